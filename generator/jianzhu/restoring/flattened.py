"""A table whose cells a reader gave as they come, names broken over lines → its rows.

序号 指标 单位            序号 | 指标       | 单位 | 2030年 | 2031年
2030年 2031年       →    1    | 新造竹林面积 | 万亩 | 12    | 13
1                        2    | 竹笋产量   | 吨  | 500   | 800
新造竹林面
积
万亩 12 13
2 竹笋产量
吨 500 800

A row is what its number and its figures say: as many figures in every row, the words before them its name and unit.
What the columns hold is told by their heads (`lexicon/table_heads.tsv`). A table that doesn't come out even is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, pairwise, takewhile

from jianzhu.lexicon import table
from jianzhu.model import Text
from jianzhu.restoring.doubling import spans_a_word
from jianzhu.restoring.lines import Line, close_up, places

FEWEST_ROWS = 3
"""Rows that have to come out even before lines are taken for a table's."""
LONGEST_GROUP = 6
"""Characters of a piece of a cell that holds for several rows (经济发展)."""
LONGEST_WORDS = 2
"""Lines below the last row's figures that may still be its last cell."""
TWO_HEADS = 4
"""How ill two pieces make one head of which each is a head by itself."""
NEAR = 2
"""Lines between two parts of a cell that stands in the middle of its rows."""

_PIECES = re.compile(r"(?:19|20)\d{2}\s?年\S*|\S+")
_FIGURE = re.compile(
    r"[\[［(（]?[≥≤<>＜＞约]{0,2}[-−+－＋]?\d[\d,，]*(?:[.．]\d+)?(?:[-—–~～至][-−]?\d[\d.．]*)?[%％‰]?(?:左右|以上|以下|以内)?[\]］)）]?"
    r"|[-—–－/]{1,2}|…+"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_TAIL = re.compile(r"[（(）)]|[^（(]*[）)]")
"""What no cell begins with: a bracket, or the rest of one."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What white space or a line's end parts from the next: a cell, or a part of one."""

    text: Text
    line: int
    place: int
    """Among the pieces of its line, from 0."""

    @property
    def chars(self) -> str:
        return self.text.chars

    @property
    def is_figure(self) -> bool:
        return bool(_FIGURE.fullmatch(self.chars))


@dataclass(slots=True)
class _Row:
    """The pieces of a row, by what they belong to."""

    ordinal: _Piece | None = None
    name: list[_Piece] = field(default_factory=list)
    unit: list[_Piece] = field(default_factory=list)
    figures: list[_Piece] = field(default_factory=list)
    words: list[_Piece] = field(default_factory=list)
    group: Text = field(default_factory=lambda: Text("", ()))

    @property
    def line(self) -> int:
        """The one that its number stands in, else its first figure."""
        return (self.ordinal or self.figures[0]).line


@dataclass(frozen=True, slots=True)
class Flattened:
    """A table read from lines: `rows` of as many cells each, its head first; `used`: lines from the first on."""

    rows: list[list[Text]]
    used: int


@cache
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["role"], re.compile(row["pattern"])) for row in table("table_heads"))


@cache
def _unit() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(row["unit"]) for row in table("units")), key=len, reverse=True))
    return re.compile(rf"[（(]?(?:[十百千万亿]{{0,2}}(?:{names})(?:[/·]?(?:{names}|年|月|日|天))?|[%％‰])[）)]?")


def role(head: str) -> str:
    """What cells under a head hold: ordinal, group, name, unit, figure, words; empty where it is no head of theirs."""
    return next((name for name, pattern in _roles() if pattern.fullmatch(head)), "")


def read(lines: Sequence[Line]) -> Flattened | None:
    """The table that begins with the first of the lines; None where none comes out even."""
    pieces = [
        _Piece(close_up(line.text[m.start() : m.end()]), k, place)
        for k, line in enumerate(lines)
        for place, m in enumerate(_PIECES.finditer(line.text.chars))
    ]
    stop = _head_length(pieces)
    head = pieces[:stop]
    columns = _columns(head)
    body, again = _without_heads(pieces[stop:], head)
    rows = (_numbered(body, columns) if "ordinal" in columns else _plain(body, columns)) if stop else []
    if len(rows) < FEWEST_ROWS or not all(row.name and len(row.figures) == len(rows[0].figures) for row in rows):
        return None
    width = len(columns) - 1 + len(rows[0].figures)
    heads = _heads(head, lines, width)
    if heads is None:
        return None
    made = [heads]
    for row in rows:
        while again and again[0][0].line < row.line:
            made.append(_heads(again.pop(0), lines, width) or heads)
        made.append([cell for kind in columns for cell in _cells(row, kind)])
    return Flattened(made, 1 + max(p.line for p in (*rows[-1].name, *rows[-1].figures, *rows[-1].words)))


