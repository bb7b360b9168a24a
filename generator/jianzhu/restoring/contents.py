"""A plan's contents list: its lines, taken out, and the heads that it says the text has.

目 录                       contents
一、家底 ........ 2         contents
（一）竹林                  contents: a line of the text below reads the same
二、目标                    contents
9                           contents: its page
一、家底                    a head, for the list has it
（一）竹林                  a head
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from jianzhu.restoring.lines import Line, ends_sentence, shows

LONGEST_ENTRY = 60
"""Characters of an entry of a contents list."""
MOST_ASTRAY = 2
"""Lines one after another in a list that the text hasn't: misread, or the first half of an entry."""
_ENTRY = re.compile(
    r"^(?:[-*+]\s+)?(?:\[(?=[^\]]*\]\(#))?(?P<title>.*?)(?:\]\(#.*\))?"
    r"(?P<leaders>[\s.．。…·•⋯_—–-]*)[(（]?(?P<page>\d{1,3}|[ivxIVX]{1,5})?[)）]?[\s—–-]*$"
)
_MARKS = re.compile(r"^#{1,6}")


@dataclass(frozen=True, slots=True)
class Contents:
    """Indices of lines: those of the lists, and those of the text that a list has as heads."""

    lines: frozenset[int]
    heads: frozenset[int]


def find_contents(lines: list[Line]) -> Contents:
    """The contents lists of a text, each from 目录 on until the text has an entry no more."""
    places: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        places.setdefault(_MARKS.sub("", line.squeezed), []).append(i)
    listed: set[int] = set()
    heads: set[int] = set()
    for i, line in enumerate(lines):
        if i not in listed and shows("contents_head", _MARKS.sub("", line.squeezed)):
            entries = list(_entries(i, lines, places))
            if entries:
                listed.update(range(i, entries[-1][0] + 1))
                heads.update(place for _, place in entries if place is not None)
    return Contents(frozenset(listed), frozenset(heads - listed))


def _entries(start: int, lines: list[Line], places: dict[str, list[int]]) -> Iterator[tuple[int, int | None]]:
    """(index of a list's line, where the text has it as a head) from below 目录 on."""
    astray = 0
    for i in range(start + 1, len(lines)):
        match = _ENTRY.match(lines[i].text.chars)
        title = "".join(match["title"].split()) if match else ""
        if match is None or len(title) > LONGEST_ENTRY or astray > MOST_ASTRAY:
            return
        later = _below(i, places.get(title, []))
        whole = _below(i, places.get(lines[i].squeezed, []))
        led = bool(match["page"]) and (not title or len(match["leaders"].strip()) > 1 or "\t" in match["leaders"])
        if later is not None or whole is not None:
            astray = 0
            at = later if later is not None else whole
            yield i, None if at is None or shows("document_title", title) else at
        elif led or shows("contents_line", lines[i].squeezed):
            astray = 0
            yield i, None
        elif ends_sentence(lines[i].text.chars):
            return
        else:
            astray += 1


def _below(i: int, places: list[int]) -> int | None:
    at = bisect_right(places, i)
    return places[at] if at < len(places) else None
