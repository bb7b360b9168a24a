"""Names known by what they end in: `走进虹桥智造产业园` → 虹桥智造产业园, a project.

The tails and what each demands of the stem before it are lexicon/name_tails.tsv; where the stem begins is
`boundaries.stem_start`'s business. The longest tail at a place is tried first, and a name may go on to a further tail:
某某集团|有限公司, 某某产业园|项目.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.boundaries import (
    EVERYDAY,
    has_unknown,
    is_generic,
    is_proper,
    is_stop,
    role_of,
    stem_start,
    stem_words,
)
from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.annotating.names.divisions import named
from jianzhu.annotating.names.name_starts import (
    LONGEST_BRAND,
    across_and,
    across_link,
    across_verbs,
    after_break,
    after_nation,
    branch_start,
    from_place_to_place,
    leading_verb,
    to_boundary,
    with_capacity,
)
from jianzhu.annotating.names.people import speaks
from jianzhu.annotating.names.tails import Tail, tail_of, tails_in, type_of
from jianzhu.lexicon import column
from jianzhu.segmentation import PROPER_TAGS, frequency

_LEVEL = re.compile(r"[省市县区州]")
_GOES_ON = re.compile(r"^(?:化|性|式|型|级|类|区域|业|者|们|员|上|下|中)")


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
            if candidate:
                yield candidate


def _try(page: Page, passage: int, at: int, tail: Tail) -> Candidate | None:
    text = page.texts[passage]
    end = at + len(tail.text)
    if not page.begins_word(passage, end) and not _ends_inside(page, passage, end, tail):
        return None
    if tail.strength == "number":
        digits = re.search(r"\d{2,6}$", text[max(0, at - 6) : at])
        return _named(passage, at - len(digits.group()), end, tail) if digits else None
    if tail.strength in ("brand", "firm"):
        start = _brand_start(page, passage, at, end, tail)
        return None if start is None else _named(passage, start, end, tail)
    if tail.strength == "branch":
        start = branch_start(page, passage, at)
        return None if start is None else _named(passage, start, end, tail)
    start = stem_start(page, passage, at, most=1 if tail.type == "place" and tail.strength != "place" else 2)
    if start in page.bodies[passage] and start < at and tail.type == "project":
        start = page.bodies[passage][start]  # 某某研究所|特种器件项目
    if text[start : start + 1] == "“" and start and tail.text in _WORKING:
        start = leading_verb(page, passage, start)
    holder = page.words[passage][page.word_at(passage, at)]
    if tail.text in _MADE_BY and text[start - 1 : start] == "“" and text[end : end + 1] == "”":
        return None  # “前店后厂”
    if tail.text in _MADE_BY and holder.start < at and (holder.tag[:1] == "v" or holder.end > end):
        return None  # 建厂
    if (holder.start, holder.end) == (start, end) and holder.tag in ("n", "vn", "l"):
        return None  # 海洋工程: a word of the dictionary, no name
    if tail.strength == "place":
        return _place(page, passage, start, at, end, tail) if at > start else None
    if tail.text.endswith(_LEGAL) and not is_proper(page, passage, start, at):
        start = after_break(page, passage, start, at)
        start = across_verbs(page, passage, start, at)
    if tail.text.endswith(_LEGAL):
        start = after_nation(page, passage, start)
        if start in page.bodies[passage] and _after_places(page, passage, start, at) == at:
            start = page.bodies[passage][start]  # 某某集团|长沙有限公司
    if tail.text.endswith("公司"):
        start = _after_partner(page, passage, start, at)
    if tail.text.endswith("国家重点实验室"):
        start = to_boundary(page, passage, start)
    if tail.strength == "any":
        quoted = re.match(r"[“「][^”」]*[”」](?=[\u4e00-\u9fff]{2})", text[start:at])
        start += quoted.end() if quoted else 0  # a by-name in quotation marks stands before the name
    if tail.type == "event":
        start = across_and(page, passage, start)
    elif tail.type == "organization" and not is_proper(page, passage, start, at):
        start = across_link(page, passage, start, at)
    if tail.text.endswith(_LINES):
        start = from_place_to_place(page, passage, start)
    if start in page.bodies[passage] and tail.text.endswith(_UNITS):
        start = page.bodies[passage][start]
    measured = with_capacity(page, passage, start) if tail.text in _WORKS else start
    if measured < start and at - start >= tail.least and not is_stop(stem_words(page, passage, start, at)[0]):
        return _named(passage, measured, end, tail)
    if at - start < tail.least or not _good_stem(page, passage, start, at, tail):
        return None
    if tail.text in _BARE and (
        _COUNT_AFTER.match(text[end:]) or (tail.text in _KINDS and text[end : end + 1] in _OPENING)
    ):
        return None
    return _named(passage, start, end, tail)


_JOINING = re.compile("(?:联合|会同|携手|牵手)(?=..)")


def _after_partner(page: Page, passage: int, start: int, at: int) -> int:
    """The beginning of a company's name that another body's and what they do together precede: 甲控股联合|乙投资."""
    text = page.texts[passage]
    for match in _JOINING.finditer(text, start, at):
        tail = tail_of(text[start : match.start()])
        if tail and type_of(tail) == "organization" and not is_generic(page, passage, match.end(), at):
            return match.end()
    return start


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
        if levelled:
            return not _KIND.search(page.texts[passage], start, at)
        return not generic or (tail.text.endswith(_LEGAL) and at - start >= 6)
    if tail.text == "公司" and at - start >= 4 and _OWNED.search(page.texts[passage], max(0, start - 3), start):
        return not _KIND.search(page.texts[passage], start, at)
    if (
        tail.type == "organization"
        and at - start >= LONG_STEM
        and _SHORT_FOLLOWS.match(page.texts[passage], at + len(tail.text))
    ):
        return True
    proof = is_proper(page, passage, start, at) or ("place" if start in page.proper[passage] else None)
    if tail.type == "event" and at - start >= LONG_EVENT and not tail.text.endswith("仪式"):
        return True
    if not proof:
        return levelled and tail.type == "organization" and tail.text not in _BARE and at - start <= 12
    if tail.text.endswith(_AREAS) and proof == "unknown word":
        last = stem_words(page, passage, start, at)[-1].text
        if role_of(last, "inner") or role_of(last, "generic"):
            return False  # 湖泊治理|示范区
    if tail.text not in _BARE:
        return True
    stem = page.texts[passage][start:at]
    if proof in ("quoted", "latin"):
        return bool(re.search(r"[\u4e00-\u9fff]", stem))
    if stem.endswith(("公司", "集团", "企业")):
        return False
    rest = _after_places(page, passage, start, at)
    if tail.text == "公司" and rest < at and rest in page.bodies[passage]:
        return True
    nearest = page.proper[passage].get(rest, rest)
    if start <= nearest < rest < at and not named(page.texts[passage][nearest:rest]) and tail.type == "project":
        return True  # a street or village is particular enough: 某某街道供水改造项目
    return rest < at and not is_generic(page, passage, rest, at) and not _KIND.search(page.texts[passage], rest, at)


def _own_stem(page: Page, passage: int, start: int, at: int, tail: Tail) -> bool:
    """Whether [start, at) before an everyday tail holds, beside places, what no dictionary explains."""
    text = page.texts[passage]
    if not page.begins_word(passage, at) or tail_of(text[start : at + len(tail.text)]) != tail.text:
        return False  # 防线, 基站: the tail is part of a word, or of a longer tail
    rest = _after_places(page, passage, start, at)
    stem = stem_words(page, passage, rest, at)
    if not stem or is_stop(stem[-1]) or role_of(stem[-1].text, "modifier") or any(w.tag == "m" for w in stem):
        return False  # 副|中心, 三|片区|中心
    return is_proper(page, passage, rest, at) not in (None, "place")


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
    "研究中心", "调查队", "试验站", "校区", "管理处", "管理站",
)  # fmt: skip
"""Tails of a body's local unit, whose name begins with the body's: 某某有限公司|长沙分公司, 某某大学|襄阳研究院."""
_MADE_BY = frozenset("厂馆")
"""Tails of one character that also end a verb: 建厂."""
_BARE = frozenset(
    {"项目", "工程", "公司", "集团公司", "平台", "系统", "集团", "基地", "基金", "产业基金", "一期", "二期", "三期"}
)
"""Tails that name nothing where only a place and words for kinds of things precede: 长沙重点项目."""
_AREAS = ("示范区", "试验区", "先行区", "先导区", "集聚区", "功能区")
"""Tails of areas that are named for their place or say what they are for."""
_KIND = re.compile("市属|省属|区属|县属|国有|平台|国资|所属|下属|监管|主要|各")
_OWNED = re.compile("(?:下属|旗下|子公司)$")
_KINDS = frozenset({"平台", "系统"})
_OPENING = tuple("“「")
"""What begins the name of such a thing, so that the words before it aren't its name: 集控平台|“清流云控”."""
_COUNT_AFTER = re.compile(
    r"^(?:集群|丛林|体系|机制|制度|管理|公司债|类|化|(?:\d+|[一二两三四五六七八九十]+)(?:余|多)?(?:个|项|宗|家|支))"
)


