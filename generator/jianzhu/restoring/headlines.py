"""A headline's lines told apart: kicker, title and deck; and heads that swallowed the text below them, cut free.

某某在某县调研时强调    kicker
把水引到田头           title: 把水引到田头 让粮装满仓
让粮装满仓
——某县灌区改造侧记     deck
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise

from jianzhu.model import Text
from jianzhu.restoring.lines import shows
from jianzhu.restoring.pieces import Unit

MOST_LINES = 4
"""Lines of a headline: kicker, a title of two, deck."""
KICKER_EXCESS = 3
"""Characters by which a first line is longer than the second where it leads in: the lines of one title are of a length,
or the first is the shorter one."""
DECK_EXCESS = 8
"""Characters by which a last line is longer than the one above it where it explains rather than continues."""
SWALLOWED = 4
"""Characters by which a head's second half outruns its first where body text hangs on it."""


@dataclass(frozen=True, slots=True)
class Headline:
    kicker: Text | None
    title: Text
    subtitle: Text | None


def split_headline(unit: Unit) -> Headline:
    """Kicker, title and deck of a headline's lines; a title of two lines is joined with a space."""
    lines = list(unit.lines)
    kickers: list[Text] = []
    decks: list[Text] = []
    first_deck = next((k for k, line in enumerate(lines) if k and shows("deck", line.chars)), len(lines))
    decks, lines = lines[first_deck:], lines[:first_deck]
    while len(lines) > 1 and shows("deck_end", lines[-1].chars):
        decks.insert(0, lines.pop())
    while len(lines) > 1 and (shows("kicker_end", lines[0].chars) or lines[0].chars.endswith(("—", "－", "─"))):
        kickers.append(lines.pop(0))
    if len(lines) > 1 and "、" in lines[-1].chars and len(lines[-1]) >= len(lines[-2]) + DECK_EXCESS:
        decks.insert(0, lines.pop())
    if len(lines) > 1 and unit.level and not kickers and not decks:
        kickers.append(lines.pop(0))
    in_halves = [k for k, line in enumerate(lines) if len(line.chars.split()) > 1]
    if len(in_halves) == 1 and in_halves[0] and _tells_figures(lines[in_halves[0]]):
        decks, lines = [*lines[in_halves[0] :], *decks], lines[: in_halves[0]]
    elif len(in_halves) == 1 and not kickers:
        at = in_halves[0]
        kickers, lines, decks = lines[:at], [lines[at]], [*lines[at + 1 :], *decks]
    if len(lines) > 1 and not kickers and len(lines[0]) >= len(lines[1]) + KICKER_EXCESS:
        kickers.append(lines.pop(0))
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
