"""The collection → its home page: what there is, how much of it, what came last, where to begin."""

from __future__ import annotations

from collections.abc import Iterator

from jianzhu.identifiers import sort_key
from jianzhu.publishing import places
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.indexes.directories import letters
from jianzhu.publishing.indicators.rows import rows
from jianzhu.publishing.indicators.topics import topic
from jianzhu.publishing.templating import render
from jianzhu.publishing.wording import words

LATEST = 8
"""Articles that the home page lists: what fits on a screen."""
NAMED_MOST = 10
"""Entities of each type on the home page."""
FIGURES = 8
"""Figures on the home page."""


def home_page(collection: Collection, title: str, annotated: int = 0) -> Iterator[tuple[str, bytes]]:
    corpus = collection.corpus
    latest = collection.newest_first()
    named = []
    for kind, label in words.ENTITY_TYPES.items():
        held = sorted(
            (e for e in corpus.entities if e.type == kind), key=lambda e: (-len(e.mentions), sort_key(e.name))
        )[:NAMED_MOST]
        if held:
            named.append((kind, label, held))
    figures = sorted(
        (
            o
            for o in corpus.observations
            if o.subject_id and o.modality == "actual" and o.period and o.base_unit == "元" and o.measure == "level"
        ),
        key=lambda o: (-words.first_value(o), o.id),
    )
    topics_held = {topic(o.indicator) for o in corpus.observations}
    yield (
        places.HOME,
        render(
            "home",
            title=title,
            collection=collection,
            latest=latest[:LATEST],
            article_count=len(latest),
            undated=sum(not collection.date(article) for article in latest),
            named=named,
            terms=sorted(corpus.terms, key=lambda t: (-len(t.occurrences), sort_key(t.term)))[: 2 * NAMED_MOST],
            figures=rows(collection, figures[:FIGURES], places.HOME, anchors=False),
            letters=letters(collection),
            topics=[
                (label, places.link(places.HOME, places.topic(name)))
                for name, label in words.TOPICS.items()
                if name in topics_held
            ],
            annotated=annotated,
            audited=len(corpus.audits),
            differing=sum(a.verdict == "differs" for a in corpus.audits),
            places=places,
            page=places.HOME,
        ),
    )
