"""What sentences of a known form say: whom a body belongs to, what a thing is, where it stands, what happened when.

    甲集团旗下乙公司        →   parent of 乙公司: 甲集团 (旗下)
    乙公司是一家竹材企业，   →   description of 乙公司: 一家竹材企业
    乙公司位于丙县，        →   location of 乙公司: 丙县
    6月8日，丙市印发《丁》  →   date of 《丁》: 印发, 2023-06-08

The forms are rows of lexicon/fact_cues.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jianzhu.annotating.figures.periods import find_periods
from jianzhu.annotating.names.divisions import named
from jianzhu.lexicon import column, derived, table
from jianzhu.linking.facts.outlines import ANY, SIGNS, Outline, Statement
from jianzhu.linking.facts.titles import meant
from jianzhu.model import Entity, FactKind

LONGEST_DESCRIPTION = 60
"""Characters; what introduces an entity in more words is a story, not a description."""
LONGEST_NOUN = 16
"""Characters of a description after its 的, and of one that stands right before the name."""
GROUP = "集团"
"""What is meant where a text says 旗下 and not whose."""
HELD = "召开"
"""What happened to a meeting at which something was said on a day."""
PLANNED_WITHIN = 4
"""Characters before a date in which a word says that it is to come: 预计于2026年…"""
_BODY, _PLACE = SIGNS["organization"], SIGNS["place"]
_SUBJECT = r"(?<![在与和跟同及或对向为从由把被给、的])"
"""Before a subject stands nothing that makes it an object, or one of several."""
_HEAD_NOUN = _SUBJECT.replace("的", "")
"""Before the subject of 是, what describes it may stand: 甲公司研制的乙型机是…"""
_PART_OF_PLACE = "(?:的?最?[东西南北中]{1,2}(?:部|端|侧|岸|郊|麓|缘|段)?|境内|市区|城区|腹地)"
_SIZES = (
    re.compile("(?:省|自治区)$"),
    re.compile("(?:自治州|盟|地区)$"),
    re.compile("市$"),
    re.compile("(?:县|旗|(?<![发园山景社新校街片湖])区)$"),
    re.compile("(?:镇|乡|街道|苏木)$"),
    re.compile("(?:村|社区|嘎查)$"),
)
"""Tails of places of one size, the largest first; all others (lakes, zones, works) are smaller."""
_LINE = re.compile("(?:高速|公路|大道|铁路|高铁|国道|省道|线|通道|运河|管道|航线)$")
"""Works that go through more places than the one named before them."""
_SMALL_BODY = re.compile("(?:合作社|公司|厂|[学医]院|学校|[小中]学|农场|中心|管委会|站|所)$")
"""Bodies that stand in the place named right before them."""
_NO_SPAN = r"(?<![\d至到-])(?:(?<!—)|(?<=——))"
"""Before a date that doesn't end a span; two dashes begin a subtitle."""
_MONTH_OR_YEAR = re.compile(r"\d[年月]")
_SLOTS = {
    "{body}": _BODY,
    "{parent}": f"(?P<parent>{_BODY})",
    "{child}": f"(?P<child>{_BODY})",
    "{children}": f"(?P<child>{_BODY}(?:[、和及与]{_BODY})*)",
    "{thing}": f"{_SUBJECT}(?P<thing>{ANY})(?!{ANY})",
    "{subject}": f"{_HEAD_NOUN}(?P<thing>{ANY})(?!{ANY})",
    "{named}": f"(?P<thing>{ANY})",
    "{document}": f"(?P<thing>{SIGNS['document']})",
    "{event}": f"(?P<thing>{SIGNS['event']})",
    "{body_thing}": f"(?P<thing>{_BODY})(?!{ANY})",
    "{gap}": f"[^。；，、{ANY[1:-1]}]",
    "{site}": f"(?P<thing>[{SIGNS['project']}{_BODY}])",
    "{near}": f"(?P<place>[{_PLACE}{SIGNS['project']}])(?P<rest>{_PART_OF_PLACE}?)",
    "{place}": f"(?P<place>{_PLACE}+)(?P<rest>{_PART_OF_PLACE}?)(?=[，。；、！])",
}


def _either(kind: str) -> str:
    return "|".join(row["form"] for row in table("fact_cues") if row["kind"] == kind)


@derived()
def _ownership() -> str:
    return "|".join(sorted(map(re.escape, column("ownership", "word")), key=lambda w: (-len(w), w)))


@derived()
def _forms(kind: FactKind) -> tuple[re.Pattern[str], ...]:
    head = f"(?:{_either('head')})"
    all_in_one = f"集[^，。；！？]{{2,{LONGEST_DESCRIPTION}}}?一体的[^，。；！？、]{{0,{LONGEST_NOUN}}}?"
    opened = f"(?:{_either('opening')}|{_PLACE})(?:{all_in_one}|[^，。；！？、]{{1,{LONGEST_DESCRIPTION}}}?){head}"
    told = f"[^，。；！？、]{{2,{LONGEST_DESCRIPTION}}}的[^，。；！？、的]{{0,{LONGEST_NOUN}}}{head}"
    ranked = f"(?:{_either('area')})?(?:{_either('rank')})[^，。；！？、是在]{{0,{LONGEST_NOUN}}}?{head}"
    whats = {"{what}": opened, "{told}": f"{opened}|{told}", "{ranked}": ranked}
    made = []
    for row in table("fact_cues"):
        if row["kind"] == kind:
            form = row["form"].replace("〔", "(?P<how>").replace("〕", ")")
            form = form.replace("{when}", f"{_NO_SPAN}(?P<when>{_either('when')})(?![至到—-])")
            form = form.replace("{owned}", f"(?P<how>{_ownership()})")
            for slot, pattern in whats.items():
                form = form.replace(slot, f"(?P<what>{pattern})")
            for slot, pattern in _SLOTS.items():
                form = form.replace(slot, pattern)
            made.append(re.compile(form))
    return tuple(made)


