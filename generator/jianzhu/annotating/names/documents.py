"""《…》 → documents: `印发《全市〈某某规划〉实施方案》的通知` → 全市〈某某规划〉实施方案.

The surface is what stands between the outer marks; titles inside it are part of it. What is quoted after 《 in other
ways (a film, a song, a book) is a document too: a work with a title. A place's five-year plan needs no marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.candidates import Candidate, Page, Strength

_TITLE = re.compile(r"《((?:[^《》]|《[^《》]{1,60}》){2,120})》")

_QUOTED = re.compile(
    r"[“「]([^“”「」，。；！？]{4,30}(?:行动计划|行动方案|实施方案|规划纲要|若干措施|若干政策|管理办法|暂行办法))[”」]"
)
_FIVE_YEARS = re.compile(r"[“「]十[一二三四五六七八九]五[”」]规划(?:纲要)?")


def find_documents(page: Page) -> Iterator[Candidate]:
    """A candidate for each title in 《》 of the page."""
    for passage, text in page:
        for match in _TITLE.finditer(text):
            yield Candidate(
                passage, match.start(1), match.end(1), "document", "title in 《》", Strength.DOCUMENT, match.group(1)
            )
        for match in _QUOTED.finditer(text):
            yield Candidate(
                passage, *match.span(1), "document", "quoted plan or rule", Strength.DOCUMENT, match.group(1)
            )
        for match in _FIVE_YEARS.finditer(text):
            start = page.proper[passage].get(match.start())
            if start is not None:
                yield Candidate(passage, start, match.end(), "document", "a place's five-year plan", Strength.NAME)
