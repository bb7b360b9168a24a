"""The pieces that a page is made of, before it is known which story each belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field

from jianzhu.model import Span, Text
from jianzhu.restoring.lines import Line, ends_sentence


@dataclass(slots=True)
class Unit:
    """One piece of a page before it is known which story it belongs to."""

    kind: str
    """paragraph, head (unmarked or Markdown), section (numbered, bracketed), byline, caption, table, note, official"""
    lines: list[Text]
    level: int = 0
    dateline: bool = False
    marker: str = ""
    number: int = 0
    """The source's line on which it begins."""
    rows: list[Line] = field(default_factory=list)
    style: str = ""
    carried: tuple[str, ...] = ()
    """Of text that another page holds more of, as this one says: start, end."""
    floats: bool = False
    """Of a head: it stands in the middle of a sentence, so it heads no section there."""

    @property
    def text(self) -> Text:
        return Text.join(self.lines)

    @property
    def chars(self) -> str:
        return "".join(line.chars for line in self.lines)

    @property
    def open_end(self) -> bool:
        return self.kind in ("paragraph", "note") and not ends_sentence(self.chars[-80:], soft=True)


def runs(text: Text) -> list[Span]:
    """The stretches of the source behind `text`, white space between two of them included."""
    found: list[Span] = []
    reached = -1
    for offset, char in zip(text.offsets, text.chars, strict=True):
        if offset < 0:
            continue
        if not char.isspace():
            if found and reached == offset:
                found[-1] = Span(found[-1].start, offset + 1)
            else:
                found.append(Span(offset, offset + 1))
            reached = offset + 1
        elif reached == offset:
            reached = offset + 1
    return found
