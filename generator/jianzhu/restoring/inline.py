"""Marks inside running text: `体系¹，**一是改善**了` → `体系，一是改善了`, a note after 体系, 一是改善 in bold."""

from __future__ import annotations

import re

from jianzhu.model import NoteMark, Text

_SUPERSCRIPTS = {ord(c): d for c, d in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)}
_SUPERSCRIPTS |= {ord("①") + k: str(k + 1) for k in range(20)}
_NOTE = re.compile(r"(?<![A-Za-z])([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[①-⑳])|\[\^([^\]\s]{1,12})\]|[［\[](\d{1,3})[］\]]")
_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_LINK = re.compile(r"\[([^\]\[]+)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")


def plain_marker(match: re.Match[str]) -> str:
    """The marker that one of a pattern's groups holds, in plain digits: `¹`, `①` and `1` are one."""
    return next(group for group in match.groups() if group).translate(_SUPERSCRIPTS)


def clean(
    text: Text, markers: frozenset[str]
) -> tuple[Text, tuple[NoteMark, ...], tuple[tuple[int, int], ...], Text, Text]:
    """(reading text, note marks, bold stretches, footnote markers taken out, markup taken out).

    `markers`: those of the source's footnotes; a superscript that is none of them (m²) stays.
    """
    chars = text.chars
    if "*" not in chars and "[" not in chars and "［" not in chars and not _NOTE.search(chars):
        return text, (), (), text[0:0], text[0:0]
    note_at: dict[int, str] = {}
    drop_note: set[int] = set()
    drop_mark: set[int] = set()
    for match in _NOTE.finditer(chars):
        marker = plain_marker(match)
        if marker in markers:
            note_at[match.start()] = marker
            drop_note.update(range(*match.span()))
    strong_source: list[tuple[int, int]] = []
    for match in _STRONG.finditer(chars):
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
            notes.append(NoteMark(len(kept), note_at[i]))
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
