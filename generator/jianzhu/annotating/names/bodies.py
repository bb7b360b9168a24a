"""State and party organs, and bodies that everybody knows by a short name: `市住建局`, `工信部`, `北大`.

An organ after a level (省, 市, 县, 区) or a division's name is an organisation; its full name takes the place from the
region that the article is about: 市住建局 in a text about one city is that city's. 市委, 省政府 and the like without a
place of their own name no particular body and are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from jianzhu.annotating.names.boundaries import LONGEST_CHAIN
from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.annotating.names.divisions import Region, named
from jianzhu.annotating.names.limits import EVERYDAY, is_stop
from jianzhu.annotating.names.proofs import stem_words
from jianzhu.annotating.names.tails import tail_of, type_of
from jianzhu.lexicon import derived, table
from jianzhu.model import EntityType
from jianzhu.segmentation import frequency

_LEVEL = "省市县区州"


@derived()
def _organs() -> re.Pattern[str]:
    names = sorted((row["name"] for row in table("agencies")), key=lambda n: (-len(n), n))
    return re.compile("(?=(" + "|".join(map(re.escape, names)) + "))")


@derived()
def _generic_organs() -> frozenset[str]:
    return frozenset(row["name"] for row in table("agencies") if row["alone"] == "place")


@derived()
def _of_state() -> frozenset[str]:
    """Organs of the state that are called with their place as it is printed: 青岛海关, not 青岛市海关."""
    return frozenset(row["name"] for row in table("agencies") if row["alone"] == "own")


@derived()
def _known() -> tuple[re.Pattern[str], dict[str, tuple[EntityType, str]]]:
    rows = table("known_names")
    longest = sorted((row["name"] for row in rows), key=lambda n: (-len(n), n))
    kinds: dict[str, tuple[EntityType, str]] = {row["name"]: (row["type"], row["full"]) for row in rows}  # type: ignore[misc]
    return re.compile("|".join(map(re.escape, longest))), kinds


@derived()
def _known_by_type() -> dict[EntityType, frozenset[str]]:
    found: defaultdict[EntityType, set[str]] = defaultdict(set)
    for name, (kind, full) in _known()[1].items():
        found[kind].add(full or name)
    return {kind: frozenset(names) for kind, names in found.items()}


@derived()
def _everyday() -> frozenset[str]:
    return frozenset(row["name"] for row in table("known_names") if row["comment"] == "everyday word")


_OF_FIRM = "(?:集团|公司|股份|控股|科技|电器|汽车|手机|银行|地产|体育)"
"""What shows, behind an everyday word, that a text means the company of that name: 长虹集团."""


def known_names(kind: EntityType) -> frozenset[str]:
    """The full names of a type in lexicon/known_names.tsv: of things that are one wherever a text comes from."""
    return _known_by_type().get(kind, frozenset())


def find_known_names(page: Page) -> Iterator[Candidate]:
    """Candidates for the names of lexicon/known_names.tsv, where the words of the sentence allow them."""
    pattern, kinds = _known()
    meant = {name for name in _everyday() if re.search(name + _OF_FIRM, page.source.text)}
    for passage, text in page:
        at = 0
        while match := pattern.search(text, at):
            start, end = match.span()
            if not (page.begins_word(passage, start) and (page.begins_word(passage, end) or len(match.group()) >= 4)):
                at = start + 1
                continue
            at = end
            if match.group() in _everyday() - meant:
                continue  # 这是最|美的|风景
            kind, full = kinds[match.group()]
            if _OF_MEMBERS.match(text, end) or (
                kind == "organization" and end - start < 4 and text[end : end + 1] in "园路"
            ):
                continue  # 全国人大|代表, 华科|园
            if kind == "organization" and text[max(0, start - 2) : start] == "中国":
                start, full = start - 2, f"中国{match.group()}"
            yield Candidate(
                passage,
                start,
                end,
                kind,
                "well-known name",
                Strength.NAME if end - start > 2 else Strength.PART,
                full or match.group(),
            )


LONGEST_PART = 4
"""Characters from which a body's name is no part of a park's or a street's: 清华|园."""
_OF_MEMBERS = re.compile("(?<=人大)代表(?!大会|团)|(?<=政协)委员(?!会)")
_WORKING = re.compile(
    "(?=([省市县区州][\u4e00-\u9fff]{2,12}?(?:领导小组办公室|领导小组|指挥部|联席会议办公室|联席会议|办|局|中心|设计院|规划院)))"
)
"""An office, bureau, leading group or institute of a level, whatever its business: 市某某办, 县某某工作领导小组."""


