"""Towns, villages, streets, waters and mountains: `驻守兰湾镇` → 兰湾镇; and sights that the dictionary has: 莫高窟.

A place's own name has one to four characters before the tail, after another place or a break; what everyday words
explain (城镇, 回村, “乡聘村用”) is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.boundaries import SURNAMES
from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.annotating.names.divisions import named
from jianzhu.annotating.names.limits import EVERYDAY, is_stop, role_of
from jianzhu.annotating.names.people import speaks
from jianzhu.annotating.names.proofs import clan_seat, is_generic, is_proper, stem_words
from jianzhu.annotating.names.tails import Tail
from jianzhu.lexicon import column, derived, table
from jianzhu.segmentation import PROPER_TAGS, Word, frequency


def place_by_tail(page: Page, passage: int, start: int, at: int, end: int, tail: Tail) -> Candidate | None:
    """A town, village, street, water or mountain: one to four characters before the tail, after a place or a break."""
    text = page.texts[passage]
    proper = page.proper[passage]
    begin = start
    for place_end in range(at, start, -1):
        if proper.get(place_end, -1) >= start:
            begin = place_end if place_end < at else proper[place_end]
            break
    if tail.text in "河江湖溪山岛" and proper.get(at) == begin and text[at - 1] in "省市县区州镇乡村":
        return None  # 长汀县|河田镇
    for word in stem_words(page, passage, begin, at):  # 汉江|支流堰河
        if word.end >= at or len(word.text) == 1 or word.tag != "n" or frequency(word.text) < EVERYDAY:
            break
        if tail.text in _LIVED_IN or tail.text in ("路", "街", "大道"):
            break  # 到|仙女寨社区
        begin = word.end
    if at > begin and _is_part(page, passage, begin):
        begin -= 1
    neighbour = _NEIGHBOUR.match(text, begin, at)
    begin = neighbour.end() if neighbour else begin
    if text[begin] in _SETTLED and begin and at - begin > 2:
        begin += 1  # 某所镇|松曲村
    if text[begin] == "原" and at - begin > 2 and page.begins_word(passage, begin + 1):
        begin += 1  # 由|原|石渡乡
    within = _ZONE_WITHIN.match(text, begin, at) or (
        _TOWN_WITHIN.match(text, begin, at) if tail.text == "村" and begin not in proper else None
    )
    if within:
        begin = within.end()  # 石口镇|渠村, 高新区|北石街道
    if tail.text in _FLOWING and (flows := _FLOWS.match(text, begin, at)):
        begin = flows.end()  # 引星河水|入|陶渠
    if proper.get(end, begin) > begin:
        return None  # found already by what stands before it: 下穿|通吕运河
    if any(proper.get(e) == at for e in range(end + 1, end + LONGEST_DIVISION)):
        return None  # 芜湖市|湾沚区: the tail is a division's first character
    if _RANKED.match(text, begin) or (tail.text in "区县市" and "区" in text[begin] + text[at - 1]):
        return None  # 省级|矿山, 扩|区调区, 山区|县
    if len(tail.text) == 1 and _STREET.match(text, end):
        return None  # 宝山|南路
    own = at - begin
    if not tail.least <= own <= 4 or re.search(r"[^\u4e00-\u9fff]", text[begin:at]):
        return None
    after_place = (begin in proper and proper[begin] < begin) or bool(within)
    clan = after_place and tail.text == "村" and text[begin:at] in column("surnames", "surname")  # 安吉县|余村
    above = after_place and tail.text in "镇乡" and _VILLAGE.match(text, end)  # 田阳区|五村镇|巴某村
    if (not clan and not above and is_generic(page, passage, begin, at)) or role_of(text[begin:end], "generic"):
        return None
    if named(text[begin:end]):
        return None  # what is a division's name is found as one: 青岛, 九江
    if not after_place and speaks(text, begin, end):
        return None  # 宏江 is a person's name
    whole = text[begin:end]
    pieces = stem_words(page, passage, begin, at)
    if len(pieces) == 1 and pieces[0].tag[:1] in ("v", "p", "d") and (len(pieces[0].text) == 1 or not after_place):
        return None  # 绕村, 反哺村
    if text[at - 1] == tail.text:
        return None  # 枫桥村|村集体
    if not after_place and (_PHRASE.search(text[begin:at]) or _inside_slogan(text, begin, end)):
        return None
    if tail.text in _SETTLED and any(d.level < 3 for d in named(text[begin:at])):
        return None  # 贵州|村超
    if any(_stops(w, begin) or w.text in column("offices", "word") for w in pieces) or proper.get(end, begin) > begin:
        return None
    if tail.text == "岛" and not after_place and own > LONGEST_ISLAND:
        return None
    housed = (
        tail.text in "镇乡"
        and bool(_HOUSED.match(text, end) or _VILLAGE.match(text, end))
        and _bounded(page, passage, begin)
    )
    if len(tail.text) == 1 and not (after_place or housed or page.begins_word(passage, at)) and frequency(whole) == 0:
        holder = page.words[passage][page.word_at(passage, at)].text
        known = max(frequency(holder), frequency(text[at - 1 : end]))
        if known >= HOLDER or (frequency(holder) and tail.text in "区县市"):
            return None  # 小镇, 城区: the tail is part of an everyday word
    if pieces[-1].tag in ("m", "mq") and not clan:
        return None  # 两江三镇: counted
    common = any(len(w.text) > 1 and frequency(w.text) >= RARE_STEM and w.tag != "ns" for w in pieces)
    does = any(len(w.text) > 1 and w.tag in ("v", "d") and frequency(w.text) >= EVERYDAY for w in pieces)
    if tail.text in "区县市" and (
        does or pieces[0].tag in ("m", "mq") or (common and not page.begins_word(passage, at))
    ):
        return None
    if after_place:
        return Candidate(passage, begin, end, "place", f"place ending in {tail.text}", Strength.NAME)
    if tail.text in ("路", "大道", "街") and STRETCH.match(text, end) and _bounded(page, passage, begin):
        return Candidate(passage, begin, end, "place", "a street and its stretch", Strength.NAME)
    if len(tail.text) == 1 and tail.text not in _ALONE:
        return None
    if tail.text in "区县市":
        if (
            text[at - 1] in "兴强立富治"
            or frequency(whole)
            or not all(len(w.text) == 1 or w.tag == "ns" for w in pieces)
        ):
            return None
    elif frequency(whole) >= 20 and pieces[0].tag not in PROPER_TAGS:
        return None
    if housed:
        return Candidate(passage, begin, end, "place", "a town and what stands in it", Strength.NAME)
    if tail.text in "镇乡" and _VILLAGE.match(text, end) and _bounded(page, passage, begin):
        return Candidate(passage, begin, end, "place", "a town before its village", Strength.NAME)
    if tail.text in _LIVED_IN and own >= 2 and _lives(page, passage, begin) and all(w.tag[:1] in "nbs" for w in pieces):
        return Candidate(passage, begin, end, "place", "a settlement that somebody comes to", Strength.NAME)
    rare = len(tail.text) == 1 and len(pieces) == 1 and 0 < frequency(pieces[0].text) < RARE_STEM
    if not (is_proper(page, passage, begin, at) or rare):
        return None
    return Candidate(passage, begin, end, "place", f"place ending in {tail.text}", Strength.NAME)


_RANKED = re.compile("(?:国家|[省市县区州])级")
"""How a kind of thing of a rank begins."""
_NEIGHBOUR = re.compile("[邻同本该][省市县区镇乡村]")
"""What a place is to another, before its name: 邻镇|枫树岭镇."""
_TOWN_WITHIN = re.compile("[\u4e00-\u9fff]{2,3}[镇乡](?=[\u4e00-\u9fff]$)")
"""A town before a village of one character, where the search went on over both."""
_ZONE_WITHIN = re.compile(
    "[\u4e00-\u9fff]*?(?:高新区|经开区|开发区|(?<!社)新区|度假区|管理区|集聚区)(?=[\u4e00-\u9fff]{2,4}$)"
)
"""A zone before what lies in it."""
_FLOWING = frozenset("河江湖渠溪")
_FLOWS = re.compile("[\u4e00-\u9fff]{0,3}[入引](?=[\u4e00-\u9fff]{2,4}$)")
"""What a water does before the one to which it goes."""
_HOUSED = re.compile("(?:卫生院|中心(?:卫生院|小学|学校|幼儿园)|福利院|敬老院|派出所|人民政府|党委|文化站|政府)")
"""What a town has that no kind of town has: 渔市镇|卫生院."""
_VILLAGE = re.compile("[\u4e00-\u9fff]{1,4}?(?:村|社区|居委会)")
"""What after a town's name proves it."""


