"""What the finders of names hand on: a Candidate, and the Page on which they look.

A Page is an article's passages with what several finders need to know of them: their words, and where the names of
places and of well-known bodies stand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from jianzhu.model import Article, EntityType, Passage, Source
from jianzhu.segmentation import Word, words


@dataclass(frozen=True, slots=True)
class Candidate:
    """Characters [start, end) of a passage's text that may name something."""

    passage: int
    """Which of the page's passages, counted from 0."""
    start: int
    end: int
    type: EntityType
    reason: str
    strength: int
    """Which wins where two overlap: the stronger, then the longer. See `Strength`."""
    name: str | None = None
    """The full name where the finder knows it."""


class Strength:
    """How sure a finder is; the longer of two equals wins."""

    REGISTRY = 5
    DOCUMENT = 4
    """《…》: what stands inside is part of the title."""
    NAME = 3
    REPEATED = 2
    """The same string as a name found elsewhere in the article."""
    PART = 1
    """A short name that is easily part of a longer one: a place's name without its rank."""


@dataclass(slots=True)
class Page:
    """One article as the finders see it."""

    article: Article
    source: Source
    passages: tuple[Passage, ...]
    texts: tuple[str, ...]
    words: list[tuple[Word, ...]]
    starts: list[list[int]]
    """Where the words of each passage begin, for bisection."""
    proper: list[dict[int, int]] = field(default_factory=list)
    """For each passage: end → start of a place's or known body's name that ends there."""
    bodies: list[dict[int, int]] = field(default_factory=list)
    """The same for organisations only: known ones and those with a legal form."""

    @classmethod
    def of(cls, article: Article, source: Source) -> Page:
        passages = tuple(article.passages())
        texts = tuple(p.text.chars for p in passages)
        split = [words(t) for t in texts]
        starts = [[w.start for w in ws] for ws in split]
        return cls(article, source, passages, texts, split, starts, [{} for _ in texts], [{} for _ in texts])

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return enumerate(self.texts)

    def word_at(self, passage: int, position: int) -> int:
        """Index of the word of the passage that holds the character at `position`."""
        return bisect_right(self.starts[passage], position) - 1

    def begins_word(self, passage: int, position: int) -> bool:
        """Whether a word begins at `position` (the end of the text counts)."""
        starts = self.starts[passage]
        at = bisect_left(starts, position)
        return at == len(starts) or starts[at] == position
