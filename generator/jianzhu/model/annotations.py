"""What is found in one article, each fact a place in one of its passages.

`Mention("p7", 3, 7, "澜江集团", "organization", …)`: characters [3, 7) of the text of passage p7.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jianzhu.model.registry import EntityType

Measure = Literal["level", "change", "share", "rank"]
Modality = Literal["actual", "target"]
Bound = Literal["exact", "about", "at_least", "at_most"]
Resolution = Literal[
    "registry", "introduced", "known", "division", "organ", "shortened", "partial", "region", "elsewhere"
]
"""How a form of words was led to the name of what it means: a person decided it (`registry`), the text says so
(`introduced`: 以下简称), everybody calls it so (`known`), it is a division without its rank (`division`), an organ of a
place (`organ`), the only longer name whose own part it abbreviates (`shortened`) or repeats without a place, a rank or
the word for its kind (`partial`), a bare level of the region that the article is about (`region`), or another
article's full name, the only one that it fits (`elsewhere`)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A form of words that names an entity: characters [start, end) of a passage's text."""

    passage: str
    start: int
    end: int
    surface: str
    type: EntityType
    name: str
    """The fullest name that this article gives what is meant; equal names in an article are one thing."""
    reason: str
    """Why it was taken for a name, and for this one: `organization tail 集团`, `以下简称`, `registry`, …"""
    confidence: float = 1.0
    resolution: Resolution | None = None
    """How `surface` was led to `name`; None where it is the name."""


@dataclass(frozen=True, slots=True)
class TermUse:
    """A glossary term where it stands: characters [start, end) of a passage's text."""

    passage: str
    start: int
    end: int
    term: str
    """The term as the glossary lists it."""
    reason: str


@dataclass(frozen=True, slots=True)
class Definition:
    """What a text says a term means; the words are characters [start, end) of a passage's text, or none are."""

    term: str
    passage: str | None
    start: int
    end: int
    text: str | None
    expansion: tuple[str, ...] = ()
    """The components, where the text lists them: 资源, 资产, 资金."""
    rank: int = 9
    """How surely the words define the term: 1 a bracket or a note, 2 是指, 3 a list, 4 and more context."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """A measured quantity: characters [start, end) of a passage's text hold the number and its unit."""

    passage: str
    start: int
    end: int
    subject: str
    indicator: str
    value: float | tuple[float, float]
    """In the unit as printed: 1.86 with 亿元; a range is (low, high)."""
    unit: str
    """As printed, multiplier included: 亿元, 万条, %."""
    period: str | None
    measure: Measure
    modality: Modality
    bound: Bound
    confidence: float
    base_value: float | tuple[float, float] | None = None
    base_unit: str | None = None
    subject_at: tuple[str, int, int] | None = None
    """Passage, start and end of the words that name the subject, where words do."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """What was found in one article."""

    article: str
    mentions: tuple[Mention, ...] = ()
    term_uses: tuple[TermUse, ...] = ()
    definitions: tuple[Definition, ...] = ()
    measurements: tuple[Measurement, ...] = ()
