"""Facts of an entity → the lines of its page, each with the sentence that says so.

office 董事长 of 何立新 at 江岸城建集团   →   何立新: 身份　江岸城建集团董事长; 江岸城建集团: 人员　何立新 董事长
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jianzhu.model import Entity, Fact, Provenance
from jianzhu.publishing import places
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.entities.above import Above, above, directly
from jianzhu.publishing.quoting import quoted
from jianzhu.publishing.wording import escaping, words
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import say, worded

MOST = 12
"""Others of one kind (people, daughters, what stands in a place) that a page names; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is known, of which kind, and what says so (a sentence, or that the name does)."""

    label: str
    value: Markdown
    source: Markdown


def stated(collection: Collection, entity: Entity, page: str) -> list[Line]:
    """The lines for `page`: what the entity is and has, then what others are to it."""
    own = collection.facts.get(entity.id, [])
    found: list[Line] = []
    for kind, label in words.FACTS.items():
        facts = [f for f in own if f.kind == kind]
        if kind == "location":
            found.extend(_locations(collection, label, facts, page))
        else:
            found.extend(_line(collection, label, f, page) for f in facts if f.value != entity.description)
    around = collection.facts_with.get(entity.id, [])
    for kind, label in words.FACTS_WITH.items():
        others = [f for f in around if f.kind == kind]
        if kind == "location":
            found.extend(_held(collection, label, others, page))
        else:
            found.extend(_line(collection, label, f, page, of=collection.entities[f.entity]) for f in others[:MOST])
    return found


def _line(collection: Collection, label: str, fact: Fact, page: str, of: Entity | None = None) -> Line:
    other = of or (collection.entities[fact.other] if fact.other else None)
    value = "" if fact.basis == "name" or fact.value == label else escaping.inline(fact.value)
    if fact.date:
        value = Markdown(f"{escaping.inline(words.day(fact.date))}{'　' if value else ''}{value}")
    if other:
        gap = "" if not value or (fact.kind == "office" and not of) else "　"
        value = f"{_link(other, page)}{gap}{value}"
    return Line(label, Markdown(value), _source(collection, fact, page))


def _locations(collection: Collection, label: str, facts: Sequence[Fact], page: str) -> Iterator[Line]:
    """The divisions above it as one line, each statement of a text as its own."""
    chain = [f for f in facts if f.basis != "text"]
    if chain:
        known = above(collection, collection.entities[chain[0].entity])
        yield Line(label, _chain(known, page), escaping.inline(words.BASES[chain[0].basis]))
    for fact in facts:
        if fact.basis == "text":
            place = collection.entities.get(fact.other or "")
            known = above(collection, place, frozenset({fact.entity})) if place else ()
            last = _place(collection, fact, page)
            value = " › ".join((_chain(known, page), last)) if known else last
            yield Line(label, Markdown(value), _source(collection, fact, page))


def _chain(known: Sequence[Above], page: str) -> Markdown:
    """Places, each in the one before."""
    return Markdown(" › ".join(_link(a.entity, page) if a.entity else escaping.inline(a.name) for a in known))


def _place(collection: Collection, fact: Fact, page: str) -> Markdown:
    place = collection.entities.get(fact.other or "")
    if place and place.name == fact.value:
        return _link(place, page)
    return escaping.inline(fact.value)


def _held(collection: Collection, label: str, facts: Sequence[Fact], page: str) -> Iterator[Line]:
    """What stands in a place and in none within it, a line for each type."""
    for kind, named in words.ENTITY_TYPES.items():
        here = [f for f in facts if collection.entities[f.entity].type == kind and directly(collection, f)]
        held = list(dict.fromkeys(f.entity for f in here))
        if held:
            listed = say("、").join(_link(collection.entities[id], page) for id in held[:MOST])
            more = " " + say("等 {count} 条", count=len(held)) if len(held) > MOST else ""
            yield Line(f"{label}{named}", Markdown(listed + more), Markdown(""))


def _source(collection: Collection, fact: Fact, page: str) -> Markdown:
    if not fact.at:
        return escaping.inline(words.BASES.get(fact.basis, ""))
    first, *more = dict.fromkeys((at.article, collection.sentence(at).anchor) for at in fact.at)
    links = [escaping.link(worded("原文"), _address(page, first), say("到原文的这一句"))]
    links += [
        escaping.link(escaping.inline(str(k)), _address(page, at), say("到原文的这一句"))
        for k, at in enumerate(more, 2)
    ]
    return Markdown(f"{_quoted(collection, fact.at[0])} {' '.join(links)}")


def _quoted(collection: Collection, at: Provenance) -> Markdown:
    date = collection.date(collection.articles[at.article])
    shown = worded("（{date}）", date=words.day(date)) if date else ""
    return Markdown(f"{quoted(collection, at)}{shown}")


def _address(page: str, place: tuple[str, str]) -> str:
    return places.link(page, places.article(place[0]), place[1])


def _link(entity: Entity, page: str) -> Markdown:
    return escaping.link(escaping.inline(entity.name), places.link(page, places.entity(entity.id)))
