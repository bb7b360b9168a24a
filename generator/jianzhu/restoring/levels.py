"""Heads of sections by their numbers: which rank each has, and how deep each stands in its article.

第三节 经营情况      level 2
一、主要业务         level 3: the rank below, whichever ranks the text leaves out
（一）种植           level 4
二、重大事项         level 3

A head without a number stands above the numbers that begin again below it, and inside of a series that counts on.
The numbers are in `lexicon/section_numbers.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jianzhu.lexicon import table
from jianzhu.model import DEEPEST

UNMARKED = 0
"""Place of a head that has neither a number nor a mark."""
SECTIONS = 10
"""Above the places of Markdown's heads, 1 to 6: a section that is numbered with rank 1 has 12."""
IN_BRACKETS = 10
"""What a head in 【】 has above SECTIONS."""
TABLE_NAME = 30
"""Place of a table's name that has lost its table."""


@dataclass(frozen=True, slots=True)
class _Number:
    rank: int
    pattern: re.Pattern[str]
    first: re.Pattern[str]


@cache
def _numbers() -> tuple[_Number, ...]:
    rows = table("section_numbers")
    return tuple(_Number(int(r["rank"]), re.compile(r["pattern"]), re.compile(r["first"])) for r in rows)


def rank(chars: str) -> int:
    """Of the number that a line, white space left out, begins with: 1 for 第一编, …; 0 where it has none."""
    return next((number.rank for number in _numbers() if number.pattern.match(chars)), 0)


def _is_first(chars: str) -> bool:
    squeezed = "".join(chars.split())
    return any(number.first.match(squeezed) for number in _numbers())


def levels(heads: Sequence[tuple[int, str]]) -> list[int]:
    """The level, 2 to 6, of each head of an article in its order; `heads`: (place, text).

    A place is UNMARKED, Markdown's level, SECTIONS and more, or TABLE_NAME: the greater, the deeper.
    """
    places = _with_unmarked(heads)
    above: list[float] = []
    found: list[int] = []
    for place in places:
        while above and above[-1] >= place:
            above.pop()
        above.append(place)
        found.append(min(DEEPEST, 1 + len(above)))
    return found


def _with_unmarked(heads: Sequence[tuple[int, str]]) -> list[float]:
    """The heads' places, those without a number put between the numbered ones beside them."""
    places = [float(place) for place, _ in heads]
    numbered = [k for k, (place, _) in enumerate(heads) if SECTIONS < place < SECTIONS + IN_BRACKETS]
    last: float = UNMARKED
    for k, (place, _) in enumerate(heads):
        if place != UNMARKED or not numbered:
            continue
        before = max((j for j in numbered if j < k), default=None)
        after = min((j for j in numbered if j > k), default=None)
        if after is not None:
            begins = _is_first(heads[after][1])
            if begins:
                last = places[after] - (0.5 if before is not None else 0.0)
            else:
                last = places[after if before is None else before] + 0.5
        places[k] = last
    return places