_LIVED_IN = frozenset({"社区", "街道", "小区", "村", "镇", "乡"})


@derived()
def _settled() -> frozenset[str]:
    return frozenset(row["cue"] for row in table("place_cues") if row["side"] == "settled")


def _lives(page: Page, passage: int, begin: int) -> bool:
    """Whether a word for going to or being at a place stands right before `begin`."""
    return bool(begin) and page.words[passage][page.word_at(passage, begin - 1)].text in _settled()


def _bounded(page: Page, passage: int, begin: int) -> bool:
    """Whether what precedes `begin` is no part of a name: punctuation, a word that no name holds, a place."""
    if not begin or not re.match("[\u4e00-\u9fff]", page.texts[passage][begin - 1]):
        return True
    return begin in page.proper[passage] or is_stop(page.words[passage][page.word_at(passage, begin - 1)])


def divides(page: Page, passage: int, at: int) -> bool:
    """Whether a village's name follows the town's tail at `at`, though the dictionary has a word across: 泉|镇南|村."""
    word = page.words[passage][page.word_at(passage, at)]
    return word.start == at and word.end == at + 2 and bool(_VILLAGE.match(page.texts[passage], at + 1))


def _stops(word: Word, begin: int) -> bool:
    """Whether no place's name holds the word: any that no name does, but for the surname of a village: 何|湾村."""
    return is_stop(word) and word.text != "都" and not (word.start == begin and word.text in SURNAMES)


