"""What a line says of itself: byline, dateline, section head, caption, table row, footnote, page number, … or nothing.

（一）修好渠            numbered, of the third rank
（张某 摄）             caption
- 12 -                 page_number
县里把老水渠修到了     body: its place must tell (see placing)

The forms are in `lexicon/line_cues.tsv`; tables, contents lists, notes and running heads are known by the lines that
are like them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from statistics import median

from jianzhu.restoring.bylines import is_byline, names_makers
from jianzhu.restoring.contents import find_contents
from jianzhu.restoring.doubling import undouble
from jianzhu.restoring.forms import LONGEST_HEAD
from jianzhu.restoring.levels import rank
from jianzhu.restoring.lines import INDENT, SLACK, Line, cues, ends_sentence, indented, shows
from jianzhu.restoring.markers import note_head, opening_words, plain_inside, signs_inside
from jianzhu.restoring.measures import Kind
from jianzhu.restoring.numbering import is_next_item
from jianzhu.restoring.tabular import table_lines

LONGEST_KICKER = 60
LONGEST_BYLINE = 120
"""Characters of a byline, or of a web page's line of date, source and author."""
LONGEST_NUMBERED_HEAD = 44
LONGEST_PLAIN_HEAD = 14
"""Characters of a head behind a bare number."""
LONGEST_PAGE_HEAD = 6
"""Lines of a newspaper's page above its first story: its number, name, date and editors."""
RETURNS = 2
"""Times that a page has a line, before one beside a page number is taken for a running head."""

LONGEST_FOOT = 40
"""Lines of footnotes at a page's end."""
SHORT = 0.75
"""Of a usual line's width: what is printed above every page is shorter."""

_OF_A_WORD = ("byline", "table_unit", "table_note", "section", "caption")
"""Kinds that one word tells, where a bracket above is still open: （责任 | 单位：…）."""
_CLAUSES = re.compile(r"[，。；！？]")
_MARKDOWN_HEAD = re.compile(r"^(#{1,6})\s*(?=\S)")
BRACKETED = re.compile(r"^【[^】]{1,16}】")
_PIPE_ROW = re.compile(r"^\|.*\|$")
_UNIT_LINE = re.compile(r"^[（(]?单位[：:]")


def recognize(lines: list[Line], decided: Mapping[int, Kind]) -> list[Kind]:
    """The kind of each line that says what it is; `body` (or `numbered`, `deck`) where its place must tell.

    `decided`: by a line's number, its kind for people.
    """
    kinds = [decided.get(line.number) or _by_itself(line) for line in lines]
    contents = find_contents(lines)
    ranks = {i: rank(lines[i].squeezed) for i in contents.heads}
    top = min((its for its in ranks.values() if its), default=1)
    for i, line in enumerate(lines):
        if line.number not in decided and i in contents.lines:
            kinds[i] = Kind("contents")
        elif line.number not in decided and i in contents.heads:
            kinds[i] = Kind("section", (ranks[i] or top) + 1)
    _marked_notes(lines, kinds)
    free = ["decided" if line.number in decided else kind.name for line, kind in zip(lines, kinds, strict=True)]
    for i, name in table_lines(lines, free).items():
        kinds[i] = Kind(name)
    _running_heads(lines, kinds)
    for i in range(1, len(lines)):
        if (
            kinds[i].name == "numbered"
            and kinds[i - 1].opens
            and is_next_item(lines[i].squeezed, lines[i - 1].squeezed)
        ):
            kinds[i] = Kind("body", opens=True)  # of the list of annexes
        in_bracket = kinds[i - 1].name in ("dateline", "body") and _unclosed(lines[i - 1].squeezed)
        if in_bracket and (kinds[i - 1].name == "dateline" or kinds[i].name in _OF_A_WORD):
            kinds[i] = Kind("body", opens=False)
    kinds = [decided.get(line.number, kind) for line, kind in zip(lines, kinds, strict=True)]
    return [replace(k, decided=True) if k.name == "body" and line.number in decided else k
            for line, k in zip(lines, kinds, strict=True)]  # fmt: skip


