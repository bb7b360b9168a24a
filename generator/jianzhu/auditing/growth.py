"""Growth rates recomputed: 412.50 (2020), 660.00 (2025), 年均增速 9.86% → ⁵√(660.00÷412.50)－1 = 9.86%, agrees.

Three kinds of statement: an average yearly rate over a span of years, beside the two end values of its row or of its
subject; a change against the year before, where both years' values are stated; and a change in the same sentence as
由186人压减至120人, 缩减比例达35%. Growth at constant prices (lexicon/constant_prices.tsv) doesn't follow from printed
values and is left alone.
"""

from __future__ import annotations

import re

from jianzhu.auditing.places import Place
from jianzhu.auditing.rounding import SAID, decimals, interval, printed, reach, scaled, should_lie, verdict
from jianzhu.lexicon import column
from jianzhu.model import Audit, AuditKind, Observation

_AVERAGE = re.compile("年均|年平均")
_CONSTANT = re.compile("|".join(column("constant_prices", "word")))
_COMPARABLE = re.compile("可比|同口径|不变价|扣除|剔除|实际增长|名义增长")
"""What a sentence says of growth that isn't that of the values as printed."""
_YEARS = re.compile(r"(\d{4})/(\d{4})")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_Levels = dict[tuple[str, str, str], dict[str, Observation]]


def growth_audits(groups: list[list[Observation]], where: dict[str, Place]) -> list[Audit]:
    """The audits of all rates of growth; `groups` are the sentences and table rows."""
    observations = [one for group in groups for one in group]
    levels = _levels(observations)
    made = [audit for one in observations if (audit := _over_years(one, levels, where))]
    for group in groups:
        if not where[group[0].id].column:
            made.extend(_from_to(group))
    return made


def _levels(observations: list[Observation]) -> _Levels:
    """Exact values by subject, label and article, then by period; the first where several are stated."""
    found: _Levels = {}
    for one in observations:
        if one.measure in ("level", "share") and one.period and one.bound == "exact" and _single(one) is not None:
            found.setdefault(_key(one), {}).setdefault(one.period, one)
    return found


def _key(one: Observation) -> tuple[str, str, str]:
    label = re.sub(r"年均增?[速长幅率]*|增[速长幅]率?$|同比|[“”]", "", one.indicator)
    return one.at.article, one.subject_id or one.subject, label


def _single(one: Observation) -> float | None:
    return None if isinstance(one.base_value, tuple) else one.base_value


def _over_years(one: Observation, levels: _Levels, where: dict[str, Place]) -> Audit | None:
    if one.measure != "change" or one.unit not in ("%", "％") or isinstance(one.value, tuple):
        return None
    if one.bound != "exact":
        return None
    known = levels.get(_key(one), {})
    average = bool(_AVERAGE.search(where[one.id].column + one.indicator))
    if match := _YEARS.fullmatch(one.period or ""):
        first, last = str(int(match[1]) - 1), match[2]
        if first not in known:
            first = match[1]
    elif re.fullmatch(r"\d{4}", one.period or "") and not average:
        last = one.period or ""
        first = str(int(last) - 1)
    else:
        return None
    low, high = known.get(first), known.get(last)
    if low is None or high is None or low.base_unit != high.base_unit:
        return None
    if not average and (_CONSTANT.search(one.indicator) or _COMPARABLE.search(where[one.id].words)):
        return None
    return _compared(one, low, high, int(last) - int(first) if average else 1, average)


def _compared(one: Observation, low: Observation, high: Observation, years: int, average: bool) -> Audit | None:
    start, end = _single(low), _single(high)
    if not start or end is None or start <= 0 or end <= 0 or isinstance(one.value, tuple):
        return None

    def rate(a: float, b: float) -> float:
        return 100 * ((b / a) ** (1 / years) - 1) if a > 0 and b > 0 else 0.0

    computed = rate(start, end)
    possible = reach(rate, scaled(interval(low), low), scaled(interval(high), high))
    said = verdict(computed, one, within=possible.meets(interval(one)))
    digits = max(decimals(one), 2)
    divided = f"{printed(high)}÷{printed(low)}"
    root = f"{years}√".translate(_RAISED) + f"({divided})" if years > 1 else divided
    note = (
        f"{root}－1 = {computed:.{digits}f}%，"
        f"文中为{printed(one)}，{SAID[said] if said != 'differs' else should_lie(possible, digits)}"
    )
    kind: AuditKind = "growth_rate" if average else "change"
    return Audit(kind, (low.id, high.id, one.id), one.value, round(computed, 4), said, note)


def _from_to(group: list[Observation]) -> list[Audit]:
    """由a增至b, then a change of the same thing in per cent, in one sentence."""
    made = []
    for low, high, change in zip(group, group[1:], group[2:], strict=False):
        if low.measure != "level" or high.measure != "level" or change.measure != "change":
            continue
        if (low.indicator, low.subject) != (high.indicator, high.subject) or low.period == high.period is not None:
            continue
        if change.unit not in ("%", "％") or low.bound != "exact":
            continue
        same = low.base_unit == high.base_unit or {low.base_unit, high.base_unit} <= {"人", "名"}
        named = change.indicator == low.indicator or re.match("缩减|压减|减少|增加|下降|降|增|精简", change.indicator)
        if same and named and high.bound == "exact" and change.bound == "exact":
            audit = _compared(change, low, high, 1, False)
            if audit:
                made.append(audit)
    return made
