"""Where things are by their names and by the table of divisions, and what body is part of what.

place 丙县         →   location 甲省, then 乙市: the divisions above it
place 丙县丁镇     →   location 丙县, read off the name
乙市竹业有限公司   →   location 乙市, read off the name: a company is called after its seat
甲市委宣传部       →   parent 甲市委, read off the name
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jianzhu.annotating.names.divisions import Division, by_code, named
from jianzhu.annotating.names.short_names import parts
from jianzhu.linking.facts.outlines import Statement
from jianzhu.model import Entity
from jianzhu.segmentation import words

_RANKED = re.compile("[省市县区州盟旗]$")
_ZONE = re.compile(r"(?:区|新城|片区|园|群|圈)$")
"""Tails of places that are named after a city without its rank: 洛阳经开区."""
_SETTLEMENT = re.compile(r"(?:镇|乡|街道|村|社区|林场|农场|渔场)$")
_COMPANY = re.compile(r"公司$")
_WHOLE = re.compile(
    r"(?:集团|公司|委|局|厅|部|政府|大学|学院|医院|银行|国务院|中央|办公室|委员会|领导小组|中心|研究院)$"
)
"""Tails of bodies that have parts named after them."""
_PART = re.compile(
    r"(?:部|办|办公室|办公厅|处|科|室|局|组|委|分公司|公司|支行|分行|支队|大队|中心|院|学院|所|分社|党委|纪委|工会|政治局)$"
)
_LEGAL_FORM = re.compile("(?:股份|控股|集团|有限|责任|总)*公司")
SHORTEST_PART = 3
"""Characters of what a part's own name has beyond the whole's."""


def divisions_above(entities: Sequence[Entity]) -> Iterator[Statement]:
    """For each division the divisions it lies in, the highest first."""
    places = _places(entities)
    beside = _named_in_articles(entities)
    for entity in entities:
        division = _division(entity, beside) if entity.type == "place" else None
        if division:
            for above in _above(division):
                yield Statement("location", entity, above.name, places.get(above.name), "divisions")


def seats(entities: Sequence[Entity]) -> Iterator[Statement]:
    """The place that a name begins with: of places in it (after those above it), of companies registered there, of its
    organs."""
    places = _places(entities)
    for entity in entities:
        place = _seat(entity)
        if place:
            for division in (*(_above(place) if entity.type == "place" else ()), place):
                yield Statement("location", entity, division.name, places.get(division.name), "name")


def alone(entities: Iterable[Entity]) -> dict[str, Entity]:
    """The entities by name, without those whose name another of them has."""
    found = tuple(entities)
    counts = Counter(e.name for e in found)
    return {e.name: e for e in found if counts[e.name] == 1}


def _places(entities: Sequence[Entity]) -> dict[str, Entity]:
    return alone(e for e in entities if e.type == "place")


def wholes(entities: Sequence[Entity]) -> Iterator[Statement]:
    """The body of which a body is a part by its name, the longest one."""
    by_form: dict[str, Entity | None] = {}
    for entity in entities:
        if entity.type == "organization":
            for form in (entity.name, *(alias.form for alias in entity.aliases)):
                if _WHOLE.search(form):
                    by_form[form] = None if by_form.get(form, entity) is not entity else entity
    for entity in entities:
        if entity.type != "organization" or not _PART.search(entity.name):
            continue
        for end in range(len(entity.name) - SHORTEST_PART, 2, -1):
            whole = by_form.get(entity.name[:end])
            if whole and whole.id != entity.id and _is_part(entity.name, end):
                yield Statement("parent", entity, entity.name[end:], whole, "name")
                break


def _is_part(name: str, end: int) -> bool:
    """Whether what follows the whole's name is a part of it: 甲集团|保安公司; not 甲集团|有限公司, 甲市委|员会处."""
    return not _LEGAL_FORM.fullmatch(name[end:]) and not any(0 < w.start < end < w.end for w in words(name))


def _seat(entity: Entity) -> Division | None:
    if entity.type not in ("organization", "place") or any(d.name == entity.name for d in named(entity.name)):
        return None
    place = parts(entity.name)[0]
    own = entity.name[len(place) :]
    choices = [d for d in named(place) if d.name == place] or [d for d in named(place) if d.level < 3]
    if len(choices) != 1 or not entity.name.startswith(place) or not own:
        return None
    if entity.type == "place":
        fits = bool(_RANKED.search(place) and (_ZONE.search(own) or _SETTLEMENT.search(own))) or bool(_ZONE.search(own))
    else:
        fits = bool(_RANKED.search(place)) or bool(_COMPANY.search(own))
    return choices[0] if fits else None


def _above(division: Division) -> list[Division]:
    codes = (division.code[:2] + "0000", division.code[:4] + "00")
    return [by_code()[code] for code in codes if code in by_code() and code != division.code]


def _named_in_articles(entities: Sequence[Entity]) -> Mapping[str, frozenset[str]]:
    """Names of the places that each article names."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.type == "place":
            for mention in entity.mentions:
                found[mention.at.article].add(entity.name)
    return {article: frozenset(names) for article, names in found.items()}


def _division(entity: Entity, beside: Mapping[str, frozenset[str]]) -> Division | None:
    """The division that a place is; of several with its name the one whose superior the articles name as well."""
    choices = [d for d in named(entity.name) if d.name == entity.name]
    if len(choices) < 2:
        return choices[0] if choices else None
    articles = {mention.at.article for mention in entity.mentions}
    fitting = [
        d for d in choices if all(any(a.name in beside[article] for a in _above(d)[-1:]) for article in articles)
    ]
    return fitting[0] if len(fitting) == 1 else None
