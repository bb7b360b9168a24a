"""What a reader is told of a story's doubts: a note at its head that lists them, and a mark at each paragraph.

Join("p7", position=40, confidence=0.12)   →   第 7 段“…，坚持问题导向，”与“一个环节…”的拼接（来源第 96 行）
"""

from __future__ import annotations

from collections.abc import Callable

from jianzhu.checking.doubts import Doubt, doubts_of
from jianzhu.model import Article, Passage
from jianzhu.publishing.articles.mended import line_link
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.wording import escaping, words
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import say, worded

SHOWN = 8
"""Characters on either side of a doubtful place."""


def note(collection: Collection, article: Article, page: str) -> list[Markdown]:
    """The doubts about a story, one a line, each with the way to the line of the source; none: nothing is doubtful."""
    restored = collection.of_article[article.id]
    told = []
    for doubt in doubts_of(article):
        line = line_link(collection, restored, doubt.offset, page, say("来源原文"))
        told.append(worded("{doubt}（来源第 {line} 行）", doubt=_SAID[doubt.kind](doubt), line=line))
    return told


def marked_passages(article: Article) -> frozenset[str]:
    """The passages inside or in front of which a doubtful join stands."""
    return frozenset(doubt.join.passage for doubt in doubts_of(article) if doubt.join)


def _ends(doubt: Doubt) -> tuple[str, Markdown, Markdown]:
    """The paragraph's link, the words in front of a doubtful join and those behind it."""
    assert doubt.join
    paragraphs = [b for b in doubt.article.blocks if isinstance(b, Passage) and b.role == "paragraph"]
    at = next(k for k, p in enumerate(paragraphs) if p.id == doubt.join.passage)
    chars, position = paragraphs[at].text.chars, doubt.join.position
    before = chars[:position].strip() or (paragraphs[at - 1].text.chars.strip() if at else "")
    number = words.passage_number(doubt.join.passage)
    link = escaping.link(worded("第 {number} 段", number=number), f"#{doubt.join.passage}")
    tail = escaping.inline(f"…{before[-SHOWN:]}")
    return link, tail, escaping.inline(f"{chars[position : position + SHOWN].strip()}…")


def _join(doubt: Doubt) -> Markdown:
    link, tail, head = _ends(doubt)
    return worded("{link}中，“{tail}”与“{head}”的拼接把握不大", link=link, tail=tail, head=head)


def _order(doubt: Doubt) -> Markdown:
    link, tail, head = _ends(doubt)
    return worded("{link}“{head}”接在“{tail}”之后，次序把握不大", link=link, tail=tail, head=head)


_SAID: dict[str, Callable[[Doubt], Markdown]] = {
    "join": _join,
    "order": _order,
    "headline": lambda doubt: worded("标题是否属于本文，把握不大"),
    "no headline": lambda doubt: worded("版面上没有找到属于本文的标题"),
    "text": lambda doubt: worded("正文可能有缺漏，或混入了别篇的文字"),
    "start": lambda doubt: worded("来源中缺本文的开头"),
    "end": lambda doubt: worded("来源中缺本文的结尾"),
}
