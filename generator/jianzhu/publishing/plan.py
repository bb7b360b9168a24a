"""Targets and what became of them → `indicators/plan.md`: 目标 80 亿元, 实际 68.4 亿元, 完成 85.5%, both sentences.

A target is held against the fact of its own period, else against the last one before it, which then only says how far
things are. No share is given where it would mislead: a ceiling, a falling figure, several values for one period.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jianzhu.identifiers import sort_key
from jianzhu.publishing import charts, escaping, places, words
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.escaping import Markdown
from jianzhu.publishing.pages import render
from jianzhu.publishing.quoting import quoted
from jianzhu.publishing.series import Point, Series, period_end, with_targets

THINGS_A_PAGE = 25
"""Pairs of target and fact on one page, of about 2 kB each."""


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
    chart: Markdown
    lines: tuple[Line, ...]


def plan_pages(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """The pages of all things that have both; one page that says so where there are none."""
    series = sorted(with_targets(collection.corpus.observations), key=lambda s: (sort_key(s.subject), s.indicator))
    parts = [series[k : k + THINGS_A_PAGE] for k in range(0, len(series), THINGS_A_PAGE)] or [[]]
    for number, part in enumerate(parts, 1):
        page = places.plan(number)
        by_subject: dict[str, list[Held]] = {}
        for one in part:
            by_subject.setdefault(one.subject, []).append(_held(collection, one, page))
        yield (
            page,
            render(
                "plan",
                subjects=[
                    (name, places.link(page, places.subject(collection.subject_slugs[name])), held)
                    for name, held in by_subject.items()
                ],
                count=len(series),
                number=number,
                parts=[(k, places.link(page, places.plan(k))) for k in range(1, len(parts) + 1)],
                places=places,
                page=page,
            ),
        )


def _held(collection: Collection, series: Series, page: str) -> Held:
    periods: dict[str, list[Point]] = {}
    for point in series.points:
        periods.setdefault(point.period, []).append(point)
    facts = [p for p in series.points if not p.target]
    return Held(
        series.indicator,
        series.unit,
        charts.over_time(collection, series, page),
        tuple(_line(collection, period, points, facts, page) for period, points in periods.items()),
    )


def _line(collection: Collection, period: str, points: list[Point], facts: Sequence[Point], page: str) -> Line:
    sentences: dict[str, Markdown] = {}
    for point in points:
        for row in point.rows:
            sentence = collection.sentence(row.at)
            place = places.link(page, places.article(row.at.article), sentence.anchor)
            said = Markdown(
                f"{words.MODALITIES[row.modality]}：{quoted(collection, row.at)} "
                + escaping.link(escaping.inline("原文"), place, "到原文的这一句")
            )
            sentences.setdefault(place, said)
    targets = [p for p in points if p.target]
    return Line(
        words.day(period),
        _values(collection, targets, page),
        _values(collection, [p for p in points if not p.target], page),
        reached(targets[0], facts) if len(targets) == 1 else "",
        tuple(sentences.values()),
    )


def _values(collection: Collection, points: Sequence[Point], page: str) -> Markdown:
    return Markdown(
        "；".join(
            escaping.link(
                escaping.inline(p.shown),
                places.link(page, collection.row_pages[p.rows[0].id], f"obs-{p.rows[0].id}"),
            )
            for p in points
        )
    )


def reached(target: Point, facts: Sequence[Point]) -> str:
    """How much of a target the facts (by period) have reached, in words; empty where nothing can be said.

    `85.5%` of its own period; `45.6%（2025年）` of an earlier one; `已达到`, `未达到` for a ceiling.
    """
    end = period_end(target.period)
    same = [p for p in facts if p.period == target.period]
    before = [p for p in facts if period_end(p.period)[: len(end)] < end]
    held = same or [p for p in before if p.period == before[-1].period]
    if len(held) > 1:
        return "有几个实际数值"
    if not held:
        return ""
    fact = held[0]
    when = "" if same else f"（{words.day(fact.period)}）"
    if target.rows[0].bound == "at_most":
        return ("已达到" if fact.value <= target.value else "未达到") + when
    if target.value <= 0 or fact.value < 0:
        return ""
    if not same and fact.value > target.value:
        return f"目标低于已有数值{when}"
    return f"{words.number(round(100 * fact.value / target.value, 1))}%{when}"
