"""Reads the clean texts in `texts/`: stories and plans of ours, every place and person in them invented.

A file's head has `key: value` lines (`title` and `sign` may stand several times: lines of print); after a blank line
a line is a paragraph, or `## ` a heading by level, `! ` a caption, `!! ` its credit, `|| ` a table's caption, `| ` its
rows (the first is its head), `|. ` its note, `[^1]: ` a footnote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
_HEAD = re.compile(r"^([a-z]+): (.*)$")
_HEADING = re.compile(r"^(#{2,4}) (.*)$")
_NOTE = re.compile(r"^\[\^(\d+)\]: (.*)$")


@dataclass(frozen=True)
class Piece:
    """One piece of a clean text; `role`: paragraph, heading, caption, credit, table, note."""

    role: str
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table, its head first."""
    below: str = ""
    """What stands under a table."""
    marker: str = ""


@dataclass(frozen=True)
class CleanText:
    """A story or a plan as it was written."""

    name: str
    form: str = "news"
    kicker: str = ""
    titles: tuple[str, ...] = ()
    """The headline's lines."""
    deck: str = ""
    headline_tells: bool = True
    """Whether words alone tell the headline from its kicker or deck; where they don't (`tells: no`), all of its lines
    taken together are right as well."""
    byline: str = ""
    authors: tuple[str, ...] = ()
    masthead: str = ""
    number: str = ""
    running: str = ""
    """The running head of its pages."""
    signs: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = field(default=())

    @property
    def notes(self) -> tuple[Piece, ...]:
        return tuple(p for p in self.pieces if p.role == "note")

    @property
    def captions(self) -> tuple[Piece, ...]:
        return tuple(p for p in self.pieces if p.role in ("caption", "credit"))


def _read(path: Path) -> CleanText:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    said: dict[str, list[str]] = {}
    pieces: list[Piece] = []
    rows: list[tuple[str, ...]] = []
    caption = ""
    for line in head.splitlines():
        match = _HEAD.match(line)
        if match:
            said.setdefault(match.group(1), []).append(match.group(2))
    for line in [*body.splitlines(), ""]:
        if rows and not line.startswith("| "):
            below = line[3:] if line.startswith("|. ") else ""
            pieces.append(Piece("table", caption, rows=tuple(rows), below=below))
            rows = []
        heading, note, sign = _HEADING.match(line), _NOTE.match(line), _HEAD.match(line)
        if heading:
            pieces.append(Piece("heading", heading.group(2), level=len(heading.group(1))))
        elif note:
            pieces.append(Piece("note", note.group(2), marker=note.group(1)))
        elif sign:
            said.setdefault(sign.group(1), []).append(sign.group(2))
        elif line.startswith("!! "):
            pieces.append(Piece("credit", line[3:]))
        elif line.startswith("! "):
            pieces.append(Piece("caption", line[2:]))
        elif line.startswith("|| "):
            caption = line[3:]
        elif line.startswith("| "):
            rows.append(tuple(cell.strip() for cell in line[2:].split("|")))
        elif line and not line.startswith("|. "):
            pieces.append(Piece("paragraph", line))
    one = {key: values[0] for key, values in said.items()}
    return CleanText(
        name=path.stem,
        form=one.get("form", "news"),
        kicker=one.get("kicker", ""),
        titles=tuple(said["title"]),
        deck=one.get("deck", ""),
        headline_tells=one.get("tells") != "no",
        byline=one.get("byline", ""),
        authors=tuple(a for a in one.get("authors", "").split(", ") if a),
        masthead=one.get("masthead", ""),
        number=one.get("number", ""),
        running=one.get("running", ""),
        signs=tuple(said.get("sign", ())),
        pieces=tuple(pieces),
    )


@cache
def clean_texts() -> tuple[CleanText, ...]:
    """All clean texts, by name."""
    return tuple(_read(path) for path in sorted(TEXTS.glob("*.txt")))


def stories() -> tuple[CleanText, ...]:
    """The newspaper stories: three to seven hundred characters each, columns of a few lines."""
    return tuple(t for t in clean_texts() if t.form == "news")


def features() -> tuple[CleanText, ...]:
    """The long newspaper stories, of a thousand characters and more: columns as long as a broadsheet's."""
    return tuple(t for t in clean_texts() if t.form == "feature")


def dailies() -> tuple[CleanText, ...]:
    """Stories under headlines as dailies print them: a kicker, two lines and a deck, with commas inside."""
    return tuple(t for t in clean_texts() if t.form == "daily")


def plans() -> tuple[CleanText, ...]:
    """The plans and notices."""
    return tuple(t for t in clean_texts() if t.form not in ("news", "feature", "daily"))
