"""Corpus → what can be found: names (entities, terms, indicators) with their sentences, then articles.

    Entity("南岭竹韵新材料股份有限公司")   →   Record("organization", forms=(name, "竹韵新材"), example="…竹韵新材…")
    Article("竹博会开幕")                  →   Record("article", title=…, heads=…, text=(Found("p1", sentences), …))

Names stand in the order of their kinds, the most mentioned first; articles with the newest first. That order is the
rank of what is otherwise equally good.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jianzhu.identifiers import sort_key, toneless
from jianzhu.model import Article, Observation, Passage, Provenance, Table
from jianzhu.publishing import places
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.wording import words
from jianzhu.publishing.wording.speaking import say

ARTICLE = "article"
PAGE = "page"
"""A page that somebody wrote by hand: `written`."""
TERM = "term"
INDICATOR = "indicator"
_RANK = re.compile(r"^(..[^省市县]?)[省市县](?=..)")
"""The rank of the place that a name begins with: 青川市水务集团 is asked for as 青川水务集团."""
AROUND = 60
"""Characters of a name's example on each side of the name."""
CELLS = "｜"
"""What parts the cells of a table's row; no words run across it."""


@dataclass(frozen=True, slots=True)
class Form:
    """A name, and its syllables without tones: 株洲 → `("zhu", "zhou")`."""

    text: str
    syllables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A passage as the search shows it: its sentences, and where each can be jumped to."""

    id: str
    """The anchor of the passage on the page of its record."""
    sentences: tuple[str, ...]
    anchored: tuple[int, ...] = ()
    """Sentences, from 1, that have an anchor of their own: `p7-2`."""

    @property
    def text(self) -> str:
        return "".join(self.sentences)


Origin = tuple[int, str]
"""The number of a source, and a year (empty where none is known)."""


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that can be found."""

    kind: str
    """An entity's type, `term`, `indicator`, `article` or `page`."""
    url: str
    title: str
    told: str
    """What is said beside the title: the date and the publisher, how often it is named."""
    origins: frozenset[Origin]
    """Where it stands; of an article one."""
    forms: tuple[Form, ...] = ()
    """Of a name: itself and the others."""
    spoken: tuple[Form, ...] = ()
    """Of a name: what people type for it, though no text may have it: without the rank of its place."""
    heading: tuple[Found, ...] = ()
    """Of an article: its title, then what stands around it."""
    outline: tuple[Found, ...] = ()
    """Of an article: its headings."""
    text: tuple[Found, ...] = ()
    """Of an article all else, in reading order; of a name what it is said to be."""
    example: tuple[str, str] | None = None
    """Of a name of which nothing is said: the address of a sentence that uses it, and the words."""


def records(collection: Collection, sources: dict[str, int]) -> list[Record]:
    """Everything that can be found; `sources` numbers the sources by their names."""
    origins = {
        article.id: (sources[article.source], (collection.date(article) or "")[:4])
        for article in collection.articles.values()
    }
    made = [*_entities(collection, origins), *_terms(collection, origins), *_indicators(collection, origins)]
    made += [_article(collection, article, origins[article.id]) for article in collection.newest_first()]
    return made


def _entities(collection: Collection, origins: dict[str, Origin]) -> Iterator[Record]:
    for kind in words.ENTITY_TYPES:
        held = [e for e in collection.corpus.entities if e.type == kind]
        for entity in sorted(held, key=lambda e: (-len(e.mentions), sort_key(e.name, e.pinyin), e.id)):
            at = [mention.at for mention in entity.mentions]
            forms = dict.fromkeys((entity.name, *(alias.form for alias in entity.aliases)))
            spoken = dict.fromkeys(short for form in forms if (short := _RANK.sub(r"\1", form)) not in forms)
            yield Record(
                kind,
                places.url(places.entity(entity.id)),
                entity.name,
                _counted(at),
                frozenset(origins[one.article] for one in at),
                tuple(_form(form, entity.pinyin if form == entity.name else None) for form in forms),
                tuple(_form(form) for form in spoken),
                text=(Found("title", (entity.description,)),) if entity.description else (),
                example=None if entity.description else _example(collection, at),
            )


def _terms(collection: Collection, origins: dict[str, Origin]) -> Iterator[Record]:
    held = collection.corpus.terms
    for term in sorted(held, key=lambda t: (-len(t.occurrences), sort_key(t.term, t.pinyin), t.id)):
        anchor = f"term-{term.id}"
        said = dict.fromkeys(
            said
            for one in (term.definition, *(at.quote for at in term.other_definitions), term.gloss)
            if one and (said := " ".join(one.split()))
        )
        yield Record(
            TERM,
            f"{places.url(collection.term_pages[term.id])}#{anchor}",
            term.term,
            _counted(term.occurrences),
            frozenset(origins[at.article] for at in term.occurrences),
            (_form(term.term, term.pinyin), *(_form(alias) for alias in term.aliases)),
            text=tuple(Found(anchor, (one,)) for one in said),
            example=None if said else _example(collection, term.occurrences),
        )


