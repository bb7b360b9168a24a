"""What the tail of a name demands of the stem before it: `重点项目` no name, `江城城乡供水一体化工程` one.

The stem must hold what tells one thing from others of its kind: a place, quotation marks, letters, a word that no
dictionary explains, or, for tails of some kinds, enough everyday words. `tailed_names` finds the tails and the stems.
"""

from __future__ import annotations

import re

from jianzhu.annotating.names.candidates import Page
from jianzhu.annotating.names.divisions import named
from jianzhu.annotating.names.limits import EVERYDAY, is_stop, role_of
from jianzhu.annotating.names.name_starts import after_places
from jianzhu.annotating.names.proofs import has_unknown, is_generic, is_proper, stem_words
from jianzhu.annotating.names.tails import Tail, tail_of
from jianzhu.lexicon import column
from jianzhu.segmentation import PROPER_TAGS, frequency

_LEVEL = re.compile(r"[省市县区州]")


def good_stem(page: Page, passage: int, start: int, at: int, tail: Tail) -> bool:
    """Whether the stem [start, at) is what the tail demands."""
    levelled = bool(_LEVEL.match(page.texts[passage][start]))
    generic = is_generic(page, passage, start, at)
    if tail.strength == "own":
        return _own_stem(page, passage, start, at, tail)
    if tail.strength == "any":
        first = stem_words(page, passage, start, at)[0]
        return not levelled and (len(first.text) > 1 or bool(is_proper(page, passage, start, at)))
    if tail.strength == "strong":
        if tail.text == "集团" and page.texts[passage][start:at] in column("local_names", "name"):
            return not _KIND.search(page.texts[passage], max(0, start - 2), at)
        if levelled:
            return not _KIND.search(page.texts[passage], start, at)
        return not generic or (tail.text.endswith(LEGAL) and at - start >= 6)
    if tail.text.endswith("公司") and start in page.bodies[passage].values() and start < at:
        return True  # 国网|四川省电力公司
    if tail.text == "专业合作社" and at - start >= LONG_STEM and not generic:
        return not COUNT_AFTER.match(page.texts[passage][at + len(tail.text) :])
    if tail.text in _ALONE and _is_own_word(page, passage, start, at):
        return True
    if tail.text == "公司" and levelled and at - start >= LONG_STEM + 1:
        return not _KIND.search(page.texts[passage], start, at)  # 市融资担保公司
    if tail.text == "公司" and at - start >= 4 and _OWNED.search(page.texts[passage], max(0, start - 3), start):
        return not _KIND.search(page.texts[passage], start, at)
    if (
        tail.type == "organization"
        and at - start >= LONG_STEM
        and _SHORT_FOLLOWS.match(page.texts[passage], at + len(tail.text))
    ):
        return True
    if tail.text in _OF_NATION and at - start >= LONG_STEM and page.texts[passage].startswith(_NATION, start):
        return not _KIND.search(page.texts[passage], start, at)
    national = page.texts[passage].startswith("国家", start) and at - start >= LONG_NATIONAL
    if national and tail.text.endswith(_NATIONAL) and not page.texts[passage].startswith("级", start + 2):
        return not generic or at - start >= LONG_NATIONAL + 2
    proof = is_proper(page, passage, start, at) or ("place" if start in page.proper[passage] else None)
    if tail.type == "event" and at - start >= LONG_EVENT and not tail.text.endswith("仪式"):
        return True
    if not proof:
        level = page.texts[passage][start + 1 : start + 2] in ("级", "属", "直")  # 县级医院
        housed = tail.type == "organization" or tail.text.endswith(_PUBLIC)
        return levelled and not level and housed and tail.text not in BARE and at - start <= 12
    if tail.text.endswith(_AREAS) and proof == "unknown word":
        pieces = stem_words(page, passage, start, at)
        last = pieces[-1].text
        rare = frequency(pieces[0].text) < EVERYDAY and pieces[0].tag in ("", *PROPER_TAGS)
        named_first = rare and has_unknown(pieces[:2])
        if (role_of(last, "inner") or role_of(last, "generic")) and not named_first:
            return False  # 湖泊治理|示范区
    if tail.text not in BARE:
        return True
    stem = page.texts[passage][start:at]
    if proof == "quoted" and _KIND.search(page.texts[passage], start, at):
        return False  # “…”行动暨重点|项目
    if proof in ("quoted", "latin"):
        return bool(re.search(r"[\u4e00-\u9fff]", stem))
    if stem.endswith(("公司", "集团", "企业")):
        return False
    rest = after_places(page, passage, start, at)
    if tail.text == "公司" and rest < at and rest in page.bodies[passage]:
        return True
    nearest = page.proper[passage].get(rest, rest)
    if start <= nearest < rest < at and not named(page.texts[passage][nearest:rest]) and tail.type == "project":
        return True  # a street or village is particular enough: 某某街道供水改造项目
    if _KIND.search(page.texts[passage], rest, at):
        return False
    told = proof == "place" and at - rest >= LONG_WORK and tail.text in WORKS
    told = told and not any(w.tag == "v" and not role_of(w.text, "inner") for w in stem_words(page, passage, rest, at))
    return rest < at and (told or not is_generic(page, passage, rest, at))


