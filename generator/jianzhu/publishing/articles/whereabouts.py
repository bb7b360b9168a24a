"""Which passage of which article each stretch of a source went to.

`第一栏` of a page in columns, made into paragraph p3 of the second story   →   Kept(120, 123, "…-2", "p3")
"""

from __future__ import annotations

from dataclasses import dataclass

from jianzhu.model import INSERTED, Restored


@dataclass(frozen=True, slots=True, order=True)
class Kept:
    """Characters [start, end) of the source, which went into a passage of an article."""

    start: int
    end: int
    article: str
    passage: str


def kept(restored: Restored) -> list[Kept]:
    """Which passage each stretch of the source went to, in the source's order; stretches don't overlap."""
    found: list[Kept] = []
    for article in restored.articles:
        for passage in article.passages():
            start = before = INSERTED
            for offset in (*passage.text.offsets, INSERTED):
                if offset == INSERTED or offset != before + 1 or before == INSERTED:
                    if start != INSERTED:
                        found.append(Kept(start, before + 1, article.id, passage.id))
                    start = offset
                before = offset
    return sorted(found)
