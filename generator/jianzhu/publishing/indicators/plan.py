"""Targets and what became of them → `indicators/plan.md`: 目标 80 亿元, 实际 68.4 亿元, 完成 85.5%, both sentences.

A target is held against the fact of its own period, else against the last one before it, which then only says how far
things are; one that the target's own article states is where things started. No share is given where it would mislead:
a ceiling, a falling figure, several values for one period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jianzhu.identifiers import sort_key
from jianzhu.lexicon import column
from jianzhu.publishing import places
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.indicators import charts
from jianzhu.publishing.indicators.series import Point, Series, period_end, with_targets
from jianzhu.publishing.quoting import quoted
from jianzhu.publishing.templating import render
from jianzhu.publishing.wording import escaping, words
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import say, worded

_FEWER = re.compile("|".join(column("fewer_is_better", "word")))
THINGS_A_PAGE = 25
"""Things with target and fact on one page, of about 2 kB each."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A target and the facts that it is held against."""

    series: Series
    page: str
    anchor: str
    """Where the thing stands with its picture and its sentences."""
    target: Point
    held: tuple[Point, ...]
    """Of its own period, else of the last one before; none where there is neither, more than one where they differ."""

    @property
    def fact(self) -> Point | None:
        """The one fact, where there is just one."""
        return self.held[0] if len(self.held) == 1 else None

    @property
    def is_due(self) -> bool:
        """Whether the facts are of the target's own period."""
        return bool(self.held) and self.held[0].period == self.target.period

    @property
    def is_start(self) -> bool:
        """Whether the fact is what the target's article starts from, an earlier value that it states itself."""
        fact = self.fact
        articles = {row.at.article for row in self.target.rows}
        return fact is not None and not self.is_due and articles == {row.at.article for row in fact.rows}

    @property
    def is_ceiling(self) -> bool:
        """Whether less is better: the text says 以内, or the indicator is one of lexicon/fewer_is_better.tsv."""
        return self.target.rows[0].bound == "at_most" or bool(_FEWER.search(self.series.indicator))

    @property
    def share(self) -> float | None:
        """The fact in per cent of the target, one decimal; None where that would mislead."""
        fact, aim = self.fact, self.target
        if fact is None or self.is_ceiling or aim.value <= 0 or fact.value < 0:
            return None
        if not self.is_due and fact.value > aim.value:
            return None
        return round(100 * fact.value / aim.value, 1)

    @property
    def reached(self) -> str:
        """How much of the target is reached, in words; empty where nothing can be said.

        `85.5%` of its own period; `45.6%（2025年）` of an earlier one, with `起点` before it where the target's article
        states it; `已达到`, `未达到` for a ceiling.
        """
        if len(self.held) > 1:
            return say("有几个实际数值")
        fact, aim = self.fact, self.target
        if fact is None:
            return ""
        when = "" if self.is_due else say("（{period}）", period=words.day(fact.period))
        if self.is_ceiling:
            return (say("已达到") if fact.value <= aim.value else say("未达到")) + when
        if self.share is not None:
            shown = f"{words.number(self.share)}%{when}"
            return say("起点 {shown}", shown=shown) if self.is_start else shown
        return say("目标低于已有数值") + when if 0 < aim.value < fact.value else ""


@dataclass(frozen=True, slots=True)
class Summed:
    """A pair in the table at the head of a page."""

    pair: Pair
    target: Markdown
    actual: Markdown
    reached: Markdown


@dataclass(frozen=True, slots=True)
class Line:
    """A period of a thing: what was to be, what was, how much of it, and the sentences."""

    period: str
    target: Markdown
    actual: Markdown
    reached: str
    sentences: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A thing with targets and facts, and its picture."""

    indicator: str
    unit: str
    anchor: str
    chart: Markdown
    lines: tuple[Line, ...]


def pairs(collection: Collection) -> Iterator[Pair]:
    """Every target of a thing that has facts as well, in the order of the pages."""
    for page, things in _pages(collection):
        for number, series in enumerate(things, 1):
            facts = [p for p in series.points if not p.target]
            for target in series.points:
                if target.target:
                    yield Pair(series, page, f"plan-{number}", target, held_against(target, facts))


def held_against(target: Point, facts: Sequence[Point]) -> tuple[Point, ...]:
    """The facts (by period) of a target's own period, else those of the last period before it."""
    end = period_end(target.period)
    same = [p for p in facts if p.period == target.period]
    before = [p for p in facts if period_end(p.period)[: len(end)] < end]
    return tuple(same or [p for p in before if p.period == before[-1].period])


