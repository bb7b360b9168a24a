"""How well one printed line goes on another: …修通老渠，引来水 | 库的水灌田 well, …修通老渠，引来水 | 大雪将至 badly.

Two kinds of sign. The setting: a sentence that stands open goes on at a full line, a paragraph that is over is followed
by an indent; what that tells on a page is read from the page itself, most of whose lines stand where they belong. The
words: a word of the dictionary, or one that the page has elsewhere, that stands over the seam.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import Literal

from jianzhu.restoring.bylines import authors_of_paragraph
from jianzhu.restoring.doubling import spans_a_word
from jianzhu.restoring.lines import INDENT, SLACK, Line, cues, ends_sentence
from jianzhu.restoring.measures import Kind, Measures
from jianzhu.segmentation import word_over_seam

End = Literal["over", "stop", "open"]
"""How a line ends: its paragraph is over, a sentence stops with a full line, or a sentence stands open."""
Beginning = Literal["first", "full", "short"]
"""How wide a line begins: short by an indent, full, or shorter."""

STRONGEST, WEAKEST = 2.5, -4.0
"""Nats: most that the setting may tell for and against a seam."""
FEW = 2.0
"""Seams that a page has to show of a kind before it is believed rather than the rest of the page."""
NOTHING = 0.01
NO_WORD = -0.5
"""Nats: no word over the seam of two lines; nearly half of all lines break inside of a word."""
WORD, WORD_GAIN, MOST_WORD = 0.4, 0.5, 4.0
"""Nats: any word over the seam; what each nat that it gains adds; at most. (Pairs of lines that belong together against
pairs that don't: ten times as many hold such a word, fifty times as many a likely one.)"""
KNOWN_PAIR, KNOWN_WORD = 1.5, 2.5
"""Nats: the two characters at the seam, or three of them, stand together elsewhere on the page."""
NO_BEGINNING = 6.0
"""Nats: a line that begins as no sentence does (，… or 的，…), against a sentence that is over; a third of it for one
that stands open."""
SIGNED = -4.0
"""Nats: text that follows the names in brackets at a story's end."""
INDENTED = 0.7
"""Nats that an indent tells after a paragraph that is over on a page that is set with indents."""


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
        self._known: dict[tuple[int, int], float] = {}

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
        no_beginning = cues("orphan_start").search(self._chars[after])
        if self.ends[before] == "open":
            nats += self._over_seam(self._chars[before], self._chars[after])
            return nats + (NO_BEGINNING / 3 if no_beginning else 0.0)
        if self._signs(before):
            nats += SIGNED
        return nats - (NO_BEGINNING if no_beginning else 0.0)

    def _over_seam(self, tail: str, head: str) -> float:
        gain = word_over_seam(tail[-4:], head[:4]) if spans_a_word(tail, head) else 0.0
        nats = min(MOST_WORD, WORD + WORD_GAIN * gain) if gain > NOTHING else NO_WORD
        if not (tail[-1:].isalnum() and head[:1].isalnum()):
            return nats
        three = any(seam.isalnum() and self._grams[seam] for seam in (tail[-1:] + head[:2], tail[-2:] + head[:1]))
        return nats + (KNOWN_WORD if three else KNOWN_PAIR if self._grams[tail[-1:] + head[:1]] else 0.0)

    def _signs(self, i: int) -> bool:
        chars = self._lines[i].text.chars.rstrip()
        return chars.endswith(("）", ")")) and bool(authors_of_paragraph(chars[-60:], False, True))
