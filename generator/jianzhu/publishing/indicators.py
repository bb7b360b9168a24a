"""Observations → tables by subject and by indicator, the list of audits, and the way to the downloads.

Observation("城投集团", "资产总额", 512.3, "亿元", "2022")   →   a row of `indicators/subject-….md`, anchor `obs-ID`
"""

from __future__ import annotations

from collections.abc import Iterator

from jianzhu.identifiers import initial, sort_key
from jianzhu.model import Audit, Observation
from jianzhu.publishing import places, words
from jianzhu.publishing.collection import ROWS_A_PAGE, Collection
from jianzhu.publishing.pages import render
from jianzhu.publishing.rows import rows

Listed = tuple[str, str, int]
"""A name, the link to its page, how many rows stand there."""


def indicator_pages(collection: Collection) -> Iterator[tuple[str, bytes]]:
    for subject, held in collection.by_subject.items():
        yield from _tables(collection, "subject", subject, held)
    for indicator, held in collection.by_indicator.items():
        if len(held) > 1:
            yield from _tables(collection, "indicator", indicator, held)
    yield places.INDICATORS, _index(collection)
    yield places.AUDITS, _audits(collection)


def _tables(collection: Collection, by: str, name: str, held: list[Observation]) -> Iterator[tuple[str, bytes]]:
    slug = (collection.subject_slugs if by == "subject" else collection.indicator_slugs)[name]
    path = places.subject if by == "subject" else places.indicator
    parts = [held[k : k + ROWS_A_PAGE] for k in range(0, len(held), ROWS_A_PAGE)]
    entity = collection.entities.get(held[0].subject_id or "") if by == "subject" else None
    for number, part in enumerate(parts, 1):
        page = path(slug, number)
        yield (
            page,
            render(
                "indicator_table",
                by=by,
                name=name,
                count=len(held),
                entity=entity,
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
    return render(
        "indicators",
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
    """The indicator that was recomputed: the last of the figures is the one that the others were held against."""
    held = [collection.observations[id] for id in audit.observations if id in collection.observations]
    return f"{held[-1].subject} {held[-1].indicator}" if held else ""
