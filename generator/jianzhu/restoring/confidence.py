"""How sure the restoring is of each story, and of each place where a story's text goes on over something else.

    水渠一直修到 | — 12 — | 田边，…   →   Join(confidence=0.98)     a page's end lies between
    镇上的干部 | (another story) | 多了三成，…   →   Join(confidence=0.12)     nothing speaks for it

Each is a sum of signs, in log odds, that `lexicon/confidence.tsv` gives their weights: fitted to damaged pages whose
truth is known (`benchmarks/confidence.py`), so that of joins with 0.8 about eight in ten are right. What people decided
is sure.
"""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise

from jianzhu.lexicon import table
from jianzhu.model import INSERTED, Article, Join, Passage, Removal, Source, Span
from jianzhu.restoring.decisions import Decision
from jianzhu.restoring.doubling import spans_a_word
from jianzhu.restoring.joining import bigrams, closes_phrase
from jianzhu.restoring.lines import INDENT, SLACK, Line, ends_sentence, shows, split_lines
from jianzhu.restoring.measures import LONGEST_WRAPPED

_NAMED = re.compile("《([^《》]+)》")
NEIGHBOURS = 8
"""Stories on either side that a headline may rather belong to: those of a page, not of a volume."""
AROUND = 3
"""Lines above and below from which a line's measure is read."""
REACH = 60
"""Characters on either side of a seam that are looked at."""
HEADLINE = ("title", "kicker", "subtitle")
"""Roles of a headline's lines: text below them that isn't the story's beginning stands apart."""
THIN = ("markup", "footnote marker", "doubled text")
"""Reasons of removals that part no text: marks of a character or two inside of a line."""
_REMOVED = -1


@cache
def _weights(what: str) -> Mapping[str, float]:
    return {row["sign"]: float(row["weight"]) for row in table("confidence") if row["of"] == what}


def probability(what: str, signs: Mapping[str, float]) -> float:
    """Of a `join`, a `headline` or a story's `text` with these signs (each 0 to 1), that it is right; two decimals."""
    weights = _weights(what)
    odds = weights["base"] + sum(weights[sign] * value for sign, value in signs.items() if value)
    return round(1 / (1 + math.exp(-odds)), 2)


@dataclass(frozen=True, slots=True)
class Seam:
    """A place in an article's text between two characters that something parts in the source."""

    passage: str
    position: int
    before: int
    after: int
    inside: bool
    """Of a paragraph; else between two."""
    tail: str
    head: str
    """The reading text on either side, white space left out."""


def weigh(
    source: Source,
    articles: Sequence[Article],
    removals: Sequence[Removal],
    margins: Sequence[float],
    decisions: Sequence[Decision] = (),
) -> list[Article]:
    """The articles of a source with the confidence of each, of its headline, of its text and of its joins.

    `margins`: of each article, how far its headline is ahead of the next best one, 0 to 1.
    """
    page = Page(source.text, articles, removals)
    joined = [s for d in decisions if d.correction.action in ("join", "move") for s in (*d.spans, d.target) if s]
    headed = [s for d in decisions if d.correction.action == "headline" for s in d.spans]
    found = []
    for number, (article, margin) in enumerate(zip(articles, margins, strict=True), 1):
        joins = []
        for seam in page.seams(number):
            sure = _within(joined, seam.before) or _within(joined, seam.after)
            confidence = 1.0 if sure else probability("join", page.signs(seam, number))
            joins.append(Join(seam.passage, seam.position, seam.before, seam.after, confidence))
        text = probability("text", page.text_signs(joins, margin))
        title = 1.0
        if article.title and not any(_within(headed, o) for o in article.title.text.offsets):
            title = probability("headline", page.headline_signs(number, margin, joins))
        elif article.title is None and len(articles) > 1:
            title = probability("headline", {"none": 1.0})
        found.append(
            replace(
                article,
                joins=tuple(joins),
                title_confidence=title,
                text_confidence=text,
                confidence=round(title * text, 2),
            )
        )
    return found


def _within(spans: Sequence[Span], offset: int) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _likelihood(joins: Sequence[Join]) -> float:
    """That all of them are right, were they independent."""
    return math.prod(join.confidence for join in joins)


