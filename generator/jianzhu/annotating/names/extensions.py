"""Names that go on from a shorter name: `星岭大桥` + `及周边配套工程`, `市委深改委` + `2023年第2次会议`.

Each rule is an expression for what follows a name of certain types; the name and what follows are one name then. Two
adjoining works are one too where the first is a line (a railway, a pipeline, a road) and the second lies on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.annotating.names.divisions import named
from jianzhu.annotating.names.limits import is_stop
from jianzhu.annotating.names.proofs import stem_words
from jianzhu.model import EntityType

_NUMBER = "[一二三四五六七八九十]"
_HAN = r"[\u4e00-\u9fff]"


@dataclass(frozen=True, slots=True)
class _Rule:
    of: re.Pattern[str]
    """What the shorter name ends in."""
    types: tuple[EntityType, ...]
    follows: re.Pattern[str]
    makes: EntityType
    reason: str


_DONE = (
    "提质|升级|提升|综合|维修|加固|除险加固|拓宽|续建|配套|现代化|整治|治理|疏浚|清淤|修复|保护|利用|扩容|延伸|迁建|改建"
    "|整险加固|加固|达标|护岸|新建|生态|提标|改造|扩建|建设|保护利用|水环境|水生态|岸线|全域"
)
"""What is done to a work or a water, or which side of it: 星岭灌区|续建|配套|与|现代化|改造项目."""
_LINE = re.compile("(?:铁路|高铁|高速|公路|管线|管道|支线|专线|航道|通道|工程|大道|环线|干堤|大堤)$")
_RULES = (
    _Rule(
        re.compile("(?<!项目)(?<!工程)$"),
        ("project", "organization", "place"),
        re.compile(f"及(?:其|周边|附属|配套|基础){_HAN}{{0,6}}?(?:项目|工程)"),
        "project",
        "with what belongs to it",
    ),
    _Rule(
        re.compile("(?<!项目)(?<!工程)(?<!期)$"),
        ("project", "place"),
        re.compile("[一二三四五]期(?:[一二三]步)?(?:建设|扩建|改造)?(?:工程|项目)"),
        "project",
        "stage of a work",
    ),
    _Rule(
        re.compile(
            "(?:路|街|大道|桥|景区|公园|广场|水库|机场|站|码头|航道|渠|段|港|港区|灌区|河|江|湖|湾|水厂|街区|古镇|古城|线|高速|隧道)$"
        ),
        ("project", "place"),
        re.compile(
            f"(?:{_DONE}|[与和及])*(?:(?:改造|扩建|拓宽|迁建)(?:项目|工程|(?=等|、|及))|(?:{_DONE})(?:项目|工程))"
        ),
        "project",
        "a work and what is done to it",
    ),
    _Rule(
        re.compile("(?:路|街|大道|高速|公路|铁路|大桥|复线|线|隧道)$"),
        ("project", "place"),
        re.compile(
            f"(?:[东西南北中]?延(?:伸|长)?(?:段|线)?|[东西南北中]段|{_HAN}{{2}}段|{_HAN}{{2,4}}[至到]{_HAN}{{2,4}}?段(?=改|扩|新建|工程|项目)|改线|复线)"
            "(?:改扩建|改建|改造|新建|扩建|建设)?(?:工程|项目)?(?:高速公路)?(?:（[一二三]期）)?"
        ),
        "project",
        "a stretch of a road",
    ),
    _Rule(
        re.compile("期$"),
        ("project",),
        re.compile("[一二三]步(?:工程|项目)?"),
        "project",
        "step of a stage",
    ),
    _Rule(
        re.compile("(?:[厂园区站港城馆院桥路线]|工程|项目|基地|中心|大厦|广场|水库|段)$"),
        ("project", "organization", "place"),
        re.compile("（[一二三四五]期）(?:工程|项目)?"),
        "project",
        "stage of a work",
    ),
    _Rule(
        re.compile("(?:江|河|湖|渠|运河|干堤|大堤)$"),
        ("place", "project"),
        re.compile(f"(?!部分|全部|大部){_HAN}{{2,3}}?段(?={_HAN}{{2}}|[，。、；])"),
        "place",
        "a reach of a water",
    ),
    _Rule(
        re.compile("机场$"),
        ("project",),
        re.compile("空港(?!片区|新区|经济|物流|产业)"),
        "project",
        "an airport's port",
    ),
    _Rule(
        re.compile("(?:会|委|局|院|集团|公司|政府|联盟|小组|大)$"),
        ("organization",),
        re.compile(rf"(?:\d{{4}}年)?度?第(?:{_NUMBER}+|\d+)次(?:全体|常务|党组)?(?:会议|例会|大会)"),
        "event",
        "a body's numbered session",
    ),
    _Rule(
        re.compile("(?:中铁|中建|中交|中冶|中水|水电|中国水电|中国电建|葛洲坝|中国能建|国机|中国铁建|中国建筑)$"),
        ("organization", "project"),
        re.compile(f"{_NUMBER}{{1,3}}(?:航|公)?(?:(?:局|冶)(?:集团)?(?:有限公司|公司)?|公司)"),
        "organization",
        "a builder's numbered bureau",
    ),
    _Rule(
        re.compile("(?:集团|公司|控股|银行|证券)$"),
        ("organization",),
        re.compile("（(?:中国|香港|亚洲|亚太|国际)）(?:(?:有限)?公司|集团)?"),
        "organization",
        "its country",
    ),
    _Rule(
        re.compile("(?:东北|华北|华东|华中|华南|西南|西北|中南|江南|沿江|沿海)$"),
        ("place",),
        re.compile(f"(?:{_NUMBER}(?:省|市|省市|省区)(?!{_HAN}?[级]))"),
        "place",
        "so many provinces",
    ),
)
_PLACE_BEHIND = re.compile("（([\u4e00-\u9fff]{2,4})）")
_HOUSED = ("中心", "馆", "院", "园", "区", "基地", "实验室", "大学", "学院", "展")
"""Ends of names behind which a bracket tells the place: 国家会展中心（天津）."""
_UNITS = ("分馆", "分院", "分校", "分园", "分社", "分所")
"""Tails of a body's unit in a place: 江城图书馆|河湾分馆."""
_LED = re.compile(
    "(?:公路|高速|铁路|高铁|管道|管线|通道|快速路|大道|航线|航道|道路|公路项目|公路工程|段改扩建工程|段改扩建工程项目|管道工程|段)$"
)
"""Ends of names of what leads from one place or work to another."""
_FROM = re.compile("[从由自]$")
_ON_LINE = re.compile(f"({_HAN}{{2,5}}?)(?:站|标段|段|互通|枢纽)(?!点|时|式|位|性|长|稳|在)")


