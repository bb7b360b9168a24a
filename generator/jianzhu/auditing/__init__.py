"""Corpus → Audits: stated figures recomputed from others, and figures that contradict each other.

Each audit says in `note` what was computed, and its verdict: `agrees` (exactly or within the rounding of the printed
digits) or `differs`. Nothing is guessed: where an end value, a numerator or a period isn't stated, there is no audit.
"""

from __future__ import annotations

from jianzhu.auditing.conflicts import conflict_audits
from jianzhu.auditing.growth import growth_audits
from jianzhu.auditing.places import by_place, places
from jianzhu.auditing.shares import share_audits
from jianzhu.model import Audit, Corpus

__all__ = ["audit"]


def audit(corpus: Corpus) -> tuple[Audit, ...]:
    """The audits of a linked collection: growth rates, shares, rates and sums in the text's order, then conflicts."""
    where = places(corpus)
    groups = by_place(corpus, where)
    return (
        *growth_audits(groups, where),
        *share_audits(groups, corpus),
        *conflict_audits(corpus.observations, where),
    )
