"""What people decided, as it is read from `registry/`.

- term: 竹林碳汇   →   RegisteredTerm("竹林碳汇", where="registry/terms.yml:1")
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EntityType = Literal["person", "organization", "place", "project", "document", "event"]
Action = Literal[
    "heading", "paragraph", "remove", "headline", "byline", "caption",  # what the words are
    "split", "join", "move", "repair",  # what happens to them
    "not_entity", "not_term",  # what they don't name
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class RegisteredEntity:
    """What people decided about an entity: an entry of `registry/entities.yml`."""

    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    description: str | None = None
    same_as: tuple[str, ...] = ()
    pinyin: str | None = None
    where: str = "registry"
    """File and line of the entry, for messages."""


@dataclass(frozen=True, slots=True)
class RegisteredTerm:
    """What people decided about a term: an entry of `registry/terms.yml`."""

    term: str
    definition: str | None = None
    expansion: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    pinyin: str | None = None
    where: str = "registry"


@dataclass(frozen=True, slots=True)
class Correction:
    """A decision against what jianzhu would do by itself: an entry of `registry/corrections.yml`.

    Each is anchored by words of the source, white space and the width of letters not counting, so that it holds when
    the source changes elsewhere. What they are or what happens to them: see `docs/guide.md`.
    """

    action: Action
    text: str
    """The words that the decision is about."""
    source: str | None = None
    """None: any source in which a line reads so."""
    level: int | None = None
    """Of a heading: 2 for the highest below the title."""
    until: str | None = None
    """The last words of a longer stretch that begins with `text`."""
    occurrence: int | None = None
    """Which of several places with the same words is meant, from 1."""
    into: Literal["paragraphs", "stories"] = "paragraphs"
    """What a `split` parts and a `join` brings together."""
    next: str | None = None
    """Of a `join`: how that begins which goes on where `text` stops."""
    story: str | None = None
    """Words of the story to which a headline, a byline, a caption or moved text belongs."""
    after: str | None = None
    """Of a `move`: the words right behind which the text goes."""
    becomes: str | None = None
    """Of a `repair`: what should have been printed."""
    reason: str | None = None
    where: str = "registry"


@dataclass(frozen=True, slots=True)
class LexiconTable:
    """Rows that the collection adds to one of the built-in tables of the language."""

    name: str
    """The table, without `.tsv`."""
    rows: tuple[tuple[str, ...], ...]
    """Cells in the order of the built-in table's columns; missing ones at the end are empty."""


@dataclass(frozen=True, slots=True)
class Registry:
    """All human decisions of a collection; empty where there are none."""

    entities: tuple[RegisteredEntity, ...] = ()
    terms: tuple[RegisteredTerm, ...] = ()
    corrections: tuple[Correction, ...] = ()
    lexicon: tuple[LexiconTable, ...] = ()