class Page:
    """Whose each character of a source is, and what each story's words are."""

    def __init__(self, whole: str, articles: Sequence[Article], removals: Sequence[Removal]) -> None:
        self._whole, self._articles = whole, articles
        self._owner = array("l", bytes(array("l").itemsize * len(whole)))
        self._roles: dict[int, str] = {}
        self._held: dict[int, frozenset[str]] = {}
        for removal in removals:
            if removal.reason not in THIN:
                for offset in range(removal.span.start, removal.span.end):
                    self._owner[offset] = _REMOVED
        for number, article in enumerate(articles, 1):
            for passage in article.passages():
                for offset in passage.text.offsets:
                    if offset != INSERTED and not whole[offset].isspace():
                        self._owner[offset] = number
                        if passage.role != "paragraph":
                            self._roles[offset] = passage.role

    # ── joins ────────────────────────────────────────────────────────────────────────────────────────────────────

    def seams(self, number: int) -> Iterator[Seam]:
        """The places where the text of article `number` (from 1) goes on over something else, in reading order."""
        last, tail = INSERTED, ""
        for passage in self._paragraphs(number):
            chars, begun = passage.text.chars, False
            for k, offset in enumerate(passage.text.offsets):
                if offset == INSERTED or chars[k].isspace():
                    continue
                parted = last not in (INSERTED, offset - 1) and self._beside(last, 1) != offset
                if parted and (begun or offset < last or self._foreign(number, last, offset)):
                    before = chars[max(0, k - REACH) : k] if begun else tail
                    head = chars[k : k + REACH]
                    yield Seam(passage.id, k, last, offset, begun, "".join(before.split()), "".join(head.split()))
                last, begun = offset, True
            tail = chars[-REACH:] or tail

    def signs(self, seam: Seam, number: int) -> dict[str, float]:
        """What speaks for and against a join; the weights say which is which."""
        between = self._between(seam.before, seam.after)
        owners = {self._owner[o] for o in between}
        roles = {self._roles.get(o, "") for o in between}
        short, shortfall = self._shortfall(seam.before), self._shortfall(seam.after)
        open_end = not ends_sentence(seam.tail, soft=True)
        signs = {
            "word": open_end and spans_a_word(seam.tail, seam.head),
            "pair": seam.tail[-1:] + seam.head[:1] in self._pairs,
            "phrase": closes_phrase(seam.tail, seam.head) and seam.head[1:2] in ("，", "、"),
            "comma": seam.tail.endswith(("，", "、", "；", "：", ",")),
            "quotation": seam.head[:1] in "“‘",
            "short line above": open_end and short > INDENT,
            "short line below": shortfall > INDENT + 1,
            "open end": open_end and not seam.inside,
            "page edge": seam.inside and _REMOVED in owners,
            "picture": seam.inside and "caption" in roles,
            "other story": seam.inside and not owners <= {number, _REMOVED},
            "one story": seam.inside and len(self._articles) == 1,
            "indent below": seam.inside and SLACK <= shortfall <= INDENT + 1,
        }
        return {name: float(shown) for name, shown in signs.items()}

    def _paragraphs(self, number: int) -> Iterator[Passage]:
        return (b for b in self._articles[number - 1].blocks if isinstance(b, Passage) and b.role == "paragraph")

    def _beside(self, offset: int, step: int) -> int:
        """The nearest character in that direction that is anyone's; -1 or the text's length where there is none."""
        offset += step
        while 0 <= offset < len(self._whole) and not self._owner[offset]:
            offset += step
        return offset

    def _between(self, before: int, after: int) -> tuple[int, ...]:
        """The characters next to the two ends of what parts two characters; none where the text goes on further up."""
        return (self._beside(before, 1), self._beside(after, -1)) if before < after else ()

    def _foreign(self, number: int, before: int, after: int) -> bool:
        """Whether another story's text stands between two characters, or this one's headline."""
        between = self._between(before, after)
        return any(self._owner[o] not in (number, _REMOVED) or self._roles.get(o) in HEADLINE for o in between)

    def _shortfall(self, offset: int) -> int:
        """Columns by which the line that holds `offset` is short of the widest around it."""
        lines, starts = self._lines
        at = max(0, bisect_right(starts, offset) - 1)
        around = (line.width for line in lines[max(0, at - AROUND) : at + AROUND + 1] if line.width <= LONGEST_WRAPPED)
        return max(0, max(around, default=0) - lines[at].width)

    @cached_property
    def _lines(self) -> tuple[list[Line], list[int]]:
        lines = split_lines(Source("", self._whole, "", ""), self._whole)
        return lines, [line.text.offsets[0] for line in lines]

    @cached_property
    def _pairs(self) -> frozenset[str]:
        """Neighbouring characters of the source: a word that a seam cuts may stand whole elsewhere."""
        return frozenset(a + b for a, b in pairwise(self._whole) if a.isalnum() and b.isalnum())

    @cached_property
    def _named(self) -> frozenset[str]:
        """Documents that the source names in 《》: a notice has the title of the plan that it comes with."""
        return frozenset(_NAMED.findall("".join(self._whole.split())))

    # ── stories ──────────────────────────────────────────────────────────────────────────────────────────────────

    def headline_signs(self, number: int, margin: float, joins: Sequence[Join]) -> dict[str, float]:
        title = self._articles[number - 1].title
        assert title is not None
        words = bigrams(title.text.chars)
        named = "".join(title.text.chars.split()) in self._named
        low, high = max(0, number - 1 - NEIGHBOURS), number + NEIGHBOURS
        others = (self._words(k) for k in range(low, min(high, len(self._articles))) if k != number - 1)
        first = next((o for p in self._paragraphs(number) for o in p.text.offsets if o != INSERTED), INSERTED)
        return {
            "margin": margin,
            "words of another": 0.0 if named else max((len(words & w) for w in others), default=0) / max(1, len(words)),
            "above": float(max(title.text.offsets, default=INSERTED) < first),
            "document": float(named or shows("document_title", title.text.chars)),
            "joins": _likelihood(joins),
        }

    def text_signs(self, joins: Sequence[Join], margin: float) -> dict[str, float]:
        return {"several": float(len(self._articles) > 1), "joins": _likelihood(joins), "margin": margin}

    def _words(self, index: int) -> frozenset[str]:
        if index not in self._held:
            passages = self._articles[index].passages()
            self._held[index] = frozenset().union(
                *(bigrams(p.text.chars) for p in passages if p.role in ("paragraph", "heading"))
            )
        return self._held[index]
