"""What restoring makes of a source: Articles of Passages and Tables, each character with its place in the source.

`Text("澜江集团", offsets=(120, 121, 124, 125))` was printed with two characters of line break in its middle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from jianzhu.model.source import Source, Span

Role = Literal[
    "title", "kicker", "subtitle", "byline", "dateline", "heading", "paragraph", "caption",
    "table_caption", "cell", "table_note", "footnote",
]  # fmt: skip

DEEPEST = 6
"""Level of a head that has nothing below it, as in HTML."""
LONGEST_RUN_IN = 30
"""Characters of a head that a paragraph begins with; more of them in bold are a sentence."""
INSERTED = -1
"""The offset of a character that restoring put in (a space between the two lines of a headline)."""


@dataclass(frozen=True, slots=True)
class Text:
    """Reading text, each character with its offset in the source (`INSERTED` where the source has none)."""

    chars: str
    offsets: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.chars) != len(self.offsets):
            raise ValueError(f"{len(self.chars)} characters with {len(self.offsets)} offsets")

    @classmethod
    def cut(cls, whole: str, start: int, end: int) -> Text:
        """The characters [start, end) of a source's text, as they stand."""
        return cls(whole[start:end], tuple(range(start, end)))

    @classmethod
    def inserted(cls, chars: str) -> Text:
        return cls(chars, (INSERTED,) * len(chars))

    @classmethod
    def join(cls, parts: Iterable[Text], between: str = "") -> Text:
        """The parts one after another, `between` put in between two of them."""
        chars: list[str] = []
        offsets: list[int] = []
        for k, part in enumerate(parts):
            if k and between:
                chars.append(between)
                offsets.extend([INSERTED] * len(between))
            chars.append(part.chars)
            offsets.extend(part.offsets)
        return cls("".join(chars), tuple(offsets))

    def __len__(self) -> int:
        return len(self.chars)

    def __str__(self) -> str:
        return self.chars

    def __getitem__(self, key: slice) -> Text:
        return Text(self.chars[key], self.offsets[key])

    def __add__(self, other: Text) -> Text:
        return Text(self.chars + other.chars, self.offsets + other.offsets)

    def keep(self, indices: Iterable[int]) -> Text:
        """The characters at `indices`, in that order."""
        chosen = list(indices)
        return Text("".join(self.chars[i] for i in chosen), tuple(self.offsets[i] for i in chosen))

    def strip(self) -> Text:
        start = len(self.chars) - len(self.chars.lstrip())
        end = len(self.chars.rstrip())
        return self[start : max(start, end)]

    def spans(self, whole: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """The stretches of the source `whole` that characters [start, end) of this text were made of.

        In reading order; two that only white space parts are one. Inserted characters have none.
        """
        found: list[Span] = []
        first = last = INSERTED
        for offset in self.offsets[start:end]:
            if offset == INSERTED:
                continue
            if first == INSERTED:
                first = last = offset
            elif offset == last + 1 or (offset > last and not whole[last + 1 : offset].strip()):
                last = offset
            else:
                found.append(Span(first, last + 1))
                first = last = offset
        if first != INSERTED:
            found.append(Span(first, last + 1))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where in a passage a footnote's marker stood: before the character at `position`."""

    position: int
    marker: str
    printed: str
    """As the source has it: `[3]`, `³`."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of an article's text: a paragraph, a heading, a cell, a caption, the title, …"""

    id: str
    """Unique in its article, and the anchor on its page: `title`, `h2`, `p7`, `fig1`, `t1r3c2`, `fn1`."""
    role: Role
    text: Text
    level: int | None = None
    """Of a heading: 2 for the highest below the title, at most DEEPEST."""
    notes: tuple[NoteMark, ...] = ()
    strong: tuple[tuple[int, int], ...] = ()
    """Stretches of `text` that the source set in bold (run-in heads)."""

    @property
    def run_in_head(self) -> str:
        """`一、压实责任` of a paragraph that begins with **一、压实责任。**; empty where it begins otherwise."""
        chars = self.text.chars
        start, end = self.strong[0] if self.role == "paragraph" and self.strong else (0, 0)
        head = chars[start:end].strip()
        if start or not head or len(head) > LONGEST_RUN_IN or not chars[end:].strip() or head[-1] not in "。：:":
            return ""
        return head[:-1].rstrip()


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of a table's column hold, its heads left out."""

    type: Literal["number", "percent", "text"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, its cells passages; `header` may be empty, each row has as many cells as the widest.

    A cell that the print merged with the one above or left of it is empty.
    """

    id: str
    caption: Passage | None
    header: tuple[Passage, ...]
    rows: tuple[tuple[Passage, ...], ...]
    note: Passage | None = None
    """资料来源 and the like, printed under the table."""
    columns: tuple[Column, ...] = ()
    further_heads: int = 0
    """How many of `rows`, from the first, are heads too: those under a head that spans several columns."""

    def heads(self) -> tuple[str, ...]:
        """What heads each column, its rows of heads together: 目标值 over 2030年 and 2035年 → 目标值2030年, …"""
        made = [cell.text.chars for cell in self.header]
        spanning = ""
        for row in self.rows[: self.further_heads]:
            for k, cell in enumerate(row[: len(made)]):
                spanning = made[k] or spanning
                if cell.text.chars.strip():
                    made[k] = spanning + cell.text.chars
        return tuple(made)


@dataclass(frozen=True, slots=True)
class Footnote:
    marker: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Author:
    name: str
    role: str | None = None
    """记者, 通讯员, 摄影, … as printed."""


@dataclass(frozen=True, slots=True)
class Join:
    """A place where an article's text goes on over something else: a column's or page's edge, a picture, a footnote."""

    passage: str
    position: int
    """Of the first character behind it, in the passage's text; 0: the whole passage follows from elsewhere."""
    before: int
    """The character of the source in front of it, and behind it."""
    after: int
    confidence: float
    """That the text does go on so, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Article:
    """One story with its own headline, in reading order."""

    id: str
    source: str
    """`Source.name`"""
    kind: str
    """`news`, `plan`, `notice`, `communique`, … (see `Metadata.kind`)"""
    title: Passage | None
    kicker: Passage | None = None
    subtitle: Passage | None = None
    bylines: tuple[Passage, ...] = ()
    """The lines that name authors, the office, the date or the document number, as printed."""
    authors: tuple[Author, ...] = ()
    publisher: str | None = None
    date: str | None = None
    """ISO 8601, whole or in part."""
    place: str | None = None
    """From the dateline: 北京."""
    document_number: str | None = None
    """发文字号, such as 某政发〔2022〕4号."""
    blocks: tuple[Passage | Table, ...] = ()
    """Headings, paragraphs, captions and tables in reading order."""
    footnotes: tuple[Footnote, ...] = ()
    incomplete: tuple[str, ...] = ()
    """`start` and/or `end` where that part of the story is missing in the source."""
    joins: tuple[Join, ...] = ()
    """In reading order."""
    title_confidence: float = 1.0
    """That the headline is this story's and complete, 0 to 1; of a story without one: that it has none."""
    text_confidence: float = 1.0
    """That the text is all this story's, all there, and in order."""
    confidence: float = 1.0
    """Of the restoring as a whole: both of them."""

    def passages(self) -> Iterator[Passage]:
        """Every passage, in reading order: head matter, blocks with their cells, footnotes."""
        for passage in (self.kicker, self.title, self.subtitle, *self.bylines):
            if passage:
                yield passage
        for block in self.blocks:
            if isinstance(block, Passage):
                yield block
                continue
            if block.caption:
                yield block.caption
            yield from block.header
            for row in block.rows:
                yield from row
            if block.note:
                yield block.note
        for footnote in self.footnotes:
            yield footnote.passage

    def spans(self, whole: str) -> tuple[Span, ...]:
        """The parts of the source text `whole` that this article is made of, in the source's order."""
        offsets = sorted(o for p in self.passages() for o in p.text.offsets if o != INSERTED)
        return Text("·" * len(offsets), tuple(offsets)).spans(whole)


RemovalReason = Literal[
    "contents line",
    "doubled text",
    "footnote marker",
    "front matter",
    "markup",
    "notes head",
    "page number",
    "page reference",
    "registry",
    "running head",
    "table goes on",
    "unplaced",
]


@dataclass(frozen=True, slots=True)
class Removal:
    """A stretch of a source that is in no article, and why."""

    span: Span
    reason: RemovalReason


@dataclass(frozen=True, slots=True)
class Repair:
    """A stretch of a source that the reading text has otherwise: `二○三一年` read as `二〇三一年`."""

    kind: str
    """`zero in a year`, `full-width number`, `hyphen`, … (`lexicon/repairs.tsv`): a character read as another;
    `letter-spacing`, `stray space`, `doubled text`: something left out."""
    before: str
    """The source's own characters at `span`."""
    after: str
    """What the reading text has for them; as long as `before` where characters were read as others."""
    span: Span


@dataclass(frozen=True, slots=True)
class Restored:
    """A source with what became of it: every non-space character is in one article or one removal.

    What a passage has at an offset is the source's character there, but for what `repairs` lists.
    """

    source: Source
    articles: tuple[Article, ...]
    removals: tuple[Removal, ...]
    repairs: tuple[Repair, ...] = ()
    """In the source's order."""

    def read_as(self) -> dict[int, str]:
        """By their offsets in the source, the characters that repairs read as others, each with what it is read as."""
        alike = (one for one in self.repairs if len(one.before) == len(one.after))
        return {one.span.start + k: char for one in alike for k, char in enumerate(one.after)}
