"""What is named by a quoted term, said around it: `把一船多用的做法称为“一船通”`, `“一船通”是渔会办的联运平台`.

What somebody calls so, what the term itself is or does as the subject of its clause, the attribute that tells its kind,
what a dash unfolds, how the next sentence puts it plainly, what its core is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.glossary.found import (
    LONGEST,
    Found,
    before_drift,
    before_effects,
    cues,
    either,
    found_at,
    whole_clause,
)
from jianzhu.lexicon import derived

_END = '[”」』’"]?'
HEADS = (4, 3, 2)
"""Characters of the end of a term that say what kind of thing it is: 混凝土, 码头."""
_NAMES = "称为|称作|称之为|叫作|叫做|叫|唤作|命名为|定义为|概括为|总结为|形容为"
_LEAD_IN = (
    "(?:近年来|多年来|今年以来|去年以来|为此|目前|如今|据介绍|据了解|记者了解到"
    "|[^，。；！？“”]{0,16}(?:介绍|表示|说|告诉记者|坦言))，"
)
"""What a sentence begins with before it tells anything."""
_CALLED = re.compile(
    rf"(?:把|将|管)(?!这|此|它|该)(?P<body>[^，。；！？“”]{{4,60}}?)(?:形象地|亲切地)?(?:{_NAMES}|简称为)了?[“「‘]$"
)
_SUMMED_UP = re.compile(
    rf"(?:^|[。；！？“])(?:{_LEAD_IN})?(?P<body>(?:[^。；！？“”]|“[^“”。]{{1,12}}”){{8,80}}?)，(?:"
    r"(?:这就是|这便是|也就是)(?:[^，。；“”]{0,6}的)?|[^，。；]{0,8}(?:称之为|称其为|称它为|叫它|俗称|简称|美其名曰)"
    rf"|[^，。；“”]{{0,8}}(?:把|将|管)(?:这|此|它)[^，。；“”]{{0,8}}?(?:{_NAMES})"
    rf"|(?<![说示绍道者]，)(?:这|那)(?:种|一|类)?[^，。；“”]{{0,6}}?就?(?:叫|叫做|叫作|称为|称作)"
    rf"|(?:这|该|此)[^，。；“”]{{0,8}}被[^，。；“”]{{0,10}}?(?:{_NAMES})"
    r")[“「‘]$"
)
"""What a sentence tells before it calls it by the term."""
_IS_A_KIND = re.compile(
    rf"{_END}(?:是|为)(?P<body>(?:一[种项个款套]|由|以|为|用|面向|针对|专门)?[^，。；！？“”]{{4,50}}的"
    r"[^，。；！？“”的]{0,8}(?:模式|机制|制度|平台|系统|产品|贷款|保险|行动|工程|计划|活动|服务|做法|办法|技术|工艺|品牌|方式|体系|网络|资金|基金|债券|标准|指标))(?=[，。；])"
)
_ITSELF = re.compile(
    rf"{_END}(?:模式|机制|制度|平台|系统|工程|行动|计划|改革|工作法|服务)?(?:主要|就是)?"
    rf"(?P<body>(?:采取|采用|整合|汇集|涵盖|包括|包含|依托|由|通过|以)[^。；！？“”]{{8,{LONGEST}}})"
)
"""What the term's clause goes on with: `“一船通”平台整合三家船队的班次`."""
_DASHED = re.compile(rf"{_END}[一-鿿]{{0,4}}——(?P<body>(?:[^。！？“”—]|“[^“”]{{1,12}}”){{8,{LONGEST}}})")
_KIND_OF = re.compile(
    "(?:^|[，。；！？]|推出|开发|打造|建成|上线|研发|创新|建立|设立|开设)[^，。；！？“”]{0,4}?"
    "(?P<body>(?:用于|面向|针对|专门|专为|集(?=[^，。；]*(?:一体|一身))|融合|覆盖|连接)[^，。；！？“”]{5,50})的[一-鿿]{0,6}[“「]$"
)
_SAID_OF_THE_WORD = re.compile(
    rf"{_END}(?:一词|一说|这个词|这一说法|这个说法)，?[^，。；“”]{{0,12}}?(?:形容|指代|代指|泛指|说的是|指的是|是指)"
    rf"(?P<body>[^。；！？“”]{{6,{LONGEST}}})"
)
_NOT_BUT = re.compile(
    rf"{_END}，?(?:并?不是|并非|不只是|不仅是|不单是|不等于)[^，。；！？“”]{{2,40}}，(?:而是|更是)(?P<body>[^。；！？“”]{{6,{LONGEST}}})"
)
"""What a term is after what it is not: `“一船通”不是一张船票，而是…`."""
_HOW = re.compile(
    rf"{_END}[一-鿿]{{0,4}}(?:怎么|如何|怎样|咋)(?![办破解治改])[^。？！]{{1,8}}？(?:答案是[：，]?)?(?P<body>[^。！？“”]{{8,{LONGEST}}})"
)
"""The answer to how a thing goes: `“一船通”怎么通？三家船队…`."""
_INTRODUCED = re.compile("(?:实行|推行|试行|首创|首推|推出|创新|探索|实施|建立)了?(?:出|起)?[“「]$")
_THEN = re.compile(
    rf"{_END}(?:[一-鿿]{{0,6}}(?:制度|机制|模式|办法|改革|做法|服务))?。"
    rf"(?P<body>(?:[^，。；！？“”\d]{{2,12}}?(?:把|将|由|凭|只需|可以|可凭)|凡|每|对(?!此|于|标))[^。！？“”]{{8,{LONGEST}}})"
)
"""What the next sentence says of a practice that ends its own: `实行“船券”制度。渔民把船位交给渔会…`."""
_TAKES_UP = re.compile(rf"{_END}[^。！？“”]{{0,40}}。(?:这种|这一|这类|这个|这项|该)")
_OF_IT = re.compile(rf"(?:其实)?(?:就?是|，)?(?P<body>[^，。！？“”的][^。！？“”]{{8,{LONGEST}}})")
_FOR = re.compile(
    rf"{_END}[一-鿿]{{0,6}}，(?P<body>(?:专门|专为|专治|专事|负责|主要负责|集中(?:办理|受理|处理)|用于|用来"
    rf"|为[^，。；]{{2,16}}(?:提供|办理))[^。；！？]{{4,{LONGEST}}})"
)
"""What something set up is for: `成立“渔港医院”，专门…`."""
_BEFORE = ((_CALLED, 3), (_SUMMED_UP, 3), (_KIND_OF, 8))
_BEHIND = ((_SAID_OF_THE_WORD, 3), (_NOT_BUT, 4), (_HOW, 6), (_IS_A_KIND, 5), (_DASHED, 6), (_FOR, 7), (_ITSELF, 9))
"""What stands before and behind a quoted term, with the rank of what it says."""


