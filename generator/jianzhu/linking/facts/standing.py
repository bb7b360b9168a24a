"""Where things are by their names and by the table of divisions, and what body is part of what.

place 丙县         →   location 甲省, then 乙市: the divisions above it
place 丙县丁镇     →   location 丙县, read off the name, and what is above it
乙市竹业有限公司   →   location 乙市, read off the name: a company is called after its seat
戊开发区管委会     →   location 戊开发区, where the collection has that place
甲市委宣传部       →   parent 甲市委, read off the name
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jianzhu.annotating.names.divisions import Division, by_code, named
from jianzhu.linking.facts.outlines import Statement
from jianzhu.model import Entity, EntityType
from jianzhu.segmentation import words

_RANKED = re.compile("[省市县区州盟旗]$")
_BROKEN = re.compile("^(?:[场域郊至到—–~-]|城(?![东南西北中])|辖区|直机关)")
"""What goes on after a division's rank as another word: 某市|场, 某区|域; or leads to another place: 甲县|至乙县."""
_STREET = re.compile("^(?:[中东西南北]?[路街巷]|大道|大街)")
"""What a street is called that has its name from a place elsewhere: 北京|路街道."""
_CALLED_AFTER: Mapping[EntityType, re.Pattern[str]] = {
    "place": re.compile(r"(?:区|新城|片区|园|群|圈)$"),
    "organization": re.compile(
        r"(?<!分)(?:公司|集团|[日晚]报|厂|银行|合作社|养老院|农场|林场|管委会|管理委员会|党?工委|商会|协会|养护所|海关|法院|检察院)$"
    ),
    "project": re.compile(
        r"(?:区|新城|片区|园|港|机场|站|码头|枢纽|电厂|水厂|大剧院|[美术博物体育图书]{3}馆|大桥|隧道|文化宫|"
        r"[产创制]业.*基金)$"
    ),
}
"""Tails of what has the name of its city without the rank: 洛阳经开区, 长沙某某有限公司; not 中山大学."""
_BRANCH = re.compile(r"(?:分公司|分行|支行|分社|办事处|分院|调查队|代表处)$")
"""Tails of what stands elsewhere than the name's beginning says."""
_BRACKET = re.compile(r"[（(]([^（）()]{2,9})[）)]")
_REGION = re.compile("(?:地区|盟)$")
"""Prefectures after whose short names little is called, and much that is elsewhere: 阿里."""
_SITE = re.compile("(?:[区镇乡村]|新城|街道)$")
"""Tails of places in which is what is called after them: 某开发区|管委会; not 某江|集团."""
_WHOLE = re.compile(
    r"(?:集团|公司|委|局|厅|部|政府|大学|学院|医院|银行|国务院|中央|办公室|委员会|领导小组|中心|研究院)$"
)
"""Tails of bodies that have parts named after them."""
_PART = re.compile(
    r"(?:部|办|办公室|办公厅|处|科|室|局|组|委|分公司|公司|支行|分行|支队|大队|中心|院|学院|所|分社|党委|纪委|工会|政治局|"
    r"农场|林场|渔场|厂|校区|实验室|基地|总队|报社|营业部)$"
)
_LEGAL_FORM = re.compile("(?:股份|控股|集团|有限|责任|总)*公司")
_CLOSED = ("集团", "公司")
"""Tails after which a name goes on with another word, whatever a dictionary makes of it: 某集团|军山农场."""
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
    """The place that a name begins with, the divisions above it first: of places in it, of companies registered there,
    of its organs, of what was built there."""
    places = _places(entities)
    forms = _forms(entities)
    for entity in entities:
        for division in _seat(entity, forms):
            yield Statement("location", entity, division, places.get(division), "name")


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
    if _LEGAL_FORM.fullmatch(name[end:]):
        return False
    return name[:end].endswith(_CLOSED) or not any(0 < w.start < end < w.end for w in words(name))


def _seat(entity: Entity, forms: Mapping[str, Entity]) -> list[str]:
    """The names of the places in which one is by its name, the highest first; empty where the name tells nothing."""
    name = entity.name
    if entity.type not in _CALLED_AFTER or _divisions(name):
        return []
    bracket = _BRACKET.search(name)
    inside = _only([d for d in named(bracket[1]) if d.level < 3]) if bracket else None
    if inside:
        return _chain(inside)
    for end in range(len(name) - 1, 1, -1):
        place, own = name[:end], name[end:]
        division = _only(_divisions(place)) if _RANKED.search(place) else None
        if division and not _BROKEN.search(own):
            return _chain(division)
        site = forms.get(place)
        if site and site.id == entity.id:
            continue
        if site and site.name == place and _SITE.search(place) and not _divisions(place) and not _BROKEN.search(own):
            return [*_seat(site, forms), place]
        fits = _CALLED_AFTER[entity.type].search(own) and not _BRANCH.search(own) and not _STREET.search(own)
        short = _only([d for d in named(place) if d.level < 3 and not _REGION.search(d.name)]) if fits else None
        if short:
            return _chain(short)
        if site and fits and _RANKED.search(site.name) and _together(site, entity):
            own_division = _only(_divisions(site.name))
            return _chain(own_division) if own_division else [site.name]
    return []


def _only(choices: Sequence[Division]) -> Division | None:
    return choices[0] if len(choices) == 1 else None


def _divisions(name: str) -> list[Division]:
    """The divisions with exactly this name."""
    return [d for d in named(name) if d.name == name]


def _chain(division: Division) -> list[str]:
    return [d.name for d in (*_above(division), division)]


def _forms(entities: Sequence[Entity]) -> dict[str, Entity]:
    """The places by each of their names, without the names that two have."""
    found: dict[str, set[str]] = defaultdict(set)
    by_id = {e.id: e for e in entities if e.type == "place"}
    for entity in by_id.values():
        division = _only(_divisions(entity.name))
        for form in (
            entity.name,
            *(alias.form for alias in entity.aliases),
            *([division.short] if division and division.short else []),
        ):
            found[form].add(entity.id)
    return {form: by_id[ids.pop()] for form, ids in found.items() if len(ids) == 1}


def _together(one: Entity, other: Entity) -> bool:
    """Whether an article names both."""
    return bool({m.at.article for m in one.mentions} & {m.at.article for m in other.mentions})


def _above(division: Division) -> list[Division]:
    codes = (division.code[:2] + "0000", division.code[:4] + "00")
    return [by_code()[code] for code in codes if code in by_code() and code != division.code]


def _named_in_articles(entities: Sequence[Entity]) -> Mapping[str, frozenset[str]]:
    """Names of the places that each article names, and of the divisions that names in it begin with."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        names = {entity.name} if entity.type == "place" else set()
        names |= {entity.name[:end] for end in range(3, len(entity.name)) if _divisions(entity.name[:end])}
        for mention in entity.mentions if names else ():
            found[mention.at.article].update(names)
    return {article: frozenset(names) for article, names in found.items()}


def _division(entity: Entity, beside: Mapping[str, frozenset[str]]) -> Division | None:
    """The division that a place is; of several with its name the one whose superior the articles name as well."""
    choices = _divisions(entity.name)
    if len(choices) < 2:
        return choices[0] if choices else None
    articles = {mention.at.article for mention in entity.mentions}
    fitting = [
        d for d in choices if all(any(a.name in beside[article] for a in _above(d)[-1:]) for article in articles)
    ]
    return fitting[0] if len(fitting) == 1 else None
