"""What a reader of print took for something else, set right in the reading text and listed; the source keeps it.

二○三一年，产量１２．５万吨  →  二〇三一年，产量12.5万吨      zero in a year ○ → 〇; full-width number １２．５ → 12.5
该 集 团 党 委             →  该集团党委                   letter-spacing

A character is only ever read as one other (`lexicon/repairs.tsv`), so each keeps its place in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from jianzhu.lexicon import table
from jianzhu.model import INSERTED, Article, Removal, Repair, Span, Text

_LINE = re.compile(r"[^\n\r\f\v\u0085\u2028\u2029]+")
_LONE_SPACE = re.compile(r"(?<=\S)[^\S\t](?=\S)")
_NO_SPACE = re.compile(r"[^ \t\u3000\u00a0]")


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str], dict[str, str]], ...]:
    return tuple(
        (row["kind"], re.compile(row["pattern"]), dict(zip(row["misread"], row["right"], strict=True)))
        for row in table("repairs")
    )


@cache
def _suspects() -> re.Pattern[str]:
    """Any character that some rule may change: most lines have none."""
    return re.compile("[" + re.escape("".join(sorted({c for _, _, read in _rules() for c in read}))) + "]")


def misread_characters(whole: str) -> tuple[Repair, ...]:
    """The characters of a source's text that are to be read as others, in its order; runs of a kind are one repair."""
    return tuple(repair for line in _LINE.finditer(whole) for repair in _of_line(line.group(), line.start()))


def _of_line(line: str, at: int) -> Iterator[Repair]:
    if not _suspects().search(line):
        return
    spaces = {match.start() for match in _LONE_SPACE.finditer(line)}
    places = [k for k in range(len(line)) if k not in spaces]
    chars = [line[k] for k in places]
    kinds: dict[int, str] = {}
    for kind, pattern, read in _rules():
        for match in pattern.finditer("".join(chars)):
            for k in range(*match.span()):
                if chars[k] in read:
                    chars[k], kinds[k] = read[chars[k]], kind
    start = None
    for k in sorted(kinds):
        start = k if start is None else start
        if kinds.get(k + 1) != kinds[k] or places[k + 1] != places[k] + 1:  # a space ends a run
            span = Span(at + places[start], at + places[k] + 1)
            yield Repair(kinds[k], line[places[start] : places[k] + 1], "".join(chars[start : k + 1]), span)
            start = None


def apply(repairs: Iterable[Repair], whole: str) -> str:
    """The text with its misread characters read right: as long as before, each in its old place."""
    chars = list(whole)
    for repair in repairs:
        chars[repair.span.start : repair.span.end] = repair.after
    return "".join(chars)


def as_read(text: str) -> str:
    """A text with its misread characters read right: what people quote of a source is held against it."""
    return apply(misread_characters(text), text)


def closed_spaces(whole: str, articles: Iterable[Article]) -> Iterator[Repair]:
    """Spaces between two characters of a printed line that the reading text leaves out: a line of a passage each.

    Those beside Latin letters and digits (2031 年) are a printer's choice and not listed.
    """
    for article in articles:
        for passage in article.passages():
            yield from _closed(whole, passage.text)


def _closed(whole: str, text: Text) -> Iterator[Repair]:
    gaps: list[int] = []  # indices into `text` of the characters in front of which spaces were left out
    for k in range(1, len(text) + 1):
        before, after = text.offsets[k - 1], text.offsets[k] if k < len(text) else INSERTED
        between = whole[before + 1 : after]
        if INSERTED in (before, after) or after <= before or _NO_SPACE.search(between):
            if gaps:
                yield _spaced(whole, text[gaps[0] - 1 : gaps[-1] + 1], len(gaps))
            gaps = []
        elif between and not (whole[before].isascii() or whole[after].isascii()):
            gaps.append(k)


def _spaced(whole: str, text: Text, gaps: int) -> Repair:
    span = Span(text.offsets[0], text.offsets[-1] + 1)
    kind = "letter-spacing" if gaps > 1 and gaps * 2 >= len(text) - 1 else "stray space"
    return Repair(kind, whole[span.start : span.end], text.chars, span)


def doubled(whole: str, removals: Iterable[Removal]) -> Iterator[Repair]:
    """Text printed once that the source has twice: its second copy."""
    for removal in removals:
        if removal.reason == "doubled text":
            yield Repair("doubled text", whole[removal.span.start : removal.span.end], "", removal.span)
