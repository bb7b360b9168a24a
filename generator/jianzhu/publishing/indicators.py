"""Observations → tables by subject and by indicator, the list of audits, and the way to the downloads.

Observation("城投集团", "资产总额", 512.3, "亿元", "2022")   →   a row of `indicators/subject-….md`, anchor `obs-ID`
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from jianzhu.identifiers import initial, sort_key
from jianzhu.model import Audit, Observation
from jianzhu.publishing import charts, places, topics, words
from jianzhu.publishing.collection import ROWS_A_PAGE, Collection
from jianzhu.publishing.escaping import Markdown
from jianzhu.publishing.pages import render
from jianzhu.publishing.plan import plan_pages
from jianzhu.publishing.rows import rows
from jianzhu.publishing.series import over_subjects, over_time, period_end, with_targets

Listed = tuple[str, str, int]
"""A name, the link to its page, how many rows stand there."""
MOST_CHARTS = 12
"""Pictures on one page, the longest series first, of about 1.5 kB each."""
UNDATED = "none"
"""In the address of the page of figures whose period the text leaves open."""
PATHS = {
    "subject": places.subject,
    "indicator": places.indicator,
    "topic": places.topic,
    "period": places.period,
}
KINDS = {"subject": "主体", "indicator": "指标", "topic": "专题", "period": "时期"}


def indicator_pages(collection: Collection) -> Iterator[tuple[str, bytes]]:
    observations = collection.corpus.observations
    for subject, held in collection.by_subject.items():
        series = over_time(held)
        drawn = [partial(charts.over_time, collection, one) for one in series[:MOST_CHARTS]]
        yield from _tables(collection, "subject", subject, held, drawn)
    for indicator, held in collection.by_indicator.items():
        if len(held) > 1:
            drawn = [partial(charts.over_subjects, collection, *one) for one in over_subjects(held)]
            drawn += [partial(charts.over_time, collection, one, named=True) for one in over_time(held)]
            yield from _tables(collection, "indicator", indicator, held, drawn[:MOST_CHARTS])
    for topic, held in _by(observations, lambda o: topics.topic(o.indicator)).items():
        yield from _tables(collection, "topic", topic, held, [])
    for year, held in _by(observations, _year).items():
        yield from _tables(collection, "period", year, held, [])
    yield places.INDICATORS, _index(collection)
    yield places.AUDITS, _audits(collection)
    yield from plan_pages(collection)


def _by(observations: Sequence[Observation], name: Callable[[Observation], str]) -> dict[str, list[Observation]]:
    """By what `name` says of each, in each group by indicator and period."""
    found: dict[str, list[Observation]] = {}
    for one in sorted(observations, key=lambda o: (sort_key(o.indicator), o.indicator, o.period or "", o.id)):
        found.setdefault(name(one), []).append(one)
    return found


def _year(observation: Observation) -> str:
    return period_end(observation.period)[:4] if observation.period else UNDATED


def _shown_name(by: str, name: str) -> str:
    if by == "topic":
        return words.TOPICS[name]
    return name if by != "period" else "时期不明" if name == UNDATED else f"{name}年"


def _tables(
    collection: Collection, by: str, name: str, held: list[Observation], drawn: Sequence[Callable[[str], Markdown]]
) -> Iterator[tuple[str, bytes]]:
    slug = {"subject": collection.subject_slugs, "indicator": collection.indicator_slugs}.get(by, {name: name})[name]
    path = PATHS[by]
    parts = [held[k : k + ROWS_A_PAGE] for k in range(0, len(held), ROWS_A_PAGE)]
    entity = collection.entities.get(held[0].subject_id or "") if by == "subject" else None
    for number, part in enumerate(parts, 1):
        page = path(slug, number)
        yield (
            page,
            render(
                "indicator_table",
                by=by,
                kind=KINDS[by],
                name=_shown_name(by, name),
                count=len(held),
                entity=entity,
                planned=by == "subject" and bool(with_targets(held)),
                charts=[draw(page) for draw in drawn] if number == 1 else [],
                rows=rows(collection, part, page, anchors=by == "subject"),
                number=number,
                parts=[(k, places.link(page, path(slug, k))) for k in range(1, len(parts) + 1)],
                places=places,
                page=page,
            ),
        )


def _index(collection: Collection) -> bytes:
    page = places.INDICATORS
    subjects: dict[str, list[Listed]] = {}
    for name in sorted(collection.by_subject, key=sort_key):
        link = places.link(page, places.subject(collection.subject_slugs[name]))
        subjects.setdefault(initial(name), []).append((name, link, len(collection.by_subject[name])))
    indicators: dict[str, list[Listed]] = {}
    for name in sorted(collection.by_indicator, key=sort_key):
        held = collection.by_indicator[name]
        if len(held) > 1:
            link = places.link(page, places.indicator(collection.indicator_slugs[name]))
        else:
            link = places.link(page, collection.row_pages[held[0].id], f"obs-{held[0].id}")
        indicators.setdefault(initial(name), []).append((name, link, len(held)))
    observations = collection.corpus.observations
    by_topic = _by(observations, lambda o: topics.topic(o.indicator))
    by_year = _by(observations, _year)
    return render(
        "indicators",
        topics=[
            (words.TOPICS[t], places.link(page, places.topic(t)), len(by_topic[t]))
            for t in words.TOPICS
            if t in by_topic
        ],
        years=[
            (_shown_name("period", y), places.link(page, places.period(y)), len(by_year[y]))
            for y in sorted(by_year, key=lambda y: (y == UNDATED, y))
        ],
        planned=len(with_targets(observations)),
        count=len(observations),
        targets=sum(o.modality == "target" for o in observations),
        subjects=sorted(subjects.items()),
        subject_count=len(collection.by_subject),
        indicators=sorted(indicators.items()),
        indicator_count=len(collection.by_indicator),
        audits=len(collection.corpus.audits),
        differing=sum(a.verdict == "differs" for a in collection.corpus.audits),
        places=places,
        page=page,
    )


def _audits(collection: Collection) -> bytes:
    page = places.AUDITS
    ordered = sorted(collection.corpus.audits, key=lambda a: (a.verdict == "agrees", a.kind, a.observations, a.note))
    audits = [
        (
            audit,
            _about(collection, audit),
            words.AUDIT_KINDS.get(audit.kind, audit.kind),
            words.VERDICTS[audit.verdict],
            rows(
                collection,
                (collection.observations[id] for id in audit.observations if id in collection.observations),
                page,
                anchors=False,
            ),
        )
        for audit in ordered
    ]
    return render("audits", audits=audits, number=words.number, places=places, page=page)


def _about(collection: Collection, audit: Audit) -> str:
    """What was recomputed: the last of the figures is the one that the others were held against; else a term's name."""
    held = [collection.observations[id] for id in audit.observations if id in collection.observations]
    return f"{held[-1].subject} {held[-1].indicator}" if held else audit.note.partition("：")[0]
