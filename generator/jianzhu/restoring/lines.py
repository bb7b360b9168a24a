"""A source's text cut into printed lines: what each says, how wide it is, how much white space stands above it.

`该 集 团 党 委` was letter-spaced in print and reads `该集团党委`; a headline of two halves keeps the space that stands
for the gap between them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from jianzhu.lexicon import table
from jianzhu.model import Source, Text

_LINE = re.compile(r"[^\n\r\f\v\u0085\u2028\u2029]+")
_PUNCTUATED = re.compile(r"[，。；：！？,;:!?\d]")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\u0085\u2028\u2029]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff〇\U00020000-\U0003ffff]")
_LETTERS_APART = re.compile(r"(?:(?<!\S)\S|(?<=[^\s\d.,])\d)(?:\s\S(?!\S))+(?:\s(?=[\d.%])\S)?")
_BETWEEN_DIGITS = re.compile(r"(?<=[\d.,])\s(?=[\d.,%])")
_CLOSERS = "”’」』）)】》〉*"
_END_MARKS = "。！？!?…"
INDENT = 4
"""Columns by which a paragraph's first line is short: two characters, the indent of Chinese print."""
SLACK = 3
"""Columns by which a full line may fall short of its measure, for marks squeezed or hung at its end."""
NARROW = "“”‘’·"
"""Marks that a newspaper sets half as wide as a character."""


FEWEST_APART = 5
"""Characters, each with a space beside it, from which a line was letter-spaced in print."""
FEWEST_INDENTED = 2
"""Lines that must begin with as much white space before it is taken for the indent of first lines."""
WIDEST_INDENT = 8
"""Columns of white space before a paragraph's first line; what is further in is centred or another column."""
MOST_INDENTED = 0.6
"""Of a page's lines: where more stand in, the whole text does."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, white space at its ends cut off."""

    number: int
    """1-based, in the source."""
    text: Text
    raw: Text
    """The whole line, white space at its ends included: a table's row may begin with a tab."""
    gap: int
    """Blank lines above it."""
    width: int
    """In half-width columns, white space not counted."""

    @property
    def squeezed(self) -> str:
        return "".join(self.text.chars.split())

    @property
    def leading(self) -> int:
        """Columns of white space before its text; a tab is none, it parts cells."""
        chars = self.raw.chars
        return sum(2 if c == "\u3000" else 1 for c in chars[: len(chars) - len(chars.lstrip(" \u3000\xa0"))])


def split_lines(source: Source, read: str) -> list[Line]:
    """The lines of a source that hold anything but white space, the front matter left out.

    `read`: the source's text with its misread characters read right, each in its place.
    """
    lines: list[Line] = []
    number, last_end, last_number = 1, 0, 0
    for match in _LINE.finditer(source.text):
        number += len(_BREAK.findall(source.text, last_end, match.start()))
        last_end = match.end()
        if source.front_matter and match.start() < source.front_matter.end:
            last_number = number
            continue
        raw = Text.cut(read, match.start(), match.end())
        text = raw.strip()
        if not text.chars:
            continue
        lines.append(Line(number, text, raw, number - last_number - 1, display_width(text.chars)))
        last_number = number
    return lines


def usual_gap(lines: Sequence[Line]) -> int:
    """Blank lines between most lines of a page."""
    gaps = Counter(line.gap for line in lines[1:])
    return gaps.most_common(1)[0][0] if gaps else 0


def indented(lines: Sequence[Line]) -> list[bool | None]:
    """Which lines stand in by the indent of first lines, where the reader has kept it as white space.

    None of a line that stands in otherwise (a centred head), and of every line where no indent was kept.
    """
    leading = [line.leading for line in lines]
    counts = Counter(columns for columns in leading if 1 < columns <= WIDEST_INDENT)
    indent, times = counts.most_common(1)[0] if counts else (0, 0)
    if times < FEWEST_INDENTED or times > MOST_INDENTED * len(lines) or not leading.count(0):
        return [None] * len(lines)
    return [True if columns == indent else False if not columns else None for columns in leading]


def display_width(chars: str) -> int:
    return sum(1 if c < "\u0250" or c in NARROW else 2 for c in chars if not c.isspace())


