"""Stories that were put together with doubts: joins and headlines more likely wrong than right, ends that are missing.

a join of 0.12 in page.txt   →   `page.txt:47: warning: “…，坚持问题导向，” may not go on with “一个环节…” (0.12). If it
doesn't, decide so in registry/corrections.yml: `- {action: split, …}`; if it does: `- {action: join, …}`
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from jianzhu.model import INSERTED, Article, Finding, Join, Passage, Restored, Source, Text

DOUBTFUL = 0.5
"""Confidence below which something is more likely wrong than right: benchmarks/restoring.md says how often it is."""
SHORTEST_QUOTE, LONGEST_QUOTE = 8, 40
"""Characters of a quote in a correction: as many as make it the only one in its source."""
SHOWN = 14
"""Characters on either side of a place that a message shows."""
Kind = Literal["join", "order", "headline", "no headline", "text", "start", "end"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a story that a person should look at."""

    kind: Kind
    """`join`: that its text goes on so inside of a paragraph; `order`: from one to the next; `headline`, `text`: that
    they are its own; `start`, `end`: what is missing."""
    article: Article
    confidence: float
    offset: int
    """The character of the source to look at."""
    join: Join | None = None


def doubts_of(article: Article) -> tuple[Doubt, ...]:
    """What is doubtful about a story, worst first; what is missing of it goes last."""
    found = [
        Doubt("join" if join.position else "order", article, join.confidence, join.after, join)
        for join in article.joins
        if join.confidence < DOUBTFUL
    ]
    if article.text_confidence < DOUBTFUL and not found:
        found.append(Doubt("text", article, article.text_confidence, _first_offset(article)))
    if article.title_confidence < DOUBTFUL:
        title = article.title
        kind: Kind = "headline" if title else "no headline"
        found.append(Doubt(kind, article, article.title_confidence, _first_offset(article, title)))
    found.sort(key=lambda doubt: (doubt.confidence, doubt.offset))
    ends: dict[str, tuple[Kind, int]] = {
        "start": ("start", _first_offset(article)),
        "end": ("end", _last_offset(article)),
    }
    missing = (ends[part] for part in article.incomplete)
    return (*found, *(Doubt(kind, article, article.text_confidence, offset) for kind, offset in missing))


def doubts(restored: Iterable[Restored]) -> tuple[Finding, ...]:
    """A warning for each doubt about the stories of these sources, worst first, with the correction that settles it."""
    found = [(doubt, one.source) for one in restored for article in one.articles for doubt in doubts_of(article)]
    found.sort(key=lambda pair: (pair[0].confidence, pair[1].name, pair[0].offset))
    return tuple(_finding(doubt, source) for doubt, source in found)


def _finding(doubt: Doubt, source: Source) -> Finding:
    line = source.text.count("\n", 0, doubt.offset) + 1
    return Finding(f"{source.name}:{line}", _TOLD[doubt.kind](doubt, source), "warning")


def _join(doubt: Doubt, source: Source) -> str:
    assert doubt.join
    tail, head = _quote_before(source, doubt.join.before), _quote_from(source, doubt.join.after)
    split = correction("split", source, text=head)
    join = correction("join", source, text=tail, next=head)
    told = f"“{_end(tail)}” may not go on with “{_start(head)}” {_given(doubt)}"
    return f"{told}. If it doesn't, {_DECIDE}: {split}; if it does: {join}"


def _order(doubt: Doubt, source: Source) -> str:
    assert doubt.join
    tail, head = _quote_before(source, doubt.join.before), _quote_from(source, doubt.join.after)
    passage = next(p for p in doubt.article.passages() if p.id == doubt.join.passage)
    end = _stretch_end(doubt, passage) + 1
    stretch: dict[str, str | int] = {"text": head, "until": _plain(source.text[:end])[-SHORTEST_QUOTE:]}
    if len(_plain(source.text[doubt.join.after : end])) <= len(head):
        stretch = _words_at(doubt.join.after, end, source)
    elsewhere = correction("move", source, **stretch, after="…")
    here = correction("move", source, **stretch, after=tail)
    told = f"“{_start(head)}” may not follow “{_end(tail)}” {_given(doubt)}"
    return f"{told}. If it belongs elsewhere, {_DECIDE}: {elsewhere}; if it does follow: {here}"


def _headline(doubt: Doubt, source: Source) -> str:
    title = doubt.article.title
    assert title
    words = _headline_words(title.text, source)
    own = correction("headline", source, **words, story=_quote_from(source, _body_offset(doubt.article)))
    told = f"“{title.text.chars}” may not be this story's headline {_given(doubt)}"
    return f"{told}. If it is, {_DECIDE}: {own}; if it isn't, put words of its story behind `story:`"


