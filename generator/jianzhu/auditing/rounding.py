"""How exact a printed figure is: 3.20% was anything from 3.195 to 3.205, 800亿元 anything from 799.5 to 800.5.

A figure computed from others agrees with a stated one where the interval that it can lie in meets the interval of the
stated one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from jianzhu.annotating.figures.numerals import ARABIC
from jianzhu.model import Observation, Verdict

MOST_DIGITS = 6
"""Digits behind the point that a note prints at the most."""
_NUMBER = re.compile(ARABIC)
SAID = {"agrees": "相符。", "rounds": "在四舍五入误差内相符。", "differs": "不符。"}
"""How the note of an audit ends, for every verdict."""
_WIDE_POINT = str.maketrans("．", ".")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values that round to a printed one."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high


def decimals(observation: Observation) -> int:
    """Digits behind the point of the number as printed: 2 for 3.20%, 0 for 800 and for numbers in characters."""
    numbers = _NUMBER.findall("".join(observation.at.quote.split()))
    return len(numbers[0].translate(_WIDE_POINT).partition(".")[2]) if numbers else 0


def printed(observation: Observation) -> str:
    """The number with its unit and as many digits as the text prints; one in characters in digits: 三成 → 30%."""
    value = observation.value
    if isinstance(value, tuple):
        raise ValueError(f"{observation.id} is a range")
    digits = decimals(observation)
    number = f"{value:.{digits}f}" if digits or value == round(value) else f"{value:.10g}"
    return number + observation.unit.replace("％", "%")


def interval(observation: Observation) -> Interval:
    """What a printed value may have been rounded from, in its printed unit; ranges have no one value: ValueError."""
    if isinstance(observation.value, tuple):
        raise ValueError(f"{observation.id} is a range")
    half = 0.5 * 10 ** -decimals(observation)
    return Interval(observation.value - half, observation.value + half)


def reach(compute: Callable[..., float], *inputs: Interval) -> Interval:
    """The values that `compute` takes over all corners of its inputs; it must be monotone in each of them."""
    corners = [compute(*corner) for corner in product(*((i.low, i.high) for i in inputs))]
    return Interval(min(corners), max(corners))


def scaled(one: Interval, observation: Observation) -> Interval:
    """An interval in the printed unit of `observation`, in its base unit."""
    if isinstance(observation.value, tuple) or isinstance(observation.base_value, tuple) or not observation.value:
        return one
    factor = (observation.base_value or 0.0) / observation.value
    low, high = one.low * factor, one.high * factor
    return Interval(min(low, high), max(low, high))


def verdict(computed: float, stated: Observation, *, within: bool) -> Verdict:
    """What a figure computed from others, in the printed unit of the stated one, says of that one.

    `within` tells whether rounding, of all figures in the computation, can explain what there is between them.
    """
    assert not isinstance(stated.value, tuple)
    if not within:
        return "differs"
    digits = decimals(stated)
    return "agrees" if round(computed, digits) == round(stated.value, digits) else "rounds"


def should_lie(possible: Interval, digits: int) -> str:
    """How the note on a percentage ends that is outside of what the printed digits make possible.

    The ends have `digits` behind the point, or as many as tell them apart, MOST_DIGITS at the most.
    """
    for shown in range(digits, MOST_DIGITS + 1):
        low, high = f"{possible.low:.{shown}f}", f"{possible.high:.{shown}f}"
        if low != high:
            return f"不符（按印出的数字，应在{low}%至{high}%之间）。"
    return f"不符（按印出的数字，应为{possible.low:.{digits}f}%）。"
