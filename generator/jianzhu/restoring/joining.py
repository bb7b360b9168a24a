"""Whether one stretch of text goes on another: over a column's edge, a page break, a picture or a footnote.

…水渠一直修到 | 田边，…                 goes on: nothing speaks against it
…在水利部门指导 | 2031年5月1日，某地…    does not: a date opens a paragraph
"""

from __future__ import annotations

import re

from jianzhu.model import Text
from jianzhu.restoring.bylines import authors_of_line, names_in
from jianzhu.restoring.doubling import spans_a_word
from jianzhu.restoring.lines import close_up, close_up_display, cues

_AFFINITY = 90
"""Characters of a fragment's end that are compared with a possible continuation."""
_QUOTED_IS = re.compile(r"”(?:是指|指|即)")

_CLAUSE_END = re.compile(r"[，。；！？]")
_FRAMES = (
    ("在", "下"),
    ("在", "中"),
    ("在", "上"),
    ("在", "时"),
    ("在", "后"),
    ("从", "中"),
    ("当", "时"),
    ("以", "等"),
)
"""Prepositions and the localizers that close their phrases."""


def bigrams(chars: str) -> set[str]:
    squeezed = "".join(chars.split())
    return {squeezed[k : k + 2] for k in range(len(squeezed) - 1)}


def continues(tail: str, head: str, broken: bool) -> bool:
    """Whether `head` can go on where `tail` stopped in the middle of a sentence.

    `broken`: something else (a headline, a picture) stands between the two.
    """
    head = "".join(head[:60].split())
    tail = "".join(tail[-60:].split())
    if cues("orphan_start").search(head):
        return True
    if tail.endswith(("，", "、", "；", ",", "：")):
        return not (broken and cues("dateline").search(head))
    if spans_a_word(tail, head):
        return True
    if cues("fresh_start").search(head):
        return False
    return not (head[:1] in "“‘" and cues("head_needs_more").search(tail) is None and broken)


def closes_phrase(tail: str, head: str) -> bool:
    """Whether `head` begins with the localizer that closes a phrase which `tail` has opened: 在…领导 | 下，"""
    clause = _CLAUSE_END.split(tail[-40:])[-1]
    return any(opening in clause for opening, closing in _FRAMES if closing == head[:1])


def prefers_note(line: str, note: str, text: str) -> bool:
    """Whether a line that could end an unfinished footnote or an unfinished paragraph is more like the note."""
    head = bigrams(line)
    to_note = len(head & bigrams(note[-_AFFINITY:])) + len(_QUOTED_IS.findall(note))
    return to_note >= len(head & bigrams(text[-_AFFINITY:]))


_NAMES = re.compile(r"(?:讯|电)\s*[（(][^）)]{2,80}[）)]|电\s(?=\S)|[（(][^（）()]{2,60}[）)]\s*$")
"""Where a paragraph holds names apart by spaces: in a dateline at its head, in brackets at its end."""


def close_paragraph(text: Text) -> Text:
    """A paragraph's text closed up, the spaces between names kept."""
    parts: list[Text] = []
    at = 0
    for match in _NAMES.finditer(text.chars):
        if match.start() > _DATELINE_REACH and match.end() < len(text.chars.rstrip()):
            continue
        inner = match.group().strip("讯电（）() \t")
        if match.end() >= len(text.chars.rstrip()) and not names_in(inner) and not authors_of_line(inner):
            continue
        parts += [close_up(text[at : match.start()]), close_up_display(text[match.start() : match.end()])]
        if match.group().startswith("电") and match.group().endswith(" "):
            parts.append(text[match.end() - 1 : match.end()])
        at = match.end()
    return Text.join([*parts, close_up(text[at:])])


_DATELINE_REACH = 40
"""Characters within which a dateline's bracket opens."""
