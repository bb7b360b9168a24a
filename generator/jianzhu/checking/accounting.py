"""Nothing vanishes: each non-space character of a source is in exactly one article or in the list of removals.

source `甲乙丙`, article of `甲`, removal of `丙`   →   `lost 1 character: 乙`
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from jianzhu.model import INSERTED, Finding, Restored

LONGEST_LIST = 5
"""Places shown a source: a stage that goes wrong does so in many, and the first ones tell why."""
SHOWN = 20
"""Characters of a place that a message shows."""


def accounting(restored: Restored) -> tuple[Finding, ...]:
    """What a restored source has lost, has twice or has from nowhere. Linear in the text."""
    whole = restored.source.text
    owner = array("l", bytes(array("l").itemsize * len(whole)))
    twice = array("b", bytes(len(whole)))
    outside = 0
    read = restored.read_as()
    other = array("b", bytes(len(whole)))

    def claim(offset: int, who: int) -> None:
        nonlocal outside
        if not 0 <= offset < len(whole):
            outside += 1
        elif owner[offset] not in (0, who):
            twice[offset] = 1
        else:
            owner[offset] = who

    for number, article in enumerate(restored.articles, 1):
        for passage in article.passages():
            for offset, char in zip(passage.text.offsets, passage.text.chars, strict=True):
                if offset == INSERTED:
                    continue
                claim(offset, number)
                if 0 <= offset < len(whole) and char != whole[offset] and char != read.get(offset):
                    other[offset] = 1
    for number, removal in enumerate(restored.removals, 1):
        for offset in range(removal.span.start, removal.span.end):
            claim(offset, -number)

    name = restored.source.name
    lost = (not owner[k] and not char.isspace() for k, char in enumerate(whole))
    doubled = (bool(twice[k]) and not char.isspace() for k, char in enumerate(whole))
    changed = (bool(other[k]) for k in range(len(whole)))
    found = [
        *_listed(name, whole, lost, "in no article and not in the list of what was removed"),
        *_listed(name, whole, doubled, "in two articles, or in one and in the list of what was removed"),
        *_listed(name, whole, changed, "other ones in the reading text, and no repair says so"),
    ]
    if outside:
        found.append(Finding(name, f"{outside} characters of its articles have places outside of the file"))
    return tuple(found)


def _listed(name: str, whole: str, wrong: Iterator[bool], words: str) -> list[Finding]:
    runs: list[list[int]] = []
    for k, bad in enumerate(wrong):
        if not bad:
            continue
        if runs and not whole[runs[-1][1] : k].strip():
            runs[-1][1] = k + 1
        else:
            runs.append([k, k + 1])
    found, line, at = [], 1, 0
    for start, end in runs[:LONGEST_LIST]:
        line, at = line + whole.count("\n", at, start), start
        piece = "".join(whole[start:end].split())
        shown = piece if len(piece) <= SHOWN else f"{piece[:SHOWN]}…"
        found.append(Finding(f"{name}:{line}", f"characters [{start}, {end}) are {words}: {shown}"))
    if len(runs) > LONGEST_LIST:
        found.append(Finding(name, f"{len(runs) - LONGEST_LIST} more places are {words}"))
    return found
