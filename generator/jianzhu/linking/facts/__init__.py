"""What the collection says of its entities: Entities → Facts, each with the sentence that says so.

    甲集团旗下乙公司董事长李明介绍   →   office 董事长 of 李明 at 乙公司; parent of 乙公司: 甲集团

A fact said in several places is one fact with several places. What a name or the table of divisions tells is marked as
such (`Fact.basis`) and given up where a sentence says otherwise, what the context tells where anything else does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from jianzhu.annotating.figures.periods import document_year
from jianzhu.linking.facts.bylines import bylines, credits
from jianzhu.linking.facts.offices import offices
from jianzhu.linking.facts.outlines import Outline, Statement, outlines
from jianzhu.linking.facts.sentences import dates, descriptions, locations, nestings, parents
from jianzhu.linking.facts.standing import divisions_above, seats, wholes
from jianzhu.linking.facts.surroundings import surrounded
from jianzhu.linking.facts.titles import Holders
from jianzhu.model import Entity, Fact, Provenance, Restored


def find_facts(restored: tuple[Restored, ...], entities: tuple[Entity, ...]) -> tuple[Fact, ...]:
    """The facts of the collection, sorted by entity and kind, those of the texts before the others.

    A title that some place gives with its body (中共某县委书记) is not listed without it as well.
    """
    places: dict[Fact, dict[Provenance, None]] = {}
    said: set[tuple[str, str]] = set()
    told: set[tuple[str, str]] = set()
    for statement in sorted(_statements(restored, entities), key=lambda s: s.basis == "context"):
        other = statement.other.id if statement.other else None
        about = (statement.kind, statement.entity.id)
        if (statement.basis == "name" and about in said) or (statement.basis == "context" and about in told):
            continue
        if statement.basis == "text":
            said.add(about)
        if statement.basis != "context":
            told.add(about)
        fact = Fact(statement.kind, statement.entity.id, statement.value, other, statement.basis, (), statement.date)
        found_at = places.setdefault(fact, {})
        if statement.at:
            found_at[statement.at] = None
    placed = {(f.entity, f.value) for f in places if f.kind == "office" and f.other}
    found = [
        replace(fact, at=tuple(held))
        for fact, held in places.items()
        if fact.kind != "office" or fact.other or (fact.entity, fact.value) not in placed
    ]
    return tuple(sorted(found, key=lambda f: (f.entity, f.kind)))


def described(entities: tuple[Entity, ...], facts: tuple[Fact, ...]) -> tuple[Entity, ...]:
    """The entities, each without a description with the first that a text gives it."""
    first: dict[str, str] = {}
    for fact in facts:
        if fact.kind == "description":
            first.setdefault(fact.entity, fact.value)
    return tuple(replace(e, description=e.description or first.get(e.id)) for e in entities)


def _statements(restored: tuple[Restored, ...], entities: tuple[Entity, ...]) -> Iterator[Statement]:
    holders = Holders(entities)
    seated = tuple(seats(entities))
    by_name = {statement.entity.id for statement in seated}
    for _, held in groupby(outlines(restored, entities), key=lambda outline: outline.article.id):
        year: int | None = None
        earlier: list[Outline] = []
        for outline in held:
            year = year if earlier else document_year(outline.article, outline.source)
            yield from descriptions(outline)
            yield from offices(outline, earlier, holders)
            yield from credits(outline)
            yield from parents(outline, earlier)
            yield from locations(outline)
            yield from (told for told in nestings(outline) if told.entity.id not in by_name)
            yield from dates(outline, year)
            earlier.append(outline)
        yield from surrounded(earlier)
    yield from bylines(restored, entities, holders)
    yield from divisions_above(entities)
    yield from wholes(entities)
    yield from seated
