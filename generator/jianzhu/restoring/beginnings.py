"""Where the stories of a page begin, as far as those say so who wrote them: at bylines, datelines, signatures.

青梧日报讯（记者 易某）…      a beginning
…（柳某）                    signs a story at its end: the text below begins another
修渠记                       a headline: it says nothing here
去年冬天，…                   a beginning, for the story above is over

One story is signed once: where text that began with a byline ends with other names in brackets, a story without a
byline began between, below the head whose words the text under it shares rather than the text above it. On a
page whose text stops in mid-sentence before, columns of several stories may stand by turns, and a signature says
nothing of what follows.
"""

from __future__ import annotations

from jianzhu.restoring.bylines import authors_of_paragraph, info_fields
from jianzhu.restoring.lines import cues, ends_sentence
from jianzhu.restoring.pieces import Unit
from jianzhu.restoring.vocabulary import Vocabulary

BRIEF_MARKS = frozenset("●○■□◆◇▲△★☆◎▶►")
"""Marks that items of a column of briefs begin with."""
SIGNATURE = 60
"""Characters of a paragraph's end that hold the names that sign it."""


def beginnings(units: list[Unit], words: Vocabulary) -> list[int]:
    """Indices of the units with which stories begin: a byline or dateline (a byline above a dateline belongs to
    it), or a story's first paragraph where another's signature shows that it is one."""
    found: list[int] = []
    named = over = unfinished = False
    for i, unit in enumerate(units):
        if unit.kind == "byline" and _tells_of_text(i, units):
            continue
        below = unit.kind == "byline" and _stands_below(i, units, named)
        if unit.dateline or (unit.kind == "byline" and not below):
            between = {u.kind for u in units[found[-1] : i]} if found else {"none"}
            if not between <= {"byline", "official", "caption"}:
                found.append(i)
                named, over = True, False
        elif unit.kind == "paragraph" and (over or "start" in unit.carried) and not _next_brief(i, units):
            found.append(i)
            named = over = False
        unfinished = unfinished or unit.open_end
        if not unfinished and (below or (unit.kind == "paragraph" and signed(unit))):
            within = _unsigned_beginning(found[-1] if found else 0, i, units, words) if named or not found else None
            if within is not None:
                found.append(within)
            named, over = False, True
    return found


def _next_brief(i: int, units: list[Unit]) -> bool:
    """Whether a paragraph begins with the mark that the one right above begins with: items of one column of briefs."""
    mark = units[i].chars[:1]
    return i > 0 and units[i - 1].kind == "paragraph" and mark in BRIEF_MARKS and units[i - 1].chars[:1] == mark


def signed(unit: Unit) -> bool:
    """Whether a paragraph ends with names in brackets."""
    return bool(authors_of_paragraph(unit.chars[-SIGNATURE:], False, True))


def torn(unit: Unit) -> bool:
    """Whether a paragraph begins in the middle of a sentence."""
    return bool(cues("orphan_start").search(unit.chars[:20]))


def _stands_below(i: int, units: list[Unit], named: bool) -> bool:
    """Whether a byline is printed under its story: in brackets below text; or, where nothing has named its author
    before, between the end of the text and a head, a beginning or nothing."""
    if i == 0 or units[i - 1].kind != "paragraph" or not ends_sentence(units[i - 1].chars):
        return False
    below = next((u for u in units[i + 1 :] if u.kind != "caption"), None)
    free = below is None or below.kind in ("head", "byline") or below.dateline
    return units[i].chars.startswith(("（", "(")) or (free and not named)


def _tells_of_text(i: int, units: list[Unit]) -> bool:
    """Whether a web page's line of fields stands between two texts of one page (who answered a letter, and when): the
    one that opens a story stands under its headline."""
    return i > 0 and units[i - 1].kind == "paragraph" and bool(info_fields(units[i].chars))


def _unsigned_beginning(low: int, last: int, units: list[Unit], words: Vocabulary) -> int | None:
    """Where the story begins that paragraph `last` signs, in [low, last] that began as another's or the page's."""
    texts = [k for k in range(low, last + 1) if units[k].kind == "paragraph"]
    if not texts:
        return None
    heads = [k for k in range(low, last) if units[k].kind == "head" and not (units[k].floats or units[k].level)]
    if units[low].kind != "byline" and not units[low].dateline:  # the page's top: the story is all that stands there
        return texts[0] if heads and not torn(units[texts[0]]) else None
    likeness: dict[int, float] = {}
    for below in texts[1:] if heads else ():
        above, under = (words.of([units[t] for t in texts if (t < below) == side]) for side in (True, False))
        own = words.of([units[k] for k in heads if max(t for t in texts if t < below) < k < below])
        if own:
            likeness[below] = words.coverage(own, under) - words.coverage(own, above)
    return max(likeness, key=lambda k: (likeness[k], k)) if likeness else None
