"""The whole collection, linked: entities, terms and observations over all sources, and what to look at.

Each fact has a Provenance: the passage of an article, and the characters of the source file that it was read from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from jianzhu.model.annotations import Bound, Measure, Modality, Resolution
from jianzhu.model.registry import EntityType
from jianzhu.model.restored import Article, Passage, Restored
from jianzhu.model.source import Source, Span


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact stands, down to the characters of the source file."""

    source: str
    article: str
    passage: str
    start: int
    """With `end`: characters of the passage's text."""
    end: int
    spans: tuple[Span, ...]
    """Characters of the source, one span unless a break in the print cut it."""
    quote: str
    """The source's own characters at `spans`, line breaks and all other white space included."""

    @classmethod
    def of(cls, source: Source, article: Article, passage: Passage, start: int, end: int) -> Provenance:
        spans = passage.text.spans(source.text, start, end)
        quote = "".join(source.text[s.start : s.end] for s in spans)
        return cls(source.name, article.id, passage.id, start, end, spans, quote)


@dataclass(frozen=True, slots=True)
class EntityMention:
    at: Provenance
    surface: str
    reason: str
    resolution: Resolution | None = None
    """As Mention.resolution, and `elsewhere` where another article's name is meant."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A form of words, other than its name, that means an entity, and why it was taken to."""

    form: str
    resolution: Resolution | None = None
    """None where it is but another spelling of the name."""
    at: Provenance | None = None
    """The place that speaks for it: the bracket that introduces it, else the first that uses it; None where no text
    does (a registered name)."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the world, over all sources."""

    id: str
    type: EntityType
    name: str
    pinyin: str
    aliases: tuple[Alias, ...]
    mentions: tuple[EntityMention, ...]
    description: str | None = None
    same_as: tuple[str, ...] = ()
    status: Literal["reviewed", "found"] = "found"


FactKind = Literal["description", "office", "byline", "parent", "location", "date"]
"""What an entity is, the office a person holds, as what a person signed, whom a body belongs to, where a thing is, what
happened to it when."""
Basis = Literal["text", "name", "divisions", "context"]
"""What says so: a sentence, the entity's own name (湖南某某公司), the table of administrative divisions, or that
nothing else can be meant (the only county that an article about a town names)."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of an entity besides its names: one statement, with every place that makes it."""

    kind: FactKind
    entity: str
    """Id of the entity that it is about: the office's holder, the daughter, the thing that stands somewhere."""
    value: str
    """In the text's words: 党委书记、董事长; 全资子公司; 一家竹材企业; 印发; or a division's name."""
    other: str | None = None
    """Id of the entity that it leads to, where there is one: the body of the office, the parent, the place."""
    basis: Basis = "text"
    at: tuple[Provenance, ...] = ()
    """In the collection's order; empty where the basis is no text."""
    date: str | None = None
    """ISO 8601, of a `date`: a day, a month or a year."""


@dataclass(frozen=True, slots=True)
class Term:
    """One concept of the glossary, over all sources."""

    id: str
    term: str
    pinyin: str
    occurrences: tuple[Provenance, ...]
    definition: str | None = None
    definition_from: Literal["text", "registry", "lexicon"] | None = None
    definition_at: Provenance | None = None
    expansion: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    """Other forms that the texts use: 混改."""
    gloss: str | None = None
    """What the built-in lexicon says, in our words, where `definition` comes from a text or the registry."""
    coined: str | None = None
    """Year and body that coined it, where the lexicon knows: `2013，中共十八届三中全会`."""
    other_definitions: tuple[Provenance, ...] = ()
    """What other texts say that it means, where they say something else."""
    definition_rank: int = 0
    """How surely the text's words define the term, as Definition.rank; 0 where no text does."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One measured quantity of the collection (SDMX's word)."""

    id: str
    at: Provenance
    subject: str
    subject_id: str | None
    indicator: str
    value: float | tuple[float, float]
    unit: str
    period: str | None
    measure: Measure
    modality: Modality
    bound: Bound
    confidence: float
    base_value: float | tuple[float, float] | None
    base_unit: str | None


AuditKind = Literal["change", "conflict", "count", "growth_rate", "per_head", "rate", "share", "sum"]
Verdict = Literal["agrees", "rounds", "differs"]
"""Of a figure held against another: the same, the same within what the printed digits leave open, or another."""


@dataclass(frozen=True, slots=True)
class Audit:
    """A stated figure held against one computed from others, or two that contradict each other."""

    kind: AuditKind
    observations: tuple[str, ...]
    stated: float | None
    computed: float | None
    verdict: Verdict
    arithmetic: str
    """The computation in signs, numbers and units: `⁵√(660.00亿元÷412.50亿元)−1 = 9.86%`; of a count the list."""
    printed: str = ""
    """The stated figure as its text prints it, in digits: `9.86%`."""
    possible: tuple[str, ...] = ()
    """Of one that differs: the ends of what the printed digits make possible, or the one value that they do."""
    about: str = ""
    """What is held against the figures, where it isn't one itself: `“五方主体”`, `临江市 三次产业结构`."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at: one line, saying where, what is wrong and what to do."""

    where: str
    """`sources/plan.txt:12`, `registry/entities.yml:3`, `site/index.html`, …"""
    message: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        return f"{self.where}: {self.severity}: {self.message}"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The whole collection, linked."""

    restored: tuple[Restored, ...]
    entities: tuple[Entity, ...] = ()
    terms: tuple[Term, ...] = ()
    observations: tuple[Observation, ...] = ()
    audits: tuple[Audit, ...] = ()
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    def articles(self) -> Iterator[tuple[Source, Article]]:
        for one in self.restored:
            for article in one.articles:
                yield one.source, article
