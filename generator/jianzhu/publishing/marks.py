"""A passage with its facts → Markdown in which entities, terms and figures are links, and sentences can be linked to.

    城投集团投资6.2亿元。   →   [城投集团](../entities/x.md "…")投资[6.2亿元](../indicators/y.md#obs-z "…")。

Layers never overlap. Outermost is the sentence, then bold, then the link; where two links want the same characters an
entity wins over a figure, a figure over a term. An entity or a term is linked where a paragraph first names it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from jianzhu.model import Article, NoteMark, Observation, Passage
from jianzhu.publishing import escaping, places
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.escaping import Markdown
from jianzhu.publishing.words import entity_tip, figure_tip, term_tip

Linked = tuple[int, int, str, str, str]
"""Characters [start, end) of a passage, the address they lead to, what is said of it, the layer that it belongs to."""
Noted = tuple[NoteMark, str | None]
"""A footnote's mark and the label of the footnote."""


def links(collection: Collection, article: Article, passage: Passage, page: str) -> list[Linked]:
    """The links of a passage, none overlapping another, in order."""
    key = (article.id, passage.id)
    wanted: list[Linked] = []
    seen: set[str] = set()
    for mention, entity in sorted(collection.mentions.get(key, ()), key=lambda pair: (pair[0].at.start, pair[1].id)):
        if entity.id not in seen:
            seen.add(entity.id)
            target = places.link(page, places.entity(entity.id))
            wanted.append((mention.at.start, mention.at.end, target, entity_tip(entity, mention.surface), entity.type))
    figures: dict[tuple[int, int], list[Observation]] = {}
    for row in collection.figures.get(key, ()):
        figures.setdefault((row.at.start, row.at.end), []).append(row)
    for (start, end), rows in sorted(figures.items()):
        target = places.link(page, collection.row_pages[rows[0].id], f"obs-{rows[0].id}")
        wanted.append((start, end, target, "；".join(figure_tip(row) for row in rows), "figure"))
    for at, term in sorted(collection.terms.get(key, ()), key=lambda pair: (pair[0].start, pair[1].id)):
        if f"term-{term.id}" not in seen:
            seen.add(f"term-{term.id}")
            target = places.link(page, collection.term_pages[term.id], f"term-{term.id}")
            wanted.append((at.start, at.end, target, term_tip(term), "term"))
    return _apart(wanted, len(passage.text))


def _apart(wanted: Sequence[Linked], length: int) -> list[Linked]:
    """Those of `wanted` that overlap no earlier one, in the order of the text."""
    taken: list[tuple[int, int]] = []
    kept: list[Linked] = []
    for one in wanted:
        start, end = one[0], one[1]
        if not 0 <= start < end <= length:
            continue
        k = bisect_left(taken, (start, end))
        if (k and taken[k - 1][1] > start) or (k < len(taken) and taken[k][0] < end):
            continue
        taken.insert(k, (start, end))
        kept.append(one)
    return sorted(kept)


def marked(
    collection: Collection, article: Article, passage: Passage, page: str, note_labels: Sequence[str | None] = ()
) -> Markdown:
    """The passage's text with its links, bold stretches, notes and sentence anchors.

    `note_labels`: for each of `passage.notes` the label of its footnote, None where the footnote is lost.
    """
    text = passage.text.chars
    linked = links(collection, article, passage, page)
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
    linked: Sequence[Linked],
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


def _bold(strong: Sequence[tuple[int, int]], start: int, end: int, linked: Sequence[Linked]) -> list[tuple[int, int]]:
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


def _links(text: str, start: int, end: int, linked: Sequence[Linked], notes: Sequence[Noted]) -> str:
    if start >= end:
        return ""
    made: list[str] = []
    position = start
    for a, b, target, tip, layer in linked:
        if a < position or b > end:
            continue
        made.append(_plain(text, position, a, notes))
        made.append(escaping.link(escaping.inline(text[a:b]), target, tip, f".jz-{layer}"))
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
