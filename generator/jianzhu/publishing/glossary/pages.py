"""Terms → the glossary: a list of all, and for each letter a page with readings, definitions side by side, uses.

Term("三资", definition="资源、资产、资金")   →   `glossary/s.md#term-san-zi`, and at the same anchor of `glossary.md`
a link to it, so that the address `glossary.html#term-san-zi` holds however the pages are cut

Digits (“1+4+N”) and Latin words (REITs) have pages of their own. Who defines a term is said beside the words: a text,
the registry, or the lexicon of this site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jianzhu.identifiers import sort_key
from jianzhu.model import Provenance, Term
from jianzhu.publishing import places
from jianzhu.publishing.collection import TERMS_A_PAGE, Collection
from jianzhu.publishing.glossary.sections import SECTIONS, section, shown
from jianzhu.publishing.quoting import quoted
from jianzhu.publishing.templating import render
from jianzhu.publishing.wording import words
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import say

TITLE = 20
"""Characters of an article's title beside what it says."""


@dataclass(frozen=True, slots=True)
class Use:
    """An article that uses a term: its title, and the place of each sentence that does."""

    title: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a term means, who says so, and the place of the sentence where a text does."""

    words: str
    said_by: str
    link: str


@dataclass(frozen=True, slots=True)
class Miscount:
    """How many components a term announces, how many its text lists, and where both are held against each other."""

    stated: int
    listed: int
    link: str


@dataclass(frozen=True, slots=True)
class Entry:
    term: Term
    meanings: tuple[Meaning, ...]
    miscount: Miscount | None
    example: Markdown | None
    example_link: str
    uses: tuple[Use, ...]


def glossary_pages(collection: Collection) -> Iterator[tuple[str, bytes]]:
    ordered = sorted(collection.corpus.terms, key=lambda t: (sort_key(t.term, t.pinyin), t.id))
    held: dict[str, list[Term]] = {name: [] for name in SECTIONS}
    for term in ordered:
        held[section(term.term, term.pinyin)].append(term)
    filled = {name: terms for name, terms in held.items() if terms}
    yield (
        places.GLOSSARY,
        render(
            "glossary",
            sections=[(name, shown(name), terms) for name, terms in held.items()],
            count=len(ordered),
            term_pages=collection.term_pages,
            places=places,
            page=places.GLOSSARY,
        ),
    )
    for name, terms in filled.items():
        parts = [terms[k : k + TERMS_A_PAGE] for k in range(0, len(terms), TERMS_A_PAGE)]
        for number, part in enumerate(parts, 1):
            page = places.glossary(name, number)
            yield (
                page,
                render(
                    "glossary_section",
                    label=shown(name),
                    sections=[(other, shown(other), places.link(page, places.glossary(other))) for other in filled],
                    here=name,
                    entries=[_entry(collection, term, page) for term in part],
                    number=number,
                    parts=[(k, places.link(page, places.glossary(name, k))) for k in range(1, len(parts) + 1)],
                    places=places,
                    page=page,
                ),
            )


def _entry(collection: Collection, term: Term, page: str) -> Entry:
    def place(at: Provenance) -> str:
        return places.link(page, places.article(at.article), collection.sentence(at).anchor)

    uses: dict[str, dict[str, None]] = {}
    for at in term.occurrences:
        uses.setdefault(at.article, {})[place(at)] = None
    first = term.occurrences[0] if term.occurrences else None
    return Entry(
        term=term,
        meanings=tuple(_meanings(collection, term, place)),
        miscount=_miscount(collection, term, page),
        example=quoted(collection, first) if first and not term.definition_at else None,
        example_link=place(first) if first else "",
        uses=tuple(Use(collection.title(collection.articles[id]), tuple(links)) for id, links in uses.items()),
    )


def _miscount(collection: Collection, term: Term, page: str) -> Miscount | None:
    audit = collection.term_counts.get(term.term)
    if not audit or audit.verdict != "differs" or audit.stated is None or audit.computed is None:
        return None
    return Miscount(int(audit.stated), int(audit.computed), places.link(page, *collection.audit_places[audit]))


def _meanings(collection: Collection, term: Term, place: Callable[[Provenance], str]) -> Iterator[Meaning]:
    """The definition that holds, what other texts say, and what this site says beside them."""
    if term.definition:
        at = term.definition_at
        title = words.shorten(collection.title(collection.articles[at.article]), TITLE) if at else ""
        yield Meaning(term.definition, _said_by(words.definition_label(term), title), place(at) if at else "")
    for at in term.other_definitions:
        title = words.shorten(collection.title(collection.articles[at.article]), TITLE)
        yield Meaning("".join(at.quote.split()), _said_by(words.text_says(), title), place(at))
    if term.gloss and term.gloss != term.definition:
        yield Meaning(term.gloss, words.we_say(), "")


def _said_by(whose: str, title: str) -> str:
    return say("{whose}，{title}", whose=whose, title=title) if title else whose
