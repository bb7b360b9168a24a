"""A passage with each entity named in it as one sign, so that a form of words is one regular expression.

    甲集团旗下乙公司（简称“乙”）完成投资   →   ○旗下○完成投资, with what each ○ is and where each character stood

White space is left out, and so is a bracket that follows the name of anything but a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from jianzhu.model import Article, Basis, Entity, EntityType, FactKind, Passage, Provenance, Restored, Source

SIGNS: dict[EntityType, str] = {
    "person": "\ue000",
    "organization": "\ue001",
    "place": "\ue002",
    "project": "\ue003",
    "document": "\ue004",
    "event": "\ue005",
}
"""Characters for private use: no text has them (what does is read as blank)."""
ANY = f"[{SIGNS['person']}-{SIGNS['event']}]"
_FOREIGN = dict.fromkeys(range(0xE000, 0xE006), " ")
_BRACKET = re.compile(r"[（(][^（）()]{1,40}[）)]")
READ_ROLES = frozenset({"subtitle", "paragraph", "caption", "footnote"})
"""Roles of the passages that make statements; a headline only points at them, under it may stand where and when."""


class Statement(NamedTuple):
    """One fact from one place; as Fact, with the entities themselves."""

    kind: FactKind
    entity: Entity
    value: str
    other: Entity | None = None
    basis: Basis = "text"
    at: Provenance | None = None
    date: str | None = None


class Named(NamedTuple):
    """Characters [start, end) of a passage that name an entity."""

    start: int
    end: int
    entity: Entity


@dataclass(frozen=True, slots=True)
class Outline:
    """What a passage says, names as signs. `text[k]` was made of the passage's characters [starts[k], ends[k])."""

    source: Source
    article: Article
    passage: Passage
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    entities: dict[int, Entity]
    """By index in `text`."""

    def entity(self, match: re.Match[str], group: str) -> Entity:
        """What the (last) sign of a match's group names."""
        return self.entities[match.end(group) - 1]

    def at(self, start: int, end: int) -> Provenance:
        """Where [start, end) of `text` stands."""
        return Provenance.of(self.source, self.article, self.passage, self.starts[start], self.ends[end - 1])

    def words(self, start: int, end: int) -> str:
        """The passage's own characters for [start, end) of `text`, without white space."""
        return re.sub(r"\s", "", self.passage.text.chars[self.starts[start] : self.ends[end - 1]])


def outlines(restored: tuple[Restored, ...], entities: tuple[Entity, ...]) -> Iterator[Outline]:
    """An outline of each passage that states something and names anybody, in the collection's order."""
    named: dict[tuple[str, str], list[Named]] = {}
    for entity in entities:
        for mention in entity.mentions:
            at = mention.at
            named.setdefault((at.article, at.passage), []).append(Named(at.start, at.end, entity))
    for one in restored:
        for article in one.articles:
            for passage in article.passages():
                here = named.get((article.id, passage.id))
                if here and passage.role in READ_ROLES:
                    yield _outline(one.source, article, passage, sorted(here, key=lambda n: n.start))


def _outline(source: Source, article: Article, passage: Passage, named: list[Named]) -> Outline:
    chars = passage.text.chars.translate(_FOREIGN)
    pieces: list[tuple[str, int, int]] = []
    entities: dict[int, Entity] = {}
    at = 0
    for name in named:
        if name.start < at:
            continue
        pieces += [(chars[k], k, k + 1) for k in range(at, name.start) if not chars[k].isspace()]
        entities[len(pieces)] = name.entity
        pieces.append((SIGNS[name.entity.type], name.start, name.end))
        at = name.end
        bracket = _BRACKET.match(chars, at)
        if bracket and name.entity.type != "person":
            at = bracket.end()
    pieces += [(chars[k], k, k + 1) for k in range(at, len(chars)) if not chars[k].isspace()]
    return Outline(
        source,
        article,
        passage,
        "".join(p[0] for p in pieces),
        tuple(p[1] for p in pieces),
        tuple(p[2] for p in pieces),
        entities,
    )
