"""Terms → the glossary, one list from A to Z: reading, definition and where it is from, components, where it is used.

Term("三资", definition="资源、资产、资金")   →   `### 三资 {#term-san-zi}` under the letter S
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jianzhu.identifiers import initial, sort_key
from jianzhu.model import Provenance, Term
from jianzhu.publishing import places, words
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.entities import search_keys
from jianzhu.publishing.escaping import Markdown
from jianzhu.publishing.pages import render
from jianzhu.publishing.quoting import quoted


@dataclass(frozen=True, slots=True)
class Use:
    """An article that uses a term: its title, and the place of each sentence that does."""

    title: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What another text says that a term means: its words, the article's title, the sentence's place."""

    words: str
    title: str
    link: str


@dataclass(frozen=True, slots=True)
class Entry:
    term: Term
    label: str
    definition_from: str
    definition_link: str
    keys: str
    example: Markdown | None
    example_link: str
    others: tuple[Meaning, ...]
    uses: tuple[Use, ...]


def glossary_page(collection: Collection) -> Iterator[tuple[str, bytes]]:
    letters: dict[str, list[Entry]] = {}
    for term in sorted(collection.corpus.terms, key=lambda t: (sort_key(t.term, t.pinyin), t.id)):
        letters.setdefault(initial(term.term, term.pinyin), []).append(_entry(collection, term))
    yield (
        places.GLOSSARY,
        render(
            "glossary",
            letters=sorted(letters.items()),
            count=len(collection.corpus.terms),
            places=places,
            page=places.GLOSSARY,
        ),
    )


def _entry(collection: Collection, term: Term) -> Entry:
    def place(at: Provenance) -> str:
        return places.link(places.GLOSSARY, places.article(at.article), collection.sentence(at).anchor)

    uses: dict[str, dict[str, None]] = {}
    for at in term.occurrences:
        uses.setdefault(at.article, {})[place(at)] = None
    first = term.occurrences[0] if term.occurrences else None
    return Entry(
        term=term,
        label=words.definition_label(term),
        definition_from=words.DEFINED_FROM.get(term.definition_from or "", ""),
        definition_link=place(term.definition_at) if term.definition_at else "",
        keys=search_keys(term.term),
        example=quoted(collection, first) if first and not term.definition_at else None,
        example_link=place(first) if first else "",
        others=tuple(
            Meaning("".join(at.quote.split()), collection.title(collection.articles[at.article]), place(at))
            for at in term.other_definitions
        ),
        uses=tuple(Use(collection.title(collection.articles[id]), tuple(links)) for id, links in uses.items()),
    )
