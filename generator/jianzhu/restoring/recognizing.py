"""What kind of line each line is: body, headline, section head, byline, caption, table row, footnote, page number, …

First by what a line says of itself (`lexicon/line_cues.tsv`, numbering, markup), then by its place: an unmarked head is
a short line without punctuation that stands where no sentence is being continued, or out of its column's measure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from jianzhu.restoring.bylines import is_byline
from jianzhu.restoring.contents import find_contents
from jianzhu.restoring.doubling import spans_a_word, undouble
from jianzhu.restoring.floating import headlines_inside
from jianzhu.restoring.lines import INDENT, SLACK, Line, cues, ends_sentence, shows
from jianzhu.restoring.markers import note_head, opening_words, plain_inside, signs_inside
from jianzhu.restoring.tabular import table_lines

WINDOW = 6
"""Lines above and below from which a column's measure and manner are read: a short paragraph's worth."""
LONGEST_HEAD = 44
"""Characters of an unmarked head."""
LONGEST_TITLE = 90
"""Characters of an official document's title (某某办公室关于印发《某某规划》的通知)."""
MOST_HEAD_LINES = 12
"""Lines of heads one under another: a page's foot may hold the headlines of three stories."""
LONGEST_KICKER = 60
LONGEST_BYLINE = 120
"""Characters of a byline, or of a web page's line of date, source and author."""
SHORTEST_HEAD = 3
LONGEST_HALF = 14
"""Characters of a headline on either side of its comma."""
LONGEST_NUMBERED_HEAD = 44
LONGEST_WRAPPED = 100
"""Columns: no print has a longer line; what is longer is a paragraph a line."""
RETURNS = 2
"""Times a line stands beside a page number before it is taken for a running head."""
NARROWEST = 16
"""Columns: a shorter line is a paragraph's last and says nothing of the measure."""
PICTURE_GAP = 3
"""Blank lines that a reader leaves where a picture stood."""

_NUMBERED = (
    (re.compile(r"^第[一二三四五六七八九十百\d]{1,4}[章编篇]|^第[一二三四五六七八九十]{1,3}部分"), 1),
    (re.compile(r"^第[一二三四五六七八九十百\d]{1,4}节|^[一二三四五六七八九十]{1,3}、"), 2),
    (re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]"), 3),
    (re.compile(r"^\d{1,2}[.．、](?!\d)"), 4),
    (re.compile(r"^[（(]\d{1,2}[）)]|^[①-⑳]"), 5),
)
_MARKDOWN_HEAD = re.compile(r"^(#{1,6})\s*(?=\S)")
_BRACKET = re.compile(r"^【[^】]{1,16}】")
_PIPE_ROW = re.compile(r"^\|.*\|$")
_UNIT_LINE = re.compile(r"^[（(]?单位[：:]")
_NO_HEAD_BEGINS = "□√☑☐（(、，。；：！？）)”’》—"
_QUOTED = re.compile(r"《[^》]*》")
_PUNCTUATION = re.compile(r"[，。；：！？、,;:!?…]")
_HEAD_PUNCTUATION = re.compile(r"[，。；,;]|[：:！？!?…](?=.)")


@dataclass(frozen=True, slots=True)
class Kind:
    """`name`: body, dateline, byline, display, numbered, bracket, caption, table, note, date, …; `level`: rank."""

    name: str
    level: int = 0


class Measures:
    """How wide lines are set and whether sentences run over them, read from a line's neighbours."""

    def __init__(self, lines: list[Line], body: list[int]) -> None:
        self._body = body
        self._widths = [lines[i].width for i in body]
        ended = [ends_sentence(lines[i].text.chars) for i in body]
        self._ended = [0]
        for flag in ended:
            self._ended.append(self._ended[-1] + flag)

    def _window(self, i: int) -> tuple[int, int]:
        at = bisect_left(self._body, i)
        return max(0, at - WINDOW), min(len(self._body), at + WINDOW + 1)

    def measure(self, i: int) -> int:
        """Columns of a full line around line `i`."""
        low, high = self._window(i)
        widths = sorted(self._widths[low:high])
        return widths[int(len(widths) * 0.7)] if widths else 0

    def wrapped(self, i: int) -> bool:
        """Whether lines around line `i` are broken by the column's edge (else a line is a paragraph)."""
        low, high = self._window(i)
        if high <= low:
            return False
        return self._ended[high] - self._ended[low] < (high - low) / 2 and self.measure(i) <= LONGEST_WRAPPED


