"""How a page's lines are set: the width of each line's column, and whether sentences run over the column's edge.

县里把老水渠一段一段地修   a first line, two characters short
到了田边，村里人说，今年   a full line: the column is 24 columns wide
不用再等雨。              a last line: shorter, and says nothing of the measure
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from jianzhu.restoring.lines import INDENT, SLACK, Line, ends_sentence, usual_gap

WINDOW = 6
"""Lines above and below from which a column's measure and manner are read: a short paragraph's worth."""
LONGEST_WRAPPED = 100
"""Columns: no print has a longer line; what is longer is a paragraph a line."""
SHORTEST_BLOCK = 4
"""Lines of a block between blank lines that are enough to tell how it is set: its neighbours may be another story's."""
NARROWEST = 16
"""Columns: a shorter line is a paragraph's last and says nothing of the measure."""
FULL_LINES = 0.25
"""Of the lines, those that are as wide as one another and stop in mid-sentence, where a column's edge broke them."""
ABOUT_AS_MANY = 0.6
"""Of the lines that have the most common width: where so many are wider by an indent, it is that of first lines."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`name`: body, dateline, byline, display, numbered, bracket, caption, table, note, date, …; `level`: rank."""

    name: str
    level: int = 0
    opens: bool | None = None
    """Of a body line in wrapped print: it opens a paragraph, or goes on with one; None where its words must tell."""
    decided: bool = False
    """People say that it is text: it may open a paragraph or go on with one, but is nothing else."""


class Measures:
    """How wide lines are set and whether sentences run over them, read from a line's neighbours."""

    def __init__(self, lines: list[Line], body: list[int]) -> None:
        self._body = body
        self._widths = [lines[i].width for i in body]
        self._blocks = _blocks(lines, body)
        self._open = [not ends_sentence(lines[i].text.chars) for i in body]
        self._ended = [0]
        for is_open in self._open:
            self._ended.append(self._ended[-1] + (not is_open))

    def _window(self, i: int) -> tuple[int, int]:
        at = bisect_left(self._body, i)
        low, high = max(0, at - WINDOW), min(len(self._body), at + WINDOW + 1)
        start, stop = self._blocks[min(at, len(self._body) - 1)] if self._body else (low, high)
        return (max(low, start), min(high, stop)) if stop - start >= SHORTEST_BLOCK else (low, high)

    def measure(self, i: int) -> int:
        """Columns of a full line around line `i`."""
        low, high = self._window(i)
        return _common_width(self._widths[low:high]) if high > low else 0

    def wrapped(self, i: int) -> bool:
        """Whether lines around line `i` are broken by the column's edge (else a line is a paragraph)."""
        low, high = self._window(i)
        measure = self.measure(i)
        if high <= low or measure > LONGEST_WRAPPED:
            return False
        if sum(width > measure + SLACK for width in self._widths[low:high]) * 2 >= high - low:
            return False  # no column is as narrow as some of the shortest lines
        if sum(width > LONGEST_WRAPPED for width in self._widths[low:high]) > (high - low) * FULL_LINES:
            return False
        if self._ended[high] - self._ended[low] < (high - low) / 2:
            return True
        full = sum(self._open[k] and abs(self._widths[k] - measure) <= SLACK for k in range(low, high))
        return full > (high - low) * FULL_LINES


def _blocks(lines: list[Line], body: list[int]) -> list[tuple[int, int]]:
    """Of each line of text, the first and the last (not included) in `body` that no wider gap than usual parts."""
    usual = usual_gap(lines)
    parted = [0]
    for line in lines:
        parted.append(parted[-1] + (line.gap > usual))
    number = [parted[i + 1] for i in body]
    return [(bisect_left(number, n), bisect_right(number, n)) for n in number]


def _common_width(widths: list[int]) -> int:
    """The width of full lines: the most common one, or one wider by an indent that about as many lines have."""
    counts = Counter(widths)
    near = {width: 2 * n + counts[width - 1] + counts[width + 1] for width, n in counts.items()}
    most = max(near, key=lambda width: (near[width], width))
    wider = (w for w, n in near.items() if abs(w - most - INDENT) <= INDENT // 2 and n >= near[most] * ABOUT_AS_MANY)
    return max(wider, default=most)


def measures_of(lines: list[Line], kinds: list[Kind]) -> Measures:
    """Of the page's lines of text; `kinds`: those found so far."""
    return Measures(lines, [i for i, k in enumerate(kinds) if k.name == "body" and lines[i].width >= NARROWEST])
