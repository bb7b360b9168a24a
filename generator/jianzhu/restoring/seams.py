"""How well one printed line goes on another: …修通老渠，引来水 | 库的水灌田 well, …修通老渠，引来水 | 大雪将至 badly.

Two kinds of sign. The setting: a sentence that stands open goes on at a full line, a paragraph that is over is followed
by an indent; what that tells on a page is read from the page itself, most of whose lines stand where they belong. The
words: how likely the characters on both sides are together, what the page has elsewhere over a line's end, a quotation
or a bracket that is still open, a figure that wants its unit.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from typing import Literal

from jianzhu.lexicon import table
from jianzhu.restoring.bylines import authors_of_paragraph
from jianzhu.restoring.lines import INDENT, SLACK, Line, cues, ends_sentence
from jianzhu.restoring.measures import Kind, Measures
from jianzhu.segmentation import nats_together

End = Literal["over", "stop", "open"]
"""How a line ends: its paragraph is over, a sentence stops with a full line, or a sentence stands open."""
Beginning = Literal["first", "full", "short"]
"""How wide a line begins: short by an indent, full, or shorter."""

STRONGEST, WEAKEST = 2.5, -4.0
"""Nats: most that the setting may tell for and against a seam."""
FEW = 2.0
"""Seams that a page has to show of a kind before it is believed rather than the rest of the page."""
LEAST_TOGETHER, MOST_TOGETHER = -3.0, 4.0
"""Nats: what the words on both sides may tell against a seam and for it."""
AROUND = 4
"""Characters on either side of a seam whose words are looked at."""
CLOSES, LEFT_OPEN, NOT_OPEN = 2.5, -1.9, -1.9
"""Nats: the bracket or quotation that a line leaves open is the next one's to close; it doesn't; it closes what is not
open."""
COUNTED, NOT_COUNTED = 1.6, -1.0
"""Nats: a figure at a line's end, and its unit, or no unit, at the beginning of the next."""
KNOWN_PAIR, KNOWN_WORD = 1.5, 2.5
"""Nats: the two characters at the seam, or three of them, stand together elsewhere on the page."""
NO_BEGINNING = 6.0
"""Nats: a line that begins as no sentence does (，… or 的，…), against a sentence that is over; a third of it for one
that stands open."""
SIGNED = -4.0
"""Nats: text that follows the names in brackets at a story's end."""
INDENTED = 0.7
"""Nats that an indent tells after a paragraph that is over on a page that is set with indents."""

BRACKETS = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")", "【": "】", "「": "」"}
_CLOSING = {closer: opener for opener, closer in BRACKETS.items()}
MULTIPLIERS = "万亿千百余多至—"
"""What stands between a figure and its unit."""


