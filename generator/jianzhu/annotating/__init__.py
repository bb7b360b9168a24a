"""Restored → Annotations: what each article mentions, explains and measures, each fact a place in a passage."""

from __future__ import annotations

from collections.abc import Mapping

from jianzhu.annotating.figures.measurements import measure
from jianzhu.annotating.glossary.terms import find_terms
from jianzhu.annotating.names.mentions import find_mentions
from jianzhu.model import Annotations, Article, Registry, Restored, Source


def annotate(restored: Restored, registry: Registry) -> tuple[Annotations, ...]:
    """The annotations of each article of a source, in the articles' order."""
    read_as = restored.read_as()
    return tuple(_annotate(article, restored.source, registry, read_as) for article in restored.articles)


def _annotate(article: Article, source: Source, registry: Registry, read_as: Mapping[int, str]) -> Annotations:
    mentions = find_mentions(article, source, registry)
    uses, definitions = find_terms(article, source, mentions, registry)
    return Annotations(article.id, mentions, uses, definitions, measure(article, source, mentions, read_as))
