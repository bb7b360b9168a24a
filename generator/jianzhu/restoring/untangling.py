"""Columns of several stories that a reader took in turn, put back story by story.

    A1 A2 | B1 B2 | A3 A4 | B3   →   A1 A2 A3 A4 | B1 B2 B3

Every reading of the page gives each line to a story that is under way or begins one; it is worth what the lines' words
tell (`likeness`), what their seams tell (`seams`), and what changing over and beginning cost
(`lexicon/column_weights.tsv`). The best readings of the lines so far are kept, from the top of the page to its end. A
page whose stories stand one after another is left alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from jianzhu.restoring.likeness import Likeness, Said
from jianzhu.restoring.lines import SLACK, Line, ends_sentence
from jianzhu.restoring.measures import Kind, Measures
from jianzhu.restoring.seams import Seams
from jianzhu.restoring.weights import weights

KEPT, FEWEST_KEPT = 30, 2
"""Readings that are kept from one line to the next: on a page, and on what is as long as a volume."""
PAGE = 1000
"""Lines up to which it is a page: beyond, fewer readings are kept the longer it is."""
HOPELESS = 18.0
"""Nats behind the best from which a reading is given up."""
LIVE = 8
"""Stories whose columns may go on: those last seen. A page holds few more, a volume's stay apart."""
SURE = 1.0
"""Nats by which the best reading must beat the best one in which no story is returned to, for each return."""
LEAST_SURE, ALONE = 5.0, 4.0
"""Nats by which it must beat it in columns of print of which nothing says that they are mixed, and more where only one
is returned to; pages whose columns stand in order reach that by chance."""
UNTORN = 9.0
"""Nats by which it must beat it where a line is a paragraph and none is torn: columns seldom end as paragraphs do."""
SURE_PER_CHARACTER = 1 / 1200
"""Nats that each character of the page adds to that: a long page has more places where a change looks right."""

BOUND = 4.0
"""Nats: lines that fit each other as well stand in one column; in mid-word none ends."""
SHORTEST_COLUMN = 4
"""Lines that a column holds at least."""
BELONGS = 0.1
"""Share of a headline's words that a story must hold to be given it."""
NEAREST = 0.15
"""Of its words: what a caption gives the story that it stands in over another that shares more of them."""

_CAPTIONS = frozenset({"caption", "doubled"})
_HEADS = frozenset({"display", "deck", "markdown", "numbered", "bracket", "section"})
_STARTS = frozenset({"dateline", "byline"})
TOP = 1
"""The Markdown level of a story's headline."""


Beginning = Literal["own", "lost", "late"]
"""Of a story, where its byline or dateline stands: at its first line, nowhere so far, or below its later columns."""


@dataclass(frozen=True, slots=True)
class _Strand:
    """A story under way."""

    number: int
    last: int
    said: Said
    beginning: Beginning


@dataclass(frozen=True, slots=True)
class _Reading:
    """A way to read the page down to a line."""

    score: float
    strands: tuple[_Strand, ...]
    """The last seen last: the story at hand."""
    begun: int
    """Stories so far."""
    run: int
    """Lines of the column at hand."""
    head: tuple[int, int] | None
    """Heads above the line to come of which nothing is decided yet: [start, stop)."""
    returns: int
    """How often a story was returned to after another's lines."""
    above: _Reading | None
    line: int = -1
    floats: bool = False
    """Whether the heads above `line` belong neither to the text above nor to that below."""

    @property
    def story(self) -> int:
        return self.strands[-1].number if self.strands else 0


def untangle(lines: list[Line], kinds: list[Kind], measures: Measures) -> tuple[tuple[int, ...], ...]:
    """Of each story of a page whose columns were mixed, the indices of its lines in reading order, in the order in
    which the stories begin; empty where the page's stories stand one after another."""
    if _most_stories(kinds) < 2 or not any(kind.name == "body" for kind in kinds):
        return ()
    page = _Page(lines, kinds, measures)
    best, plain = page.read()
    margin = best.score - plain.score
    needed = SURE + SURE_PER_CHARACTER * sum(len(line.squeezed) for line in lines)
    in_columns = sum(page.seams.wrapped) * 2 > len(lines) and not _broken_into(lines, kinds, measures)
    untorn = 0.0 if "open" in page.seams.ends else UNTORN
    least = LEAST_SURE + (ALONE if best.returns == 1 else 0.0) if in_columns else untorn
    if not best.returns or margin < max(least, needed * best.returns):
        return ()
    return page.stories(best)