def _by_itself(line: Line) -> Kind:
    text, squeezed = line.text.chars, line.squeezed
    if shows("contents_line", squeezed):
        return Kind("contents")
    if "\t" in line.raw.chars:
        return Kind("table")
    if shows("dateline", squeezed) or cues("dateline").search(line.raw.chars.strip()):  # 本报讯 去年冬天…
        return Kind("dateline")
    if _PIPE_ROW.match(text) and text.count("|") >= 3:
        return Kind("table")
    if len(squeezed) <= LONGEST_KICKER and shows("running_head", squeezed):
        return Kind("running_head")
    for name in ("carried_from", "carried_to"):
        match = cues(name).search(squeezed)
        if match and match.group() == squeezed:
            return Kind(name)
    for name in ("page_number", "contents_head", "image", "rule", "document_number", "disclosure"):
        if shows(name, squeezed):
            return Kind(name)
    markdown = _MARKDOWN_HEAD.match(text)
    if markdown:
        return Kind("markdown", len(markdown.group(1)))
    note = note_head(text)
    if note and not note.sign and not note.plain:
        return Kind("note")
    if shows("annex", squeezed):
        return Kind("section", 2)
    if _UNIT_LINE.match(squeezed) and len(squeezed) <= 24:
        return Kind("table_unit")
    if shows("date_line", squeezed):
        return Kind("date")
    if undouble(line.text):
        return Kind("doubled")
    if shows("annex_list", squeezed):
        return Kind("body", opens=True)
    if shows("notice_title", squeezed) or shows("column_name", squeezed):
        return Kind("display")
    if len(squeezed) <= LONGEST_BYLINE and is_byline(text):
        return Kind("running_head" if names_makers(text) else "byline")
    if len(squeezed) <= 120 and shows("credit", squeezed):
        return Kind("caption")
    if shows("table_note", squeezed):
        return Kind("table_note")
    if BRACKETED.match(text):
        return Kind("bracket")
    if len(squeezed) <= LONGEST_NUMBERED_HEAD and rank(squeezed):
        return Kind("numbered", rank(squeezed))
    if shows("title_end", squeezed):
        return Kind("title_end")
    if shows("deck", squeezed) and len(squeezed) <= 60 and not ends_sentence(text):
        return Kind("deck")
    return Kind("body")


def _marked_notes(lines: list[Line], kinds: list[Kind]) -> None:
    """①…, 注1：…, *… are notes where the same sign stands inside the text, 1 … where the same words do before a 1."""
    inside = {sign for line in lines for sign in signs_inside(line.squeezed)}
    plain = {place for line in lines for place in plain_inside(line.squeezed)}
    for i, line in enumerate(lines):
        head = note_head(line.text.chars)
        if head is None or kinds[i].name in ("contents", "section", "note"):
            continue
        words = opening_words(line.text.chars[head.length :]) if head.plain and _tells(line) else ()
        if head.sign in inside or any((head.marker, word) in plain for word in words):
            kinds[i] = Kind("note")
    _marks_in_text(lines, kinds)
    for i in range(len(lines) - 1):
        if kinds[i + 1].name == "note" and kinds[i].name == "body" and shows("notes_head", lines[i].squeezed):
            kinds[i] = Kind("notes_head")


def _marks_in_text(lines: list[Line], kinds: list[Kind]) -> None:
    """A mark that the column's edge has put at a line's beginning: it stands nowhere else but where its note does."""
    begins: dict[str, list[int]] = {}
    for i, kind in enumerate(kinds):
        head = note_head(lines[i].squeezed) if kind.name == "note" else None
        if head:
            begins.setdefault(lines[i].squeezed[: head.length], []).append(i)
    for mark, (first, *others) in begins.items():
        broken = first and kinds[first - 1].name == "body" and not ends_sentence(lines[first - 1].text.chars, soft=True)
        if others and broken and sum(line.squeezed.count(mark) for line in lines) == len(others) + 1:
            kinds[first] = Kind("body")


