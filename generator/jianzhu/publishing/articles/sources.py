"""Sources → a page each with the untouched text: numbered lines, where each went, what was removed and why.

    line 12 of `plan.txt`, removed as a page number   →   `<div id="L12" …><del title="页码">- 12 -</del></div>`

The lines are raw HTML, because Markdown would change them. The file's own text is to be had beside them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from jianzhu.model import Removal, RemovalReason, Restored, Source
from jianzhu.publishing import places
from jianzhu.publishing.articles import mended
from jianzhu.publishing.articles.whereabouts import Kept, kept
from jianzhu.publishing.collection import Collection, SourceLine
from jianzhu.publishing.templating import render
from jianzhu.publishing.wording import escaping, words
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import say

NAMED = 3
"""Articles of a source that the list of sources names."""
BANDS = 5
"""Colours that tell a page's stories apart; the sixth has the first one's again."""


@dataclass(frozen=True, slots=True)
class Removed:
    reason: str
    pieces: int
    characters: int
    """White space not counted."""


def source_pages(collection: Collection) -> Iterator[tuple[str, bytes]]:
    for restored in collection.corpus.restored:
        source = restored.source
        file = places.source_file(collection.slug(source.name), source.name)
        yield file, source.original or source.text.encode("utf-8", "replace")
        yield from _pages(collection, restored, file)
    counted = [(one, _count(one.source.text)) for one in collection.corpus.restored]
    page = places.SOURCES
    yield page, render("sources", sources=counted, named=NAMED, collection=collection, places=places, page=page)


def _pages(collection: Collection, restored: Restored, file: str) -> Iterator[tuple[str, bytes]]:
    source = restored.source
    slug = collection.slug(source.name)
    lines = collection.lines(source)
    last = lines[-1].part
    held = kept(restored)
    starts = [k.start for k in held]
    removals = sorted(restored.removals, key=lambda r: (r.span.start, r.span.end))
    names = _names(restored)
    bands = {article.id: k % BANDS for k, article in enumerate(restored.articles)}
    cursor = 0
    by_part: dict[int, list[SourceLine]] = {}
    for line in lines:
        by_part.setdefault(line.part, []).append(line)
    for part in range(1, last + 1):
        page = places.source(slug, part)
        body = []
        for line in by_part[part]:
            while cursor < len(removals) and removals[cursor].span.end <= line.start:
                cursor += 1
            text, why = _line_text(source, line, removals, cursor)
            went = _went_to(line, held, starts) if source.text[line.start : line.end].strip() else None
            body.append(_line(collection, page, line, text, why, went, names, bands))
        yield (
            page,
            render(
                "source",
                source=source,
                restored=restored,
                bands=bands,
                articles=[(a, collection.title(a), places.link(page, places.article(a.id))) for a in restored.articles],
                removed=_removed(restored) if part == 1 else [],
                mended=mended.of_source(collection, restored, page) if part == 1 else [],
                characters=_count(source.text),
                body=Markdown("\n".join(body)),
                line_count=len(lines),
                file=places.link(page, file),
                number=part,
                parts=[(k, places.link(page, places.source(slug, k))) for k in range(1, last + 1)],
                places=places,
                page=page,
            ),
        )


def _line(
    collection: Collection,
    page: str,
    line: SourceLine,
    text: str,
    why: list[str],
    went: Kept | None,
    names: dict[tuple[str, str], str],
    bands: dict[str, int],
) -> str:
    """A line with its number before it and behind it where it went, with that story's band, or why it went nowhere."""
    to = f"<small>{'、'.join(why)}</small>" if why else ""
    if went:
        address = places.href(page, places.article(went.article), collection.anchor(went.article, went.passage))
        to = f'<a class="jz-to" href="{address}">{names[went.article, went.passage]}</a>'
    number = f'<a class="jz-no" href="#L{line.number}">{line.number}</a>'
    band = f' class="jz-band-{bands[went.article]}"' if went and len(bands) > 1 else ""
    return f'<div id="L{line.number}"{band}>{number}<span>{text}</span>{to}</div>'


def _line_text(source: Source, line: SourceLine, removals: list[Removal], first: int) -> tuple[str, list[str]]:
    """The line as HTML, what was removed of it struck; and the reasons, each once."""
    made: list[str] = []
    reasons: dict[str, None] = {}
    position = line.start
    for k in range(first, len(removals)):
        span = removals[k].span
        if span.start >= line.end:
            break
        start, end = max(span.start, position), min(span.end, line.end)
        if start < end and source.text[start:end].strip():
            made.append(escaping.element(source.text[position:start]))
            why = escaping.element(words.REASONS[removals[k].reason])
            reasons[why] = None
            made.append(f'<del title="{why}">{escaping.element(source.text[start:end])}</del>')
            position = end
    made.append(escaping.element(source.text[position : line.end].rstrip("\r")))
    return "".join(made), list(reasons)


def _names(restored: Restored) -> dict[tuple[str, str], str]:
    """(article, passage) → what the margin calls it; the article's number goes first where there are several."""
    several = len(restored.articles) > 1
    return {
        (article.id, passage.id): (say("文 {number} ", number=k) if several else "")
        + words.passage_name(passage.role, passage.id)
        for k, article in enumerate(restored.articles, 1)
        for passage in article.passages()
    }


def _went_to(line: SourceLine, held: list[Kept], starts: list[int]) -> Kept | None:
    """The stretch that holds the line's first kept character."""
    k = bisect_right(starts, line.start)
    if k and held[k - 1].end > line.start:
        return held[k - 1]
    return held[k] if k < len(held) and starts[k] < line.end else None


def _removed(restored: Restored) -> list[Removed]:
    found: dict[RemovalReason, tuple[int, int]] = {}
    for removal in restored.removals:
        count = _count(restored.source.text[removal.span.start : removal.span.end])
        pieces, characters = found.get(removal.reason, (0, 0))
        found[removal.reason] = pieces + 1, characters + count
    return [Removed(words.REASONS[r], *found[r]) for r in sorted(found, key=lambda r: (-found[r][1], r))]


def _count(text: str) -> int:
    return sum(not c.isspace() for c in text)