def _most_stories(kinds: list[Kind]) -> int:
    """How many stories the page may hold: it prints as many headlines or as many bylines, seldom only half of both."""
    headlines = [k.name in ("display", "deck") or (k.name == "markdown" and k.level == TOP) for k in kinds]
    groups = sum(here and not above for above, here in zip([False, *headlines], headlines, strict=False))
    return max(groups, sum(kind.name in _STARTS for kind in kinds))


def _broken_into(lines: list[Line], kinds: list[Kind], measures: Measures) -> bool:
    """Whether a story begins in the middle of another's sentence, which no page does whose columns stand in order.

    Below a comma, or a dateline below a line that fills its column: others may be headlines that were taken for text.
    """
    above: int | None = None
    for i, kind in enumerate(kinds):
        if kind.name in _STARTS and above is not None and not ends_sentence(lines[above].squeezed, soft=True):
            full = kind.name == "dateline" and lines[above].width >= measures.measure(above) - SLACK
            if full or lines[above].squeezed.endswith(("，", "、")):
                return True
        if kind.name in (*_STARTS, "body"):
            above = i if kind.name != "byline" else None
    return False


class _Page:
    """A page's lines and what they tell of each other."""

    def __init__(self, lines: list[Line], kinds: list[Kind], measures: Measures) -> None:
        self.lines, self.kinds = lines, kinds
        self.seams = Seams(lines, kinds, measures)
        self.likeness = Likeness(lines)
        self.weight = weights("column_weights")
        self._heading: dict[int, float] = {}
        """Of strands that are under way, how well each foretells the heads above the line at hand."""
        self.kept = max(FEWEST_KEPT, min(KEPT, KEPT * PAGE // len(lines)))

    # ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────

    def read(self) -> tuple[_Reading, _Reading]:
        """The best reading, and the best one in which no story is returned to."""
        kept = [_Reading(0.0, (), 0, SHORTEST_COLUMN, None, 0, None)]
        i = 0
        while i < len(self.lines):
            name = self.kinds[i].name
            stop = i + 1
            if name in _HEADS:
                while stop < len(self.lines) and self.kinds[stop].name in _HEADS:
                    stop += 1
                kept = [replace(reading, head=(reading.head[0] if reading.head else i, stop)) for reading in kept]
            elif name in _STARTS or name == "body":
                kept = self._best(i, kept)
            i = stop
        ended = [replace(reading, score=reading.score + self._ends(reading)) for reading in kept]
        ended.sort(key=lambda reading: -reading.score)
        plain = next((reading for reading in ended if not reading.returns), ended[0])
        return ended[0], plain

    def _ends(self, reading: _Reading) -> float:
        strands = (strand for strand in reading.strands if strand.beginning != "late")
        return -sum(self.weight["left_open"] for strand in strands if self.seams.ends[strand.last] == "open")

    def _best(self, i: int, kept: list[_Reading]) -> list[_Reading]:
        """The best readings down to line `i`, made of those down to the line above."""
        fits: dict[int, float] = {}
        self._heading.clear()
        candidates = [
            (score, k, place, floats)
            for k, reading in enumerate(kept)
            for score, place, floats in self._ways(i, reading, fits)
        ]
        candidates.sort(key=lambda c: (-c[0], c[1], c[2], c[3]))
        longer: dict[int, _Strand] = {}
        found: list[_Reading] = []
        seen: set[tuple[object, ...]] = set()
        plain = False
        for score, k, place, floats in candidates:
            reading = kept[k]
            returns = reading.returns + (0 <= place < len(reading.strands) - 1)
            if (candidates[0][0] - score > HOPELESS or len(found) >= self.kept) and (plain or returns):
                continue
            made = self._with(i, reading, place, floats, longer)
            sign = (made.strands[-1].number, *sorted((s.number, s.last, s.said.total) for s in made.strands))
            if sign in seen:
                continue
            seen.add(sign)
            plain = plain or not returns
            found.append(replace(made, score=score + made.score, returns=returns, floats=floats))
        return found

    def _ways(self, i: int, reading: _Reading, fits: dict[int, float]) -> Iterator[tuple[float, int, bool]]:
        """(score, place among the strands or -1 for a new story, whether the head above floats) of each way on."""
        strands, here = reading.strands, len(reading.strands) - 1
        if not strands:
            yield reading.score, -1, False
            return
        weight, leaving = self.weight, 0.0
        if self.seams.wrapped[i]:
            leaving = weight["short_column"] * (2 if reading.run == 1 else reading.run < SHORTEST_COLUMN)
        if self.kinds[i].name in _STARTS:
            yield from self._starts(i, reading, leaving)
            return
        bound = strands[here].last == i - 1 and self.seams.fit(i - 1, i) >= BOUND
        for place, strand in enumerate(strands):
            if bound and place != here:
                continue
            fit = fits.get(id(strand))
            if fit is None:
                fit = fits[id(strand)] = self.likeness.nats(i, strand.said) + self.seams.fit(strand.last, i)
            score = reading.score + fit
            closed = self.seams.ends[strand.last] != "open"
            changes = 0.0 if place == here else weight["changes"] + math.log(len(strands) - 1) + leaving
            if reading.head is None:
                yield score - changes, place, False
                continue
            if closed and not self._tops(reading.head):
                yield score - changes - weight["section"] + self._heads(reading.head, strand), place, False
            between = weight["head_in_sentence" if place == here else "head_at_change"]
            yield score - changes - between + self._floats(reading), place, True
        if bound:
            return
        score = reading.score - leaving - (weight["begins_in_sentence"] if self.seams.begins_inside(i) else 0.0)
        yield score - weight["begins"] + (self._floats(reading) if reading.head else 0.0), -1, reading.head is not None
        if reading.head is not None:
            yield score - self._headline(reading.head), -1, False

    def _starts(self, i: int, reading: _Reading, leaving: float) -> Iterator[tuple[float, int, bool]]:
        """The ways on at a byline or a dateline: one below a byline goes on with its story."""
        here = reading.strands[-1]
        if self.kinds[here.last].name == "byline" and i - here.last <= 2 and reading.head is None:
            yield reading.score, len(reading.strands) - 1, False
            return
        yield reading.score - leaving, -1, False
        if reading.head is not None and not self._tops(reading.head):
            yield reading.score - leaving - self.weight["above_another"] + self._floats(reading), -1, True
        for place, strand in enumerate(reading.strands):
            if strand.beginning == "lost":
                open_above = self.weight["left_open"] if self.seams.ends[strand.last] == "open" else 0.0
                yield reading.score - leaving - self.weight["turned"] - open_above, place, False
        if self.kinds[i].name == "byline" and reading.head is None and self.seams.ends[here.last] != "open":
            yield reading.score - self.weight["signed_below"], len(reading.strands) - 1, False

    def _heads(self, head: tuple[int, int], strand: _Strand) -> float:
        """Nats by which heads are likelier those of a story's than of any text."""
        found = self._heading.get(id(strand))
        if found is None:
            found = self._heading[id(strand)] = sum(self.likeness.nats(k, strand.said) for k in range(*head))
        return found

    def _floats(self, reading: _Reading) -> float:
        """Nats of heads that belong neither to the text above nor below: to any story, one of the page's or to come."""
        head = reading.head or (0, 0)
        return max(0.0, *(self._heads(head, strand) for strand in reading.strands)) - math.log(len(reading.strands) + 1)

    def _tops(self, head: tuple[int, int]) -> bool:
        """Whether Markdown marks a head as a story's own."""
        return any(self.kinds[k].name == "markdown" and self.kinds[k].level == TOP for k in range(*head))

    def _headline(self, head: tuple[int, int]) -> float:
        """Nats that it costs to begin a story below the head."""
        marked = any(self.kinds[k].name == "markdown" for k in range(*head))
        return 0.0 if self._tops(head) else self.weight["begins" if marked else "begins_under_head"]

    def _with(self, i: int, reading: _Reading, place: int, floats: bool, longer: dict[int, _Strand]) -> _Reading:
        """The reading, line `i` given to the strand at `place` or to a new one."""
        score, strands = 0.0, reading.strands
        if place < 0:
            head = (0, 0) if floats or reading.head is None else reading.head
            words = [word for k in range(*head) for word in self.likeness.words[k]]
            said = Said().and_then([*words, *self.likeness.words[i]])
            strand = _Strand(reading.begun, i, said, "own" if self.kinds[i].name in _STARTS else "lost")
            if len(strands) == LIVE:
                score, strands = self._ends(replace(reading, strands=strands[:1])), strands[1:]
        else:
            old = strands[place]
            if id(old) not in longer:
                late = old.beginning == "lost" and self.kinds[i].name in _STARTS
                said = old.said.and_then(self.likeness.words[i])
                longer[id(old)] = _Strand(old.number, i, said, "late" if late else old.beginning)
            strand, strands = longer[id(old)], strands[:place] + strands[place + 1 :]
        stays = strand.number == reading.story and place >= 0
        return _Reading(
            score=score,
            strands=(*strands, strand),
            begun=reading.begun + (place < 0),
            run=reading.run + 1 if stays else 1,
            head=None,
            returns=reading.returns,
            above=reading,
            line=i,
        )

    # ── what was read ────────────────────────────────────────────────────────────────────────────────────────────

    def stories(self, reading: _Reading) -> tuple[tuple[int, ...], ...]:
        """The lines of each story; a headline that stood elsewhere goes before the story whose words it shares."""
        owner: list[int | None] = [None] * len(self.lines)
        floating = [(group, reading.story) for group in self._groups(reading.head)]
        headed: set[int] = set()
        step: _Reading | None = reading
        while step is not None and step.above is not None:
            owner[step.line] = step.story
            heads = self._groups(step.above.head)
            begins = step.begun > step.above.begun
            kept = 0 if step.floats else 1 if begins else len(heads)
            floating += [(group, step.story) for group in heads[: len(heads) - kept]]
            for low, high in heads[len(heads) - kept :]:
                owner[low:high] = [step.story] * (high - low)
            if heads and kept and begins:
                headed.add(step.story)
            step = step.above
        lines: dict[int, list[int]] = {}
        for i, story in enumerate(owner):
            if story is not None:
                lines.setdefault(story, []).append(i)
        above = self._headlines(floating, lines, headed)
        signed = self._lone_bylines(owner, above, lines)
        self._rest(owner, {k for head in above.values() for k in range(*head)}, lines)
        return tuple(
            tuple(
                self._under_headline([*range(*above.get(story, (0, 0))), *sorted(lines[story])], signed.get(story, []))
            )
            for story in sorted(lines)
        )

    def _under_headline(self, held: list[int], bylines: list[int]) -> list[int]:
        stop = next((k for k, i in enumerate(held) if self.kinds[i].name not in _HEADS), len(held))
        return [*held[:stop], *bylines, *held[stop:]]

    def _lone_bylines(
        self, owner: list[int | None], above: dict[int, tuple[int, int]], lines: dict[int, list[int]]
    ) -> dict[int, list[int]]:
        """Bylines without text, taken out of `lines`: each is the story's of the headline or the text above it."""
        headed = {high: story for story, (_, high) in above.items()}
        found: dict[int, list[int]] = {}
        for story, held in list(lines.items()):
            if any(self.kinds[i].name != "byline" for i in held):
                continue
            its = headed.get(held[0], owner[held[0] - 1] if held[0] else None)
            if its is not None and its != story:
                found.setdefault(its, []).extend(lines.pop(story))
                for i in held:
                    owner[i] = its
        return found

    def _groups(self, head: tuple[int, int] | None) -> list[tuple[int, int]]:
        """The headlines that stand one under another, parted by a caption or what else is no head."""
        groups: list[tuple[int, int]] = []
        for i in range(*(head or (0, 0))):
            if self.kinds[i].name not in _HEADS:
                continue
            if groups and groups[-1][1] == i:
                groups[-1] = (groups[-1][0], i + 1)
            else:
                groups.append((i, i + 1))
        return groups

    def _headlines(
        self, floating: list[tuple[tuple[int, int], int]], lines: dict[int, list[int]], headed: set[int]
    ) -> dict[int, tuple[int, int]]:
        """Which story without a headline each floating one belongs to."""
        said: dict[int, Said] = {}
        pairs = []
        for head, place in floating:
            for story in range(place - LIVE, place + LIVE + 1):
                if story not in lines or story in headed:
                    continue
                if story not in said:
                    said[story] = Said().and_then([word for i in lines[story] for word in self.likeness.words[i]])
                pairs.append((-self.likeness.coverage(range(*head), said[story]), story, head))
        found: dict[int, tuple[int, int]] = {}
        taken: set[tuple[int, int]] = set()
        for uncovered, story, head in sorted(pairs):
            if -uncovered >= BELONGS and story not in found and head not in taken:
                found[story] = head
                taken.add(head)
        return found

    def _rest(self, owner: list[int | None], placed: set[int], lines: dict[int, list[int]]) -> None:
        """Captions, page numbers, heads that no story took: to the story of the line above, captions to one near it
        that holds more of their words."""
        story = next((s for s in owner if s is not None), 0)
        said: dict[int, Said] = {}
        pictured = story
        for i, its in enumerate(owner):
            if its is not None:
                story = its
                continue
            if self.kinds[i].name in _CAPTIONS and (i == 0 or self.kinds[i - 1].name not in _CAPTIONS):
                near = [s for s in range(story - LIVE, story + LIVE + 1) if s in lines]
                for s in near:
                    if s not in said:
                        said[s] = Said().and_then(
                            [w for k in lines[s] if owner[k] == s for w in self.likeness.words[k]]
                        )
                covered = {s: self.likeness.coverage(range(i, i + 1), said[s]) for s in near}
                pictured = max(near, key=lambda s: (covered[s] + (NEAREST if s == story else 0.0), -s))
            if i not in placed:
                lines[pictured if self.kinds[i].name in _CAPTIONS else story].append(i)
