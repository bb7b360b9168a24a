"""What people decided, as it is read from `registry/`.

- term: 竹林碳汇   →   RegisteredTerm("竹林碳汇", where="registry/terms.yml:1")
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EntityType = Literal["person", "organization", "place", "project", "document", "event"]


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

    `heading`, `paragraph`, `remove`: the line of the source that reads `text` is a heading of `level`, is no heading,
    is taken out of the running text. `not_entity`, `not_term`: `text` names none, in `source` or, where that is
    None, anywhere. White space does not count in comparing `text`.
    """

    action: Literal["heading", "paragraph", "remove", "not_entity", "not_term"]
    text: str
    source: str | None = None
    level: int | None = None
    reason: str | None = None
    where: str = "registry"


@dataclass(frozen=True, slots=True)
class Registry:
    """All human decisions of a collection; empty where there are none."""

    entities: tuple[RegisteredEntity, ...] = ()
    terms: tuple[RegisteredTerm, ...] = ()
    corrections: tuple[Correction, ...] = ()
