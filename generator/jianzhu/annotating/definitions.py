"""What a text says a term means, as the words it uses: `推行“田长制”，即每块耕地有人负责。` → 每块耕地有人负责.

From the surest to the loosest: a bracket or 即/是指 right after the term, a footnote, the components of a numeric
abbreviation, a colon, and last the clause that says by what means or to what end (通过…, 采取…, 实现…), which counts only
where the text introduces the term there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jianzhu.annotating.expansions import expected, lists, matching, members
from jianzhu.annotating.term_scan import bare
from jianzhu.annotating.term_patterns import introduced

NEAR = 400
"""Characters before and after a term within which a list can be its components: about two paragraphs' sentences."""
LONGEST = 160
"""Characters of a definition: the rest of a long sentence; more is a story."""
_CLOSE = '”」』’"'

_BRACKET = re.compile(
    rf"[{_CLOSE}]?[（(](?P<cue>即|指|是指|也就是|包括|分别为|分别是)?[:：]?(?P<body>[^（）()]{{3,{LONGEST}}})[）)]"
)
_COPULA = re.compile(
    rf"[{_CLOSE}]?(?:[一-鿿]{{0,6}})?[,，]?(?:是指|指的是|就是指|就是|即是|即|也就是|意思是|是)[:：]?(?P<body>[^。；！？]{{4,{LONGEST}}})"
)
_SURE_COPULA = re.compile(
    rf"[{_CLOSE}]?(?:[一-鿿]{{0,6}})?[,，]?(?:是指|指的是|就是指|即是|即|也就是|意思是)[:：]?(?P<body>[^。；！？]{{3,{LONGEST}}})"
)
_COLON = re.compile(rf"[{_CLOSE}]的?(?:[^，。；：、“”]{{0,12}})[:：](?P<body>[^。；！？“][^。；！？]{{5,{LONGEST}}})")
_CAPTION = re.compile(r"[一-鿿]*(?:供图|摄|图|资料|记者|简称|试行|送审稿|草案|下同|征求意见稿)$|^(?:以下)?简称|^见")
_MEANS = (
    "通过|采取|采用|以|从|把|将|推动|实现|整合|依托|对|为|让|使|提前|按照|由|利用|借助|运用|围绕|针对|旨在|用于|"
    "明确|规定|要求|聚焦|统筹|打通|建立|构建|设立|提供|发放|引导|鼓励|支持|坚持|实行|推行|组织|变|在|向|用|凡|每|所有"
)
_TAIL = r"[^，。；：！？“”、]{0,12}"
_MEANS_AFTER = re.compile(rf"[{_CLOSE}]?{_TAIL}，(?P<body>(?:{_MEANS})[^。！？；]{{5,{LONGEST}}})")
_REST_AFTER = re.compile(rf"[{_CLOSE}]{_TAIL}，(?P<body>[^。！？；]{{6,{LONGEST}}})")
_BA_AFTER = re.compile(rf"[{_CLOSE}]?{_TAIL}?(?P<body>(?:把|将)[^。！？；]{{8,{LONGEST}}})")
_ATTRIBUTE = re.compile(
    r"(?:^|[。；！？：])(?:[^。；！？：]*，)?(?P<body>[^。；！？：，]{4,60}(?:，(?:且|并|又|也)[^。；！？：，]{2,40})?)的[“「]$"
)
_VERB_BEFORE = re.compile(r"^(?:清理|清退|处置|退出|认定|培育|打造|推出|建成|建立|形成|构建|发展)(?:出|了)?")
_AIMED_AT = re.compile(rf"(?P<body>针对[^。！？；，]{{6,{LONGEST}}})，")


@dataclass(frozen=True, slots=True)
class Found:
    """A definition at characters [start, end) of a passage, the lower the rank the surer."""

    rank: int
    passage: str
    start: int
    end: int
    expansion: tuple[str, ...] = ()


def explicit(term: str, passage: str, text: str, start: int, end: int) -> Found | None:
    """A definition that the text marks as one, beside the term at [start, end) of `text`: brackets, 即, 是指, 所谓."""
    bracket = _BRACKET.match(text, end)
    if bracket:
        body = bracket["body"]
        parts = members(body)
        count = expected(term)
        fits = parts if count is None or len(parts) == count else ()
        sure = bracket["cue"] or (count is not None and fits) or _quoted(text, start, end)
        if sure and not _CAPTION.search(body) and not re.search(r"\d", body) and re.search(r"[一-鿿]{2}", body):
            return _found(1, passage, text, *bracket.span("body"), fits if count or bracket["cue"] else ())
    so_called = text[max(0, start - 4) : start].rstrip('“「‘"').endswith("所谓")
    copula = (_COPULA if so_called else _SURE_COPULA).match(text, end)
    if copula:
        parts = members(copula["body"].strip("“”"))
        count = expected(term)
        return _found(2, passage, text, *copula.span("body"), parts if count and len(parts) == count else ())
    return None


