"""Series → small SVG pictures made at build time: bars over time, a line for many periods, bars beside each other.

    Series(资产总额, 亿元, 2021 312.4, 2022 356.8)   →   `<figure class="jz-chart"><svg role="img">…</svg>…</figure>`

Facts are filled, targets hollow with a broken outline. Colours are the page's own (CSS classes), so that both schemes
fit; the picture's text alternative tells every value, and its caption links each to its row. No ids, no dates: the
same values give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from jianzhu.publishing import places
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.drawing import px, text
from jianzhu.publishing.indicators.series import Point, Series
from jianzhu.publishing.wording import escaping, words
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import say

WIDTH = 360
"""Units of the picture's width, about a pixel each; letters are 11 high."""
HEIGHT = 150
TOP, BOTTOM = 18, 32
"""Room above the bars for a value, below for a period and the word 目标."""
MOST_BARS = 8
"""Beyond it the values of a series are a line: a bar would be narrower than its number."""
ROW = 22
"""Height of a bar that lies."""
NAMES = 128
"""Width of the names beside lying bars: ten characters and the gap."""
NAME_LENGTH = 10
MOST_ROWS = 16
"""Lying bars in one picture; the table has the rest."""
_NUMBERS = re.compile(r"\d+")
LETTER = 6.2
"""Width of a digit."""


def over_time(collection: Collection, series: Series, page: str, *, named: bool = False) -> Markdown:
    """A thing over time as HTML for `page`; `named`: the caption says whose it is."""
    title = (
        say("{subject}：{indicator}", subject=series.subject, indicator=_measured(series))
        if named
        else _measured(series)
    )
    drawn = _bars(series.points) if len(series.points) <= MOST_BARS else _line(series.points)
    return _figure(collection, page, title, series, drawn, HEIGHT, [p.period for p in series.points])


def over_subjects(collection: Collection, period: str, series: Series, page: str) -> Markdown:
    """One thing of several subjects in one period as HTML for `page`."""
    shown = Series(series.subject, series.indicator, series.unit, series.points[:MOST_ROWS])
    title = say("{indicator}，{period}", indicator=_measured(series), period=_told(period))
    height = ROW * len(shown.points) + 8
    return _figure(collection, page, title, shown, _rows(shown.points), height, [p.subject for p in shown.points])


def _measured(series: Series) -> str:
    """An indicator, and that its change is meant where it is: 地区生产总值（增减）."""
    changes = series.points[0].rows[0].measure == "change"
    return say("{indicator}（增减）", indicator=series.indicator) if changes else series.indicator


def _figure(
    collection: Collection, page: str, title: str, series: Series, drawn: str, height: int, heads: Sequence[str]
) -> Markdown:
    unit = say("（{unit}）", unit=series.unit) if series.unit else ""
    values = [
        say("{head}目标 {value}", head=_told(head), value=p.shown) if p.target else f"{_told(head)} {p.shown}"
        for head, p in zip(heads, series.points, strict=True)
    ]
    links = say("，").join(
        f'<a href="{_row(collection, page, p)}">{escaping.element(text)}</a>'
        for p, text in zip(series.points, values, strict=True)
    )
    named, told = escaping.element(title + unit), escaping.element(say("；").join(values))
    return Markdown(
        f'<figure class="jz-chart"><svg role="img" viewBox="0 0 {WIDTH} {height}">'
        f"<title>{named}</title><desc>{told}</desc>{drawn}</svg>"
        f"<figcaption><b>{named}</b> {links}</figcaption></figure>"
    )


def _row(collection: Collection, page: str, point: Point) -> str:
    id = point.rows[0].id
    return places.href(page, collection.row_pages[id], f"obs-{id}")


def _told(head: str) -> str:
    return words.day(head) if head[:4].isdigit() else head


def _scale(points: Sequence[Point]) -> tuple[float, float]:
    """The least and the greatest value of the axis; zero is always on it, so that lengths don't lie."""
    low, high = min(0.0, *(p.value for p in points)), max(0.0, *(p.value for p in points))
    return (low, high) if low < high else (low, low + 1)


