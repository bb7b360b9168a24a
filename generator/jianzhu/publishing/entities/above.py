"""What an entity lies in, from the largest place down: 桃坞村 → 甲省, 乙市, 丙县, 白石镇.

A chain goes on where a place's own facts do: the village's town stands in a sentence, the town's county in another,
what is above the county in the table of divisions.
"""

from __future__ import annotations

from typing import NamedTuple

from jianzhu.model import Entity, Fact
from jianzhu.publishing.collection import Collection


class Above(NamedTuple):
    """A place that others lie in; known by its name alone where no text names it."""

    name: str
    entity: Entity | None


def above(collection: Collection, entity: Entity, below: frozenset[str] = frozenset()) -> tuple[Above, ...]:
    """What the entity lies in; `below` holds the ids of what lies in it, which can't be above it as well."""
    facts = [f for f in collection.facts.get(entity.id, ()) if f.kind == "location"]
    chain = [f for f in facts if f.basis != "text"] or [f for f in facts if f.other][:1]
    seen = below | {entity.id}
    if not chain or any(f.other in seen for f in chain):
        return ()
    made = tuple(_place(collection, f) for f in chain)
    first = made[0].entity
    return (*(above(collection, first, seen) if first else ()), *made)


def _place(collection: Collection, fact: Fact) -> Above:
    place = collection.entities.get(fact.other or "")
    return Above(place.name if place else fact.value, place)


def directly(collection: Collection, fact: Fact) -> bool:
    """Whether the place of a location is the innermost that is known: of 甲省 › 乙市 it is 乙市."""
    entity = collection.entities[fact.entity]
    return fact.basis == "text" or above(collection, entity)[-1:] == (_place(collection, fact),)
