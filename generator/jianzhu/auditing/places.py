"""Where observations stand in relation to each other: in one sentence, in one row of a table, under which head."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from jianzhu.model import Corpus, Observation, Table
from jianzhu.sentences import sentences


@dataclass(frozen=True, slots=True)
class Place:
    """The sentence of running text (its number in the passage) or the row of a table that holds an observation."""

    article: str
    unit: str
    """Passage or table id."""
    number: int
    column: str = ""
    """The head of its column, where it stands in a table."""
    words: str = ""
    """The whole sentence, up to its full stop; empty in a table."""


def places(corpus: Corpus) -> dict[str, Place]:
    """The place of each observation, by its id."""
    cells: dict[tuple[str, str], Place] = {}
    told: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for _, article in corpus.articles():
        for block in article.blocks:
            if isinstance(block, Table):
                for number, row in enumerate(block.rows):
                    for k, cell in enumerate(row):
                        head = block.header[k].text.chars if k < len(block.header) else ""
                        cells[article.id, cell.id] = Place(article.id, block.id, number, "".join(head.split()))
        for passage in article.passages():
            text = passage.text.chars
            told[article.id, passage.id] = [(end, _whole(text, start, end)) for start, end in sentences(text)]
    found = {}
    for one in corpus.observations:
        key = (one.at.article, one.at.passage)
        said = told.get(key, [])
        number = sum(end <= one.at.start for end, _ in said)
        words = said[number][1] if number < len(said) else ""
        found[one.id] = cells.get(key) or Place(one.at.article, one.at.passage, number, words=words)
    return found


def _whole(text: str, start: int, end: int) -> str:
    """The sentence from full stop to full stop, of which [start, end) may be a part that ends in ；."""
    begun = max(text.rfind(stop, 0, start) for stop in "。！？\n") + 1
    stops = [place for stop in "。！？\n" if (place := text.find(stop, max(end - 1, start))) >= 0]
    return text[begun : min(stops, default=len(text))]


def by_place(corpus: Corpus, where: dict[str, Place]) -> list[list[Observation]]:
    """The observations of each sentence and each table row, in the order of the text."""
    groups: dict[tuple[str, str, int], list[Observation]] = {}
    for one in corpus.observations:
        place = where[one.id]
        groups.setdefault((place.article, place.unit, place.number), []).append(one)
    return list(groups.values())


def whole_sentences(groups: list[list[Observation]], where: dict[str, Place]) -> list[list[Observation]]:
    """The groups of `by_place`, those of one sentence up to its full stop together: its parts may end in ；."""

    def sentence(group: list[Observation]) -> tuple[str, str, str, int]:
        place = where[group[0].id]
        return place.article, place.unit, place.words, 0 if place.words else place.number

    return [[one for group in parts for one in group] for _, parts in groupby(groups, sentence)]
