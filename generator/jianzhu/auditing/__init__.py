"""Corpus → Audits: stated figures recomputed from others, and figures that contradict each other.

    办结1.86万件, 转来诉求2.05万件, 办结率90.73%   →   Audit("share", …, "agrees", "1.86万件÷2.05万件 = 90.73%")

The verdict is `agrees` to the printed digits, `rounds` (only within what they leave open) or `differs`. Nothing is
guessed: where an end value, a numerator or a period isn't stated, there is no audit.
"""

from __future__ import annotations

from typing import get_args

from jianzhu.auditing.conflicts import conflict_audits
from jianzhu.auditing.growth import growth_audits
from jianzhu.auditing.identities import identity_audits
from jianzhu.auditing.listed import count_audits
from jianzhu.auditing.per_head import per_head_audits
from jianzhu.auditing.places import by_place, places, whole_sentences
from jianzhu.auditing.quotients import quotient_audits
from jianzhu.auditing.shares import share_audits
from jianzhu.auditing.stated import Stated
from jianzhu.auditing.structures import structure_audits
from jianzhu.auditing.sums import sum_audits, total_audits
from jianzhu.model import Audit, Corpus, Verdict

__all__ = ["audit", "worst_first"]


def audit(corpus: Corpus) -> tuple[Audit, ...]:
    """The audits of a linked collection: growth, shares, rates, sums, figures per head and counts, then conflicts."""
    where, stated = places(corpus), Stated(corpus)
    groups = by_place(corpus, where)
    sentences = whole_sentences(groups, where)
    found = (
        *growth_audits(groups, where, stated),
        *share_audits(sentences, stated),
        *identity_audits(groups, stated),
        *quotient_audits(sentences, where),
        *sum_audits(sentences, stated),
        *total_audits(groups, where),
        *structure_audits(corpus.observations, stated),
        *per_head_audits(corpus.observations, stated),
        *count_audits(corpus, stated),
    )
    found += tuple(conflict_audits(corpus.observations, where, found))
    return tuple({frozenset(one.observations) or one.about: one for one in reversed(found)}.values())[::-1]


def worst_first(audits: tuple[Audit, ...]) -> tuple[Audit, ...]:
    """Those that differ, those that rounding explains, those that agree; in each the farther apart the earlier.

    How far is a share of the computed value.
    """
    order = get_args(Verdict)[::-1]
    return tuple(
        sorted(audits, key=lambda one: (order.index(one.verdict), -_gap(one), one.observations, one.arithmetic))
    )


def _gap(one: Audit) -> float:
    if one.stated is None or one.computed is None:
        return 0.0
    return abs(one.stated - one.computed) / (abs(one.computed) or 1.0)
