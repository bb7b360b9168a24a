"""Audits → `indicators/audits.md`, worst first: what was stated, the arithmetic, the sentences it rests on.

Audit("rate", …, stated=51.19, computed=61.19, "differs")   →   `## 不符：临江集团 资产负债率（比率）`, its rows below
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jianzhu.model import Audit
from jianzhu.publishing import places
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.indicators.notes import about, note
from jianzhu.publishing.indicators.rows import Row, rows
from jianzhu.publishing.templating import render
from jianzhu.publishing.wording import words


@dataclass(frozen=True, slots=True)
class Shown:
    """An audit as its page shows it."""

    audit: Audit
    anchor: str
    about: str
    """What was recomputed: `临江集团 资产负债率（2023年）`."""
    kind: str
    verdict: str
    note: str
    """The arithmetic, and what it says of the stated figure."""
    rows: list[Row]
    """The figures that it was computed from, and the one that was held against the result."""


def audit_pages(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """The pages of all audits; one page that says so where there are none."""
    pages: dict[str, list[Shown]] = {} if collection.audit_places else {places.AUDITS: []}
    for audit, (page, anchor) in collection.audit_places.items():
        pages.setdefault(page, []).append(_shown(collection, audit, page, anchor))
    for number, (page, held) in enumerate(pages.items(), 1):
        yield (
            page,
            render(
                "audits",
                audits=held,
                count=len(collection.audit_places),
                differing=sum(audit.verdict == "differs" for audit in collection.audit_places),
                number=number,
                parts=[(k, places.link(page, other)) for k, other in enumerate(pages, 1)],
                places=places,
                page=page,
            ),
        )


def _shown(collection: Collection, audit: Audit, page: str, anchor: str) -> Shown:
    held = [collection.observations[id] for id in audit.observations if id in collection.observations]
    return Shown(
        audit,
        anchor,
        about(audit, collection.observations),
        words.AUDIT_KINDS[audit.kind],
        words.VERDICTS[audit.verdict],
        note(audit, collection.observations),
        rows(collection, held, page, anchors=False, checked=False),
    )