def recognize(lines: list[Line], decided: Mapping[int, Kind] | None = None) -> tuple[list[Kind], Measures]:
    """The kind of each line, and the measures of the page; `decided`: by a line's number, its kind for people."""
    decided = decided or {}
    kinds = [decided.get(line.number) or _by_itself(line) for line in lines]
    contents = find_contents(lines)
    ranks = {i: _rank(lines[i]) for i in contents.heads}
    top = min((rank for rank in ranks.values() if rank), default=1)
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
        in_bracket = kinds[i - 1].name in ("dateline", "body") and _unclosed(lines[i - 1].squeezed)
        if in_bracket and (kinds[i - 1].name == "dateline" or kinds[i].name == "byline"):
            kinds[i] = Kind("body")
    gaps = Counter(line.gap for line in lines[1:])
    usual_gap = gaps.most_common(1)[0][0] if gaps else 0
    measures = measures_of(lines, kinds)
    for i, line in enumerate(lines):
        if kinds[i].name == "body" and line.number not in decided:
            kinds[i] = Kind("display") if _kicker(i, lines, kinds, measures) else _by_place(i, lines, kinds, measures)
    _heads_of_columns(lines, kinds, measures, usual_gap)
    for i in headlines_inside(lines, kinds, measures):
        kinds[i] = Kind("display")
    for i, kind in enumerate(kinds):
        if kind.name == "deck" and measures.wrapped(i) and _in_sentence(i, lines, kinds):
            kinds[i] = Kind("body")
    _captions(lines, kinds, usual_gap)
    kinds = [decided.get(line.number, kind) for line, kind in zip(lines, kinds, strict=True)]
    return kinds, measures_of(lines, kinds)


def measures_of(lines: list[Line], kinds: list[Kind]) -> Measures:
    return Measures(lines, [i for i, k in enumerate(kinds) if k.name == "body" and lines[i].width >= NARROWEST])


def _by_itself(line: Line) -> Kind:
    text, squeezed = line.text.chars, line.squeezed
    if shows("contents_line", squeezed):
        return Kind("contents")
    if "\t" in line.raw.chars:
        return Kind("table")
    if shows("dateline", squeezed):
        return Kind("dateline")
    if _PIPE_ROW.match(text) and text.count("|") >= 3:
        return Kind("table")
    if len(squeezed) <= LONGEST_KICKER and shows("running_head", squeezed):
        return Kind("running_head")
    for name in ("carried_from", "carried_to"):
        match = cues(name).search(squeezed)
        if match and match.group() == squeezed:
            return Kind(name)
    for name in ("page_number", "contents_head", "image", "rule", "document_number"):
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
    if len(squeezed) <= LONGEST_BYLINE and is_byline(text):
        return Kind("byline")
    if len(squeezed) <= 120 and shows("credit", squeezed):
        return Kind("caption")
    if shows("table_note", squeezed):
        return Kind("table_note")
    if _BRACKET.match(text):
        return Kind("bracket")
    rank = _rank(line)
    if rank and len(squeezed) <= LONGEST_NUMBERED_HEAD:
        return Kind("numbered", rank)
    if shows("title_end", squeezed):
        return Kind("title_end")
    if shows("deck", squeezed) and len(squeezed) <= 60 and not ends_sentence(text):
        return Kind("deck")
    return Kind("body")


def _rank(line: Line) -> int:
    """Of a numbered head: 1 for 第一章, 2 for 一、, …; 0 where a line has no number."""
    return next((rank for pattern, rank in _NUMBERED if pattern.match(line.squeezed)), 0)


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
    for i in range(len(lines) - 1):
        if kinds[i + 1].name == "note" and kinds[i].name == "body" and shows("notes_head", lines[i].squeezed):
            kinds[i] = Kind("notes_head")


