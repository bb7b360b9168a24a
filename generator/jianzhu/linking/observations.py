"""Measurements of all articles → Observations: the indicator table, each row proved by its place in a source.

A row's id is its article's id and a hash of what it says (passage's words, label, value) with its number among equals,
so that a new source changes no id. The build stops where a row's number isn't in the words that it points at.
"""

from __future__ import annotations

from collections import Counter

from jianzhu.identifiers import digest
from jianzhu.model import Annotations, Entity, Observation, Provenance, Restored
from jianzhu.proof import number_stands, words_at

ID_DIGITS = 8
"""Hexadecimal digits of an id's hash: a thousand figures in an article collide once in eight thousand articles."""


def link_observations(
    restored: tuple[Restored, ...], annotations: tuple[Annotations, ...], entities: tuple[Entity, ...]
) -> tuple[Observation, ...]:
    """The observations of the collection, in the order of sources, articles and passages.

    `annotations` has one entry an article, in the articles' order. Raises ValueError where a figure's number
    isn't in its span.
    """
    by_name: dict[str, str] = {}
    by_place: dict[tuple[str, str, int, int], str] = {}
    for entity in entities:
        for alias in entity.aliases:
            by_name.setdefault(alias.form, entity.id)
        for mention in entity.mentions:
            by_place.setdefault((mention.at.article, mention.at.passage, mention.at.start, mention.at.end), entity.id)
    by_name.update({entity.name: entity.id for entity in entities})
    names = {entity.id: entity.name for entity in entities}
    found: list[Observation] = []
    articles = [
        (one.source, read_as, article) for one in restored for read_as in [one.read_as()] for article in one.articles
    ]
    for (source, read_as, article), noted in zip(articles, annotations, strict=True):
        passages = {passage.id: passage for passage in article.passages()}
        equals: Counter[str] = Counter()
        for figure in noted.measurements:
            at = Provenance.of(source, article, passages[figure.passage], figure.start, figure.end)
            if not number_stands(words_at(source.text, at.spans, read_as), figure.value):
                raise ValueError(
                    f"{article.id} {figure.passage}: {figure.value} of {figure.indicator}: not in {at.quote!r}"
                )
            subject_id = by_name.get(figure.subject)
            if figure.subject_at:
                subject_id = by_place.get((article.id, *figure.subject_at), subject_id)
            said = f"{''.join(at.quote.split())}|{figure.indicator}|{figure.value}"
            equals[said] += 1
            found.append(
                Observation(
                    id=f"{article.id}-{digest(f'{article.id}|{said}|{equals[said]}', ID_DIGITS)}",
                    at=at,
                    subject=names.get(subject_id or "", figure.subject),
                    subject_id=subject_id,
                    indicator=figure.indicator,
                    value=figure.value,
                    unit=figure.unit,
                    period=figure.period,
                    measure=figure.measure,
                    modality=figure.modality,
                    bound=figure.bound,
                    confidence=figure.confidence,
                    base_value=figure.base_value,
                    base_unit=figure.base_unit,
                )
            )
    return tuple(found)
