"""Columns of several stories that a reader took in turn, put back story by story.

    A1 A2 | B1 B2 | A3 A4 | B3   →   A1 A2 A3 A4 | B1 B2 B3

Each dateline or byline opens a story. A line is given to the story whose words its own are most like and whose column
is as wide; changing over from one line to the next costs more within a word or a sentence, less where a paragraph ends,
an indent begins or the measure changes. The cheapest way through the whole page is taken, and the stories' words are
read again from it until nothing moves. A page of one story is left as it is.
"""

from __future__ import annotations

import math
from collections import Counter

from jianzhu.restoring.doubling import spans_a_word
from jianzhu.restoring.lines import INDENT, SLACK, Line, cues, ends_sentence
from jianzhu.restoring.recognizing import Kind, Measures

SHORTEST_COLUMN = 4
"""Lines that a column of a story has at least."""
ROUNDS = 4
"""Readings of the page at most; most settle after two."""
NEIGHBOURS = 6
"""Stories on either side of the one at hand whose columns may lie between its own: a page's, not a volume's."""
MIXTURE = 0.5
"""Of a story's next word: the part that its own words foretell; the page's words foretell the rest."""
UNSEEN = -math.log(1 - MIXTURE)
"""Nats that a pair costs in a story that has none like it."""
TEMPER = 0.8
"""Pairs of characters that overlap tell the same thing twice: a line's likeness counts that much."""
CHANGE = 11.0
"""Nats: what changing over between two lines costs where nothing speaks for it; about three telling pairs of words."""
LEAST = 1.0
IN_WORD = 9.0
AFTER_HEAD = -5.0
AT_INDENT = -5.0
AT_NEW_MEASURE = -5.0
AHEAD = 10.0
"""Into a story whose own beginning is still to come."""
UNFINISHED = -6.0
"""Into a story that stands open because another began in the middle of its sentence."""
INTO_SENTENCE = -3.0
AFTER_COMMA = 2.0
OTHER_MEASURE = 3.0
"""Nats a full line costs in a story whose column is of another width."""


def untangle(lines: list[Line], kinds: list[Kind], measures: Measures) -> list[int]:
    """The lines' indices, story by story; in their own order where the page holds one story or no columns."""
    whole = list(range(len(lines)))
    starts = _starts(lines, kinds)
    body = [i for i, k in enumerate(kinds) if k.name == "body"]
    if len(starts) < 2 or sum(measures.wrapped(i) for i in body) * 2 < len(body):
        return whole
    page = _Page(lines, kinds, measures, starts)
    labels = page.settle()
    if labels == page.first_labels():
        return whole
    return sorted(whole, key=lambda i: (labels[i], i))


def _starts(lines: list[Line], kinds: list[Kind]) -> list[int]:
    found: list[int] = []
    for i, kind in enumerate(kinds):
        if kind.name == "dateline" or (kind.name == "byline" and (not i or kinds[i - 1].name != "byline")):
            if found and kind.name == "dateline" and kinds[i - 1].name == "byline" and i - found[-1] <= 2:
                continue
            found.append(i)
    return found


