"""Numbers with their units where a text measures something: `销售额超18亿元` → 18 亿元, at_least.

`find_quantities` lists them in the text's order: value in the unit as printed, the multiplier in the unit (6万元),
余 and 多 out of it, the words beside it read as a bound. What only looks like a quantity is left out: dates (`periods`
says where they are), numbers in titles, ordinals (第三批), document and road numbers, letters with digits (B12,
5G), formulas (“1+2+N”), slogans in quotation marks (“四个意识”) and small counts in characters (三大, 两个), which are
rhetoric.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jianzhu.annotating.figures.conversion import UNITS, Value, scale_of, unit_row
from jianzhu.annotating.figures.numerals import ARABIC, NUMBER, SPELLED, parse, vague
from jianzhu.lexicon import table
from jianzhu.model import Bound


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: characters [start, end) of a text, its bound words with it."""

    start: int
    end: int
    number: int
    """Where the number itself starts, after bound words and 第."""
    value: Value
    unit: str
    kind: str
    """`measure`, `count`, `ratio`, `rank`, `duration` (see lexicon/units.tsv), `growth` for 翻一番."""
    bound: Bound
    small: bool = False
    """A small count in characters, a figure only where something else makes it one (由七级缩减为四级)."""


_UNIT_LIMITS = {row["unit"]: row["next"] for row in table("unit_limits")}
_BEFORE = {row["word"]: row["bound"] for row in table("bounds") if row["place"] == "before"}
_AFTER = {row["word"]: row["bound"] for row in table("bounds") if row["place"] == "after"}


