"""The restoring's confidence is worth what it says: of what it doubts less is right than of what it is sure of."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
from confidence import LABELS, Case, cases

from jianzhu.lexicon import table
from jianzhu.restoring import confidence

PAGES = 3
"""Of each kind of damage."""
AHEAD = 0.05
"""By how much more often the sure ones are right than all others, at least."""


@pytest.fixture(scope="module")
def found() -> list[Case]:
    return cases(PAGES)


def test_what_is_less_sure_is_less_often_right(found: list[Case]) -> None:
    for what in LABELS:
        sure = [right for name, given, _, right in found if name == what and given >= 0.9]
        others = [right for name, given, _, right in found if name == what and given < 0.9]
        assert len(sure) > 20 and len(others) > 20, what
        assert sum(sure) / len(sure) > sum(others) / len(others) + AHEAD, what


def test_every_sign_has_a_weight_and_every_weight_a_sign(found: list[Case]) -> None:
    rows = {(row["of"], row["sign"]) for row in table("confidence")}
    assert {(name, sign) for name, _, held, _ in found for sign in held} | {(what, "base") for what in LABELS} <= rows
    code = Path(confidence.__file__).read_text(encoding="utf-8")
    assert [sign for _, sign in rows if f'"{sign}"' not in code] == []
