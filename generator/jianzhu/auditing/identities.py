"""Rates that have a meaning of their own: 存款余额200亿元, 贷款余额70亿元, 存贷比35% → 70÷200 = 35%, agrees.

lexicon/identities.tsv says what each is computed from, and how.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianzhu.auditing.averages import over_average
from jianzhu.auditing.rounding import base, is_exact, printed, reach, scaled, single
from jianzhu.auditing.stated import Stated, plain
from jianzhu.auditing.working import divided, held
from jianzhu.lexicon import Row, table
from jianzhu.model import Audit, Measure, Observation

_LEVELS: tuple[Measure, ...] = ("level", "share")
_RATES = tuple((rate, row) for row in table("identities") for rate in row["rate"].split("|"))


def identity_audits(groups: list[list[Observation]], stated: Stated) -> list[Audit]:
    """The audits of all rates known by name; `groups` are the sentences and table rows."""
    return [audit for group in groups for one in group for audit in _audited(one, group, stated)]


def _audited(one: Observation, group: list[Observation], stated: Stated) -> Iterator[Audit]:
    if one.measure not in _LEVELS or not is_exact(one):
        return
    label = plain(one.indicator)
    named = [(rate, row) for rate, row in _RATES if label.endswith(rate)]
    longest = max((len(rate) for rate, _ in named), default=0)
    for row in (row for rate, row in named if len(rate) == longest):
        audit = _by(row, one, group, stated)
        # 常住人口城镇化率 is one; a 平均资产负债率 may be the mean of several firms' rates
        sure = len(label) == longest or label[:-longest].endswith("人口")
        if audit and (sure or audit.verdict != "differs"):
            yield audit
            return


def _by(row: Row, one: Observation, group: list[Observation], stated: Stated) -> Audit | None:
    numerators = row["numerator"].split("|")
    if row["form"] == "each":
        alike = [other for other in group if other.indicator == one.indicator and other.measure == one.measure]
        if len(alike) != len(numerators):
            return None
        numerators = [numerators[alike.index(one)]]
    above = stated.find(one, numerators, measures=_LEVELS, ending=True)
    names = row["denominator"].split("|")
    # 城镇常住人口 ends in 常住人口 and is no 常住人口
    below = next(
        (f for ending in (False, True) if (f := stated.find(one, names, measures=_LEVELS, ending=ending))), None
    )
    whole = stated.whole_of(above) if above else None
    if whole and below and whole.id != below.id and whole.base_unit == below.base_unit:
        return None  # 户籍人口9万人，其中城镇人口3万人 says nothing of the 常住人口
    if not above or not below or above.id == below.id or above.base_unit != below.base_unit or not base(below):
        return None
    # ‰ is 0.1 of the base unit, per cent; a plain ratio has no unit
    factor = 100 * single(one) / base(one) if one.unit and base(one) else 1.0
    if row["form"] == "minus":
        ends = reach(lambda a, b: (a - b) * factor / 100, scaled(above), scaled(below))
        computed = (base(above) - base(below)) * factor / 100
        return held("rate", (above, below), one, f"{printed(above)}−{printed(below)}", computed, ends)
    if row["form"] == "average":
        change = stated.find(one, [plain(below.indicator)], measures=["change"], unit=below.base_unit)
        return over_average("rate", one, above, below, change, factor)
    rest = row["form"] == "rest"
    return divided("rate", one, above, below, factor=factor, rest=rest)
