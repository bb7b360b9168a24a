"""Figures per head recomputed: 总产值3287亿元, 常住人口244.8万人, 人均产值133854元 → 3287亿元÷…, agrees.

`lexicon/per_head.tsv` says what each such word divides by. What comes about over a year is divided by the year's
average, which the text gives where it says by how much the number changed (比上年末减少1.6万人); the number at the
year's end is tried as well. Where only that is known, a small difference says nothing, and there is no audit.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianzhu.auditing.rounding import SAID, Interval, decimals, interval, printed, reach, scaled, verdict
from jianzhu.lexicon import table
from jianzhu.model import Audit, Observation

DRIFT = 0.05
"""Share by which a number of people may differ between a year's average and its end."""
_HEADS = {row["word"]: tuple(row["denominators"].split("|")) for row in table("per_head")}
_Known = dict[tuple[str, str, str | None, str], Observation]


def per_head_audits(observations: list[Observation]) -> list[Audit]:
    """The audits of all figures per head whose whole and whose number of heads the same article states."""
    levels: _Known = {}
    changes: _Known = {}
    for one in observations:
        if one.bound == "exact" and isinstance(one.base_value, float) and not isinstance(one.value, tuple):
            known = levels if one.measure == "level" else changes if one.measure == "change" else None
            if known is not None and one.unit not in ("%", "％"):
                known.setdefault((one.at.article, one.subject, one.period, one.indicator), one)
    return [audit for one in levels.values() for audit in _audited(one, levels, changes)]


def _audited(one: Observation, levels: _Known, changes: _Known) -> Iterator[Audit]:
    word = next((w for w in _HEADS if one.indicator.startswith(w)), "")
    whole = levels.get((one.at.article, one.subject, one.period, one.indicator.removeprefix(word))) if word else None
    if whole is None or whole.base_unit != (one.base_unit or "").partition("/")[0]:
        return
    for name in _HEADS[word]:
        key = (one.at.article, one.subject, one.period, name)
        if key in levels:
            made = _divided(one, whole, levels[key], changes.get(key))
            if made:
                yield made
            return


def _divided(one: Observation, whole: Observation, heads: Observation, change: Observation | None) -> Audit | None:
    above, below, stated = whole.base_value, heads.base_value, one.base_value
    if not isinstance(above, float) or not isinstance(below, float) or not isinstance(stated, float) or below <= 0:
        return None
    if isinstance(one.value, tuple) or not stated:
        return None
    ends = scaled(interval(heads), heads)
    divisors: list[tuple[str, Interval, float, tuple[str, ...]]] = [("", ends, below, (heads.id,))]
    if change is not None and change.base_unit == heads.base_unit and isinstance(change.base_value, float):
        moved = scaled(interval(change), change)
        average = Interval(ends.low - moved.high / 2, ends.high - moved.low / 2)
        divisors.insert(0, ("年平均", average, below - change.base_value / 2, (heads.id, change.id)))
    over, held = scaled(interval(whole), whole), scaled(interval(one), one)
    fits = [divisor for divisor in divisors if reach(lambda a, b: a / b, over, divisor[1]).meets(held)]
    by, _, below, ids = (fits or divisors)[0]
    computed = above / below
    if not fits and not by and abs(computed / stated - 1) <= DRIFT:
        return None
    said = verdict(computed * (one.value / stated), one, within=bool(fits))
    note = (
        f"{printed(whole)}÷{by}{heads.indicator}{below:.10g}{heads.base_unit} = "
        f"{computed:.{max(decimals(one), 1)}f}{one.base_unit}，文中为{printed(one)}，{SAID[said]}"
    )
    return Audit("per_head", (whole.id, *ids, one.id), stated, round(computed, 4), said, note)