def _own_stem(page: Page, passage: int, start: int, at: int, tail: Tail) -> bool:
    """Whether [start, at) before an everyday tail holds, beside places, what no dictionary explains."""
    text = page.texts[passage]
    if not page.begins_word(passage, at) or tail_of(text[start : at + len(tail.text)]) != tail.text:
        return False  # 防线, 基站: the tail is part of a word, or of a longer tail
    rest = after_places(page, passage, start, at)
    stem = stem_words(page, passage, rest, at)
    if tail.text in STATIONS and start < rest:
        nearest = page.proper[passage].get(rest, rest)
        settled = text[rest - 1] in "村镇乡港" or tail.text != "站"
        if (not stem and settled and nearest < rest) or text[rest:at] in _STATIONED:
            return True
    if (
        not stem
        or stem[-1].text in _JOINS
        or is_stop(stem[-1])
        or role_of(stem[-1].text, "modifier")
        or any(w.tag == "m" for w in stem)
    ):
        return False  # 副|中心, 三|片区|中心
    return is_proper(page, passage, rest, at) not in (None, "place")


_ALONE = frozenset(
    [
        "电厂",
        "电站",
        "水电站",
        "变电站",
        "水库",
        "大桥",
        "特大桥",
        "隧道",
        "灌区",
        "煤矿",
        "农场",
        "泵站",
        "渡槽",
        "船闸",
        "机场",
        "牧场",
        "水厂",
        "水道",
        "闸",
        "枢纽",
        "水利枢纽",
        "互通",
        "收费站",
        "服务区",
        "码头",
        "老街",
        "古镇",
        "湿地",
        "风电场",
        "光伏电站",
        "抽水蓄能电站",
    ]
)
"""Tails of works that stand alone, whose own names are everyday words: 常乐|电厂."""


def _is_own_word(page: Page, passage: int, start: int, at: int) -> bool:
    """Whether the stem is one word of two characters, neither common nor one for a kind of thing, after a break.

    The lie of the land may follow it: 剪刀|门, 粮食|滩.
    """
    stem = stem_words(page, passage, start, at)
    before = page.words[passage][page.word_at(passage, start - 1)] if start else None
    own = stem[0].text
    if (
        len(own) != 2
        or own[-1] == "族"
        or stem[0].tag[:1] not in ("n", "v", "a")
        or is_generic(page, passage, start, at)
    ):
        return False
    if len(stem) == 2 and stem[1].text in _LANDFORMS:
        return not (role_of(stem[0].text, "modifier") or role_of(stem[0].text, "inner"))
    bounded = before is None or not re.match("[\u4e00-\u9fff]", before.text)
    return bounded and len(stem) == 1 and frequency(stem[0].text) < COMMON_WORD


_PUBLIC = (
    "博物馆",
    "图书馆",
    "展览馆",
    "体育馆",
    "文化馆",
    "科技馆",
    "美术馆",
    "档案馆",
    "体育中心",
    "会展中心",
    "大剧院",
)
"""Tails of houses of which a city or county has one: 市|城乡规划|展览馆."""
_LANDFORMS = frozenset("山桥寺庙门坝滩湾沟岭坪塘店堡营屯岗冲潭洞崖峡岩坡洲渡垭坳")
"""What the names of places end in after which works are called."""


COMMON_WORD = 700
"""Occurrences in jieba's corpus below which an everyday word may be a work's own name."""
LONG_NATIONAL = 6
"""Characters of a national institution's stem, 国家 among them, that tell it from others: 国家生物育种产业|创新中心."""
_NATIONAL = ("创新中心", "实验室", "研究中心", "技术中心", "数据中心", "实验区", "试验区", "示范区", "先导区")
_NATION = ("中国", "中华", "全国", "世界", "国际", "亚洲", "全球")
_OF_NATION = frozenset(
    [
        "学会", "协会", "商会", "联合会", "研究会", "基金会", "促进会", "大学", "学院", "研究院", "研究所", "科学院",
        "博物馆", "博览会", "展览会", "交易会", "论坛", "大会", "峰会", "大赛", "锦标赛", "艺术节", "文化节",
    ]
)  # fmt: skip
"""Tails of the nation's bodies and events, which are called after what they are for: 中国|航海|学会."""
_JOINS = ("成", "连", "上", "下", "出")
"""Verbs before what is no name's tail: 串珠|成|线."""
STATIONS = frozenset({"站", "东站", "南站", "西站", "北站"})
"""Tails of railway stations, which are called after their place: 石渚港|东站."""
_STATIONED = ("港", "机场", "大学", "新城", "新区", "开发区")
"""What may stand between a place and its station: 甲港东站, 甲机场站."""
WORKS = frozenset({"项目", "工程", "生产线", "电站", "光伏电站", "风电场", "光伏项目", "风电项目"})
"""Tails of works that are named for how much they make."""
_SHORT_FOLLOWS = re.compile("[（(](?:以下)?(?:统一?)?[简下]称")
LONG_STEM = 4
"""Characters from which a body's stem needs no other proof where a bracket gives its short name."""
LONG_EVENT = 8
"""Characters from which an event's stem names one event even if every word in it is an everyday one."""
LEGAL = ("有限公司", "有限责任公司")
BARE = frozenset(
    {"项目", "工程", "公司", "集团公司", "平台", "系统", "集团", "基地", "基金", "产业基金", "一期", "二期", "三期"}
)
"""Tails that name nothing where only a place and words for kinds of things precede: 长沙重点项目."""
_AREAS = ("示范区", "试验区", "先行区", "先导区", "集聚区", "功能区")
"""Tails of areas that are named for their place or say what they are for."""
LONG_WORK = 5
"""Characters between a place and 工程 that tell one works from the place's others: 江城|城乡供水一体化|工程."""
_KIND = re.compile("重点|重大|专项|各类|系列|市属|省属|区属|县属|国有|平台|国资|所属|下属|监管|主要|各")
_OWNED = re.compile("(?:下属|旗下|子公司)$")
COUNT_AFTER = re.compile(
    r"^(?:集群|丛林|体系|机制|制度|管理|公司债|类|化|(?:\d+|[一二两三四五六七八九十]+)(?:余|多)?(?:个|项|宗|家|支|只))"
)
