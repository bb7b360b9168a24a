"""What a damaged page says, in the terms in which restoring is measured."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from damage.clean_texts import CleanText
from damage.measuring import squeeze
from damage.printing import Line

ANCHOR = 12
"""Characters of a paragraph by which it is known; more where the page has them twice."""
_MARKER = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹①-⑨]")


@dataclass(frozen=True)
class TrueStory:
    """One story of a page."""

    titles: tuple[str, ...]
    """The headline, in the forms that are right; none where the page doesn't print it."""
    authors: tuple[str, ...]
    headings: tuple[str, ...]
    paragraphs: tuple[str, ...]
    """How each paragraph begins, squeezed, in reading order."""
    cells: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Truth:
    stories: tuple[TrueStory, ...]
    noise: tuple[str, ...]
    """What may not stand in the text: page numbers, running heads, contents lines, captions."""


def _anchor(paragraph: str, everything: str) -> str:
    for length in range(ANCHOR, len(paragraph)):
        if everything.count(paragraph[:length]) == 1:
            return paragraph[:length]
    return paragraph


def _titles(text: CleanText) -> tuple[str, ...]:
    main = " ".join(text.titles)
    return (main,) if text.headline_tells else (main, " ".join(x for x in (text.kicker, main, text.deck) if x))


def true_story(text: CleanText, reading: Sequence[Line], everything: str) -> TrueStory:
    """What a story's lines say; `reading`: its lines in reading order, `everything`: those of the whole page."""
    paragraphs: dict[str, str] = {}
    for line in reading:
        if line.role == "paragraph":
            paragraphs[line.passage] = paragraphs.get(line.passage, "") + _MARKER.sub("", line.text)
    whole = squeeze(_MARKER.sub("", everything))
    roles = {line.role for line in reading}
    said = squeeze("".join(line.text for line in reading))
    return TrueStory(
        titles=_titles(text) if "title" in roles else (),
        authors=tuple(a for a in text.authors if squeeze(a) in said),
        headings=tuple(re.sub(r"^#+ ", "", line.text) for line in reading if line.role == "heading"),
        paragraphs=tuple(_anchor(squeeze(p), whole) for p in paragraphs.values()),
        cells=tuple(c for p in text.pieces if p.role == "table" for row in p.rows for c in row if c),
        notes=tuple(p.text for p in text.notes),
    )
