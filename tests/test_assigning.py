"""Headlines and bodies in pairs: the best sum, not the best pair first; how far the next best is behind."""

from __future__ import annotations

from math import inf

import pytest

from jianzhu.restoring.assigning import Assignment


def test_the_best_sum_wins_over_the_best_pair() -> None:
    made = Assignment({(0, 0): 5.0, (0, 1): 4.0, (1, 0): 4.5, (1, 1): 0.0})
    assert made.headline == {0: 1, 1: 0}
    assert made.margin(0) == pytest.approx(3.5)


def test_a_body_prefers_a_free_headline_that_is_better() -> None:
    made = Assignment({(0, 0): 1.0, (0, 1): 3.0})
    assert made.headline == {0: 1}
    assert made.margin(0) == pytest.approx(2.0)


def test_a_body_without_a_headline_makes_the_one_that_took_it_less_sure() -> None:
    made = Assignment({(0, 0): 3.0, (1, 0): 2.5})
    assert made.headline == {0: 0}
    assert made.margin(0) == pytest.approx(0.5)


def test_one_body_and_one_headline_are_sure() -> None:
    assert Assignment({(0, 0): 1.0}).margin(0) == inf
