"""Corpus → Audits: stated figures recomputed from others, and figures that contradict each other.

Each audit says in `note` what was computed, and its verdict: `agrees` to the printed digits, `rounds` (only within what
they leave open) or `differs`. Nothing is guessed: where an end value, a numerator or a period isn't stated, there is no
audit.
"""

from __future__ import annotations

from jianzhu.auditing.conflicts import conflict_audits
from jianzhu.auditing.growth import growth_audits
from jianzhu.auditing.listed import count_audits
from jianzhu.auditing.per_head import per_head_audits
from jianzhu.auditing.places import by_place, places
from jianzhu.auditing.shares import share_audits
from jianzhu.model import Audit, Corpus

__all__ = ["audit", "worst_first"]


def audit(corpus: Corpus) -> tuple[Audit, ...]:
    """The audits of a linked collection: growth, shares, rates, sums, figures per head and counts, then conflicts."""
    where = places(corpus)
    groups = by_place(corpus, where)
    return (
        *growth_audits(groups, where),
        *share_audits(groups, corpus),
        *per_head_audits(list(corpus.observations)),
        *count_audits(corpus),
        *conflict_audits(corpus.observations, where),
    )


def worst_first(audits: tuple[Audit, ...]) -> tuple[Audit, ...]:
    """Those that differ before those that agree, the farther apart (as a share of the computed value) the earlier."""
    return tuple(sorted(audits, key=lambda one: (one.verdict != "differs", -_gap(one), one.observations, one.note)))


def _gap(one: Audit) -> float:
    if one.stated is None or one.computed is None:
        return 0.0
    return abs(one.stated - one.computed) / (abs(one.computed) or 1.0)