def _indicators(collection: Collection, origins: dict[str, Origin]) -> Iterator[Record]:
    """Indicators, and subjects that are no entity: an entity's page leads to its figures itself."""
    tables = [
        (name, rows, _indicator_url(collection, name, rows), sorted({row.indicator for row in rows} - {name}))
        for name, rows in collection.by_indicator.items()
    ]
    tables += [
        (name, rows, places.url(places.subject(collection.subject_slugs[name])), [])
        for name, rows in collection.by_subject.items()
        if not any(row.subject_id for row in rows) and name not in collection.by_indicator
    ]
    for name, rows, url, names in sorted(tables, key=lambda one: (-len(one[1]), sort_key(one[0]))):
        at = [row.at for row in rows]
        origin = frozenset(origins[one.article] for one in at)
        yield Record(
            INDICATOR,
            url,
            name,
            say("{count} 条", count=len(rows)),
            origin,
            (_form(name), *map(_form, names)),
            example=_example(collection, at),
        )


def _indicator_url(collection: Collection, name: str, rows: list[Observation]) -> str:
    if len(rows) > 1:
        return places.url(places.indicator(collection.indicator_slugs[name]))
    return f"{places.url(collection.row_pages[rows[0].id])}#obs-{rows[0].id}"


def _counted(at: Iterable[Provenance]) -> str:
    held = [one.article for one in at]
    return words.standing(len(set(held)), len(held)) if held else ""


def _form(text: str, reading: str | None = None) -> Form:
    read = toneless(text, reading).replace("ü", "v")
    parts = ("".join(filter(str.isalnum, part)) for part in read.split())  # `“yi` is read yi
    return Form(text, tuple(part for part in parts if part))


def _example(collection: Collection, at: Iterable[Provenance]) -> tuple[str, str] | None:
    """The first sentence that uses a name, as much of it as stands around the name."""
    for one in at:
        sentence = collection.sentence(one)
        text = collection.passages[one.article, one.passage].text.chars
        start, end = max(sentence.start, one.start - AROUND), min(max(sentence.end, one.end), one.end + AROUND)
        shown = " ".join(text[start:end].split())
        context = collection.cells.get((one.article, one.passage))
        shown = say("{context}：", context=context) + shown if context else shown
        url = f"{places.url(places.article(one.article))}#{sentence.anchor}"
        return url, f"{'…' * (start > sentence.start)}{shown}{'…' * (end < sentence.end)}"
    return None


# ── articles ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _article(collection: Collection, article: Article, origin: Origin) -> Record:
    outline: list[Found] = []
    text = [one for passage in article.bylines for one in _passage(collection, article, passage)]
    for block in article.blocks:
        if isinstance(block, Table):
            text += _table(collection, article, block)
        elif block.role == "heading":
            outline += _passage(collection, article, block)
        else:
            text += _passage(collection, article, block)
    for note in article.footnotes:
        text += _passage(collection, article, note.passage)
    around = (one for p in (article.kicker, article.subtitle) if p for one in _passage(collection, article, p))
    title = collection.title(article)
    publisher = collection.publisher(article)
    told = (words.KINDS.get(article.kind, article.kind), publisher or "", words.day(collection.date(article)))
    return Record(
        ARTICLE,
        places.url(places.article(article.id)),
        title,
        " · ".join(part for part in told if part),
        frozenset([origin]),
        heading=(Found("title", (title,)), *around),
        outline=tuple(outline),
        text=tuple(text),
    )


def _passage(collection: Collection, article: Article, passage: Passage) -> Iterator[Found]:
    """The passage, unless nothing stands in it."""
    chars = passage.text.chars
    if chars.strip():
        held = collection.sentences((article.id, passage.id))
        own = (k for k, one in enumerate(held, 1) if len(held) > 1 and (article.id, one.anchor) in collection.targets)
        said = tuple(" ".join(chars[one.start : one.end].split()) for one in held)
        yield Found(passage.id, said, tuple(own))


def _table(collection: Collection, article: Article, table: Table) -> Iterator[Found]:
    """A table's caption, each row as one passage, and its note."""
    if table.caption:
        yield from _passage(collection, article, table.caption)
    for row in (table.header, *table.rows):
        cells = [" ".join(cell.text.chars.split()) for cell in row]
        if any(cells):
            yield Found(row[0].id, (CELLS.join(cells),))
    if table.note:
        yield from _passage(collection, article, table.note)
