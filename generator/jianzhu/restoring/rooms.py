"""What the room left at a line's end tells: a line that had room for the next one's first word was ended on purpose.

水渠一直修到田边，村里人    full: the next line may go on
今年不再等雨              room for six characters: a paragraph's last line

How much it tells is read from the page itself: where lines in mid-sentence end unevenly, little.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping

from jianzhu.restoring.weights import weights

ROOM = (0, 2, 3, 5)
"""Columns that a line has free beside what the next one begins with, in steps of a cost each."""
EVEN_LINES = 10
"""Lines that a page must have before its own unevenness outweighs what is usual."""
NEAR = 3
"""Lines above and below that don't excuse a line: they may be a headline's, which have much room."""


class Rooms:
    """`within`: of lines that stand in the middle of a sentence, by index, the columns that the line above had free."""

    def __init__(self, within: Mapping[int, int]) -> None:
        self._steps = {i: _step(room) for i, room in within.items()}
        self._counts = Counter(self._steps.values())

    def cost(self, i: int, room: int) -> float:
        """Nats that it costs that line `i` goes on though the one above had room: less on a page of uneven lines."""
        step = _step(room)
        if not step:
            return 0.0
        given = weights("line_weights")[f"room_{ROOM[step - 1]}"]
        if step == len(ROOM):
            return given
        near = [self._steps[k] for k in range(i - NEAR, i + NEAR + 1) if k in self._steps]
        alike = self._counts[step] - near.count(step) + EVEN_LINES * math.exp(-given)
        return min(given, -math.log(alike / (len(self._steps) - len(near) + EVEN_LINES)))


def _step(room: int) -> int:
    """0 where a line had no room, else which of `ROOM` it had at least, from 1."""
    return bisect_right(ROOM, room)