def is_han(char: str) -> bool:
    return bool(_HAN.match(char))


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def close_up(text: Text) -> Text:
    """Running text without the spaces that the print doesn't have; those between Latin words and digits stay, but for
    those of letter-spaced figures (2 0 2 4 年)."""
    chars = text.chars
    if not any(c.isspace() for c in chars):
        return text
    spaced = _letter_spaced(chars)
    kept: list[int] = []
    for i, char in enumerate(chars):
        if char.isspace():
            after = chars[i + 1 : i + 2]
            before = chars[kept[-1]] if kept else ""
            if not before or before.isspace() or not after or not (before.isascii() and after.isascii()):
                continue
            if i in spaced:
                continue
        kept.append(i)
    return text.keep(kept)


def _letter_spaced(chars: str) -> frozenset[int]:
    """Where spaces stand that letter-spacing has put between the digits and marks of a figure."""
    found: set[int] = set()
    for run in _LETTERS_APART.finditer(chars):
        if len(run.group().split()) >= FEWEST_APART:
            found.update(m.start() for m in _BETWEEN_DIGITS.finditer(chars, run.start(), run.end() + 1))
    return frozenset(found)


def _han_run(chars: str) -> int:
    """How many Han characters `chars` begins with."""
    return next((k for k, c in enumerate(chars) if not is_han(c)), len(chars))


def close_up_display(text: Text) -> Text:
    """A headline's or byline's text: letter-spacing closed, one space kept where two groups of words stand apart."""
    pieces = [(m.start(), m.end()) for m in re.finditer(r"\S+", text.chars)]
    if not pieces:
        return text[0:0]
    chars = text.chars
    spaced = all(end - start == 1 for start, end in pieces)
    kept = list(range(*pieces[0]))
    for (start, end), (next_start, next_end) in pairwise(pieces):
        left, right = chars[end - 1], chars[next_start]
        single = _han_run(chars[start:end][::-1]) == 1 and _han_run(chars[next_start:next_end]) == 1
        mixed = (_latin(left) and is_han(right)) or (is_han(left) and _latin(right))
        if not (spaced or single or mixed):
            kept.append(end)
        kept.extend(range(next_start, next_end))
    return text.keep(kept)


def ends_sentence(chars: str, soft: bool = False) -> bool:
    """Whether a paragraph may end here: an end mark, a lead-in's dash or a closing byline; `soft`: also ； and ：."""
    end = chars.rstrip()
    if end.endswith(("）", ")")):
        opened = max(end.rfind("（"), end.rfind("("))
        if opened == 0 and not _PUNCTUATED.search(end):  # a line of names in brackets, the end of a story
            return True
        if opened > 0 and end[:opened].rstrip().rstrip(_CLOSERS)[-1:] in tuple(_END_MARKS):
            return True
    bare = end.rstrip(_CLOSERS)
    if bare[-1:] and bare[-1] in _END_MARKS:
        return True
    return end.endswith(("——", "──")) or (soft and bare[-1:] in ("；", "：", ";", ":"))


@cache
def cues(name: str) -> re.Pattern[str]:
    """The patterns of one cue of `lexicon/line_cues.tsv`, any of which makes it."""
    return re.compile("|".join(f"(?:{row['pattern']})" for row in table("line_cues") if row["cue"] == name))


_COLUMNS = re.compile(r"[^\S\n]{2,}|\u3000+")


def columns(line: Line) -> list[Text]:
    """The pieces of a line that two or more spaces part: the cells of a row that was set in columns."""
    found, at = [], 0
    for match in _COLUMNS.finditer(line.text.chars):
        found.append(line.text[at : match.start()])
        at = match.end()
    return [*found, line.text[at:]]


def places(line: Line) -> list[tuple[int, int, Text]]:
    """(first column, one past the last, text) of each piece that two or more spaces part, in half-width columns."""
    raw = line.raw.chars
    at, column, places = 0, 0, []
    for piece in columns(line):
        start = raw.index(piece.chars, at)
        column += sum(1 if c < "\u0250" else 2 for c in raw[at:start])
        end = column + sum(1 if c < "\u0250" else 2 for c in piece.chars)
        places.append((column, end, piece))
        at, column = start + len(piece), end
    return places


def shows(name: str, chars: str) -> bool:
    """Whether a line (white space left out) shows the cue."""
    return bool(cues(name).search("".join(chars.split())))