_HEADED = re.compile(
    "(?:^|(?<=[^\u4e00-\u9fff]))(?P<name>[省市县区州](?P<own>[\u4e00-\u9fff]{3,12}?[局厅]))"
    "(?=(?:党组|党委)?(?:书记)?、?(?:原|副)?(?:局长|厅长)|[一二三四]级(?:巡视员|调研员)|迅速|有关负责人|相关负责人)"
)
"""A bureau of a level whose head is named behind it, whatever its business: 省|工业和信息化厅|厅长."""


def find_working_bodies(page: Page, region: Region) -> Iterator[Candidate]:
    """Candidates for the offices and leading groups of a level that the table of organs doesn't have."""
    for passage, text in page:
        for match in _HEADED.finditer(text):
            found = _prefix(page, passage, match.start("own"), region)
            if found and found[0] == match.start():
                name = found[1] + match["own"]
                yield Candidate(passage, *match.span("name"), "organization", "a bureau headed", Strength.NAME, name)
        for match in _WORKING.finditer(text):
            start, end = match.span(1)
            if any(page.proper[passage].get(e, 0) > start for e in range(start + 2, end)):
                continue  # 广东省|和平县综治中心: a place nearer to the body
            of_place = page.proper[passage].get(start + 1, start) < start  # 江城市|民营经济局: not 市民
            if not of_place and not (
                page.begins_word(passage, start) and (page.begins_word(passage, start + 1) or text[start + 1] == "委")
            ):
                continue
            pieces = stem_words(page, passage, start + 1, end)
            if not page.begins_word(passage, end) or any(
                w.tag[:1] in _NO_OFFICE or w.text in "的级" or is_stop(w)
                for w in pieces
                if not (of_place and w.text in "和与" and pieces[0].start < w.start and text[w.start - 1] not in _ENDS)
            ):
                continue
            if text.startswith("中心", end - 2) and (end - start < SHORTEST_CENTRE or _goes_on(text, end)):
                continue
            if text[end - 1] in "办局" and len(pieces[-1].text) == 2 and frequency(pieces[-1].text) >= EVERYDAY:
                continue  # 市里开局
            found = _prefix(page, passage, start + 1, region)
            if found:
                name = found[1] + text[start + 1 : end]
                tail = tail_of(text[start:end])
                kind = type_of(tail) if tail and tail.endswith("中心") else "organization"
                yield Candidate(passage, found[0], end, kind, "office of a level", Strength.NAME, name)


SHORTEST_CENTRE = 6
"""Characters of a level's centre, with the level, that tell it from what is in the middle: 市中心, 县域中心."""


def _goes_on(text: str, end: int) -> bool:
    """Whether 中心 is where something lies or what it is like, and no body: 中心城区, 中心地带."""
    return text.startswith(("城", "区", "地", "镇", "村", "工作", "任务", "位置", "城市", "路"), end)


_ENDS = frozenset("院局委办厅部会府")
"""Last characters of bodies, after which 与 names a second one: 江城市检察院|与|水利局."""
_NO_OFFICE = frozenset("pcurdmqy")
"""First letters of the tags of words that stand in no office's name: prepositions, conjunctions, numerals."""