# ── heads ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _head_length(pieces: list[_Piece]) -> int:
    """How many pieces, from the first on, head the table: down to the line of the last that has a role above the first
    figure."""
    stop = 0
    for k, piece in enumerate(pieces):
        if piece.is_figure and not _YEAR.fullmatch(piece.chars):
            return stop
        whole = pieces[k - 1].chars + piece.chars if k else ""
        in_line = stop == k and piece.place > 0
        if role(piece.chars) or (k and role(whole)) or in_line or (stop == k and k and _TAIL.match(piece.chars)):
            stop = k + 1
    return 0


def _columns(head: list[_Piece]) -> list[str]:
    """What the columns hold, from the left; all with figures as one."""
    found: list[str] = []
    for piece in head:
        kind = role(piece.chars) or ("figure" if "name" in found else "name")
        if kind not in found:
            found.append(kind)
    return found if "figure" in found else [*found, "figure"]


def _without_heads(body: list[_Piece], head: list[_Piece]) -> tuple[list[_Piece], list[list[_Piece]]]:
    """The pieces below the head, and the heads that a page's end has printed again among them."""
    wanted = [piece.chars for piece in head]
    kept: list[_Piece] = []
    again: list[list[_Piece]] = []
    k = 0
    while k < len(body):
        if wanted and body[k].chars == wanted[0] and [p.chars for p in body[k : k + len(wanted)]] == wanted:
            again.append(body[k : k + len(wanted)])
            k += len(wanted)
        else:
            kept.append(body[k])
            k += 1
    return kept, again


def _heads(head: list[_Piece], lines: Sequence[Line], width: int) -> list[Text] | None:
    """As many heads as there are columns; None where the pieces can't be that many."""
    above, *below = _by_line(head)
    if len(above) == width and len(below) == 1:
        return _stacked([places(lines[above[0].line]), places(lines[below[0][0].line])])
    heads = [piece.text for piece in head]
    while len(heads) > width:
        cost, k = min((_seam(a.chars, b.chars), k) for k, (a, b) in enumerate(pairwise(heads)))
        if cost == TWO_HEADS:
            return None
        heads[k : k + 2] = [heads[k] + heads[k + 1]]
    return heads if len(heads) == width else None


def _stacked(rows: list[list[tuple[int, int, Text]]]) -> list[Text]:
    """Heads of two lines: each piece of the lower one goes on the piece that it stands under."""
    heads = [text for _, _, text in rows[0]]
    for start, end, text in rows[1]:
        k = min(range(len(heads)), key=lambda k: abs(start + end - rows[0][k][0] - rows[0][k][1]))
        heads[k] += text
    return heads


def _seam(before: str, after: str) -> int:
    """How ill two pieces make one head, from 0."""
    if _TAIL.match(after) or before.count("（") > before.count("）"):
        return 0
    if not role(before) and not role(after):
        return 1 if role(before + after) or spans_a_word(before, after) else 3
    return 2 if not (role(before) and role(after)) else TWO_HEADS


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _plain(body: list[_Piece], columns: list[str]) -> list[_Row]:
    """Rows that begin with the words behind a row's figures."""
    rows: list[_Row] = []
    for piece in body:
        last = rows[-1] if rows else _Row()
        if piece.is_figure and last.name and not last.words:
            last.figures.append(piece)
        elif not rows or last.figures:
            if "words" in columns and last.figures and _says_more(piece, last, rows):
                last.words.append(piece)
            else:
                rows.append(_Row(name=[piece]))
        elif piece.is_figure:
            return []
        else:
            last.name.append(piece)
    rows = [row for row in rows if row.figures]
    for row in rows:
        _part_unit(row, columns)
    return rows if "words" not in columns or any(row.words for row in rows) else []


def _part_unit(row: _Row, columns: list[str]) -> None:
    if "unit" in columns and len(row.name) > 1 and _is_unit(row.name[-1]):
        row.unit = [row.name.pop()]


def _is_unit(piece: _Piece) -> bool:
    return bool(_unit().fullmatch(piece.chars))


def _says_more(piece: _Piece, row: _Row, rows: list[_Row]) -> bool:
    """Whether words behind a row's figures are its last cell: in their line, or what other rows have in theirs."""
    beside = piece.line == row.figures[-1].line
    return not row.words and (beside or any(w.chars == piece.chars for other in rows[:-1] for w in other.words))