def find_extensions(page: Page, found: list[Candidate]) -> Iterator[Candidate]:
    """Candidates that begin with one of `found` and go on after it."""
    starts = {(c.passage, c.start): c for c in found}
    ends = {(c.passage, c.end): c for c in found}
    for c in found:
        text = page.texts[c.passage]
        surface = text[c.start : c.end]
        for rule in _RULES:
            if c.type in rule.types and rule.of.search(surface):
                match = rule.follows.match(text, c.end)
                if match and page.begins_word(c.passage, match.end()):
                    reason = f"{surface}: {rule.reason}"
                    yield Candidate(c.passage, c.start, match.end(), rule.makes, reason, Strength.NAME)
        place = _PLACE_BEHIND.match(text, c.end)
        if place and named(place.group(1)) and surface.endswith(_HOUSED):
            yield Candidate(c.passage, c.start, place.end(), c.type, f"{surface}: its place", Strength.NAME)
        led = _led_from(page, c, ends) if c.type == "project" and _LED.search(surface) else c.start
        if led < c.start:
            yield Candidate(c.passage, led, c.end, "project", f"{surface}: from where it leads", Strength.NAME)
        following = starts.get((c.passage, c.end))
        if c.type == "project" and _LINE.search(surface):
            match = _ON_LINE.match(text, c.end)
            if following and following.type == "project":
                yield Candidate(c.passage, c.start, following.end, "project", f"on {surface}", Strength.NAME)
            elif match and _plain(page, c.passage, match.start(), match.end()):
                yield Candidate(c.passage, c.start, match.end(), "project", f"on {surface}", Strength.NAME)
        if following and c.type == "organization" and following.type == "project" and _based(page, following):
            yield Candidate(c.passage, c.start, following.end, "project", f"works of {surface}", Strength.NAME)
        if following and c.type in ("organization", "project") and text.endswith(_UNITS, 0, following.end):
            yield Candidate(c.passage, c.start, following.end, "organization", f"unit of {surface}", Strength.NAME)
        if c.type == "organization" and following and following.type == "place" and following.strength < Strength.NAME:
            end = following.end + 2
            if text[following.end : end] == "基地" and page.begins_word(c.passage, end):
                for start in (c.start, c.end):
                    yield Candidate(
                        c.passage, start, end, "project", f"base of {surface}", Strength.NAME, text[c.start : end]
                    )


def _led_from(page: Page, c: Candidate, ends: dict[tuple[int, int], Candidate]) -> int:
    """Where a line's name begins that the places and the road before 至 belong to: 国道G104线江城区石村至|河口段."""
    text = page.texts[c.passage]
    if text[c.start - 1 : c.start] not in ("至", "到"):
        return c.start
    start = c.start - 1
    while (before := ends.get((c.passage, start))) and before.type in ("place", "project"):
        start = before.start
    return c.start if start == c.start - 1 or _FROM.search(text, 0, start) else start


_BASES = ("生产基地", "制造基地", "研发基地", "基地", "智慧工厂", "产业园", "数据中心")


def _based(page: Page, work: Candidate) -> bool:
    """Whether a work is named for nothing but its place, so that whose it is belongs to its name: 昆明|生产基地."""
    text = page.texts[work.passage][work.start : work.end]
    return any(text.endswith(tail) and bool(named(text[: -len(tail)])) for tail in _BASES)


def _plain(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether the words of [start, end) are all such as a place's name may hold, and end with a word."""
    return page.begins_word(passage, end) and not any(is_stop(w) for w in stem_words(page, passage, start, end))
