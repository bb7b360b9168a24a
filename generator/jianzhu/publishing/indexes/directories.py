"""The collection from A to Z, for those who look rather than search.

竹长, 株洲市, …   →   `az/z.md`: entities, terms and indicators under the initial of their reading
"""

from __future__ import annotations

from collections.abc import Iterator

from jianzhu.identifiers import initial, sort_key
from jianzhu.publishing import places
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.templating import render
from jianzhu.publishing.wording import words
from jianzhu.publishing.wording.speaking import say

Entry = tuple[str, str, str]
"""A name, where its page or its place is (page, anchor)."""
Group = tuple[str, list[Entry]]


def letters(collection: Collection) -> list[str]:
    """The initials under which something stands, as they are shown, `#` for what has no reading."""
    corpus = collection.corpus
    named = [(e.name, e.pinyin) for e in corpus.entities] + [(t.term, t.pinyin) for t in corpus.terms]
    return sorted({initial(*one) for one in named} | {initial(name) for name in collection.by_indicator})


def directory_pages(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """A page for each initial."""
    by_letter: dict[str, dict[str, list[Entry]]] = {letter: {} for letter in letters(collection)}

    def put(label: str, name: str, page: str, anchor: str = "", reading: str | None = None) -> None:
        by_letter[initial(name, reading)].setdefault(label, []).append((name, page, anchor))

    for kind, label in words.ENTITY_TYPES.items():
        for entity in collection.corpus.entities:
            if entity.type == kind:
                put(label, entity.name, places.entity(entity.id), reading=entity.pinyin)
    for term in collection.corpus.terms:
        put(say("术语"), term.term, collection.term_pages[term.id], f"term-{term.id}", term.pinyin)
    for name, held in collection.by_indicator.items():
        if len(held) > 1:
            put(say("指标"), name, places.indicator(collection.indicator_slugs[name]))
        else:
            put(say("指标"), name, collection.row_pages[held[0].id], f"obs-{held[0].id}")
    for letter, groups in by_letter.items():
        page = places.letter(letter)
        listed = [(label, sorted(held, key=lambda e: (sort_key(e[0]), e))) for label, held in groups.items()]
        yield (
            page,
            render("letter", letter=letter, letters=letters(collection), groups=listed, places=places, page=page),
        )
