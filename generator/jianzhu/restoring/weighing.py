"""Which lines of wrapped print open a paragraph, go on with one, head what follows or stand under a picture.

县里把老水渠一段一段地修   opens
到了田边。                goes on
把水引到田头              a head
水渠修到田边，村里的人说   opens
不用再等雨了。            goes on

No line tells by itself. Each reading of a line costs what `lexicon/line_weights.tsv` says of the signs that speak
against it (is the line above full? has its sentence ended? is this one indented?), and the page is read the way that
costs least in all, once as print with indents and once as print without; the cheaper of the two is taken.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from jianzhu.restoring.doubling import spans_a_word
from jianzhu.restoring.forms import (
    LONGEST_HALF,
    MOST_HEADLINES,
    RUNNING_RANK,
    bracket_closes,
    caption_form,
    cluster_width,
    head_form,
    opening_form,
)
from jianzhu.restoring.lines import INDENT, SLACK, Line, ends_sentence, indented, shows, usual_gap
from jianzhu.restoring.measures import Kind, Measures
from jianzhu.restoring.rooms import Rooms
from jianzhu.restoring.weights import weights

BEAM = 8
"""Readings of the page's beginning that are kept at each line; they differ in the paragraph that stands open."""
SHORTEST_FLOW = 5
"""Short lines in a row, half of them with a clause's end, that are no heads."""
NO_HEAD = 5.0
"""Nats that a line's form costs as a head, from which it is hardly one."""
HANGING = 2
"""Columns by which a mark at a line's end may stand out of the column."""
LONGEST_CREDIT = 24
"""Characters of a line that holds nothing but a credit."""
HEADS_TOGETHER = 3
"""Lines of heads one under another that need no explaining: kicker, title, deck."""

_CANDIDATES = ("body", "numbered", "deck")
"""What a line says of itself that its place may overrule."""
_CLOSING = ("byline", "markdown", "section", "bracket", "document_number", "disclosure", "masthead", "date")
"""Kinds of line that no paragraph runs across."""
_STARTS = ("byline", "dateline")
_OVER_PAGE = ("page_number", "running_head")
_TEXT = ("opens", "goes_on")
_UNWRAPPED = "line"
_PICTURED = "pictured"
_CLOSERS = tuple("，。、；：！？”’）》】")
_SENTENCES = re.compile(r"[。！？]")
_CLAUSES = re.compile(r"[，。；！？]")


@dataclass(frozen=True, slots=True)
class _Reading:
    """The cheapest way found to read the page down to a line."""

    cost: float
    label: str
    """Of that line: opens, goes_on, head, section, pictured (a caption), note, line (not wrapped); or its own kind."""
    tail: int
    """The last line of text so far, -1 where none stands or what stood is closed."""
    first: bool
    """Whether that line opened its paragraph."""
    heads: int = 0
    """Lines of heads since."""
    before: _Reading | None = None


def weigh(lines: list[Line], kinds: list[Kind], measures: Measures) -> list[Kind]:
    """`kinds` (what each line says of itself) with the lines of wrapped print settled; others are left as they are.

    A settled line is a body line that `opens` or not, `display`, `section`, `caption`, or `note_more` (a note's next).
    """
    page = _Page(lines, kinds, measures)
    if not any(page.wrapped):
        return kinds
    return page.settled(min((page.read(indented) for indented in (True, False)), key=lambda reading: reading.cost))