def _tells(line: Line) -> bool:
    """Whether a line is long enough for a note's first, or ends as one: 1 主要目标 is a head."""
    return len(line.squeezed) > LONGEST_HALF or ends_sentence(line.text.chars)


def _running_heads(lines: list[Line], kinds: list[Kind]) -> None:
    """A line that returns beside page numbers is printed on every page."""
    beside = Counter(
        lines[j].squeezed
        for i, kind in enumerate(kinds)
        if kind.name == "page_number"
        for j in (i - 1, i + 1)
        if 0 <= j < len(lines) and len(lines[j].squeezed) <= LONGEST_HEAD and not ends_sentence(lines[j].text.chars)
    )
    for i, line in enumerate(lines):
        if beside[line.squeezed] >= RETURNS and kinds[i].name != "page_number":
            kinds[i] = Kind("running_head")


def _by_place(i: int, lines: list[Line], kinds: list[Kind], measures: Measures) -> Kind:
    """Of a line that stands for itself: in print that isn't broken by a column's edge, or before a table."""
    squeezed = lines[i].squeezed
    following = kinds[i + 1].name if i + 1 < len(kinds) else "end"
    if not _may_be_head(lines[i]):
        return Kind("body")
    if following in ("table_unit", "table") or shows("table_name", squeezed):
        return Kind("table_name")
    if shows("masthead", squeezed) and i <= 2:
        return Kind("masthead")
    before = _last_body(i, lines, kinds)
    if before is None and shows("document_title", squeezed):
        return Kind("display")
    if measures.wrapped(i) or len(squeezed) < SHORTEST_HEAD:
        return Kind("body")
    closed = before is None or ends_sentence(lines[before].text.chars, soft=True)
    return Kind("display") if closed or not _PUNCTUATION.search(squeezed) else Kind("body")


def _kicker(i: int, lines: list[Line], kinds: list[Kind], measures: Measures) -> bool:
    """Whether a line that ends in a dash leads into the headline on the next line."""
    squeezed = lines[i].squeezed
    if not squeezed.endswith(("—", "－", "─")) or "。" in squeezed or len(squeezed) > LONGEST_KICKER:
        return False
    if i + 1 == len(lines) or not _may_be_head(lines[i + 1]):
        return False
    before = _last_body(i, lines, kinds)
    return not measures.wrapped(i) or before is None or ends_sentence(lines[before].text.chars, soft=True)


def _may_be_head(line: Line) -> bool:
    longest = LONGEST_TITLE if shows("document_title", line.squeezed) else LONGEST_HEAD
    return (
        len(line.squeezed) <= longest
        and not _HEAD_PUNCTUATION.search(_QUOTED.sub("", line.squeezed))
        and not ends_sentence(line.text.chars, soft=True)
        and line.squeezed[:1] not in _NO_HEAD_BEGINS
        and all(line.squeezed.count(a) == line.squeezed.count(b) for a, b in ("《》", "（）", "“”", "()"))
    )


def _comma_head(line: Line, measure: int) -> bool:
    """Whether a line may be a headline of two halves with a comma between: short, and no line of its column."""
    halves = re.split(r"[，,]", line.squeezed)
    return (
        len(halves) == 2
        and all(SHORTEST_HEAD <= len(half) <= LONGEST_HALF for half in halves)
        and (line.width > measure + SLACK or line.width < measure - 2 * INDENT)
        and not ends_sentence(line.text.chars)
        and not re.search(r"[。；：、;:]", line.squeezed)
        and line.squeezed[:1] not in _NO_HEAD_BEGINS
    )


def _heads_of_columns(lines: list[Line], kinds: list[Kind], measures: Measures, usual_gap: int) -> None:
    """Marks the unmarked heads of print that is broken by columns: runs of short lines outside of any sentence."""

    def may_be_head(i: int) -> bool:
        return _may_be_head(lines[i]) or _comma_head(lines[i], measures.measure(i))

    i = 0
    while i < len(lines):
        if kinds[i].name != "body" or not measures.wrapped(i) or not may_be_head(i):
            i += 1
            continue
        before = _last_body(i, lines, kinds)
        start = i
        while i < len(lines) and (kinds[i].name == "deck" or (kinds[i].name == "body" and may_be_head(i))):
            i += 1
        end = _run_of_heads(start, i, lines, kinds, measures, usual_gap)
        if before is not None and not ends_sentence(lines[before].text.chars, soft=True):
            end = start
        for j in range(start, end):
            if kinds[j].name == "body":
                kinds[j] = Kind("display")
        i = max(i, end)


