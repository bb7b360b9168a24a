"""Articles as they were restored → how well they are the printed ones: stories, order, paragraphs, titles, tables.

paragraph “甲市位于…” of a1 in the second article, where a1's others are   →   a member of the wrong group
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from jianzhu.scoring.comparing import ALIKE, Tally, alike, grouped_alike, plain
from jianzhu.scoring.gold import Gold, GoldArticle
from jianzhu.scoring.report import Measure, Miss

Record = Mapping[str, Any]
LEAST_NOISE = 4
"""Characters from which a string that must not show can be told from the text."""
LONG_NOISE = 8
"""Characters from which it must not even be part of a paragraph."""
NOTE = 16
"""Characters by which a footnote is known."""


def score_structure(gold: Gold, articles: Sequence[Record]) -> tuple[list[Measure], list[Miss]]:
    """The measures of the gold's articles, given the records of articles.json that are of its source."""
    wanted = gold.articles or ()
    paragraphs = [[plain(p) for p in a.get("paragraphs") or []] for a in articles]
    misses: list[Miss] = []
    groups, order, started = _places(wanted, paragraphs, misses)
    said = sum(map(len, paragraphs))
    titled = [a for a in wanted if a.title]
    titles = [a.get("title") for a in articles if a.get("title")]
    right_titles = [a for a in titled if any(alike(t, a.title) >= ALIKE for t in titles)]
    misses += [Miss("titles", "missed", a.title or "") for a in titled if a not in right_titles]
    authors = {plain(x) for a in wanted for x in a.authors}
    authors_said = {plain(x) for a in articles for x in a.get("authors") or []}
    noise = [n for n in map(plain, gold.noise) if len(n) >= LEAST_NOISE]
    shown = [n for n in noise if any(n == p or (len(n) >= LONG_NOISE and n in p) for ps in paragraphs for p in ps)]
    misses += [Miss("noise_kept_out", "shown", n) for n in shown]
    measures = [
        Measure("articles_b3", grouped_alike(groups)),
        Measure("order", order),
        Measure.of("paragraphs", Tally(started, said, len(groups))),
        Measure("titles", len(right_titles) / len(titled) if titled else 1.0),
        Measure.of("authors", Tally(len(authors & authors_said), len(authors_said), len(authors))),
        Measure.of("headings", _headings(wanted, articles, misses)),
        Measure("noise_kept_out", 1 - len(shown) / len(noise) if noise else 1.0),
    ]
    cells = _cells([*(t.header or ()), *(c for row in t.rows for c in row)] for a in wanted for t in a.tables)
    if cells:
        tables = [t for a in articles for t in a.get("tables") or []]
        cells_said = _cells([*(t.get("header") or ()), *(c for row in t["rows"] for c in row)] for t in tables)
        both = (cells & cells_said).total()
        measures.append(Measure.of("table_cells", Tally(both, cells_said.total(), cells.total())))
    notes = [plain(n.text) for a in wanted for n in a.footnotes]
    if notes:
        notes_said = [plain(n["text"]) for a in articles for n in a.get("footnotes") or []]
        found = sum(any(s.startswith(n[:NOTE]) for s in notes_said) for n in notes)
        measures.append(Measure("footnotes", found / len(notes)))
    return measures, misses


def _places(
    wanted: Sequence[GoldArticle], paragraphs: list[list[str]], misses: list[Miss]
) -> tuple[list[tuple[Hashable, Hashable]], float, int]:
    """(article here, article there) of each paragraph; the share of pairs in order; how many begin a paragraph here."""
    texts = ["\n".join(ps) for ps in paragraphs]
    groups: list[tuple[Hashable, Hashable]] = []
    pairs = right = started = 0
    for article in wanted:
        places: list[tuple[int, int] | None] = []
        for anchor in map(plain, article.paragraphs):
            found = next((k for k, text in enumerate(texts) if anchor in text), None)
            if found is None:
                misses.append(Miss("paragraphs", "lost", anchor))
                places.append(None)
                groups.append((("lost", len(groups)), article.id))
                continue
            places.append((found, texts[found].index(anchor)))
            groups.append((found, article.id))
            if any(p.startswith(anchor) for p in paragraphs[found]):
                started += 1
            else:
                misses.append(Miss("paragraphs", "doesn't begin one", anchor))
        for a, b in combinations(places, 2):
            pairs += 1
            right += bool(a and b and a[0] == b[0] and a[1] < b[1])
    return groups, right / pairs if pairs else 1.0, started


def _headings(wanted: Sequence[GoldArticle], articles: Sequence[Record], misses: list[Miss]) -> Tally:
    gold = [h.text for a in wanted for h in a.headings]
    said = [h["text"] for a in articles for h in a.get("headings") or []]
    right = [h for h in gold if any(alike(h, s) >= ALIKE for s in said)]
    misses += [Miss("headings", "missed", h) for h in gold if h not in right]
    confirmed = sum(any(alike(h, s) >= ALIKE for h in gold) for s in said)
    return Tally(len(right), len(said), len(gold), confirmed)


def _cells(tables: Iterable[list[str]]) -> Counter[str]:
    return Counter(plain(cell) for table in tables for cell in table if plain(cell))
