"""The restoring's confidence is worth what it says: of what it doubts less is right than of what it is sure of."""

from __future__ import annotations

import sys

from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
from confidence import LABELS, cases

from jianzhu.lexicon import table

PAGES = 3
"""Of each kind of damage."""
AHEAD = 0.05
"""By how much more often the sure ones are right than all others, at least."""


def test_what_is_less_sure_is_less_often_right() -> None:
    found = cases(PAGES)
    for what in LABELS:
        sure = [right for name, given, _, right in found if name == what and given >= 0.9]
        others = [right for name, given, _, right in found if name == what and given < 0.9]
        assert len(sure) > 20 and len(others) > 20, what
        assert sum(sure) / len(sure) > sum(others) / len(others) + AHEAD, what


def test_every_sign_has_a_weight() -> None:
    signs = {(name, sign) for name, _, held, _ in cases(1) for sign in held}
    assert signs | {(what, "base") for what in LABELS} == {(row["of"], row["sign"]) for row in table("confidence")}
