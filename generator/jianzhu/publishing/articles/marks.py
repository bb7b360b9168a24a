"""A passage with its facts → Markdown in which entities, terms and figures are links, and sentences can be linked to.

    城投集团投资6.2亿元。   →   [城投集团](../entities/x.md "…")投资[6.2亿元](../indicators/y.md#obs-z "…")。

Layers never overlap. Outermost is the sentence, then bold, then the link; where two links want the same characters an
entity wins over a figure, a figure over a term. An entity or a term is linked where a section first names it; where it
does again, the words are marked so that the page's script can link them for a reader who wants all of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from jianzhu.model import Article, NoteMark, Observation, Passage, Table
from jianzhu.publishing import places
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.wording import escaping
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import say
from jianzhu.publishing.wording.words import entity_tip, figure_tip, term_tip


class Linked(NamedTuple):
    """Characters [start, end) of a passage and where they lead."""

    start: int
    end: int
    page: str
    anchor: str
    tip: str
    layer: str
    """An entity's type, `term` or `figure`."""
    id: str
    """Of the entity or term; empty for a figure, which is never named again."""


Noted = tuple[NoteMark, str | None]
"""A footnote's mark and the label of the footnote."""
UNLINKED = frozenset({"title", "heading"})
"""Roles of passages whose page shows them without links."""


def links(collection: Collection, article: Article, passage: Passage) -> list[Linked]:
    """All links that a passage could have, none overlapping another, in order."""
    key = (article.id, passage.id)
    wanted: list[Linked] = []
    for mention, entity in sorted(collection.mentions.get(key, ()), key=lambda pair: (pair[0].at.start, pair[1].id)):
        at, tip = mention.at, entity_tip(entity, mention.surface)
        wanted.append(Linked(at.start, at.end, places.entity(entity.id), "", tip, entity.type, entity.id))
    figures: dict[tuple[int, int], list[Observation]] = {}
    for row in collection.figures.get(key, ()):
        figures.setdefault((row.at.start, row.at.end), []).append(row)
    for (start, end), rows in sorted(figures.items()):
        tip = say("；").join(figure_tip(row) for row in rows)
        wanted.append(Linked(start, end, collection.row_pages[rows[0].id], f"obs-{rows[0].id}", tip, "figure", ""))
    for at, term in sorted(collection.terms.get(key, ()), key=lambda pair: (pair[0].start, pair[1].id)):
        anchor = f"term-{term.id}"
        wanted.append(Linked(at.start, at.end, collection.term_pages[term.id], anchor, term_tip(term), "term", anchor))
    return _apart(wanted, len(passage.text))


@lru_cache(maxsize=2)
def first_uses(collection: Collection, article: str) -> frozenset[tuple[str, int]]:
    """(passage, start) of each link of an article that is the first of its section to name what it names.

    Kept for the article at hand, whose passages ask for it one after another.
    """
    found: set[tuple[str, int]] = set()
    for section in _sections(collection.articles[article]):
        seen: set[str] = set()
        for passage in section:
            for one in links(collection, collection.articles[article], passage):
                if not one.id or one.id not in seen:
                    seen.add(one.id)
                    found.add((passage.id, one.start))
    return frozenset(found)


def _sections(article: Article) -> Iterator[list[Passage]]:
    """The passages that are read together: the head, what stands under a heading, a table, a footnote."""
    yield [p for p in (article.kicker, article.subtitle, *article.bylines) if p]
    text: list[Passage] = []
    for block in article.blocks:
        if isinstance(block, Table):
            cells = [*block.header, *(cell for row in block.rows for cell in row)]
            yield [p for p in (block.caption, *cells, block.note) if p]
        elif block.role == "heading":
            yield text
            text = []
        elif block.role not in UNLINKED:
            text.append(block)
    yield text
    for note in article.footnotes:
        yield [note.passage]


def _apart(wanted: Sequence[Linked], length: int) -> list[Linked]:
    """Those of `wanted` that overlap no earlier one, in the order of the text."""
    taken: list[tuple[int, int]] = []
    kept: list[Linked] = []
    for one in wanted:
        if not 0 <= one.start < one.end <= length:
            continue
        k = bisect_left(taken, (one.start, one.end))
        if (k and taken[k - 1][1] > one.start) or (k < len(taken) and taken[k][0] < one.end):
            continue
        taken.insert(k, (one.start, one.end))
        kept.append(one)
    return sorted(kept)