def _numbered(body: list[_Piece], columns: list[str]) -> list[_Row]:
    """Rows that each begin with the next number; words around a number's line are parts of broken cells."""
    starts = _ordinals(body)
    rows = [_Row(ordinal=body[k]) for k in starts]
    groups: list[tuple[_Piece, int]] = []
    row, bare = _Row(), False
    for n, (start, stop) in enumerate(zip([-1, *starts], [*starts, len(body)], strict=True)):
        held = body[start + 1 : stop]
        if n:
            row = rows[n - 1]
            bare = bool(row.name)
            beside = list(takewhile(lambda piece: not piece.is_figure, held))
            row.name += beside
            row.figures = list(takewhile(lambda piece: piece.is_figure, held[len(beside) :]))
            held = held[len(beside) + len(row.figures) :]
            _part_unit(row, columns)
        below = rows[n] if n < len(rows) and _is_bare(body, stop, columns) else None
        if n == len(rows):
            held = (
                [piece for piece in held if piece.line <= row.figures[-1].line + LONGEST_WORDS] if row.figures else []
            )
        for line in _by_line(held):
            goes_below = below if line[-1] is held[-1] else None
            groups += [(piece, n) for piece in _rest(line, row, goes_below, bare, columns)]
    _set_groups(rows, groups)
    return rows


def _is_bare(body: list[_Piece], k: int, columns: list[str]) -> bool:
    """Whether the number at `k` has figures beside it, or its unit and then figures, but no name."""
    line = [piece for piece in body[k + 1 : k + 3] if piece.line == body[k].line]
    if line and "unit" in columns and _is_unit(line[0]):
        line = line[1:]
    return bool(line) and line[0].is_figure


def _rest(line: list[_Piece], row: _Row, below: _Row | None, bare: bool, columns: list[str]) -> list[_Piece]:
    """Gives the words of a line that stands behind a row's figures to what they are a part of; what is left may hold
    for several rows.

    `below`: the next row, where its name begins above its number; `bare`: whether this one's did.
    """
    held = list(line)
    if held and "words" in columns and row.figures and held[0].line == row.figures[-1].line:
        row.words.append(held.pop(0))
    if held and below is not None:
        below.name.append(held.pop())
    elif held and bare and row.name and (len(held) > 1 or _goes_on(row.name[-1].chars, held[0].chars)):
        row.name.append(held.pop())
    if "group" in columns and all(len(piece.chars) <= LONGEST_GROUP for piece in held):
        return held
    if "words" in columns:
        row.words += held
    return []


def _goes_on(before: str, after: str) -> bool:
    return bool(_TAIL.match(after)) or spans_a_word(before, after) or len(after) > LONGEST_GROUP


def _ordinals(body: list[_Piece]) -> list[int]:
    """Where 1, 2, 3, … stand that begin rows: each with figures since the one before, words or its row behind it."""
    found: list[int] = []
    figures = 1
    for k, piece in enumerate(body):
        behind = body[k + 1] if k + 1 < len(body) else None
        heads_row = piece.chars == str(len(found) + 1) and behind is not None and figures > 0
        if (
            heads_row
            and behind is not None
            and (not behind.is_figure or (behind.line == piece.line and not piece.place))
        ):
            found.append(k)
            figures = 0
        elif piece.is_figure:
            figures += 1
    return found


def _by_line(pieces: list[_Piece]) -> list[list[_Piece]]:
    return [list(held) for _, held in groupby(pieces, key=lambda piece: piece.line)]


def _set_groups(rows: list[_Row], groups: list[tuple[_Piece, int]]) -> None:
    """Gives each cell that holds for several rows to the first of them.

    It stands above that row, or in the middle of all of them; then its parts stand near each other.
    """
    if not groups:
        return
    if groups[0][1] == 0:
        for piece, n in groups:
            if n < len(rows):
                rows[n].group += piece.text
        return
    cells: list[list[_Piece]] = []
    for piece, _ in groups:
        if cells and piece.line - cells[-1][-1].line <= NEAR:
            cells[-1].append(piece)
        else:
            cells.append([piece])
    start = 0
    for cell in cells:
        if start == len(rows):
            return
        middle = sum(piece.line for piece in cell) / len(cell)
        rows[start].group = Text.join([piece.text for piece in cell])
        stop = min(range(start, len(rows)), key=lambda k: abs(middle - (rows[start].line + rows[k].line) / 2))
        start = stop + 1


def _cells(row: _Row, kind: str) -> list[Text]:
    """The cells of one kind of column."""
    if kind == "ordinal" and row.ordinal:
        return [row.ordinal.text]
    if kind == "group":
        return [row.group]
    if kind == "figure":
        return [piece.text for piece in row.figures]
    held = {"name": row.name, "unit": row.unit, "words": row.words}
    return [Text.join([piece.text for piece in held[kind]])]