@derived()
def _planned() -> re.Pattern[str]:
    return re.compile(_either("planned"))


@derived()
def _owned() -> re.Pattern[str]:
    """A daughter whose parent is named before: 集团旗下乙公司, 子公司乙公司."""
    return re.compile(
        rf"(?:^|(?<=[，。；！？：“]))(?P<noun>集团|该集团|公司|该公司)?(?P<how>{_ownership()})的?(?:企业|公司)?(?P<child>{_BODY})"
    )


def parents(outline: Outline, earlier: Sequence[Outline]) -> Iterator[Statement]:
    """Which body belongs to which; `earlier` are the article's outlines before it."""
    if _BODY not in outline.text:
        return
    for match in _owned().finditer(outline.text):
        noun = match["noun"] or GROUP
        owner, daughter = meant(noun, match.start(), outline, earlier), outline.entity(match, "child")
        if owner and daughter.id != owner.id and owner.type == "organization":
            yield Statement("parent", daughter, match["how"], owner, "text", outline.at(*match.span()))
    for pattern in _forms("parent") if outline.text.count(_BODY) > 1 else ():
        for match in pattern.finditer(outline.text):
            parent = outline.entity(match, "parent")
            for k in range(*match.span("child")):
                child = outline.entities.get(k)
                if child and child.id != parent.id:
                    how = match["how"].removesuffix("的")
                    yield Statement("parent", child, how, parent, "text", outline.at(*match.span()))


def descriptions(outline: Outline) -> Iterator[Statement]:
    """What things are, in an apposition or a sentence with 是."""
    for pattern in _forms("description"):
        for match in pattern.finditer(outline.text):
            value, thing = outline.words(*match.span("what")), outline.entity(match, "thing")
            if len(value) <= LONGEST_DESCRIPTION and _is_of_sort(value, thing):
                yield Statement("description", thing, value, None, "text", outline.at(*match.span()))


def _is_of_sort(value: str, thing: Entity) -> bool:
    """Whether a thing of this sort can be what a description says: nobody is a company, and no county is one."""
    if bool(_heads("person").search(value)) != (thing.type == "person"):
        return False
    return not (thing.type == "place" and _size(thing) < len(_SIZES) and _heads("body").search(value))


@derived()
def _heads(sort: str) -> re.Pattern[str]:
    heads = "|".join(row["form"] for row in table("fact_cues") if row["kind"] == "head" and row["comment"] == sort)
    return re.compile(f"(?:{heads})(?:之一)?$")


def locations(outline: Outline) -> Iterator[Statement]:
    """Where things stand."""
    if _PLACE not in outline.text and SIGNS["project"] not in outline.text:
        return
    for pattern in _forms("location"):
        for match in pattern.finditer(outline.text):
            thing, place = outline.entity(match, "thing"), outline.entity(match, "place")
            if thing.id != place.id and thing.type not in ("person", "document"):
                words = outline.words(match.start("place"), match.end("rest"))
                value = place.name if not match["rest"] else words
                yield Statement("location", thing, value, place, "text", outline.at(*match.span()))


def nestings(outline: Outline) -> Iterator[Statement]:
    """What stands in the place that is named right before it: 甲县|乙镇|丙村. Divisions are left to their table."""
    for at, place in outline.entities.items():
        inner = outline.entities.get(at + 1)
        if inner and place.type == "place" and _size(place) < len(_SIZES) and _size(place) < _size(inner):
            stands = (
                (inner.type == "place" and not any(d.name == inner.name for d in named(inner.name)))
                or (inner.type == "project" and not _LINE.search(inner.name))
                or (inner.type == "organization" and _SMALL_BODY.search(inner.name))
            )
            if stands:
                yield Statement("location", inner, place.name, place, "text", outline.at(at, at + 2))


def _size(entity: Entity) -> int:
    found = (k for k, tail in enumerate(_SIZES) if entity.type == "place" and tail.search(entity.name))
    return next(found, len(_SIZES))


def dates(outline: Outline, year: int | None) -> Iterator[Statement]:
    """When things happened: a document's issue, an event, a building's opening, a body's founding.

    What is to come says so: 预计通车. `year` is what 今年 means in the article; nothing where neither it nor the text
    says of which year a day is.
    """
    if not _MONTH_OR_YEAR.search(outline.text):
        return
    seen: set[tuple[str, int]] = set()
    for pattern in _forms("date"):
        for match in pattern.finditer(outline.text):
            once = (outline.entity(match, "thing").id, match.start("when"))
            if once in seen:
                continue
            seen.add(once)
            periods = find_periods(match["when"], year)
            if len(periods) == 1 and periods[0].value and "/" not in periods[0].value:
                thing, at = outline.entity(match, "thing"), outline.at(*match.span())
                told = match.groupdict().get("how") or HELD
                until = match.start("how") if "how" in match.groupdict() else match.end()
                planned = _planned().search(outline.text, max(0, match.start() - PLANNED_WITHIN), until)
                how = f"{planned[0]}{told}" if planned else told
                yield Statement("date", thing, how, None, "text", at, periods[0].value)