def _after_places(page: Page, passage: int, start: int, end: int) -> int:
    """Where the places with which [start, end) begins are over."""
    proper = page.proper[passage]
    at = start
    for place_end in range(start + 1, end + 1):
        if proper.get(place_end) == at:
            at = place_end
    return at


_LINES = ("铁路", "高铁", "高速", "公路", "快速路", "快线", "专线", "通道", "航道", "管道")
"""Tails of what leads from one place to another."""


def _ends_inside(page: Page, passage: int, end: int, tail: Tail) -> bool:
    """Whether a tail that ends inside a dictionary word still ends a name: 集团|公司 are two, 公园|里 is one word."""
    word = page.words[passage][page.word_at(passage, end)]
    return len(tail.text) >= 3 and word.end - end <= 2 and frequency(word.text) < 50


def _goes_on(page: Page, passage: int, end: int) -> bool:
    """Whether the words go on so that what ends at `end` is no company: 某某物流|通道, 现代农业|化."""
    if _GOES_ON.match(page.texts[passage][end : end + 2]):
        return True
    k = page.word_at(passage, end)
    words = page.words[passage]
    return (
        end < len(page.texts[passage])
        and words[k].start == end
        and len(words[k].text) > 1
        and words[k].tag in ("n", "vn", "an")
    )


