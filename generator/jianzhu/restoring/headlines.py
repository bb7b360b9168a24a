"""A headline's lines told apart: kicker, title and deck; and heads that swallowed the text below them, cut free.

某某在某县调研时强调    kicker
把水引到田头           title: 把水引到田头 让粮装满仓
让粮装满仓
——某县灌区改造侧记     deck
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise

from jianzhu.model import Text
from jianzhu.restoring.lines import display_width, shows
from jianzhu.restoring.pieces import Unit
from jianzhu.restoring.weights import weights
from jianzhu.segmentation import words

MOST_LINES = 4
"""Lines of a headline: kicker, a title of two, deck."""
LONGER = 3
"""Characters by which a kicker or deck, set in smaller type, is longer than the title's line beside it."""
ABOUT_AS_LONG = 2
"""Characters by which a title's first line may be longer than its second; twice as many where it is shorter."""
_CLAUSES = re.compile(r"[，、：；]")
_PREDICATES = ("v", "d", "a", "p")
"""jieba's tags of verbs, adverbs, adjectives and prepositions begin so."""
SWALLOWED = 4
"""Characters by which a head's second half outruns its first where body text hangs on it."""


@dataclass(frozen=True, slots=True)
class Headline:
    kicker: Text | None
    title: Text
    subtitle: Text | None


def split_headline(unit: Unit) -> Headline:
    """Kicker, title and deck of a headline's lines, as they cost least; a title of two lines is joined with a space."""
    lines = list(unit.lines)
    cuts = ((a, b) for a in range(len(lines)) for b in range(a + 1, len(lines) + 1))
    a, b = min(cuts, key=lambda cut: (_cost(lines, cut, bool(unit.level)), cut)) if lines else (0, 0)
    kickers, lines, decks = lines[:a], lines[a:b], lines[b:]
    return Headline(
        Text.join(kickers, " ") if kickers else None,
        Text.join(lines, " "),
        Text.join(decks, " ") if decks else None,
    )


def joins_headline(above: Unit, text: Text, level: int, close: bool) -> bool:
    """Whether a head's line goes on the headline right above it.

    `level`: of its Markdown mark, 0 where it has none; `close`: it stands closer to it than lines usually do.
    """
    before = above.lines[-1].chars
    deck = shows("deck", text.chars)
    if level or above.level:
        over = len(above.lines) == 1 and level > 0 and (not above.level or level < above.level)
        return deck or over
    leads = shows("kicker_end", before) or before.endswith(("—", "－"))
    paired = len(above.lines) > 1 and shows("kicker_end", above.lines[0].chars) and len(before) == len(text)
    return deck or close or leads or paired


def _cost(lines: list[Text], cut: tuple[int, int], marked: bool) -> float:
    """Of reading `lines` as kicker [0, a), title [a, b) and deck from b, in nats; `marked`: they are Markdown heads."""
    weight, (a, b) = weights("headline_weights"), cut
    kickers, titles, decks = lines[:a], lines[a:b], lines[b:]
    cost = weight["title_line"] * (len(titles) == 1) + weight["title_line_more"] * max(0, len(titles) - 2)
    cost += weight["kicker_line"] * len(kickers) + weight["deck_line"] * len(decks)
    cost += weight["kicker_marked"] * bool(kickers and marked)
    for line in kickers:
        cost += weight["kicker_said"] if _leads_in(line) else _beside(line, titles[0]) + weight["kicker_unsaid"]
        cost += weight["deck_said_not"] * _explains(line)
        cost += weight["beside_official"] * shows("document_title", titles[-1].chars)
    for line in decks:
        cost += weight["deck_said"] if _explains(line) else _beside(line, titles[-1])
        cost += weight["kicker_said_not"] * _leads_in(line)
        cost += weight["deck_of_clauses"] * bool(_CLAUSES.search(line.chars))
        cost += weight["beside_official"] * shows("document_title", line.chars)
    for line in titles:
        cost += weight["kicker_said_not"] * (_leads_in(line) and len(lines) > 1)
        cost += weight["deck_said_not"] * (_explains(line) and len(lines) > 1)
        cost += weight["title_of_list"] * ("、" in line.chars and len(lines) > 1)
    for above, below in pairwise(titles):
        cost += _uneven(_width(above) - _width(below))
        cost += weight["title_goes_on"] * _goes_on(above, below)
        cost += weight["title_half_in_halves"] * (len(above.chars.split()) != len(below.chars.split()))
    return cost


def _beside(line: Text, title: Text) -> float:
    """What it costs that a line whose words don't say so is kicker or deck of the title's line beside it."""
    weight = weights("headline_weights")
    about_as_long = _width(line) < _width(title) + LONGER
    return weight["beside_title"] * about_as_long + weight["beside_title_halves"] * (len(line.chars.split()) > 1)


