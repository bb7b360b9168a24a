"""Who holds which office where: `甲集团党委书记、董事长李明` → office 党委书记、董事长 of 李明, at 甲集团.

The office stands before the name, after it in a bracket or between commas, or behind 任. What stands before the name
counts where it begins with a body's or a place's name (a part of it may come between: 甲集团财务部负责人), or at a
break; a title that other words lead up to (老总经理) is left alone. `titles` tells whose 市长 and 公司董事长 they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jianzhu.lexicon import derived, table
from jianzhu.linking.facts.outlines import SIGNS, Outline, Statement
from jianzhu.linking.facts.titles import Holders, meant, stand_in, stand_ins
from jianzhu.model import Entity
from jianzhu.segmentation import words

_PERSON, _PLACE = SIGNS["person"], SIGNS["place"]
_BODY = f"[{SIGNS['organization']}{SIGNS['place']}{SIGNS['project']}]"
_SIGNS = "\ue000-\ue005"
_BREAK = r"(?:^|(?<=[，。；！？：、（）“”——的]))"
_PART_LENGTH = 12
"""Characters that the part of a body may have before its tail: 甲集团|改革发展部|负责人."""


def _either(rows: Iterator[str]) -> str:
    return "|".join(sorted(map(re.escape, rows), key=lambda w: (-len(w), w)))


@derived()
def _offices() -> str:
    return _either(row["word"] for row in table("offices") if row["kind"] == "office")


def _cues(kind: str) -> str:
    return _either(row["form"] for row in table("fact_cues") if row["kind"] == kind)


@derived()
def _unit() -> str:
    """One office, with what may stand before it."""
    return f"(?:{_cues('modifier')})*(?:{_offices()})"


@derived()
def _part() -> str:
    """A part of a body, between its name and the office: 改革发展部."""
    within = rf"[^，。；：、！？“”（）《》的在对向将把被从到由为是了说\s{_SIGNS}]"
    return f"(?:{within}{{2,{_PART_LENGTH}}}?(?:{_cues('part')}))"


@derived()
def _chain() -> str:
    """Offices one after another: 甲市委常委、乙委主任兼乙院院长."""
    one = f"(?:(?:{_PLACE}的|{_BODY}){_part()}?)?{_unit()}"
    return f"{one}(?:(?:、|兼|，兼|暨){one})*"


@derived()
def _title() -> re.Pattern[str]:
    """Offices at one body, the first in a part of it: 财务部部长、总会计师."""
    return re.compile(f"{_part()}?{_unit()}(?:(?:、|兼|，兼|暨){_unit()})*")


@derived()
def _before() -> re.Pattern[str]:
    meant_one = f"(?<![子本分总])(?:{_either(iter(stand_ins()))}){_title().pattern}"
    return re.compile(
        f"(?P<once>{_cues('former')})?(?:{_PLACE})*?"
        f"(?P<chain>(?:(?={_BODY})|{_BREAK}|(?<=任)){_chain()}|(?:{_BREAK}|(?<=[在由向对和与跟])){meant_one})的?{_PERSON}"
    )


@derived()
def _after() -> re.Pattern[str]:
    """Behind the name: 李明任甲集团董事长。 李明（甲集团董事长） 李明，甲集团董事长，"""
    return re.compile(
        f"{_PERSON}(?:(?P<once>{_cues('former')})|(?:现|时|出|担|兼)?任|当选为?|是|[，（(])"
        f"(?P<chain>(?:现任|时任|原)?(?={_BODY}){_chain()})(?=[，。；）)]|$)"
    )


@derived()
def _several() -> re.Pattern[str]:
    """Several people under one title: 市领导甲、乙、丙."""
    groups = _either(row["word"] for row in table("offices") if row["kind"] == "group")
    return re.compile(f"{_BREAK}(?P<chain>{groups}){_PERSON}(?:、{_PERSON})*")


_HONORIFIC_LENGTH = 2
"""Characters from which a title behind a name is one: 李明市长."""


@derived()
def _behind() -> re.Pattern[str]:
    titles = (row["word"] for row in table("offices") if row["kind"] == "honorific")
    offices = set(_offices().split("|"))
    return re.compile(
        f"{_PERSON}(?P<chain>{_either(t for t in titles if t in offices and len(t) >= _HONORIFIC_LENGTH)})"
    )


def offices(outline: Outline, earlier: Sequence[Outline], holders: Holders) -> Iterator[Statement]:
    """The offices that the passage gives to people by name; `earlier` are the article's outlines before it."""
    text = outline.text
    if _PERSON not in text:
        return
    found: list[tuple[Entity, re.Match[str]]] = []
    for match in _before().finditer(text):
        found.append((outline.entities[match.end() - 1], match))
    for match in _after().finditer(text):
        found.append((outline.entities[match.start()], match))
    for match in _behind().finditer(text):
        if _ends_word(outline, match.end()):
            found.append((outline.entities[match.start()], match))
    for match in _several().finditer(text):
        found += [(outline.entities[k], match) for k in range(match.end("chain"), match.end()) if text[k] == _PERSON]
    for person, match in found:
        for body, title, start in _held(outline, match):
            noun = "" if body else stand_in(title)
            if noun and _title().fullmatch(title, len(noun)):
                body = meant(noun, start, outline, earlier)
                title = title.removeprefix(noun) if body else title
            once = match.groupdict().get("once") or ""
            body = body or holders.of_level(title, outline.article.id, outline.source.name)
            yield Statement("office", person, once + title, body, "text", outline.at(*match.span()))


def _held(outline: Outline, match: re.Match[str]) -> Iterator[tuple[Entity | None, str, int]]:
    """Each body of a chain of offices, its offices and where they begin.

    甲市委书记、乙委主任 → 书记 at 甲市委, 主任 at 乙委
    """
    start, end = match.span("chain")
    starts = [start, *(k for k in range(start + 1, end) if k in outline.entities)]
    for a, b in zip(starts, [*starts[1:], end], strict=True):
        body = outline.entities.get(a)
        first = a + 1 if body else a
        last = b
        while last > first and outline.text[last - 1] in "、，兼暨":
            last -= 1
        while last > first and outline.text[first] == "的":
            first += 1
        if last > first:
            yield body, outline.words(first, last), first


def _ends_word(outline: Outline, at: int) -> bool:
    """Whether a word ends before character `at`: 李明市长|调研, but not 李明书记|员."""
    begin = max(0, at - 4)
    ahead = outline.text[begin : at + 4]
    return at == len(outline.text) or any(word.end == at - begin for word in words(ahead))