@derived()
def _told() -> tuple[tuple[re.Pattern[str], int], ...]:
    """What a term's core is (`“…”的核心是…`), and what the next sentence puts plainly."""
    essence, lead = either(cues()["essence"]), either(cues()["lead"])
    body = rf"(?P<body>[^。；！？“”]{{6,{LONGEST}}})"
    core = rf"{_END}[一-鿿]{{0,4}}的(?:{essence})(?:，?(?:就?在于|就?是|为)[:：，]?|[:：])(?:就是)?{body}"
    plainly = rf"[^。！？]{{0,60}}[。！？](?:{lead}|其?(?:{essence})是)[，：]?(?:就是|是)?{body}"
    return (re.compile(core), 4), (re.compile(plainly), 6)


def named(passage: str, text: str, start: int, end: int) -> Iterator[Found]:
    """What the words around the quoted term at [start, end) of `text` say it is, in no order."""
    before = ((pattern.search(text, max(0, start - LONGEST), start), rank) for pattern, rank in _BEFORE)
    behind = ((pattern.match(text, end), rank) for pattern, rank in (*_BEHIND, *_told()))
    then = _THEN.match(text, end) if _INTRODUCED.search(text, max(0, start - LONGEST), start) else None
    for match, rank in (*before, *behind, (then, 10), (_taken_up(text, start, end), 6)):
        if match:
            left, right = match.span("body")
            if left >= end:
                left, right = whole_clause(text, left, right)
            if match.re is _ITSELF:
                right = before_drift(text, left, before_effects(text, left, right))
            yield found_at(rank, passage, text, left, right)


def _taken_up(text: str, start: int, end: int) -> re.Match[str] | None:
    """What the next sentence says of a thing that it takes up by the end of its name: `“浮箱码头”。这种码头…`."""
    takes = _TAKES_UP.match(text, end)
    heads = (text[end - length : end] for length in HEADS if end - start > length)
    head = next((one for one in heads if takes and text.startswith(one, takes.end())), None)
    return _OF_IT.match(text, takes.end() + len(head)) if takes and head else None