class Shown(NamedTuple):
    """Characters [start, end) of a passage and the marks around them."""

    start: int
    end: int
    one: Linked
    page: str
    """On which they stand."""
    again: bool

    def around(self, words: Markdown) -> str:
        if self.again:
            to = places.href(self.page, self.one.page, self.one.anchor)
            return f'<span class="jz-again jz-{self.one.layer}" data-to="{to}">{words}</span>'
        target = places.link(self.page, self.one.page, self.one.anchor)
        return escaping.link(words, target, self.one.tip, f".jz-{self.one.layer}")


def marked(
    collection: Collection, article: Article, passage: Passage, page: str, note_labels: Sequence[str | None] = ()
) -> Markdown:
    """The passage's text with its links, bold stretches, notes and sentence anchors.

    `note_labels`: for each of `passage.notes` the label of its footnote, None where the footnote is lost.
    """
    text = passage.text.chars
    firsts = first_uses(collection, article.id)
    linked = [
        Shown(one.start, one.end, one, page, (passage.id, one.start) not in firsts)
        for one in links(collection, article, passage)
    ]
    notes = list(zip(passage.notes, note_labels, strict=True)) if note_labels else [(n, None) for n in passage.notes]
    position = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    pieces = [_note(n, label) for n, label in notes if n.position <= position]
    after = [_note(n, label) for n, label in notes if n.position > position and n.position >= end]
    notes = [(n, label) for n, label in notes if position < n.position < end]
    for sentence in collection.sentences((article.id, passage.id)):
        start = max(sentence.start, position)
        stop = min(sentence.end, end)
        crossing = next((one for one in linked if one[0] < stop < one[1]), None)
        if crossing:
            stop = crossing[1]
        if start >= stop:
            continue
        pieces.append(_stretch(text, position, start, linked, passage.strong, notes))
        inner = _stretch(text, start, stop, linked, passage.strong, notes)
        wanted = (article.id, sentence.anchor) in collection.targets and sentence.anchor != passage.id
        pieces.append(f'<span id="{sentence.anchor}">{inner}</span>' if wanted else inner)
        position = stop
    pieces.append(_stretch(text, position, end, linked, passage.strong, notes))
    return escaping.disarmed("".join(pieces + after))


def _stretch(
    text: str,
    start: int,
    end: int,
    linked: Sequence[Shown],
    strong: Sequence[tuple[int, int]],
    notes: Sequence[Noted],
) -> str:
    """Characters [start, end) as Markdown; no link crosses either end."""
    inside = [one for one in linked if start <= one[0] and one[1] <= end]
    made: list[str] = []
    position = start
    for bold_start, bold_end in (*_bold(strong, start, end, inside), (end, end)):
        made.append(_links(text, position, bold_start, inside, notes))
        if bold_start < bold_end:
            made.append(f"**{_links(text, bold_start, bold_end, inside, notes)}**")
        position = bold_end
    return "".join(made)


def _bold(strong: Sequence[tuple[int, int]], start: int, end: int, linked: Sequence[Shown]) -> list[tuple[int, int]]:
    """The bold stretches inside [start, end), grown over links that they cut."""
    found: list[tuple[int, int]] = []
    for a, b in strong:
        a, b = max(a, start), min(b, end)
        if a >= b:
            continue
        for one in linked:
            if one[0] < a < one[1]:
                a = one[0]
            if one[0] < b < one[1]:
                b = one[1]
        if found and found[-1][1] >= a:
            found[-1] = (found[-1][0], max(b, found[-1][1]))
        else:
            found.append((a, b))
    return found


def _links(text: str, start: int, end: int, linked: Sequence[Shown], notes: Sequence[Noted]) -> str:
    if start >= end:
        return ""
    made: list[str] = []
    position = start
    for shown in linked:
        a, b = shown.start, shown.end
        if a < position or b > end:
            continue
        made.append(_plain(text, position, a, notes))
        made.append(shown.around(escaping.inline(text[a:b])))
        made.extend(_note(n, label) for n, label in notes if a < n.position <= b)
        position = b
    made.append(_plain(text, position, end, notes))
    return "".join(made)


def _plain(text: str, start: int, end: int, notes: Sequence[Noted]) -> str:
    """Text without links, note marks in their places (one that stands right at `start` belongs before it)."""
    made: list[str] = []
    for note, label in notes:
        if start < note.position <= end:
            made.append(escaping.inline(text[start : note.position]) + _note(note, label))
            start = note.position
    made.append(escaping.inline(text[start:end]))
    return "".join(made)


def _note(note: NoteMark, label: str | None) -> str:
    return f"[^{label}]" if label else f"<sup>{escaping.element(note.marker)}</sup>"
