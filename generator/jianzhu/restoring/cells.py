"""Lines of a table → rows of cells, however they are set apart, cells that were broken over lines put together.

县林业局 ⇥ 新造竹林两万亩，       →   县林业局 | 新造竹林两万亩，改造低产林三万亩 | 2031年底
改造低产林三万亩 ⇥ 2031年底
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from jianzhu.model import Text
from jianzhu.restoring.doubling import spans_a_word
from jianzhu.restoring.flattened import read
from jianzhu.restoring.lines import Line, close_up, columns, places

FIGURE = re.compile(r"^[-−+－]?\d[\d,，.．\s]*[%％‰]?$")
"""A cell that holds a number and nothing else."""
_YEAR = re.compile(r"^(?:19|20)\d{2}$")
_NOTHING = re.compile(r"^[-—–－/…]*$")
_RULE = re.compile(r"^\|?[\s:|-]+\|?$")
_BREAK = re.compile(r"<br\s*/?>")
_HANGING = ("，", "、", "；", "（", "(", "—", "-", "～", "和", "与", "及", "的", "或")
"""What no cell ends with, and so one that goes on in the next line."""
_NO_CELL_BEGINS = ("（", "(", "、", "，", "）", ")", "—", "～")
_NUMBERING = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).．、]|其中)")
SHORTEST_BROKEN = 6
"""Characters of a cell that a column's edge may have broken; a shorter one was printed in one line."""
WIDEST_FLAT = 8
"""Columns of a table given one cell a line."""
FEWEST_FLAT_ROWS = 3


def parts(line: Line, single: bool) -> list[Text]:
    """The pieces of a line that two or more spaces part; `single`: any space."""
    if not single:
        return columns(line)
    return [line.text[m.start() : m.end()] for m in re.finditer(r"\S+", line.text.chars)]


def is_even(lines: list[Line]) -> bool:
    """Whether each line has as many cells: a row a line."""
    return any(
        len(counts) == 1 and counts != {1}
        for counts in ({len(parts(line, single)) for line in lines} for single in (False, True))
    )


def has_pipes(line: Line) -> bool:
    """Whether a line may be a row of cells that `|` parts."""
    chars = line.text.chars
    return chars.count("|") >= 2 or chars.startswith("|") or chars.endswith("|") or " | " in chars


def holds_figure(line: Line) -> bool:
    """Whether a row has a number that is no year, and so is no head."""
    pieces = re.split(r"[\s|]+", line.text.chars)
    return any(FIGURE.match(piece) and not _YEAR.match(piece) for piece in pieces)


def is_figures(cells: list[Text]) -> bool:
    """Whether any cell of a row is a number that is no year."""
    return any(FIGURE.match(c.chars) and not _YEAR.match(c.chars) for c in cells)


class Rows:
    """The rows of a table's lines; `marks`: what stands between cells and is no text; `ruled`: rows above a rule."""

    def __init__(self, lines: list[Line]) -> None:
        self.marks: list[Text] = []
        self.ruled = 0
        if any("\t" in line.raw.chars for line in lines):
            self.cells = _mended([_tabbed(line) for line in lines])
        elif any(has_pipes(line) for line in lines):
            self.cells = _mended(self._piped(lines))
        else:
            self.cells = _spaced(lines)
        self.cells = [[close_up(cell.strip()) for cell in row] for row in self.cells]

    def _piped(self, lines: list[Line]) -> list[list[Text]]:
        rows: list[list[Text]] = []
        for text in _whole_rows(lines):
            if _RULE.match(text.chars) and "-" in text.chars:
                self.marks.append(text)
                self.ruled = self.ruled or len(rows)
                continue
            cuts = [k for k, c in enumerate(text.chars) if c == "|" and (k == 0 or text.chars[k - 1] != "\\")]
            self.marks.append(text.keep(cuts))
            bounds = [(a + 1, b) for a, b in pairwise([-1, *cuts, len(text)])]
            if cuts and cuts[0] == 0:
                bounds = bounds[1:]
            if len(bounds) > 1 and cuts[-1] == len(text) - 1:
                bounds = bounds[:-1]
            rows.append([self._without_breaks(text[a:b]) for a, b in bounds])
        return rows

    def _without_breaks(self, cell: Text) -> Text:
        found = [k for m in _BREAK.finditer(cell.chars) for k in range(*m.span())]
        if not found:
            return cell
        self.marks.append(cell.keep(found))
        dropped = set(found)
        return cell.keep([k for k in range(len(cell)) if k not in dropped])


