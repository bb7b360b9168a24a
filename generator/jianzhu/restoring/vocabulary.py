"""Which pairs of characters a page's pieces use, and how telling each is there: `老渠通水` → 老渠, 渠通, 通水."""

from __future__ import annotations

import math
import re
from collections import Counter

from jianzhu.restoring.pieces import Unit

_TOKEN = re.compile(r"[\u3400-\u9fff]+|[A-Za-z]+|\d+(?:\.\d+)?")


class Vocabulary:
    """Which pairs of characters a text uses, and how telling each is on this page."""

    def __init__(self, units: list[Unit]) -> None:
        texts = [u for u in units if u.kind in ("paragraph", "head", "section", "caption")]
        self._known = {id(u): self._pairs(u.chars) for u in texts}
        counts = Counter(pair for pairs in self._known.values() for pair in pairs)
        total = len(texts) + 1
        self._weight = {pair: math.log(1 + total / count) for pair, count in counts.items()}

    @staticmethod
    def _pairs(chars: str) -> frozenset[str]:
        found: set[str] = set()
        for token in _TOKEN.findall("".join(chars.split())):
            if token[0] > "\u3000":
                found.update(token[k : k + 2] for k in range(len(token) - 1))
            else:
                found.add(token)
        return frozenset(found)

    def of(self, units: list[Unit]) -> frozenset[str]:
        return (
            frozenset().union(*(self._known.get(id(u)) or self._pairs(u.chars) for u in units))
            if units
            else frozenset()
        )

    def coverage(self, wanted: frozenset[str], held: frozenset[str]) -> float:
        """How much of `wanted`, by weight, `held` holds: 0 to 1."""
        total = sum(self._weight.get(p, 1.0) for p in wanted)
        return sum(self._weight.get(p, 1.0) for p in wanted & held) / total if total else 0.0
