"""Observations → the lists that the site shows and offers as files: of a subject, an indicator, a topic, a period, all.

    资产总额 2021 and 2022 of 城投集团   →   Listing("subject", "城投集团", …), Listing("period", "2022年", …), …

One list is one table: its pages are `indicators/SUBJECT…`, its files `data/tables/SUBJECT….csv` and `.json`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from jianzhu.identifiers import sort_key
from jianzhu.model import Observation
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.indicators import topics
from jianzhu.publishing.indicators.series import period_end
from jianzhu.publishing.wording import words
from jianzhu.publishing.wording.speaking import say

UNDATED = "none"
"""In the address of the list of figures whose period the text leaves open."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Observations that stand in one table, in the order of its rows."""

    by: str
    """`subject`, `indicator`, `topic`, `period`, or `all` for the one with everything."""
    title: str
    """As a reader sees it: `2022年`."""
    slug: str
    """In its addresses."""
    rows: tuple[Observation, ...]


def listings(collection: Collection) -> Iterator[Listing]:
    """Every list of the collection; an indicator with one value has none, its row stands with its subject."""
    for subject, held in collection.by_subject.items():
        yield Listing("subject", subject, collection.subject_slugs[subject], tuple(held))
    for indicator, held in collection.by_indicator.items():
        if len(held) > 1:
            yield Listing("indicator", indicator, collection.indicator_slugs[indicator], tuple(held))
    ordered = sorted(collection.corpus.observations, key=_by_indicator)
    by_topic = _groups(ordered, lambda o: topics.topic(o.indicator))
    by_topic = {t: by_topic[t] for t in words.TOPICS if t in by_topic}
    yield from (Listing("topic", words.TOPICS[t], t, held) for t, held in by_topic.items())
    by_year = _groups(ordered, _year)
    for year in sorted(by_year, key=lambda y: (y == UNDATED, y)):
        yield Listing("period", say("时期不明") if year == UNDATED else words.day(year), year, by_year[year])
    yield Listing("all", say("数据总表"), "all", tuple(row for held in by_topic.values() for row in held))


def _by_indicator(row: Observation) -> tuple[tuple[str, str], str, str]:
    return sort_key(row.indicator), row.period or "", row.id


def _year(row: Observation) -> str:
    return period_end(row.period)[:4] if row.period else UNDATED


def _groups(rows: Sequence[Observation], name: Callable[[Observation], str]) -> dict[str, tuple[Observation, ...]]:
    found: dict[str, list[Observation]] = {}
    for row in rows:
        found.setdefault(name(row), []).append(row)
    return {key: tuple(held) for key, held in found.items()}
