"""A computation held against the figure that a text states: the verdict, and the arithmetic as a reader can redo it.

    held("share", (part, whole), 90.73%, 1.86÷2.05, …)   →   Audit("share", …, "agrees", "1.86万件÷2.05万件 = 90.73%")

The arithmetic is signs, numbers and units as the text prints them, so that it reads the same in both of the site's
languages; what the verdict says in words is the page's.
"""

from __future__ import annotations

from collections.abc import Iterable

from jianzhu.auditing.rounding import Interval, base, decimals, interval, printed, reach, scaled, signed, single
from jianzhu.model import Audit, AuditKind, Observation, Verdict

LEAST_DIGITS = 2
"""Digits behind the point of a computed percentage, at the least."""
MOST_DIGITS = 6
"""Digits behind the point that the ends of an interval have at the most."""


def held(
    kind: AuditKind,
    used: Iterable[Observation],
    stated: Observation,
    formula: str,
    computed: float,
    possible: Interval,
    *,
    whole: bool = False,
    digits: int | None = None,
) -> Audit:
    """The audit of `stated` by `formula`, whose result and the values that rounding leaves open are in its unit.

    `whole`: the stated figure is the first of the audit's, before those that it was computed from; else the last.
    """
    ids = tuple(one.id for one in used)
    unit = stated.unit.replace("％", "%")
    shown = max(decimals(stated), LEAST_DIGITS) if digits is None else digits
    said = verdict(computed, stated, within=possible.meets(interval(stated)))
    return Audit(
        kind,
        (stated.id, *ids) if whole else (*ids, stated.id),
        single(stated),
        round(computed, 4),
        said,
        f"{formula} = {signed(f'{computed:.{shown}f}')}{unit}",
        printed(stated),
        between(possible, shown, unit) if said == "differs" else (),
    )


def divided(
    kind: AuditKind,
    stated: Observation,
    part: Observation,
    whole: Observation,
    *,
    factor: float = 100.0,
    rest: bool = False,
) -> Audit:
    """A share or rate held against its two figures, or with `rest` against what they leave to the whole.

    `factor` is what makes the quotient a number of the stated unit: 100 for per cent.
    """

    def rate(a: float, b: float) -> float:
        return factor * (1 - a / b if rest else a / b) if b else 0.0

    formula = ("1−" if rest else "") + f"{printed(part)}÷{printed(whole)}"
    possible = reach(rate, scaled(part), scaled(whole))
    return held(kind, (part, whole), stated, formula, rate(base(part), base(whole)), possible)


def verdict(computed: float, stated: Observation, *, within: bool) -> Verdict:
    """What a figure computed from others, in the printed unit of the stated one, says of that one.

    `within` tells whether rounding, of all figures in the computation, can explain what there is between them.
    """
    if not within:
        return "differs"
    digits = decimals(stated)
    return "agrees" if round(computed, digits) == round(single(stated), digits) else "rounds"


def between(possible: Interval, digits: int, unit: str) -> tuple[str, ...]:
    """Both ends of what the printed digits make possible, or the one value that they do.

    The ends have `digits` behind the point, or as many as tell them apart, MOST_DIGITS at the most.
    """
    for shown in range(digits, MOST_DIGITS + 1):
        low, high = (signed(f"{end:.{shown}f}") + unit for end in (possible.low, possible.high))
        if low != high:
            return low, high
    return (signed(f"{possible.low:.{digits}f}") + unit,)
