"""A story's units → an Article: head matter, headings with their levels, paragraphs, tables, notes, authors, date."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache

from jianzhu.identifiers import slug, source_slug
from jianzhu.lexicon import table
from jianzhu.model import Article, Author, Footnote, NoteMark, Passage, Source, Table, Text
from jianzhu.restoring.beginnings import BRIEF_MARKS
from jianzhu.restoring.bylines import authors_of_line, authors_of_paragraph
from jianzhu.restoring.headlines import Headline, split_headline
from jianzhu.restoring.imprint import imprint
from jianzhu.restoring.inline import clean
from jianzhu.restoring.levels import SECTIONS, TABLE_NAME, UNMARKED, levels
from jianzhu.restoring.lines import close_up
from jianzhu.restoring.markers import opening_words
from jianzhu.restoring.pieces import Unit
from jianzhu.restoring.stories import Story
from jianzhu.restoring.tables import make_table
from jianzhu.restoring.units import Builder

LONGEST_TITLE_SLUG = 32
"""Characters of the title in an article's id, behind its source's: enough to tell the stories of one page apart."""


def make_article(source: Source, story: Story, position: int, alone: bool, builder: Builder) -> Article:
    """The article of a story; what its making takes out of the text is noted in `builder.removals`.

    `position`: 1-based, of the story in its source; `alone`: the source holds no other.
    """
    markers: dict[str, set[str]] = {}
    for unit in builder.units:
        if unit.kind == "note":
            markers.setdefault(unit.marker, set()).update(opening_words(unit.chars) if unit.style == "plain" else ())
    making = _Making(builder, markers)
    for unit in story.units:
        making.add(unit)
    making.close()
    headline = making.cleaned_headline(split_headline(story.headline)) if story.headline else None
    title = Passage("title", "title", headline.title) if headline else None
    paragraphs = [b for b in making.blocks if isinstance(b, Passage) and b.role == "paragraph"]
    named = title.text.chars if title else (source.metadata.title if alone else None)
    metadata = source.metadata
    authors = making.authors + _paragraph_authors(paragraphs)
    chapter = next((b.text.chars for b in making.blocks if isinstance(b, Passage) and b.role == "heading"), "")
    kind = metadata.kind or (_kind(named, "title") if named else _kind(chapter, "chapter"))
    kind = kind or ("notice" if making.issued else "news")
    known = imprint(
        paragraphs[0].text.chars if paragraphs else "",
        [passage.text.chars for passage in making.bylines],
        [text.chars for text in making.official],
        builder.running_heads,
        headline.subtitle.chars if headline and headline.subtitle else "",
    )
    own = f"{source_slug(source.name)}"
    identifier = own if alone else f"{own}-{position}"
    if not alone and title:
        identifier = f"{own}-{slug(title.text.chars, LONGEST_TITLE_SLUG)}"
    missing = (("start",) if story.missing_start else ()) + (("end",) if story.missing_end else ())
    return Article(
        id=identifier,
        source=source.name,
        kind=kind,
        title=title,
        kicker=Passage("kicker", "kicker", headline.kicker) if headline and headline.kicker else None,
        subtitle=Passage("subtitle", "subtitle", headline.subtitle) if headline and headline.subtitle else None,
        bylines=tuple(making.bylines),
        authors=_once(authors),
        publisher=metadata.publisher or known.publisher,
        date=metadata.date or known.date,
        place=known.place,
        document_number=making.document_number,
        blocks=tuple(_levelled(making.blocks)),
        footnotes=tuple(making.footnotes),
        incomplete=missing,
    )


class _Making:
    """Collects a story's blocks, numbering each kind as it comes."""

    def __init__(self, builder: Builder, markers: Mapping[str, Collection[str]]) -> None:
        self._builder, self._markers = builder, markers
        self._numbers: dict[str, int] = {}
        self.blocks: list[Passage | Table] = []
        self.footnotes: list[Footnote] = []
        self.bylines: list[Passage] = []
        self.authors: tuple[Author, ...] = ()
        self.official: list[Text] = []
        self.issued = False  # with a masthead, a number or a signature
        self.document_number: str | None = None
        self._caption: list[Text] = []

    def _next(self, prefix: str) -> int:
        self._numbers[prefix] = self._numbers.get(prefix, 0) + 1
        return self._numbers[prefix]

    def add(self, unit: Unit) -> None:
        if unit.kind not in ("table", "table_name"):
            self.close()
        getattr(self, f"_add_{unit.kind}")(unit)

    def close(self) -> None:
        """What was a table's name, if a table followed, is a heading."""
        for text in self._caption:
            self.blocks.append(self._passage("h", "heading", text, level=TABLE_NAME))
        self._caption = []

    def cleaned_headline(self, headline: Headline) -> Headline:
        """Without footnote markers and markup."""
        kicker, title, subtitle = (
            self._cleaned(text)[0] if text else None for text in (headline.kicker, headline.title, headline.subtitle)
        )
        return Headline(kicker, title or headline.title, subtitle)

    def _cleaned(self, text: Text) -> tuple[Text, tuple[NoteMark, ...], tuple[tuple[int, int], ...]]:
        kept, notes, strong, markers, marks = clean(text, self._markers)
        self._builder.remove(markers, "footnote marker")
        self._builder.remove(marks, "markup")
        return kept, notes, strong

    def _passage(self, prefix: str, role: str, text: Text, level: int | None = None) -> Passage:
        kept, notes, strong = self._cleaned(text)
        return Passage(f"{prefix}{self._next(prefix)}", role, kept, level, notes, strong)  # type: ignore[arg-type]

    def _add_paragraph(self, unit: Unit) -> None:
        self.blocks.append(self._passage("p", "paragraph", unit.text))

    def _add_head(self, unit: Unit) -> None:
        self.blocks.append(self._passage("h", "heading", Text.join(unit.lines, " "), level=unit.level))

    def _add_section(self, unit: Unit) -> None:
        self.blocks.append(
            self._passage(
                "h", "heading", Text.join(unit.lines, " "), level=unit.level + SECTIONS if unit.level else UNMARKED
            )
        )

    def _add_caption(self, unit: Unit) -> None:
        self.blocks.append(self._passage("fig", "caption", unit.text))

    def _add_note(self, unit: Unit) -> None:
        text = self._cleaned(close_up(unit.text))[0]
        self.footnotes.append(Footnote(unit.marker, Passage(f"fn{len(self.footnotes) + 1}", "footnote", text)))

    def _add_byline(self, unit: Unit) -> None:
        text = Text.join(unit.lines, " ")
        self.authors += authors_of_line(text.chars)
        self.bylines.append(Passage(f"by{self._next('by')}", "byline", text))

    def _add_official(self, unit: Unit) -> None:
        text = Text.join(unit.lines, " ")
        if unit.style == "document_number":
            self.document_number = text.chars
        self.official.append(text)
        self.issued = self.issued or unit.style != "date"
        self.bylines.append(Passage(f"by{self._next('by')}", "byline", text))

    def _add_table_name(self, unit: Unit) -> None:
        self._caption.append(unit.text)

    def _add_table(self, unit: Unit) -> None:
        caption = Text.join(self._caption, " ") if self._caption else None
        self._caption = []
        made, marks, repeated = make_table(self._next("t"), unit, caption, None)
        for text in repeated:
            self._builder.remove(text, "doubled text")
        for text in marks:
            self._builder.remove(text, "markup")
        self.blocks.append(made)

    def _add_table_note(self, unit: Unit) -> None:
        last = self.blocks[-1] if self.blocks else None
        if isinstance(last, Table):
            said = Text.join([last.note.text, unit.text], " ") if last.note else unit.text
            self.blocks[-1] = replace(last, note=Passage(f"{last.id}note", "table_note", said))
        else:
            self._add_paragraph(unit)


