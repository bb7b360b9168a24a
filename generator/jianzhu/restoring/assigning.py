"""Which headline goes to which body: the pairs whose scores have the best sum, and how far the next best is behind.

scores (0, 0): 4.0, (0, 1): 1.0, (1, 0): 3.5, (1, 1): 3.0   →   {0: 0, 1: 1}, 2.5 ahead of the two exchanged
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

_LEAST_GAIN = 1e-9
"""By which a sum grows where it grows at all, rounding left out."""


class Assignment:
    """Bodies and headlines in pairs, each in at most one: the best pairs first, then exchanges while the sum grows."""

    def __init__(self, scores: Mapping[tuple[int, int], float]) -> None:
        """`scores`: (body, headline) → how well they go together; a pair that may not be is left out."""
        self._scores = scores
        self._heads: dict[int, list[int]] = defaultdict(list)
        self._bodies: dict[int, list[int]] = defaultdict(list)
        for body, head in scores:
            self._heads[body].append(head)
            self._bodies[head].append(body)
        self.headline: dict[int, int] = {}
        """Of each body that has one."""
        self._owner: dict[int, int] = {}
        for body, head in sorted(scores, key=lambda pair: (-scores[pair], pair)):
            if body not in self.headline and head not in self._owner:
                self.headline[body], self._owner[head] = head, body
        while sum(self._improve(body) for body in sorted(self.headline)):
            continue

    def margin(self, body: int) -> float:
        """By how much the sum falls where the body's headline is another's; infinite where nothing else may be."""
        head = self.headline[body]
        without = [self._scores[b, head] for b in self._bodies[head] if b not in self.headline]
        return min([-self._best_exchange(body)[1], *(self._scores[body, head] - score for score in without)])

    def _improve(self, body: int) -> bool:
        head, gain = self._best_exchange(body)
        if gain < _LEAST_GAIN:
            return False
        own, other = self.headline[body], self._owner.pop(head, None)
        del self._owner[own]
        self.headline[body], self._owner[head] = head, body
        if other is not None:
            self.headline[other], self._owner[own] = own, other
        return True

    def _best_exchange(self, body: int) -> tuple[int, float]:
        """The best other headline for a body, free or in exchange with its owner, and what the sum gains."""
        own = self.headline[body]
        best, most = own, float("-inf")
        for head in self._heads[body]:
            other = self._owner.get(head)
            if head == own or (other is not None and (other, own) not in self._scores):
                continue
            gain = self._scores[body, head] - self._scores[body, own]
            if other is not None:
                gain += self._scores[other, own] - self._scores[other, head]
            if gain > most:
                best, most = head, gain
        return best, most
