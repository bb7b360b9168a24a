"""Names known by what they end in: `走进虹桥智造产业园` → 虹桥智造产业园, a project.

The tails and what each demands of the stem before it are lexicon/name_tails.tsv; where the stem begins is
`boundaries.stem_start`'s business. The longest tail at a place is tried first, and a name may go on to a further tail:
某某集团|有限公司, 某某产业园|项目.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.bodies import known_names
from jianzhu.annotating.names.boundaries import stem_start
from jianzhu.annotating.names.brand_names import brand_start
from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.annotating.names.divisions import named
from jianzhu.annotating.names.doers import after_act, after_body, after_doer, after_partner
from jianzhu.annotating.names.limits import EVERYDAY, is_stop, role_of
from jianzhu.annotating.names.name_starts import (
    across_and,
    across_link,
    across_verbs,
    after_break,
    after_nation,
    after_places,
    after_province,
    branch_start,
    from_place_to_place,
    leading_verb,
    short_line,
    to_boundary,
    with_capacity,
    with_union,
)
from jianzhu.annotating.names.places import STRETCH, divides, place_by_tail
from jianzhu.annotating.names.proofs import has_unknown, is_generic, is_proper, stem_words
from jianzhu.annotating.names.tails import Tail, tail_of, tails_in
from jianzhu.lexicon import column
from jianzhu.segmentation import PROPER_TAGS, frequency

_LEVEL = re.compile(r"[省市县区州]")


def find_places_by_tail(page: Page) -> Iterator[Candidate]:
    """Candidates for towns, villages, streets, waters and mountains."""
    yield from _find(page, "place")


def find_tailed_names(page: Page) -> Iterator[Candidate]:
    """Candidates for organisations, projects, areas and events that end in a word of the table."""
    yield from _find(page, "")


def _find(page: Page, only: str) -> Iterator[Candidate]:
    for passage, text in page:
        refused = -1
        for at, tail in tails_in(text):
            end = at + len(tail.text)
            if tail.strength == "never":
                refused = end
            if end == refused or (only == "place") != (tail.strength == "place"):
                continue
            candidate = _try(page, passage, at, tail)
            if candidate and not _of_a_kind(text, candidate.start, candidate.end):
                yield candidate


def _of_a_kind(text: str, start: int, end: int) -> bool:
    """Whether what stands beside shows a kind of thing or a list's name, no name."""
    each = _EACH.search(text, max(0, start - 3), start) or _SO_MANY.match(text, start, end)
    return bool(each or _RANKED.match(text, end))


