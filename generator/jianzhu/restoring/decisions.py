"""The registry's corrections of one source, each with the place of the source that its words name.

    Correction("join", "一直修到", next="田边，")   →   Decision(…, spans=(Span(120, 124),), target=Span(126, 129))

Words are looked for without white space and without regard to the width of letters, so that they are found over line
breaks, and where the source has changed elsewhere. What isn't there, or is there more than once, is a finding.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jianzhu.model import Correction, Finding, Source, Span
from jianzhu.restoring.repairing import as_read

LINE_ACTIONS = ("heading", "paragraph", "remove")
"""What lines are said to be wherever a line reads so: a running line is taken out of each page by one entry."""
PLACED = (*LINE_ACTIONS, "headline", "byline", "caption", "split", "join", "move", "repair")
"""Actions that a place of the source is needed for."""
SHOWN = 16
"""Characters of a quote that a message shows."""
BREAK = re.compile(r"[\n\r\f\v\u0085\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Decision:
    """A correction with the places of the source, in characters, that its words name."""

    correction: Correction
    spans: tuple[Span, ...]
    """What it is about: one stretch, or every line that reads so, or every place to repair."""
    target: Span | None = None
    """Where the words of `next`, `story` or `after` stand."""


class _Unplaced(Exception):
    """Why a correction's words name no place."""


def decide(source: Source, corrections: Iterable[Correction]) -> tuple[tuple[Decision, ...], tuple[Finding, ...]]:
    """The corrections that bear on a source, in their order, and a finding for each that names no place in it.

    A correction without a source of its own bears on those that have its words, and is no finding where one hasn't.
    """
    own = [c for c in corrections if c.action in PLACED and c.source in (None, source.name)]
    if not own:
        return (), ()
    words = _Words(source)
    made: list[Decision] = []
    findings: list[Finding] = []
    for correction in own:
        try:
            made.append(words.decision(correction))
        except _Unplaced as problem:
            if correction.source is not None:
                findings.append(Finding(correction.where, f"in {source.name}, {problem}", "warning"))
    return tuple(made), tuple(findings)


def _folded(chars: str) -> Iterator[tuple[int, str]]:
    """The characters that count, compatibility forms folded, each with the index that it comes from."""
    for index, char in enumerate(chars):
        if char.isspace():
            continue
        for plain in char if char < "\u0080" or "\u3400" <= char <= "\u9fff" else unicodedata.normalize("NFKC", char):
            if not plain.isspace():
                yield index, plain


class _Words:
    """A source's text, in which quoted words are looked up."""

    def __init__(self, source: Source) -> None:
        first = source.front_matter.end if source.front_matter else 0
        pairs = [(first + index, char) for index, char in _folded(as_read(source.text)[first:])]
        self._text = source.text
        self._chars = "".join(char for _, char in pairs)
        self._offsets = [offset for offset, _ in pairs]

    def decision(self, correction: Correction) -> Decision:
        """Raises _Unplaced."""
        spans = self._spans(correction)
        wanted = correction.next or correction.story or correction.after
        if not wanted:
            return Decision(correction, spans)
        found = self._every(wanted)
        if correction.next:
            found = [s for s in found if s != spans[0]]
        target = self._one(found, wanted)
        if correction.action == "move" and target.start < spans[0].end and spans[0].start < target.end:
            raise _Unplaced(f"“{_shown(wanted)}” is itself moved: quote words that stay")
        return Decision(correction, spans, target)

    def _spans(self, correction: Correction) -> tuple[Span, ...]:
        found = self._every(correction.text)
        if correction.occurrence is not None:
            if 0 < len(found) < correction.occurrence:
                words = f"“{_shown(correction.text)}” stands {len(found)} times only: correct `occurrence`"
                raise _Unplaced(words)
            found = found[correction.occurrence - 1 : correction.occurrence]
        lines = [span for span in found if self._is_line(span)]
        if correction.action in LINE_ACTIONS and correction.until is None and (lines or correction.source is None):
            found = lines
            if found:
                return tuple(found)
        if correction.action == "repair" and found:
            return tuple(found)
        first = self._one(found, correction.text)
        if correction.until is None:
            return (first,)
        last = next((s for s in self._every(correction.until) if s.start >= first.start and s.end >= first.end), None)
        if last is None:
            raise _Unplaced(
                f"“{_shown(correction.until)}” doesn't stand behind “{_shown(correction.text)}”: correct it"
            )
        return (Span(first.start, last.end),)

    def _every(self, words: str) -> list[Span]:
        quote = "".join(char for _, char in _folded(as_read(words)))
        found: list[Span] = []
        at = self._chars.find(quote) if quote else -1
        while at >= 0:
            found.append(Span(self._offsets[at], self._offsets[at + len(quote) - 1] + 1))
            at = self._chars.find(quote, at + len(quote))
        return found

    def _one(self, found: list[Span], words: str) -> Span:
        if not found:
            advice = "quote the words as the source has them now, or take the entry out"
            raise _Unplaced(f"“{_shown(words)}” is no longer there: {advice}")
        if len(found) > 1:
            lines = ", ".join(str(self._line(span)) for span in found[:5])
            advice = "quote more words, or say which with `occurrence`"
            raise _Unplaced(f"“{_shown(words)}” stands {len(found)} times (lines {lines}): {advice}")
        return found[0]

    def _line(self, span: Span) -> int:
        return self._text.count("\n", 0, span.start) + 1

    def _is_line(self, span: Span) -> bool:
        """Whether nothing else stands on the lines of `span`."""
        before = bisect_left(self._offsets, span.start) - 1
        after = bisect_right(self._offsets, span.end - 1)
        above = self._text[self._offsets[before] + 1 if before >= 0 else 0 : span.start]
        below = self._text[span.end : self._offsets[after] if after < len(self._offsets) else len(self._text)]
        return bool((before < 0 or BREAK.search(above)) and (after == len(self._offsets) or BREAK.search(below)))


def _shown(words: str) -> str:
    plain = "".join(words.split())
    return plain if len(plain) <= SHOWN else f"{plain[:SHOWN]}…"
