"""《…》 → documents: `印发《全市〈某某规划〉实施方案》的通知` → 全市〈某某规划〉实施方案.

The surface is what stands between the outer marks; titles inside it are part of it. What is quoted after 《 in other
ways (a film, a song, a book) is a document too: a work with a title. A place's five-year plan needs no marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.annotating.names.proofs import stem_words

_TITLE = re.compile(r"《((?:[^《》]|《[^《》]{1,60}》){2,120})》")

_QUOTED = re.compile(
    r"[“「]([^“”「」，。；！？]{4,30}(?:行动计划|行动方案|实施方案|规划纲要|若干措施|若干政策|管理办法|暂行办法))[”」]"
)
_UNMARKED = re.compile(
    "(?:三年|五年|两年)?(?:行动计划|行动方案|实施方案|规划纲要|总体规划|专项规划|发展规划|建设规划|管理办法|实施办法|暂行办法"
    "|管理条例|保护条例|促进条例|条例|若干措施|实施细则)(?![》”制编项案草])"
)
"""What plans and rules are called, where they are named without marks after a place: 江城市|渔业倍增|三年行动计划."""
_FIVE_YEARS = re.compile(r"[“「]十[一二三四五六七八九]五[”」]规划(?:纲要)?")


_FIVE_YEARS_OF = re.compile(
    "[“「]十[一二三四五六七八九]五[”」](?![期时以])(?P<of>[\u4e00-\u9fff]{2,14}?)规划(?:纲要)?(?![建编期引布])"
)
"""A five-year plan of what it is about, which needs no place: “十四五”国民健康规划."""
_ANY_PLAN = frozenset({"发展", "总体", "建设", "专项", "发展总体", "重点专项", "事业发展"})
"""What says nothing of what a plan is about."""
SHORTEST_SUBJECT = 4
"""Characters between a place and the word for a plan that say what it is about; fewer tell it from no other."""


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
        for match in _UNMARKED.finditer(text):
            owner = _owner(page, passage, match.start())
            if owner is not None and "《" not in text[max(0, owner - 1) : owner]:
                yield Candidate(passage, owner, match.end(), "document", "a place's plan or rule", Strength.NAME)
        for match in _FIVE_YEARS_OF.finditer(text):
            begin = page.proper[passage].get(match.start(), match.start())
            told = begin < match.start() or match["of"] not in _ANY_PLAN
            if told and text[max(0, begin - 1) : begin] != "《":
                yield Candidate(passage, begin, match.end(), "document", "a five-year plan", Strength.NAME)
        for match in _FIVE_YEARS.finditer(text):
            start = page.proper[passage].get(match.start())
            if start is not None:
                yield Candidate(passage, start, match.end(), "document", "a place's five-year plan", Strength.NAME)


def _owner(page: Page, passage: int, tail: int) -> int | None:
    """Where the place or body begins whose plan or rule ends in the word at `tail`: 江城市|渔业倍增|行动方案."""
    for end in range(tail - SHORTEST_SUBJECT, max(0, tail - LONGEST_SUBJECT), -1):
        start = page.proper[passage].get(end, end)
        if start == end:
            continue
        between = stem_words(page, passage, end, tail)
        if any(
            w.tag in _NO_SUBJECT or _ISSUES.fullmatch(w.text) or re.search("[，。；！？、《》]", w.text)
            for w in between
        ):
            return None
        return start
    return None


_NO_SUBJECT = frozenset({"p", "uj", "ul", "r", "d"})
"""Tags of words between a place and a plan that isn't the place's: 在, 的, 了, 该, 已."""
_ISSUES = re.compile("制定|出台|印发|编制|实施|推进|落实|发布|按照|根据|制订|起草|修订|完善|审议|通过|提出|执行")
"""Verbs after which a plan is named; what stands before them isn't part of its name."""
LONGEST_SUBJECT = 26