def _try(page: Page, passage: int, at: int, tail: Tail) -> Candidate | None:
    text = page.texts[passage]
    end = at + len(tail.text)
    if not page.begins_word(passage, end) and not _ends_inside(page, passage, end, tail):
        return None
    if tail.strength == "number":
        digits = re.search(r"\d{2,6}$", text[max(0, at - 6) : at])
        return _named(passage, at - len(digits.group()), end, tail) if digits else None
    if tail.strength in ("brand", "firm"):
        start = brand_start(page, passage, at, end, tail)
        return None if start is None else _named(passage, start, end, tail)
    if tail.strength == "branch":
        start = branch_start(page, passage, at)
        return None if start is None else _named(passage, start, end, tail)
    start = stem_start(page, passage, at, most=1 if tail.type == "place" and tail.strength != "place" else 2)
    if tail.text.endswith((*_RAILS, "通道")) and (short := short_line(page, passage, at)) is not None:
        return _named(passage, short, end, tail)
    if start in page.bodies[passage] and start < at and tail.type == "project":
        start = page.bodies[passage][start]  # 某某研究所|特种器件项目
    if text[start : start + 1] == "“" and start and tail.text in _WORKING:
        start = leading_verb(page, passage, start)
    holder = page.words[passage][page.word_at(passage, at)]
    if (
        text[start - 1 : start] == "“"
        and text[end : end + 1] == "”"
        and (tail.text in _MADE_BY or (tail.text in _LIKENED and is_proper(page, passage, start, at) != "place"))
    ):
        return None  # “前店后厂”, “粪污银行”
    if tail.text in _MADE_BY and holder.start < at and (holder.tag[:1] == "v" or holder.end > end):
        return None  # 建厂
    if (holder.start, holder.end) == (start, end) and holder.tag in ("n", "vn", "l"):
        return None  # 海洋工程: a word of the dictionary, no name
    if tail.text in _WATERS and page.proper[passage].get(end, start) > start:
        return None  # found already by what stands before it: 盾构机下穿|通吕运河
    known = page.proper[passage].get(end, start)
    if tail.type == "place" and known > start and text[known:end] in known_names("place"):
        return None  # known already: 河北省|雄安新区
    if tail.strength == "place":
        return place_by_tail(page, passage, start, at, end, tail) if at > start else None
    if tail.text.endswith(_LEGAL) and not is_proper(page, passage, start, at):
        start = after_break(page, passage, start, at)
        start = across_verbs(page, passage, start, at)
    if tail.text.endswith(_LEGAL):
        start = after_nation(page, passage, start)
        if start in page.bodies[passage] and after_places(page, passage, start, at) == at:
            start = page.bodies[passage][start]  # 某某集团|长沙有限公司
    if tail.text.endswith("公司"):
        start = after_partner(page, passage, start, at)
    if tail.type == "organization" and (party := _PARTY.match(text, start, at)):
        start = party.end()
    if tail.type == "place" or tail.text.endswith(("矿", "农场", *_LINES, "隧道", "大桥")):
        start = after_body(page, passage, start, at)
    if tail.type in ("place", "project"):
        start = after_act(page, passage, start, at)
    if tail.type == "project":
        start = after_doer(page, passage, start, at)
        if _LIKE.match(text, end) or _measures(page, passage, start, at):
            return None
    if tail.text.endswith("国家重点实验室"):
        start = to_boundary(page, passage, start)
    if tail.strength == "any":
        quoted = re.match(r"[“「][^”」]*[”」](?=[\u4e00-\u9fff]{2})", text[start:at])
        start += quoted.end() if quoted else 0  # a by-name in quotation marks stands before the name
    if tail.type == "organization":
        start = with_union(page, passage, start)
    if tail.type == "event":
        start = across_and(page, passage, start)
    elif tail.type == "organization" and not is_proper(page, passage, start, at):
        start = across_link(page, passage, start, at)
    if tail.text in _STATIONS:
        start = after_province(page, passage, start, at)
    if tail.text.endswith(_LINES):
        start = from_place_to_place(page, passage, start)
    if start in page.bodies[passage] and tail.text.endswith(_UNITS):
        start = page.bodies[passage][start]
    measured = with_capacity(page, passage, start) if tail.text in _WORKS else start
    if measured < start and at - start >= tail.least and not is_stop(stem_words(page, passage, start, at)[0]):
        return _named(passage, measured, end, tail)
    if text[at - 1] == "+" or _CLASS.search(text, start, at):
        return None  # 直投+|基金, 国家卓越级|智能工厂
    if at - start < tail.least or not _good_stem(page, passage, start, at, tail):
        return None
    counted = _COUNT_AFTER.match(text[end:])
    if counted and tail.type == "project" and is_proper(page, passage, start, at) == "unknown word":
        return None  # 参投子基金|27只
    listed = text[start - 1 : start] == "、"  # what is counted after the last member is the list
    if tail.text in _BARE and ((counted and not listed) or (tail.text in _KINDS and text[end : end + 1] in _OPENING)):
        return None
    return _named(passage, start, end, tail)


_EACH = re.compile("(?:每一?个|各个|每一?座|每一?家)$")
"""What stands before a kind of thing, not before a name: 每个|产茶镇."""
_SO_MANY = re.compile("[两二三四五六七八九十]+大(?!连池|桥|江|河|湖|山|溪|塘|坝|岭)")
"""How so many of a kind begin: 三大|灌区."""
_RANKED = re.compile("(?:百|十|千|[0-9]+)强")
"""What makes a list of the best of a trade of what seems a company: 中国茶业|百强县."""
_CLASS = re.compile(
    "(?:国家|[省市县区]|卓越|先进|领航|基础|世界)级(?!自然|森林|湿地|地质|风景|经济|高新|旅游|文物|水利|公益)"
)
"""How things of a class begin, which name none."""
_LIKE = re.compile("资产|里程|养护|作用|地位|功能|优势|经济(?!区|带)|城市(?!群)|模式|机制|体系|效应|思维")
"""What makes a kind of city or a use of a work, not a work: 枢纽|城市, 平台|作用."""


def _measures(page: Page, passage: int, start: int, at: int) -> bool:
    """Whether what seems a work's stem is a noun and what it does, a verb of one character: 标尺|量|项目."""
    stem = stem_words(page, passage, start, at)
    return (
        len(stem) == 2
        and (stem[0].tag, stem[1].tag) == ("n", "v")
        and (len(stem[0].text), len(stem[1].text)) == (2, 1)
        and page.texts[passage][at : at + 2] in ("项目", "工程")
    )


