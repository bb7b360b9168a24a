"""Whose office a title without a name is: 公司董事长, 市长.

    甲公司投产。公司董事长李明说   →   甲公司
    市长李明，in a text about 乙市   →   乙市

A noun that stands for a body (公司, 合作社, 村; the rows `stand-in` of lexicon/fact_cues.tsv) means the only body with
such a tail that the passage has named before, or one of the passages right before it. A level (市长, 县委书记) means
the place of that level that the article names most, by far, or else its source does.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from jianzhu.lexicon import column, derived, table
from jianzhu.linking.facts.outlines import Outline
from jianzhu.linking.facts.standing import alone
from jianzhu.model import Entity

BY_FAR = 2
"""Times that the place a title means is named as often as the next of its level."""
REACH = 3
"""Passages back in which a body may be named that a noun stands for."""
_LEVELS = {
    "省": re.compile("(?:省|自治区)$"),
    "市": re.compile("市$"),
    "州": re.compile("(?:自治州|盟)$"),
    "县": re.compile("(?:县|自治旗|旗)$"),
    "区": re.compile("(?<![发园山景社新校街片])区$"),
    "镇": re.compile("镇$"),
    "乡": re.compile("乡$"),
}
_LEVEL = re.compile(f"(?:常务)?副?([{''.join(_LEVELS)}])(?:长|委|领导|人大|政协|政府)")


@derived()
def stand_ins() -> tuple[str, ...]:
    """The nouns that stand for a body before an office, the longest first."""
    return tuple(sorted(_tails(), key=lambda word: (-len(word), word)))


@derived()
def _tails() -> dict[str, re.Pattern[str]]:
    """By noun, what the name of the body that it means ends with."""
    named = {row["word"]: row["tails"] for row in table("anaphors")}
    words = [row["form"] for row in table("fact_cues") if row["kind"] == "stand-in"]
    return {word: re.compile(f"(?:{named.get(word, word)})$") for word in words}


class Holders:
    """The places that titles with a level can belong to.

    A place is named in what is called after it as well: 甲市第六届人民代表大会第二次会议.
    """

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._places = alone(entity for entity in entities if entity.type == "place")
        self._counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for entity in entities:
            name = self._begins(entity.name)
            for level in (level for level, tail in _LEVELS.items() if tail.search(name)):
                for mention in entity.mentions:
                    for within in (mention.at.article, mention.at.source):
                        self._counts[within, level][name] += 1

    def _begins(self, name: str) -> str:
        """The place that a name is or begins with; empty where there is none."""
        return next((name[:end] for end in range(len(name), 1, -1) if name[:end] in self._places), "")

    def of_level(self, title: str, article: str, source: str) -> Entity | None:
        """The place that a title with a level belongs to: 副市长 → the city that the article is about."""
        match = _LEVEL.match(title)
        if not match:
            return None
        for within in (article, source):
            most = self._counts[within, match[1]].most_common(2)
            if most and most[0][1] >= BY_FAR * sum(count for _, count in most[1:]):
                return self._places[most[0][0]]
        return None


def stand_in(title: str) -> str:
    """The noun at a title's beginning that stands for a body: 公司董事长 → 公司; empty where there is none."""
    return next((word for word in stand_ins() if title.startswith(word)), "")


def meant(noun: str, before: int, outline: Outline, earlier: Sequence[Outline]) -> Entity | None:
    """What a noun before an office stands for; None where that isn't sure.

    `before` is where it stands in the outline's text, `earlier` are the article's outlines before it. A company might
    be meant whose name doesn't say that it is one, where that is nearer: 甲公司和乙家居签约。公司董事长…
    """
    tail = _tails()[noun]
    for seen in _named(before, outline, earlier):
        fitting = {entity.id: entity for entity in seen if tail.search(entity.name)}
        if fitting:
            [only, *others] = fitting.values()
            last = next((e for e in reversed(seen) if e.type == "organization"), only)
            sure = not others and (last == only or noun not in column("anaphors", "word"))
            return only if sure else None
    return None


def _named(before: int, outline: Outline, earlier: Sequence[Outline]) -> Iterator[list[Entity]]:
    """What is named in the passage before the title, then in each passage before it, the nearest first."""
    yield [entity for at, entity in outline.entities.items() if at < before]
    for one in reversed(earlier[-REACH:]):
        yield list(one.entities.values())
