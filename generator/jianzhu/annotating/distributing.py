"""Values given in a row to several periods or things: 三年利率分别为4.1%、3.8%和3.5% → one a year, in order."""

from __future__ import annotations

import re
from dataclasses import replace

from jianzhu.annotating.indicators import phrase_before
from jianzhu.annotating.labels import Figure
from jianzhu.model import Measurement

_JOINED = re.compile(r"\s*(?:、|和|及|与|以及|，|,|/)?\s*")


def distributed(text: str, found: list[Measurement], figures: list[Figure]) -> list[Measurement]:
    """The figures of a sentence, those in a row after 分别 given in order to the years or the things listed."""
    made = list(found)
    k = 0
    while k < len(figures):
        if "分别" not in figures[k].left and "分居" not in figures[k].left:
            k += 1
            continue
        last = k
        while last + 1 < len(figures) and _JOINED.fullmatch(
            text[figures[last].quantity.end : figures[last + 1].quantity.start]
        ):
            last += 1
        run = range(k, last + 1)
        years = _years(made[k].period)
        names = _listed(re.split(r"分别|分居", figures[k].left)[0])
        for place, j in enumerate(run):
            if len(years) == len(run):
                made[j] = replace(made[j], period=years[place])
            elif len(names) == len(run):
                made[j] = replace(made[j], indicator=names[place])
        k = last + 1
    return made


def _years(period: str | None) -> list[str]:
    match = re.fullmatch(r"(\d{4})/(\d{4})", period or "")
    return [str(year) for year in range(int(match[1]), int(match[2]) + 1)] if match else []


def _listed(words: str) -> list[str]:
    """A、B和C → A, B, C."""
    parts = [part.strip() for part in re.split(r"、|和|及|与|以及", words)]
    return [phrase_before(part).words or part for part in parts] if len(parts) > 1 and all(parts) else []
