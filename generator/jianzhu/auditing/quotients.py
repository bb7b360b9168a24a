"""Shares and means that are the quotient of two figures beside them: 常住人口98509人, 男性51034人, 占51.81% → agrees.

What their names say is left open, so only those are told that are such a quotient to the digits printed. In a table
whose rows have a number and a share, the row of 100% is the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from jianzhu.auditing.places import Place
from jianzhu.auditing.rounding import PERCENT, base, decimals, is_exact, single
from jianzhu.auditing.working import divided
from jianzhu.lexicon import table
from jianzhu.model import Audit, Observation

MOST_COUNTS = 6
"""Figures of a sentence, right before a share, that are tried as its part and its whole."""
LEAST_DIGITS = 2
"""Digits of a mean that isn't such a quotient by chance."""
_MEAN = re.compile("平均|[人户亩村]均|单个")
_DIGIT = re.compile(r"\d")
_KINDS = {row["unit"]: row["kind"] for row in table("units")}
LEAST_DECIMALS = 1
"""Digits behind the point of a share that isn't such a quotient by chance."""


def quotient_audits(groups: list[list[Observation]], where: dict[str, Place]) -> list[Audit]:
    """The audits of all such shares; `groups` are the whole sentences and the table rows."""
    made: list[Audit] = []
    wholes: dict[tuple[str, str], Observation] = {}
    for group in groups:
        place = where[group[0].id]
        if place.column:
            made.extend(_of_row(group, wholes, (place.article, place.unit)))
        else:
            made.extend(_of_sentence(group))
    return made


def _of_sentence(group: list[Observation]) -> Iterator[Audit]:
    for k, one in enumerate(group):
        levels = [o for o in group[:k] if o.measure == "level" and is_exact(o) and o.unit not in PERCENT]
        pairs = list(permutations(levels[-MOST_COUNTS:], 2))
        if _is_share(one) and decimals(one) >= LEAST_DECIMALS:
            found = [
                divided("share", one, part, whole)
                for part, whole in pairs
                if part.base_unit == whole.base_unit and base(part) < base(whole)
            ]
        elif _is_mean(one):
            unit = (one.base_unit or "").partition("/")[0]
            found = [
                divided("per_head", one, total, number, factor=single(one) / base(one))
                for total, number in pairs
                if total.base_unit == unit != number.base_unit and _KINDS.get(number.base_unit or "") == "count"
            ]
        else:
            continue
        agreeing = [audit for audit in found if audit.verdict == "agrees"]
        if len(agreeing) == 1:
            yield agreeing[0]


def _of_row(
    row: list[Observation], wholes: dict[tuple[str, str], Observation], table: tuple[str, str]
) -> Iterator[Audit]:
    levels = [one for one in row if one.measure == "level" and is_exact(one) and one.unit not in PERCENT]
    shares = [one for one in row if _is_share(one)]
    if len(levels) != 1 or len(shares) != 1:
        return
    if base(shares[0]) == 100:
        wholes[table] = levels[0]
    elif table in wholes and wholes[table].base_unit == levels[0].base_unit and base(wholes[table]):
        audit = divided("share", shares[0], levels[0], wholes[table])
        if audit.verdict != "differs":
            yield audit


def _is_mean(one: Observation) -> bool:
    """Whether a figure is what each of several things has by its name, printed with two digits at the least."""
    named = one.measure == "level" and is_exact(one) and _MEAN.search(one.indicator)
    return bool(named) and len(_DIGIT.findall(one.at.quote)) >= LEAST_DIGITS and base(one) > 0


def _is_share(one: Observation) -> bool:
    return one.unit in PERCENT and one.measure == "share" and is_exact(one)
