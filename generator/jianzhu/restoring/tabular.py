"""Which lines of a page are a table's: set apart by tabs, by `|`, in columns by spaces, or one cell a line.

表1 竹林面积                              table_name
乡镇    2030年    2031年                  table
石桥镇  1.2       1.3                     table
续表1                                     table_again: the table goes on here
白石镇  0.8       0.9                     table

What the rows' cells are is told in `cells`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from jianzhu.restoring.cells import FIGURE, flat_shape, hangs, has_pipes, is_even, may_go_on, parts
from jianzhu.restoring.flattened import read
from jianzhu.restoring.lines import Line, ends_sentence, shows

_CLAUSES = re.compile(r"[，。；！？]")
FEWEST_ROWS = 3
"""Lines of equal columns from which spaces are taken for a table's; one less under a table's name."""
FEWEST_CELLS = 3
"""Columns from which single spaces may part cells: of two words, a space only makes a pair."""
LONGEST_CELL = 40
"""Characters of a line that may be the rest of a cell, or a row of one cell, between a table's rows."""
MOST_BETWEEN = 2
"""Such lines one after another."""
MOST_CELLS = 400
"""Lines of a table that a reader gave one cell a line."""
_CELL_KINDS = frozenset({"body", "numbered", "byline", "date", "deck", "page_number", "bracket", "display", "doubled"})
"""Kinds that the line of a cell may be taken for by itself."""
SHORT_CELL, FEWEST_IN_DISORDER = 10, 8
"""Characters that most cells have at most, and lines that there must be, where cells make no rows."""
OVER_PAGE = frozenset({"page_number", "running_head", "table_again", "table_unit"})
"""Kinds of lines between two halves of a table."""


def table_lines(lines: list[Line], kinds: list[str]) -> dict[int, str]:
    """Index of a line → `table`, `table_again` or (of what looked like a row and is none) `body`.

    `kinds`: what each line says of itself.
    """
    now = list(kinds)
    for name, found in (
        ("table_again", _going_on(lines, now)),
        ("table", _between_rows(lines, now)),
        ("body", _lone_rows(lines, now)),
        ("table", _piped(lines, now)),
        ("table", _in_columns(lines, now)),
        ("table", _one_cell_a_line(lines, now)),
        ("table", _between_rows(lines, now)),
        ("table", _flattened(lines, now)),
    ):
        for i in list(found):
            now[i] = name
    return {i: name for i, name in enumerate(now) if name != kinds[i]}


def _going_on(lines: list[Line], kinds: list[str]) -> Iterator[int]:
    """续表2 or 表2（续）, above rows."""
    for i, line in enumerate(lines):
        if kinds[i] in _CELL_KINDS and shows("table_again", line.squeezed):
            yield i


def _lone_rows(lines: list[Line], kinds: list[str]) -> Iterator[int]:
    """A line with a tab is a table's row only beside another."""
    for i, kind in enumerate(kinds):
        if kind != "table":
            continue
        near = [j for j in (i - 1, i + 1) if 0 <= j < len(kinds) and lines[max(i, j)].gap <= 1]
        if not any(kinds[j] == "table" for j in near) and not _over_page(i, kinds):
            yield i


def _over_page(i: int, kinds: list[str]) -> bool:
    """Whether rows stand above line `i`, only a page's foot and head between."""
    j = i - 1
    while j >= 0 and kinds[j] in OVER_PAGE:
        j -= 1
    return 0 <= j < i - 1 and kinds[j] == "table"


def _piped(lines: list[Line], kinds: list[str]) -> Iterator[int]:
    """Lines that `|` cuts, without the outer ones or with a cell broken over lines, beside their like."""
    i = 0
    while i < len(lines):
        j = i
        while j < len(lines) and kinds[j] in ("table", *_CELL_KINDS) and has_pipes(lines[j]):
            j += 1
        if j - i >= FEWEST_ROWS or any(kinds[k] == "table" for k in range(i, j)):
            yield from range(i, j)
        i = max(j, i + 1)


def _in_columns(lines: list[Line], kinds: list[str]) -> Iterator[int]:
    """Runs of lines whose words stand in columns, as many line after line, most of them with figures."""
    for single in (False, True):
        last_end, last_width = -1, 0
        i = 0
        while i < len(lines):
            width, j = _run(i, lines, kinds, single)
            named = i > 0 and (
                kinds[i - 1] in ("table_unit", "table_again") or shows("table_name", lines[i - 1].squeezed)
            )
            goes_on = j > i and width == last_width and _over_page(i, kinds) and last_end == _above(i, kinds)
            rows = [parts(lines[k], single) for k in range(i, j)]
            figures = sum(any(FIGURE.match(cell.chars) for cell in row[1:]) for row in rows)
            enough = sum(len(row) == width for row in rows) >= FEWEST_ROWS - named and figures * 2 >= sum(
                len(row) > 1 for row in rows
            )
            if single:
                cells = [cell for row in rows[1:] for cell in row[1:]]
                enough = enough and sum(bool(FIGURE.match(c.chars)) for c in cells) * 2 >= len(cells)
            if j > i and (enough or goes_on):
                yield from range(i, j)
                for k in range(i, j):
                    kinds[k] = "table"
                last_end, last_width = j, width
            i = max(j, i + 1)


def _above(i: int, kinds: list[str]) -> int:
    """Where the rows end that a page's foot and head part from line `i`."""
    while i > 0 and kinds[i - 1] in OVER_PAGE:
        i -= 1
    return i