def plan_pages(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """The pages of all things that have both; one page that says so where there are none."""
    pages = _pages(collection)
    paired: dict[str, dict[str, list[Pair]]] = {page: {} for page, _ in pages}
    for pair in pairs(collection):
        paired[pair.page].setdefault(pair.anchor, []).append(pair)
    for number, (page, things) in enumerate(pages, 1):
        by_subject: dict[str, list[Held]] = {}
        for series, (anchor, held) in zip(things, paired[page].items(), strict=True):
            by_subject.setdefault(series.subject, []).append(_held(collection, series, anchor, held, page))
        yield (
            page,
            render(
                "plan",
                subjects=[
                    (name, places.link(page, places.subject(collection.subject_slugs[name])), found)
                    for name, found in by_subject.items()
                ],
                summed=[_summed(collection, pair) for held in paired[page].values() for pair in held],
                count=sum(len(things) for _, things in pages),
                number=number,
                parts=[(k, places.link(page, other)) for k, (other, _) in enumerate(pages, 1)],
                places=places,
                page=page,
            ),
        )


def _pages(collection: Collection) -> list[tuple[str, list[Series]]]:
    """The things of each page; one page without any where there are none."""
    series = sorted(with_targets(collection.corpus.observations), key=lambda s: (sort_key(s.subject), s.indicator))
    parts = [series[k : k + THINGS_A_PAGE] for k in range(0, len(series), THINGS_A_PAGE)] or [[]]
    return [(places.plan(number), part) for number, part in enumerate(parts, 1)]


def _summed(collection: Collection, pair: Pair) -> Summed:
    share = words.number(min(pair.share, 100.0)) if pair.share is not None else ""
    shown = escaping.inline(pair.reached)
    if pair.share is not None and not pair.is_start:
        shown = Markdown(f'<data value="{words.number(pair.share)}" style="--jz-share: {share}%">{shown}</data>')
    return Summed(
        pair,
        _values(collection, [pair.target], pair.page),
        _values(collection, pair.held, pair.page),
        shown,
    )


def _held(collection: Collection, series: Series, anchor: str, held: Sequence[Pair], page: str) -> Held:
    periods: dict[str, list[Point]] = {}
    for point in series.points:
        periods.setdefault(point.period, []).append(point)
    reached: dict[str, str] = {}
    for pair in held:
        # Two targets of one period: a share of either would be of one that the reader can't tell from the other.
        reached[pair.target.period] = "" if pair.target.period in reached else pair.reached
    return Held(
        series.indicator,
        series.unit,
        anchor,
        charts.over_time(collection, series, page),
        tuple(_line(collection, period, points, reached.get(period, ""), page) for period, points in periods.items()),
    )


def _line(collection: Collection, period: str, points: list[Point], reached: str, page: str) -> Line:
    sentences: dict[str, Markdown] = {}
    for point in points:
        for row in point.rows:
            sentence = collection.sentence(row.at)
            place = places.link(page, places.article(row.at.article), sentence.anchor)
            said = worded(
                "{modality}：{sentence} {link}",
                modality=words.MODALITIES[row.modality],
                sentence=quoted(collection, row.at),
                link=escaping.link(worded("原文"), place, say("到原文的这一句")),
            )
            sentences.setdefault(place, said)
    return Line(
        words.day(period),
        _values(collection, [p for p in points if p.target], page),
        _values(collection, [p for p in points if not p.target], page),
        reached,
        tuple(sentences.values()),
    )


def _values(collection: Collection, points: Sequence[Point], page: str) -> Markdown:
    return Markdown(
        say("；").join(
            escaping.link(
                escaping.inline(p.shown),
                places.link(page, collection.row_pages[p.rows[0].id], f"obs-{p.rows[0].id}"),
            )
            for p in points
        )
    )
