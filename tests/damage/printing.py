"""Clean texts → printed lines: set in columns, each line knowing which passage of which text it is a part of.

传达全国会议精神，审议三项议题。（width 8）  →  传达全国会议 / 精神，审议三项议 / 题。
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from random import Random

from damage.clean_texts import CleanText, Piece

_TOKEN = re.compile(r"\d{1,2}:\d{2}|[A-Za-z0-9.%]+|\[\^\d+\]|.")
_CLOSERS = "，。、；：！？”’）》】…"
_OPENERS = "“‘（《【"
_NARROW = "“”‘’·"
_MARK = re.compile(r"\[\^(\d+)\]")
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨"


@dataclass(frozen=True)
class Line:
    """A printed line: its text, the number of its story on the page, the passage it belongs to and what that is."""

    text: str
    story: int
    passage: str
    """`p3`, `h2`, `title`, `kicker`, `deck`, `byline`, `fig1`, `t1`, `n2`, or `` for what the page adds."""
    role: str
    level: int = 0
    ends: bool = False
    """The last line of its passage."""
    gap: int = 0
    """Blank lines that stand above it beside the page's usual ones."""


@dataclass(frozen=True)
class Setting:
    """How a page is set: characters a column is wide (0: a paragraph a line), first line short by an indent, …"""

    width: int = 20
    indent: int = 2
    blank: bool = True
    """A blank line between any two lines."""
    airy: bool = False
    """Spaces around figures, as justified lines have them."""
    marks: str = SUPERSCRIPTS
    dateline_breaks: bool = False
    """The dateline fills a line of its own."""


def any_setting(rng: Random, blank: bool | None = None) -> Setting:
    return Setting(
        width=rng.randint(15, 26),
        indent=rng.choice((2, 2, 2, 0)),
        blank=rng.random() < 0.5 if blank is None else blank,
        airy=rng.random() < 0.4,
        dateline_breaks=rng.random() < 0.4,
    )


def _width(chars: str) -> int:
    return sum(1 if c < "\u0250" or c in _NARROW else 2 for c in chars)


def wrap(text: str, width: int, indent: int = 0) -> list[str]:
    """`text` in lines of `width` characters, the first shorter by `indent`; marks never begin or end a line wrongly."""
    lines: list[str] = []
    current, room = "", 2 * (width - indent)
    for token in _TOKEN.findall(text):
        if _width(current) + _width(token) > room and not (token in _CLOSERS and _width(current) <= room):
            carried = ""
            while current and (current[-1] in _OPENERS or (carried or token)[0] in _CLOSERS):
                current, carried = current[:-1], current[-1] + carried
            lines.append(current)
            current, room = carried, 2 * width
        current += token
    return [*lines, current] if current else lines


def _airy(text: str) -> str:
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])", " ", text)


def letter_spaced(text: str) -> str:
    """A line as it reads when its letters were spaced in print: 工 作 部 署 ，就 是"""
    return re.sub(r"(?<=\S)(?=[^\s，。、；：！？”）》])(?<![，。、；：！？“（《])", " ", text)


def may_be_spaced(line: Line) -> bool:
    """Whether a line's letters may be spaced and still be read: names in a dateline would run together."""
    full = line.role == "paragraph" and not line.ends
    return full and line.passage != "p0" and not any(word in line.text for word in ("记者", "通讯员", "（"))


def marked(text: str, marks: str) -> str:
    """Footnote markers as they are printed."""
    return _MARK.sub(lambda m: marks[int(m.group(1))], text)


def _passage(text: str, setting: Setting, made: Line) -> list[Line]:
    text = marked(text, setting.marks)
    if not setting.width:
        parts = [text]
    elif made.role == "paragraph" and setting.dateline_breaks and re.match(r"[^，。]{2,12}讯（", text):
        at = text.index("）") + 1
        parts = wrap(text[:at], setting.width, setting.indent) + wrap(text[at:], setting.width)
    else:
        parts = wrap(text, setting.width, setting.indent if made.role == "paragraph" else 0)
    if setting.airy:
        parts = [_airy(part) for part in parts]
    return [replace(made, text=part, ends=k == len(parts) - 1) for k, part in enumerate(parts)]


def head_lines(text: CleanText, story: int, byline: bool = True) -> list[Line]:
    """Kicker, headline, deck and byline, one under another."""
    found = [("kicker", text.kicker)] if text.kicker else []
    found += [("title", title) for title in text.titles]
    found += [("deck", text.deck)] if text.deck else []
    found += [("byline", text.byline)] if text.byline and byline else []
    return [Line(chars, story, role, role, ends=True) for role, chars in found]


def body_lines(text: CleanText, story: int, setting: Setting, captions: bool = False) -> list[Line]:
    """The text below the headline, tables and footnotes left out, in columns."""
    found: list[Line] = []
    for k, piece in enumerate(p for p in text.pieces if captions or p.role not in ("caption", "credit")):
        if piece.role in ("table", "note"):
            continue
        if piece.role == "paragraph":
            found += _passage(piece.text, setting, Line("", story, f"p{k}", "paragraph"))
        else:
            found.append(Line(piece.text, story, f"{piece.role}{k}", piece.role, piece.level, ends=True))
    return found


def note_lines(text: CleanText, note: Piece, story: int, setting: Setting) -> list[Line]:
    """A footnote as it stands at a page's foot."""
    made = Line("", story, f"n{note.marker}", "note")
    space = "" if setting.marks == CIRCLED else " "
    parts = [f"{setting.marks[int(note.marker)]}{space}{note.text}"]
    if setting.width:
        parts = wrap(parts[0], setting.width)
    return [replace(made, text=part, ends=k == len(parts) - 1) for k, part in enumerate(parts)]