class Seams:
    """The lines of a page, each with how it begins and ends."""

    def __init__(self, lines: list[Line], kinds: list[Kind], measures: Measures) -> None:
        self._lines, self._kinds = lines, kinds
        self._chars = [line.squeezed for line in lines]
        self.wrapped = [measures.wrapped(i) for i in range(len(lines))]
        self._short_by = [measures.measure(i) - line.width for i, line in enumerate(lines)]
        self.ends = [self._end(i) for i in range(len(lines))]
        self.beginnings = [self._beginning(i) for i in range(len(lines))]
        self._manner = self._read_manner()
        self._grams = Counter(
            chars[k : k + size] for chars in self._chars for size in (2, 3) for k in range(len(chars) - size + 1)
        )
        texts = [self._text(i) for i in range(len(lines) + 1)]
        self._opened = [""] + [_left_open(texts[i - 1] + texts[i]) for i in range(1, len(lines))]
        self._closed = [_closed_first(texts[i] + texts[i + 1]) for i in range(len(lines))]
        self._known: dict[tuple[int, int], float] = {}

    def _text(self, i: int) -> str:
        """What line `i` says of the text; nothing where it is something else."""
        return self._chars[i] if i < len(self._chars) and self._kinds[i].name in ("body", "dateline") else ""

    def _end(self, i: int) -> End:
        chars, short = self._lines[i].text.chars, self._short_by[i] > INDENT + SLACK
        if self._kinds[i].name not in ("body", "dateline"):
            return "over"
        if not ends_sentence(chars, soft=short):
            return "open"
        return "over" if short else "stop"

    def _beginning(self, i: int) -> Beginning:
        short = self._short_by[i]
        return "full" if short < SLACK else "first" if short <= INDENT + 1 else "short"

    def _read_manner(self) -> dict[tuple[End, Beginning], float]:
        """Nats that each pair of an end and a beginning tells on this page for two lines' standing together."""
        text = [i for i in range(1, len(self._lines)) if self._kinds[i].name == self._kinds[i - 1].name == "body"]
        pairs = Counter((self.ends[i - 1], self.beginnings[i]) for i in text)
        before = Counter(self.ends[i - 1] for i in text)
        after = Counter(self.beginnings[i] for i in text)
        found: dict[tuple[End, Beginning], float] = {}
        ends: tuple[End, ...] = ("over", "stop", "open")
        beginnings: tuple[Beginning, ...] = ("first", "full", "short")
        for beginning in beginnings:
            usual = (after[beginning] + 0.5) / (len(text) + 1.5)
            for end in ends:
                here = (pairs[end, beginning] + FEW * usual + 0.1) / (before[end] + FEW + 0.3)
                found[end, beginning] = max(WEAKEST, min(STRONGEST, math.log(here / usual)))
        return found

    def begins_inside(self, i: int) -> bool:
        """Whether line `i` looks as no paragraph's first line does."""
        indents = self.wrapped[i] and self._manner["over", "first"] > INDENTED
        unset = indents and self.beginnings[i] == "full"
        return unset or bool(cues("orphan_start").search(self._chars[i]))

    def fit(self, before: int, after: int) -> float:
        """Nats by which line `after` is likelier right below line `before` than below another."""
        found = self._known.get((before, after))
        if found is None:
            found = self._known[before, after] = self._fit(before, after)
        return found

    def _fit(self, before: int, after: int) -> float:
        nats = self._manner[self.ends[before], self.beginnings[after]] if self.wrapped[after] else 0.0
        tail, head = self._chars[before], self._chars[after]
        together = nats_together(tail[-AROUND:], head[:AROUND])
        nats += max(LEAST_TOGETHER, min(MOST_TOGETHER, together)) + self._brackets(before, after)
        no_beginning = cues("orphan_start").search(head)
        if self.ends[before] == "open":
            return (
                nats + self._known_here(tail, head) + _counted(tail, head) + (NO_BEGINNING / 3 if no_beginning else 0)
            )
        if self._signs(before):
            nats += SIGNED
        return nats - (NO_BEGINNING if no_beginning else 0.0)

    def _brackets(self, before: int, after: int) -> float:
        opened, closed = self._opened[before], self._closed[after]
        if opened and closed == BRACKETS[opened]:
            return CLOSES
        return LEFT_OPEN if opened else NOT_OPEN if closed else 0.0

    def _known_here(self, tail: str, head: str) -> float:
        """Nats that the characters at the seam tell that stand together elsewhere on the page."""
        if not (tail[-1:].isalnum() and head[:1].isalnum()):
            return 0.0
        three = any(seam.isalnum() and self._grams[seam] for seam in (tail[-1:] + head[:2], tail[-2:] + head[:1]))
        return KNOWN_WORD if three else KNOWN_PAIR if self._grams[tail[-1:] + head[:1]] else 0.0

    def _signs(self, i: int) -> bool:
        chars = self._lines[i].text.chars.rstrip()
        return chars.endswith(("）", ")")) and bool(authors_of_paragraph(chars[-60:], False, True))


def _left_open(chars: str) -> str:
    """The innermost bracket or quotation mark that stands open at the end; empty where none does."""
    stack: list[str] = []
    for char in chars:
        if char in BRACKETS:
            stack.append(char)
        elif stack and _CLOSING.get(char) == stack[-1]:
            stack.pop()
    return stack[-1] if stack else ""


def _closed_first(chars: str) -> str:
    """The first mark that closes what was opened before; empty where all that is closed was opened here."""
    depth = 0
    for char in chars:
        if char in BRACKETS:
            depth += 1
        elif char in _CLOSING:
            if not depth:
                return char
            depth -= 1
    return ""


@cache
def _unit_beginnings() -> frozenset[str]:
    """What stands right behind a figure: a unit's first character, or a multiplier."""
    return frozenset(row["unit"][0] for row in table("units")) | frozenset("月" + MULTIPLIERS)


def _counted(tail: str, head: str) -> float:
    if not tail[-1:].isdigit():
        return 0.0
    return COUNTED if head[:1] in _unit_beginnings() else NOT_COUNTED
