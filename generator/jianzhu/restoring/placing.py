"""What a line is by its place: a head where it stands for itself, a table's name above its table, a picture's caption.

In wrapped print the whole page is weighed (see weighing); where a line is a paragraph, a head is a short line without
punctuation that stands where no sentence is being continued.
"""

from __future__ import annotations

import re
from collections import Counter

from jianzhu.restoring.forms import (
    LONGEST_HEAD,
    LONGEST_TITLE,
    MOST_HEADLINES,
    NO_HEAD_BEGINS,
    PICTURE_GAP,
    QUOTED_TITLE,
    SHORTEST_HEAD,
    head_form,
    of_halves,
)
from jianzhu.restoring.lines import Line, ends_sentence, is_han, shows, usual_gap
from jianzhu.restoring.measures import NARROWEST, Kind, Measures, measures_of
from jianzhu.restoring.recognizing import LONGEST_KICKER
from jianzhu.restoring.weighing import weigh
from jianzhu.restoring.weights import weights

LONGEST_OF_PARTS = 17
"""Characters of a head with a comma inside: of a sentence torn by a column's end more is left."""
ROUNDS = 2
"""Readings of a page: the first, with heads among its lines, gives the measures that the second is made with."""
_STARTS = ("byline", "dateline")
_PUNCTUATION = re.compile(r"[，。；：！？、,;:!?…]")
_HEAD_PUNCTUATION = re.compile(r"[，。；,;]|[：:！？!?…](?=.)")


def place(lines: list[Line], own: list[Kind]) -> tuple[list[Kind], Measures]:
    """The kind of each line, and the measures of the page; `own`: what each line says of itself."""
    kinds, measures = own, measures_of(lines, own)
    for _ in range(ROUNDS):
        kinds = _placed(lines, own, measures)
        measures = measures_of(lines, kinds)
    return kinds, measures


def _placed(lines: list[Line], own: list[Kind], measures: Measures) -> list[Kind]:
    kinds = list(own)
    tiny = _tiny_heads(lines, own)
    for i, kind in enumerate(own):
        if kind.name == "body" and kind.opens is None and not kind.decided:
            kinds[i] = Kind("section") if i in tiny else _by_place(i, lines, kinds, measures.wrapped(i))
    kinds = weigh(lines, kinds, measures)
    _captions(lines, kinds, usual_gap(lines))
    return kinds


def _by_place(i: int, lines: list[Line], kinds: list[Kind], wrapped: bool) -> Kind:
    """Of a line above a table, at a page's top, or that stands for itself: no column's edge breaks lines there."""
    squeezed = lines[i].squeezed
    following = kinds[i + 1].name if i + 1 < len(kinds) else "end"
    before = _last_body(i, lines, kinds)
    closed = before is None or ends_sentence(lines[before].text.chars, soft=True)
    if not wrapped and _leads_in(i, lines):
        return Kind("display")
    if not wrapped and of_halves(squeezed) and before is None and following in ("deck", "byline", "dateline"):
        return Kind("display")
    if not _may_be_head(lines[i]):
        return Kind("display") if closed and not wrapped and _heads_story(i, lines, kinds) else Kind("body")
    if following in ("table_unit", "table") or shows("table_name", squeezed):
        return Kind("table_name")
    if shows("masthead", squeezed) and i <= 2:
        return Kind("masthead")
    if before is None and shows("document_title", squeezed):
        return Kind("display")
    if wrapped or len(squeezed) < SHORTEST_HEAD:
        return Kind("body")
    return Kind("display") if closed or not _PUNCTUATION.search(squeezed) else Kind("body")


def _tiny_heads(lines: list[Line], own: list[Kind]) -> frozenset[int]:
    """Lines of one or two characters that head the text below: a customary word (前言), or one that has its like on
    the page (修, 管, 护)."""
    found = [
        i
        for i in range(len(lines) - 1)
        if own[i].name == "body"
        and (len(lines[i].squeezed) < SHORTEST_HEAD or shows("head_word", lines[i].squeezed))
        and all(map(is_han, lines[i].squeezed))
        and (i == 0 or own[i - 1].name != "body" or _over(lines[i - 1]))
        and own[i + 1].name in ("body", "dateline", "numbered")
        and lines[i + 1].width >= NARROWEST
    ]
    alike = Counter(len(lines[i].squeezed) for i in found)
    return frozenset(i for i in found if shows("head_word", lines[i].squeezed) or alike[len(lines[i].squeezed)] > 1)


