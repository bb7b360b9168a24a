"""The registry's decisions carried out: on lines before anything is read from them, on stories after all is.

    Decision(split at 本报讯（记者 …) on the stories [A B C]   →   [A] [B C]

What is decided here is last: whatever the stages in between made of the words, they are taken from where they ended
up, out of the removals as well, and put where the decision says. Each step keeps every character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from jianzhu.model import INSERTED, Article, Passage, Removal, Repair, Span, Text
from jianzhu.restoring.cutting import NOWHERE, by_line, first_in, in_source_order, joined, last_before, parts, texts
from jianzhu.restoring.decisions import Decision
from jianzhu.restoring.joining import continues
from jianzhu.restoring.lines import Line, close_up, close_up_display, display_width
from jianzhu.restoring.measures import Kind
from jianzhu.restoring.pieces import Unit, runs
from jianzhu.restoring.stories import Story, note_what_is_missing

REASON: Final = "registry"
"""Of what a decision takes out of the text."""
LINE_KINDS = {
    "heading": "section", "paragraph": "body", "remove": "removed", "headline": "display", "byline": "byline",
    "caption": "caption",
}  # fmt: skip
"""The kind of line that an action makes a line."""
UNIT_KINDS = {
    "heading": "section", "paragraph": "paragraph", "headline": "head", "byline": "byline", "caption": "caption",
}  # fmt: skip
"""The kind of unit that an action makes of its words."""
ORDER = (
    ("remove", "paragraph", "heading", "caption", "byline", "headline"),
    ("split", "join", "move"),
    ("headline", "byline", "caption"),
)
"""First what the words are, then where the text goes, then whose headlines, bylines and captions those are."""
KEPT_OUT = ("markup", "footnote marker", REASON)
"""Reasons for which characters stay removed even inside of words that a decision is about."""
_CHARACTER = re.compile(r"\S\s*")


def repair(
    lines: list[Line], decisions: Sequence[Decision], whole: str
) -> tuple[list[Line], list[Removal], list[Repair]]:
    """The lines with their misprints put right, what has no place in the right words, and a list of what was done.

    A character that is put right keeps the place of the one in the source text `whole` that it stands for.
    """
    becomes: dict[int, str] = {}
    gone: list[Removal] = []
    done: list[Repair] = []
    printed = {o for line in lines for o, c in zip(line.text.offsets, line.text.chars, strict=True) if not c.isspace()}
    for decision in decisions:
        if decision.correction.action != "repair":
            continue
        right = _CHARACTER.findall(decision.correction.becomes or "")
        for span in decision.spans:
            places = [o for o in range(span.start, span.end) if o in printed]
            if not places or any(o in becomes for o in places):
                continue
            for k, offset in enumerate(places):
                becomes[offset] = "".join(right[k : k + 1] if k < len(places) - 1 else right[k:])
                if not becomes[offset]:
                    gone.append(Removal(Span(offset, offset + 1), REASON))
            done.append(Repair(REASON, whole[span.start : span.end], "".join(right), span))
    if not becomes:
        return lines, [], []
    repaired = [replace(line, text=_repaired(line.text, becomes), raw=_repaired(line.raw, becomes)) for line in lines]
    return [replace(r, width=display_width(r.text.chars)) for r in repaired if r.text.chars.strip()], gone, done


def _repaired(text: Text, becomes: Mapping[int, str]) -> Text:
    chars: list[str] = []
    offsets: list[int] = []
    for offset, char in zip(text.offsets, text.chars, strict=True):
        right = becomes.get(offset, char)
        chars.append(right)
        offsets += [offset, *[INSERTED] * (len(right) - 1)][: len(right)]
    return Text("".join(chars), tuple(offsets))


def decided_kinds(lines: list[Line], decisions: Sequence[Decision]) -> dict[int, Kind]:
    """Of each line (by its number in the source) that decisions are wholly about, its kind."""
    found: dict[int, Kind] = {}
    starts = [line.text.offsets[0] for line in lines]
    for decision in decisions:
        name = LINE_KINDS.get(decision.correction.action)
        if not name:
            continue
        level = (decision.correction.level or 2) if name == "section" else 0
        for span in decision.spans:
            for line in lines[max(0, bisect_right(starts, span.start) - 1) : bisect_right(starts, span.end - 1)]:
                if span.start <= line.text.offsets[0] and line.text.offsets[-1] < span.end:
                    found[line.number] = Kind(name, level)
    return found


def correct(
    stories: list[Story], removals: list[Removal], decisions: Sequence[Decision], whole: str
) -> tuple[list[Story], list[Removal]]:
    """The stories of the source text `whole`, and what is in none of them, as the decisions will have them."""
    if not any(decision.correction.action in group for group in ORDER for decision in decisions):
        return stories, removals
    page = _Page(stories or [Story()], removals, whole)
    for phase, actions in enumerate(ORDER):
        for action in actions:
            for decision in (d for d in decisions if d.correction.action == action):
                page.carry_out(decision, phase)
    kept = [story for story in page.stories if story.units or story.headline]
    for story in kept:
        note_what_is_missing(story)
    return kept, page.removals


def with_decided_levels(article: Article, decisions: Sequence[Decision]) -> Article:
    """The article, its headings of the levels that decisions give them."""
    spans = [(span, d.correction.level) for d in decisions if d.correction.action == "heading" and d.correction.level
             for span in d.spans]  # fmt: skip
    if not spans:
        return article

    def level(passage: Passage) -> int | None:
        first = next((o for o in passage.text.offsets if o != INSERTED), INSERTED)
        return next((given for span, given in spans if span.start <= first < span.end), passage.level)

    blocks = (
        replace(b, level=level(b)) if isinstance(b, Passage) and b.role == "heading" else b for b in article.blocks
    )
    return replace(article, blocks=tuple(blocks))


@dataclass(frozen=True, slots=True)
class _Place:
    """A unit of a story: its index among the story's units, -1 for the headline."""

    story: Story
    index: int

    @property
    def unit(self) -> Unit:
        unit = self.story.headline if self.index < 0 else self.story.units[self.index]
        assert unit is not None
        return unit

    def put(self, unit: Unit | None) -> None:
        """Puts another unit in its place; None: nothing."""
        if self.index < 0:
            self.story.headline = unit
        else:
            self.story.units[self.index : self.index + 1] = [unit] if unit else []


