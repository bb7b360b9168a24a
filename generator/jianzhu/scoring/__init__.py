"""A build's data and gold → reports: how good the edition of each annotated source is, and what it misses.

    score(data, (Gold(source="a.txt", …),))   →   (Report("a.txt", (Measure("entities", 0.91, …), …), …),)

Pure: the data are the records that `data/NAME.json` publish. Every figure is between 0 and 1.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jianzhu.scoring.comparing import Tally
from jianzhu.scoring.figures import score_observations
from jianzhu.scoring.gold import Gold
from jianzhu.scoring.names import score_entities, score_terms
from jianzhu.scoring.report import Measure, Miss, Report, by_type, means, totals
from jianzhu.scoring.structure import score_structure

__all__ = ["DATA", "Gold", "Measure", "Miss", "Report", "Tally", "by_type", "means", "records", "score", "totals"]

DATA = ("articles", "entities", "terms", "observations")
"""The published files that are scored."""


def records(files: Mapping[str, bytes]) -> dict[str, list[dict[str, Any]]]:
    """What `score` takes, of a site's files (path relative to the site → content)."""
    return {name: json.loads(files[f"data/{name}.json"]) for name in DATA}


def score(data: Mapping[str, Sequence[Mapping[str, Any]]], gold: Iterable[Gold]) -> tuple[Report, ...]:
    """A report for each gold. `data` has the records of each file of DATA, by the file's name without `.json`."""
    return tuple(_report(data, one) for one in gold)


def _report(data: Mapping[str, Sequence[Mapping[str, Any]]], gold: Gold) -> Report:
    measures: list[Measure] = []
    types: list[tuple[str, Tally]] = []
    misses: list[Miss] = []
    if gold.articles is not None:
        made, wrong = score_structure(gold, [a for a in data["articles"] if a["source"] == gold.source])
        measures += made
        misses += wrong
    if gold.entities is not None:
        made, types, wrong = score_entities(gold, data["entities"])
        measures += made
        misses += wrong
    if gold.terms is not None:
        made, wrong = score_terms(gold, data["terms"])
        measures += made
        misses += wrong
    if gold.observations is not None:
        made, wrong = score_observations(gold, data["observations"])
        measures += made
        misses += wrong
    return Report(gold.source, tuple(measures), tuple(types), tuple(misses))
