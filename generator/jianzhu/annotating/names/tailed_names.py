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
from jianzhu.annotating.names.doers import after_act, after_body, after_doer, after_partner
from jianzhu.annotating.names.limits import is_stop
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
from jianzhu.annotating.names.proofs import is_proper, stem_words
from jianzhu.annotating.names.quoted_names import is_phrase
from jianzhu.annotating.names.stem_demands import BARE, COUNT_AFTER, LEGAL, STATIONS, WORKS, good_stem
from jianzhu.annotating.names.tails import Tail, tails_in
from jianzhu.segmentation import frequency


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
    each = _EACH.search(text, max(0, start - 6), start) or _SO_MANY.match(text, start, end)
    return bool(each or _RANKED.match(text, end))


def _try(page: Page, passage: int, at: int, tail: Tail) -> Candidate | None:
    text = page.texts[passage]
    end = at + len(tail.text)
    if not page.begins_word(passage, end) and not _ends_inside(page, passage, end, tail):
        return None
    if (tail.type != "place" or tail.strength == "own") and _SEATED.match(text, end):
        return None  # 石渡口|村
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
    if tail.text.endswith(LEGAL) and not is_proper(page, passage, start, at):
        start = after_break(page, passage, start, at)
        start = across_verbs(page, passage, start, at)
    if tail.text.endswith(LEGAL):
        start = after_nation(page, passage, start)
        if start in page.bodies[passage] and after_places(page, passage, start, at) > start:
            start = page.bodies[passage][start]  # 某某集团|长沙星岭有限公司
    if tail.text.endswith("公司"):
        start = after_partner(page, passage, start, at)
    if tail.type == "organization" and (party := _PARTY.match(text, start, at)):
        start = party.end()
    if tail.type == "place" or tail.text.endswith(("矿", "农场", *_LINES, "隧道", "大桥")):
        start = after_body(page, passage, start, at)
    if _COUNTED_KIND.search(text, start, at):
        return None  # 园区|三大|平台
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
    if tail.text in STATIONS:
        start = after_province(page, passage, start, at)
    if tail.text.endswith(_LINES):
        start = from_place_to_place(page, passage, start)
    if start in page.bodies[passage] and tail.text.endswith(_UNITS):
        start = page.bodies[passage][start]
    measured = with_capacity(page, passage, start) if tail.text in WORKS else start
    if measured < start and at - start >= tail.least and not is_stop(stem_words(page, passage, start, at)[0]):
        return _named(passage, measured, end, tail)
    quoted = _QUOTED.fullmatch(text, start, at)
    if quoted and is_phrase(quoted.group(1), tail.text):
        return None  # “飞地”项目
    if text[at - 1] == "+" or _CLASS.search(text, start, at):
        return None  # 直投+|基金, 国家卓越级|智能工厂
    if at - start < tail.least or not good_stem(page, passage, start, at, tail):
        return None
    counted = COUNT_AFTER.match(text[end:])
    if counted and tail.type == "project" and is_proper(page, passage, start, at) == "unknown word":
        return None  # 参投子基金|27只
    listed = text[start - 1 : start] == "、"  # what is counted after the last member is the list
    if tail.text in BARE and ((counted and not listed) or (tail.text in _KINDS and text[end : end + 1] in _OPENING)):
        return None
    return _named(passage, start, end, tail)


_EACH = re.compile(r"(?:每一?个|各个|每一?座|每一?家|\d[余多]?[个家座处支所条批名]“)$")
"""What stands before a kind of thing, not before a name: 每个|产茶镇, 16个“|田间工作室”."""
_SO_MANY = re.compile("[两二三四五六七八九十]+大(?!连池|桥|江|河|湖|山|溪|塘|坝|岭)")
"""How so many of a kind begin: 三大|灌区."""
_RANKED = re.compile("(?:百|十|千|[0-9]+)强")
"""What makes a list of the best of a trade of what seems a company: 中国茶业|百强县."""
_CLASS = re.compile(
    "(?:国家|[省市县区]|卓越|先进|领航|基础|世界)级(?!自然|森林|湿地|地质|风景|经济|高新|旅游|文物|水利|公益)"
)
"""How things of a class begin, which name none."""
_SEATED = re.compile("(?:村|乡|社区)(?![民里集庄级企内区办委务干镇土愁贤情])")
"""What makes a village's name of one that ends like a work's or a body's."""
_QUOTED = re.compile("[“「]([^“”「」]{2,})[”」]")
_COUNTED_KIND = re.compile("[两二三四五六七八九十]大$")
"""What makes the things before it members of so many of a kind."""
_LIKE = re.compile("资产|里程|养护|作用|地位|功能|优势|经济(?!区|带)|城市(?!群)|模式|机制|体系|效应|思维")
"""What makes a kind of city or a use of a work, not a work: 枢纽|城市, 平台|作用."""


def _measures(page: Page, passage: int, start: int, at: int) -> bool:
    """Whether what seems a work's stem ends in what is done, a verb of one character: 标尺|量|项目, 请|进|项目."""
    stem = stem_words(page, passage, start, at)
    if all(w.tag == "v" and len(w.text) == 1 for w in stem):
        return True
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


_WORKING = frozenset({"指挥部", "领导小组", "工作领导小组", "领导小组办公室", "专班", "工作专班", "办公室"})
"""Tails of bodies that are named for what they do: 推进“…”指挥部."""
_UNITS = (
    "分公司", "支行", "分行", "分局", "分院", "分校", "分所", "办事处", "研究院",
    "研究生院", "学院", "研究所", "督察局", "监管局", "监察局", "附属医院", "附属中学", "附中", "实验室",
    "研究中心", "供电公司", "院区", "医院", "分馆", "调查队", "试验站", "校区", "管理处", "管理站",
    "海事处", "航标站", "航道站", "分中心", "工作站", "支队", "大队",
)  # fmt: skip
"""Tails of a body's local unit, whose name begins with the body's: 某某有限公司|长沙分公司, 某某大学|襄阳研究院."""
_LIKENED = frozenset({"银行", "医院", "学校", "大学", "学院", "公司", "课堂"})
"""Tails of bodies that quotation marks make a figure of: “道德银行”."""
_MADE_BY = frozenset("厂馆")
"""Tails of one character that also end a verb: 建厂."""
_KINDS = frozenset({"平台", "系统"})
_OPENING = tuple("“「")
"""What begins the name of such a thing, so that the words before it aren't its name: 集控平台|“清流云控”."""
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
