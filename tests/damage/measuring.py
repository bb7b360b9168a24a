"""A restored page held against its truth: the figures by which annotated texts are judged, each from 0 to 1.

- articles_b3: B-cubed F1 of which paragraphs stand together in an article;
- order: pairs of a story's paragraphs that stand in one article in the right order;
- paragraphs: F1 of paragraphs that begin where they should;
- titles, authors, headings: found, by likeness of at least `ALIKE`;
  a page without authors or headings that invents none has 1;
- noise_kept_out: page numbers, running heads, contents lines, captions that are in no paragraph;
- table_cells, footnotes: where the page has them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from jianzhu.model import Article, Passage, Table
from jianzhu.scoring.comparing import grouped_alike

if TYPE_CHECKING:
    from damage.truth import Truth

MEASURES = (
    "articles_b3", "order", "paragraphs", "titles", "authors", "headings", "noise_kept_out", "table_cells", "footnotes",
)  # fmt: skip
ALIKE = 0.9
"""Likeness of two headlines or headings from which they are the same."""
SHORTEST_NOISE = 4
"""Characters: shorter noise can't be told from text."""
SHORTEST_LEAK = 8
"""Characters from which noise counts inside of a paragraph as well, not only as one."""
NOTE_BEGINNING = 16
"""Characters by which a footnote is known."""
_LEFT_OUT = re.compile(r"[\s\u200b\ufeff“”\"'‘’「」『』《》〈〉【】]+")
_FOLDED = str.maketrans("（），：；％！？．—–", "(),:;%!?.--")


def squeeze(text: str) -> str:
    """Without white space and quotation marks, full-width marks folded: what two spellings are compared by."""
    return _LEFT_OUT.sub("", text).translate(_FOLDED)


def likeness(one: str, other: str) -> float:
    """F1 of the characters two strings share; 1 where one holds the other and is at most twice as long."""
    a, b = sorted((squeeze(one), squeeze(other)), key=len)
    if not a:
        return float(not b)
    if a in b and 2 * len(a) >= len(b):
        return 1.0
    blocks = SequenceMatcher(None, squeeze(one), squeeze(other), autojunk=False).get_matching_blocks()
    return 2 * sum(block.size for block in blocks) / (len(a) + len(b))


def _f1(right_of_said: int, said: int, right_of_wanted: int, wanted: int) -> float:
    precision = right_of_said / said if said else float(not wanted)
    recall = right_of_wanted / wanted if wanted else 1.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


