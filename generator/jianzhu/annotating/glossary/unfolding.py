"""What the sentences around a term tell of it without saying 即: `“532”模式`, `五成…、三成…、两成…`.

What each figure of a number stands for, as many clauses as the term counts, what its core is, what it comprises, the
sum before it, the rule that its mechanism lays down, the facts that show the state it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.glossary.expansions import (
    NUMERALS,
    counted_word,
    expected,
    members,
    numbered_parts,
    without_verb,
)
from jianzhu.annotating.glossary.found import LAYS_DOWN, LONGEST, Found, before_effects, found_at, whole_clause
from jianzhu.annotating.glossary.term_scan import quoted

AHEAD = 160
"""Characters after a term within which the next sentence says what its core is or what it comprises."""
AT_HEAD = 8
"""Characters at the head of a clause within which it names what it is about."""
_END = '[”」』’"]?'
_PAIR = re.compile("[一二两三四五六七八九十][一-鿿]")
_PARTS = re.compile(
    r"“(?P<part>[^“”]{1,6})”(?:是?(?:指|即|代表|意味着)(?:的是)?|就?是|为|包括|涵盖)(?P<body>[^“”。；]{2,120})[，,；;。]?"
)
_SUM_BEFORE = re.compile(r"“(?P<body>[^“”+＋、]{1,20}(?:[+＋、][^“”+＋、]{1,20}){1,5})”(?P<of>的?)[“「]?$")
_CORE = re.compile(
    r"(?:这一|这个|该|此|其)(?:[一-鿿]{2,4}的?)?(?:核心要义|核心|实质|内涵|要义|含义|主要内容|内容)(?:在于|就是|是|为)[:：]?"
    rf"(?P<body>[^。；！？]{{6,{LONGEST}}})"
)
_COMPRISES = re.compile(
    rf"[^。；！？，“”]{{0,10}}[。，]其?(?:主要|具体)?(?P<body>(?:包括|包含|涵盖)[^。；！？]{{6,{LONGEST}}})"
)
_INCLUDES = re.compile(rf"(?:主要)?(?P<body>(?:包括|包含|涵盖)[^。；！？，“”]{{6,{LONGEST}}})(?=。)")
_GATHERS = re.compile(r"(?P<body>(?:融|集)[^。；！？]{4,80}(?:于|为)一体的[^，。；！？]{2,20})")
_GATHERING = re.compile(r"平台|系统|中心|园区|基地|综合体|体系|模式")
_CLAUSES = re.compile(rf"{_END}[^，。：；“”]{{0,8}}[，：。](?P<body>[^。！？“”]{{6,{2 * LONGEST}}})")
_TREND = re.compile(f"(?:[{''.join(NUMERALS)}]+[升降增减涨跌进退]){{2,3}}")
_SHOWN = re.compile(rf"{_END}[^，。；“”]{{0,6}}，(?:其中)?(?P<body>[^。；！？“”]{{8,{LONGEST}}})")
_STATE = re.compile(
    rf"{_END}的?(?:格局|现象|问题|局面|矛盾|困境|状况)[^，。；“”]{{0,10}}，(?P<body>[^，。；！？“”]{{6,60}}\d[^，。；！？“”]{{0,20}})"
)
_RULES = re.compile(
    rf"{_END}(?:[^，。；：“”]{{0,4}}(?:机制|制度|政策|办法|标准|清单))，(?P<body>[^。；！？“”]{{8,{LONGEST}}})"
)
_DOES = re.compile(
    rf"{_END}，(?P<body>(?:做到|实现|变|让|把|将|由|通过|采取|实行|凡)[^，。；！？“”\d]{{4,40}}(?=[，。；]))"
)
_UNFOLDS = re.compile(rf"{_END}[一-鿿]{{0,8}}：(?P<body>[^。！？“”：]{{8,{LONGEST}}})")
"""What a colon unfolds behind a quoted term and its noun: `“红黄蓝”三色预警：滞后3天亮黄灯，…`."""
_LISTED_ETC = re.compile(r"(?:^|[，。；：！？“”])(?P<body>[^，。；：！？“”]{3,60})等[“「]$")
_BY_WAY = re.compile(
    "(?P<body>以[^，。；！？：“”的]{2,40}为[^，。；！？：“”的]{1,40}|以[^。；！？：“”的]{6,90}为(?:主要|基本)?(?:内容|核心|重点|主体|目标|载体|主线|特征|标志))的[“「]?$"
)
"""What something has as its means or its aim, right before it: `以内需为主体、内外互促的新格局`."""
_QUOTED_BEFORE = re.compile("“(?P<body>[^“”。！？]{6,80})”$")
_LED_TO = re.compile(
    r"(?:^|[。；，])[^。；，、]{0,8}?(?P<body>(?:把|将|整合|统筹|依托|通过|以|由|在[^，。；]{2,16}上)[^。；！？“”]{8,100})，"
    r"[^，。；“”]{0,8}?(?:由此|加快|从而|逐步)?(?:形成|构建|打造|织就|建立|建起|创新|探索)(?:起|了|出)?[一-鿿]{0,6}[“「]$"
)
"""What led to the thing that a quotation names right behind it: `将六类船只一并纳入，形成“6+1”调度机制`."""
_LED_TO_KIND = re.compile(rf"{_END}[一-鿿]{{0,8}}(?:机制|格局|模式|体系|网络|链条|制度|生态)")
_REACH = re.compile(r"\d+(?:分钟|公里|小时)(?=.+圈$)")
_LISTED = re.compile("(?:^|[，。；：！？“”])(?P<body>(?:[^，。；：！？“”（）]|（[^（）]{1,20}）){4,80})$")
_RATIO = re.compile(rf"{_END}的?比例(?P<body>(?:在|由)[^，。；“”]{{4,40}}(?:分配|分成|分担|分红))")


def unfolded(term: str, passage: str, text: str, start: int, end: int, *, general: bool) -> Iterator[Found]:
    """What the words around the term at [start, end) of `text` tell of it, in no order.

    `general`: the lexicon explains the term, so that only what surely unfolds it counts.
    """
    here = (passage, text, start, end)
    surest = (
        following(term, *here, general=general),
        _by_shares(term, *here),
        _by_clauses(term, *here),
        _by_places(term, *here),
        _listed_before(term, passage, text, start),
        _summed(term, passage, text, start),
        _comprising(*here),
        _by_way(passage, text, start),
        _within_reach(term, passage, text, end),
    )
    looser = () if general or not quoted(text, start, end) else (_told(term, *here),)
    yield from (found for found in (*surest, *looser) if found)


def following(term: str, passage: str, text: str, start: int, end: int, *, general: bool) -> Found | None:
    """What the next words say of the term at [start, end): what each figure of a sum means, or what its core is."""
    symbols = re.findall(r"\d|[A-Za-zＸＮ]", term) if re.fullmatch(r"[\dA-Za-zＸＮ+＋]+", term) else []
    parts = list(_PARTS.finditer(text, end, end + 3 * AHEAD)) if symbols else []
    if parts and parts[0].start() - end <= AHEAD and [part["part"] for part in parts[: len(symbols)]] == symbols:
        named = parts[: len(symbols)]
        close = min(p for p in (text.find(mark, named[-1].start("body")) for mark in "，。；") if p >= 0)
        return found_at(
            2, passage, text, named[0].start(), close, tuple(part["body"].strip("，,；;。 ") for part in named)
        )
    pairs = numbered_parts(term)
    if len(pairs) >= 2 and (unfolded := _each_pair(pairs, text, end)):
        return found_at(2, passage, text, *unfolded)
    core = None if general and not quoted(text, start, end) else _CORE.search(text, end, end + AHEAD)
    if core and not re.search("[。]", text[end : core.start()].replace("。", "", 1)):
        return found_at(3, passage, text, *core.span("body"))
    return None


def _within_reach(term: str, passage: str, text: str, end: int) -> Found | None:
    """What can be reached in a circle: `“15分钟便民圈”，居民步行15分钟就能买菜`."""
    reach = _REACH.match(term)
    told = (
        re.compile(rf"{_END}，(?P<body>[^，。；！？“”]*{reach[0]}[^。；！？“”]*)").match(text, end) if reach else None
    )
    return found_at(4, passage, text, *told.span("body")) if told else None


def _each_pair(pairs: list[str], text: str, end: int) -> tuple[int, int] | None:
    """Where the words after `end` say what each numeral and its noun mean: 一核三带: `一核即甲，三带即乙、丙和丁`."""
    said = [rf"“?{pair}”?(?:即|是|为|指|就是|：)[^。；！？]{{2,60}}?" for pair in pairs]
    found = re.compile("[^。；！？]{0,60}?".join(said) + "(?=[。；！？])").search(text, end, end + 2 * AHEAD)
    return found.span() if found else None


def _comprising(passage: str, text: str, start: int, end: int) -> Found | None:
    """`…建设。主要包括甲、乙、丙等领域`, where the term at [start, end) heads its clause; `集甲、乙于一体的平台`."""
    parts = _COMPRISES.match(text, end) or _INCLUDES.match(text, end)
    if parts and parts["body"].count("、") >= 2 and text[max(0, start - 1) : start] in ("", "。", "：", "；"):
        comma = text.find("，", parts.start("body"), parts.end("body"))
        return found_at(3, passage, text, parts.start("body"), parts.end("body") if comma < 0 else comma)
    if _GATHERING.search(text, end, end + 14):
        gathers = _GATHERS.search(text, end, end + AHEAD)
        if gathers and text[end : gathers.start()].count("。") <= 1:
            return found_at(4, passage, text, *gathers.span("body"))
    return None


def _summed(term: str, passage: str, text: str, start: int) -> Found | None:
    """The sum in quotation marks right before a term says what it is made of: `“种+养+销”的家庭渔场`."""
    low = max(0, start - LONGEST)
    match = _SUM_BEFORE.search(text[low:start])
    if not match:
        return None
    parts = tuple(re.split(r"[+＋、]", match["body"]))
    if ("、" in match["body"] or not match["of"]) and len(parts) != expected(term):
        return None  # praise: “会算、善管”的“投资机构”
    return found_at(5, passage, text, low + match.start("body"), low + match.end("body"), parts)


def _by_shares(term: str, passage: str, text: str, start: int, end: int) -> Found | None:
    """Where each figure of a number is told with its share, before or after: 532: `五成自用、三成外销、两成留种`."""
    figures = re.findall(r"\d", term)
    if not 2 <= len(figures) <= 5 or not re.fullmatch(r"[\d∶:：]+", term):
        return None
    spoken = {str(value): name for name, value in NUMERALS.items() if name not in "两双"} | {"2": "[二两双]"}
    for share in "成个项条份方类":
        each = [rf"{spoken.get(figure, figure)}{share}[^、，。；“”]{{1,16}}" for figure in figures]
        told = re.compile("[、，；]".join(each))
        near = told.search(text, end, end + AHEAD) or told.search(text, max(0, start - AHEAD), start)
        if near:
            return found_at(2, passage, text, *near.span(), tuple(re.split("[、，；]", near[0])))
    steps = re.compile("、".join(rf"[^、，。；“”\d]{{1,8}}{figure}(?!\d)[^、，。；“”]{{1,20}}" for figure in figures))
    stepped = steps.search(text, end, end + AHEAD)
    if stepped:
        return found_at(2, passage, text, *stepped.span(), tuple(stepped[0].split("、")))
    ratio = _RATIO.match(text, end)
    return found_at(4, passage, text, *ratio.span("body")) if ratio else None


def _by_clauses(term: str, passage: str, text: str, start: int, end: int) -> Found | None:
    """As many clauses as the term counts, each with its word: `“两个允许”，允许…，允许…`."""
    count, key = expected(term), counted_word(term)
    clauses = _CLAUSES.match(text, end)
    if not count or count < 2 or not key or not clauses:
        return None
    parts = re.split("[，；]", clauses["body"])[:count]
    if len(parts) < count or not all(key in part[: len(key) + 4] or part.endswith(key) for part in parts):
        return None
    begin = clauses.start("body")
    return found_at(2, passage, text, begin, begin + sum(map(len, parts)) + count - 1, tuple(parts))


def _by_places(term: str, passage: str, text: str, start: int, end: int) -> Found | None:
    """What each of the things is for that a term of pairs counts first: `“三区九室”…。甲区…；乙区…；丙区…`."""
    pairs = _PAIR.findall(term)
    if len(pairs) < 2 or "".join(pairs) != term:
        return None
    count, key = NUMERALS[pairs[0][0]], pairs[0][1]
    for sentence in re.finditer("[^。！？]+", text[end : end + 2 * AHEAD]):
        parts = sentence[0].split("；")
        if len(parts) == count > 1 and all(key in part[:AT_HEAD] for part in parts):
            return found_at(4, passage, text, end + sentence.start(), end + sentence.end())
    return None


def _listed_before(term: str, passage: str, text: str, start: int) -> Found | None:
    """The list right before the words that count it: `造船、拆船、修船三大支柱产业`."""
    count = expected(term)
    quotation = _QUOTED_BEFORE.search(text, max(0, start - LONGEST), start) if count else None
    if quotation and len(members(quotation["body"])) > 1 and not quoted(text, start, start + len(term)):
        return found_at(3, passage, text, *quotation.span("body"), members(quotation["body"]))
    before = _LISTED.search(text, max(0, start - LONGEST), start) if count and count > 1 and len(term) > 2 else None
    parts = members(before["body"]) if before else ()
    if not before or len(parts) != count or before["body"].endswith(("、", "和", "与", "及")):
        return None
    own = without_verb(parts)
    skipped = len(parts[0]) - len(own)
    return found_at(3, passage, text, before.start("body") + skipped, start, (own, *parts[1:]))


def _by_way(passage: str, text: str, start: int) -> Found | None:
    way = _BY_WAY.search(text, max(0, start - LONGEST), start)
    return found_at(7, passage, text, *way.span("body")) if way else None


def _told(term: str, passage: str, text: str, start: int, end: int) -> Found | None:
    """What is told of a quoted term right behind it: the figures of a trend or a state, a rule, what is done."""
    trend = _SHOWN.match(text, end) if _TREND.fullmatch(term) else None
    if trend:
        return found_at(4, passage, text, *trend.span("body"))
    colon = _UNFOLDS.match(text, end)
    if colon:
        return found_at(4, passage, text, *whole_clause(text, *colon.span("body")))
    etc = _LISTED_ETC.search(text, max(0, start - LONGEST), start)
    parts = members(etc["body"]) if etc else ()
    if etc and 1 < len(parts) < (expected(term) or 0):
        own = len(parts[0]) - len(without_verb(parts))
        return found_at(5, passage, text, etc.start("body") + own, etc.end("body"))
    rule = _RULES.match(text, end)
    if rule and LAYS_DOWN.search(rule["body"]):
        return found_at(8, passage, text, rule.start("body"), before_effects(text, *rule.span("body")))
    state = _STATE.match(text, end)
    if state:
        return found_at(9, passage, text, *state.span("body"))
    led = _LED_TO.search(text, max(0, start - LONGEST), start) if _LED_TO_KIND.match(text, end) else None
    if led:
        return found_at(8, passage, text, *led.span("body"))
    does = _DOES.match(text, end)
    return found_at(11, passage, text, *does.span("body")) if does else None


def parts_named(text: str) -> tuple[str, ...]:
    """What each figure of a sum stands for, in a note: `“1”是指一个方案，“3”是指三家公司。` → the two phrases."""
    return tuple(match["body"].strip("，,；;。 ") for match in _PARTS.finditer(text))