def _spaced(lines: list[Line]) -> list[list[Text]]:
    """Rows of lines in which nothing but their places, spaces or line ends parts the cells."""
    texts = [line.text for line in lines]
    width, count = flat_shape(texts)
    placed = _mended(_placed(lines)) if any(len(columns(line)) > 1 for line in lines) else []
    if width * count == len(lines):
        return [texts[k : k + width] for k in range(0, len(texts), width)]
    if is_even(lines) or _are_filled(placed):
        return placed or _mended([parts(line, True) for line in lines])
    if flat := read(lines):
        return flat.rows
    if placed or any(len(parts(line, True)) > 1 for line in lines):
        return placed or _mended([parts(line, True) for line in lines])
    return [texts[k : k + (width or 1)] for k in range(0, len(texts), width or 1)]


def _are_filled(rows: list[list[Text]]) -> bool:
    """Whether each row has half of its cells at least: none is the rest of a broken cell."""
    width = max((len(row) for row in rows), default=0)
    return bool(rows) and all(sum(bool(cell.chars.strip()) for cell in row) * 2 >= width for row in rows)


def _tabbed(line: Line) -> list[Text]:
    raw = line.raw
    cuts = [k for k, c in enumerate(raw.chars) if c == "\t"]
    bounds = zip([0, *(c + 1 for c in cuts)], [*cuts, len(raw)], strict=True)
    return [raw[a:b].strip() for a, b in bounds]


def _whole_rows(lines: list[Line]) -> list[Text]:
    """Rows that open with `|` and close with it; a line between is the rest of the one above."""
    outer = sum(line.text.chars.startswith("|") for line in lines) * 2 > len(lines)
    rows: list[Text] = []
    for line in lines:
        open_row = rows and outer and not rows[-1].chars.endswith("|")
        if open_row and not line.text.chars.startswith("|"):
            rows[-1] += line.text
        else:
            rows.append(line.text)
    return rows


def _placed(lines: list[Line]) -> list[list[Text]]:
    """Rows set in columns by spaces: each piece in the column under whose head it stands."""
    rows = [places(line) for line in lines]
    counts = Counter(len(row) for row in rows)
    width = max(counts, key=lambda n: (counts[n], n))
    if any(n > width and counts[n] > 1 for n in counts):
        width = max(n for n in counts if counts[n] > 1)
    full = [row for row in rows if len(row) == width]
    edges = [(min(row[k][0] for row in full), max(row[k][1] for row in full)) for k in range(width)]
    return [_in_places(row, edges) for row in rows]


def stands_under(line: Line, row: Line) -> bool:
    """Whether a line of one piece begins where a piece of the row above does, its first left out."""
    (start, _, _), *more = places(line)
    return not more and start in [begins for begins, _, _ in places(row)[1:]]


def may_go_on(row: Line, line: Line) -> bool:
    """Whether a line can be the rest of a row's last cell: a word or a bracket goes on, or it stands under a cell."""
    last = re.split(r"[\t|]|\s{2,}", row.raw.chars.rstrip(" |\t"))[-1].strip()
    if not last or FIGURE.match(last) or _NOTHING.match(last):
        return stands_under(line, row)
    held, rest = Text.inserted(last), line.text
    return hangs(held, rest) or spans_a_word(last, rest.chars) or stands_under(line, row)


