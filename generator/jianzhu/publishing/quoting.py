"""A fact in its sentence: `…，综合融资成本降至**6.07%**，…`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianzhu.model import Provenance
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.wording import escaping
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import worded

AROUND = 90
"""Characters of context kept on each side of a fact: a sentence of a plan may go on for a page."""
WITHIN = 40
"""Characters of the context within which it is cut shorter, so that it begins and ends with a clause."""
_CLAUSE_END = re.compile("[，；：、]")


def quoted(collection: Collection, *facts: Provenance) -> Markdown:
    """The sentence of the facts (all in one sentence), they themselves in bold."""
    first = facts[0]
    sentence = collection.sentence(first)
    text = collection.passages[first.article, first.passage].text.chars
    marked = _merged([(f.start, f.end) for f in facts])
    start = max(sentence.start, marked[0][0] - AROUND)
    if start > sentence.start:
        start = next((m.end() for m in _CLAUSE_END.finditer(text, start, min(start + WITHIN, marked[0][0]))), start)
    end = min(max(sentence.end, marked[0][1]), marked[-1][1] + AROUND)
    if end < sentence.end:
        end = max((m.end() for m in _CLAUSE_END.finditer(text, max(end - WITHIN, marked[-1][1]), end)), default=end)
    pieces = ["…" if start > sentence.start else ""]
    position = start
    for a, b in marked:
        if a - position > 2 * AROUND and position > start:
            pieces.append(escaping.inline(text[position : position + AROUND]) + "…")
            position = a - AROUND
        pieces.append(escaping.inline(text[position:a]))
        pieces.append(f"**{escaping.inline(text[a:b].strip())}**")
        position = b
    pieces.append(escaping.inline(text[position:end]))
    pieces.append("…" if end < sentence.end else "")
    context = collection.cells.get((first.article, first.passage))
    if context:
        pieces.insert(0, worded("{context}：", context=context))
    return escaping.disarmed("".join(pieces).strip())


def _merged(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for a, b in sorted(set(stretches)):
        if made and a <= made[-1][1]:
            made[-1] = (made[-1][0], max(b, made[-1][1]))
        else:
            made.append((a, b))
    return made
