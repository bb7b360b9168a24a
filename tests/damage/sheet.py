"""A page in the making, and the cuts that a column's or a page's end makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from damage.clean_texts import CleanText, stories
from damage.printing import Line, Setting, body_lines, head_lines

END_MARKS = "。！？”"
SHORTEST_FRAGMENT = 4
"""Lines: no column holds less of a story."""


@dataclass
class Sheet:
    """A page in the making: its stories, the lines of each in reading order, and the lines as they come out."""

    kind: str
    seed: int
    rng: Random
    setting: Setting = field(default_factory=Setting)
    pool: Sequence[CleanText] = field(default_factory=stories)
    """The texts that the page is made of."""
    texts: list[CleanText] = field(default_factory=list)
    reading: list[list[Line]] = field(default_factory=list)
    """The lines of each story as they should be read: what is lost isn't here."""
    printed: list[Line] = field(default_factory=list)
    noise: list[str] = field(default_factory=list)

    def take(self, count: int, chosen: Sequence[CleanText] | None = None) -> None:
        self.texts = self.rng.sample(list(chosen or self.pool), count)


def _stops(line: Line) -> bool:
    """Whether a sentence stops with this line."""
    return line.ends or line.text.rstrip()[-1:] in tuple(END_MARKS)


def inside_sentence(lines: Sequence[Line], rng: Random) -> int:
    """An index before which a paragraph's sentence runs over from the line above."""
    inside = [k for k in range(2, len(lines) - 1) if not _stops(lines[k - 1]) and lines[k].role == "paragraph"
              and lines[k - 1].passage == lines[k].passage]  # fmt: skip
    return rng.choice(inside) if inside else len(lines) // 2


def columns(lines: list[Line], count: int, rng: Random) -> list[list[Line]]:
    """`lines` cut into at most `count` fragments of whole lines."""
    room = range(SHORTEST_FRAGMENT, len(lines) - SHORTEST_FRAGMENT)
    cuts: list[int] = []
    for _ in range(count - 1):
        free = [k for k in room if all(abs(k - c) >= SHORTEST_FRAGMENT for c in cuts)]
        if free:
            cuts.append(rng.choice(free))
    edges = [0, *sorted(cuts), len(lines)]
    return [lines[a:b] for a, b in pairwise(edges)]


def by_turns(piles: list[list[list[Line]]], rng: Random) -> list[Line]:
    """Fragments of several stories, those of each in order, the stories by turns."""
    found: list[Line] = []
    piles = [list(pile) for pile in piles]
    last = -1
    while any(piles):
        open_piles = [k for k, pile in enumerate(piles) if pile]
        free = [k for k in open_piles if k != last] or open_piles
        last = rng.choice(free)
        found += piles[last].pop(0)
    return found


def whole_stories(sheet: Sheet, byline: bool = True, captions: bool = False) -> list[tuple[list[Line], list[Line]]]:
    """(head, body) of each of the sheet's stories; the reading order is set to the two of them."""
    found = []
    for k, text in enumerate(sheet.texts):
        head = head_lines(text, k, byline)
        body = body_lines(text, k, sheet.setting, captions)
        found.append((head, body))
    sheet.reading = [head + body for head, body in found]
    return found


def added(text: str, role: str) -> Line:
    return Line(text, -1, "", role, ends=True)


def may_break(text: str, at: int) -> bool:
    """Whether a column may end before the character `at`, in the middle of a sentence."""
    before, after = text[at - 1], text[at]
    number = before.isascii() and after.isascii()
    return before not in "。！？”（“《）" and after not in "，。、；：！？”》）" and not number