class _Page:
    """A page's lines with the stories that they may belong to."""

    def __init__(self, lines: list[Line], kinds: list[Kind], measures: Measures, starts: list[int]) -> None:
        self.lines, self.kinds, self.measures, self.starts = lines, kinds, measures, starts
        self.own = {start: story for story, start in enumerate(starts)}
        self.pairs = [_pairs(line.squeezed) for line in lines]
        self.widths = [measures.measure(i) for i in range(len(lines))]
        background = Counter(pair for pairs in self.pairs for pair in pairs)
        total = sum(background.values()) or 1
        self.rate = {pair: count / total for pair, count in background.items()}
        self.movable = [k.name == "body" for k in kinds]

    def first_labels(self) -> list[int]:
        labels, story = [], 0
        for i in range(len(self.lines)):
            story = self.own.get(i, story)
            labels.append(story)
        return labels

    def settle(self) -> list[int]:
        labels = self.first_labels()
        for _ in range(ROUNDS):
            moved = self._cheapest(labels)
            if moved == labels:
                break
            labels = moved
        return self._without_crumbs(labels)

    def _without_crumbs(self, labels: list[int]) -> list[int]:
        """No column is a line or two: what moved by itself in so small a piece stays where it stood."""
        kept, first, i = list(labels), self.first_labels(), 0
        while i < len(labels):
            end = i
            while end < len(labels) and labels[end] == labels[i]:
                end += 1
            if end - i < SHORTEST_COLUMN:
                kept[i:end] = first[i:end]
            i = end
        return kept

    def _cheapest(self, labels: list[int]) -> list[int]:
        words = [Counter[str]() for _ in self.starts]
        for i, label in enumerate(labels):
            words[label].update(self.pairs[i])
        sizes = [sum(counter.values()) for counter in words]
        measure = self._story_measures(labels)
        owed = self._owed(labels)
        costs: dict[int, float] = {}
        came_from: list[dict[int, int]] = []
        story_here = 0
        for i in range(len(self.lines)):
            story_here = self.own.get(i, story_here)
            if i in self.own:
                states = [self.own[i]]
            elif not self.movable[i] and costs:
                states = list(costs)
            else:
                low = max(0, story_here - NEIGHBOURS)
                states = list(range(low, min(len(self.starts), story_here + NEIGHBOURS + 1)))
            change = self._change(i) if i else 0.0
            cheapest = min(costs, key=lambda s: (costs[s], s)) if costs else None
            now: dict[int, float] = {}
            back: dict[int, int] = {}
            for state in states:
                stay = costs.get(state, math.inf)
                if cheapest is None:
                    reach, before = 0.0, state
                elif i in self.own:
                    reach, before = costs[cheapest], cheapest
                else:
                    relief = UNFINISHED if owed.get(state, i) < i else 0.0
                    relief += AHEAD if self.starts[state] > i else 0.0
                    moved = costs[cheapest] + (max(LEAST, change + relief) if self.movable[i] else math.inf)
                    reach, before = (stay, state) if stay <= moved else (moved, cheapest)
                if math.isinf(reach):
                    continue
                here = 0.0
                if self.movable[i]:
                    here = TEMPER * self._unlike(i, state, words, sizes, labels[i] == state)
                    if abs(self.widths[i] - measure[state]) > SLACK:
                        here += OTHER_MEASURE
                now[state], back[state] = reach + here, before
            costs = now
            came_from.append(back)
        state = min(costs, key=lambda s: (costs[s], s))
        found = [0] * len(self.lines)
        for i in range(len(self.lines) - 1, -1, -1):
            found[i] = state
            state = came_from[i][state]
        return found

    def _owed(self, labels: list[int]) -> dict[int, int]:
        """Stories that another one's beginning cut in mid-sentence, with the line where it did."""
        found: dict[int, int] = {}
        for i in self.starts:
            k = i - 1
            while k > 0 and not self.movable[k]:
                k -= 1
            if k >= 0 and self.movable[k] and not ends_sentence(self.lines[k].text.chars, soft=True):
                found[labels[k]] = i
        return found

    def _unlike(self, i: int, story: int, words: list[Counter[str]], sizes: list[int], counted: bool) -> float:
        """Nats by which the story's words foretell the line's worse than the page's words do (its own not counted)."""
        pairs = self.pairs[i]
        own = 1 if counted else 0
        size = max(1, sizes[story] - own * len(pairs))
        held = words[story]
        cost = len(pairs) * UNSEEN
        for pair in pairs:
            count = held.get(pair, 0) - own
            if count > 0:
                cost -= math.log(MIXTURE * count / size / self.rate[pair] + 1 - MIXTURE) + UNSEEN
        return cost

    def _story_measures(self, labels: list[int]) -> list[int]:
        seen: list[Counter[int]] = [Counter() for _ in self.starts]
        for i, label in enumerate(labels):
            if self.movable[i]:
                seen[label][self.widths[i]] += 1
        return [min(c, key=lambda w: (-c[w], w)) if c else 0 for c in seen]

    def _change(self, i: int) -> float:
        """Nats that it costs to change over to another story between line i - 1 and line i."""
        before, after = self.lines[i - 1], self.lines[i]
        if self.kinds[i - 1].name in ("dateline", "byline"):
            return math.inf
        if self.kinds[i - 1].name != "body":
            return CHANGE + AFTER_HEAD
        cost = CHANGE
        full = self.widths[i]
        indented = full - INDENT - 1 <= after.width <= full - SLACK
        if ends_sentence(before.text.chars):
            if after.width > full - SLACK:
                cost += INTO_SENTENCE
        else:
            if spans_a_word(before.squeezed, after.squeezed):
                cost += IN_WORD
            elif indented and before.width > self.widths[i - 1] - SLACK:
                cost += AT_INDENT
            if before.squeezed.endswith(("，", "、")):
                cost += AFTER_COMMA
            if cues("orphan_start").search(after.squeezed):
                cost += IN_WORD
        if abs(self._measure_below(i) - self._measure_above(i - 1)) > SLACK:
            cost += AT_NEW_MEASURE
        return max(LEAST, cost)

    def _measure_above(self, i: int) -> int:
        return max(
            (self.lines[k].width for k in range(max(0, i - 2), i + 1) if self.kinds[k].name == "body"), default=0
        )

    def _measure_below(self, i: int) -> int:
        low, high = i, min(len(self.lines), i + 3)
        return max((self.lines[k].width for k in range(low, high) if self.kinds[k].name == "body"), default=0)


def _pairs(chars: str) -> tuple[str, ...]:
    """The different pairs of neighbouring characters of a line that hold no punctuation, in their order."""
    found = dict.fromkeys(chars[k : k + 2] for k in range(len(chars) - 1) if chars[k : k + 2].isalnum())
    return tuple(found)
