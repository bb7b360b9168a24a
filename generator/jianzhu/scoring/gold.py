"""What a perfect edition of one source holds, as a person wrote it down: the gold that a build is scored against.

    {"source": "a.txt", "entities": [{"name": "虹溪产业园", "type": "project", "surfaces": ["虹溪产业园"]}], …}

The format is described in docs/guide.md. Strings said to be from the text are written without white space.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from jianzhu.model import EntityType


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class GoldHeading(_Part):
    text: str
    level: int | None = None


class GoldTable(_Part):
    rows: tuple[tuple[str, ...], ...]
    header: tuple[str, ...] | None = None
    caption: str | None = None


class GoldFootnote(_Part):
    text: str
    marker: str | None = None


class GoldArticle(_Part):
    id: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    headings: tuple[GoldHeading, ...] = ()
    paragraphs: tuple[str, ...] = ()
    """The beginning of each paragraph, in reading order."""
    tables: tuple[GoldTable, ...] = ()
    footnotes: tuple[GoldFootnote, ...] = ()


class GoldEntity(_Part):
    name: str
    type: EntityType
    also: tuple[EntityType, ...] = ()
    """Types that would be right as well."""
    surfaces: tuple[str, ...] = ()
    optional: bool = False
    """Whether it counts neither for nor against."""


class GoldTerm(_Part):
    term: str
    definition: str | None = None
    expansion: tuple[str, ...] | None = None
    optional: bool = False


class GoldObservation(_Part):
    subject: str
    indicator: str
    value: float | tuple[float, float]
    unit: str | None
    quote: str
    period: str | None = None
    measure: str = "level"
    modality: str = "actual"
    bound: str = "exact"
    optional: bool = False


class Gold(_Part):
    """One source's gold; a part that isn't there isn't scored."""

    source: str
    """The name of the source's file."""
    articles: tuple[GoldArticle, ...] | None = None
    noise: tuple[str, ...] = ()
    entities: tuple[GoldEntity, ...] | None = None
    ignore_surfaces: tuple[str, ...] = ()
    terms: tuple[GoldTerm, ...] | None = None
    observations: tuple[GoldObservation, ...] | None = None
