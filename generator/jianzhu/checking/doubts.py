"""Stories that were put together with doubts: without a headline, or with a beginning or an end missing."""

from __future__ import annotations

from jianzhu.model import Finding, Restored

SURE = 0.8
"""Confidence below which a person should look at a story."""
_WORDS = {"start": "its beginning is missing in the source", "end": "its end is missing in the source"}


def doubts(restored: Restored) -> tuple[Finding, ...]:
    """A warning for each story of a source that was restored with little confidence, with its first line."""
    found = []
    whole = restored.source.text
    for article in restored.articles:
        if article.confidence >= SURE:
            continue
        reasons = [_WORDS[part] for part in article.incomplete]
        if article.title is None:
            reasons.append("no headline is its own")
        spans = article.spans(whole)
        line = whole.count("\n", 0, spans[0].start) + 1 if spans else 1
        title = f"“{article.title.text.chars}”" if article.title else "a story"
        message = f"{title}: {'; '.join(reasons)}. Compare the page with the source; registry/corrections.yml decides"
        found.append(Finding(f"{restored.source.name}:{line}", message, "warning"))
    return tuple(found)