def _over(line: Line) -> bool:
    """Whether a line ends a sentence, or may be a headline: it has no mark at all."""
    return ends_sentence(line.text.chars) or not _PUNCTUATION.search(line.squeezed)


def _leads_in(i: int, lines: list[Line]) -> bool:
    """Whether a line that ends in a dash leads into the headline on the next line."""
    squeezed = lines[i].squeezed
    if not squeezed.endswith(("—", "－", "─")) or "。" in squeezed or len(squeezed) > LONGEST_KICKER:
        return False
    return i + 1 < len(lines) and _may_be_head(lines[i + 1])


def _may_be_head(line: Line) -> bool:
    longest = LONGEST_TITLE if shows("document_title", line.squeezed) else LONGEST_HEAD
    return (
        len(line.squeezed) <= longest
        and not _HEAD_PUNCTUATION.search(QUOTED_TITLE.sub("", line.squeezed))
        and not ends_sentence(line.text.chars, soft=True)
        and line.squeezed[:1] not in NO_HEAD_BEGINS
        and all(line.squeezed.count(a) == line.squeezed.count(b) for a, b in ("《》", "（）", "“”", "()"))
    )


def _heads_story(i: int, lines: list[Line], kinds: list[Kind]) -> bool:
    """Whether a line of two halves, or of who and what (某县：老渠通水), is a head; above a byline, only lines of the
    headline between, a question is as well, and below one of them whatever is no sentence."""
    weight, cost = weights("line_weights"), head_form(lines[i], Kind("body"))
    below = range(i + 1, min(len(kinds), i + MOST_HEADLINES + 1))
    stop = next((k for k in below if kinds[k].name in _STARTS or not _short(lines[k])), len(kinds))
    named = stop < len(kinds) and kinds[stop].name in _STARTS
    below_head = i > 0 and kinds[i - 1].name in ("display", "deck", "markdown", "section", "numbered")
    if named:
        return cost <= weight["head_below_head_most" if below_head else "head_above_byline_most"]
    chars = lines[i].squeezed
    torn = len(chars) > LONGEST_OF_PARTS and "，" in chars
    whole = not (torn or below_head or ends_sentence(chars, soft=True) or shows("fresh_start", chars))
    return whole and i + 1 < len(kinds) and kinds[i + 1].name == "body" and cost <= weight["head_of_parts_most"]


def _short(line: Line) -> bool:
    return len(line.squeezed) <= LONGEST_HEAD and "。" not in line.squeezed


def _last_body(i: int, lines: list[Line], kinds: list[Kind]) -> int | None:
    for j in range(i - 1, max(-1, i - 12), -1):
        if kinds[j].name in ("body", "dateline"):
            return j
        if kinds[j].name in ("display", "markdown", "numbered", "section", "byline", "table", "date", "deck"):
            return None
    return None


def _captions(lines: list[Line], kinds: list[Kind], usual: int) -> None:
    """Lines where a picture stood, and the short lines beside a credit or a doubled caption at a page's foot."""
    for i, kind in enumerate(kinds):
        line = lines[i]
        if kind.opens is not None or kind.decided:
            continue
        if kind.name in ("body", "display") and line.gap >= max(PICTURE_GAP, usual + 2) and i:
            one_sentence = len(re.findall(r"[。！？]", line.squeezed)) <= 1 and len(line.squeezed) <= 80
            if one_sentence and (ends_sentence(line.text.chars) or shows("figure_name", line.squeezed)):
                kinds[i] = Kind("caption")
        elif kind.name in ("body", "display") and len(line.squeezed) <= 30 and shows("figure_name", line.squeezed):
            kinds[i] = Kind("caption")
    marked = [i for i, k in enumerate(kinds) if k.name in ("caption", "doubled")]
    for i in marked:  # towards the page's end: one sentence over one or two lines beside another caption
        j = i + 1
        run: list[int] = []
        while j < len(kinds) and kinds[j].name == "body" and kinds[j].opens is None and len(run) < 3:
            run.append(j)
            j += 1
        if run and (j == len(kinds) or kinds[j].name in ("caption", "doubled")):
            joined = "".join(lines[k].squeezed for k in run)
            if len(joined) <= 90 and len(re.findall(r"[。！？]", joined)) <= 1 and ends_sentence(joined):
                for k in run:
                    kinds[k] = Kind("caption")
