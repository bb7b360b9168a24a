"""Uses and definitions of all articles → one glossary entry a term: `三农` in three articles → one Term, three places.

A definition comes from the registry, else from a text (the surest one of all texts), else from the built-in lexicon,
in our words. What one article introduces as a term is found in the others as well, where its form is long enough to be
sure. Terms are sorted by pinyin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from jianzhu.annotating.glossary.term_patterns import is_numeric
from jianzhu.annotating.glossary.term_scan import TermScan, bare
from jianzhu.annotating.glossary.terms import SILENT_ROLES
from jianzhu.identifiers import pinyin, slugs, sort_key
from jianzhu.lexicon import derived, table
from jianzhu.model import (
    Annotations,
    Article,
    Definition,
    Passage,
    Provenance,
    RegisteredTerm,
    Registry,
    Restored,
    Source,
    Term,
)

SURE = 4
"""Characters from which one article's term is looked for in the others; a shorter form means other things there."""

_Said = tuple[Definition, Provenance | None]


@derived()
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
    said: dict[str, list[_Said]] = {}
    coined = _coined_anywhere(annotations, registry)
    owners = [(one.source, article) for one in restored for article in one.articles]
    for (source, article), notes in zip(owners, annotations, strict=True):
        for passage, start, end, term in _uses(article, notes, coined):
            places.setdefault(term, []).append(Provenance.of(source, article, passage, start, end))
        for definition in notes.definitions:
            said.setdefault(definition.term, []).append((definition, _where(source, article, definition)))
    names = {term: term if term in decided else _printed(term, at, places) for term, at in places.items()}
    ids = slugs(names.values())
    terms = [
        _term(ids[names[t]], names[t], at, said.get(t, []), decided.get(t), _lexicon().get(t, {}))
        for t, at in places.items()
    ]
    return tuple(sorted(terms, key=lambda term: sort_key(term.term, term.pinyin)))


def _coined_anywhere(annotations: tuple[Annotations, ...], registry: Registry) -> TermScan:
    """What some article introduces as a term, to be looked for in all of them."""
    refused = {bare(one.text) for one in registry.corrections if one.action == "not_term"}
    found = {
        use.term: use.term
        for notes in annotations
        for use in notes.term_uses
        if use.reason != "lexicon" and len(bare(use.term)) >= SURE and not is_numeric(use.term)
    }
    return TermScan({form: term for form, term in sorted(found.items()) if bare(form) not in refused})


def _uses(article: Article, notes: Annotations, coined: TermScan) -> Iterator[tuple[Passage, int, int, str]]:
    """The article's own uses and those of terms that other articles introduce, in reading order, none overlapping."""
    own: dict[str, list[tuple[int, int, str]]] = {}
    for use in notes.term_uses:
        own.setdefault(use.passage, []).append((use.start, use.end, use.term))
    names = {(m.passage, k) for m in notes.mentions for k in range(m.start, m.end)}
    for passage in article.passages():
        here = own.get(passage.id, [])
        taken = {k for start, end, _ in here for k in range(start, end)}
        if passage.role not in SILENT_ROLES:
            for start, end, term in coined.find(passage.text.chars):
                if not any(k in taken or (passage.id, k) in names for k in range(start, end)):
                    here = [*here, (start, end, term)]
        for start, end, term in sorted(here):
            yield passage, start, end, term


def _where(source: Source, article: Article, definition: Definition) -> Provenance | None:
    passage = next((p for p in article.passages() if p.id == definition.passage), None)
    return Provenance.of(source, article, passage, definition.start, definition.end) if passage else None


def _printed(term: str, places: list[Provenance], others: Mapping[str, object]) -> str:
    """What the glossary lists a term of the lexicon under: its own name, or the form that the texts print most.

    A reader looks up what is printed: where no text says 强链补链, all of them 延链补链, that is the entry. What
    names the kind of thing behind the term (专精特新中小企业) leaves the entry its name.
    """
    if term not in _lexicon():
        return term
    forms = [bare("".join(place.quote.split())) for place in places]
    if any(form.startswith(bare(term)) for form in forms):
        return term
    form = max(dict.fromkeys(forms), key=forms.count, default=term)
    return form if form and form not in others else term


def _term(
    term_id: str,
    name: str,
    places: list[Provenance],
    said: list[_Said],
    decided: RegisteredTerm | None,
    general: Mapping[str, str],
) -> Term:
    known = tuple(part for part in general.get("expansion", "").split("|") if part)
    surest = sorted(said, key=lambda pair: pair[0].rank)
    listed = next((definition.expansion for definition, _ in surest if definition.expansion), ())
    term = Term(
        id=term_id,
        term=name,
        pinyin=(decided.pinyin if decided and decided.pinyin else pinyin(name)),
        occurrences=tuple(places),
        expansion=(decided.expansion if decided and decided.expansion else listed or known),
        aliases=_aliases(name, places),
        coined="，".join(part for part in (general.get("year"), general.get("coined_by")) if part) or None,
    )
    gloss = general.get("definition") or None
    if decided and decided.definition:
        return replace(term, definition=decided.definition, definition_from="registry", gloss=gloss)
    texts = [(definition, at) for definition, at in surest if definition.text]
    if texts:
        definition, at = texts[0]
        return replace(
            term,
            definition=definition.text,
            definition_from="text",
            definition_at=at,
            definition_rank=definition.rank,
            gloss=gloss,
            other_definitions=_others(texts),
        )
    if gloss:
        return replace(term, definition=gloss, definition_from="lexicon")
    return term


def _aliases(name: str, places: list[Provenance]) -> tuple[str, ...]:
    """The forms under which the texts use the term, other than its name."""
    forms = {bare("".join(place.quote.split())) for place in places}
    return tuple(sorted(form for form in forms if form and form != bare(name)))


def _others(texts: list[_Said]) -> tuple[Provenance, ...]:
    """Where texts define the term in other words than the first of them, which is more than a shorter or longer cut."""
    said = [bare(texts[0][0].text or "")]
    others = []
    for definition, at in texts[1:]:
        words = bare(definition.text or "")
        if at is not None and not any(words in one or one in words for one in said):
            said.append(words)
            others.append(at)
    return tuple(others)
