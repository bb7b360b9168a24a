"""What an article's own words fix about time as it is read: the day it reports, the years of its plan.

`6月3日，…启幕。…当天签约19个` → the 19 are of 06-03; `持续至8月1日` → 06-03/08-01; a plan for 2024—2026 gives its
targets these three years and its facts the year before. The year in which something was founded (成立于2016年4月，
职工900人) says nothing about the figures behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jianzhu.annotating.figures.numerals import parse
from jianzhu.annotating.figures.periods import TO_COME, Period, find_periods, is_plan, scheme_span, title_span
from jianzhu.annotating.figures.quantities import Quantity
from jianzhu.lexicon import column, table
from jianzhu.model import Article

PLAN_YEARS = 5
"""Years of a five-year plan; its last one ends in 0 or 5."""
_OF_WORKS = tuple(row["word"] for row in table("indicator_owners") if row["owner"] == "work")
_AVERAGE = re.compile("年均|年平均")
_EVERY_YEAR = re.compile("每年")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_SINCE = re.compile(r"(?<![\u4e00-\u9fff])自?(?![近长多历])[\u4e00-\u9fff“”]{2,16}以来(?=[，,])")
"""Since something that the text told before: 自专线开通以来."""
_NAMED_SPAN = re.compile(r"《[^《》]*》|(?:计划|规划|方案|纲要|行动)[”》]?[（(][^（）()]*[）)]")
"""Titles and names of plans, whose years say nothing about the figures behind them: 三年行动（2024—2026年）."""
_SAME_DAY = re.compile("|".join(re.escape(w) for w in sorted(column("same_day", "word"), key=lambda w: (-len(w), w))))
_FIVE_YEAR = re.compile(r"[“\"](?P<plan>二?十[一二三四五六七八九]?)五[”\"](?:以来|期间|时期)")
_FIVE_YEARS = re.compile(r"(?:过去|近|这|短短)?[五5]年(?:来|间|多来)|过去的?[五5]年")
"""What means the years of the five-year plan that the text looks back on: 五年来."""
_THAT_YEAR = re.compile(r"(?:组建|成立|创立|设立|开业|开园|投产|建成|开通)(?:之年|首年|当年)")
"""The year in which something was founded, as the text has just told: 组建之年."""
_THIS_YEAR = re.compile("今年|[0-9一二三四]季度|[0-9]月|半年")
BEGINNING = 16
"""Characters at the beginning of a passage that may say which years it looks back on."""
_SPAN = re.compile(r"[0-9]{4}/(?P<last>[0-9]{4})")
_PART_OF_YEAR = re.compile("三季度|四季度|下半年")
_FIRST_MONTHS = {"三季度": 7, "四季度": 10, "下半年": 7}
_LASTS = re.compile(r"(?:持续|延续|展出|展期|开放|进行)(?:到|至)?$")
_VERBS = {
    form: "|".join(
        row["word"]
        for row in sorted(table("founding_verbs"), key=lambda row: -len(row["word"]))
        if row["form"] in (form, "any")
    )
    for form in ("any", "attribute")
}
_FOUNDING = _VERBS["any"]
_FOUNDED_IN = re.compile(rf"(?:{_FOUNDING})于$")
_FOUNDED_AFTER = re.compile(
    rf"[，,]?[^，。；]{{0,40}}?(?:{_FOUNDING})(?!了?(?:以)?(?:后|来|[0-9一二三四五六七八九十]))"
)
_BEGUN_THEN = re.compile(rf"[^，。；的0-9]{{0,6}}(?:{_VERBS['attribute']})的")
"""A time that only says since when there is what it belongs to: 2022年启动的改造."""
_BUILT_THEN = re.compile(rf"[^，。；0-9]{{0,12}}(?:{_VERBS['attribute']})[^，。；0-9]{{0,4}}[，,]")
_DEADLINE = re.compile(r"前[^，,；;。]{2,}")
_FROM_FOUNDING = column("founding_indicators", "word")
_CLAUSE_END = re.compile(r"[，,；;。]")


@dataclass(slots=True)
class Calendar:
    """The times that hold in one article, passage after passage; `year` is what 今年 means in it."""

    year: int | None
    plan: tuple[int, int] | None
    month: int | None = None
    """The month of its year in which the article was written, where it says so."""
    day: str | None = None
    """The last day that the text named."""
    moment: str | None = None
    """The last day or month that the text named."""
    _begun: str | None = None
    """When the work on what the sentence at hand speaks of began or ended."""
    _founded: str | None = None
    """When what the sentence at hand speaks of was founded."""
    _five: str | None = None
    """The years of the five-year plan that the text last looked back on."""
    ahead: bool = False
    """Whether the article is a plan."""
    scheme: tuple[int, int] | None = None
    """The years of a scheme, which hold for what it does every year."""
    fact_year: str | None = None
    """The year before the plan's own, once the text has said that it looks back to it."""

    @property
    def today(self) -> str | None:
        """The last day that the text named, if it is one of the article's own year: 当天."""
        return self.day if self.day and self.day[:4] == str(self.year) else None

    @classmethod
    def of(cls, article: Article, year: int | None) -> Calendar:
        dated = re.match(rf"{year}-(\d\d)", article.date or "")
        month = int(dated[1]) if dated else None
        return cls(year, title_span(article), month, ahead=is_plan(article), scheme=scheme_span(article))

    def years_over(self, text: str) -> str | None:
        """The years that a passage begins with, where they were over when the article was written: “十三五”时期，…."""
        first = next((p for p in find_periods(text[:BEGINNING], self.year) if p.role == "holds"), None)
        years = _SPAN.fullmatch(first.value) if first and first.start <= 1 and first.value else None
        return years[0] if years and self.year and int(years["last"]) < self.year else None

    def year_told(self, carried: str | None, sentence: str) -> int | None:
        """The year that 全年 means where the sentences before told of the last one: 截至去年底…。全年….

        So does a quarter that was still to come when the text was written.
        """
        last = self.year - 1 if self.year else 0
        if carried != str(last):
            return None
        part = _PART_OF_YEAR.search(sentence)
        ahead = bool(part and self.month and self.month <= _FIRST_MONTHS[part[0]])
        return last if ahead or ("全年" in sentence and not _THIS_YEAR.search(sentence)) else None

    def settled(
        self, text: str, start: int, end: int, periods: Sequence[Period], quantities: Sequence[Quantity]
    ) -> list[Period]:
        """The periods of the sentence [start, end) of `text`, those added that it only points at (当天)."""
        found = []
        self._founded = self._begun = None
        titles = [m.span() for m in _NAMED_SPAN.finditer(text, start, end)]
        if plan := _FIVE_YEAR.search(text, start, end):
            first = 1951 + 5 * int(parse(plan["plan"]))
            self._five = f"{first}/{first + PLAN_YEARS - 1}"
        for period in periods:
            if any(low <= period.start and period.end <= high for low, high in titles):
                continue
            made = period
            if period.role == "open" and self._five and _FIVE_YEARS.fullmatch(text, period.start, period.end):
                made = replace(period, value=self._five, role="holds")
            if period.role == "holds" and period.value:
                if self.day and _LASTS.search(text, start, period.start) and _DAY.fullmatch(period.value):
                    made = replace(period, value=f"{self.day}/{period.value}")
                elif _founding(text, start, end, period, quantities):
                    made = replace(period, value=None, role="open")
                    self._founded = period.value
                elif _is_deadline(text, end, period, quantities):
                    made = replace(period, value=None)
                elif _DAY.fullmatch(period.value):
                    self.day = period.value
                if _BUILT_THEN.match(text, period.end, end):
                    self._begun = period.value
                if _MOMENT.fullmatch(period.value):
                    self.moment = period.value
                if self.plan and period.value[:4] == str(self.plan[0] - 1) and len(period.value) in (4, 7):
                    self.fact_year = period.value[:4]
            found.append(made)
        if self.today:
            for match in _SAME_DAY.finditer(text, start, end):
                if not any(p.start < match.end() and match.start() < p.end for p in found):
                    found.append(Period(match.start(), match.end(), self.today, "holds"))
        if self.moment:
            for match in _THAT_YEAR.finditer(text, start, end):
                found.append(Period(match.start(), match.end(), self.moment[:4], "holds"))
        if self.moment and self.moment[:4] == str(self.year):
            for match in _SINCE.finditer(text, start, end):
                if not any(p.start < match.end() and match.start() < p.end for p in found):
                    found.append(Period(match.start(), match.end(), f"{self.moment}/{self.year}", "holds"))
        return sorted(found, key=lambda p: p.start)

    def at_founding(self, period: str | None, indicator: str) -> str | None:
        """The period of a figure: what holds from a founding on has the time that the sentence gives for it.

        When a work was begun or finished says nothing of its size: 2023年5月开工，占地90亩.
        """
        if self._begun and period == self._begun and indicator.endswith(_OF_WORKS):
            return None
        return self._founded if self._founded and indicator.endswith(_FROM_FOUNDING) else period

    def of_plan(self, period: str | None, words: str, target: bool, named: bool) -> str | None:
        """The period of a figure of a plan; `words` are before it, `named` says that its sentence names its period.

        A yearly average that is stated for the plan's last year has all of its years, and so has a target without a
        period, unless it is of a work (总投资, 建筑面积); a fact without one is of the year before. What a scheme does
        every year has the scheme's years.
        """
        if target and self.scheme and not period and _EVERY_YEAR.search(words):
            return f"{self.scheme[0]}/{self.scheme[1]}"
        if target and _AVERAGE.search(words) and re.fullmatch(r"\d{4}", period or "") and self.year:
            last = int(period or 0)
            if self.plan and last == self.plan[1]:
                return f"{self.plan[0]}/{last}"
            if last % PLAN_YEARS == 0 and last - PLAN_YEARS <= self.year < last:
                return f"{last - PLAN_YEARS + 1}/{last}"
        if not self.plan or period or named:
            return period
        if target and words.endswith(_OF_WORKS):
            return None
        return f"{self.plan[0]}/{self.plan[1]}" if target else self.fact_year


def _is_deadline(text: str, end: int, period: Period, quantities: Sequence[Quantity]) -> bool:
    """Whether a period only says by when something is to be done, in a clause without a figure: 9月底前完成试产."""
    clause = _DEADLINE.match(text, period.end, end)
    if clause is None or clause[0].endswith("后"):
        return False
    return not any(period.end <= quantity.start < clause.end() for quantity in quantities)


def _founding(text: str, start: int, end: int, period: Period, quantities: Sequence[Quantity]) -> bool:
    """Whether a period only says when something was founded, in a clause without a figure of its own."""
    if TO_COME.search(text, start, period.start):
        return False
    if _FOUNDED_IN.search(text, start, period.start) or _BEGUN_THEN.match(text, period.end, end):
        return True
    founded = _FOUNDED_AFTER.match(text, period.end, end)
    if not founded:
        return False
    stop = _CLAUSE_END.search(text, founded.end(), end)
    last = stop.start() if stop else end
    return not any(period.end <= quantity.start < last for quantity in quantities)