def _brand_start(page: Page, passage: int, at: int, end: int, tail: Tail) -> int | None:
    """Where a short company name begins, or None: its own part has two to four characters no dictionary explains."""
    if _goes_on(page, passage, end):
        return None
    holder = page.words[passage][page.word_at(passage, at)]
    if holder.start < at and (frequency(holder.text) >= RARE or (len(holder.text) >= 4 and holder.tag)):
        return None  # 注册资本: the tail is part of an everyday word
    start = stem_start(page, passage, at, limit=LONGEST_BRAND + 4)
    own = at - start
    if tail.type == "project" and start < at and _after_places(page, passage, start, at) == at:
        return start  # a place's harbour or bridge
    whole = page.texts[passage][start:at]
    if page.proper[passage].get(at) == start and page.bodies[passage].get(at) != start and named(whole):
        headed = _HEAD.match(page.texts[passage], end)
        return start if headed else None  # 湖南电力, 长沙航空: a place's trade unless somebody heads it
    bodies = page.bodies[passage]
    if own <= 8 and any(bodies.get(e) == start for e in range(start + 1, at + 1)):
        return start  # a known body's business: 某某半导体
    if not tail.least <= own <= LONGEST_BRAND:
        return None
    rest = _after_places(page, passage, start, at)
    stem = stem_words(page, passage, rest, at)
    if _STUFF.search(page.texts[passage][start:end]):
        return None
    if at - rest < 2 or (stem[0].tag in ("b", "d") and len(stem[0].text) > 1):
        return None
    if any(w.tag in ("m", "mq") and len(w.text) > 1 for w in stem) or (
        len(stem[0].text) == 1 and stem[0].text in _ACTS
    ):
        return None
    if tail.strength == "firm" and not is_generic(page, passage, start, at):
        return start
    plain = [w for w in stem if len(w.text) > 1 and w.tag and w.tag not in PROPER_TAGS]
    if has_unknown(stem) and not any(frequency(w.text) >= RARE for w in plain):
        return start
    if len(stem) == 1 and 0 < frequency(stem[0].text) < RARE and not is_generic(page, passage, start, at):
        return start
    return None