def _no_headline(doubt: Doubt, source: Source) -> str:
    given = correction("headline", source, text="…", story=_quote_from(source, doubt.offset))
    return f"a story has no headline of its own. If one is its, {_DECIDE}: {given}"


def _text(doubt: Doubt, source: Source) -> str:
    return f"{_named(doubt.article)} may lack text or hold another story's {_given(doubt)}: compare it with the source"


def _missing_start(doubt: Doubt, source: Source) -> str:
    return f"{_named(doubt.article)}: its beginning is missing in the source, or stands in another story"


def _missing_end(doubt: Doubt, source: Source) -> str:
    move = correction("move", source, text="…", until="…", after=_quote_before(source, doubt.offset))
    told = f"{_named(doubt.article)}: its end is missing in the source"
    return f"{told}. If it stands in another story, {_DECIDE}: {move}"


_DECIDE = "write into registry/corrections.yml"
_TOLD = {
    "join": _join, "order": _order, "headline": _headline, "no headline": _no_headline, "text": _text,
    "start": _missing_start, "end": _missing_end,
}  # fmt: skip


def correction(action: str, source: Source, **words: str | int) -> str:
    """An entry of `registry/corrections.yml` on one line, which YAML reads whatever the words are."""
    quoted = ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in words.items())
    return f"`- {{action: {action}, source: {json.dumps(source.name, ensure_ascii=False)}, {quoted}}}`"


def _given(doubt: Doubt) -> str:
    return f"(confidence {doubt.confidence:.2f})"


def _named(article: Article) -> str:
    return f"“{article.title.text.chars}”" if article.title else "a story without a headline"


def _plain(text: str) -> str:
    return "".join(text.split())


def _start(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"


def _end(words: str) -> str:
    return words if len(words) <= SHOWN else f"…{words[-SHOWN:]}"


def _lengths() -> Iterator[int]:
    yield from range(SHORTEST_QUOTE, LONGEST_QUOTE + 1, 4)


def _quote_from(source: Source, offset: int) -> str:
    """Words of the source from a character on, as many as make them the only such words, white space left out."""
    whole, following = _plain(source.text), _plain(source.text[offset : offset + 4 * LONGEST_QUOTE])
    return next((following[:n] for n in _lengths() if whole.count(following[:n]) == 1), following[:LONGEST_QUOTE])


def _quote_before(source: Source, offset: int) -> str:
    """Words of the source up to a character and with it, as many as make them the only such words."""
    whole, above = _plain(source.text), _plain(source.text[max(0, offset + 1 - 4 * LONGEST_QUOTE) : offset + 1])
    return next((above[-n:] for n in _lengths() if whole.count(above[-n:]) == 1), above[-LONGEST_QUOTE:])


def _headline_words(title: Text, source: Source) -> dict[str, str | int]:
    """The first lines of a headline that stand together, and which of several places with these words is meant."""
    offsets = list(_offsets((title,)))
    end = next((a for a, b in pairwise(offsets) if b < a or source.text[a + 1 : b].strip()), offsets[-1])
    return _words_at(offsets[0], end + 1, source)


def _words_at(start: int, end: int, source: Source) -> dict[str, str | int]:
    """The words at a stretch of the source, and which of several places with these words it is."""
    words = _plain(source.text[start:end])
    if _plain(source.text).count(words) == 1:
        return {"text": words}
    return {"text": words, "occurrence": _plain(source.text[:start]).count(words) + 1}


def _stretch_end(doubt: Doubt, passage: Passage) -> int:
    """The last character of the source up to which a passage goes on without another seam."""
    assert doubt.join
    later = (j.position for j in doubt.article.joins if j.passage == passage.id and j.position > doubt.join.position)
    end = min(later, default=len(passage.text))
    return max(o for o in passage.text.offsets[doubt.join.position : end])


def _offsets(texts: Iterable[Text]) -> Iterator[int]:
    return (o for text in texts for o in text.offsets if o != INSERTED)


def _paragraphs(article: Article) -> Iterator[Text]:
    return (b.text for b in article.blocks if isinstance(b, Passage) and b.role == "paragraph")


def _body_offset(article: Article) -> int:
    return next(_offsets(_paragraphs(article)), _first_offset(article))


def _first_offset(article: Article, passage: Passage | None = None) -> int:
    passages = (passage,) if passage else article.passages()
    return next(_offsets(p.text for p in passages), 0)


def _last_offset(article: Article) -> int:
    return max((o for o in _offsets(list(_paragraphs(article))[-1:])), default=_first_offset(article))