class _Page:
    """Stories and removals while decisions are carried out on them."""

    def __init__(self, stories: list[Story], removals: list[Removal], whole: str) -> None:
        self.stories, self.removals, self._whole = list(stories), list(removals), whole

    def carry_out(self, decision: Decision, phase: int) -> None:
        action = decision.correction.action
        for span in decision.spans:
            if action == "headline" and self._heads_already(decision, span):
                continue
            if action in ("split", "join", "move"):
                getattr(self, f"_{action}")(decision, span)
            elif phase:
                self._give(decision, span)
            elif action == "remove":
                units, _ = self._take(span)
                self.removals += [Removal(run, REASON) for unit in units for text in texts(unit) for run in runs(text)]
            elif action != "paragraph" or self._not_yet_text(span):
                self._recast(decision, span)

    # ── what the words are ───────────────────────────────────────────────────────────────────────────────────────

    def _heads_already(self, decision: Decision, span: Span) -> bool:
        """Whether the words are all in the headline that they are said to be: its other lines stay beside them."""
        holders = [place for place in self._places() if first_in(place.unit, span) < NOWHERE]
        target = self._find(decision.target) if decision.target else None
        return len(holders) == 1 and holders[0].index < 0 and (target is None or target.story is holders[0].story)

    def _not_yet_text(self, span: Span) -> bool:
        kinds = {place.unit.kind for place in self._places() if first_in(place.unit, span) < NOWHERE}
        return kinds != {"paragraph"}

    def _recast(self, decision: Decision, span: Span) -> None:
        """The words become a unit of their own, where they stand."""
        action, level = decision.correction.action, decision.correction.level or 2
        units, place = self._take(span, parting=action in ("heading", "paragraph"))
        parts = [text for unit in units for text in texts(unit)]
        if decision.correction.until is None:
            parts += self._reclaimed(span)
        if not parts:
            return
        kind, words = UNIT_KINDS[action], in_source_order(parts)
        lines = [words] if kind == "paragraph" else by_line(words, self._whole)
        close = close_up if kind in ("paragraph", "caption") else close_up_display
        made = Unit(kind, [close(line) for line in lines], level=level if kind == "section" else 0)
        place.story.units.insert(place.index + 1, made)

    def _reclaimed(self, span: Span) -> list[Text]:
        """What had been taken out of the words, for no reason that still holds."""
        found: list[Text] = []
        kept: list[Removal] = []
        for removal in self.removals:
            start, end = max(span.start, removal.span.start), min(span.end, removal.span.end)
            if start >= end or removal.reason in KEPT_OUT:
                kept.append(removal)
                continue
            found.append(Text.cut(self._whole, start, end))
            edges = (Span(removal.span.start, start), Span(end, removal.span.end))
            kept += [Removal(edge, removal.reason) for edge in edges if edge.start < edge.end]
        self.removals = kept
        return found

    def _give(self, decision: Decision, span: Span) -> None:
        """A headline, a byline or a caption to the story that holds the decision's other words, or to its own."""
        units, here = self._take(span)
        if not units:
            return
        target = self._find(decision.target) if decision.target else None
        story = target.story if target else here.story
        if decision.correction.action == "headline":
            if story.headline:
                story.units.insert(0, story.headline)
            story.headline = Unit("head", [text for unit in units for text in texts(unit)], number=units[0].number)
        elif story is here.story:
            story.units[here.index + 1 : here.index + 1] = units
        else:
            at = 0 if decision.correction.action == "byline" else _place_by_source(story, span)
            story.units[at:at] = units

    # ── where the text goes ──────────────────────────────────────────────────────────────────────────────────────

    def _split(self, decision: Decision, span: Span) -> None:
        place = self._find(span)
        if place is None:
            return
        story, at = place.story, place.index
        before, inside, after = parts(place.unit, span)
        rest = joined(inside, after)
        if rest and rest.kind == "note":
            rest = replace(rest, kind="paragraph", marker="")
        if at < 0:
            if decision.correction.into == "stories" and before:
                story.headline, moved = before, Story(rest, story.units)
                story.units = []
                self.stories.insert(self._rank(story) + 1, moved)
            return
        story.units[at : at + 1] = [unit for unit in (before, rest) if unit]
        at += before is not None
        if decision.correction.into == "stories" and at + (story.headline is not None):
            units = story.units[at:]
            del story.units[at:]
            headline = units.pop(0) if units[0].kind == "head" else None
            self.stories.insert(self._rank(story) + 1, Story(headline, units))

    def _join(self, decision: Decision, span: Span) -> None:
        first = self._find(Span(span.end - 1, span.end)) or self._find(span)
        second = self._find(decision.target) if decision.target else None
        if first is None or second is None:
            return
        if decision.correction.into == "stories":
            if first.story is not second.story:
                _join_stories(first.story, second.story)
            return
        one, other = first.unit, second.unit
        if one is other or (one.kind == "table") != (other.kind == "table"):
            return
        first.put(joined(one, other))
        second.put(None)

    def _move(self, decision: Decision, span: Span) -> None:
        if decision.target is None or self._find(decision.target) is None:
            return
        units, here = self._take(span)
        target = self._find(decision.target) or here
        story = target.story
        if decision.correction.after is None:
            at = _place_by_source(story, span)
        elif target.index < 0:
            at = 0
        else:
            at = target.index + 1
            before, inside, rest = parts(target.unit, decision.target)
            story.units[target.index : at] = [unit for unit in (joined(before, inside), rest) if unit]
        story.units[at:at] = units
        for seam in (at + len(units), at):
            _close_seam(story, seam, decision.correction.after is not None)

    # ── finding and taking ───────────────────────────────────────────────────────────────────────────────────────

    def _places(self) -> list[_Place]:
        return [
            _Place(story, k)
            for story in self.stories
            for k in range(0 if story.headline is None else -1, len(story.units))
        ]

    def _find(self, span: Span) -> _Place | None:
        """The unit that holds the first of the words that any unit holds."""
        first = min(self._places(), key=lambda place: first_in(place.unit, span), default=None)
        return first if first and first_in(first.unit, span) < NOWHERE else None

    def _rank(self, story: Story) -> int:
        return next(k for k, s in enumerate(self.stories) if s is story)

    def _take(self, span: Span, parting: bool = False) -> tuple[list[Unit], _Place]:
        """Takes the words of `span` out of all stories: units of them in the source's order, and where they stood.

        A paragraph in whose middle they stood stays one if its sentence goes on, `parting`: becomes two.
        """
        taken: list[Unit] = []
        behind: _Place | None = None
        for story in self.stories:
            if story.headline and first_in(story.headline, span) < NOWHERE:
                before, inside, after = parts(story.headline, span)
                taken += [inside] if inside else []
                story.headline = joined(before, after)
                behind = behind or _Place(story, -1)
            kept: list[Unit] = []
            for unit in story.units:
                before, inside, after = parts(unit, span)
                if inside is None:
                    kept.append(unit)
                    continue
                taken.append(inside)
                if before and (unit.kind != "paragraph" or (before.open_end and not parting)):
                    before, after = joined(before, after), None
                kept += [before] if before else []
                behind = behind or _Place(story, len(kept) - 1)
                kept += [after] if after else []
            story.units = kept
        return sorted(taken, key=lambda unit: first_in(unit, span)), behind or self._nearest(span.start)

    def _nearest(self, offset: int) -> _Place:
        """Behind which unit stands what no story holds: the one with the last words before it in the source."""
        units = [place for place in self._places() if place.index >= 0]
        return max(units, key=lambda place: last_before(place.unit, offset), default=_Place(self.stories[0], -1))


def _join_stories(one: Story, other: Story) -> None:
    heads = [other.headline] if other.headline else []
    if one.headline is None and heads:
        one.headline = heads.pop()
    one.units = [*one.units, *heads, *other.units]
    other.headline, other.units = None, []


def _place_by_source(story: Story, span: Span) -> int:
    """Where among a story's units words belong that stand at `span`: behind the last words before them."""
    last = [(last_before(unit, span.start), k) for k, unit in enumerate(story.units)]
    before = max(last, default=(INSERTED, -1))
    return before[1] + 1 if before[0] != INSERTED else 0


def _close_seam(story: Story, at: int, surely: bool) -> None:
    """Makes one paragraph of the units before and behind `at` where the sentence goes on, `surely` or by its looks."""
    if not 0 < at < len(story.units):
        return
    one, other = story.units[at - 1], story.units[at]
    if one.kind == other.kind == "paragraph" and one.open_end and (surely or continues(one.chars, other.chars, True)):
        story.units[at - 1 : at + 1] = [unit for unit in (joined(one, other),) if unit]