def _tells(line: Line) -> bool:
    """Whether a line is long enough for a note's first, or ends as one: 1 主要目标 is a head."""
    return len(line.squeezed) > LONGEST_PLAIN_HEAD or ends_sentence(line.text.chars)


def _running_heads(lines: list[Line], kinds: list[Kind]) -> None:
    """A line beside a page number that the page has again, there or as its title, is printed on every page; so is what
    a newspaper's page is for (要闻)."""
    for i, line in enumerate(lines):
        if kinds[i].name in ("body", "display") and shows("page_section", line.squeezed) and _names_page(i, kinds):
            kinds[i] = Kind("running_head")
    said = Counter(line.squeezed for line in lines)
    numbers = [i for i, kind in enumerate(kinds) if kind.name == "page_number"]
    beside = {j for number in numbers for j in (number - 1, number + 1) if 0 <= j < len(lines)}
    again = Counter(lines[i].squeezed for i in beside)
    for i in beside:
        chars, name = lines[i].squeezed, kinds[i].name
        if len(chars) > LONGEST_HEAD or ends_sentence(chars):
            continue
        returns = said[chars] >= RETURNS and name in ("body", "numbered") and not _heads_title(i, lines)
        listed = again[chars] >= RETURNS and name == "section"
        if returns or listed or (name == "body" and _breaks_sentence(i, lines, kinds)):
            kinds[i] = Kind("running_head")


def _heads_title(i: int, lines: list[Line]) -> bool:
    """Whether line `i` is the first of a document's title: 某市推动低空经济发展 | 行动方案."""
    below = lines[i + 1].squeezed if i + 1 < len(lines) else ""
    return (
        len(below) <= LONGEST_HEAD and shows("document_title", below) and not shows("document_title", lines[i].squeezed)
    )


def _breaks_sentence(i: int, lines: list[Line], kinds: list[Kind]) -> bool:
    """Whether line `i`, beside a page number and short as a head, stands in a sentence that goes on over the page."""
    above = _last_text(i, lines, kinds)
    below = i + 1 if i + 1 < len(kinds) and kinds[i + 1].name != "page_number" else i + 2
    if above is None or below >= len(lines) or kinds[below].name != "body" or _CLAUSES.search(lines[i].squeezed):
        return False
    full = median(line.width for line, kind in zip(lines, kinds, strict=True) if kind.name == "body")
    broken = not ends_sentence(lines[above].text.chars, soft=True) and lines[above].width >= full - INDENT - SLACK
    return broken and lines[i].width < full * SHORT and not indented(lines)[below]


def _last_text(i: int, lines: list[Line], kinds: list[Kind]) -> int | None:
    """The last line of text above line `i` that is no footnote's: those stand between the text and the page's end."""
    for k in range(i - 1, max(-1, i - LONGEST_FOOT), -1):
        top = k
        while top and kinds[top].name == "body" and not lines[top].gap:
            top -= 1
        if kinds[k].name == "body" and kinds[top].name != "note":
            return k
    return None


def _names_page(i: int, kinds: list[Kind]) -> bool:
    """Whether line `i` stands beside the paper's name or date, or with the page's number above all else."""
    near = [kinds[j].name for j in (i - 1, i + 1) if 0 <= j < len(kinds)]
    top = i < LONGEST_PAGE_HEAD and all(kind.name in ("running_head", "page_number") for kind in kinds[:i])
    return "running_head" in near or (top and "page_number" in near)


def _unclosed(chars: str) -> bool:
    """Whether the last bracket of a line is one that it opens."""
    return max(chars.rfind("（"), chars.rfind("(")) > max(chars.rfind("）"), chars.rfind(")"))
