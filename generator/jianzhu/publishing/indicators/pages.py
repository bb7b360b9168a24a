"""Observations → tables by subject, indicator, topic and period, one of all, and the page that leads to them.

Observation("城投集团", "资产总额", 512.3, "亿元", "2022")   →   a row of `indicators/subject-….md`, anchor `obs-ID`
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from jianzhu.identifiers import initial, sort_key
from jianzhu.publishing import places
from jianzhu.publishing.collection import ROWS_A_PAGE, Collection
from jianzhu.publishing.indicators import charts
from jianzhu.publishing.indicators.audits import audit_pages
from jianzhu.publishing.indicators.listings import Listing, listings
from jianzhu.publishing.indicators.plan import plan_pages
from jianzhu.publishing.indicators.rows import rows
from jianzhu.publishing.indicators.series import over_subjects, over_time, with_targets
from jianzhu.publishing.templating import render
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import Labels

Listed = tuple[str, str, int]
"""A name, the link to its page, how many rows stand there."""
MOST_CHARTS = 12
"""Pictures on one page, the longest series first, of about 1.5 kB each."""
ALL_A_PAGE = 800
"""Rows on a page of the table of everything: 400 kB, because who goes there wants to filter all in one go."""
PATHS = {
    "subject": places.subject,
    "indicator": places.indicator,
    "topic": places.topic,
    "period": places.period,
    "all": places.everything,
}
KINDS = Labels({"subject": "主体", "indicator": "指标", "topic": "专题", "period": "时期", "all": "全部数据"})


def indicator_pages(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """The pages of all lists, the page that leads to them, the audits, and targets beside facts."""
    held = list(listings(collection))
    for listing in held:
        yield from _tables(collection, listing)
    yield places.INDICATORS, _index(collection, held)
    yield from audit_pages(collection)
    yield from plan_pages(collection)


def _charts(collection: Collection, listing: Listing, page: str) -> list[Markdown]:
    """The pictures of a list: a subject's series, an indicator's comparisons and series."""
    if listing.by == "subject":
        drawn = [partial(charts.over_time, collection, one) for one in over_time(listing.rows)]
    elif listing.by == "indicator":
        drawn = [partial(charts.over_subjects, collection, *one) for one in over_subjects(listing.rows)]
        drawn += [partial(charts.over_time, collection, one, named=True) for one in over_time(listing.rows)]
    else:
        drawn = []
    return [draw(page) for draw in drawn[:MOST_CHARTS]]


def _tables(collection: Collection, listing: Listing) -> Iterator[tuple[str, bytes]]:
    by, held = listing.by, listing.rows
    path = partial(PATHS[by], listing.slug)
    most = ALL_A_PAGE if by == "all" else ROWS_A_PAGE
    parts = [held[k : k + most] for k in range(0, len(held), most)] or [()]
    entity = collection.entities.get(held[0].subject_id or "") if by == "subject" else None
    for number, part in enumerate(parts, 1):
        page = path(number)
        yield (
            page,
            render(
                "indicator_table",
                by=by,
                kind=KINDS[by],
                name=listing.title,
                count=len(held),
                entity=entity,
                planned=by == "subject" and bool(with_targets(held)),
                charts=_charts(collection, listing, page) if number == 1 else [],
                rows=rows(collection, part, page, anchors=by == "subject"),
                number=number,
                parts=[(k, places.link(page, path(k))) for k in range(1, len(parts) + 1)],
                file=places.link(page, places.table(by, listing.slug)),
                places=places,
                page=page,
            ),
        )


def _index(collection: Collection, held: list[Listing]) -> bytes:
    page = places.INDICATORS
    subjects: dict[str, list[Listed]] = {}
    for name in sorted(collection.by_subject, key=sort_key):
        link = places.link(page, places.subject(collection.subject_slugs[name]))
        subjects.setdefault(initial(name), []).append((name, link, len(collection.by_subject[name])))
    indicators: dict[str, list[Listed]] = {}
    for name in sorted(collection.by_indicator, key=sort_key):
        rows_held = collection.by_indicator[name]
        if len(rows_held) > 1:
            link = places.link(page, places.indicator(collection.indicator_slugs[name]))
        else:
            link = places.link(page, collection.row_pages[rows_held[0].id], f"obs-{rows_held[0].id}")
        indicators.setdefault(initial(name), []).append((name, link, len(rows_held)))
    observations = collection.corpus.observations

    def listed(by: str) -> list[Listed]:
        return [(one.title, places.link(page, PATHS[by](one.slug)), len(one.rows)) for one in held if one.by == by]

    return render(
        "indicators",
        topics=listed("topic"),
        years=listed("period"),
        planned=len(with_targets(observations)),
        count=len(observations),
        targets=sum(o.modality == "target" for o in observations),
        subjects=sorted(subjects.items()),
        subject_count=len(collection.by_subject),
        indicators=sorted(indicators.items()),
        indicator_count=len(collection.by_indicator),
        audits=len(collection.corpus.audits),
        differing=sum(a.verdict == "differs" for a in collection.corpus.audits),
        file=places.link(page, places.table("all", "")),
        places=places,
        page=page,
    )