_HEAD = re.compile("(?:党委书记|党组书记)?、?(?:董事长|总经理|副总经理|总裁|副总裁|首席|创始人|董秘)")
_STUFF = re.compile("[系基性质态]新?材料?$")
"""What something is made of: 硅基材料."""
RARE = 100
"""Occurrences in jieba's corpus below which an everyday word may be a company's own name."""
_ACTS = frozenset("做走舞抓搞管用打较更最赴去看讲作")
"""Single words of doing or degree with which 做强实业, 用活资本 begin and company names don't."""


def _place(page: Page, passage: int, start: int, at: int, end: int, tail: Tail) -> Candidate | None:
    """A town, village, street, water or mountain: one to four characters before the tail, after a place or a break."""
    text = page.texts[passage]
    proper = page.proper[passage]
    begin = start
    for place_end in range(at, start, -1):
        if proper.get(place_end, -1) >= start:
            begin = place_end if place_end < at else proper[place_end]
            break
    for word in stem_words(page, passage, begin, at):  # 汉江|支流堰河
        if word.end >= at or len(word.text) == 1 or word.tag != "n" or frequency(word.text) < EVERYDAY:
            break
        begin = word.end
    own = at - begin
    if not tail.least <= own <= 4 or re.search(r"[^\u4e00-\u9fff]", text[begin:at]):
        return None
    if is_generic(page, passage, begin, at) or role_of(text[begin:end], "generic") or named(text[begin:end]):
        return None  # what is a division's name is found as one: 青岛, 九江
    after_place = begin in proper and proper[begin] < begin
    if not after_place and speaks(text, begin, end):
        return None  # 宏江 is a person's name
    whole = text[begin:end]
    pieces = stem_words(page, passage, begin, at)
    if len(pieces) == 1 and pieces[0].tag[:1] in ("v", "p", "d") and (len(pieces[0].text) == 1 or not after_place):
        return None  # 绕村, 反哺村
    if text[at - 1] == tail.text:
        return None  # 枫桥村|村集体
    if any(is_stop(w) or w.text in column("offices", "word") for w in pieces) or proper.get(end, begin) > begin:
        return None
    if len(tail.text) == 1 and not after_place and not page.begins_word(passage, at) and frequency(whole) == 0:
        holder = page.words[passage][page.word_at(passage, at)].text
        if max(frequency(holder), frequency(text[at - 1 : end])) >= HOLDER:
            return None  # 小镇, 城区: the tail is part of an everyday word
    if pieces[-1].tag in ("m", "mq"):
        return None  # 两江三镇: counted
    common = any(len(w.text) > 1 and frequency(w.text) >= RARE_STEM and w.tag != "ns" for w in pieces)
    if tail.text in "区县市" and (pieces[0].tag in ("m", "mq") or (common and not page.begins_word(passage, at))):
        return None
    if after_place:
        return Candidate(passage, begin, end, "place", f"place ending in {tail.text}", Strength.NAME)
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
    rare = len(tail.text) == 1 and len(pieces) == 1 and 0 < frequency(pieces[0].text) < RARE_STEM
    if not (is_proper(page, passage, begin, at) or rare):
        return None
    return Candidate(passage, begin, end, "place", f"place ending in {tail.text}", Strength.NAME)


HOLDER = 100
"""Occurrences in jieba's corpus from which a word that holds the tail is an everyday one."""
_ALONE = frozenset("镇乡村湖山江河区县市")
"""Tails of one character that end a place's name even with no place before it."""
RARE_STEM = 700
"""Occurrences in jieba's corpus below which a single word before such a tail may be a place's own name."""
