"""Observations as they were read → how many of the wanted ones, and how many with subject, period and kind right.

Each wanted one is answered by at most one: by the same value, and best by the same name, subject, period and quote.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jianzhu.scoring.comparing import Tally, alike, plain, quantity, same_period
from jianzhu.scoring.gold import Gold, GoldObservation
from jianzhu.scoring.report import Measure, Miss

Record = Mapping[str, Any]
NAMED = 0.5
"""Share of common characters from which an indicator is the wanted one."""
SUBJECT = 0.6
"""The same for a subject."""
_SIDES = ("subject", "period", "measure", "modality")


def score_observations(gold: Gold, observations: Sequence[Record]) -> tuple[list[Measure], list[Miss]]:
    """The measures of the gold's observations, given the records of observations.json."""
    wanted = gold.observations or ()
    said = [o for o in observations if o["source"] == gold.source]
    names = {plain(s): k for k, e in enumerate(gold.entities or ()) for s in (e.name, *e.surfaces)}
    offers = []
    quantities = [quantity(o.get("value"), o.get("unit")) for o in said]
    for number, one in enumerate(wanted):
        asked = quantity(one.value, one.unit)
        for k, record in enumerate(said):
            if quantities[k] == asked:
                named = alike(one.indicator, record.get("indicator"))
                fits = _fits(one, record, names)
                closeness = named + alike(one.quote, record.get("quote"))
                offers.append(((named >= NAMED, sum(fits), closeness), number, k, all(fits)))
    offers.sort(key=lambda offer: offer[0], reverse=True)
    answered: dict[int, tuple[int, bool, bool]] = {}
    taken: set[int] = set()
    for (named_right, _, _), number, k, full in offers:
        if number not in answered and k not in taken:
            answered[number] = (k, named_right, full)
            taken.add(k)
    must = [n for n, one in enumerate(wanted) if not one.optional]
    found = [n for n in must if n in answered and answered[n][1]]
    strict = [n for n in found if answered[n][2]]
    counted = len(said) - sum(wanted[n].optional for n in answered)
    measures = [
        Measure.of("observations", Tally(len(found), counted, len(must))),
        Measure.of("observations_strict", Tally(len(strict), counted, len(must))),
    ]
    misses = [Miss("observations", "missed", _shown(wanted[n])) for n in must if n not in found]
    for n in found:
        if n not in strict:
            fits = _fits(wanted[n], said[answered[n][0]], names)
            wrong = ", ".join(side for side, right in zip(_SIDES, fits, strict=True) if not right)
            misses.append(Miss("observations", f"wrong {wrong}", _shown(wanted[n])))
    for k, o in enumerate(said):
        if k not in taken:
            what = f"{o.get('indicator')} {o.get('value')}{o.get('unit')} ({plain(o.get('quote'))})"
            misses.append(Miss("observations", "invented", what))
    return measures, misses


def _fits(one: GoldObservation, record: Record, names: Mapping[str, int]) -> tuple[bool, bool, bool, bool]:
    """Whether subject, period, measure and modality are the wanted ones."""
    asked, given = plain(one.subject), plain(record.get("subject"))
    known = asked in names and names.get(asked) == names.get(given)
    return (
        known or alike(asked, given) >= SUBJECT,
        same_period(one.period, record.get("period")),
        one.measure == record.get("measure"),
        one.modality == record.get("modality"),
    )


def _shown(one: GoldObservation) -> str:
    return f"{one.indicator} {one.value}{one.unit} ({one.quote})"
