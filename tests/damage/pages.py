"""One page a call: printed lines put out of order the way PDF readers do it, a function a kind of damage, seeds fixed.

    page("headline inside a sentence", 3)  →  Page(text, truth)

The truth is not guessed from the page: each line knows its place in its story, and what a page leaves out is left out
of the truth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from damage import daily_pages, markdown_pages, newspaper_pages, plan_pages
from damage.newspaper_pages import of_features
from damage.printing import any_setting
from damage.sheet import Sheet
from damage.truth import TrueStory, Truth, true_story


@dataclass(frozen=True)
class Page:
    """A damaged page and what it says."""

    kind: str
    seed: int
    text: str
    truth: Truth


def page(kind: str, seed: int) -> Page:
    """The page of a kind of damage (a key of `KINDS`) for a seed; the same each time."""
    rng = Random(f"{kind} {seed}")
    sheet = Sheet(kind, seed, rng, any_setting(rng))
    KINDS[kind](sheet)
    truth = Truth(tuple(_truths(sheet)), tuple(dict.fromkeys(sheet.noise)))
    return Page(kind, seed, _printed_text(sheet), truth)


def _truths(sheet: Sheet) -> Iterable[TrueStory]:
    everything = "".join(line.text for lines in sheet.reading for line in lines)
    for text, lines in zip(sheet.texts, sheet.reading, strict=True):
        yield true_story(text, lines, everything)


def _printed_text(sheet: Sheet) -> str:
    found: list[str] = []
    for k, line in enumerate(sheet.printed):
        above = sheet.printed[k - 1] if k else None
        heads = above is not None and above.role == line.role == "title"
        usual = 1 if sheet.setting.blank and not (heads and sheet.seed % 2) else 0
        found.append("\n" * ((usual + line.gap + 1) if k else 0) + line.text)
    return "".join(found) + "\n"


KINDS: dict[str, Callable[[Sheet], None]] = {
    "one story": newspaper_pages.one_story,
    "headline behind": newspaper_pages.headline_behind,
    "headline inside a sentence": newspaper_pages.headline_inside,
    "stories in sequence": newspaper_pages.stories_in_sequence,
    "headlines behind": newspaper_pages.headlines_behind,
    "headlines together": newspaper_pages.headlines_together,
    "columns interleaved": newspaper_pages.columns_interleaved,
    "columns interleaved, headlines away": newspaper_pages.columns_interleaved_headlines_away,
    "turned round": newspaper_pages.turned_round,
    "lines spaced": newspaper_pages.lines_spaced,
    "captions doubled": newspaper_pages.captions_doubled,
    "captions inside a sentence": newspaper_pages.captions_inside,
    "page breaks": newspaper_pages.page_breaks,
    "ends lost": newspaper_pages.ends_lost,
    "paragraph a line": markdown_pages.paragraph_a_line,
    "paragraph a line, headline inside": markdown_pages.paragraph_a_line_headline_inside,
    "paragraph a line, columns mixed": markdown_pages.paragraph_a_line_columns_mixed,
    "plan": plan_pages.plan_plain,
    "contents list": plan_pages.contents_list,
    "footnotes inside sentences": plan_pages.footnotes_inside,
    "tables with pipes": plan_pages.tables_pipe,
    "tables aligned by spaces": plan_pages.tables_aligned,
    "tables over a page": plan_pages.tables_broken,
    "table cells broken": plan_pages.tables_cells_broken,
    "table cells broken, aligned by spaces": plan_pages.tables_cells_broken_aligned,
    "tables in groups of rows": plan_pages.tables_grouped,
    "tables with units and notes": plan_pages.tables_noted,
    "tables one cell a line": plan_pages.tables_flat,
    "plan, characters misread": plan_pages.plan_misread,
    "newspaper, characters misread": newspaper_pages.newspaper_misread,
    "plan, all damages": plan_pages.plan_all,
    "newspaper, all damages": newspaper_pages.newspaper_all,
    "features in sequence": of_features(newspaper_pages.stories_in_sequence),
    "features, headline inside a sentence": of_features(newspaper_pages.headline_inside),
    "features, columns interleaved": of_features(newspaper_pages.columns_interleaved),
    "features, headlines away": of_features(newspaper_pages.columns_interleaved_headlines_away),
    "features turned round": of_features(newspaper_pages.turned_round),
    "features, all damages": of_features(newspaper_pages.newspaper_all),
    "daily": daily_pages.daily_page,
    "daily, a paragraph a line": daily_pages.daily_stories_a_paragraph_a_line,
}
