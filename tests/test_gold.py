"""What is found in the annotated texts, held against floors that only go up; where gold and scorer are at hand.

`floors.json` has one figure a line, the mean over the annotated texts, as the scorer names them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, BuiltSite

SCORER = ROOT.parent / "shared" / "score" / "score.py"
GOLD = ROOT.parent / "shared" / "gold"
FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
ROUNDING = 0.0005
"""Floors are pinned with three decimals."""


@pytest.fixture(scope="module")
def figures(seeds_site: BuiltSite) -> dict[str, float]:
    gold = sorted(GOLD.glob("[0-9]*.json"))
    if not SCORER.is_file() or not gold:
        pytest.skip("the scorer and its gold are not at ../shared/score and ../shared/gold")
    command = [sys.executable, str(SCORER), str(seeds_site.site / "data"), *map(str, gold), "--json"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", timeout=120)
    means: dict[str, float] = json.loads(done.stdout)["mean"]
    return means


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_figure_is_no_lower_than_its_floor(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= FLOORS[name] - ROUNDING, f"{name} fell to {figures[name]:.3f}, the floor is {FLOORS[name]}"


def test_each_figure_has_a_floor(figures: dict[str, float]) -> None:
    assert sorted(figures) == sorted(FLOORS)