def _run(start: int, lines: list[Line], kinds: list[str], single: bool) -> tuple[int, int]:
    """(columns, end) of the rows that may begin at a line: it has the most cells but for rows with blank ones."""
    width = 0
    end = start
    while end < len(lines) and kinds[end] in _CELL_KINDS:
        count = len(parts(lines[end], single))
        if count == 1 and not single and end > start and _goes_on_below(end, lines, kinds, width):
            end += 1
            continue
        if count < (FEWEST_CELLS if single else 2) or (single and width and count != width):
            break
        if single and _CLAUSES.search(lines[end].squeezed):
            break
        if not single and width and abs(count - width) > width / 2:
            break
        width = max(width, count)
        end += 1
    return width, end


def _one_cell_a_line(lines: list[Line], kinds: list[str]) -> Iterator[int]:
    """Under a table's name, short lines that make rows of like cells: a word, then figures, again and again."""
    for i, line in enumerate(lines):
        if not (kinds[i] == "table_unit" or (kinds[i] in _CELL_KINDS and _names_table(line))):
            continue
        j = i + 1
        while j < len(lines) and j - i <= MOST_CELLS and kinds[j] in _CELL_KINDS and _may_be_cell(lines[j]):
            j += 1
        width, rows = flat_shape([line.text for line in lines[i + 1 : j]])
        yield from range(i + 1, i + 1 + width * rows)


def _flattened(lines: list[Line], kinds: list[str]) -> Iterator[int]:
    """Under a table's name, lines whose words and figures make rows in the order of the print."""
    below, said = 0, Counter(line.squeezed for line in lines)
    for i, line in enumerate(lines):
        if i < below or not (kinds[i] in ("table_unit", "table_again") or _names_table(line)):
            continue
        region = list(_cell_lines(i + 1, lines, kinds, said))
        held = [lines[k] for k in region]
        if not held or all(kinds[k] == "table" for k in region) or is_even(held):
            continue
        made = read(held)
        used = made.used if made else _cells_in_disorder(held)
        if used:
            below = region[used - 1]
            yield from region[:used]


def _cells_in_disorder(lines: list[Line]) -> int:
    """How many lines, from the first on, are cells though no rows come out: short ones, many of them figures."""
    last = max((k for k, line in enumerate(lines) if FIGURE.match(line.squeezed)), default=-1)
    held = lines[: last + 1]
    figures = sum(bool(FIGURE.match(line.squeezed)) for line in held)
    short = sum(len(line.squeezed) <= SHORT_CELL for line in held)
    return (
        len(held) if len(held) >= FEWEST_IN_DISORDER and figures * 4 >= len(held) and short * 5 >= len(held) * 4 else 0
    )


def _cell_lines(start: int, lines: list[Line], kinds: list[str], said: Counter[str]) -> Iterator[int]:
    """Lines that may hold cells or parts of them, what a page's end puts between them left out."""
    feet = {i for i, kind in enumerate(kinds) if kind == "page_number" and not lines[i].squeezed.isdigit()}
    for i in range(start, min(len(lines), start + MOST_CELLS)):
        over_page = kinds[i] in (*OVER_PAGE, "note") and not FIGURE.match(lines[i].squeezed)
        head_again = lines[i].squeezed == lines[start].squeezed
        if over_page or (said[lines[i].squeezed] > 1 and feet & {i - 1, i + 1} and not head_again):
            continue
        pieces = parts(lines[i], True)
        short = len(pieces) >= FEWEST_CELLS or len(lines[i].squeezed) <= LONGEST_CELL // 2
        if kinds[i] not in ("table", *_CELL_KINDS) or not short or lines[i].squeezed[-1] in "。；！？：":
            return
        yield i


def _names_table(line: Line) -> bool:
    return shows("table_name", line.squeezed) or shows("table_title", line.squeezed)


def _may_be_cell(line: Line) -> bool:
    short = len(line.squeezed) <= LONGEST_CELL // 2
    return short and not ends_sentence(line.text.chars, soft=True) and not shows("table_name", line.squeezed)


def _between_rows(lines: list[Line], kinds: list[str]) -> Iterator[int]:
    """Short lines between two rows, set as close as they are: the rest of a broken cell, or a row of one cell."""
    i = 1
    while i < len(lines):
        j = i
        while j < len(lines) and kinds[j] in _CELL_KINDS - {"page_number"} and _may_stand_between(lines[j]):
            j += 1
        if kinds[i - 1] == "table" and i < j:
            between = j < len(lines) and j - i <= MOST_BETWEEN and kinds[j] == "table"
            begins_row = between and hangs(lines[j - 1].text, lines[j].text)
            if between and (begins_row or _close(lines[i : j + 1]) or may_go_on(lines[i - 1], lines[i])):
                yield from range(i, j)
            elif not between and lines[i].gap <= lines[i - 1].gap and may_go_on(lines[i - 1], lines[i]):
                yield i
        i = max(j, i + 1)


def _may_stand_between(line: Line) -> bool:
    return len(line.squeezed) <= LONGEST_CELL and not shows("table_name", line.squeezed)


def _close(lines: list[Line]) -> bool:
    """Whether no blank line stands above any of the lines."""
    return not any(line.gap for line in lines)


def _goes_on_below(i: int, lines: list[Line], kinds: list[str], width: int) -> bool:
    """Whether a line with one piece of a cell, or a row's only one, stands between two rows set in columns."""
    if i + 1 == len(lines) or kinds[i + 1] not in _CELL_KINDS or kinds[i] == "page_number":
        return False
    if not _may_stand_between(lines[i]):
        return False
    row_below = len(parts(lines[i + 1], False)) * 2 > width
    return row_below and (_close(lines[i : i + 2]) or may_go_on(lines[i - 1], lines[i]))
