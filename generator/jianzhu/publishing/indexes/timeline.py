"""The collection along time: its articles by their dates, and what its texts say happened when.

    Fact("date", 白鹭洲大桥, "合龙", date="2024-11-15")   →   `timeline.md`: 2024年 · 11月15日 · 白鹭洲大桥 合龙

Above stands a picture: a row a year, a column a month, a disc where something is dated. A long timeline has a page a
year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from jianzhu.model import Article, Fact
from jianzhu.publishing import places
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.drawing import px, text
from jianzhu.publishing.templating import render
from jianzhu.publishing.wording import escaping, words
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import say, worded

ON_ONE_PAGE = 400
"""Things of the timeline that stand on one page, about 100 kB; of more, each year has its own."""
MOST_YEARS = 40
"""Rows of the picture; what lies before these years is in the list alone."""
UNDATED = "undated"
ROW, COLUMN, LEFT, TOP = 24, 30, 64, 20
"""Pixels of the picture: a row, a column, what stands left of and above them."""
LEAST, MOST = 3.5, 10.0
"""Radius of the disc for one thing, and of the largest."""
TITLE = 60
"""Characters of a headline."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A thing of the timeline."""

    date: str
    """A day, a month or a year as ISO 8601; empty where it has none."""
    shown: Callable[[str], Markdown]
    """What it is, with its links, for a page."""

    @property
    def year(self) -> str:
        return self.date[:4] or UNDATED


def timeline_pages(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """`timeline.md`, and where that would be long a page for each year."""
    things = [*_articles(collection), *_happenings(collection)]
    years: dict[str, list[Dated]] = {}
    for thing in sorted(things, key=lambda t: t.date, reverse=True):
        years.setdefault(thing.year, []).append(thing)
    page = places.TIMELINE
    if len(things) <= ON_ONE_PAGE:
        links = {year: f"#y-{year}" for year in years}
        yield page, _page(page, years, picture(years, links))
        return
    links = {year: places.href(page, places.timeline(year)) for year in years}
    listed = [(_label(year), places.link(page, places.timeline(year)), len(held)) for year, held in years.items()]
    yield page, _page(page, {}, picture(years, links), listed)
    for year, held in years.items():
        own = places.timeline(year)
        yield own, _page(own, {year: held})


def _page(
    page: str,
    years: Mapping[str, Sequence[Dated]],
    drawn: Markdown | None = None,
    listed: Sequence[tuple[str, str, int]] = (),
) -> bytes:
    held = []
    for year, things in years.items():
        days: dict[str, list[Markdown]] = {}
        for thing in things:
            above = words.day(thing.date[:4])
            day = words.day(thing.date).removeprefix(above).removesuffix(above).strip()
            days.setdefault(day, []).append(thing.shown(page))
        held.append((_label(year), year, days))
    return render("timeline", years=held, picture=drawn or Markdown(""), listed=listed, places=places, page=page)


def _label(year: str) -> str:
    return say("日期不明") if year == UNDATED else words.day(year)


def _articles(collection: Collection) -> Iterator[Dated]:
    for article in collection.newest_first():
        yield Dated(collection.date(article) or "", partial(_article, collection, article))


def _article(collection: Collection, article: Article, page: str) -> Markdown:
    shown = escaping.inline(words.shorten(collection.title(article), TITLE))
    publisher = collection.publisher(article)
    beside = worded("（{publisher}）", publisher=publisher) if publisher else ""
    return Markdown(escaping.link(shown, places.link(page, places.article(article.id))) + beside)


def _happenings(collection: Collection) -> Iterator[Dated]:
    for facts in collection.facts.values():
        for fact in facts:
            if fact.kind == "date" and fact.date:
                yield Dated(fact.date, partial(_happening, collection, fact))


def _happening(collection: Collection, fact: Fact, page: str) -> Markdown:
    entity, at = collection.entities[fact.entity], fact.at[0]
    named = escaping.link(escaping.inline(entity.name), places.link(page, places.entity(entity.id)))
    source = places.link(page, places.article(at.article), collection.sentence(at).anchor)
    told = escaping.link(worded("原文"), source, say("到原文的这一句"))
    return Markdown(f"{named} {escaping.inline(fact.value)} {told}")


def picture(years: Mapping[str, Sequence[Dated]], links: Mapping[str, str]) -> Markdown:
    """A row a year, the newest above, and in it a disc for each month; at the left what has no month."""
    dated = [year for year in years if year != UNDATED][:MOST_YEARS]
    if not dated:
        return Markdown("")
    counts = {year: Counter(thing.date[5:7] for thing in years[year]) for year in dated}
    largest = max(max(held.values()) for held in counts.values())
    months = ["", *(f"{month:02}" for month in range(1, 13))]
    width, height = LEFT + COLUMN * len(months), TOP + ROW * len(dated)
    made = [text(LEFT + COLUMN * (k + 0.5), 13, str(k)) for k in range(1, 13)]
    made.append(text(LEFT + COLUMN * 0.5, 13, say("全年")))
    for row, year in enumerate(dated):
        y = TOP + ROW * (row + 0.5)
        made.append(f'<path class="x" d="M{LEFT} {px(y + ROW / 2)}H{width}"/>')
        label = text(LEFT - 8, y + 4, _label(year), "e")
        discs = "".join(
            _disc(LEFT + COLUMN * (k + 0.5), y, counts[year][month], largest, year, month)
            for k, month in enumerate(months)
            if counts[year][month]
        )
        made.append(f'<a href="{links[year]}">{label}{discs}</a>')
    told = say("；").join(say("{year} {count} 项", year=_label(year), count=len(years[year])) for year in dated)
    return Markdown(
        f'<figure class="jz-chart jz-years"><svg role="group" viewBox="0 0 {width} {height}">'
        f"<title>{escaping.element(say('各年各月的文章和大事'))}</title><desc>{escaping.element(told)}</desc>"
        f"{''.join(made)}</svg></figure>"
    )


def _disc(x: float, y: float, count: int, largest: int, year: str, month: str) -> str:
    radius = LEAST + (MOST - LEAST) * ((count - 1) / max(largest - 1, 1)) ** 0.5
    tip = say("{year} {count} 项", year=words.day(f"{year}-{month}" if month else year), count=count)
    return (
        f'<circle class="a" cx="{px(x)}" cy="{px(y)}" r="{px(radius)}"><title>{escaping.element(tip)}</title></circle>'
    )