_PARTY = re.compile(
    "(?:承建|施工|建设|运营|投资|主办|承办|合作|委托|出品|设计|监理|采购|中标|承租|承运|供货|总包)方(?=.{2})"
)
"""What a body is to a contract, which isn't part of its name: 承建方|中国水利水电第八工程局."""


def _named(passage: int, start: int, end: int, tail: Tail) -> Candidate:
    return Candidate(passage, start, end, tail.type, f"{tail.type} ending in {tail.text}", Strength.NAME)


def _good_stem(page: Page, passage: int, start: int, at: int, tail: Tail) -> bool:
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
        return not generic or (tail.text.endswith(_LEGAL) and at - start >= 6)
    if tail.text.endswith("公司") and start in page.bodies[passage].values() and start < at:
        return True  # 国网|四川省电力公司
    if tail.text == "专业合作社" and at - start >= LONG_STEM and not generic:
        return not _COUNT_AFTER.match(page.texts[passage][at + len(tail.text) :])
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
    national = page.texts[passage].startswith("国家", start) and at - start >= LONG_NATIONAL
    if national and tail.text.endswith(_NATIONAL) and not page.texts[passage].startswith("级", start + 2):
        return not generic or at - start >= LONG_NATIONAL + 2
    proof = is_proper(page, passage, start, at) or ("place" if start in page.proper[passage] else None)
    if tail.type == "event" and at - start >= LONG_EVENT and not tail.text.endswith("仪式"):
        return True
    if not proof:
        level = page.texts[passage][start + 1 : start + 2] in ("级", "属", "直")  # 县级医院
        return levelled and not level and tail.type == "organization" and tail.text not in _BARE and at - start <= 12
    if tail.text.endswith(_AREAS) and proof == "unknown word":
        pieces = stem_words(page, passage, start, at)
        last = pieces[-1].text
        rare = frequency(pieces[0].text) < EVERYDAY and pieces[0].tag in ("", *PROPER_TAGS)
        named_first = rare and has_unknown(pieces[:2])
        if (role_of(last, "inner") or role_of(last, "generic")) and not named_first:
            return False  # 湖泊治理|示范区
    if tail.text not in _BARE:
        return True
    stem = page.texts[passage][start:at]
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
    told = proof == "place" and at - rest >= LONG_WORK and tail.text in _WORKS
    told = told and not any(w.tag == "v" and not role_of(w.text, "inner") for w in stem_words(page, passage, rest, at))
    return rest < at and (told or not is_generic(page, passage, rest, at))


def _own_stem(page: Page, passage: int, start: int, at: int, tail: Tail) -> bool:
    """Whether [start, at) before an everyday tail holds, beside places, what no dictionary explains."""
    text = page.texts[passage]
    if not page.begins_word(passage, at) or tail_of(text[start : at + len(tail.text)]) != tail.text:
        return False  # 防线, 基站: the tail is part of a word, or of a longer tail
    rest = after_places(page, passage, start, at)
    stem = stem_words(page, passage, rest, at)
    if tail.text in _STATIONS and start < rest:
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
    ]
)
"""Tails of works that stand alone, whose own names are everyday words: 常乐|电厂."""


def _is_own_word(page: Page, passage: int, start: int, at: int) -> bool:
    """Whether the stem is one word of two characters, neither common nor one for a kind of thing, after a break."""
    stem = stem_words(page, passage, start, at)
    text = page.texts[passage]
    bounded = not start or not re.match("[\u4e00-\u9fff]", text[start - 1])
    seldom = len(stem) == 1 and len(stem[0].text) == 2 and frequency(stem[0].text) < COMMON_WORD
    return bounded and seldom and stem[0].tag[:1] in ("n", "v", "a") and not is_generic(page, passage, start, at)