def _is_part(page: Page, passage: int, begin: int) -> bool:
    """Whether the one character before `begin` belongs to a place's name: 在|小南海镇, 起于|西淝河."""
    text = page.texts[passage]
    if not begin or text[begin - 1] not in "大小上下东西南北左右前后中" or not page.begins_word(passage, begin - 1):
        return False
    if page.proper[passage].get(begin - 1, begin) < begin - 1:
        return True  # 江城县|右所镇
    before = page.words[passage][page.word_at(passage, begin - 2)] if begin > 1 else None
    return before is None or before.tag in ("p", "c", "") or (before.tag == "v" and len(before.text) > 1)


LONGEST_ISLAND = 2
"""Characters before 岛 that are an island's own name without a place before it."""
LONGEST_DIVISION = 5
"""Characters of a division's name whose first is taken for a tail."""
STRETCH = re.compile(
    "[东西南北中]?延(?:伸|长)?(?:段|线|工程)?|[东西南北中]段|[\u4e00-\u9fff]{2}段|路基|改造|拓宽|改扩?建|提质|建成通车|(?:顺利|全线|正式)?通车|(?:顺利|全线|基本)?贯通"
)
"""What after a street's name proves it, in lists of works."""
_STREET = re.compile(
    "[东南西北中]?(?:路|街(?!道)|大道|巷)|村(?![民里子])|镇(?![上区])|社区|街道|大桥|隧道|水库|湿地|灌区|[园苑]"
)
"""What goes on from a hill's or a water's name as a street's, a village's or a work's."""
_SETTLED = frozenset("镇乡村")
_PHRASE = re.compile("[^\u4e00-\u9fff]|.[于比和与的了在]|[回进驻入出到返离下]$")
"""What stands in no place's own name but in phrases: 快于|城镇, 毕业后回|村."""


def _inside_slogan(text: str, begin: int, end: int) -> bool:
    """Whether [begin, end) is a piece of a quotation that goes on after it: “县管乡用、乡聘村用”."""
    opening = text.rfind("“", max(0, begin - LONGEST_SLOGAN), begin)
    if opening < 0 or "”" in text[opening:begin]:
        return False
    closing = text.find("”", end, end + LONGEST_SLOGAN)
    return closing > end and not re.search("[，。；]", text[opening:closing])


LONGEST_SLOGAN = 12
"""Characters between a quotation mark and a place's name in a slogan."""


def find_sights(page: Page) -> Iterator[Candidate]:
    """Candidates for caves, temples, towers and palaces so well known that the dictionary has them: 莫高窟, 悬空寺."""
    for passage in range(len(page.texts)):
        for word in page.words[passage]:
            if len(word.text) < 3 or word.tag != "ns" or word.text[-1] not in _SIGHTS or named(word.text):
                continue
            if frequency(word.text[:-1]) < EVERYDAY:  # no 土地|庙
                yield Candidate(passage, word.start, word.end, "place", "sight in the dictionary", Strength.PART)


