"""Growth recomputed: 412.50 (2020), 660.00 (2025), 年均增速 9.86% → ⁵√(660.00÷412.50)−1 = 9.86%, agrees.

Four kinds of statement: an average yearly rate over a span of years, beside the two end values of its row or of its
subject; a change against the year before, where both years' values are stated; a change beside the value that it
led to and by how much (增加1.5万件，增长15%); and a change behind its two ends, as 由186人压减至120人, 缩减比例达35%.
Growth at constant prices (lexicon/constant_prices.tsv) doesn't follow from printed values and is left alone.
"""

from __future__ import annotations

import re

from jianzhu.auditing.places import Place
from jianzhu.auditing.rounding import PERCENT, Interval, base, is_exact, printed, reach, scaled, single
from jianzhu.auditing.stated import Stated, plain
from jianzhu.auditing.working import held
from jianzhu.lexicon import column
from jianzhu.model import Audit, AuditKind, Observation

_AVERAGE = re.compile("年均|年平均")
_CONSTANT = re.compile("|".join(column("constant_prices", "word")))
_COMPARABLE = re.compile("可比|同口径|不变价|扣除|剔除|实际增长|名义增长")
"""What a sentence says of growth that isn't that of the values as printed."""
_YEARS = re.compile(r"(\d{4})/(\d{4})")
_TO = re.compile(r"[^，。；、：0-9]{0,10}(?:至|到|为|成)")
"""What stands between the two ends of a change."""
_BY = re.compile(r"[，,（(](?:其中)?[^，。；、0-9]{0,6}(?:比例|幅度?|率|速)?(?:达到?|为|了)?")
"""What stands between its second end and how much it is."""
_SINCE = re.compile("同比|环比|比上|较|年均")
"""What says that a change is counted from another value than the first of the two."""
_OF_GROWTH = re.compile(r"(?:年均|年平均)?(?:增[速长幅加]|涨幅|降幅)[率度]?$|同比")
_GENERIC = re.compile("缩减|压减|减少|增加|下降|降|增|精简|提高|提升")
"""A label that says of a change only that it is one."""
_PEOPLE = {"人", "名", "位"}
"""Units that count people alike."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_Levels = dict[tuple[str, str, str], dict[str, Observation]]


def growth_audits(groups: list[list[Observation]], where: dict[str, Place], stated: Stated) -> list[Audit]:
    """The audits of all changes; `groups` are the sentences and table rows."""
    observations = [one for group in groups for one in group]
    levels = _levels(observations)
    made = [audit for one in observations if (audit := _over_years(one, levels, where))]
    for group in groups:
        if not where[group[0].id].column:
            made.extend(_from_to(group, stated))
            made.extend(_by_amount(group))
    return made


def _levels(observations: list[Observation]) -> _Levels:
    """Exact values by subject, label and article, then by period; the first where several are stated."""
    found: _Levels = {}
    for one in observations:
        if one.measure in ("level", "share") and one.period and is_exact(one):
            found.setdefault(_key(one), {}).setdefault(one.period, one)
    return found


def _key(one: Observation) -> tuple[str, str, str]:
    label = re.sub(r"年均增?[速长幅率]*|增[速长幅]率?$|同比", "", plain(one.indicator))
    return one.at.article, one.subject_id or one.subject, label


def _over_years(one: Observation, levels: _Levels, where: dict[str, Place]) -> Audit | None:
    if one.measure != "change" or not is_exact(one):
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
    made = _compared(one, low, high, int(last) - int(first) if average else 1, average)
    of_volume = _CONSTANT.search(one.indicator) or _COMPARABLE.search(where[one.id].words)
    return None if of_volume and (not average or (made and made.verdict == "differs")) else made


def _compared(one: Observation, low: Observation, high: Observation, years: int, average: bool) -> Audit | None:
    """A change held against its two ends: a rate in per cent, else their difference."""
    if one.unit not in PERCENT:
        return None if average else _difference(one, low, high)
    if base(low) <= 0 or base(high) <= 0:
        return None

    def rate(a: float, b: float) -> float:
        return 100 * ((b / a) ** (1 / years) - 1) if a > 0 and b > 0 else 0.0

    divided = f"{printed(high)}÷{printed(low)}"
    root = f"{years}√".translate(_RAISED) + f"({divided})" if years > 1 else divided
    kind: AuditKind = "growth_rate" if average else "change"
    possible = reach(rate, scaled(low), scaled(high))
    return held(kind, (low, high), one, f"{root}−1", rate(base(low), base(high)), possible)


def _difference(one: Observation, low: Observation, high: Observation) -> Audit | None:
    if one.base_unit is None or not one.base_unit == low.base_unit == high.base_unit or not one.value:
        return None
    factor = base(one) / single(one)
    ends = reach(lambda a, b: (b - a) / factor, scaled(low), scaled(high))
    computed = (base(high) - base(low)) / factor
    return held("change", (low, high), one, f"{printed(high)}−{printed(low)}", computed, ends)


def _from_to(group: list[Observation], stated: Stated) -> list[Audit]:
    """由a增至b, then by how much, in one sentence."""
    made = []
    for low, high, change in zip(group, group[1:], group[2:], strict=False):
        if not (is_exact(low) and is_exact(high) and is_exact(change)):
            continue
        if {low.measure, high.measure} & {"change", "rank"} or low.measure != high.measure:
            continue
        if change.measure != "change" or low.subject != high.subject or low.period == high.period is not None:
            continue
        to, by = stated.between(low, high), stated.between(high, change)
        same = low.base_unit == high.base_unit or {low.base_unit, high.base_unit} <= _PEOPLE
        same = same and bool(_GENERIC.match(change.indicator) or change.indicator in (low.indicator, high.indicator))
        told = to is not None and _TO.fullmatch(to) and by is not None and _BY.fullmatch(by)
        if same and told and not _SINCE.search(by or ""):
            audit = _compared(change, low, high, 1, False)
            if audit:
                made.append(audit)
    return made


def _by_amount(group: list[Observation]) -> list[Audit]:
    """A value, by how much it has changed, and by how much in per cent: d÷(x−d)."""
    made = []
    for value, *changes in zip(group, group[1:], group[2:], strict=False):
        if value.measure != "level" or any(one.measure != "change" for one in changes):
            continue
        amount, change = sorted(changes, key=lambda one: one.unit in PERCENT)
        if not (is_exact(value) and is_exact(amount) and is_exact(change)) or change.unit not in PERCENT:
            continue
        labels = {_OF_GROWTH.sub("", plain(one.indicator)) for one in (value, amount, change)}
        if len(labels) > 1 or len({(one.subject, one.period) for one in (value, amount, change)}) > 1:
            continue
        if value.base_unit == amount.base_unit and base(value) - base(amount) > 0:
            made.append(_of_amount(change, value, amount))
    return made


def _of_amount(change: Observation, value: Observation, amount: Observation) -> Audit:
    def rate(x: float, d: float) -> float:
        return 100 * d / (x - d) if x > d else 0.0

    fallen = base(amount) < 0
    more = printed(amount).removeprefix("−")
    formula = f"{'−' if fallen else ''}{more}÷({printed(value)}{'+' if fallen else '−'}{more})"
    possible: Interval = reach(rate, scaled(value), scaled(amount))
    return held("change", (value, amount), change, formula, rate(base(value), base(amount)), possible)
