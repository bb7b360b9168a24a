"""Every fact is a span: a quote equals the source's characters at its span, and a figure's number stands in it.

Provenance(spans=(Span(10, 14),), quote="澜江集团"), source text[10:14] == "澜江集坏"   →   a finding that stops a build
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jianzhu.model import Corpus, Finding, Passage, Provenance, Source
from jianzhu.proof import number_stands, words_at


def misquotes(corpus: Corpus) -> tuple[Finding, ...]:
    """What is wrong with the spans of the corpus: each finding is a bug of jianzhu, and stops the build."""
    texts = {one.source.name: one.source.text for one in corpus.restored}
    passages = {(article.id, passage.id): passage for _, article in corpus.articles() for passage in article.passages()}
    found = []
    for what, at in _facts(corpus):
        words = _wrong(at, texts, passages)
        if words:
            found.append(Finding(at.source, f"{what}: {words}"))
    read_as = {one.source.name: one.read_as() for one in corpus.restored}
    for observation in corpus.observations:
        at = observation.at
        whole = texts.get(at.source, "")
        known = all(0 <= span.start < span.end <= len(whole) for span in at.spans)
        words = words_at(whole, at.spans, read_as[at.source]) if known and whole else at.quote
        if not number_stands(words, observation.value):
            found.append(
                Finding(
                    observation.at.source,
                    f"observation {observation.id}: its number {observation.value} isn't in {observation.at.quote!r}",
                )
            )
    return tuple(found)


def misquoted_data(files: Mapping[str, bytes], sources: Sequence[Source]) -> tuple[Finding, ...]:
    """What the published data (`data/NAME.json` → content) quote that isn't in the sources at the place they give.

    The same promise as `misquotes`, held at the other end: what the site's users download.
    """
    texts = {source.name: source.text for source in sources}
    found = []
    for file in ("data/entities.json", "data/terms.json", "data/observations.json"):
        for record in json.loads(files.get(file, b"[]")):
            for place in [record, *record.get("mentions", ()), *record.get("occurrences", ()), *_said(record)]:
                if "quote" in place and _squeezed(place["quote"]) != _squeezed(_stretch(texts, place)):
                    words = f"record {record['id']}: {place['quote']!r} isn't what {place['source']} has at its span"
                    found.append(Finding(file, words))
    return tuple(found)


def _said(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The places of an entity's facts."""
    for fact in record.get("facts", ()):
        yield from fact["at"]


def _stretch(texts: Mapping[str, str], place: Mapping[str, Any]) -> str:
    spans = place.get("spans") or [[place["start"], place["end"]]]
    return "".join(texts.get(place["source"], "")[start:end] for start, end in spans)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _facts(corpus: Corpus) -> Iterator[tuple[str, Provenance]]:
    for entity in corpus.entities:
        for mention in entity.mentions:
            yield f"entity {entity.id}", mention.at
    for term in corpus.terms:
        if term.definition_at:
            yield f"definition of {term.id}", term.definition_at
        for at in term.occurrences:
            yield f"term {term.id}", at
    for observation in corpus.observations:
        yield f"observation {observation.id}", observation.at
    for fact in corpus.facts:
        for at in fact.at:
            yield f"{fact.kind} of {fact.entity}", at


def _wrong(at: Provenance, texts: dict[str, str], passages: dict[tuple[str, str], Passage]) -> str | None:
    if at.source not in texts:
        return "its source isn't in the collection"
    whole = texts[at.source]
    if not at.spans or any(not 0 <= span.start < span.end <= len(whole) for span in at.spans):
        return f"its spans {[(s.start, s.end) for s in at.spans]} are no part of the text"
    quoted = "".join(whole[span.start : span.end] for span in at.spans)
    if _squeezed(quoted) != _squeezed(at.quote):
        return f"{at.quote!r} isn't what the source has at its span, {quoted!r}"
    passage = passages.get((at.article, at.passage))
    if passage is None:
        return f"article {at.article} has no passage {at.passage}"
    if not 0 <= at.start < at.end <= len(passage.text):
        return f"[{at.start}, {at.end}) is no part of passage {at.passage}"
    return None