def _in_places(row: list[tuple[int, int, Text]], edges: list[tuple[int, int]]) -> list[Text]:
    if len(row) >= len(edges):
        return [piece for _, _, piece in row]
    cells = [Text("", ())] * len(edges)
    free = 0
    for n, (start, end, piece) in enumerate(row):
        last = len(edges) - (len(row) - n)  # later pieces need a column each
        best = max(range(free, last + 1), key=lambda k: (min(end, edges[k][1]) - max(start, edges[k][0]), -k))
        cells[best] = piece
        free = best + 1
    return cells


def _mended(rows: list[list[Text]]) -> list[list[Text]]:
    """Rows whose cells were broken over lines put together again."""
    width = max((len(row) for row in rows), default=0)
    done: list[list[Text]] = []
    for row, below in zip(rows, [*rows[1:], []], strict=False):
        above = done[-1] if done else []
        filled = [k for k, cell in enumerate(row) if cell.chars.strip()]
        if len(row) == 1 and len(below) == width and hangs(row[0], below[0]):
            done.append(list(row))
        elif above and len(above) < width and _completes(above, row, width):
            done[-1] = [*above[:-1], above[-1] + row[0], *row[1:]]
        elif len(filled) == 1 and filled[0] < len(above) and _goes_on(above, row, filled[0], width):
            k = len(above) - 1 if len(row) == 1 else filled[0]
            above[k] += row[filled[0]]
        else:
            done.append(list(row))
    return done


def _completes(above: list[Text], row: list[Text], width: int) -> bool:
    """Whether a row that is short of cells goes on in the next line, whose first piece ends its last cell."""
    if len(above) + len(row) - 1 != width or (len(row) == width and not hangs(above[-1], row[0])):
        return False
    return all(cell.chars.strip() and not FIGURE.match(cell.chars.strip()) for cell in (above[-1], row[0]))


def _goes_on(above: list[Text], row: list[Text], k: int, width: int) -> bool:
    """Whether the only cell of a line, in column `k`, is the rest of the cell above it."""
    alone = len(row) == 1
    if alone and len(above) < width:
        return False
    cell = above[len(above) - 1 if alone else min(k, len(above) - 1)]
    held = cell.chars.strip()
    if not held or FIGURE.match(held) or _NOTHING.match(held) or FIGURE.match(row[k].chars.strip()):
        return False
    if hangs(cell, row[k]):
        return True
    if k == 0 and not alone:
        return False
    if _NUMBERING.match(row[k].chars) or held.endswith(("。", "；")):
        return False
    return len(held) >= SHORTEST_BROKEN or spans_a_word(held, row[k].chars.strip())


def hangs(cell: Text, rest: Text) -> bool:
    """Whether a cell can't end where it does, or what may be its rest can't begin one."""
    chars = cell.chars.strip()
    opened = chars.count("（") + chars.count("(") > chars.count("）") + chars.count(")")
    return opened or chars.endswith(_HANGING) or rest.chars.strip().startswith(_NO_CELL_BEGINS)


def flat_shape(cells: list[Text]) -> tuple[int, int]:
    """(columns, rows) that cells given one after another make, from the first on: words head them, and in each column
    below are either words or figures; (0, 0) where none do. The shape that holds the most cells is taken."""
    kinds = "".join("n" if FIGURE.match(c.chars) or _NOTHING.match(c.chars) else "w" for c in cells)
    best = (0, 0)
    for width in range(2, WIDEST_FLAT + 1):
        model = kinds[width : 2 * width]
        if kinds[:width] != "w" * width or not model.startswith("w") or "n" not in model:
            continue
        rows = 1
        while kinds[rows * width : (rows + 1) * width] == model:
            rows += 1
        if rows >= FEWEST_FLAT_ROWS and rows * width > best[0] * best[1]:
            best = (width, rows)
    return best
