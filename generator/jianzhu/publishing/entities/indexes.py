"""Entities → their indexes: an overview, for each type all names by pinyin and by how often they are named, and places
as a tree.

143 organisations   →   `entities/index/organization.md`: A 安化水务 3 …, then the most named; places also in
`entities/index/tree.md`: 湖南省 › 株洲市 › 茶陵县
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jianzhu.identifiers import initial, sort_key
from jianzhu.lexicon import derived, table
from jianzhu.model import Entity
from jianzhu.publishing import places
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.entities.above import above
from jianzhu.publishing.templating import render
from jianzhu.publishing.wording import escaping, words
from jianzhu.publishing.wording.escaping import Markdown

NAMES_A_PAGE = 800
"""Names on one page of an index, of about 110 bytes each."""
NAMED_MOST = 100
"""Names that an index lists by frequency: who is named once or twice is found by pinyin."""
IN_OVERVIEW = 24
"""Names of a type that the overview shows."""


@dataclass(slots=True)
class _Node:
    """A place of the tree, known as an entity or only as a division above one."""

    entity: Entity | None = None
    below: dict[str, _Node] = field(default_factory=dict)


def entity_indexes(collection: Collection) -> Iterator[tuple[str, bytes]]:
    overview = []
    tree = _tree(collection)
    for kind, label in words.ENTITY_TYPES.items():
        members = sorted(
            (e for e in collection.corpus.entities if e.type == kind), key=lambda e: (sort_key(e.name, e.pinyin), e.id)
        )
        if members:
            frequent = sorted(members, key=lambda e: -len(e.mentions))
            overview.append((kind, label, len(members), frequent[:IN_OVERVIEW]))
            yield from _of_type(kind, label, members, frequent[:NAMED_MOST], bool(tree.below) and kind == "place")
    yield places.ENTITIES, render("entities", kinds=overview, places=places, page=places.ENTITIES)
    if tree.below:
        known = frozenset(_ids(tree))
        others = [e for e in collection.corpus.entities if e.type == "place" and e.id not in known]
        yield (
            places.PLACE_TREE,
            render(
                "place_tree",
                lines=list(_lines(tree, 0)),
                others=sorted(others, key=lambda e: (sort_key(e.name, e.pinyin), e.id)),
                places=places,
                page=places.PLACE_TREE,
            ),
        )


def _of_type(
    kind: str, label: str, members: Sequence[Entity], frequent: Sequence[Entity], tree: bool
) -> Iterator[tuple[str, bytes]]:
    parts = [members[k : k + NAMES_A_PAGE] for k in range(0, len(members), NAMES_A_PAGE)]
    for number, part in enumerate(parts, 1):
        page = places.entities_of(kind, number)
        letters: dict[str, list[Entity]] = {}
        for entity in part:
            letters.setdefault(initial(entity.name, entity.pinyin), []).append(entity)
        counts: dict[int, list[Entity]] = {}
        for entity in frequent if number == 1 else ():
            counts.setdefault(len(entity.mentions), []).append(entity)
        yield (
            page,
            render(
                "entity_index",
                label=label,
                total=len(members),
                letters=sorted(letters.items()),
                counts=list(counts.items()),
                tree=places.link(page, places.PLACE_TREE) if tree else "",
                number=number,
                parts=[(k, places.link(page, places.entities_of(kind, k))) for k in range(1, len(parts) + 1)],
                places=places,
                page=page,
            ),
        )


def _tree(collection: Collection) -> _Node:
    """Every place under what it lies in; a place of which nothing is known is left out unless others lie in it."""
    members = [e for e in collection.corpus.entities if e.type == "place"]
    paths = {e.id: above(collection, e) for e in members}
    over = {place.name for path in paths.values() for place in path}
    root = _Node()
    for entity in members:
        if paths[entity.id] or entity.name in over or entity.name in _provinces():
            node = root
            for name in (*(place.name for place in paths[entity.id]), entity.name):
                node = node.below.setdefault(name, _Node())
            node.entity = entity
    return root


@derived()
def _provinces() -> frozenset[str]:
    """What lies in no other division."""
    return frozenset(row["name"] for row in table("divisions") if row["code"].endswith("0000"))


def _ids(node: _Node) -> Iterator[str]:
    """The ids of the places in a tree."""
    for below in node.below.values():
        if below.entity:
            yield below.entity.id
        yield from _ids(below)


def _lines(node: _Node, depth: int) -> Iterator[Markdown]:
    """A nested list, deepest names furthest in."""
    for name, below in sorted(node.below.items(), key=lambda pair: sort_key(pair[0])):
        shown = escaping.inline(name)
        if below.entity:
            shown = escaping.link(shown, places.link(places.PLACE_TREE, places.entity(below.entity.id)))
            shown = Markdown(f"{shown} {len(below.entity.mentions)}")
        yield Markdown(f"{'    ' * depth}- {shown}")
        yield from _lines(below, depth + 1)
