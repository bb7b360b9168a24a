"""A headline's lines that a reader put into the middle of a sentence of the text.

…水渠修通以后，沿线的稻田
老渠通水 稻田不再等雨          a headline: as wide as neither the lines above nor those below
不用再靠天吃饭，村民说…

In a column that is set full, a line without an end mark between two others of one sentence is as wide as they are. What
isn't, over a line or a few, is no line of that column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from jianzhu.restoring.doubling import spans_a_word
from jianzhu.restoring.lines import INDENT, SLACK, Line, ends_sentence, is_han, shows

if TYPE_CHECKING:
    from jianzhu.restoring.recognizing import Kind, Measures

MOST_LINES = 6
"""Lines of a headline with kicker and deck, or of two; a longer run of short lines flows around a picture."""
SHORTEST = 3
"""Han characters of a headline's line."""
LONGEST = 44
"""Characters of a headline's line."""
FAR = 6
"""Columns from which a line is far from the measure: more than an indent and a hung mark."""
BESIDE = 3
"""Lines above and below from which the measures of the columns there are read."""
ENOUGH = 1.5
"""Score above which lines are a headline's."""
SEAM = 2.0
"""What a word of the dictionary that stands over the seam of two lines takes from it."""
_BREAKS_OFF = re.compile(r"[。；;]|^[（(、，。；：！？）)”’》—]|[，、,]$")
_PAIRS = (("《", "》"), ("（", "）"), ("“", "”"), ("(", ")"))


def headlines_inside(lines: Sequence[Line], kinds: Sequence[Kind], measures: Measures) -> list[int]:
    """Indices of the lines that are a headline's inside of a sentence, of print that is broken by columns."""
    found: list[int] = []
    for first, stop in _texts(kinds):
        text = lines[first:stop]
        k = 2 if kinds[first].name == "dateline" and text[0].squeezed.endswith("）") else 1
        while k < len(text):
            i = first + k
            if measures.wrapped(i) and not ends_sentence(text[k - 1].text.chars, soft=True):
                length = _headline(text, k, measures.measure(i))
                found += range(i, i + length)
                k += length
            k += 1
    return found


def _texts(kinds: Sequence[Kind]) -> list[tuple[int, int]]:
    """Runs of lines of text, a dateline only at the head of one."""
    found: list[tuple[int, int]] = []
    for i, kind in enumerate(kinds):
        if kind.name == "dateline" or (kind.name in ("body", "deck") and (not found or found[-1][1] < i)):
            found.append((i, i + 1))
        elif kind.name in ("body", "deck"):
            found[-1] = found[-1][0], i + 1
    return found


def _headline(text: Sequence[Line], start: int, measure: int) -> int:
    """How many lines from `start` on, under one that stops in mid-sentence, are a headline's."""
    end = start
    while end < len(text) and end - start < MOST_LINES and _may_be_headline(text[end]):
        end += 1
    above = max(line.width for line in text[max(0, start - BESIDE) : start])
    stops_full = text[start - 1].width >= min(measure, above) - INDENT - SLACK
    if not stops_full or (end - start == MOST_LINES and end < len(text)):
        return 0
    best, found = ENOUGH, start
    for k in range(start + 1, end + 1):
        score = _score(text[start:k], text[start - 1], text[k : k + BESIDE], (measure, above))
        if score > best:
            best, found = score, k
    return found - start


def _may_be_headline(line: Line) -> bool:
    chars = line.squeezed
    return (
        len(chars) <= LONGEST
        and sum(map(is_han, chars)) >= SHORTEST
        and not _BREAKS_OFF.search(chars.lstrip("—－"))
        and not ends_sentence(line.text.chars, soft=True)
        and all(chars.count(one) == chars.count(other) for one, other in _PAIRS)
    )


def _score(run: Sequence[Line], above: Line, below: Sequence[Line], measures: Sequence[int]) -> float:
    """How much a run of lines between two lines of a sentence looks like a headline."""
    columns = (*measures, *([max(line.width for line in below)] if below else []))
    odd = [_oddity(line, columns) for line in run]
    if odd[0] < 0 or odd[-1] < 0:
        return 0.0
    seams = pairwise([above, *run, *below[:1]])
    score = sum(odd) - SEAM * sum(spans_a_word(one.squeezed, other.squeezed) for one, other in seams)
    if below:
        score += spans_a_word(above.squeezed, below[0].squeezed)
        score += any(line.gap < below[0].gap for line in run[1:])
    return score


def _oddity(line: Line, measures: Sequence[int]) -> float:
    """How little a line is one of the columns about it."""
    widths = (line.width, line.width + len(line.text) - len(line.squeezed))
    off = min(abs(width - measure) for width in widths for measure in measures)
    score = 3.0 if off >= FAR else 2.0 if off > SLACK else -1.0
    return score + 1.0 * (_has_halves(line) or shows("deck", line.squeezed))


def _has_halves(line: Line) -> bool:
    """Whether a line is two groups of words with a gap between: 老渠通水 稻田不再等雨."""
    halves = line.text.chars.split()
    return len(halves) == 2 and all(len(half) > 2 and is_han(half[0]) and is_han(half[-1]) for half in halves)
