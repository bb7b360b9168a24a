"""What is found in the annotated texts of tests/gold, held against floors_gold.json: a mean a line, as the scorer's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jianzhu.pipeline import make_edition
from jianzhu.reading.gold import read_gold
from jianzhu.scoring import means, records, score

HERE = Path(__file__).parent
FLOORS: dict[str, float] = json.loads((HERE / "floors_gold.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    gold, problems = read_gold([HERE / "gold"])
    assert problems == ()
    edition = make_edition(sorted((HERE / "gold").glob("*.txt")))
    return means(score(records(edition.pages), gold))


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_figure_is_no_lower_than_its_floor(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= FLOORS[name], f"{name} fell to {figures[name]:.3f}, the floor is {FLOORS[name]}"


def test_each_figure_has_a_floor(figures: dict[str, float]) -> None:
    assert sorted(figures) == sorted(FLOORS)