class _Said:
    """What the articles say, squeezed."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.paragraphs: list[list[str]] = []
        self.titles: list[str] = []
        self.authors: set[str] = set()
        self.headings: list[str] = []
        self.cells: Counter[str] = Counter()
        self.notes: list[str] = []
        for article in articles:
            passages = [b for b in article.blocks if isinstance(b, Passage)]
            self.paragraphs.append([squeeze(p.text.chars) for p in passages if p.role == "paragraph"])
            self.headings += [squeeze(p.text.chars) for p in passages if p.role == "heading"]
            self.titles += [squeeze(article.title.text.chars)] if article.title else []
            self.authors |= {squeeze(a.name) for a in article.authors}
            for table in (b for b in article.blocks if isinstance(b, Table)):
                cells = [c for row in (table.header, *table.rows) for c in row]
                self.cells.update(squeeze(c.text.chars) for c in cells if squeeze(c.text.chars))
            self.notes += [squeeze(note.passage.text.chars) for note in article.footnotes]


def measure(articles: Iterable[Article], truth: Truth) -> tuple[dict[str, float], list[str]]:
    """The page's figures, and what went wrong in words, one line a miss. Measures that the page gives no occasion for
    (no table, no note, no headline, no noise) are left out.
    """
    said = _Said(articles)
    misses: list[str] = []
    figures = _paragraph_figures(said, truth, misses)
    titles = [s.titles for s in truth.stories if s.titles]
    if titles:
        lost = [ts for ts in titles if not any(likeness(x, t) >= ALIKE for x in said.titles if x for t in ts)]
        misses += [f"title: {' or '.join(ts)}" for ts in lost]
        figures["titles"] = 1 - len(lost) / len(titles)
    authors = {squeeze(a) for s in truth.stories for a in s.authors}
    right = len(authors & said.authors)
    figures["authors"] = _f1(right, len(said.authors), right, len(authors))
    misses += [f"author missed: {a}" for a in sorted(authors - said.authors)]
    misses += [f"author invented: {a}" for a in sorted(said.authors - authors)]
    headings = [squeeze(h) for s in truth.stories for h in s.headings]
    missed = [h for h in headings if not any(likeness(h, x) >= ALIKE for x in said.headings)]
    invented = [x for x in said.headings if not any(likeness(h, x) >= ALIKE for h in headings)]
    misses += [f"heading missed: {h}" for h in missed] + [f"heading invented: {h}" for h in invented]
    figures["headings"] = _f1(
        len(said.headings) - len(invented), len(said.headings), len(headings) - len(missed), len(headings)
    )
    _noise(said, truth, figures, misses)
    cells = Counter(squeeze(c) for s in truth.stories for c in s.cells)
    if cells:
        right = sum((cells & said.cells).values())
        figures["table_cells"] = _f1(right, sum(said.cells.values()), right, sum(cells.values()))
        misses += [f"cell missed: {c}" for c in (cells - said.cells)]
        misses += [f"cell invented: {c}" for c in (said.cells - cells)]
    notes = [squeeze(n)[:NOTE_BEGINNING] for s in truth.stories for n in s.notes]
    if notes:
        astray = [n for n in notes if not any(x.startswith(n) for x in said.notes)]
        misses += [f"footnote: {n}" for n in astray]
        figures["footnotes"] = 1 - len(astray) / len(notes)
    return {name: figures[name] for name in MEASURES if name in figures}, misses


def _paragraph_figures(said: _Said, truth: Truth, misses: list[str]) -> dict[str, float]:
    wholes = ["\n".join(paragraphs) for paragraphs in said.paragraphs]
    members: list[tuple[object, object]] = []
    begun = wanted = in_order = pairs = 0
    for k, story in enumerate(truth.stories):
        places: list[tuple[int, int] | None] = []
        for anchor in story.paragraphs:
            wanted += 1
            at = next((i for i, whole in enumerate(wholes) if anchor in whole), None)
            if at is None:
                misses.append(f"paragraph lost: {k} {anchor}")
                members.append((("lost", wanted), k))
                places.append(None)
                continue
            members.append((at, k))
            places.append((at, wholes[at].index(anchor)))
            if any(paragraph.startswith(anchor) for paragraph in said.paragraphs[at]):
                begun += 1
            else:
                misses.append(f"paragraph does not begin: {k} {anchor}")
        for one, other in combinations(places, 2):
            pairs += 1
            in_order += one is not None and other is not None and one[0] == other[0] and one[1] < other[1]
    total = sum(len(paragraphs) for paragraphs in said.paragraphs)
    if total > wanted:
        known = [a for s in truth.stories for a in s.paragraphs]
        for paragraph in (p for ps in said.paragraphs for p in ps):
            if not any(paragraph.startswith(anchor) for anchor in known):
                misses.append(f"paragraph invented: {paragraph[:16]}")
    return {
        "articles_b3": grouped_alike(members) if members else 1.0,
        "order": in_order / pairs if pairs else 1.0,
        "paragraphs": _f1(begun, total, begun, wanted),
    }


def _noise(said: _Said, truth: Truth, figures: dict[str, float], misses: list[str]) -> None:
    noise = [n for n in map(squeeze, truth.noise) if len(n) >= SHORTEST_NOISE]
    if not noise:
        return
    texts = [p for paragraphs in said.paragraphs for p in paragraphs]
    leaks = [n for n in noise if any(n == t or (len(n) >= SHORTEST_LEAK and n in t) for t in texts)]
    misses += [f"noise in the text: {n}" for n in leaks]
    figures["noise_kept_out"] = 1 - len(leaks) / len(noise)
