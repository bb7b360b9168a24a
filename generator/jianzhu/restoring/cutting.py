"""Units cut at places of the source, and put together again, every character kept.

a paragraph of characters [10, 90), cut at Span(40, 52)   →   before [10, 40), those words, behind [52, 90)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jianzhu.model import INSERTED, Span, Text
from jianzhu.restoring.decisions import BREAK
from jianzhu.restoring.lines import Line
from jianzhu.restoring.pieces import Unit

NOWHERE = 1 << 62
"""Beyond any text."""


def texts(unit: Unit) -> list[Text]:
    """The lines of a unit, or its rows as they stand."""
    return [row.text for row in unit.rows] if unit.rows else unit.lines


def first_in(unit: Unit, span: Span) -> int:
    """The first of the source's characters in `span` that a unit holds; NOWHERE where it holds none."""
    offsets = (o for text in texts(unit) for o in text.offsets if span.start <= o < span.end)
    return min(offsets, default=NOWHERE)


def last_before(unit: Unit, offset: int) -> int:
    """The last of the source's characters before `offset` that a unit holds; INSERTED where it holds none."""
    return max((o for text in texts(unit) for o in text.offsets if o < offset), default=INSERTED)


def parts(unit: Unit, span: Span) -> tuple[Unit | None, Unit | None, Unit | None]:
    """What of a unit stands before the words of `span`, those words, and what follows; a table is cut between rows."""
    lines: tuple[list[Text], ...] = ([], [], [])
    rows: tuple[list[Line], ...] = ([], [], [])
    seen = False
    for row in unit.rows:
        inside = any(span.start <= o < span.end for o in row.text.offsets)
        seen = seen or inside
        rows[1 if inside else 2 if seen else 0].append(row)
    for line in unit.lines:
        chosen: tuple[list[int], ...] = ([], [], [])
        for k, offset in enumerate(line.offsets):
            inside = span.start <= offset < span.end
            seen = seen or inside
            chosen[1 if inside else 2 if seen else 0].append(k)
        for part, indices in zip(lines, chosen, strict=True):
            text = line.keep(indices).strip()
            if text.chars:
                part.append(text)
    if not seen:
        return unit, None, None
    made = [replace(unit, lines=lines[k], rows=rows[k]) if lines[k] or rows[k] else None for k in range(3)]
    for later in made[1:] if made[0] else made[2:]:
        if later:
            later.dateline, later.marker = False, ""
    return made[0], made[1], made[2]


def joined(one: Unit | None, other: Unit | None) -> Unit | None:
    """Two units as one of the first one's kind."""
    if one is None or other is None:
        return one or other
    lines = [*one.lines, *other.lines]
    if one.kind == "paragraph":
        lines = [Text.join(lines)]
    return replace(one, lines=lines, rows=[*one.rows, *other.rows])


def in_source_order(parts: Sequence[Text]) -> Text:
    """The characters of `parts` as they stand in the source, each inserted one behind the one that it followed."""
    keyed: list[tuple[int, int, str, int]] = []
    for part in parts:
        last = INSERTED
        for char, offset in zip(part.chars, part.offsets, strict=True):
            last = offset if offset != INSERTED else last
            keyed.append((last, len(keyed), char, offset))
    keyed.sort()
    return Text("".join(char for _, _, char, _ in keyed), tuple(offset for _, _, _, offset in keyed))


def by_line(text: Text, whole: str) -> list[Text]:
    """`text` cut where the source breaks the line."""
    cuts = [0]
    held = [(k, o) for k, o in enumerate(text.offsets) if o != INSERTED]
    for (_, before), (k, after) in pairwise(held):
        if BREAK.search(whole, before + 1, after):
            cuts.append(k)
    lines = [text[a:b].strip() for a, b in pairwise([*cuts, len(text)])]
    return [line for line in lines if line.chars]