def find_clan_seats(page: Page) -> Iterator[Candidate]:
    """Candidates for hamlets called after a clan and the lie of its land, after a place or a break: 石渚村|梁家沟."""
    for passage, text in page:
        for match in clan_seat().finditer(text):
            start, end = match.span()
            if not named(match.group()) and _bounded(page, passage, start) and page.begins_word(passage, end):
                yield Candidate(passage, start, end, "place", "a clan's seat", Strength.PART)


_SIGHTS = frozenset("窟寺塔陵宫楼阁祠庙瀑峡坛殿")


def find_beside_places(page: Page, found: list[Candidate]) -> Iterator[Candidate]:
    """Members of a list of places that end as their neighbours do: 颍河、|泉河|、茨河."""
    ends = {(c.passage, c.end) for c in found if c.type == "place"}
    for passage, text in page:
        for match in _LIKE.finditer(text):
            start, end = match.span(1)
            if (passage, end) in ends or is_generic(page, passage, start, end - 1):
                continue
            nearest = [
                m for m in (_BEFORE.search(text, max(0, start - LONGEST_LIKE), start), _AFTER.match(text, end)) if m
            ]
            alike = any((passage, m.end(1)) in ends and _alike(m.group(1), match.group(1)) for m in nearest)
            if alike:
                ends.add((passage, end))
                yield Candidate(passage, start, end, "place", "list beside places", Strength.NAME)
        for match in _FIRST.finditer(text):
            start, end = match.start(1), match.end(1)
            following = _AFTER.match(text, end)
            if (
                following
                and (passage, following.end(1)) in ends
                and (passage, end) not in ends
                and _alike(following.group(1), match.group(1))
                and _bounded(page, passage, start)
                and not is_generic(page, passage, start, end - 1)
                and page.begins_word(passage, start)
                and not any(is_stop(w) for w in stem_words(page, passage, start, end))
            ):
                yield Candidate(passage, start, end, "place", "list beside places", Strength.NAME)


def find_listed_streets(page: Page) -> Iterator[Candidate]:
    """Candidates for streets one after another in a list, each of which proves the others: 星湖路、|苇塘东路."""
    for passage, text in page:
        for match in _STREETS.finditer(text):
            at = match.start()
            for k, name in enumerate(match.group().split("、")):
                start, end = at, at + len(name)
                at = end + 1
                cut = next((w.end for w in reversed(stem_words(page, passage, start, end - 1)) if is_stop(w)), start)
                cut = cut if k == 0 else start
                if end - cut > 2 and page.begins_word(passage, cut) and not is_generic(page, passage, cut, end - 1):
                    yield Candidate(passage, cut, end, "place", "list of streets", Strength.NAME)


_STREETS = re.compile(
    "(?:[\u4e00-\u9fff]{2,5}(?<![道铁公思线网出销套电])(?:路|大街|大道|巷)、)+[\u4e00-\u9fff]{2,4}?(?<![道铁公思线网出销套电])(?:路|大街|大道|巷)(?![线网径段])"
)


def _alike(one: str, other: str) -> bool:
    """Whether two names of places end alike: 颍河 and 茨河, 隆化镇 and 南唐乡."""
    return one[-1] == other[-1] or {one[-1], other[-1]} == {"镇", "乡"}


_LIKE = re.compile("(?<=[、和])([\u4e00-\u9fff]{1,3}[河江湖溪山岛村镇乡])(?=[、。，；！”“和等与沿两部境])")
_FIRST = re.compile("(?=([\u4e00-\u9fff]{1,3}[河江湖溪山岛村镇乡])[、和])")
_BEFORE = re.compile("([\u4e00-\u9fff]{2,5})[、和]$")
_AFTER = re.compile("[、和]([\u4e00-\u9fff]{1,4}?[河江湖溪山岛村镇乡])")
LONGEST_LIKE = 7
"""Characters before a member of such a list that hold its neighbour."""
HOLDER = 100
"""Occurrences in jieba's corpus from which a word that holds the tail is an everyday one."""
_ALONE = frozenset("镇乡村湖岛山江河区县市宫庙祠")
"""Tails of one character that end a place's name even with no place before it."""
RARE_STEM = 700
"""Occurrences in jieba's corpus below which a single word before such a tail may be a place's own name."""
