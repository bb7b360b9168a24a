"""What a collection states, to be asked for by name: the 常住人口 of a subject in a period, in one article.

Stated(observations).level(办结率 of 2023, ["办结"])   →   the 办结 of 2023 that stands nearest before it, if any
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jianzhu.auditing.rounding import is_exact
from jianzhu.model import Corpus, Measure, Observation

_Key = tuple[str, str, Measure]
_MARKS = re.compile(r"[“”\"\s]")


class Stated:
    """The exact figures of each article, by subject."""

    def __init__(self, corpus: Corpus) -> None:
        self.texts = {(a.id, p.id): p.text.chars for _, a in corpus.articles() for p in a.passages()}
        self._held: dict[_Key, list[Observation]] = {}
        self._places: dict[str, int] = {}
        self._articles: dict[str, list[Observation]] = {}
        for number, one in enumerate(corpus.observations):
            self._places[one.id] = number
            if is_exact(one):
                self._held.setdefault((one.at.article, one.subject_id or one.subject, one.measure), []).append(one)
                self._articles.setdefault(one.at.article, []).append(one)

    def find(
        self,
        one: Observation,
        names: Sequence[str],
        *,
        measures: Sequence[Measure] = ("level",),
        unit: str | None = None,
        period: str | None = None,
        ending: bool = False,
        timeless: bool = False,
    ) -> Observation | None:
        """The figure of the subject, period and modality of `one` that has one of `names`; None without one.

        Of several the nearest before `one`, else the nearest behind it. `unit`: in this base unit alone. `period`:
        of another one. `ending`: a label that ends in a name is as good (户籍出生人口 is an 出生人口). `timeless`:
        where none is of the period, one whose period isn't known is as good.
        """
        held = [
            other
            for measure in measures
            for other in self._held.get((one.at.article, one.subject_id or one.subject, measure), ())
            if other.id != one.id and unit in (None, other.base_unit) and (period or other.modality == one.modality)
        ]
        when = period or one.period
        fits = str.endswith if ending else str.__eq__
        named = [other for other in held if any(fits(plain(other.indicator), name) for name in names)]
        known = [other for other in named if other.period == when is not None]
        if timeless and not known:
            known = [other for other in named if other.period is None]
        return min(known, key=lambda other: self._distance(one, other), default=None)

    def whole_of(self, one: Observation) -> Observation | None:
        """The level before `one` in its sentence that 其中 makes a whole, of which `one` is a part; None without it."""
        held = self._articles.get(one.at.article, ())
        for other in reversed([o for o in held if o.at.passage == one.at.passage and o.at.end <= one.at.start]):
            between = self.between(other, one) or ""
            if "。" in between:
                return None
            if "其中" in between and other.measure == "level":
                return other
        return None

    def of_others(self, one: Observation) -> Iterator[Observation]:
        """The levels that the article of `one` states of other subjects in the same period."""
        for other in self._articles.get(one.at.article, ()):
            if other.subject != one.subject and other.period == one.period is not None and other.measure == "level":
                yield other

    def between(self, one: Observation, other: Observation) -> str | None:
        """The text from the end of one figure to the begin of another; None unless both stand so in one passage."""
        if (one.at.article, one.at.passage) != (other.at.article, other.at.passage) or one.at.end > other.at.start:
            return None
        return self.texts.get((one.at.article, one.at.passage), "")[one.at.end : other.at.start]

    def _distance(self, one: Observation, other: Observation) -> tuple[bool, int]:
        gap = self._places[one.id] - self._places[other.id]
        return gap < 0, abs(gap)


def plain(label: str) -> str:
    """An indicator without quotation marks and spaces."""
    return _MARKS.sub("", label)
