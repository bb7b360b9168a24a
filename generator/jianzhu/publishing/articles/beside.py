"""The untouched source beside each passage of an article, from which a reader's browser proves the text.

p3, printed on lines 12 and 13, a page number between them on line 14   →   `assets/jianzhu/beside/ID.js`:
["p3", "第 3 段", [[12, 0, 31], [13, 0, 9]], [12, 13, 14], []], and the three lines, 14 removed as 页码

Nothing in it is made from the reading text: a stretch is characters of a line of the source, counted as code points.
A line that is in no article stands beside the passage that the text in front of it went to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypedDict

from jianzhu.model import Article, Passage, Restored, Source, Table
from jianzhu.publishing import places
from jianzhu.publishing.articles.whereabouts import Kept, kept
from jianzhu.publishing.collection import LINES_A_PAGE, Collection, SourceLine
from jianzhu.publishing.scripts import script
from jianzhu.publishing.wording import escaping, words

Stretch = tuple[int, int, int]
"""A line's number, and characters [from, to) of it."""
Line = tuple[str, list[tuple[int, int, str]], list[tuple[int, str, str]]]
"""A line's text; what was removed of it, from, to and why; which characters are read as others: where, as what, why."""
Part = tuple[str, str, list[Stretch], list[int], list[int]]
"""An id on the page, what stands there, what it was made of in reading order, the lines to show beside it, and before
which of them others stand that are not shown."""


class Beside(TypedDict):
    source: str
    sha256: str
    pages: list[str]
    """The source's pages from the site's root, of `a_page` lines each."""
    a_page: int
    parts: list[Part]
    lines: dict[int, Line]


def beside_files(collection: Collection) -> Iterator[tuple[str, bytes]]:
    for restored in collection.corpus.restored:
        found = {article.id: _Found(collection, restored, article) for article in restored.articles}
        if found:
            for number, owner in _unclaimed(collection, restored):
                found[owner.article].shown[owner.passage].add(number)
        removed, read = _removed(collection, restored), _read(collection, restored)
        for id, one in found.items():
            yield script(f"beside/{id}", _beside(collection, restored, one, removed, read))


class _Found:
    """The parts of an article's page, and the lines beside each passage."""

    def __init__(self, collection: Collection, restored: Restored, article: Article) -> None:
        self.parts: list[tuple[str, str, list[Passage]]] = list(_parts(article))
        self.made_of: dict[str, list[Stretch]] = {}
        self.shown: dict[str, set[int]] = defaultdict(set)
        source = restored.source
        for passage in article.passages():
            made = [
                piece
                for span in passage.text.spans(source.text)
                for piece in _by_line(collection.lines(source), span.start, span.end)
            ]
            self.made_of[passage.id] = made
            self.shown[passage.id].update(number for number, _, _ in made)


def _parts(article: Article) -> Iterator[tuple[str, str, list[Passage]]]:
    """An anchor of the page, what stands there, and its passages: one, or all cells of a table."""
    head = (article.kicker, article.title, article.subtitle, *article.bylines)
    notes = (note.passage for note in article.footnotes)
    for block in (*head, *article.blocks, *notes):
        groups = [[block]] if isinstance(block, Passage) else []
        if isinstance(block, Table):
            cells = [*block.header, *(cell for row in block.rows for cell in row)]
            groups = [[block.caption] if block.caption else [], cells, [block.note] if block.note else []]
        for group in groups:
            if any(passage.text.chars.strip() for passage in group):
                yield group[0].id, words.passage_name(group[0].role, group[0].id), group


def _by_line(lines: Sequence[SourceLine], start: int, end: int) -> Iterator[Stretch]:
    """Characters [start, end) of a source, line by line; line ends and lines without any of them left out."""
    k = bisect_right(lines, start, key=lambda line: line.start) - 1
    for line in lines[max(0, k) :]:
        if line.start >= end:
            return
        if max(start, line.start) < min(end, line.end):
            yield line.number, max(start, line.start) - line.start, min(end, line.end) - line.start


def _unclaimed(collection: Collection, restored: Restored) -> Iterator[tuple[int, Kept]]:
    """Each line, blank ones left out, of which no passage has a character, with what the text in front went to."""
    held = kept(restored)
    if not held:
        return
    starts = [one.start for one in held]
    text = restored.source.text
    for line in collection.lines(restored.source):
        k = bisect_right(starts, line.start)
        before, behind = held[max(0, k - 1)], held[min(k, len(held) - 1)]
        claimed = before.start <= line.start < before.end or line.start <= behind.start < line.end
        if not claimed and text[line.start : line.end].strip():
            yield line.number, before


def _gaps(source: Source, lines: Sequence[SourceLine], numbers: Sequence[int]) -> Iterator[int]:
    """Those of `numbers` that follow on lines with words that are not among them."""
    for before, number in pairwise(numbers):
        if source.text[lines[before - 1].end : lines[number - 1].start].strip():
            yield number


def _removed(collection: Collection, restored: Restored) -> Mapping[int, list[tuple[int, int, str]]]:
    """By line, what of it is in no article, and why."""
    found: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for removal in sorted(restored.removals, key=lambda r: (r.span.start, r.span.end)):
        for number, start, end in _by_line(collection.lines(restored.source), removal.span.start, removal.span.end):
            found[number].append((start, end, words.REASONS[removal.reason]))
    return found


def _read(collection: Collection, restored: Restored) -> Mapping[int, list[tuple[int, str, str]]]:
    """By line, the characters that are read as others."""
    found: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for repair in restored.repairs:
        if len(repair.before) == len(repair.after):
            for k, (before, after) in enumerate(zip(repair.before, repair.after, strict=True)):
                if before != after:
                    line = collection.line(restored.source, repair.span.start + k)
                    place = repair.span.start + k - line.start
                    found[line.number].append((place, escaping.plain(after), words.REPAIRS[repair.kind]))
    return found


def _beside(
    collection: Collection,
    restored: Restored,
    found: _Found,
    removed: Mapping[int, list[tuple[int, int, str]]],
    read: Mapping[int, list[tuple[int, str, str]]],
) -> Beside:
    source = restored.source
    lines = collection.lines(source)
    slug = collection.slug(source.name)
    parts: list[Part] = []
    for id, name, passages in found.parts:
        made_of = [stretch for passage in passages for stretch in found.made_of[passage.id]]
        numbers = sorted(set[int]().union(*(found.shown[p.id] for p in passages)))
        parts.append((id, name, made_of, numbers, list(_gaps(source, lines, numbers))))
    shown = sorted({number for part in parts for number in part[3]})
    return {
        "source": source.name,
        "sha256": source.sha256,
        "pages": [places.url(places.source(slug, k)) for k in range(1, lines[-1].part + 1)],
        "a_page": LINES_A_PAGE,
        "parts": parts,
        "lines": {
            n: (
                escaping.plain(source.text[lines[n - 1].start : lines[n - 1].end]),
                list(removed.get(n, ())),
                list(read.get(n, ())),
            )
            for n in shown
        },
    }