def _levelled(blocks: list[Passage | Table]) -> list[Passage | Table]:
    """The heads' places (see levels) made levels."""
    heads = [b for b in blocks if isinstance(b, Passage) and b.level is not None]
    found = iter(levels([(head.level or UNMARKED, head.text.chars) for head in heads]))
    return [replace(b, level=next(found)) if isinstance(b, Passage) and b.level is not None else b for b in blocks]


def _paragraph_authors(paragraphs: list[Passage]) -> tuple[Author, ...]:
    found: tuple[Author, ...] = ()
    for k, passage in enumerate(paragraphs):
        first, last = k == 0, k == len(paragraphs) - 1
        brief = passage.text.chars[:1] in BRIEF_MARKS
        if first or last or brief:
            found += authors_of_paragraph(passage.text.chars, first, last or brief)
    return found


def _once(authors: tuple[Author, ...]) -> tuple[Author, ...]:
    seen: dict[str, Author] = {}
    for author in authors:
        seen.setdefault(author.name, author)
    return tuple(seen.values())


@cache
def _kinds(where: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = (row for row in table("document_kinds") if row["where"] == where)
    return tuple((row["kind"], re.compile(row["pattern"])) for row in rows)


def _kind(head: str, where: str) -> str:
    """What a document is by its title, or an excerpt by its first heading; empty where that doesn't say."""
    squeezed = "".join(head.split())
    return next((kind for kind, pattern in _kinds(where) if pattern.search(squeezed)), "")
