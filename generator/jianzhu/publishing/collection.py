"""A Corpus looked at from where its pages need it: what stands in a passage, which sentence a fact is in.

    Corpus.entities[…].mentions[…].at   →   for each (article, passage): its mentions, terms, figures, sentences

Each list of the corpus is gone through once; nothing here depends on a page's look.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from jianzhu.auditing import worst_first
from jianzhu.identifiers import slugs, sort_key, source_slug
from jianzhu.indicators import usual_name
from jianzhu.model import (
    INSERTED,
    Article,
    Audit,
    Corpus,
    Entity,
    EntityMention,
    Fact,
    Observation,
    Passage,
    Provenance,
    Restored,
    Source,
    Table,
    Term,
)
from jianzhu.publishing import places
from jianzhu.publishing.glossary.sections import section
from jianzhu.publishing.wording.speaking import say
from jianzhu.sentences import sentences

Key = tuple[str, str]
"""An article's id and a passage's."""

LINES_A_PAGE = 1000
"""Lines of a source on one page: about 150 kB of HTML, which a phone still opens at once."""
TERMS_A_PAGE = 60
"""Entries of the glossary on one page, of about 1.2 kB each."""
ROWS_A_PAGE = 80
"""Rows of an indicator table on one page, of about 500 bytes each."""
AUDITS_A_PAGE = 20
"""Audits on one page, of about 2 kB each."""


class Sentence(NamedTuple):
    """Characters [start, end) of a passage, and the anchor that leads there."""

    anchor: str
    start: int
    end: int


class SourceLine(NamedTuple):
    """Line `number` (from 1) of a source: characters [start, end) of its text, on page `part` of that source."""

    number: int
    start: int
    end: int
    part: int


class Collection:
    """Look-ups over a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.articles: dict[str, Article] = {}
        self.restored: dict[str, Restored] = {}
        self.of_article: dict[str, Restored] = {}
        self.passages: dict[Key, Passage] = {}
        for restored in corpus.restored:
            self.restored[restored.source.name] = restored
            for article in restored.articles:
                self.articles[article.id] = article
                self.of_article[article.id] = restored
                for passage in article.passages():
                    self.passages[article.id, passage.id] = passage
        self.cells: dict[Key, str] = {
            (article.id, id): context
            for article in self.articles.values()
            for block in article.blocks
            if isinstance(block, Table)
            for id, context in _cell_contexts(block)
        }
        """Of each cell of a table, what it is about: `资产总额（亿元），2022年`."""
        self.row_heads: dict[Key, str] = {
            (article.id, cell.id): row[0].id
            for article in self.articles.values()
            for block in article.blocks
            if isinstance(block, Table)
            for row in (block.header, *block.rows)
            for cell in row
        }
        """Of each cell of a table, the first of its row."""
        self.entities: dict[str, Entity] = {e.id: e for e in corpus.entities}
        self.observations: dict[str, Observation] = {o.id: o for o in corpus.observations}
        self.by_form: dict[str, list[Entity]] = defaultdict(list)
        """By each of their names: more than one where a name means several things."""
        for entity in corpus.entities:
            for form in dict.fromkeys((entity.name, *(alias.form for alias in entity.aliases))):
                self.by_form[form].append(entity)
        self.mentions: dict[Key, list[tuple[EntityMention, Entity]]] = defaultdict(list)
        for entity in corpus.entities:
            for mention in entity.mentions:
                self.mentions[_key(mention.at)].append((mention, entity))
        self.terms: dict[Key, list[tuple[Provenance, Term]]] = defaultdict(list)
        for term in corpus.terms:
            for at in term.occurrences:
                self.terms[_key(at)].append((at, term))
        self.figures: dict[Key, list[Observation]] = defaultdict(list)
        for observation in corpus.observations:
            self.figures[_key(observation.at)].append(observation)
        self.audits: dict[str, list[Audit]] = defaultdict(list)
        for audit in corpus.audits:
            for id in audit.observations:
                self.audits[id].append(audit)
        self.facts: dict[str, list[Fact]] = defaultdict(list)
        """By the entity that they are about."""
        self.facts_with: dict[str, list[Fact]] = defaultdict(list)
        """By the other entity: whose parent, employer or place it is."""
        for fact in corpus.facts:
            self.facts[fact.entity].append(fact)
            if fact.other:
                self.facts_with[fact.other].append(fact)
        self._read_as: dict[str, dict[int, str]] = {}
        self._sentences: dict[Key, list[Sentence]] = {}
        self._lines: dict[str, list[SourceLine]] = {}

    def read_as(self, source: str) -> dict[int, str]:
        """By their offsets in a source, the characters that are read as others."""
        if source not in self._read_as:
            self._read_as[source] = self.restored[source].read_as()
        return self._read_as[source]

    # ── places in articles ───────────────────────────────────────────────────────────────────────────────────────────

    def sentences(self, key: Key) -> list[Sentence]:
        """The sentences of a passage, each with its anchor: `p7-2`, or the passage's own id where it has only one."""
        if key not in self._sentences:
            passage = self.passages[key]
            found = sentences(passage.text.chars) if passage.role in ("paragraph", "caption", "footnote") else []
            if len(found) < 2:
                self._sentences[key] = [Sentence(passage.id, 0, len(passage.text))]
            else:
                self._sentences[key] = [Sentence(f"{passage.id}-{k}", a, b) for k, (a, b) in enumerate(found, 1)]
        return self._sentences[key]

    def sentence(self, at: Provenance) -> Sentence:
        """The sentence in which a fact begins."""
        held = self.sentences(_key(at))
        return held[max(0, bisect_right(held, at.start, key=lambda s: s.start) - 1)]

    @cached_property
    def targets(self) -> frozenset[tuple[str, str]]:
        """(article, anchor) of every sentence that a fact stands in, and so some page links to."""
        return frozenset((at.article, self.sentence(at).anchor) for at in self._facts())

    def _facts(self) -> Iterable[Provenance]:
        for entity in self.corpus.entities:
            for mention in entity.mentions:
                yield mention.at
        for term in self.corpus.terms:
            yield from term.occurrences
            if term.definition_at:
                yield term.definition_at
            yield from term.other_definitions
        for observation in self.corpus.observations:
            yield observation.at

    def anchor(self, article: str, passage: str) -> str:
        """Where a passage can be jumped to: itself, or its row's first cell where nothing leads to the cell."""
        head = self.row_heads.get((article, passage))
        return passage if head is None or (article, passage) in self.targets else head

    def title(self, article: Article) -> str:
        """What an article is called where it is spoken of; its first words where it has no headline."""
        if article.title and article.title.text.chars.strip():
            return " ".join(article.title.text.chars.split())
        first = next((p.text.chars.strip() for p in article.passages() if p.text.chars.strip()), "")
        return say("（无题）") + (f"{first[:16]}…" if first else "")

    def source_of(self, article: Article) -> Source:
        return self.of_article[article.id].source

    def publisher(self, article: Article) -> str | None:
        return article.publisher or self.source_of(article).metadata.publisher

    def date(self, article: Article) -> str | None:
        return article.date or self.source_of(article).metadata.date

    def dates(self, entity: Entity) -> list[str]:
        """The dates of the articles that name it, the first one first; those without a date are left out."""
        articles = dict.fromkeys(mention.at.article for mention in entity.mentions)
        return sorted(date for id in articles if (date := self.date(self.articles[id])))

    def newest_first(self) -> list[Article]:
        """All articles by date, those without one last, in the order of their ids where that says nothing."""
        by_id = sorted(self.articles.values(), key=lambda a: a.id)
        return sorted(by_id, key=lambda a: self.date(a) or "", reverse=True)

    # ── places in sources ────────────────────────────────────────────────────────────────────────────────────────────

    def slug(self, source_name: str) -> str:
        return source_slug(source_name)

    def lines(self, source: Source) -> list[SourceLine]:
        if source.name not in self._lines:
            found, start = [], 0
            for k, line in enumerate(source.text.split("\n")):
                found.append(SourceLine(k + 1, start, start + len(line), k // LINES_A_PAGE + 1))
                start += len(line) + 1
            self._lines[source.name] = found
        return self._lines[source.name]

    def line(self, source: Source, offset: int) -> SourceLine:
        held = self.lines(source)
        return held[max(0, bisect_right(held, offset, key=lambda s: s.start) - 1)]

    def first_line(self, article: Article) -> SourceLine | None:
        """The first line of the source, from the top, that the article was made of."""
        source = self.source_of(article)
        for passage in article.passages():
            for offset in passage.text.offsets:
                if offset != INSERTED:
                    return self.line(source, offset)
        return None

    # ── figures ──────────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def subject_slugs(self) -> dict[str, str]:
        return slugs(o.subject for o in self.corpus.observations)

    @cached_property
    def indicator_slugs(self) -> dict[str, str]:
        return slugs(usual_name(o.indicator) for o in self.corpus.observations)

    @cached_property
    def by_subject(self) -> dict[str, list[Observation]]:
        return _grouped((o.subject, o) for o in self.corpus.observations)

    @cached_property
    def by_indicator(self) -> dict[str, list[Observation]]:
        """By the usual names of the indicators."""
        return _grouped((usual_name(o.indicator), o) for o in self.corpus.observations)

    @cached_property
    def by_subject_entity(self) -> dict[str, list[Observation]]:
        return _grouped((o.subject_id, o) for o in self.corpus.observations if o.subject_id)

    @cached_property
    def term_counts(self) -> dict[str, Audit]:
        """Term → how the number in its name and the components that its text lists agree."""
        return {audit.about: audit for audit in self.corpus.audits if audit.kind == "count" and audit.about}

    @cached_property
    def audit_places(self) -> dict[Audit, tuple[str, str]]:
        """Each audit, the worst first → its page and its anchor there."""
        return {
            audit: (places.audits(k // AUDITS_A_PAGE + 1), f"audit-{k + 1}")
            for k, audit in enumerate(dict.fromkeys(worst_first(self.corpus.audits)))
        }

    @cached_property
    def term_pages(self) -> dict[str, str]:
        """Term id → the page on which its entry stands."""
        seen: Counter[str] = Counter()
        pages: dict[str, str] = {}
        for term in sorted(self.corpus.terms, key=lambda t: (sort_key(t.term, t.pinyin), t.id)):
            name = section(term.term, term.pinyin)
            pages[term.id] = places.glossary(name, seen[name] // TERMS_A_PAGE + 1)
            seen[name] += 1
        return pages

    @cached_property
    def row_pages(self) -> dict[str, str]:
        """Observation id → the page on which its row stands."""
        return {
            row.id: places.subject(self.subject_slugs[name], k // ROWS_A_PAGE + 1)
            for name, rows in self.by_subject.items()
            for k, row in enumerate(rows)
        }


def questioned(audit: Audit) -> tuple[str, ...]:
    """Ids of the figures that an audit holds against the others: both of a conflict, a sum's whole, else the last.

    None where no figure says what is held against them: a term that names its parts' number, a ratio of three.
    """
    if audit.about:
        return ()
    if audit.kind == "conflict":
        return audit.observations
    return audit.observations[:1] if audit.kind == "sum" else audit.observations[-1:]


def _cell_contexts(table: Table) -> Iterator[tuple[str, str]]:
    """The row's first words and the column's head, for each cell."""
    for row in table.rows:
        label = ""
        for k, cell in enumerate(row):
            head = table.header[k].text.chars.strip() if k < len(table.header) else ""
            yield cell.id, say("，").join(part for part in (label, head) if part)
            text = cell.text.chars.strip()
            if not label and any(c.isalpha() for c in text):
                label = text


def _key(at: Provenance) -> Key:
    return at.article, at.passage


def _grouped(pairs: Iterable[tuple[str, Observation]]) -> dict[str, list[Observation]]:
    """By name; in each group by indicator, period and id, so that a series stands together, the longest first."""
    found: dict[str, list[Observation]] = defaultdict(list)
    for name, row in pairs:
        found[name].append(row)
    for rows in found.values():
        periods: dict[str, set[str | None]] = defaultdict(set)
        for row in rows:
            periods[row.indicator].add(row.period)
        lengths = {indicator: -len(held) for indicator, held in periods.items()}
        rows.sort(key=lambda o: (lengths[o.indicator], o.indicator, o.subject, o.period or "", o.id))
    return dict(found)