def _heights(points: Sequence[Point]) -> tuple[list[float], float]:
    """The height of each value on the picture, and that of zero."""
    low, high = _scale(points)
    room = HEIGHT - TOP - BOTTOM
    return [TOP + room * (high - p.value) / (high - low) for p in points], TOP + room * high / (high - low)


def _kind(point: Point) -> str:
    return "t" if point.target else "a"


def _rect(point: Point, x: float, y: float, width: float, height: float) -> str:
    return f'<rect class="{_kind(point)}" x="{px(x)}" y="{px(y)}" width="{px(width)}" height="{px(height)}"/>'


def _bars(points: Sequence[Point]) -> str:
    tops, zero = _heights(points)
    slot = WIDTH / len(points)
    width = min(44.0, slot * 0.6)
    made = [f'<path class="x" d="M0 {px(zero)}H{WIDTH}"/>']
    for k, (point, top) in enumerate(zip(points, tops, strict=True)):
        middle = slot * (k + 0.5)
        y, tall = min(top, zero), max(abs(zero - top), 0.5)
        made.append(_rect(point, middle - width / 2, y, width, tall))
        made.append(text(middle, y - 5, point.shown))
        made.append(text(middle, HEIGHT - BOTTOM + 14, point.period))
        if point.target:
            made.append(text(middle, HEIGHT - BOTTOM + 27, say("目标")))
    return "".join(made)


def _line(points: Sequence[Point]) -> str:
    """Facts joined by a line over an even axis of time; first, last, least and greatest are numbered."""
    tops, zero = _heights(points)
    times = [_time(p.period) for p in points]
    span = (times[-1] - times[0]) or 1
    across = [24 + (WIDTH - 48) * (t - times[0]) / span for t in times]
    made = [f'<path class="x" d="M0 {px(zero)}H{WIDTH}"/>']
    facts = [(x, y) for x, y, p in zip(across, tops, points, strict=True) if not p.target]
    if len(facts) > 1:
        made.append(f'<path class="l" d="M{"L".join(f"{px(x)} {px(y)}" for x, y in facts)}"/>')
    values = [p.value for p in points]
    numbered = sorted({0, len(points) - 1, values.index(min(values)), values.index(max(values))})
    crowded = {b for a, b in pairwise(numbered) if across[b] - across[a] < LETTER * len(points[b].shown)}
    for k, point in enumerate(points):
        made.append(f'<circle class="{_kind(point)}" cx="{px(across[k])}" cy="{px(tops[k])}" r="3.5"/>')
        if k in numbered and (k not in crowded or k == len(points) - 1):
            made.append(text(across[k], tops[k] - 7, point.shown))
    made.append(text(across[0], HEIGHT - BOTTOM + 14, points[0].period))
    made.append(text(across[-1], HEIGHT - BOTTOM + 14, points[-1].period))
    return "".join(made)


def _time(period: str) -> float:
    """A period as years: `2023-07` → 2023.5."""
    year, month, day = (*(int(part) for part in _NUMBERS.findall(period.partition("/")[0])), 1, 1)[:3]
    return year + (month - 1) / 12 + (day - 1) / 366


def _rows(points: Sequence[Point]) -> str:
    low, high = _scale(points)
    longest = max(len(p.shown) + (3 if p.target else 0) for p in points)
    room = WIDTH - NAMES - LETTER * longest - 16
    zero = NAMES + room * -low / (high - low)
    made = []
    for k, point in enumerate(points):
        y = 4 + ROW * k
        end = NAMES + room * (point.value - low) / (high - low)
        made.append(text(NAMES - 6, y + 14, words.shorten(point.subject, NAME_LENGTH), "e"))
        made.append(_rect(point, min(zero, end), y + 3, max(abs(end - zero), 0.5), 14))
        made.append(text(max(zero, end) + 5, y + 14, point.shown + (say("（目标）") if point.target else ""), "s"))
    made.append(f'<path class="x" d="M{px(zero)} 2V{ROW * len(points) + 6}"/>')
    return "".join(made)
