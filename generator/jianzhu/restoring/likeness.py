"""How well a story's words foretell a line: …守塔人把灯擦亮 is likelier in the story that has said 守塔 and 灯 before.

A line's words are its characters and its pairs of neighbouring characters. A story that has said one says it again far
more often than the language does; how often a story of its length says something new is known as well. Both together
give the nats by which a line is likelier in the story than in any text at all.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from jianzhu.restoring.lines import Line, is_han
from jianzhu.segmentation import rate


@dataclass(frozen=True, slots=True)
class _Manner:
    """How stories repeat words of one length."""

    newness: float
    """Words that a story would have to hold for it to say, at its beginning, as much old as new."""
    discount: float
    """Of each word's count: what goes over to words not yet said. Chinese text finds new pairs for ever."""
    shared: float
    """Of a word's rate on the page: the part that it has with every story there (a town's name tells none apart)."""
    temper: float
    """What a word tells counts that much: characters and the pairs that hold them tell the same thing twice."""


_MANNERS = (_Manner(75.0, 0.73, 0.1, 0.37), _Manner(1800.0, 0.87, 0.13, 0.15))
"""Of characters, of pairs."""
LINE = 45
"""Words of a line. A paragraph in one line repeats itself: its words tell less each, by the root of their number."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a story has said so far."""

    counts: dict[str, int] = field(default_factory=dict)
    totals: tuple[int, int] = (0, 0)
    """Characters, pairs."""
    different: tuple[int, int] = (0, 0)
    """The same, each once."""

    @property
    def total(self) -> int:
        return self.totals[0] + self.totals[1]

    def and_then(self, words: Sequence[str]) -> Said:
        counts = self.counts.copy()
        totals, different = list(self.totals), list(self.different)
        for word in words:
            before = counts.get(word, 0)
            size = len(word) - 1
            counts[word] = before + 1
            totals[size] += 1
            different[size] += not before
        return Said(counts, (totals[0], totals[1]), (different[0], different[1]))


class Likeness:
    """The words of a page's lines, each with its rate."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.words = [_words(line.squeezed) for line in lines]
        counts = Counter(word for words in self.words for word in words)
        held = Counter(len(word) - 1 for word in counts.elements())
        self._rate = {
            word: _MANNERS[len(word) - 1].shared * (count - 1) / held[len(word) - 1] + rate(word)
            for word, count in counts.items()
        }
        self._sizes = [Counter(len(word) - 1 for word in words) for words in self.words]

    def nats(self, i: int, said: Said) -> float:
        """Nats by which line `i` is likelier after what its story has said than anywhere."""
        words, counts, rates = self.words[i], said.counts, self._rate
        if not said.total or not words:
            return 0.0
        rooms, found = [], 0.0
        for size, manner in enumerate(_MANNERS):
            room = manner.newness + manner.discount * said.different[size]
            rooms.append(room)
            found += manner.temper * self._sizes[i][size] * math.log(room / (said.totals[size] + manner.newness))
        for word in words:
            count = counts.get(word)
            if count:
                size = len(word) - 1
                manner = _MANNERS[size]
                found += manner.temper * math.log(1 + (count - manner.discount) / (rates[word] * rooms[size]))
        return min(1.0, math.sqrt(LINE / len(words))) * found

    def coverage(self, wanted: Sequence[int], said: Said) -> float:
        """How much of what the lines `wanted` say, rare words before common ones, the story says: 0 to 1."""
        words = {word for i in wanted for word in self.words[i]}
        weights = {word: -math.log(self._rate[word]) for word in sorted(words)}
        total = sum(weights.values())
        return sum(weight for word, weight in weights.items() if word in said.counts) / total if total else 0.0


def _words(chars: str) -> tuple[str, ...]:
    """The different characters and pairs of neighbouring characters of a line, punctuation left out."""
    pairs = [chars[k : k + 2] for k in range(len(chars) - 1) if chars[k : k + 2].isalnum()]
    return tuple(dict.fromkeys([*pairs, *(c for c in chars if is_han(c))]))
