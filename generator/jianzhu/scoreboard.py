"""`jianzhu score`: gold and a site's data → reports, shown as tables or JSON, and held against floors.

jianzhu score --floor entities=0.9   →   a table by measure, by type, by error; exit code 1 below 0.9
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from jianzhu.model import Finding
from jianzhu.problems import Problem
from jianzhu.reading import shown
from jianzhu.reading.gold import read_gold
from jianzhu.scoring import Report, Tally, by_type, means, records, score, totals


class ScoreProblem(Problem):
    """Why nothing can be scored."""


def read_floors(given: Sequence[str]) -> dict[str, float]:
    """`["entities=0.9"]` → `{"entities": 0.9}`. Raises ScoreProblem."""
    floors = {}
    for one in given:
        name, _, value = one.partition("=")
        try:
            floors[name.strip()] = float(value)
        except ValueError:
            raise ScoreProblem(Finding("--floor", f"`{one}` is no floor: write it as entities=0.9")) from None
    return floors


def read_data(file: Path) -> bytes:
    """The content of a site's data file. Raises ScoreProblem."""
    try:
        return file.read_bytes()
    except OSError as error:
        words = f"cannot be read: {error.strerror or error}; name a finished site's folder `data`"
        raise ScoreProblem(Finding(shown(file), words)) from None


def reports_of(files: Mapping[str, bytes], paths: Sequence[Path]) -> tuple[tuple[Report, ...], tuple[Finding, ...]]:
    """A report for each gold at `paths`, and what is wrong with the gold. Raises ScoreProblem where there is none."""
    gold, problems = read_gold(paths)
    if not gold and not problems:
        words = "holds no gold: put annotated editions (.json) there; docs/guide.md says how"
        raise ScoreProblem(Finding(", ".join(map(shown, paths)), words))
    data = records(files)
    sources = {article["source"] for article in data["articles"]}
    lacking = [g.source for g in gold if g.source not in sources]
    problems += tuple(Finding(source, "is annotated, but isn't in the collection") for source in lacking)
    return score(data, [g for g in gold if g.source in sources]), problems


def below(reports: tuple[Report, ...], floors: Mapping[str, float]) -> list[tuple[str, float, float]]:
    """(measure, its mean, its floor) for each mean below its floor. Raises ScoreProblem for an unknown measure."""
    values = means(reports)
    unknown = sorted(floors.keys() - values.keys())
    if unknown and values:
        words = f"`{unknown[0]}` is no measure here: there are {', '.join(values)}"
        raise ScoreProblem(Finding("--floor", words))
    return [(name, values[name], least) for name, least in floors.items() if values.get(name, 0.0) < least]


def show_reports(reports: tuple[Report, ...], misses: bool, as_json: bool) -> None:
    """Print the reports: as tables, or as one JSON document."""
    console = Console(highlight=False, emoji=False)
    if as_json:
        print(json.dumps(_document(reports), ensure_ascii=False, indent=1))
        return
    console.print(_measures(reports))
    types = [(kind, tally) for kind, tally in by_type(reports).items() if tally.wanted or tally.said]
    if types:
        console.print(_tallies("entities by type", types))
    counted = Counter((m.measure, m.type, m.error) for r in reports for m in r.misses)
    if counted:
        console.print(_errors(counted))
    if misses:
        for report in reports:
            for miss in report.misses:
                console.print(
                    f"{report.source}: {miss.measure}: {miss.error}: {miss.what}", markup=False, soft_wrap=True
                )


def _measures(reports: tuple[Report, ...]) -> Table:
    table = Table("measure", title=f"{len(reports)} annotated sources" if len(reports) != 1 else reports[0].source)
    for heading in ("F1 or share", "precision", "recall", "right", "said", "wanted"):
        table.add_column(heading, justify="right")
    tallies = totals(reports)
    for name, value in means(reports).items():
        table.add_row(name, f"{value:.3f}", *(_cells(tallies[name]) if name in tallies else [""] * 5))
    return table


def _tallies(title: str, rows: Iterable[tuple[str, Tally]]) -> Table:
    table = Table("type", title=title)
    for heading in ("F1", "precision", "recall", "right", "said", "wanted"):
        table.add_column(heading, justify="right")
    for name, tally in rows:
        table.add_row(name, f"{tally.f1:.3f}", *_cells(tally))
    return table


def _errors(counted: Mapping[tuple[str, str, str], int]) -> Table:
    table = Table("measure", "type or class", "error", title="errors")
    table.add_column("how many", justify="right")
    for (measure, kind, error), number in sorted(counted.items(), key=lambda pair: (pair[0][0], -pair[1], pair[0])):
        table.add_row(measure, kind, error, str(number))
    return table


def _cells(tally: Tally) -> list[str]:
    return [f"{tally.precision:.3f}", f"{tally.recall:.3f}", str(tally.right), str(tally.said), str(tally.wanted)]


def _document(reports: tuple[Report, ...]) -> dict[str, Any]:
    def tally(one: Tally) -> dict[str, Any]:
        counts = {"right": one.right, "said": one.said, "wanted": one.wanted}
        return {"precision": one.precision, "recall": one.recall, "f1": one.f1, **counts}

    return {
        "mean": means(reports),
        "types": {kind: tally(one) for kind, one in by_type(reports).items()},
        "sources": [
            {
                "source": r.source,
                "measures": {m.name: tally(m.tally) if m.tally else m.value for m in r.measures},
                "misses": [{"measure": m.measure, "error": m.error, "what": m.what, "type": m.type} for m in r.misses],
            }
            for r in reports
        ],
    }
