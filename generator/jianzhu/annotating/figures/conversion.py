"""Units → what they convert to: `in_base(1.5, "亿元")` → 150000000 元, `dimension_of("万亩")` → area.

The units and measure words are data (lexicon/units.tsv); the multipliers 百, 千, 万, 亿 may stand before any of them.
"""

from __future__ import annotations

import re

from jianzhu.annotating.figures.numerals import MULTIPLIERS
from jianzhu.lexicon import table

Value = float | tuple[float, float]

UNITS = {row["unit"]: row for row in table("units")}


def unit_row(unit: str) -> dict[str, str] | None:
    """The row of a unit, of the first of a compound one (元/亩 → 元), 级 left out; None where there is none."""
    if unit in UNITS:
        return dict(UNITS[unit])
    first = re.split(r"[/／（(]", unit.removesuffix("级"))[0]
    return dict(UNITS[first]) if first in UNITS else None


def scale_of(unit: str) -> float:
    """What the multipliers before a unit make: 万亩 → 10000."""
    scale = 1.0
    for char in unit:
        if char not in MULTIPLIERS:
            break
        scale *= MULTIPLIERS[char]
    return scale


def _without_multipliers(unit: str) -> str:
    """A unit without what multiplies it, of 万千卡 the 千卡 that the table has."""
    while unit and unit not in UNITS and unit[0] in "十百千万亿":
        unit = unit[1:]
    return unit


def dimension_of(unit: str) -> str:
    """The dimension of a unit (万亩 → area), multipliers aside; empty for one that the table doesn't have."""
    row = unit_row(_without_multipliers(unit)) or unit_row(unit)
    return row["dimension"] if row else ""


def in_base(value: Value, unit: str) -> tuple[Value, str] | tuple[None, None]:
    """A value in the base of its unit: 1.5 亿元 → 150000000 元, 2 万亩 → 13333333.33 平方米, 40 家 → 40 家.

    A compound unit (元/亩) converts its numerator only. An unknown unit keeps its name, its multiplier resolved. Where
    nothing is left for a base (no unit, 万 by itself), there is none.
    """
    bare = _without_multipliers(unit)
    scale = scale_of(unit[: len(unit) - len(bare)])
    factor, base = scale, bare
    head, slash, rest = bare.replace("／", "/").partition("/")
    row = UNITS.get(bare) or UNITS.get(head)
    if row is not None:
        factor = scale * float(row["factor"])
        base = row["base"] if bare in UNITS else row["base"] + slash + rest
    if not base:
        return None, None
    if isinstance(value, tuple):
        return (_rounded(value[0] * factor), _rounded(value[1] * factor)), base
    return _rounded(value * factor), base


def _rounded(value: float) -> float:
    """Without the last digits that only binary fractions put there."""
    return float(f"{value:.12g}")
