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

NEWNESS = 4000.0
"""Words that a story would have to hold for it to say, at its beginning, as much old as new."""
DISCOUNT = 0.7
"""Of each word's count: what goes over to words not yet said. Chinese text finds new pairs for ever."""
SHARED = 0.12
"""Of a word's rate on the page: the part that it has with every story there (a town's name tells none apart)."""
LINE = 45
"""Words of a line. A paragraph in one line repeats itself: its words tell less each, by the root of their number."""
TEMPER = 0.5
"""Characters and the pairs that hold them tell the same thing twice: what they tell counts that much."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a story has said so far."""

    counts: dict[str, int] = field(default_factory=dict)
    total: int = 0

    def and_then(self, words: Sequence[str]) -> Said:
        counts = self.counts.copy()
        for word in words:
            counts[word] = counts.get(word, 0) + 1
        return Said(counts, self.total + len(words))


class Likeness:
    """The words of a page's lines, each with its rate."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.words = [_words(line.squeezed) for line in lines]
        counts = Counter(word for words in self.words for word in words)
        singles = sum(count for word, count in counts.items() if len(word) == 1) or 1
        pairs = sum(count for word, count in counts.items() if len(word) == 2) or 1
        self._rate = {
            word: SHARED * (count - 1) / (singles if len(word) == 1 else pairs) + rate(word)
            for word, count in counts.items()
        }

    def nats(self, i: int, said: Said) -> float:
        """Nats by which line `i` is likelier after what its story has said than anywhere."""
        if not said.total:
            return 0.0
        room = NEWNESS + DISCOUNT * len(said.counts)
        words, counts, rates = self.words[i], said.counts, self._rate
        found = len(words) * math.log(room / (said.total + NEWNESS))
        for word in words:
            count = counts.get(word)
            if count:
                found += math.log(1 + (count - DISCOUNT) / (rates[word] * room))
        return TEMPER * min(1.0, math.sqrt(LINE / len(words))) * found if words else 0.0

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
