"""In which county a town is that no sentence and no name places: in the only one that can be meant.

    走进丙县，今年变化大。丁镇修了路   →   location of 丁镇: 丙县 (basis: context)

That is the only county named before the town in its passage, or else the only one that the article names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jianzhu.annotating.names.divisions import named
from jianzhu.linking.facts.outlines import Outline, Statement
from jianzhu.model import Entity

_SETTLEMENT = re.compile("(?:镇|乡|街道|苏木|村|社区|嘎查)$")


def surrounded(outlines: Sequence[Outline]) -> Iterator[Statement]:
    """The county of each town and village in the outlines of one article."""
    all_counties = {e.id: e for outline in outlines for e in outline.entities.values() if _is_county(e)}
    told: set[str] = set()
    for outline in outlines:
        counties: dict[str, Entity] = {}
        for at, entity in outline.entities.items():
            if _is_county(entity):
                counties[entity.id] = entity
            elif _is_settlement(entity) and entity.id not in told and not _is_beside_one(outline, at):
                [county, *others] = (counties or all_counties).values() or [None]
                if county and not others:
                    told.add(entity.id)
                    yield Statement("location", entity, county.name, county, "context")


def _is_county(entity: Entity) -> bool:
    """Whether a place is a county, or what is one in all but name: a district, a city without districts."""
    if entity.type != "place":
        return False
    levels = {d.level for d in named(entity.name) if d.name == entity.name}
    return levels == {3} or (not levels and entity.name.endswith("县"))


def _is_settlement(entity: Entity) -> bool:
    return entity.type == "place" and bool(_SETTLEMENT.search(entity.name))


def _is_beside_one(outline: Outline, at: int) -> bool:
    """Whether a place is named as a county's equal: 丙县、丁镇签约."""
    before = outline.entities.get(at - 2)
    return before is not None and outline.text[at - 1] in "、和与及" and _is_county(before)