def _choice(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_UNIT = rf"(?:{_choice(UNITS)})"
_WHOLE_UNIT = rf"{_UNIT}(?:[/／](?:{_choice(UNITS)}|月|人|斤))*(?:[（(](?:套|组|副|件|辆|只|台)[）)])?级?"
_MULTIPLIER = r"[十百千万亿]*?"
_LOOSE = r"(?:余|多|来)?"
_GAP = r"[ \u00a0]?"
_NOT_TENTHS = _UNIT_LIMITS["成"]
_NOT_BOUND = "以节签预履契集制"
"""What makes a bound word the end of another one: 节[约]130元, 签[约]5亿元, 以[上]."""
_NUM = rf"(?:{ARABIC}|{SPELLED}|半)"

_RANKED = "|".join(
    f"(?<={word})"
    for word in ("全省", "全国", "全市", "全球", "世界", "省内", "国内", "经济", "总量", "排名", "增速", "规模")
)
"""What stands before a rank without 位: 总量全省第二."""

_QUANTITY = re.compile(
    rf"""
    (?P<before>(?<![{_NOT_BOUND}])(?:{_choice(_BEFORE)}))?{_GAP}
    (?P<rank>第|前)?{_GAP}
    (?:
      (?P<parts>百分之|千分之|万分之)(?P<part>{NUMBER})(?:{_GAP}[至到—–~～-]+{_GAP}(?:百分之|千分之|万分之)?(?P<part2>{NUMBER}))?
    | (?P<fraction>{SPELLED}分之{SPELLED}|(?<![0-9/])[1-9][0-9]?/[1-9][0-9]?(?![0-9/]))
    | (?P<tenths>[一二两三四五六七八九])成(?P<tenths_half>半|[一二三四五六七八九])?(?![{_NOT_TENTHS}])
    | (?P<double>翻(?:了)?(?P<double_n>[一两二三四五])番|翻(?:了)?(?:一)?倍|成倍)
    | (?P<bare_rank>第{_GAP}(?:{ARABIC}|{SPELLED}))(?=(?:、|和|及)第?(?:{ARABIC}|{SPELLED})[位名])
    | (?:{_RANKED})(?P<ranked>第{_GAP}(?:{ARABIC}|{SPELLED}))(?=[，,。；;）)、])
    | (?P<first>首位|榜首)
    | (?P<low>{ARABIC}|{SPELLED}){_GAP}(?P<low_unit>{_MULTIPLIER}(?:{_WHOLE_UNIT})?)
      {_GAP}(?:至|到|—+|–|~|～|-|－|或){_GAP}
      (?P<high>{ARABIC}|{SPELLED}){_GAP}(?P<range_mult>{_MULTIPLIER}){_LOOSE}{_GAP}(?P<range_unit>{_WHOLE_UNIT})
    | (?P<number>{_NUM}){_GAP}(?P<half>个半(?=小时|月|世纪))?
      (?P<loose1>{_LOOSE})(?P<mult>{_MULTIPLIER})(?P<loose2>{_LOOSE}){_GAP}(?P<unit>{_WHOLE_UNIT})
    | (?P<vague>(?:数|上|近|超|逾)?[十百千万亿]+)(?P<loose3>余|多)?{_GAP}(?P<vague_unit>{_WHOLE_UNIT})?
    | (?<![第前])(?P<bare>{ARABIC})(?=[，,。；;、）)]|$)
    )
    (?P<after>{_choice(_AFTER)})?
    """,
    re.VERBOSE,
)

_THRESHOLD = re.compile(r"(?:的)?[\u4e00-\u9fff]{0,4}?(?:项目|企业|工程|公司|产品|单位|平台)(?=[0-9])")
"""What a value is only the least of, before the number that counts it: 其中[10亿元以上]项目2个."""
_AT_THE_MOST = re.compile(r"最高(?:可?(?:奖励|补助|补贴|给予|支持|资助|担保|授信))$")
"""What makes a value a limit and stays in its label: 最高奖励200万元."""
_IN_DEGREES = re.compile("电|[糖温浓纬酒角]度|气温")
_RANKS = re.compile(r"(?:居|列|排|占|保持|跃升?|夺|登)[^，。；、]{0,14}$")
"""What makes 首位 a rank: 居全省首位."""
_INDEXED = re.compile(
    r"(?:指数|得分|评分|总分|均分|系数|收入比|消费比)(?:[^，。；、0-9]{0,8}?(?:达到?|为|是|至|到|[高升]))?$"
)
_A_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ORDERS = re.compile("[百千万亿]+")
"""An order of size by itself: 千亿斤产能行动."""
_APPROXIMATE = re.compile(r"([一二三四五六七八])([二三四五六七八九])([十百千万亿]*)")
"""Two neighbours spelled side by side: 三四十元 is 30 to 40."""
_CLASS_AFTER = re.compile(r"[”\u4e00-\u9fff]")
_AT_A_CLASS = re.compile(r"以上|以下|左右|的")
_NAMED_ISSUE = re.compile(r"“[^“”，。；]{1,30}$")
"""What makes 1期 a part of a name: “临江供热[1期]资产支持专项计划”."""
_MINUS = re.compile(r"(?<=[为是达至到在：:率额比])[-－−]$")
"""A sign right before a number: 增长率为-2.3‰."""
_TITLE = re.compile(r"《[^》]*》|〔[^〕]*〕|\[\d{4}\]")
_FORMULA = re.compile(r"[“‘「][^”’」]{0,40}[+＋][^”’」]{0,40}[”’」]")
_SHORT_QUOTE = re.compile(r"[“‘「][^”’」。，；]{1,12}[”’」]")
FRACTION_DIGITS = 6
_SMALL = 10
"""Counts in characters up to this number are rhetoric as often as figures (三大产业, 两个确保)."""
_ORDER_WORDS = {"十", "百", "千", "万", "亿"}
_CLASSIFIER = {row["noun"]: row["classifier"] for row in table("counted_nouns")}
_COUNTED = re.compile(_choice(_CLASSIFIER))
_RHETORIC = re.compile(_choice(row["word"] for row in table("rhetorical_nouns")))
_NAME_AFTER = re.compile(_choice(row["word"] for row in table("numbered_names")))


def find_quantities(text: str, taken: Iterable[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """The quantities of `text`, in its order; none of them touches a stretch of `taken` (dates)."""
    blocked = [*taken, *((m.start(), m.end()) for m in _TITLE.finditer(text))]
    blocked += [(m.start(), m.end()) for m in _FORMULA.finditer(text)]
    quotes = [(m.start(), m.end()) for m in _SHORT_QUOTE.finditer(text)]
    barred = bytearray(len(text))
    for start, end in blocked:
        barred[start:end] = b"\x01" * (end - start)
    quoted = bytearray(len(text))
    for start, end in quotes:
        quoted[start:end] = b"\x01" * (end - start)
    found, position = [], 0
    while match := _QUANTITY.search(text, position):
        quantity = _quantity(text, match)
        if quantity is None or any(barred[quantity.number : quantity.end]):
            position = _resume(match)
            continue
        position = quantity.end
        if quoted[quantity.number] and quantity.kind in ("count", "duration"):
            continue
        found.append(quantity)
    return tuple(found)


def _resume(match: re.Match[str]) -> int:
    """Where to look on after a match that is no quantity: behind its number."""
    for name in ("low", "number", "part", "fraction", "vague", "bare"):
        if match[name]:
            return match.end(name)
    return match.end()


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    made = _read(text, match)
    if made is None:
        return None
    value, unit, kind, bound, number, end, small = made
    if match["before"]:
        bound = _bound(_BEFORE[match["before"]], bound)
    if match["after"] and match.end("after") == end:
        bound = _bound(_AFTER[match["after"]], bound)
    if match["after"] and _THRESHOLD.match(text, end):
        return None
    if bound == "exact" and _AT_THE_MOST.search(text, 0, number):
        bound = "at_most"
    start = match.start("before") if match["before"] else number
    return Quantity(start, end, number, value, unit, kind, bound, small)


def _bound(word: str, other: Bound) -> Bound:
    chosen: dict[str, Bound] = {"about": "about", "at_least": "at_least", "at_most": "at_most"}
    return chosen.get(word, other)


_Read = tuple[Value, str, str, Bound, int, int, bool]


def _read(text: str, match: re.Match[str]) -> _Read | None:
    end = match.end()
    if match["parts"]:
        unit = {"百": "%", "千": "‰", "万": "‱"}[match["parts"][0]]
        value: Value = parse(match["part"])
        if match["part2"]:
            value = (parse(match["part"]), parse(match["part2"]))
        return value, unit, "ratio", "exact", match.start("parts"), end, False
    if match["fraction"]:
        if _glued(text, match.start("fraction"), match.end("fraction")) or not _part_of_whole(text, match):
            return None
        value = round(parse(match["fraction"]), FRACTION_DIGITS)
        if value >= 1:
            return None
        return value, "", "ratio", "exact", match.start("fraction"), end, False
    if match["tenths"]:
        half = match["tenths_half"]
        tenths = parse(match["tenths"]) + (0 if not half else 0.5 if half == "半" else parse(half) / 10)
        return tenths, "成", "ratio", "exact", match.start("tenths"), end, False
    if match["bare_rank"]:
        order = parse(match["bare_rank"].removeprefix("第"))
        return order, "位", "rank", "exact", match.start("bare_rank"), end, False
    if match["ranked"]:
        return parse(match["ranked"].removeprefix("第")), "位", "rank", "exact", match.start("ranked"), end, False
    if match["double"]:
        times = 2 ** parse(match["double_n"]) - 1 if match["double_n"] else 1.0
        return times, "倍", "growth", "exact", match.start("double"), end, False
    if match["low"]:
        return _range(text, match)
    if match["number"]:
        return _single(text, match)
    if match["first"]:
        ranked = _RANKS.search(text, 0, match.start("first"))
        return (1.0, "位", "rank", "exact", match.start("first"), end, False) if ranked else None
    if match["bare"]:
        return _index(text, match)
    return _vague(text, match)


def _index(text: str, match: re.Match[str]) -> _Read | None:
    """A number that has no unit because what it measures has none: 指数达68.5, 评分91."""
    start, end = match.span("bare")
    if not _INDEXED.search(text, 0, match.start()) or _glued(text, start, end) or _A_YEAR.fullmatch(match["bare"]):
        return None
    return parse(match["bare"]), "", "index", "exact", start, end, False


def _part_of_whole(text: str, match: re.Match[str]) -> bool:
    """Whether a fraction says how much of a whole (三分之二的企业, 占1/3), not what is compared (重量的二十分之一)."""
    before = text[max(0, match.start() - 1) : match.start("fraction")]
    return bool(re.match(r"的|以上|左右|[\u4e00-\u9fff]{0,2}[，。；]", text[match.end("fraction") :])) and (
        not re.search(r"的$", before)
    )


def _glued(text: str, start: int, end: int) -> bool:
    """Whether the number is a part of a name or formula: B12, 4A, 1+11, v1.2, 12345热线."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return bool(re.match(r"[A-Za-z0-9.．/+＋_#№]", before)) or after in ("+", "＋")


def _range(text: str, match: re.Match[str]) -> _Read | None:
    start = match.start("low")
    if match["rank"] or _glued(text, start, match.end()) or re.search(r"[从由自]$", text[max(0, start - 1) : start]):
        return _first_of_range(text, match)
    try:
        low, high = parse(match["low"]), parse(match["high"])
    except ValueError:
        return None
    low_unit, unit = match["low_unit"], match["range_mult"] + match["range_unit"]
    scale = scale_of(low_unit) / scale_of(unit) if low_unit else 1.0
    bare = low_unit.lstrip("十百千万亿")
    if bare and bare != match["range_unit"]:
        return _first_of_range(text, match)
    low = round(low * scale, 9)
    row = unit_row(match["range_unit"])
    if row is None or low >= high or _is_name(text, match.end("range_unit")):
        return None
    kind = "count" if row["kind"] == "rank" else row["kind"]
    return (low, high), unit, kind, "exact", start, match.end(), False


def _first_of_range(text: str, match: re.Match[str]) -> _Read | None:
    """从3000人到1.2万人: the first of two values; the second is found when the search goes on behind it."""
    unit = match["low_unit"]
    row = unit_row(unit.lstrip("十百千万亿"))
    if row is None or _glued(text, match.start("low"), match.end("low")):
        return None
    kind = "rank" if match["rank"] else "count" if row["kind"] == "rank" else row["kind"]
    return parse(match["low"]), unit, kind, "exact", match.start("low"), match.end("low_unit"), False


def _single(text: str, match: re.Match[str]) -> _Read | None:
    printed, unit, start, end = match["number"], match["unit"], match.start("number"), match.end()
    if _glued(text, start, match.end("number")) or _is_name(text, match.end("unit")):
        return None
    row = unit_row(unit)
    if row is None:
        return None
    spelled = not re.match(r"[0-9０-９]", printed)
    multiplier, whole = match["mult"], printed
    if spelled and len(printed) > 1 and printed[-1] == "千" and "千" + unit.removesuffix("级") in UNITS:
        whole = printed = printed[:-1]
        unit = "千" + unit
    if spelled:
        whole, more = re.fullmatch(r"(.*?)([万亿]*)", printed).groups()  # type: ignore[union-attr]
        if not whole or "万" in whole or "亿" in whole:
            whole, more = printed, ""
        multiplier = more + multiplier
    try:
        value = parse(whole) + (0.5 if match["half"] else 0.0)
    except ValueError:
        return None
    if match["rank"]:
        return _rank(text, match, value, unit, spelled)
    kind = "count" if row["kind"] == "rank" else row["kind"]
    if kind == "duration" and not _lasts(text, start, match.end("unit"), spelled, unit):
        return None
    if text[end : end + 1] and text[end] in _UNIT_LIMITS.get(unit, ""):
        return None
    if unit == "度" and not multiplier and not _IN_DEGREES.search(text, max(0, start - 8), start):
        return None
    if unit.endswith("级") and _is_class(text, unit, end):
        return None
    bound: Bound = "about" if match["loose1"] or match["loose2"] else "exact"
    small = False
    if spelled and (pair := _APPROXIMATE.fullmatch(printed)) and parse(pair[2]) == parse(pair[1]) + 1:
        low, high = (parse(pair[k] + pair[3]) for k in (1, 2))
        return (low, high), unit, kind, "about", start, end, high <= _SMALL and row["spelled"] != "yes"
    if spelled:
        if text[start - 1 : start] in tuple("几唯"):
            return None
        orders = _ORDERS.fullmatch(printed) is not None
        vague_word = orders and not (match["before"] or match["loose1"] or match["loose2"])
        if value == 1 or printed == "半" or vague_word:
            return None
        if unit == "分":
            return None
        loose = kind in ("count", "duration") and value <= _SMALL and not multiplier
        small = loose and row["spelled"] != "yes"
        if loose and printed == "两" and unit in ("人", "名", "户", "位"):
            small = True
    if unit == "期" and _NAMED_ISSUE.search(text, 0, start) and "”" in text[end:]:
        return None
    if kind in ("count", "ratio") and _RHETORIC.match(text, match.end("unit")) and value <= _SMALL:
        return None
    if not spelled and _MINUS.search(text, 0, start):
        return -value, multiplier + unit, kind, bound, start - 1, end, small
    return value, multiplier + unit, kind, bound, start, end, small


def _rank(text: str, match: re.Match[str], value: float, unit: str, spelled: bool) -> _Read | None:
    end = match.end("unit")
    if unit not in ("位", "名") or match["mult"]:
        return None
    bound: Bound = "at_most" if match["rank"] == "前" else "exact"
    return value, "位", "rank", bound, match.start("rank"), end, False


def _is_class(text: str, unit: str, end: int) -> bool:
    """Whether a measure ending at `end` only says of what class the thing behind it is: 5万吨级泊位."""
    return unit not in UNITS and bool(_CLASS_AFTER.match(text, end)) and not _AT_A_CLASS.match(text, end)


_LASTING_AFTER = re.compile(
    r"(?:多|余)?(?:来|以来|间|期间|时间里|之间|后|之后|前|之前|初|底|末|度|代|级|规划|计划|行动)"
)
_LASTING_BEFORE = re.compile(r"(?:过去的?|未来|今后|近|这|前|后|短短|连续|每|第|几|接下来的?|下一步|首|头)\s*$")


def _lasts(text: str, start: int, end: int, spelled: bool, unit: str) -> bool:
    """Whether a duration measures something, and doesn't say when (五年来, 近三年, 20天后)."""
    if spelled and unit in ("年", "周", "天", "日", "个月", "月"):
        return False
    if unit == "日" or (unit == "年" and len(text[start:end]) > 4):
        return False
    if _LASTING_AFTER.match(text, end):
        return False
    near = _LASTING_BEFORE.search(text[max(0, start - 5) : start])
    return not near or (near[0].strip() == "近" and text[max(0, start - 2) : start - 1] in ("达", "长", "约"))


def _is_name(text: str, end: int) -> bool:
    """Whether the number and its unit are the head of a fixed name: 500强, 100公里经济圈, 15分钟生活圈."""
    return bool(_NAME_AFTER.match(text, end)) or bool(re.match(r"[\u4e00-\u9fff]{1,6}圈", text[end : end + 8]))


def _vague(text: str, match: re.Match[str]) -> _Read | None:
    printed, loose, unit = match["vague"], match["loose3"], match["vague_unit"] or ""
    start, end = match.start("vague"), match.end()
    lead = re.match(r"数|上|近|超|逾", printed)
    said = match["before"] or (lead[0] if lead else "")
    if not (said or loose) or text[start - 1 : start] in tuple("第成千万以之好几"):
        return None
    if len(printed) == (len(lead[0]) if lead else 0):
        return None
    order = printed[len(lead[0]) :] if lead else printed
    multiplier = re.search(r"[万亿]*$", order)
    assert multiplier is not None
    rest = order[: len(order) - len(multiplier[0])]
    value = vague(rest) if rest else 1.0
    row = unit_row(unit) if unit else None
    if value is None or (unit and row is None) or unit.endswith("级") or _is_name(text, match.end()):
        return None
    if not unit:
        noun = _COUNTED.search(text, end, end + 8) if not loose or order in _ORDER_WORDS else None
        noun = _COUNTED.match(text, end) or noun
        if not noun and not multiplier[0]:
            return None
        unit = "" if multiplier[0] else _CLASSIFIER[noun[0]] if noun else ""
    elif row is not None and row["kind"] == "duration":
        return None
    kind = row["kind"] if row is not None else "count"
    bound: Bound = "about" if loose or (lead and lead[0] == "近") else "at_least"
    if not (multiplier[0] + unit):
        return None
    return value, multiplier[0] + unit, "count" if kind == "rank" else kind, bound, start, end, False
