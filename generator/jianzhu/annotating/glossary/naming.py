"""What is named by a quoted term, said around it: `把一船多用的做法称为“一船通”`, `“一船通”是渔会办的联运平台`.

What somebody calls so, what the term itself is or does as the subject of its clause, the attribute that tells its kind,
what a dash unfolds, how the next sentence puts it plainly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.glossary.found import LONGEST, Found, before_drift, before_effects, found_at

_END = '[”」』’"]?'
_CALLED = re.compile(
    r"(?:把|将)(?P<body>[^，。；！？“”]{4,60}?)(?:形象地|亲切地)?(?:称为|称作|称之为|叫作|叫做|命名为|定义为)了?[“「]$"
)
_SUMMED_UP = re.compile(
    r"(?:^|[。；！？“])(?P<body>[^。；！？“”]{8,80})，"
    r"(?:这就是|这便是|也就是|[^，。；]{0,6}(?:称之为|把这叫作|把这叫做|管这叫)|俗称|简称)[“「]$"
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
_DASHED = re.compile(rf"{_END}[一-鿿]{{0,4}}——(?P<body>[^。！？“”—]{{8,{LONGEST}}})")
_KIND_OF = re.compile(
    "(?:^|[，。；！？]|推出|开发|打造|建成|上线|研发|创新|建立|设立|开设)[^，。；！？“”]{0,4}?"
    "(?P<body>(?:用于|面向|针对|专门|专为|集(?=[^，。；]*(?:一体|一身))|融合|覆盖|连接)[^，。；！？“”]{5,50})的[一-鿿]{0,6}[“「]$"
)
_PLAINLY = re.compile(
    r"[^。！？]{0,60}[。！？](?:具体来说|具体而言|具体来讲|简单来说|简单说|简言之|通俗地讲|通俗来说|说白了|也就是说|换句话说|其?具体做法是|其?做法是|其?基本做法是)"
    rf"[，：]?(?:就是|是)?(?P<body>[^。！？“”]{{6,{LONGEST}}})"
)
_BEFORE = ((_CALLED, 3), (_SUMMED_UP, 3), (_KIND_OF, 8))
_BEHIND = ((_IS_A_KIND, 5), (_DASHED, 6), (_PLAINLY, 6), (_ITSELF, 9))
"""What stands before and behind a quoted term, with the rank of what it says."""


def named(passage: str, text: str, start: int, end: int) -> Iterator[Found]:
    """What the words around the quoted term at [start, end) of `text` say it is, in no order."""
    before = ((pattern.search(text, max(0, start - LONGEST), start), rank) for pattern, rank in _BEFORE)
    behind = ((pattern.match(text, end), rank) for pattern, rank in _BEHIND)
    for match, rank in (*before, *behind):
        if match:
            left, right = match.span("body")
            if match.re is _ITSELF:
                right = before_drift(text, left, before_effects(text, left, right))
            yield found_at(rank, passage, text, left, right)
