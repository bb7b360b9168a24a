"""What the heads say of the figures under them: `“十三五”时期的成果` → 2016/2020, `2025年目标` → 2025, target.

A head holds until the next of its own level; one below it that says nothing leaves it as it is. What looks back gives
its whole span to what adds up over the years (投资) and its last year to what is counted at a day (资产总额).
What looks ahead gives its last year, and its whole span to yearly averages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jianzhu.annotating.figures.modality import is_target_heading
from jianzhu.annotating.figures.periods import find_periods
from jianzhu.lexicon import table
from jianzhu.model import Measure, Passage

_CUES = {row["word"]: row["looks"] for row in table("section_cues")}
_CUE = re.compile("|".join(re.escape(word) for word in sorted(_CUES, key=lambda word: (-len(word), word))))
_STOCK = re.compile("|".join(re.escape(row["word"]) for row in table("stock_indicators")))
_AVERAGE = re.compile("年均|年平均|每年")
_BARE_PLAN = re.compile(r"[“\"]?二?十[一二三四五六七八九]?五[”\"](?!规划?期?末|末|初|期|时期|以来|开局|收官)")
"""“十四五”发展目标: in a head, the plan's name by itself is its years."""


@dataclass(frozen=True, slots=True)
class Section:
    """The part of an article that a head opens."""

    level: int
    period: str | None = None
    ahead: bool = False
    """Whether it names goals."""
    target: bool = False
    """Whether what stands in it is planned."""
    back: bool = False
    """Whether it looks back, itself or as a part of one that does."""

    def refined(self, indicator: str, words: str, measure: Measure, counted: bool) -> str | None:
        """The period of a figure that has none of its own; `words` stand before it, `counted` says that it counts."""
        _, slash, last = (self.period or "").partition("/")
        if not slash or not last.isdigit():
            return self.period
        if self.ahead:
            return self.period if measure == "change" or _AVERAGE.search(words + indicator) else last
        stock = measure in ("share", "rank") or (not counted and _STOCK.search(indicator))
        return last if stock and measure != "change" else self.period


class Sections:
    """The sections of one article, entered in order; `year` is what 今年 means in it."""

    def __init__(self, year: int | None, plan: bool = False) -> None:
        """`plan` says that the article is one for years to come: what doesn't look back in it is planned."""
        self._year = year
        self._plan = plan
        self._open: list[Section] = [Section(0, target=plan)]

    @property
    def target(self) -> bool:
        """Whether the heads say that what stands here is planned."""
        return self.current.target

    @property
    def current(self) -> Section:
        return self._open[-1]

    def look_back(self, period: str) -> None:
        """Take note that the text under the last head begins with years that are over: “十三五”时期，…, in a plan."""
        here = self.current
        if self._plan and here.level and not here.ahead and not here.back:
            self._open[-1] = replace(here, period=period, target=False, back=True)

    def enter(self, heading: Passage) -> None:
        """Take note of a head."""
        text, level = heading.text.chars, heading.level or 2
        while len(self._open) > 1 and self._open[-1].level >= level:
            self._open.pop()
        above = self.current
        text = _BARE_PLAN.sub(r"\g<0>时期", text)
        spans = {p.value for p in find_periods(text, self._year) if p.role == "holds" and p.value}
        cue = _CUE.search(text)
        looks = _CUES[cue[0]] if cue else ""
        if looks == "back" and above.target and above.level:
            looks = ""  # under goals, 成果转化 is one of them
        back = looks == "back" or (looks == "" and above.back)
        target = is_target_heading(text) or above.target or (self._plan and looks != "around" and not back)
        if looks == "around":
            self._open.append(Section(level, target=is_target_heading(text)))
        elif len(spans) == 1:
            period = spans.pop()
            later = bool(self._year and int(period.split("/")[-1][:4]) > self._year)
            known = looks == "ahead" if later else looks != ""
            ahead = looks == "ahead"
            self._open.append(Section(level, period if known else None, ahead, target and looks != "back", back))
        else:
            self._open.append(Section(level, above.period, above.ahead, target and looks != "back", back))
