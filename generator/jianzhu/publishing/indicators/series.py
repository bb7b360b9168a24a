"""Observations → what may be set side by side: one thing over time, one thing of several subjects, target and fact.

    资产总额 2021 312.4亿元, 资产总额 2022 356.8亿元 of one subject   →   Series(unit="亿元", points=(2021, 2022))

Only like is put beside like: one indicator, one kind of measure, one base unit, periods of one length; ranges and
figures whose period the text leaves open stay in the tables.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from jianzhu.auditing.rounding import signed
from jianzhu.indicators import usual_name
from jianzhu.model import Bound, Observation
from jianzhu.publishing.wording import words

MOST_OF_A_PERIOD = 2
"""Different values of one period and modality in one series; with more the label names more than one thing."""
MEASURES = ("level", "share", "change")
_YEAR = re.compile(r"\d{4}")
_SIGNS = {"exact": "", "at_least": "≥", "at_most": "≤"}


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a series, in the series' unit; `rows` all say it."""

    period: str
    subject: str
    value: float
    shown: str
    """As it is written beside its mark: `约5`."""
    target: bool
    rows: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Values that may stand in one picture."""

    subject: str
    """Empty where the points are of several subjects."""
    indicator: str
    unit: str
    points: tuple[Point, ...]


def over_time(rows: Iterable[Observation]) -> list[Series]:
    """Each thing with values of at least two periods, its points by period, facts before targets."""
    groups: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for row in rows:
        if row.period and _is_drawn(row) and len(set(_YEAR.findall(row.period))) == 1:
            key = (*_thing(row), _length(row.period))
            groups[key].append(row)
    made = []
    for held in map(_usual_unit_first, groups.values()):
        points = _points(held, by_subject=False)
        if len({p.period for p in points}) > 1 and _is_one_thing(points):
            made.append(_series(held, held[0].subject, points))
    return sorted(made, key=lambda s: (-len(s.points), s.indicator, s.subject, s.unit))


def over_subjects(rows: Iterable[Observation]) -> list[tuple[str, Series]]:
    """Each period in which several subjects have different values of a thing; the greatest value first."""
    groups: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for row in rows:
        if row.period and _is_drawn(row):
            key = (row.period, *_thing(row)[1:])
            groups[key].append(row)
    made = []
    for (period, *_), group in groups.items():
        held = _usual_unit_first(group)
        points = _points(held, by_subject=True)
        if len({p.subject for p in points}) > 1 and len({p.value for p in points}) > 1 and _is_one_thing(points):
            ordered = sorted(points, key=lambda p: (-p.value, p.target, p.subject))
            made.append((period, _series(held, "", tuple(ordered))))
    return sorted(made, key=lambda pair: (pair[1].indicator, pair[0], pair[1].unit))


def with_targets(rows: Iterable[Observation]) -> list[Series]:
    """Each thing that has both targets and facts, with all its points whose period is known."""
    groups: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for row in rows:
        if row.period and row.measure != "change" and _is_drawn(row):
            groups[_thing(row)].append(row)
    made = []
    for held in map(_usual_unit_first, groups.values()):
        if len({row.modality for row in held}) == 2:
            made.append(_series(held, held[0].subject, _points(held, by_subject=False)))
    return made


def _series(held: list[Observation], subject: str, points: tuple[Point, ...]) -> Series:
    return Series(subject, usual_name(held[0].indicator), held[0].unit, points)


def period_end(period: str) -> str:
    """The last day, month or year that a period names: `2020/2025` → `2025`."""
    return period.rpartition("/")[2]


def _is_drawn(row: Observation) -> bool:
    return row.measure in MEASURES and not isinstance(row.value, tuple) and not isinstance(row.base_value, tuple)


def _thing(row: Observation) -> tuple[str, str, str, str]:
    return row.subject_id or row.subject, usual_name(row.indicator), row.measure, row.base_unit or row.unit


def _length(period: str) -> str:
    """What comparable periods have in common: `2023-06` with `2024-11`, but `2023-01/2023-09` only with its like."""
    return _YEAR.sub("", period) if "/" in period else str(period.count("-"))


def _usual_unit_first(held: list[Observation]) -> list[Observation]:
    """The rows with the unit that most of them have before the others: a picture is in the unit of the first."""
    units = Counter(row.unit for row in held)
    return sorted(held, key=lambda row: -units[row.unit])


def _factor(first: Observation) -> float:
    """How many base units the unit of `first` has."""
    base, value = first.base_value, first.value
    if isinstance(base, tuple) or isinstance(value, tuple) or not base or not value:
        return 1.0
    return base / value


def _points(held: list[Observation], *, by_subject: bool) -> tuple[Point, ...]:
    """The values, each once, in the unit of the first row; by period, facts before targets."""
    first = next((row for row in held if row.value), held[0])
    factor = _factor(first)
    found: dict[tuple[str, str, bool, float], list[Observation]] = defaultdict(list)
    for row in held:
        assert not isinstance(row.value, tuple) and not isinstance(row.base_value, tuple)
        same_unit = row.unit == held[0].unit or row.base_value is None
        value = row.value if same_unit or row.base_value is None else round(row.base_value / factor, 6)
        subject = (row.subject_id or row.subject) if by_subject else ""
        found[row.period or "", subject, row.modality == "target", float(value)].append(row)
    ordered = sorted(found.items(), key=lambda pair: (period_end(pair[0][0]), pair[0]))
    return tuple(
        Point(period, rows[0].subject, value, _shown(rows[0].bound, value), target, tuple(rows))
        for (period, _, target, value), rows in ordered
    )


def _shown(bound: Bound, value: float) -> str:
    return (words.BOUNDS[bound] if bound == "about" else _SIGNS[bound]) + _written(value)


def _written(value: float) -> str:
    return signed(f"{value:.4f}".rstrip("0").rstrip(".") if abs(value) < 1e12 else f"{value:.4g}")


def _is_one_thing(points: Iterable[Point]) -> bool:
    counts: dict[tuple[str, str, bool], int] = defaultdict(int)
    for point in points:
        counts[point.period, point.rows[0].subject_id or point.subject, point.target] += 1
    return max(counts.values(), default=0) <= MOST_OF_A_PERIOD
