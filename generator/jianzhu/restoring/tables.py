"""A table's lines → a Table: heads, rows, what each column holds; heads that a page break printed again are left out.

指标 ⇥ 2030年 ⇥ 占比（%）
竹林 ⇥ 12 ⇥ 40            →   header 指标 | 2030年 | 占比（%）, columns text | number | percent
"""

from __future__ import annotations

import re

from jianzhu.model import Column, Passage, Table, Text
from jianzhu.restoring.cells import Rows, is_figures
from jianzhu.restoring.pieces import Unit

_NUMERIC = re.compile(r"[\s()（）+\-−—–±<>≤≥≈约～~.,，%％‰\d]*\d[\s\d.,，%％‰()（）~～\-−]*[^\d\s]{0,3}|[-—–/－…]+")
"""A cell that holds a figure (a short unit may follow), or the dash that stands for none."""
_PERCENT = re.compile(r"[%％‰](?:[)）]?$)")
NUMERIC_SHARE = 0.6
"""Of a column's filled cells: from here on it is one of numbers. Below, words prevail (约 3 万, 未统计)."""


def make_table(
    number: int, unit: Unit, caption: Text | None, note: Text | None
) -> tuple[Table, list[Text], list[Text]]:
    """The table of a unit's rows (padded to the widest), the marks taken out of them, and heads printed again."""
    read = Rows(unit.rows)
    rows: list[list[Text]] = []
    repeated: list[Text] = []
    heads = 0
    for cells in read.cells:
        if len(rows) > 1 and _same(cells, rows[0]) and not is_figures(cells):
            repeated += cells
            heads = 1
        elif heads and heads < len(rows) and _same(cells, rows[heads]) and not is_figures(cells):
            repeated += cells
            heads += 1
        else:
            rows.append(cells)
            heads = 0
    while rows and all(len(r) > 1 and not r[-1].chars for r in rows):
        rows = [r[:-1] for r in rows]
    width = max((len(r) for r in rows), default=0)
    rows = [r + [Text("", ())] * (width - len(r)) for r in rows]
    named = f"t{number}"
    head_rows = _head_rows(rows, read.ruled)
    header, body = (rows[0], rows[1:]) if head_rows else ([], rows)
    made = Table(
        named,
        Passage(f"{named}cap", "table_caption", caption) if caption else None,
        tuple(Passage(f"{named}h{c}", "cell", cell) for c, cell in enumerate(header, 1)),
        tuple(
            tuple(Passage(f"{named}r{r}c{c}", "cell", cell) for c, cell in enumerate(row, 1))
            for r, row in enumerate(body, 1)
        ),
        Passage(f"{named}note", "table_note", note) if note else None,
        tuple(_column([row[k].chars for row in rows[:head_rows]], [row[k].chars for row in rows[head_rows:]])
              for k in range(width)),
        max(0, head_rows - 1),
    )  # fmt: skip
    return made, read.marks, repeated


def _same(one: list[Text], other: list[Text]) -> bool:
    return [c.chars for c in one] == [c.chars for c in other]


def _head_rows(rows: list[list[Text]], ruled: int) -> int:
    """How many rows head the table: those above a rule; else the first where it holds no figures, and those below it
    that only go on under a head that spans several columns."""
    if len(rows) < 2:
        return 0
    if not ruled and is_figures(rows[0]):
        return 0
    count = max(1, min(ruled, len(rows) - 1))
    while count + 1 < len(rows) and not rows[count][0].chars and not is_figures(rows[count]):
        spanned = any(
            not top.chars and cell.chars for top, cell in zip(rows[count - 1][1:], rows[count][1:], strict=True)
        )
        if not (spanned and any(is_figures(row) for row in rows[count + 1 :])):
            break
        count += 1
    return count


def _column(heads: list[str], cells: list[str]) -> Column:
    """What a column holds, by its filled cells and its heads."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    numeric = [cell for cell in filled if _NUMERIC.fullmatch(cell)]
    if not numeric or len(numeric) < NUMERIC_SHARE * len(filled):
        return Column("text")
    figures = [cell for cell in numeric if any(c.isdigit() for c in cell)]
    marked = sum(bool(_PERCENT.search(cell)) for cell in figures) * 2 > len(figures)
    return Column("percent" if marked or any(_PERCENT.search(head) for head in heads) else "number")
