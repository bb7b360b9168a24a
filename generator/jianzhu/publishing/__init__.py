"""Corpus → the files of a site: Markdown pages, data, assets, the sources' own texts.

    publish(corpus, PublishSettings(title="笺注"))   →   {"index.md": b"…", "articles/….md": b"…", "data/….json": b"…"}

Paths are relative to MkDocs' `docs/`. The same corpus gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jianzhu.model import Corpus
from jianzhu.publishing.articles.beside import beside_files
from jianzhu.publishing.articles.pages import article_pages
from jianzhu.publishing.articles.sources import source_pages
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.data.files import data_files, data_page
from jianzhu.publishing.data.schema import schema_files, validate
from jianzhu.publishing.entities.cards import card_files
from jianzhu.publishing.entities.indexes import entity_indexes
from jianzhu.publishing.entities.pages import entity_pages
from jianzhu.publishing.glossary.pages import glossary_pages
from jianzhu.publishing.indexes.directories import directory_pages
from jianzhu.publishing.indexes.home import home_page
from jianzhu.publishing.indexes.quality import quality_page
from jianzhu.publishing.indexes.timeline import timeline_pages
from jianzhu.publishing.indicators.pages import indicator_pages
from jianzhu.publishing.scripts import assets
from jianzhu.publishing.search import search_files
from jianzhu.publishing.search.written import WrittenPage
from jianzhu.publishing.wording.speaking import Language, speaking
from jianzhu.scoring import Gold, records, score

__all__ = ["PublishSettings", "publish", "validate"]

MAKERS = (
    article_pages,
    entity_pages,
    entity_indexes,
    glossary_pages,
    indicator_pages,
    directory_pages,
    timeline_pages,
    source_pages,
    beside_files,
    card_files,
    data_page,
)


@dataclass(frozen=True, slots=True)
class PublishSettings:
    """What a site decides about its pages."""

    title: str = "笺注"
    """The headline of the home page: the collection's name."""
    language: Language = "zh"
    """Of the site's own words; what the sources say stays as they say it."""
    gold: tuple[Gold, ...] = ()
    """What people annotated; the site says how well its annotations agree with it."""
    written: tuple[WrittenPage, ...] = ()
    """The pages that people wrote, for the search: path relative to `docs/`, and Markdown."""


def publish(corpus: Corpus, settings: PublishSettings = PublishSettings()) -> dict[str, bytes]:
    """Every file of the site, path relative to `docs/` → content, sorted by path.

    Raises ValueError where two pages would stand at one path (two entities with one id, for example).
    """
    made: dict[str, bytes] = {}

    def put(files: Iterable[tuple[str, bytes]]) -> None:
        for path, content in files:
            if path in made:
                raise ValueError(f"{path} would be written twice: two pages have the same id")
            made[path] = content

    with speaking(settings.language):
        collection = Collection(corpus)
        with speaking("zh"):  # data have one meaning, whatever the pages' language
            put(data_files(collection))
        for pages in MAKERS:
            put(pages(collection))
        put(search_files(collection, settings.written))
        if settings.gold:
            put(quality_page(score(records(made), settings.gold)))
        put(home_page(collection, settings.title, annotated=len(settings.gold)))
        put(assets(settings.title))
    put(schema_files())
    return dict(sorted(made.items()))