def _uneven(excess: float) -> float:
    """What it costs that the first of a title's two lines is longer than the second by so many characters."""
    weight = weights("headline_weights")
    if excess > 0:
        return weight["title_shrinks"] * max(0.0, excess - ABOUT_AS_LONG)
    return weight["title_grows"] * max(0.0, -excess - 2 * ABOUT_AS_LONG)


def _width(line: Text) -> float:
    return display_width(line.chars) / 2


def _leads_in(line: Text) -> bool:
    return shows("kicker_end", line.chars) or line.chars.endswith(("—", "－", "─"))


def _explains(line: Text) -> bool:
    halves = line.chars.split()
    return shows("deck", line.chars) or shows("deck_end", line.chars) or (len(halves) > 1 and _tells_figures(line))


def _goes_on(above: Text, below: Text) -> bool:
    """Whether a line says what the one above it does: it begins with a verb or an adverb, and that ends in no verb.

    A line in two groups of words is whole by itself.
    """
    if len(below.chars.split()) > 1:
        return False
    last, first = words(above.chars)[-1], words(below.chars)[0]
    return first.tag[:1] in _PREDICATES and last.tag[:1] not in _PREDICATES


def gather_lines(units: list[Unit], usual_gap: int) -> list[Unit]:
    """Joins the lines of one headline that stand one under another, each a unit: those that are closest together.

    `usual_gap`: blank lines between any two lines of the page. Heads over a section's text are left as they are.
    """
    gathered: list[Unit] = []
    at = 0
    for (is_head, _), group in groupby(units, lambda u: (u.kind == "head" and u.level <= 1, u.level)):
        run = list(group)
        at += len(run)
        below = units[at] if at < len(units) else None
        opens = below is None or below.kind == "byline" or below.dateline
        if not is_head or not (opens or run[0].floats or run[0] is units[0]):
            gathered += run
            continue
        gaps = [under.number - above.number - 1 for above, under in pairwise(run)]
        least = min(gaps, default=0)
        apart = any(len(u.lines) > 1 and not shows("deck", u.lines[-1].chars) for u in run)  # joined as they are read
        alike = least == max(gaps, default=0) and (least > usual_gap or len(run) > MOST_LINES)
        for k, unit in enumerate(run):
            if k and gaps[k - 1] == least and not apart and not alike:
                gathered[-1].lines = [*gathered[-1].lines, *unit.lines]
            else:
                gathered.append(unit)
    return gathered


def join_decks(units: list[Unit]) -> list[Unit]:
    """A deck that only bylines or the like part from its headline, put back below it: no deck stands for itself."""
    joined: list[Unit] = []
    for unit in units:
        above = next((u for u in reversed(joined) if u.kind not in ("byline", "official")), None)
        deck = unit.kind == "head" and not unit.level and shows("deck", unit.lines[0].chars)
        if deck and above is not None and above.kind == "head" and not shows("deck", above.lines[-1].chars):
            above.lines = [*above.lines, *unit.lines]
        else:
            joined.append(unit)
    return joined


def free_swallowed_text(units: list[Unit]) -> list[Unit]:
    """Cuts body text off a two-part head whose second part outruns its first, where siblings' parts are of a length.

    `### 春来播种早 夏至管护勤为了…` beside `### 秋收颗粒满 冬藏仓廪实`: the head ends after 勤.
    """
    parallel = {u.level for u in units if u.kind in ("head", "section") and _balanced(_halves(u))}
    freed: list[Unit] = []
    for unit in units:
        halves = _halves(unit)
        swallows = (
            unit.kind == "head"
            and unit.level in parallel
            and unit.level > 1
            and len(unit.lines) == 1
            and len(halves) == 2
            and len(halves[1]) >= len(halves[0]) + SWALLOWED
        )
        if swallows:
            text = unit.lines[0]
            end = len(text) - len(halves[1]) + len(halves[0])
            unit.lines = [text[:end]]
            freed += [unit, Unit("paragraph", [text[end:]], number=unit.number)]
        else:
            freed.append(unit)
    return freed


def _tells_figures(line: Text) -> bool:
    """Whether each half of a line gives a figure, as a deck does: 开行班列12列 运货1.3万吨."""
    return all(any(char.isdigit() for char in half) for half in line.chars.split())


def _balanced(halves: list[str]) -> bool:
    return len(halves) == 2 and len(halves[0]) == len(halves[1])


def _halves(unit: Unit) -> list[str]:
    return unit.lines[0].chars.split() if len(unit.lines) == 1 else []
