"""Entities → an index by type and by pinyin initial, and a page each: names, sentences, figures, neighbours.

Entity("城投集团", mentions=…)   →   `entities/ID.md`, going on in `entities/ID/2.md` where it is named very often
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from jianzhu.identifiers import initial, initials, plain_pinyin, sort_key
from jianzhu.model import Article, Entity, Provenance
from jianzhu.publishing import places, words
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.escaping import Markdown
from jianzhu.publishing.pages import render
from jianzhu.publishing.quoting import quoted
from jianzhu.publishing.rows import rows

SENTENCES_A_PAGE = 120
"""Sentences listed on one page of an entity, of about 300 bytes each."""
NEIGHBOURS = 12
"""Entities named beside it most that a page lists: two lines of them."""
ROWS_SHOWN = 30
"""Figures of the entity that its page lists itself; all of them stand on the page of the subject."""
CROWD = 24
"""Entities in one sentence beyond which nobody is anybody's neighbour: a list of names, not a statement."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence that names the entity, and where it stands."""

    sentence: Markdown
    place: str


@dataclass(frozen=True, slots=True)
class InArticle:
    article: Article
    title: str
    link: str
    date: str | None
    sentences: tuple[Quoted, ...]


class Neighbours:
    """Which entities are named in one sentence, counted over the whole collection once."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    @cached_property
    def _counts(self) -> dict[str, Counter[str]]:
        beside: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        for entity in self._collection.corpus.entities:
            for mention in entity.mentions:
                sentence = self._collection.sentence(mention.at)
                beside[mention.at.article, sentence.anchor][entity.id] = None
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for ids in beside.values():
            if 1 < len(ids) <= CROWD:
                for id in ids:
                    counts[id].update(other for other in ids if other != id)
        return counts

    def of(self, entity: Entity) -> list[tuple[Entity, int]]:
        """Those named beside it most, the most often first."""
        known = self._collection.entities
        counted = self._counts.get(entity.id, Counter())
        ordered = sorted(counted.items(), key=lambda pair: (-pair[1], sort_key(known[pair[0]].name), pair[0]))
        return [(known[id], count) for id, count in ordered[:NEIGHBOURS]]


def entity_pages(collection: Collection) -> Iterator[tuple[str, bytes]]:
    neighbours = Neighbours(collection)
    for entity in collection.corpus.entities:
        yield from _pages(collection, entity, neighbours)
    yield places.ENTITIES, _index(collection)


def _pages(collection: Collection, entity: Entity, neighbours: Neighbours) -> Iterator[tuple[str, bytes]]:
    groups = _by_sentence(collection, entity)
    parts = [groups[k : k + SENTENCES_A_PAGE] for k in range(0, len(groups), SENTENCES_A_PAGE)] or [[]]
    observations = collection.by_subject_entity.get(entity.id, [])
    subjects = sorted({o.subject for o in observations}, key=sort_key)
    for number, part in enumerate(parts, 1):
        page = places.entity(entity.id, number)
        yield (
            page,
            render(
                "entity",
                entity=entity,
                kind=words.ENTITY_TYPES[entity.type],
                aliases=[alias.form for alias in entity.aliases],
                keys=search_keys(entity.name, *(alias.form for alias in entity.aliases)),
                articles=_in_articles(collection, part, page),
                mention_count=len(entity.mentions),
                article_count=len({m.at.article for m in entity.mentions}),
                neighbours=neighbours.of(entity) if number == 1 else [],
                rows=rows(collection, observations[:ROWS_SHOWN], page, anchors=False) if number == 1 else [],
                row_count=len(observations),
                subject_links=[
                    (subject, places.link(page, places.subject(collection.subject_slugs[subject])))
                    for subject in subjects
                ],
                number=number,
                parts=[(k, places.link(page, places.entity(entity.id, k))) for k in range(1, len(parts) + 1)],
                places=places,
                page=page,
            ),
        )


def _by_sentence(collection: Collection, entity: Entity) -> list[list[Provenance]]:
    """The entity's mentions, those of one sentence together, in the order of the collection."""
    found: dict[tuple[str, str], list[Provenance]] = {}
    for mention in entity.mentions:
        found.setdefault((mention.at.article, collection.sentence(mention.at).anchor), []).append(mention.at)
    return list(found.values())


def _in_articles(collection: Collection, groups: Sequence[Sequence[Provenance]], page: str) -> list[InArticle]:
    by_article: dict[str, list[Quoted]] = {}
    for facts in groups:
        id = facts[0].article
        place = places.link(page, places.article(id), collection.sentence(facts[0]).anchor)
        by_article.setdefault(id, []).append(Quoted(quoted(collection, *facts), place))
    return [
        InArticle(
            article := collection.articles[id],
            collection.title(article),
            places.link(page, places.article(id)),
            collection.date(article),
            tuple(sentences),
        )
        for id, sentences in by_article.items()
    ]


def search_keys(*names: str) -> str:
    """By what else a reader may look for names: readings without tones, initials, the names themselves."""
    keys: dict[str, None] = {}
    for name in names:
        reading = plain_pinyin(name).replace("ü", "v")
        for key in (reading.replace(" ", ""), initials(name), name):
            keys[key] = None
    return " ".join(keys)


def _order(entity: Entity) -> tuple[str, str]:
    return sort_key(entity.name, entity.pinyin)


def _index(collection: Collection) -> bytes:
    kinds: list[tuple[str, str, int, list[tuple[str, list[Entity]]]]] = []
    for kind, label in words.ENTITY_TYPES.items():
        members = sorted((e for e in collection.corpus.entities if e.type == kind), key=_order)
        letters: dict[str, list[Entity]] = {}
        for entity in members:
            letters.setdefault(initial(entity.name, entity.pinyin), []).append(entity)
        if members:
            kinds.append((kind, label, len(members), sorted(letters.items())))
    return render("entities", kinds=kinds, places=places, page=places.ENTITIES)