class _Page:
    def __init__(self, lines: list[Line], kinds: list[Kind], measures: Measures) -> None:
        self.lines, self.kinds, self.weight = lines, kinds, weights("line_weights")
        count = range(len(lines))
        self.measure = [measures.measure(i) for i in count]
        self.wrapped = [kinds[i].name in _CANDIDATES and kinds[i].opens is None and measures.wrapped(i) for i in count]
        self.squeezed = [line.squeezed for line in lines]
        self.ended = [ends_sentence(self._with_opening(i)) for i in count]
        self.soft = [chars[-1:] in "；：;:" for chars in self.squeezed]
        self.hung = [HANGING if chars[-1:] in _CLOSERS else 0 for chars in self.squeezed]
        self.cluster = [cluster_width(chars) for chars in self.squeezed]
        self.usual_gap = usual_gap(lines)
        self.stands_in = indented(lines)
        self.rooms = Rooms({i: self._room(i - 1, i, False) for i in count if self._runs_over(i)})
        free = [self.wrapped[i] and not kinds[i].decided for i in count]
        self.head = [head_form(lines[i], kinds[i]) if free[i] else math.inf for i in count]
        self.flowing = self._flowing()
        self.headline = self._headlines()
        self.caption = [caption_form(lines[i], kinds[i], self.usual_gap) if free[i] else math.inf for i in count]
        self.dashed = [self.weight["text_dashed"] if kind.name == "deck" else 0.0 for kind in kinds]
        self.opening = [opening_form(chars) for chars in self.squeezed]

    def _with_opening(self, i: int) -> str:
        """A line's characters; where it closes a bracket that the line above opened (（柳 | 某）), with those."""
        closes = i and bracket_closes(self.squeezed[i])
        return self.squeezed[i - 1] + self.squeezed[i] if closes else self.squeezed[i]

    def _runs_over(self, i: int) -> bool:
        """Whether a line stands in the middle of a sentence: such lines tell how even the page's are."""
        in_print = i >= 2 and all(self.wrapped[i - 2 : i + 1])
        return in_print and not self.ended[i - 2] and not self.ended[i - 1]

    def _flowing(self) -> list[bool]:
        """Which lines are in a run of short ones that are text all the same: they flow around a picture.

        It begins and ends with lines that can hardly be heads.
        """
        found = [False] * len(self.lines)
        start = 0
        for i in range(len(self.lines) + 1):
            if i < len(self.lines) and self.wrapped[i] and self.lines[i].width < self.measure[i] - INDENT - 1:
                continue
            run = [k for k in range(start, i) if self.head[k] >= NO_HEAD]
            run = list(range(run[0], run[-1] + 1)) if run else []
            texts = sum(bool(_CLAUSES.search(self.squeezed[k])) for k in run)
            if len(run) >= SHORTEST_FLOW and texts * 2 >= len(run):
                found[run[0] : run[-1] + 1] = [True] * len(run)
            start = i + 1
        return found

    def _headlines(self) -> list[bool]:
        """Which are of a few lines that no sentence ends, a gap or the page's head above, a gap or a byline below."""
        found = [False] * len(self.lines)
        start = 0
        for i in range(len(self.lines) + 1):
            named = i < len(self.lines) and self.kinds[i].name in _STARTS
            parted = i == len(self.lines) or self.lines[i].gap > self.usual_gap
            if named or parted:
                if start < i <= start + MOST_HEADLINES and self._stands_apart(start):
                    found[start:i] = [True] * (i - start)
                start = i
            if i < len(self.lines) and not self._may_head(i):
                start = i + 1
        return found

    def _may_head(self, i: int) -> bool:
        return not math.isinf(self.head[i]) and (not self.ended[i] or self.squeezed[i][-1:] in "？！?!")

    def _stands_apart(self, start: int) -> bool:
        """Whether nothing goes on with line `start`: neither text above it nor, below a byline, the story itself."""
        above = self.kinds[start - 1].name if start else ""
        return above in ("running_head", "page_number") or (
            above not in _STARTS and self.lines[start].gap > self.usual_gap
        )

    def read(self, indented: bool) -> _Reading:
        """The cheapest reading of the page, taken as print whose paragraphs are indented, or as print where none is."""
        readings = [_Reading(0.0, "", -1, False)]
        for i in range(len(self.lines)):
            found: dict[tuple[str, int], _Reading] = {}
            for before in readings:
                for reading in self._ways(i, before, indented):
                    key = (reading.label, reading.tail)
                    if key not in found or reading.cost < found[key].cost:
                        found[key] = reading
            readings = sorted(found.values(), key=lambda r: r.cost)[:BEAM]
        return min((replace(r, cost=r.cost + self._closing(r)) for r in readings), key=lambda r: r.cost)

    def settled(self, last: _Reading) -> list[Kind]:
        names = {"opens": "body", "goes_on": "body", "head": "display", "note": "note_more", _PICTURED: "caption"}
        kinds = list(self.kinds)
        reading: _Reading | None = last
        for i in range(len(self.lines) - 1, -1, -1):
            assert reading is not None
            if self.wrapped[i]:
                name = names.get(reading.label, reading.label)
                if reading.label in _TEXT:
                    kinds[i] = Kind("body", opens=reading.label == "opens")
                elif reading.label == "section":
                    kinds[i] = Kind("section", kinds[i].level + 1)
                elif kinds[i].name != "deck" or reading.label != "head":
                    kinds[i] = Kind(name)
            reading = reading.before
        return kinds

    # ── the ways to read a line ──────────────────────────────────────────────────────────────────────────────────

    def _ways(self, i: int, before: _Reading, indented: bool) -> list[_Reading]:
        if not self.wrapped[i]:
            return [self._as_it_says(i, before)]
        base, left = before.cost, self._note_left(i, before)
        ways = [
            _Reading(base + left + self._opens(i, before, indented), "opens", i, True, 0, before),
            _Reading(base + left + self._goes_on(i, before, indented), "goes_on", i, False, 0, before),
        ]
        if not math.isinf(self.head[i]):
            label = "section" if self.kinds[i].name == "numbered" else "head"
            cost = base + left + self._head(i, before)
            tail = before.tail if label == "head" else -1
            ways.append(_Reading(cost, label, tail, before.first, before.heads + 1, before))
        if not math.isinf(self.caption[i]):
            cost = base + left + self._caption(i, before)
            ways.append(_Reading(cost, _PICTURED, before.tail, before.first, before.heads, before))
        if before.label == "note":
            cost = base + self._note_goes_on(i, before)
            ways.append(_Reading(cost, "note", before.tail, before.first, before.heads, before))
        return [way for way in ways if not math.isinf(way.cost)]

    def _as_it_says(self, i: int, before: _Reading) -> _Reading:
        """A line whose kind is known: text that a column doesn't break, a byline, a page number, a note, …"""
        name = self.kinds[i].name
        if before.label == "note" and name in _OVER_PAGE:
            return replace(before, before=before)
        cost = before.cost + self._note_left(i, before)
        if name == "dateline":
            return _Reading(cost + self._closing(before), "opens", i, True, 0, before)
        if self.kinds[i].opens is not None:
            return _Reading(
                cost, "opens" if self.kinds[i].opens else "goes_on", i, bool(self.kinds[i].opens), 0, before
            )
        if name in _CANDIDATES:
            open_above = before.label in _TEXT and not self.ended[before.tail] and not self.soft[before.tail]
            cost += self.weight["left_open"] if open_above else 0.0
            return _Reading(cost, _UNWRAPPED, i, False, 0, before)
        if name == "bracket" and len(self.squeezed[i]) - self.squeezed[i].find("】") > LONGEST_HALF:
            return _Reading(cost + self._closing(before), "opens", i, True, 0, before)
        if name in _CLOSING:
            return _Reading(cost + self._closing(before), name, -1, False, 0, before)
        if name in ("caption", "doubled") and before.label == _PICTURED:
            chars = self.squeezed[i]
            bare = len(chars) <= LONGEST_CREDIT and not _SENTENCES.search(chars)
            credits_it = bare and shows("credit", chars) and not shows("credit_of_all", chars)
            cost += self.weight["caption_above_credit"] if credits_it else self.weight["caption_below_caption"]
        return _Reading(cost, name, before.tail, before.first, before.heads, before)

    def _closing(self, reading: _Reading) -> float:
        """What it costs that no text follows: the page ends, or a heading stands there."""
        tail = reading.tail
        cost = self.weight["head_above_start"] if reading.label == "head" else 0.0
        if tail >= 0 and not self.ended[tail] and reading.label not in ("head", _UNWRAPPED):
            cost += self.weight["left_open"]
        return cost + (self._left_short(tail) if reading.label != _UNWRAPPED else 0.0)

    def _left_short(self, tail: int) -> float:
        """What it costs that nothing goes on a line: whole columns are lost, so what is lost begins at a column's edge.

        A line that stops in mid-sentence short of the edge is likelier a head.
        """
        if tail < 0 or self.ended[tail] or self.soft[tail] or not self.wrapped[tail] or self.flowing[tail]:
            return 0.0
        return self.weight["left_short"] if self.lines[tail].width < self.measure[tail] - INDENT - 1 else 0.0

    def _note_left(self, i: int, before: _Reading) -> float:
        """What it costs that line `i` isn't the rest of a note left in mid-sentence.

        Over a page's end it may be the rest of the text, and the note's stand at the foot of that page.
        """
        if before.label != "note" or self.ended[self._above(i)]:
            return 0.0
        over_page = self._above(i) < i - 1 and before.tail >= 0 and not self.ended[before.tail]
        return 0.0 if over_page else self.weight["note_left"]

    def _above(self, i: int) -> int:
        """The last line above line `i` that is no page's foot or head."""
        i -= 1
        while i and self.kinds[i].name in _OVER_PAGE:
            i -= 1
        return i

    def _opens(self, i: int, before: _Reading, indented: bool) -> float:
        weight, tail, chars = self.weight, before.tail, self.squeezed[i]
        cost = weight["opens_below_head"] if before.heads or tail < 0 else weight["opens"]
        after_end = tail < 0 or self.ended[tail] or self.soft[tail]
        cost += self._too_wide(i) + self.dashed[i] + (self.opening[i] if after_end else max(0.0, self.opening[i]))
        cost += weight["text_in_headline"] * self.headline[i]
        if self.stands_in[i] is False:
            cost += weight["opens_not_in"]
        elif indented and not self.stands_in[i]:
            unset = self.lines[i].width - self.hung[i] > self.measure[i] - INDENT + 1
            cost += weight["opens_unindented"] if unset else 0.0
        if before.label in ("head", "deck"):
            cost += self._spanned_by_head(i)
        if tail < 0:
            return cost
        if not self.ended[tail]:
            if self.soft[tail]:
                cost += weight["opens_after_lead"]
            else:
                cost += weight["opens_in_sentence"] + self._left_short(tail)
                if self.squeezed[tail].endswith(("，", "、", ",")):
                    cost += weight["opens_in_list"]
                elif shows("head_needs_more", self.squeezed[tail]):
                    cost += weight["opens_in_phrase"]
                if spans_a_word(self.squeezed[tail], chars):
                    cost += weight["opens_in_word"]
        if tail == i - 1 and before.label in _TEXT and self._room(tail, i, before.first and indented) < 0:
            cost += weight["opens_below_full"]
        return cost

    def _goes_on(self, i: int, before: _Reading, indented: bool) -> float:
        weight, tail, chars = self.weight, before.tail, self.squeezed[i]
        if tail < 0:
            return math.inf
        cost = weight["goes_on"] + self._too_wide(i) + self.dashed[i] + weight["text_in_headline"] * self.headline[i]
        cost += weight["goes_on_in"] if self.stands_in[i] else 0.0
        if self.ended[tail]:
            cost += weight["goes_on_after_end"]
            cost += weight["goes_on_below_head"] if before.heads else 0.0
        elif self.soft[tail]:
            cost += weight["goes_on_after_lead"]
        else:
            spanned = spans_a_word(self.squeezed[tail], chars)
            cost += weight["goes_on_in_word" if spanned else "goes_on_apart"]
        counted = self.kinds[i].name == "numbered" and self.kinds[i].level < RUNNING_RANK
        if counted and (self.ended[tail] or self.soft[tail]):
            cost += weight["goes_on_by_number"]
        if not self.ended[tail] and self.opening[i] < 0:
            cost += weight["goes_on_by_cue"]
        if before.label not in _TEXT:
            cost += weight["goes_on_over_break"]
        elif self.lines[i].gap > self.usual_gap:
            cost += weight["goes_on_over_gap"]
        if not self.wrapped[tail] or self.kinds[tail].decided:
            return cost
        room = self.rooms.cost(i, self._room(tail, i, before.first and indented))
        return cost + (min(room, weight["room_around_picture"]) if self.flowing[tail] else room)

    def _head(self, i: int, before: _Reading) -> float:
        weight, tail = self.weight, before.tail
        width, measure = self.lines[i].width, self.measure[i]
        cost = self.head[i]
        if before.label in ("head", "deck"):
            cost += weight["head_below_head"] if before.heads < HEADS_TOGETHER else weight["head_fourth"]
            cost += self._spanned_by_head(i)
        else:
            cost += weight["head"] if before.tail >= 0 else weight["head_at_top"]
        if self.headline[i]:
            cost += weight["head_in_headline"]
        else:
            cost += (weight["head_wide"] if width > measure + SLACK
                     else weight["head_short"] if width < measure - INDENT - 1 else weight["head_filling"])  # fmt: skip
        below = self.lines[i + 1].gap if i + 1 < len(self.lines) else self.usual_gap
        above = self.lines[i].gap if i else self.usual_gap
        if min(above, below) < self.usual_gap:
            cost += weight["head_close"]
        cost += weight["head_apart"] * ((above > self.usual_gap) + (below > self.usual_gap))
        if tail < 0 or before.heads:
            return cost
        if not self.ended[tail] and not self.soft[tail]:
            cost += weight["head_in_sentence"]
            if self.squeezed[tail].endswith(("，", "、", ",")):
                cost += weight["head_after_comma"]
            if tail == i - 1 and spans_a_word(self.squeezed[tail], self.squeezed[i]):
                cost += weight["head_in_word"]
        elif tail == i - 1 and before.label in _TEXT and self._room(tail, i, False) < 0:
            cost += weight["head_below_full"]
        return cost

    def _spanned_by_head(self, i: int) -> float:
        return self.weight["word_across_head"] if spans_a_word(self.squeezed[i - 1], self.squeezed[i]) else 0.0

    def _caption(self, i: int, before: _Reading) -> float:
        cost = self.caption[i]
        if before.label == _PICTURED:
            goes_on = not self.ended[i - 1] and self.lines[i].gap <= self.usual_gap
            return cost - self.weight["caption"] + self.weight["caption_more"] if goes_on else cost
        return cost + (self.weight["caption_below_caption"] if before.label in ("doubled", "caption") else 0.0)

    def _note_goes_on(self, i: int, before: _Reading) -> float:
        weight, above = self.weight, self._above(i)
        cost = weight["note_after_end"] if self.ended[above] else weight["note_goes_on"]
        if above < i - 1:
            cost += weight["note_over_page"]
            text_open = before.tail >= 0 and not self.ended[before.tail]
            apart = not spans_a_word(self.squeezed[above], self.squeezed[i])
            return cost + (weight["note_beside_text"] if self.ended[above] or (text_open and apart) else 0.0)
        if self.lines[above].width + self.cluster[i] <= self.measure[i] - SLACK:
            cost += weight["note_short"]
        return cost + (weight["goes_on_after_end"] if self.lines[i].gap > self.usual_gap else 0.0)

    def _room(self, tail: int, i: int, indent: bool) -> int:
        """Columns that line `tail` has free beside what line `i` begins with: below 0 the edge broke the line."""
        measure = self.measure[tail] - (INDENT if indent else 0)
        return measure - self.lines[tail].width - self.cluster[i]

    def _too_wide(self, i: int) -> float:
        return self.weight["wide"] if self.lines[i].width > self.measure[i] + SLACK else 0.0
