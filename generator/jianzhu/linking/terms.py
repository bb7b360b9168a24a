"""Uses and definitions of all articles → one glossary entry a term: `三农` in three articles → one Term, three places.

A definition comes from the registry, else from a text (the surest of the first source that gives one), else from the
built-in lexicon, in our words. Terms are sorted by pinyin.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from jianzhu.identifiers import pinyin, slugs, sort_key
from jianzhu.lexicon import table
from jianzhu.model import (
    Annotations,
    Article,
    Definition,
    Provenance,
    RegisteredTerm,
    Registry,
    Restored,
    Source,
    Term,
)


@cache
def _lexicon() -> Mapping[str, Mapping[str, str]]:
    return {row["term"]: row for row in table("terms")}


def link_terms(
    restored: tuple[Restored, ...], annotations: tuple[Annotations, ...], registry: Registry
) -> tuple[Term, ...]:
    """The glossary of the collection.

    `annotations` has one entry an article, in the order of the sources and their articles. A registered term that no
    text uses is left out. Nothing is raised.
    """
    decided = {entry.term: entry for entry in registry.terms}
    places: dict[str, list[Provenance]] = {}
    said: dict[str, list[tuple[Definition, Provenance | None]]] = {}
    owners = [(one.source, article) for one in restored for article in one.articles]
    for (source, article), notes in zip(owners, annotations, strict=True):
        passages = {passage.id: passage for passage in article.passages()}
        for use in notes.term_uses:
            at = Provenance.of(source, article, passages[use.passage], use.start, use.end)
            places.setdefault(use.term, []).append(at)
        for definition in notes.definitions:
            said.setdefault(definition.term, []).append((definition, _where(source, article, definition)))
    ids = slugs(places)
    terms = [_term(ids[t], t, at, said.get(t, []), decided.get(t)) for t, at in places.items()]
    return tuple(sorted(terms, key=lambda term: sort_key(term.term)))


def _where(source: Source, article: Article, definition: Definition) -> Provenance | None:
    passage = next((p for p in article.passages() if p.id == definition.passage), None)
    return Provenance.of(source, article, passage, definition.start, definition.end) if passage else None


def _term(
    term_id: str,
    name: str,
    places: list[Provenance],
    said: list[tuple[Definition, Provenance | None]],
    decided: RegisteredTerm | None,
) -> Term:
    general = _lexicon().get(name, {})
    known = tuple(part for part in general.get("expansion", "").split("|") if part)
    listed = next((definition.expansion for definition, _ in said if definition.expansion), ())
    term = Term(
        id=term_id,
        term=name,
        pinyin=(decided.pinyin if decided and decided.pinyin else pinyin(name)),
        occurrences=tuple(places),
        expansion=(decided.expansion if decided and decided.expansion else listed or known),
    )
    if decided and decided.definition:
        return _defined(term, decided.definition, "registry", None)
    for definition, at in said:
        if definition.text:
            return _defined(term, definition.text, "text", at)
    if general.get("definition"):
        return _defined(term, general["definition"], "lexicon", None)
    return term


def _defined(term: Term, definition: str, origin: str, at: Provenance | None) -> Term:
    from dataclasses import replace

    return replace(term, definition=definition, definition_from=origin, definition_at=at)  # type: ignore[arg-type]
