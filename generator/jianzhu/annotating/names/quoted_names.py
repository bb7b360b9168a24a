"""Quotation marks with the word for what they name: `上线“税易达”平台` → “税易达”平台, a project.

Only a few words after the closing mark make a name of what is quoted, and a few endings inside the marks make an event
of it (“航展峰会”); quoted slogans and terms are the glossary's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.model import EntityType

_KINDS: dict[str, EntityType] = {
    "平台": "project", "系统": "project", "项目": "project", "工程": "project", "小程序": "project", "基金": "project",
    "街区": "project", "文旅街区": "project", "书屋": "project", "驿站": "project",
    "论坛": "event", "峰会": "event", "博览会": "event", "篮球赛": "event", "联赛": "event", "大讲堂": "event",
    "大赛": "event", "研讨会": "event", "学术研讨会": "event", "邀请赛": "event", "文化节": "event", "艺术节": "event",
}  # fmt: skip
_QUOTED = re.compile(
    r"[“「]([^“”「」，。；！？、]{2,12})[”」](" + "|".join(_KINDS) + r")(?!(?:\d|[一二两三四五六七八九十])+余?个)"
)

_INSIDE = re.compile(r"[“「]([^“”「」，。；！？、]{2,12}(?:系统|小程序|服务网|联合实验室|研究院|工作室))[”」]")
_EVENT = re.compile(
    r"[“「]([^“”「」，。；！？、]{1,18}(?:博会|峰会|论坛|大讲堂|联赛|艺术节|文化节|文化周|(?<![进开发扩拓施])展|展览|音乐会))[”」]"
)


def find_quoted_names(page: Page) -> Iterator[Candidate]:
    """A candidate for each quoted name with its tail."""
    for passage, text in page:
        for match in _QUOTED.finditer(text):
            kind = _KINDS[match.group(2)]
            yield Candidate(passage, match.start(), match.end(), kind, f"quoted before {match.group(2)}", Strength.NAME)
        for match in _INSIDE.finditer(text):
            yield Candidate(passage, match.start(1), match.end(1), "project", "quoted platform", Strength.NAME)
        for match in _EVENT.finditer(text):
            yield Candidate(passage, match.start(1), match.end(1), "event", "quoted event", Strength.NAME)
