"""Marks inside running text: `体系¹，**一是改善**了` → `体系，一是改善了`, a note after 体系, 一是改善 in bold."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from jianzhu.model import NoteMark, Text
from jianzhu.restoring.markers import places

_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_LINK = re.compile(r"\[([^\]\[]+)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")


def clean(
    text: Text, markers: Mapping[str, Collection[str]]
) -> tuple[Text, tuple[NoteMark, ...], tuple[tuple[int, int], ...], Text, Text]:
    """(reading text, note marks, bold stretches, footnote markers taken out, markup taken out).

    `markers`: those of the source's footnotes, as for `markers.places`; a superscript that is none (m²) stays.
    """
    chars = text.chars
    found = list(places(chars, markers)) if markers else []
    if not found and "*" not in chars and "[" not in chars:
        return text, (), (), text[0:0], text[0:0]
    note_at: dict[int, tuple[str, str]] = {}
    drop_note: set[int] = set()
    drop_mark: set[int] = set()
    for place in found:
        note_at[place.start] = place.marker, chars[place.start : place.end]
        drop_note.update(range(place.start, place.end))
    strong_source: list[tuple[int, int]] = []
    for match in _STRONG.finditer(chars):
        if match.start() in drop_note or match.end() - 1 in drop_note:
            continue
        drop_mark.update((*range(match.start(), match.start() + 2), *range(match.end() - 2, match.end())))
        strong_source.append(match.span(1))
    for match in _LINK.finditer(chars):
        drop_mark.add(match.start())
        drop_mark.update(range(match.end(1), match.end()))
    kept: list[int] = []
    position: list[int] = []
    notes: list[NoteMark] = []
    for i in range(len(chars) + 1):
        position.append(len(kept))
        if i in note_at:
            notes.append(NoteMark(len(kept), *note_at[i]))
        if i < len(chars) and i not in drop_note and i not in drop_mark:
            kept.append(i)
    strong = tuple((position[a], position[b]) for a, b in strong_source if position[b] > position[a])
    return (
        text.keep(kept),
        tuple(notes),
        strong,
        text.keep(sorted(drop_note)),
        text.keep(sorted(drop_mark - drop_note)),
    )
