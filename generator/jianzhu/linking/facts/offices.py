"""Who holds which office where: `甲集团党委书记、董事长李明` → office 党委书记、董事长 of 李明, at 甲集团.

The office stands before the name, after it in a bracket or between commas, or behind 任. What stands before the name
counts where it begins with a body's or a place's name, or at a break; a title that other words lead up to (老总经理) is
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.lexicon import derived, table
from jianzhu.linking.facts.outlines import SIGNS, Outline, Statement
from jianzhu.model import Entity
from jianzhu.segmentation import words

_PERSON, _BODY = SIGNS["person"], f"[{SIGNS['organization']}{SIGNS['place']}]"
_BREAK = r"(?:^|(?<=[，。；！？：、（）“”——]))"


def _either(rows: Iterator[str]) -> str:
    return "|".join(sorted(map(re.escape, rows), key=lambda w: (-len(w), w)))


@derived()
def _offices() -> str:
    return _either(row["word"] for row in table("offices") if row["kind"] == "office")


@derived()
def _unit() -> str:
    """One office, with what may stand before it."""
    modifiers = _either(row["form"] for row in table("fact_cues") if row["kind"] == "modifier")
    return f"(?:{modifiers})*(?:{_offices()})"


@derived()
def _chain() -> str:
    """Offices one after another: 甲市委常委、乙委主任兼乙院院长."""
    one = f"{_BODY}?{_unit()}"
    return f"{one}(?:(?:、|兼|，兼|暨){one})*"


@derived()
def _before() -> re.Pattern[str]:
    return re.compile(f"(?P<chain>(?:(?={_BODY})|{_BREAK}){_chain()}){_PERSON}")


@derived()
def _after() -> re.Pattern[str]:
    """Behind the name: 李明任甲集团董事长。 李明（甲集团董事长） 李明，甲集团董事长，"""
    return re.compile(
        f"{_PERSON}(?:(?:现|时|曾|出|担|兼)?任|当选为?|是|[，（(])"
        f"(?P<chain>(?:现任|时任|原)?(?={_BODY}){_chain()})(?=[，。；）)]|$)"
    )


_HONORIFIC_LENGTH = 2
"""Characters from which a title behind a name is one: 李明市长."""


@derived()
def _behind() -> re.Pattern[str]:
    titles = (row["word"] for row in table("offices") if row["kind"] == "honorific")
    offices = set(_offices().split("|"))
    return re.compile(
        f"{_PERSON}(?P<chain>{_either(t for t in titles if t in offices and len(t) >= _HONORIFIC_LENGTH)})"
    )


def offices(outline: Outline) -> Iterator[Statement]:
    """The offices that the passage gives to people by name."""
    text = outline.text
    if _PERSON not in text:
        return
    for match in _before().finditer(text):
        yield from _held(outline, outline.entities[match.end() - 1], match)
    for match in _after().finditer(text):
        yield from _held(outline, outline.entities[match.start()], match)
    for match in _behind().finditer(text):
        if _ends_word(outline, match.end()):
            yield from _held(outline, outline.entities[match.start()], match)


def _held(outline: Outline, person: Entity, match: re.Match[str]) -> Iterator[Statement]:
    """A statement for each body of a chain of offices: 甲市委书记、乙委主任 → 书记 at 甲市委, 主任 at 乙委."""
    start, end = match.span("chain")
    starts = [start, *(k for k in range(start + 1, end) if k in outline.entities)]
    for a, b in zip(starts, [*starts[1:], end], strict=True):
        body = outline.entities.get(a)
        first = a + 1 if body else a
        last = b
        while last > first and outline.text[last - 1] in "、，兼暨":
            last -= 1
        if last > first:
            at = outline.at(*match.span())
            yield Statement("office", person, outline.words(first, last), body, "text", at)


def _ends_word(outline: Outline, at: int) -> bool:
    """Whether a word ends before character `at`: 李明市长|调研, but not 李明书记|员."""
    begin = max(0, at - 4)
    ahead = outline.text[begin : at + 4]
    return at == len(outline.text) or any(word.end == at - begin for word in words(ahead))
