"""Rows of a flattened table → cells: tab-separated lines and Markdown's `| a | b |`, with header, caption and note."""

from __future__ import annotations

import re
from itertools import pairwise

from jianzhu.model import Passage, Table, Text
from jianzhu.restoring.lines import Line, close_up, columns
from jianzhu.restoring.pieces import Unit

_RULE = re.compile(r"^\|?[\s:|-]+\|?$")
_NUMBER = re.compile(r"^[-−+]?[\d０-９][\d０-９,，.．\s]*[%％‰]?$")


def cells_of(line: Line) -> tuple[list[Text], Text]:
    """(the cells of one row, the marks between them that are no text)."""
    raw = line.raw
    if "\t" in raw.chars:
        cuts = [k for k, c in enumerate(raw.chars) if c == "\t"]
        bounds = list(zip([0, *(c + 1 for c in cuts)], [*cuts, len(raw)], strict=True))
        return [close_up(raw[a:b].strip()) for a, b in bounds], raw[0:0]
    if "|" not in line.text.chars:
        return [close_up(cell.strip()) for cell in columns(line)], line.raw[0:0]
    text = line.text
    cuts = [k for k, c in enumerate(text.chars) if c == "|" and (k == 0 or text.chars[k - 1] != "\\")]
    marks = text.keep(cuts)
    if _RULE.match(text.chars):
        return [], text
    inner = [text[a + 1 : b].strip() for a, b in pairwise(cuts)]
    return [close_up(cell) for cell in inner], marks


def make_table(
    number: int, unit: Unit, caption: Text | None, note: Text | None
) -> tuple[Table, list[Text], list[Text]]:
    """The table of a unit's rows (padded to the widest), the marks taken out of them, and heads printed again."""
    rows: list[list[Text]] = []
    removed: list[Text] = []
    repeated: list[Text] = []
    ruled = False
    for line in unit.rows:
        cells, marks = cells_of(line)
        removed.append(marks)
        if rows and cells and [c.chars for c in cells] == [c.chars for c in rows[0]] and not is_figures(cells):
            repeated += cells  # the head printed again where the table goes on over a page
            continue
        if cells:
            rows.append(cells)
        elif len(rows) == 1:
            ruled = True
    while rows and all(len(r) > 1 and not r[-1].chars for r in rows):
        rows = [r[:-1] for r in rows]
    width = max((len(r) for r in rows), default=0)
    rows = [r + [Text("", ())] * (width - len(r)) for r in rows]
    named = f"t{number}"
    has_header = len(rows) > 1 and (ruled or not is_figures(rows[0]))
    header, body = (rows[0], rows[1:]) if has_header else ([], rows)
    return (
        Table(
            named,
            Passage(f"{named}cap", "table_caption", caption) if caption else None,
            tuple(Passage(f"{named}h{c}", "cell", cell) for c, cell in enumerate(header, 1)),
            tuple(
                tuple(Passage(f"{named}r{r}c{c}", "cell", cell) for c, cell in enumerate(row, 1))
                for r, row in enumerate(body, 1)
            ),
            Passage(f"{named}note", "table_note", note) if note else None,
        ),
        removed,
        repeated,
    )


def is_figures(cells: list[Text]) -> bool:
    """Whether any cell of a row is a number."""
    return any(_NUMBER.match(c.chars) for c in cells)
