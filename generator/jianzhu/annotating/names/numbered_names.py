"""Names that are a number and what is numbered: `地铁3号线一期工程`, `北星集团八五一农场`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.model import EntityType

_LINE = re.compile(
    r"(?:地铁|轨道交通|轻轨|城轨|云轨|智轨|有轨电车)?(?<!\d)(?:\d{1,2}|[TS]\d{1,2}|[一二三四五六七八九十]{1,2})号?线(?:[一二三]期)?(?:工程|项目(?!公司))?"
)
"""A line of a city's railways; without the word before it, only with 号."""
_FARM = re.compile(
    "(?:国营)?(?<![一二三四五六七八九〇零十百千])[一二三四五六七八九〇零]{2,4}(?:农场|牧场|兵工厂|矿|厂|团场|研究所|勘探队|地质队)"
)
"""The numbered farms, works and institutes of the state."""


def find_numbered_names(page: Page) -> Iterator[Candidate]:
    """Candidates for lines of cities' railways and for numbered farms, works and institutes."""
    for passage, text in page:
        for match in _LINE.finditer(text):
            if "号线" not in match.group() and match.group()[0] not in "地轨轻城云智有":
                continue
            yield _numbered(page, passage, *match.span(), "project")
        for match in _FARM.finditer(text):
            yield _numbered(page, passage, *match.span(), "organization")


def _numbered(page: Page, passage: int, start: int, end: int, kind: EntityType) -> Candidate:
    """A candidate with the place or the body before it as a part of the name: 长沙|地铁6号线."""
    before = page.proper if kind == "project" else page.bodies
    known = before[passage].get(start, start)
    if known in page.bodies[passage].values() and kind == "project":
        known = start
    return Candidate(passage, known, end, kind, "a number and what is numbered", Strength.NAME)
