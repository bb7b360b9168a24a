"""What scoring one source says: figures, the same by type of entity, and each miss with its class of error.

Report("a.txt", (Measure("entities", 0.91, Tally(95, 95, 109)), …), misses=(Miss("entities", "missed", …), …))
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jianzhu.scoring.comparing import Tally


@dataclass(frozen=True, slots=True)
class Measure:
    name: str
    value: float
    """Between 0 and 1; the F1 where there is a tally."""
    tally: Tally | None = None

    @classmethod
    def of(cls, name: str, tally: Tally) -> Measure:
        return cls(name, tally.f1, tally)


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that the edition lacks, has wrongly or has too much."""

    measure: str
    error: str
    """The class of error: missed, cut short, invented, …"""
    what: str
    type: str = ""
    """The entity's type or the term's class."""


@dataclass(frozen=True, slots=True)
class Report:
    source: str
    measures: tuple[Measure, ...]
    types: tuple[tuple[str, Tally], ...] = ()
    """Entities by type, rightly typed ones being right."""
    misses: tuple[Miss, ...] = ()


def means(reports: tuple[Report, ...]) -> dict[str, float]:
    """Each measure's mean over the reports that have it, in the order in which they first come."""
    held: dict[str, list[float]] = {}
    for report in reports:
        for measure in report.measures:
            held.setdefault(measure.name, []).append(measure.value)
    return {name: sum(values) / len(values) for name, values in held.items()}


def totals(reports: tuple[Report, ...]) -> dict[str, Tally]:
    """The tallies of each measure that has one, summed."""
    return _summed((m.name, m.tally) for r in reports for m in r.measures if m.tally)


def by_type(reports: tuple[Report, ...]) -> dict[str, Tally]:
    """The tallies of each type of entity, summed."""
    return _summed(pair for r in reports for pair in r.types)


def _summed(tallies: Iterable[tuple[str, Tally]]) -> dict[str, Tally]:
    made: dict[str, Tally] = {}
    for name, tally in tallies:
        made[name] = made[name] + tally if name in made else tally
    return made
