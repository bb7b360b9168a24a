"""Articles without letter-spacing: `修 复 古 建 筑 14 处` → `修复古建筑14处`, each character knowing its place.

What is found in the closed text is moved back to the article's own passages, so that nothing
outside sees it. White space between two Latin letters or digits stays (5 000).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jianzhu.model import Article, Measurement, Mention, Passage, Table


@dataclass(frozen=True, slots=True)
class Closed:
    """An article without the white space that letter-spacing and line breaks left between its characters."""

    article: Article
    kept: dict[str, list[int]]
    """For each passage, the place in its own text of each character that was kept."""

    def inward(self, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The mentions of the article as printed, at their places in the closed text."""
        moved = []
        for mention in mentions:
            kept = self.kept[mention.passage]
            start, end = bisect_left(kept, mention.start), bisect_left(kept, mention.end)
            moved.append(replace(mention, start=start, end=end))
        return tuple(moved)

    def outward(self, found: Iterable[Measurement]) -> Iterator[Measurement]:
        """The figures of the closed text, at their places in the article as printed."""
        for one in found:
            kept = self.kept[one.passage]
            at = one.subject_at
            if at:
                inner = self.kept[at[0]]
                at = (at[0], inner[at[1]], inner[at[2] - 1] + 1)
            yield replace(one, start=kept[one.start], end=kept[one.end - 1] + 1, subject_at=at)


_IDLE_SPACE = re.compile(r"(?<![0-9A-Za-z])\s+|\s+(?![0-9A-Za-z])")


def closed_up(article: Article) -> Closed:
    """The article with all idle white space of its passages taken out."""
    kept: dict[str, list[int]] = {}

    def close(passage: Passage) -> Passage:
        text = passage.text.chars
        idle = {k for m in _IDLE_SPACE.finditer(text) for k in range(m.start(), m.end())}
        kept[passage.id] = [k for k in range(len(text)) if k not in idle]
        return replace(passage, text=passage.text.keep(kept[passage.id]))

    def optional(passage: Passage | None) -> Passage | None:
        return close(passage) if passage else None

    def block(one: Passage | Table) -> Passage | Table:
        if isinstance(one, Passage):
            return close(one)
        return replace(
            one,
            caption=optional(one.caption),
            header=tuple(map(close, one.header)),
            rows=tuple(tuple(map(close, row)) for row in one.rows),
            note=optional(one.note),
        )

    closed = replace(
        article,
        title=optional(article.title),
        kicker=optional(article.kicker),
        subtitle=optional(article.subtitle),
        bylines=tuple(map(close, article.bylines)),
        blocks=tuple(map(block, article.blocks)),
        footnotes=tuple(replace(note, passage=close(note.passage)) for note in article.footnotes),
    )
    return Closed(closed, kept)
