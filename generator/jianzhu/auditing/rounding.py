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
from jianzhu.model import Observation

_NUMBER = re.compile(ARABIC)
_WIDE_POINT = str.maketrans("．", ".")
PERCENT = ("%", "％")


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
    """The number with its unit and as many digits as the text prints; one in characters in digits: 三家 → 3家."""
    value = single(observation)
    digits = decimals(observation)
    number = f"{value:.{digits}f}" if digits or value == round(value) else f"{value:.10g}"
    return signed(number) + observation.unit.replace("％", "%")


def signed(number: str) -> str:
    """A number with the sign that the whole site prints for minus: `-1.2` → `−1.2`."""
    return number.replace("-", "−")


def is_exact(observation: Observation) -> bool:
    """Whether a figure states one value, neither a range nor 约, 超 or 不足."""
    return observation.bound == "exact" and isinstance(observation.value, (int, float))


def single(observation: Observation) -> float:
    """The printed value; ranges have no one value: ValueError."""
    if isinstance(observation.value, tuple):
        raise ValueError(f"{observation.id} is a range")
    return observation.value


def base(observation: Observation) -> float:
    """The value in its unit's base, else as printed; ranges have no one value: ValueError."""
    if isinstance(observation.base_value, tuple):
        raise ValueError(f"{observation.id} is a range")
    return single(observation) if observation.base_value is None else observation.base_value


def interval(observation: Observation) -> Interval:
    """What a printed value may have been rounded from, in its printed unit."""
    value, half = single(observation), 0.5 * 10 ** -decimals(observation)
    return Interval(value - half, value + half)


def scaled(observation: Observation) -> Interval:
    """What a printed value may have been rounded from, in its base unit."""
    held = interval(observation)
    if observation.base_value is None or not observation.value:
        return held
    factor = base(observation) / single(observation)
    low, high = held.low * factor, held.high * factor
    return Interval(min(low, high), max(low, high))


def reach(compute: Callable[..., float], *inputs: Interval) -> Interval:
    """The values that `compute` takes over all corners of its inputs; it must be monotone in each of them."""
    corners = [compute(*corner) for corner in product(*((i.low, i.high) for i in inputs))]
    return Interval(min(corners), max(corners))
