"""The table of what names end in, lexicon/name_tails.tsv: `虹桥智造产业园` → 产业园, a project's, of a proper stem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jianzhu.lexicon import derived, table
from jianzhu.model import EntityType


@dataclass(frozen=True, slots=True)
class Tail:
    text: str
    type: EntityType
    strength: str
    least: int


@derived()
def _tails() -> dict[str, Tail]:
    return {
        row["tail"]: Tail(row["tail"], row["type"], row["strength"], int(row["least"]))  # type: ignore[arg-type]
        for row in table("name_tails")
    }


@derived()
def _by_first() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """Where a tail can begin, and the tails by their first character, the longest first."""
    tree: dict[str, list[str]] = {}
    for tail in _tails():
        tree.setdefault(tail[0], []).append(tail)
    ordered = {first: tuple(sorted(tails, key=lambda t: (-len(t), t))) for first, tails in tree.items()}
    return re.compile("[" + "".join(sorted(map(re.escape, ordered))) + "]"), ordered


def tails_in(text: str) -> Iterator[tuple[int, Tail]]:
    """Each place where a tail stands, with the longest that stands there."""
    pattern, tails = _by_first()
    for match in pattern.finditer(text):
        at = match.start()
        for tail in tails[match.group()]:
            if text.startswith(tail, at):
                yield at, _tails()[tail]
                break


def tail_of(text: str) -> str | None:
    """The longest tail of the table that `text` ends in."""
    return next((text[k:] for k in range(len(text)) if text[k:] in _tails()), None)


def type_of(tail: str) -> EntityType:
    """What a name that ends in `tail` of the table is."""
    return _tails()[tail].type
