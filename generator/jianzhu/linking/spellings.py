"""One name in several spellings: `甲市 “十四五”规划`, `甲市“十四五”规划`; 甲市人民政府办公室, 甲市政府办公室.

`plain` takes the white space out of a name, `spelling` what else may differ between two names of one thing; the words
are rows of lexicon/same_words.tsv.
"""

from __future__ import annotations

import re

from jianzhu.lexicon import derived, table
from jianzhu.model import EntityType

_IDLE_SPACE = re.compile(r"(?<![0-9A-Za-z])\s+|\s+(?![0-9A-Za-z])")
_QUOTES = dict.fromkeys(map(ord, "“”‘’「」『』〈〉"))
_TERM = re.compile(r"[（(](?:\d{4}年?[—–~至-]+\d{4}年?|试行)[）)]$")
"""What is often left out behind the name of a plan or rule: its years, that it is on trial."""


def plain(name: str) -> str:
    """The name without the spaces that only setting has put there: those between Latin words stay."""
    return _IDLE_SPACE.sub("", name)


def spelling(kind: EntityType, name: str) -> str:
    """What two spellings of one name have in common."""
    found = _common(name.translate(_QUOTES))
    return _TERM.sub("", found).replace("的", "") if kind == "document" else found


@derived(65536)
def _common(name: str) -> str:
    for row in table("same_words"):
        name = name.replace(row["word"], row["same"])
    return name


def apart(one: str, other: str) -> bool:
    """Whether names of one spelling say that they are two things: plans for other years."""
    terms = {match[0] for name in (one, other) if (match := _TERM.search(name))}
    return len(terms) > 1


def full(name: str) -> bool:
    """Whether the name says which of several plans or rules it is."""
    return bool(_TERM.search(name))