COMMON_WORD = 700
"""Occurrences in jieba's corpus below which an everyday word may be a work's own name."""
LONG_NATIONAL = 6
"""Characters of a national institution's stem, 国家 among them, that tell it from others: 国家生物育种产业|创新中心."""
_NATIONAL = ("创新中心", "实验室", "研究中心", "技术中心", "数据中心", "实验区", "试验区", "示范区", "先导区")
_JOINS = ("成", "连", "上", "下", "出")
"""Verbs before what is no name's tail: 串珠|成|线."""
_STATIONS = frozenset({"站", "东站", "南站", "西站", "北站"})
"""Tails of railway stations, which are called after their place: 石渚港|东站."""
_STATIONED = ("港", "机场", "大学", "新城", "新区", "开发区")
"""What may stand between a place and its station: 甲港东站, 甲机场站."""
_WORKS = frozenset({"项目", "工程", "生产线", "电站", "光伏电站", "风电场", "光伏项目", "风电项目"})
"""Tails of works that are named for how much they make."""
_WORKING = frozenset({"指挥部", "领导小组", "工作领导小组", "领导小组办公室", "专班", "工作专班", "办公室"})
"""Tails of bodies that are named for what they do: 推进“…”指挥部."""
_SHORT_FOLLOWS = re.compile("[（(](?:以下)?(?:统一?)?[简下]称")
LONG_STEM = 4
"""Characters from which a body's stem needs no other proof where a bracket gives its short name."""
LONG_EVENT = 8
"""Characters from which an event's stem names one event even if every word in it is an everyday one."""
_LEGAL = ("有限公司", "有限责任公司")
_UNITS = (
    "分公司", "支行", "分行", "分局", "分院", "分校", "分所", "办事处", "研究院",
    "研究生院", "学院", "研究所", "督察局", "监管局", "监察局", "附属医院", "附属中学", "附中", "实验室",
    "研究中心", "供电公司", "院区", "医院", "分馆", "调查队", "试验站", "校区", "管理处", "管理站",
)  # fmt: skip
"""Tails of a body's local unit, whose name begins with the body's: 某某有限公司|长沙分公司, 某某大学|襄阳研究院."""
_LIKENED = frozenset({"银行", "医院", "学校", "大学", "学院", "公司", "课堂"})
"""Tails of bodies that quotation marks make a figure of: “道德银行”."""
_MADE_BY = frozenset("厂馆")
"""Tails of one character that also end a verb: 建厂."""
_BARE = frozenset(
    {"项目", "工程", "公司", "集团公司", "平台", "系统", "集团", "基地", "基金", "产业基金", "一期", "二期", "三期"}
)
"""Tails that name nothing where only a place and words for kinds of things precede: 长沙重点项目."""
_AREAS = ("示范区", "试验区", "先行区", "先导区", "集聚区", "功能区")
"""Tails of areas that are named for their place or say what they are for."""
LONG_WORK = 5
"""Characters between a place and 工程 that tell one works from the place's others: 江城|城乡供水一体化|工程."""
_KIND = re.compile("重点|重大|专项|各类|系列|市属|省属|区属|县属|国有|平台|国资|所属|下属|监管|主要|各")
_OWNED = re.compile("(?:下属|旗下|子公司)$")
_KINDS = frozenset({"平台", "系统"})
_OPENING = tuple("“「")
"""What begins the name of such a thing, so that the words before it aren't its name: 集控平台|“清流云控”."""
_COUNT_AFTER = re.compile(
    r"^(?:集群|丛林|体系|机制|制度|管理|公司债|类|化|(?:\d+|[一二两三四五六七八九十]+)(?:余|多)?(?:个|项|宗|家|支|只))"
)


_RAILS = ("铁路", "高铁", "高速", "高速公路")
_LINES = ("铁路", "高铁", "高速", "公路", "快速路", "快线", "专线", "通道", "航道", "管道", "合作区")
"""Tails of what leads from one place to another."""


def _ends_inside(page: Page, passage: int, end: int, tail: Tail) -> bool:
    """Whether a tail that ends inside a dictionary word still ends a name: 集团|公司 are two, 公园|里 is one word."""
    word = page.words[passage][page.word_at(passage, end)]
    if len(tail.text) >= 2 and _BEGUN.match(page.texts[passage], end):
        return True  # 云桥立交|通车
    if tail.text in ("路", "大道") and STRETCH.match(page.texts[passage], end):
        return True  # 漩楚|路南|延
    if tail.text in ("镇", "乡") and divides(page, passage, end - 1):
        return True
    if tail.strength == "place" and word.end - end == 1 and word.end - word.start == len(tail.text) + 1:
        return page.texts[passage][end] in _BESIDE  # 滨江东|路旁
    return len(tail.text) >= 3 and word.end - end <= 2 and frequency(word.text) < 50


_BEGUN = re.compile("通车|开工|封顶|竣工|投产|投用")
"""What works do, where the dictionary has a word across: 立|交通|车."""
_WATERS = ("运河", "水库")
"""Tails of waters, which `waters` finds by what they are crossed by."""
_BESIDE = frozenset("旁边畔口侧头")
"""What makes one word of a street or a water and the side of it: 路旁, 湖畔."""