def _run_of_heads(
    start: int, stop: int, lines: list[Line], kinds: list[Kind], measures: Measures, usual_gap: int
) -> int:
    """Where the heads that may begin at `start` end, at most at `stop`: a head stands before an opening, and is set
    out of the column's measure or closer to its neighbour than body lines are. `start` where there is none."""
    for end in range(min(stop, start + MOST_HEAD_LINES), start, -1):
        run = range(start, end)
        odd = [_out_of_measure(lines[j], measures.measure(j)) for j in run]
        close = usual_gap > 0 and any(lines[j].gap < usual_gap for j in run if j > start)
        if not _opens_paragraph(end, lines, kinds, measures) and not (close and all(odd)):
            continue
        body_below = end < len(lines) and kinds[end].name == "body"
        if body_below and spans_a_word(lines[end - 1].squeezed, lines[end].squeezed):
            continue
        ends_page = end == len(lines) or kinds[end].name != "body"
        first = measures.measure(start) - INDENT - 1 <= lines[start].width <= measures.measure(start) - SLACK
        if any(odd) or close or (ends_page and (len(run) > 1 or not first)):
            return end
    return start


def _out_of_measure(line: Line, measure: int) -> bool:
    return line.width > measure + SLACK or line.width < measure - INDENT - 1


def _unclosed(chars: str) -> bool:
    return chars.count("（") + chars.count("(") > chars.count("）") + chars.count(")")


def _in_sentence(i: int, lines: list[Line], kinds: list[Kind]) -> bool:
    return i > 0 and kinds[i - 1].name == "body" and not ends_sentence(lines[i - 1].text.chars, soft=True)


def _last_body(i: int, lines: list[Line], kinds: list[Kind]) -> int | None:
    for j in range(i - 1, max(-1, i - 12), -1):
        if kinds[j].name in ("body", "dateline"):
            return j
        if kinds[j].name in ("display", "markdown", "numbered", "section", "byline", "table", "date", "deck"):
            return None
    return None


def _opens_paragraph(i: int, lines: list[Line], kinds: list[Kind], measures: Measures) -> bool:
    """Whether line `i` is set as a paragraph's first (two characters short), or is none of a paragraph at all."""
    if i >= len(lines) or kinds[i].name != "body":
        return True
    return lines[i].width <= measures.measure(i) - SLACK


def _captions(lines: list[Line], kinds: list[Kind], usual_gap: int) -> None:
    """Lines where a picture stood, and the short lines beside a credit or a doubled caption at a page's foot."""
    for i, kind in enumerate(kinds):
        line = lines[i]
        if kind.name in ("body", "display") and line.gap >= max(PICTURE_GAP, usual_gap + 2) and i:
            one_sentence = len(re.findall(r"[。！？]", line.squeezed)) <= 1 and len(line.squeezed) <= 80
            if one_sentence and (ends_sentence(line.text.chars) or shows("figure_name", line.squeezed)):
                kinds[i] = Kind("caption")
        elif kind.name in ("body", "display") and len(line.squeezed) <= 30 and shows("figure_name", line.squeezed):
            kinds[i] = Kind("caption")
    marked = [i for i, k in enumerate(kinds) if k.name in ("caption", "doubled")]
    for i in marked:  # towards the page's end: one sentence over one or two lines beside another caption
        j = i + 1
        run: list[int] = []
        while j < len(kinds) and kinds[j].name == "body" and len(run) < 3:
            run.append(j)
            j += 1
        if run and (j == len(kinds) or kinds[j].name in ("caption", "doubled")):
            joined = "".join(lines[k].squeezed for k in run)
            if len(joined) <= 90 and len(re.findall(r"[。！？]", joined)) <= 1 and ends_sentence(joined):
                for k in run:
                    kinds[k] = Kind("caption")
