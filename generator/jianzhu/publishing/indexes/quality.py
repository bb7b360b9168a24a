"""Reports of the scorer → the page that says how good the annotations of this collection are.

    Report("a.txt", (Measure("entities", 0.91, …), …))   →   data/quality.md: 条目 | 0.910 | …

Only a collection with annotated sources (`gold/`) has the page; the home page leads to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from jianzhu.publishing import places
from jianzhu.publishing.templating import render
from jianzhu.publishing.wording import words
from jianzhu.publishing.wording.speaking import Labels
from jianzhu.scoring import Report, by_type, means, totals

MEASURES = Labels(
    {
        "articles_b3": "文章归属",
        "order": "段落次序",
        "paragraphs": "段落",
        "titles": "题目",
        "authors": "作者",
        "headings": "小标题",
        "noise_kept_out": "版面杂质未混入",
        "table_cells": "表格单元",
        "footnotes": "脚注",
        "entities": "条目",
        "entities_typed": "条目（类别也对）",
        "entity_clusters_b3": "条目归并",
        "terms": "术语",
        "definitions": "术语解释",
        "observations": "数据",
        "observations_strict": "数据（主体、时期等也对）",
    }
)
"""What the page calls each measure of the scorer."""
_ERRORS = Labels(
    {
        "missed": "没有找到",
        "cut short": "找到的偏短",
        "inside a longer name": "并入了更长的名称",
        "invented": "多找的",
        "part of a name": "名称的一部分",
        "runs on": "找到的偏长",
        "wrong type": "类别不对",
    }
)


def quality_page(reports: Sequence[Report]) -> Iterator[tuple[str, bytes]]:
    """The page, given a report for each annotated source; none without a report."""
    if not reports:
        return
    held = tuple(reports)
    tallies = totals(held)
    measures = [(MEASURES[name], value, tallies.get(name)) for name, value in means(held).items()]
    types = [(words.ENTITY_TYPES[kind], t) for kind, t in by_type(held).items() if t.wanted or t.said]
    errors: Counter[tuple[str, str]] = Counter(
        (words.ENTITY_TYPES[m.type], _ERRORS.get(m.error, _ERRORS["wrong type"]))
        for r in held
        for m in r.misses
        if m.measure == "entities"
    )
    listed = sorted(errors.items(), key=lambda pair: (-pair[1], pair[0]))
    page = places.QUALITY
    yield (
        page,
        render("quality", sources=[r.source for r in held], measures=measures, types=types, errors=listed, page=page),
    )