def note(term: str, passage: str, text: str) -> Found | None:
    """The definition that a footnote gives of a term it begins with: `“X”：…`, `X指…`, `X是…`."""
    match = re.match(
        rf"[“「]?{re.escape(term)}[”」]?[,，]?(?:[:：]|是指|指的是|指|即|是)(?P<body>.{{4,{LONGEST}}})", text
    )
    return _found(1, passage, text, *match.span("body")) if match else None


def components(term: str, passage: str, text: str, start: int, end: int, known: tuple[str, ...]) -> Found | None:
    """The list near the term that unfolds it: as many members as its numeral, all of one shape, or those `known`."""
    if not known and expected(term) is None:
        return None
    low = max(0, start - NEAR)
    best: tuple[int, Found] | None = None
    for left, right, parts in lists(text[low : end + NEAR]):
        left, right = left + low, right + low
        away = max(left - end, start - right)
        fits = matching(term, parts)
        if not fits and known and _same_members(parts, known):
            fits = known
        if not fits and 0 <= start - right <= 16 and _counted_list(term, text[left:right], parts):
            fits = parts
        if not fits or left < end and start < right:
            continue
        begin = text.find(fits[0], left)
        stop = text.rfind(fits[-1], left, right) + len(fits[-1])
        if begin < 0 or stop <= begin:
            continue
        if best is None or away < best[0]:
            marks = "“《" if text[begin - 1 : begin] in ("“", "《") else ""
            found = Found(3, passage, begin - len(marks and "1"), stop + len(marks and "1"), fits)
            best = away, found
    return best[1] if best else None


def _same_members(parts: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether the list names just the known components, in any order, its outer members with words around them."""
    return len(parts) == len(known) and all(any(name in part for part in parts) for name in known)


def _counted_list(term: str, printed: str, parts: tuple[str, ...]) -> bool:
    """Whether `“甲”“乙”“丙”` right before the term is what it counts: 三项行动."""
    count = expected(term)
    return count == len(parts) and printed[0] in "“《" and re.match(r"[一-鿿](?:个|项|大|条)", bare(term)) is not None


def context(passage: str, text: str, start: int, end: int) -> Found | None:
    """The clause of the sentence that says how or what for, where the term at [start, end) is introduced."""
    if not introduced(text, start, end):
        return None
    colon = _COLON.match(text, end)
    if colon:
        return _found(4, passage, text, *_clipped(text, *colon.span("body")))
    for rank, pattern in ((5, _MEANS_AFTER), (6, _BA_AFTER), (7, _REST_AFTER)):
        match = pattern.match(text, end)
        if match:
            return _found(rank, passage, text, *match.span("body"))
    before = text[max(0, start - LONGEST) : start]
    attribute = _ATTRIBUTE.search(before)
    if attribute:
        low = max(0, start - LONGEST)
        a, b = attribute.span("body")
        verb = _VERB_BEFORE.match(attribute["body"])
        a += verb.end() if verb else 0
        if b - a >= 8:
            return _found(6, passage, text, low + a, low + b)
    return None


def aim(passage: str, text: str, start: int, end: int, sentence: tuple[int, int]) -> Found | None:
    """The words 针对… of a sentence that goes on to name the term at [start, end)."""
    match = _AIMED_AT.match(text, sentence[0])
    match = match or re.compile(r"[^，]{0,6}，" + _AIMED_AT.pattern).match(text, sentence[0])
    if match and match.end() <= start and end <= sentence[1]:
        return _found(8, passage, text, *match.span("body"))
    return None


def _clipped(text: str, start: int, end: int) -> tuple[int, int]:
    """A clause without the enumeration that carries it on: `…的方式，一方面…` → `…的方式`."""
    cut = re.search(r"[，,](?:一方面|一是|首先|其一|同时)", text[start:end])
    return start, (start + cut.start() if cut else end)


def _quoted(text: str, start: int, end: int) -> bool:
    return start > 0 and text[start - 1] in '“「‘"' and text[end : end + 1] in tuple(_CLOSE)


def _found(rank: int, passage: str, text: str, start: int, end: int, expansion: tuple[str, ...] = ()) -> Found:
    while start < end and text[start] in " ，、：“「":
        start += 1
    while end > start and text[end - 1] in " ，、；。”」":
        end -= 1
    return Found(rank, passage, start, end, expansion)
