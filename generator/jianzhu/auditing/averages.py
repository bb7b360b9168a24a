"""Division by a number of people that changes over the year: 出生1.40万人, 年末280万人, 比上年增加4万人 → ÷(280−4÷2).

What comes about over a year is divided by the year's average, which a text gives where it says by how much the number
changed; the number at the year's end is tried as well. Where neither gives the stated figure, a small difference
says nothing: an office may divide by an average of revised numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

from jianzhu.auditing.rounding import Interval, base, decimals, interval, printed, reach, scaled, single
from jianzhu.auditing.working import held
from jianzhu.model import Audit, AuditKind, Observation

DRIFT = 0.05
"""Share by which a number of people may differ between a year's average and its end."""
REVISION = 0.005
"""Share by which a year's average may differ from the mean of its printed ends."""


@dataclass(frozen=True, slots=True)
class _Divisor:
    shown: str
    value: float
    reach: Interval
    used: tuple[Observation, ...]
    slack: float


def over_average(
    kind: AuditKind,
    stated: Observation,
    whole: Observation,
    heads: Observation,
    change: Observation | None,
    factor: float,
) -> Audit | None:
    """`stated`, in its printed unit, held against whole ÷ heads × factor; None where the difference says nothing."""
    if base(heads) <= 0 or not single(stated):
        return None
    divisors = _divisors(heads, change)
    fits = [one for one in divisors if _reach(whole, one, factor).meets(interval(stated))]
    by = (fits or divisors)[0]
    computed = factor * base(whole) / by.value
    if not fits and abs(computed / single(stated) - 1) <= by.slack:
        return None
    formula, digits = f"{printed(whole)}÷{by.shown}", max(decimals(stated), 1)
    return held(kind, (whole, *by.used), stated, formula, computed, _reach(whole, by, factor), digits=digits)


def _reach(whole: Observation, by: _Divisor, factor: float) -> Interval:
    return reach(lambda a, b: factor * a / b, scaled(whole), by.reach)


def _divisors(heads: Observation, change: Observation | None) -> list[_Divisor]:
    """The year's average, where the change over the year is known, then the number at its end."""
    ends = scaled(heads)
    found = [_Divisor(printed(heads), base(heads), ends, (heads,), DRIFT)]
    if change is not None and change.base_unit == heads.base_unit and single(change):
        moved = scaled(change)
        average = Interval(ends.low - moved.high / 2, ends.high - moved.low / 2)
        sign, moves = ("+", printed(change)[1:]) if single(change) < 0 else ("−", printed(change))
        shown = f"({printed(heads)}{sign}{moves}÷2)"
        found.insert(0, _Divisor(shown, base(heads) - base(change) / 2, average, (heads, change), REVISION))
    return found
