"""The nouns of jianzhu, all frozen, in the order in which a text becomes them.

    Source → Restored (Articles of Passages and Tables, Removals) → Annotations → Corpus

Every character that a reader sees carries its offset in the decoded source, so that each fact built on it is a span:
`Text("澜江集团", offsets=(120, 121, 124, 125))` was printed with two characters of line break in its middle.
Offsets count characters (code points) of the decoded file, before any cleaning. Spans are half open: [start, end).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

EntityType = Literal["person", "organization", "place", "project", "document", "event"]
Measure = Literal["level", "change", "share", "rank"]
Modality = Literal["actual", "target"]
Bound = Literal["exact", "about", "at_least", "at_most"]
Role = Literal[
    "title", "kicker", "subtitle", "byline", "dateline", "heading", "paragraph", "caption",
    "table_caption", "cell", "table_note", "footnote",
]  # fmt: skip

INSERTED = -1
"""The offset of a character that restoring put in (a space between the two lines of a headline)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source's decoded text, [start, end) in characters."""

    start: int
    end: int


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said about a source from outside its text: front matter or `NAME.yml` beside it. None: not said."""

    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    """ISO 8601, whole or in part: `2023`, `2023-06`, `2023-06-08`."""
    url: str | None = None
    kind: str | None = None
    """`news`, `plan`, `notice`, `communique`, `report`, or the user's own word."""
    licence: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the collection, decoded and otherwise untouched."""

    name: str
    """The file's name without its folder; unique in a collection."""
    text: str
    """The decoded text, whole: line ends as they are, no byte order mark."""
    encoding: str
    sha256: str
    """Of the file's bytes, hexadecimal."""
    metadata: Metadata = Metadata()
    front_matter: Span | None = None
    """Where the front matter block stands in `text`; it is listed as removed."""
    original: bytes = field(default=b"", repr=False, compare=False)
    """The file's bytes as they are, for the download beside the source's page."""


@dataclass(frozen=True, slots=True)
class RegisteredEntity:
    """What people decided about an entity: an entry of `registry/entities.yml`."""

    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    description: str | None = None
    same_as: tuple[str, ...] = ()
    pinyin: str | None = None
    where: str = "registry"
    """File and line of the entry, for messages."""


@dataclass(frozen=True, slots=True)
class RegisteredTerm:
    """What people decided about a term: an entry of `registry/terms.yml`."""

    term: str
    definition: str | None = None
    expansion: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    pinyin: str | None = None
    where: str = "registry"


@dataclass(frozen=True, slots=True)
class Correction:
    """A decision against what jianzhu would do by itself: an entry of `registry/corrections.yml`.

    `heading`, `paragraph`, `remove`: the line of the source that reads `text` is a heading of `level`, is no heading,
    is taken out of the running text. `not_entity`, `not_term`: `text` names none, in `source` or, where that is
    None, anywhere. White space does not count in comparing `text`.
    """

    action: Literal["heading", "paragraph", "remove", "not_entity", "not_term"]
    text: str
    source: str | None = None
    level: int | None = None
    reason: str | None = None
    where: str = "registry"


@dataclass(frozen=True, slots=True)
class Registry:
    """All human decisions of a collection; empty where there are none."""

    entities: tuple[RegisteredEntity, ...] = ()
    terms: tuple[RegisteredTerm, ...] = ()
    corrections: tuple[Correction, ...] = ()


