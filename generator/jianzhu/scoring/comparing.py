"""How two strings, sets and groupings are compared: `“三资” 运作` and `三资运作` are one, 1.86 亿元 is 18600 万元.

A Tally counts what was right among what was said and what was wanted; precision, recall and F1 follow from it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

ALIKE = 0.9
"""Share of common characters from which two titles or headings are one."""
_DROPPED = re.compile("[\\s\u200b\ufeff“”\"'‘’「」『』《》〈〉【】]+")
_FOLDED = str.maketrans("（），：；％！？．—–", "(),:;%!?.--")
_SCALES = {"百": 100.0, "千": 1_000.0, "万": 10_000.0, "亿": 100_000_000.0}


@dataclass(frozen=True, slots=True)
class Tally:
    """Of `said` answers and `wanted` ones, how many were right, each side counted by itself."""

    right: int
    said: int
    wanted: int
    confirmed: int | None = None
    """How many of those said were right, where several may answer one that is wanted."""

    def __add__(self, other: Tally) -> Tally:
        confirmed = None
        if self.confirmed is not None and other.confirmed is not None:
            confirmed = self.confirmed + other.confirmed
        return Tally(self.right + other.right, self.said + other.said, self.wanted + other.wanted, confirmed)

    @property
    def precision(self) -> float:
        right = self.right if self.confirmed is None else self.confirmed
        return right / self.said if self.said else float(not self.wanted)

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


def plain(text: object) -> str:
    """A string without white space and quotation marks, full-width signs as half-width ones."""
    return _DROPPED.sub("", str(text or "")).translate(_FOLDED)


def alike(a: object, b: object) -> float:
    """How much two strings have in common, 0 to 1; 1 where the shorter is part of the other and at least half of it."""
    first, second = sorted((plain(a), plain(b)), key=len)
    if not first or not second:
        return float(first == second)
    if first in second and 2 * len(first) >= len(second):
        return 1.0
    blocks = SequenceMatcher(None, plain(a), plain(b), autojunk=False).get_matching_blocks()
    return 2 * sum(block.size for block in blocks) / (len(first) + len(second))


def grouped_alike(members: Sequence[tuple[Hashable, Hashable]]) -> float:
    """B-cubed F1 of two groupings of the same members, each given as (group here, group there)."""
    if not members:
        return 0.0
    here, there, both = Counter(h for h, _ in members), Counter(t for _, t in members), Counter(members)
    precision = sum(both[m] / here[m[0]] for m in members) / len(members)
    recall = sum(both[m] / there[m[1]] for m in members) / len(members)
    return 2 * precision * recall / (precision + recall)


def same_term(a: str, b: str) -> bool:
    """Whether two terms are equal, or one holds the other and is at most two characters longer."""
    return a == b or ((a in b or b in a) and abs(len(a) - len(b)) <= 2)


def quantity(value: object, unit: object) -> tuple[tuple[float, ...], str]:
    """A value or range in the unit without its multiplier: 1.86 亿元 → ((186000000.0,), 元)."""
    name, scale = plain(unit).lstrip("多余"), 1.0
    while len(name) > 1 and name[0] in _SCALES:
        scale, name = scale * _SCALES[name[0]], name[1:]
    numbers: Iterable[object] = value if isinstance(value, list | tuple) else (value,)
    return tuple(round(float(str(n)) * scale, 6) for n in numbers if n is not None), name


def same_period(a: str | None, b: str | None) -> bool:
    """Whether two periods are equal or begin with the same date: 2023-07 and 2023-07/2023-12."""
    return a == b or bool(a and b and a.split("/")[0] == b.split("/")[0])
