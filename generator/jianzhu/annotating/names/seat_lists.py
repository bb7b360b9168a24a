"""Towns, villages and quarters named in a list without their rank: `李墩镇际头、芹溪、楼坪3个村` → 际头, 芹溪, 楼坪.

The list ends in a number or 等 and a word for what its members are. One of them at least must be a place already or
hold what no dictionary explains, and none may be an everyday word for something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.annotating.names.enumerations import members_before
from jianzhu.annotating.names.limits import is_stop, role_of
from jianzhu.annotating.names.name_starts import after_places
from jianzhu.annotating.names.proofs import has_unknown, is_generic, stem_words
from jianzhu.segmentation import frequency, tag

_NUMBER = r"(?:\d+|[一二两三四五六七八九十]+)"
_HEAD = re.compile(
    rf"(?:等\s*{_NUMBER}?[余多]?个?|{_NUMBER}个)(?:行政|自然|中心|示范|重点|沿线|沿江|相邻|邻近|毗邻|周边|老旧)?"
    "(?:乡镇街道|镇街|乡镇|镇乡|街道|社区|片区|小区|村庄|村寨|自然村|村|镇|乡|县市|区县|县区|县)"
    "(?![民集里内级落务支委容貌企口上域长干两居域庄寨城际]|[\u4e00-\u9fff]?(?:产业|企业|基础设施|工作|服务|治理|干部|改造))"
)
LONGEST_OWN = 4
"""Characters of a town's or village's own name in such a list."""
EVERYDAY = 3000
"""Occurrences in jieba's corpus from which a word that is no place's is none's name even there: 农业."""


def find_seat_lists(page: Page) -> Iterator[Candidate]:
    """Candidates for the members of such lists."""
    for passage, text in page:
        for match in _HEAD.finditer(text):
            members = members_before(page, passage, match.start())
            own = [(after_places(page, passage, start, end), end) for start, end in members]
            new = [(start, end) for start, end in own if start < end]
            if len(members) < 2 or not all(_fits(page, passage, *one) for one in new):
                continue
            if len(new) < len(own) or any(_is_sure(page, passage, *one) for one in new):
                for start, end in new:
                    yield Candidate(passage, start, end, "place", "list of towns or villages", Strength.NAME)


def _fits(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether [start, end) may be a town's or village's own name."""
    text = page.texts[passage][start:end]
    words = stem_words(page, passage, start, end)
    everyday = len(words) == 1 and frequency(text) >= EVERYDAY and tag(text) != "ns"
    return (
        bool(re.fullmatch(f"[\u3400-\u9fff]{{2,{LONGEST_OWN}}}", text))
        and not everyday
        and not is_generic(page, passage, start, end)
        and not any(is_stop(w) or w.tag in ("vn", "r", "p", "c") or role_of(w.text, "modifier") for w in words)
    )


def _is_sure(page: Page, passage: int, start: int, end: int) -> bool:
    return start in page.proper[passage] or has_unknown(stem_words(page, passage, start, end))