def find_organs(page: Page, region: Region) -> Iterator[Candidate]:
    """Candidates for state and party organs; `name` has the place in front."""
    for passage, text in page:
        taken = -1
        for match in _organs().finditer(text):
            organ = match.group(1)
            at = match.start(1)
            if at < taken:
                continue
            found = _prefix(page, passage, at, region)
            if not found:
                continue
            start, place, own_place = found
            party = _PARTY.search(text, max(0, start - LONGEST_PARTY), start) if organ in _COMMITTEES else None
            if own_place and party:
                start = party.start()
            if organ in _generic_organs() and not own_place:
                continue
            end = at + len(organ)
            if _OF_MEMBERS.match(text, end):
                continue  # 江城市人大|代表
            if organ in ("委", "政府") and re.match(r"[托员派任曲婉屈实]", text[end : end + 1]):
                continue
            taken = end
            yield Candidate(
                passage,
                start,
                end,
                "organization",
                f"organ {organ}",
                Strength.NAME,
                text[start:end] if own_place and organ in _of_state() else f"{place}{_full(organ)}",
            )


_COMMITTEES = frozenset({"委", "市委", "县委", "区委", "省委", "州委", "工委", "党工委", "委员会"})
_PARTY = re.compile("(?:中共|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|共青团|团)$")
"""Parties and the league, whose name may stand before that of their committee: 民建|江城市委."""
LONGEST_PARTY = 4


@derived()
def _fulls() -> dict[str, str]:
    return {row["name"]: row["full"] for row in table("agencies") if row["full"]}


def _full(organ: str) -> str:
    return _fulls().get(organ, organ)


def _prefix(page: Page, passage: int, at: int, region: Region) -> tuple[int, str, bool] | None:
    """Where the organ's name begins, the place it belongs to, and whether the text itself names that place."""
    text = page.texts[passage]
    proper = page.proper[passage]
    if at in proper and proper[at] < at:
        start = proper[at]
        place = text[start:at]
        links = [start]
        while links[-1] in proper and len(links) < LONGEST_CHAIN:
            links.append(proper[links[-1]])
        start = links[-1] if len(links) < 3 else start  # more places tell where the body is
        if not named(place):
            place = text[start:at]  # a zone within a zone
        return start, _with_rank(place, region), True
    if zone := _ZONE.search(text, max(0, at - LONGEST_ZONE), at):
        start = proper.get(zone.start(), zone.start())  # 江城|经开区|行政审批局
        return start, text[start:at], start < zone.start()
    if at and text[at - 1] in _LEVEL:
        level = text[at - 1]
        if at >= 2 and (at - 1) in proper and proper[at - 1] < at - 1:
            start = proper[at - 1]
            return start, text[start:at], True
        if at >= 2 and text[at - 2] in "全各该本我":
            return None
        if at >= 2 and text[at - 2] in _LEVEL and not page.begins_word(passage, at - 1):
            return None
        if not page.begins_word(passage, at - 1):
            word = page.words[passage][page.word_at(passage, at - 1)]
            if word.start < at - 1:
                return None
        prefecture = region.city if region.city and region.city.name.endswith("州") else None
        county = region.county if region.county and (region.county.name[-1] == "区") == (level == "区") else None
        of_level = {
            "州": prefecture,
            "省": region.province,
            "市": region.city,
            "县": county,
            "区": county,
        }.get(level)
        return at - 1, of_level.name if of_level else level, False
    return None


_ZONE = re.compile("(?:(?:经济(?:技术)?|高新技术产业)?开发区|高新区|经开区|管委会)$")
LONGEST_ZONE = 9
"""Characters of the zone of which an organ is: 经济技术开发区|招商局."""


def _with_rank(place: str, region: Region) -> str:
    choices = named(place)
    if not choices or any(d.name == place for d in choices):
        return place
    city = region.city.code[:4] if region.city else ""
    return min(choices, key=lambda d: (d.level, d.code[:4] != city, d.code)).name