# ── restoring ────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Text:
    """Reading text, each character with its offset in the source (`INSERTED` where the source has none)."""

    chars: str
    offsets: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.chars) != len(self.offsets):
            raise ValueError(f"{len(self.chars)} characters with {len(self.offsets)} offsets")

    @classmethod
    def cut(cls, whole: str, start: int, end: int) -> Text:
        """The characters [start, end) of a source's text, as they stand."""
        return cls(whole[start:end], tuple(range(start, end)))

    @classmethod
    def inserted(cls, chars: str) -> Text:
        return cls(chars, (INSERTED,) * len(chars))

    @classmethod
    def join(cls, parts: Iterable[Text], between: str = "") -> Text:
        """The parts one after another, `between` put in between two of them."""
        chars: list[str] = []
        offsets: list[int] = []
        for k, part in enumerate(parts):
            if k and between:
                chars.append(between)
                offsets.extend([INSERTED] * len(between))
            chars.append(part.chars)
            offsets.extend(part.offsets)
        return cls("".join(chars), tuple(offsets))

    def __len__(self) -> int:
        return len(self.chars)

    def __str__(self) -> str:
        return self.chars

    def __getitem__(self, key: slice) -> Text:
        return Text(self.chars[key], self.offsets[key])

    def __add__(self, other: Text) -> Text:
        return Text(self.chars + other.chars, self.offsets + other.offsets)

    def keep(self, indices: Iterable[int]) -> Text:
        """The characters at `indices`, in that order."""
        chosen = list(indices)
        return Text("".join(self.chars[i] for i in chosen), tuple(self.offsets[i] for i in chosen))

    def strip(self) -> Text:
        start = len(self.chars) - len(self.chars.lstrip())
        end = len(self.chars.rstrip())
        return self[start : max(start, end)]

    def spans(self, whole: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """The stretches of the source `whole` that characters [start, end) of this text were made of.

        In reading order; two that only white space parts are one. Inserted characters have none.
        """
        found: list[Span] = []
        first = last = INSERTED
        for offset in self.offsets[start:end]:
            if offset == INSERTED:
                continue
            if first == INSERTED:
                first = last = offset
            elif offset == last + 1 or (offset > last and not whole[last + 1 : offset].strip()):
                last = offset
            else:
                found.append(Span(first, last + 1))
                first = last = offset
        if first != INSERTED:
            found.append(Span(first, last + 1))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where in a passage a footnote's marker stood: before the character at `position`."""

    position: int
    marker: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of an article's text: a paragraph, a heading, a cell, a caption, the title, …"""

    id: str
    """Unique in its article, and the anchor on its page: `title`, `h2`, `p7`, `fig1`, `t1r3c2`, `fn1`."""
    role: Role
    text: Text
    level: int | None = None
    """Of a heading: 2 for the highest below the title."""
    notes: tuple[NoteMark, ...] = ()
    strong: tuple[tuple[int, int], ...] = ()
    """Stretches of `text` that the source set in bold (run-in heads)."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, its cells passages; `header` may be empty, each row has as many cells as the widest."""

    id: str
    caption: Passage | None
    header: tuple[Passage, ...]
    rows: tuple[tuple[Passage, ...], ...]
    note: Passage | None = None
    """资料来源 and the like, printed under the table."""


@dataclass(frozen=True, slots=True)
class Footnote:
    marker: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Author:
    name: str
    role: str | None = None
    """记者, 通讯员, 摄影, … as printed."""


@dataclass(frozen=True, slots=True)
class Article:
    """One story with its own headline, in reading order."""

    id: str
    source: str
    """`Source.name`"""
    kind: str
    """`news`, `plan`, `notice`, `communique`, … (see `Metadata.kind`)"""
    title: Passage | None
    kicker: Passage | None = None
    subtitle: Passage | None = None
    bylines: tuple[Passage, ...] = ()
    """The lines that name authors, the office, the date or the document number, as printed."""
    authors: tuple[Author, ...] = ()
    publisher: str | None = None
    date: str | None = None
    """ISO 8601, whole or in part."""
    place: str | None = None
    """From the dateline: 北京."""
    document_number: str | None = None
    """发文字号, such as 某政发〔2022〕4号."""
    blocks: tuple[Passage | Table, ...] = ()
    """Headings, paragraphs, captions and tables in reading order."""
    footnotes: tuple[Footnote, ...] = ()
    incomplete: tuple[str, ...] = ()
    """`start` and/or `end` where that part of the story is missing in the source."""
    confidence: float = 1.0
    """Of the restoring, 0 to 1."""

    def passages(self) -> Iterator[Passage]:
        """Every passage, in reading order: head matter, blocks with their cells, footnotes."""
        for passage in (self.kicker, self.title, self.subtitle, *self.bylines):
            if passage:
                yield passage
        for block in self.blocks:
            if isinstance(block, Passage):
                yield block
                continue
            if block.caption:
                yield block.caption
            yield from block.header
            for row in block.rows:
                yield from row
            if block.note:
                yield block.note
        for footnote in self.footnotes:
            yield footnote.passage

    def spans(self, whole: str) -> tuple[Span, ...]:
        """The parts of the source text `whole` that this article is made of, in the source's order."""
        offsets = sorted(o for p in self.passages() for o in p.text.offsets if o != INSERTED)
        return Text("·" * len(offsets), tuple(offsets)).spans(whole)


@dataclass(frozen=True, slots=True)
class Removal:
    """A stretch of a source that is in no article, and why."""

    span: Span
    reason: str
    """`page number`, `contents line`, `doubled text`, `running head`, `markup`, `front matter`, …"""


@dataclass(frozen=True, slots=True)
class Restored:
    """A source with what became of it: every non-space character is in one article or one removal."""

    source: Source
    articles: tuple[Article, ...]
    removals: tuple[Removal, ...]


# ── annotating: facts of one article, each a place in one of its passages ────────────────────────────────────────────


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


# ── linking: the collection ──────────────────────────────────────────────────────────────────────────────────────────


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


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the world, over all sources."""

    id: str
    type: EntityType
    name: str
    pinyin: str
    aliases: tuple[str, ...]
    mentions: tuple[EntityMention, ...]
    description: str | None = None
    same_as: tuple[str, ...] = ()
    status: Literal["reviewed", "found"] = "found"


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


@dataclass(frozen=True, slots=True)
class Audit:
    """A stated figure held against one computed from others, or two that contradict each other."""

    kind: str
    """`growth_rate`, `share`, `sum`, `conflict`, …"""
    observations: tuple[str, ...]
    stated: float | None
    computed: float | None
    verdict: Literal["agrees", "differs"]
    note: str


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
    findings: tuple[Finding, ...] = field(default=())

    def articles(self) -> Iterator[tuple[Source, Article]]:
        for one in self.restored:
            for article in one.articles:
                yield one.source, article
