"""Words at which names stop, and what else lexicon/name_limits.tsv says of words around names: 位于 stops one."""

from __future__ import annotations

import re

from jianzhu.lexicon import derived, table
from jianzhu.segmentation import Word, frequency

EVERYDAY = 100
"""Occurrences in jieba's corpus from which a proper-looking word may be an everyday one."""
PHRASE = 300
"""Occurrences from which a phrase of the dictionary is one of the running text (充分发挥), not of names (再生资源)."""


@derived()
def _roles() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("name_limits"):
        found.setdefault(row["role"], set()).add(row["word"])
    return {role: frozenset(ws) for role, ws in found.items()}


def role_of(word: str, role: str) -> bool:
    """Whether lexicon/name_limits.tsv gives `word` that role."""
    return word in _roles().get(role, frozenset())


@derived()
def cuts() -> re.Pattern[str]:
    """Characters after which a name begins, however the dictionary splits them."""
    found = sorted(_roles().get("cut", ()), key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, found)) or "(?!)")


def is_stop(word: Word) -> bool:
    """Whether no name goes on across `word`."""
    if role_of(word.text, "inner") or role_of(word.text, "generic"):
        return False
    if role_of(word.text, "stop"):
        return True
    if len(word.text) == 1:
        return word.tag in ("p", "c", "r", "ul", "uj", "uz", "ug", "y") and word.text not in "华同和沿根替靶任诸吾己厥"
    if word.tag in ("i", "l") and len(word.text) >= 4:
        return word.tag == "i" or frequency(word.text) >= PHRASE
    return word.tag in ("v", "vd", "d", "c", "p", "r", "ad", "vi") and frequency(word.text) >= EVERYDAY
