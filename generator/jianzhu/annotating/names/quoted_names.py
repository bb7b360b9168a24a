"""Quotation marks with the word for what they name: `上线“税易达”平台` → “税易达”平台, a project.

Only a few words after the closing mark make a name of what is quoted, and a few endings inside the marks make an event
of it (“航展峰会”); quoted slogans and terms are the glossary's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.lexicon import column
from jianzhu.model import EntityType

_KINDS: dict[str, EntityType] = {
    "平台": "project", "系统": "project", "项目": "project", "工程": "project", "小程序": "project", "基金": "project",
    "沙盘": "project", "数字沙盘": "project", "大模型": "project", "数据库": "project",
    "街区": "project", "文旅街区": "project", "书屋": "project", "驿站": "project",
    "论坛": "event", "峰会": "event", "博览会": "event", "篮球赛": "event", "联赛": "event", "大讲堂": "event",
    "大赛": "event", "研讨会": "event", "学术研讨会": "event", "邀请赛": "event", "总决赛": "event",
    "对接会": "event", "推介会": "event", "文化节": "event", "艺术节": "event",
}  # fmt: skip
_QUOTED = re.compile(
    r"[“「]([^“”「」，。；！？、]{2,12})[”」](" + "|".join(_KINDS) + r")(?!(?:\d|[一二两三四五六七八九十])+余?个)"
)

_INSIDE = re.compile(r"[“「]([^“”「」，。；！？、]{2,12}(?:系统|小程序|服务网|联合实验室|研究院|工作室))[”」]")
_EVENT = re.compile(
    r"[“「]([^“”「」，。；！？、]{1,18}(?:博会|峰会|论坛|大讲堂|联赛|艺术节|文化节|文化周|(?<![进开发扩拓施])展|展览|音乐会))[”」]"
)


_AFTER = re.compile(
    r"(?:平台|系统|小程序|APP|大模型|数据库|品牌|班列|专列|列车|邮轮|游轮|货轮|卫星)[“「]([^“”「」，。；！？、+]{2,8})[”」]"
    r"(?!等?(?:战略|行动|工程|理念|模式|服务|建设|评选))"
)
"""A name after the word for what it names: 调度平台“渠上云”."""
_OPENED = re.compile(
    r"(?:建起|建成|建立|成立|设立|启用|投用|组建)(?:了|起)?[“「]([^“”「」，。；！？、]{2,10}(?:中心|基地|工坊|园区|驿站|学院))[”」]"
)
_MADE = re.compile(
    r"(?:推出|研发|研制|开发)(?:了|的|出)?([“「]([^“”「」，。；！？、+]{2,6})[”」](?!等|的|和|与|及|为)[\u4e00-\u9fff]{2,6}?)"
    r"(?<!产品)(?<!服务)(?<!模式)(?<!机制)(?<!举措)(?<!措施)(?<!政策)(?<!制度)(?<!方案)(?<!活动)(?<!做法)(?<!计划)"
    r"(?=[，。；、]|(?:已|正式|今年|首批|单品|先后|成功|累计|上市|上线))"
)
"""A product with its brand: 推出“晨曦”保温杯."""
_NO_NAME = re.compile(
    r"^[一二两三四五六七八九十百千万\d]+[个大类项链化]|^[“「]?互联网|(?:作用|效应|功能|模式|机制|优势|思维|理念)$"
)


def find_quoted_names(page: Page) -> Iterator[Candidate]:
    """A candidate for each quoted name with its tail."""
    for passage, text in page:
        for match in _QUOTED.finditer(text):
            kind = _KINDS[match.group(2)]
            yield Candidate(passage, match.start(), match.end(), kind, f"quoted before {match.group(2)}", Strength.NAME)
        for match in _INSIDE.finditer(text):
            yield Candidate(passage, match.start(1), match.end(1), "project", "quoted platform", Strength.NAME)
        for match in (*_AFTER.finditer(text), *_OPENED.finditer(text), *_MADE.finditer(text)):
            if not _NO_NAME.search(match.group(match.lastindex or 1)) and match.group(1) not in column("terms", "term"):
                yield Candidate(passage, *match.span(1), "project", "quoted beside its kind", Strength.NAME)
        for match in _EVENT.finditer(text):
            yield Candidate(passage, match.start(1), match.end(1), "event", "quoted event", Strength.NAME)
