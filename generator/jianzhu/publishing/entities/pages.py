"""Entities → a page each, a concordance: names and why, facts, neighbours, figures, and every mention in its sentence.

Entity("城投集团", mentions=…)   →   `entities/ID.md`, going on in `entities/ID/2.md` where it is named very often
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jianzhu.identifiers import sort_key
from jianzhu.model import Article, Entity, EntityMention
from jianzhu.publishing import places
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.entities.above import above
from jianzhu.publishing.entities.relations import Neighbours, picture
from jianzhu.publishing.entities.stated import stated
from jianzhu.publishing.indicators.rows import rows
from jianzhu.publishing.quoting import quoted
from jianzhu.publishing.templating import render
from jianzhu.publishing.wording import words
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import say

SENTENCES_A_PAGE = 120
"""Sentences listed on one page of an entity, of about 300 bytes each."""
ROWS_SHOWN = 30
"""Figures of the entity that its page lists itself; all of them stand on the page of the subject."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence that names the entity, the names that it uses in bold, and where it stands."""

    sentence: Markdown
    place: str


@dataclass(frozen=True, slots=True)
class InArticle:
    article: Article
    title: str
    link: str
    date: str | None
    sentences: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """A name other than the entity's own: how often it is used, why it was taken for it, and where that stands."""

    form: str
    count: int
    why: str
    link: str


@dataclass(frozen=True, slots=True)
class Other:
    """An entity of the same name, and what tells it from this one: what it is, or where it is named."""

    entity: Entity
    about: str


@dataclass(frozen=True, slots=True)
class Namesake:
    """A form of words that means other entities as well."""

    form: str
    others: tuple[Other, ...]


def entity_pages(collection: Collection) -> Iterator[tuple[str, bytes]]:
    neighbours = Neighbours(collection)
    for entity in collection.corpus.entities:
        yield from _pages(collection, entity, neighbours)


def _pages(collection: Collection, entity: Entity, neighbours: Neighbours) -> Iterator[tuple[str, bytes]]:
    groups = _by_sentence(collection, entity)
    parts = [groups[k : k + SENTENCES_A_PAGE] for k in range(0, len(groups), SENTENCES_A_PAGE)] or [[]]
    observations = collection.by_subject_entity.get(entity.id, [])
    subjects = sorted({o.subject for o in observations}, key=sort_key)
    dates = collection.dates(entity)
    for number, part in enumerate(parts, 1):
        page = places.entity(entity.id, number)
        first = number == 1
        relations = neighbours.of(entity) if first else []
        yield (
            page,
            render(
                "entity",
                entity=entity,
                kind=words.ENTITY_TYPES.one(entity.type),
                called=_called(collection, entity, page) if first else [],
                namesakes=_namesakes(collection, entity) if first else [],
                lines=stated(collection, entity, page) if first else [],
                articles=_in_articles(collection, part, page),
                mention_count=len(entity.mentions),
                article_count=len({m.at.article for m in entity.mentions}),
                dates=(dates[0], dates[-1]) if dates else None,
                relations=relations,
                picture=picture(entity, relations),
                rows=rows(collection, observations[:ROWS_SHOWN], page, anchors=False) if first else [],
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


def _called(collection: Collection, entity: Entity, page: str) -> list[Called]:
    """Its other names, the most used first."""
    counts: dict[str, int] = {}
    for mention in entity.mentions:
        form = _form(mention)
        counts[form] = counts.get(form, 0) + 1
    made = []
    for alias in entity.aliases:
        at = alias.at
        link = places.link(page, places.article(at.article), collection.sentence(at).anchor) if at else ""
        why = words.RESOLUTIONS[alias.resolution] if alias.resolution else say("同名异写")
        made.append(Called(alias.form, counts.get(alias.form, 0), why, link))
    return sorted(made, key=lambda c: (-c.count, sort_key(c.form)))


def _namesakes(collection: Collection, entity: Entity) -> list[Namesake]:
    """Its names that mean other entities as well."""
    found = []
    for form in (entity.name, *(alias.form for alias in entity.aliases)):
        others = tuple(_other(collection, other) for other in collection.by_form[form] if other.id != entity.id)
        if others:
            found.append(Namesake(form, others))
    return found


def _other(collection: Collection, entity: Entity) -> Other:
    first = collection.articles[entity.mentions[0].at.article] if entity.mentions else None
    inside = " › ".join(place.name for place in above(collection, entity))
    named = say("见《{title}》", title=collection.title(first)) if first else ""
    return Other(entity, words.shorten(entity.description or inside or named))


def _form(mention: EntityMention) -> str:
    return "".join(mention.surface.split())


def _by_sentence(collection: Collection, entity: Entity) -> list[list[EntityMention]]:
    """The entity's mentions, those of one sentence together, by their articles' dates; undated articles come last."""
    found: dict[tuple[str, str], list[EntityMention]] = {}
    for mention in entity.mentions:
        found.setdefault((mention.at.article, collection.sentence(mention.at).anchor), []).append(mention)
    dates = {id: collection.date(collection.articles[id]) for id, _ in found}
    return sorted(found.values(), key=lambda held: (dates[held[0].at.article] is None, dates[held[0].at.article] or ""))


def _in_articles(collection: Collection, groups: Sequence[Sequence[EntityMention]], page: str) -> list[InArticle]:
    by_article: dict[str, list[Quoted]] = {}
    for mentions in groups:
        at = mentions[0].at
        place = places.link(page, places.article(at.article), collection.sentence(at).anchor)
        by_article.setdefault(at.article, []).append(Quoted(quoted(collection, *(m.at for m in mentions)), place))
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
