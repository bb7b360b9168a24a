"""Lines → units: paragraphs joined over line, column and page breaks, heads of several lines, captions, tables, notes.

水渠一直修到  →  水渠一直修到田边。
田边。
把水引到田头  →  把水引到田头 让粮装满仓   (a head of two lines)
让粮装满仓
"""

from __future__ import annotations

import re

from jianzhu.model import Removal, RemovalReason, Text
from jianzhu.restoring.bylines import info_fields, parts_names
from jianzhu.restoring.cells import holds_figure
from jianzhu.restoring.doubling import repeated_at_seam, spans_a_word, undouble
from jianzhu.restoring.headlines import joins_headline
from jianzhu.restoring.joining import close_paragraph, continues, prefers_note
from jianzhu.restoring.levels import IN_BRACKETS
from jianzhu.restoring.lines import (
    Line,
    close_up,
    close_up_display,
    cues,
    display_width,
    ends_sentence,
    indented,
    shows,
    usual_gap,
)
from jianzhu.restoring.markers import note_head
from jianzhu.restoring.measures import Kind, Measures
from jianzhu.restoring.numbering import heads_section, is_next_item, runs_on
from jianzhu.restoring.pieces import Unit, runs
from jianzhu.restoring.recognizing import BRACKETED, LONGEST_NUMBERED_HEAD
from jianzhu.restoring.tabular import OVER_PAGE

_MARKS = re.compile(r"^(?:#{1,6}\s*|>\s*|[-*+]\s+(?=\S))")
_TAKEN_OUT: dict[str, RemovalReason] = {
    "page_number": "page number",
    "contents": "contents line",
    "contents_head": "contents line",
    "notes_head": "notes head",
    "table_again": "table goes on",
    "rule": "markup",
    "removed": "registry",
}
"""The kinds of lines that no article holds, with the reason that the list of removals gives."""
LONGEST_CREDIT = 16
"""Characters of a line that holds nothing but a credit: 本报记者 某某某 某某某 摄."""
LONGEST_SIGNATURE = 30
"""Characters of an office's name above a date."""


class Builder:
    """Goes over a page's lines once, from the top; `units` and `removals` are what it leaves."""

    def __init__(self, lines: list[Line], kinds: list[Kind], measures: Measures) -> None:
        self.lines, self.kinds, self.measures = lines, kinds, measures
        self.units: list[Unit] = []
        self.removals: list[Removal] = []
        self.running_heads: list[str] = []
        self._paragraph: Unit | None = None
        self._broken = False  # whether anything stands between that paragraph and the line at hand
        self._carried = False  # whether the text to come began on another page
        self._usual_gap = usual_gap(lines)
        self._stands_in = indented(lines)

    def build(self) -> None:
        for i, kind in enumerate(self.kinds):
            if kind.name in _TAKEN_OUT:
                self.remove(self.lines[i].text, _TAKEN_OUT[kind.name])
            else:
                getattr(self, f"_{kind.name}", self._body)(i)
        for unit in self.units:
            if unit.kind == "paragraph":
                unit.lines = [close_paragraph(self._uncarried(unit))]

    def remove(self, text: Text, reason: RemovalReason) -> None:
        for offset_run in runs(text):
            self.removals.append(Removal(offset_run, reason))

    def _add(self, unit: Unit) -> Unit:
        self.units.append(unit)
        if unit.kind == "paragraph":
            self._paragraph, self._broken = unit, False
            unit.carried, self._carried = ("start",) if self._carried else (), False
        else:
            self._broken = True
        return unit

    # ── running text ─────────────────────────────────────────────────────────────────────────────────────────────

    def _body(self, i: int) -> None:
        line = self.lines[i]
        text = self._unmarked(line.text)
        previous = self.units[-1] if self.units else None
        settled = self.kinds[i].opens is not None
        if previous and not settled and previous.kind == "note" and self._continues_note(i, previous):
            previous.lines.append(text)
            return
        if previous and previous.kind == "table_note" and self._ends_table_note(i, previous):
            previous.lines.append(close_up(text))
            return
        note = None if settled else self._open_note()
        if note and self._note_goes_on(i, note):
            note.lines.append(text)
            return
        paragraph = self._paragraph
        if paragraph and self._continues(i, paragraph, text):
            if self._broken or not self.measures.wrapped(i):
                tail = paragraph.lines[-1].chars[-8:]
                if repeated_at_seam(tail, text.chars[:8]):
                    self.remove(text[:1], "doubled text")
                    text = text[1:]
            for unit in self._since(paragraph):
                unit.floats = True
            if paragraph.dateline and parts_names(paragraph.lines[-1].chars, text.chars):
                paragraph.lines[-1] = Text.join([paragraph.lines[-1], text[0:0]], " ")
            paragraph.lines.append(text)
            self._broken = False
            return
        self._add(Unit("paragraph", [text], number=line.number))

    def _uncarried(self, unit: Unit) -> Text:
        """A paragraph's text without the words that send to another page: （上接第1版）, （下转第3版）."""
        text = unit.text
        for cue, edge in (("carried_from", "start"), ("carried_to", "end")):
            match = cues(cue).search(text.chars)
            if match and match.end() - match.start() < len(text):
                self.remove(text[match.start() : match.end()], "page reference")
                text = text[match.end() :] if edge == "start" else text[: match.start()]
                unit.carried = (*unit.carried, edge)
        return text

    def _carried_from(self, i: int) -> None:
        self.remove(self.lines[i].text, "page reference")
        self._carried = True

    def _carried_to(self, i: int) -> None:
        self.remove(self.lines[i].text, "page reference")
        if self._paragraph:
            self._paragraph.carried = (*self._paragraph.carried, "end")

    def _dateline(self, i: int) -> None:
        line = self.lines[i]
        self._add(Unit("paragraph", [line.text], dateline=True, number=line.number))

    def _continues(self, i: int, paragraph: Unit, text: Text) -> bool:
        tail = paragraph.lines[-1].chars
        if self.kinds[i].opens is not None:
            return not self.kinds[i].opens
        if self._broken and any(u.kind in ("section", "byline", "official") for u in self._since(paragraph)):
            return False
        if self._stands_in[i] is False and not self._broken and self.lines[i].gap <= self._usual_gap:
            return True  # first lines stand in, this one doesn't
        return not ends_sentence(tail, soft=True) and continues(tail, text.chars, self._broken)

    def _since(self, unit: Unit) -> list[Unit]:
        found = []
        for other in reversed(self.units):
            if other is unit:
                break
            found.append(other)
        return found

    def _unmarked(self, text: Text) -> Text:
        match = _MARKS.match(text.chars)
        if not match:
            return text
        self.remove(text[: match.end()], "markup")
        return text[match.end() :]

    # ── heads ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _display(self, i: int) -> None:
        self._head(i, close_up_display(self.lines[i].text), 0)

    _deck = _display

    def _title_end(self, i: int) -> None:
        """（2032—2036年）, （试行）: the end of the title above it, else text."""
        last = self.units[-1] if self.units else None
        if last is None or last.kind != "head":
            return self._body(i)
        last.lines[-1] = Text.join([last.lines[-1], self.lines[i].text])
        return None

    def _markdown(self, i: int) -> None:
        text = self.lines[i].text
        marks = len(text.chars) - len(text.chars.lstrip("#").lstrip())
        self.remove(text[:marks], "markup")
        self._head(i, close_up_display(self._without_stars(text[marks:])), self.kinds[i].level)

    def _without_stars(self, text: Text) -> Text:
        if "**" not in text.chars:
            return text
        kept = [k for k in range(len(text)) if text.chars[k] != "*"]
        self.remove(text.keep([k for k in range(len(text)) if text.chars[k] == "*"]), "markup")
        return text.keep(kept)

    def _head(self, i: int, text: Text, level: int) -> None:
        line = self.lines[i]
        last = self.units[-1] if self.units else None
        if last and last.kind == "head" and i and self.kinds[i - 1].name in ("display", "deck", "markdown"):
            close = line.gap < self._usual_gap or line.gap == 0
            if not level and shows("document_title", last.lines[-1].chars) and shows("office_name", text.chars):
                self._add(Unit("official", [text], number=line.number, style="issuer"))
                return
            if joins_headline(last, text, level, close):
                last.lines.append(text)
                last.level = min(x for x in (last.level, level) if x) if level or last.level else 0
                return
        self._add(Unit("head", [text], level=level, number=line.number))

    def _bracket(self, i: int) -> None:
        line = self.lines[i]
        text = line.text
        match = BRACKETED.match(text.chars)
        rest = text[match.end() :].strip() if match else text[0:0]
        if match and (len(rest) > LONGEST_NUMBERED_HEAD or ends_sentence(rest.chars) or "。" in rest.chars):
            self._add(Unit("section", [text[: match.end()]], level=IN_BRACKETS, number=line.number))
            self._add(Unit("paragraph", [rest], number=line.number))
            return
        self._add(Unit("section", [close_up_display(text)], level=IN_BRACKETS, number=line.number))

    def _numbered(self, i: int) -> None:
        last = self.units[-1] if self.units else None
        listed = last and last.kind == "paragraph" and is_next_item(self.lines[i].squeezed, last.lines[-1].chars)
        if listed or not heads_section(i, self.lines, self.kinds, self.measures):
            self._body(i) if runs_on(i, self.lines, self.kinds) else self._add(
                Unit("paragraph", [self.lines[i].text], number=self.lines[i].number)
            )
            return
        self._add(Unit("section", [close_up_display(self._without_stars(self.lines[i].text))],
                       level=self.kinds[i].level + 1, number=self.lines[i].number))  # fmt: skip

    def _section(self, i: int) -> None:
        self._add(Unit("section", [close_up_display(self._unmarked(self.lines[i].text))],
                       level=self.kinds[i].level, number=self.lines[i].number))  # fmt: skip

    # ── what stands beside the text ──────────────────────────────────────────────────────────────────────────────

    def _byline(self, i: int) -> None:
        line = self.lines[i]
        text = line.text if info_fields(line.text.chars) else close_up_display(line.text)  # spaces part the fields
        last = self.units[-1] if self.units else None
        if last and last.kind == "byline" and self.kinds[i - 1].name == "byline" and line.gap <= 1:
            last.lines.append(text)
            return
        self._add(Unit("byline", [text], number=line.number))

    def _official(self, i: int) -> None:
        self._add(Unit("official", [close_up_display(self.lines[i].text)], number=self.lines[i].number,
                       style=self.kinds[i].name))  # fmt: skip

    _masthead = _document_number = _disclosure = _official

    def _date(self, i: int) -> None:
        last = self.units[-1] if self.units else None
        signs = last is not None and last.kind == "head" and not last.level and len(last.lines) == 1
        if last and signs and len(last.chars) <= LONGEST_SIGNATURE and not shows("document_title", last.chars):
            last.kind, last.style = "official", "signature"
            last.lines.append(close_up_display(self.lines[i].text))
            return
        self._official(i)

    def _caption(self, i: int) -> None:
        line = self.lines[i]
        last = self.units[-1] if self.units else None
        text = close_up(line.text)
        credit = shows("credit", text.chars) or (last is not None and shows("credit", last.chars))
        beside = last and last.kind == "caption" and self.kinds[i - 1].name == "caption"
        if last and beside and not credit and not ends_sentence(last.chars):
            last.lines.append(text)
            return
        if self._credits_last(text):
            self.units[-1].lines.append(text)
            return
        self._add(Unit("caption", [text], number=line.number))

    def _doubled(self, i: int) -> None:
        halves = undouble(self.lines[i].text)
        if halves is None:
            return self._body(i)
        once, other = halves
        self.remove(other, "doubled text")
        if self._credits_last(once):
            self.units[-1].lines.append(close_up(once))
            return None
        is_caption = ends_sentence(once.chars) or shows("credit", once.chars)
        self._add(Unit("caption" if is_caption else "head", [close_up_display(once)], number=self.lines[i].number))
        return None

    def _credits_last(self, text: Text) -> bool:
        """Whether a line in brackets, or one that only names who took it, is the credit of the caption above it."""
        last = self.units[-1] if self.units else None
        if last is None or last.kind != "caption" or shows("credit", last.chars) or shows("credit_of_all", text.chars):
            return False
        names = len(text) <= LONGEST_CREDIT and not ends_sentence(text.chars)
        return (text.chars.startswith(("（", "(")) or names) and shows("credit", text.chars)

    def _image(self, i: int) -> None:
        text = self.lines[i].text
        end = text.chars.index("]")
        self.remove(text[:2], "markup")
        self.remove(text[end:], "markup")
        if end > 2:
            self._add(Unit("caption", [close_up(text[2:end])], number=self.lines[i].number))

    # ── notes ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _note(self, i: int) -> None:
        line = self.lines[i]
        head = note_head(line.text.chars)
        if head is None:
            return self._body(i)
        self.remove(line.text[: head.length], "footnote marker")
        style = "plain" if head.plain else ""
        self._add(Unit("note", [line.text[head.length :]], marker=head.marker, number=line.number, style=style))
        return None

    def _continues_note(self, i: int, note: Unit) -> bool:
        """Whether a line is a note's next: right below it where blank lines part paragraphs, or in wrapped print;
        over a page's end where a word goes on."""
        if ends_sentence(note.chars, soft=True):
            return False
        if not self.lines[i].gap:
            return self._usual_gap > 0 or self.measures.wrapped(i)
        over_page = self.kinds[i - 1].name in ("page_number", "running_head")
        return over_page and spans_a_word(note.chars, self.lines[i].squeezed)

    def _note_more(self, i: int) -> None:
        note = next(unit for unit in reversed(self.units) if unit.kind == "note")
        note.lines.append(self.lines[i].text)

    def _open_note(self) -> Unit | None:
        for unit in reversed(self.units[-6:]):
            if unit.kind == "note" and not ends_sentence(unit.chars, soft=True):
                return unit
        return None

    def _note_goes_on(self, i: int, note: Unit) -> bool:
        """Whether a line at the foot of a page, beside other notes, ends an unfinished note rather than the text."""
        beside = i + 1 < len(self.kinds) and self.kinds[i + 1].name == "note"
        if not beside:
            return False
        paragraph = self._paragraph
        if paragraph is None or ends_sentence(paragraph.lines[-1].chars, soft=True):
            return True
        return prefers_note(self.lines[i].squeezed, note.chars, paragraph.lines[-1].chars)

    # ── tables, and what is taken out ────────────────────────────────────────────────────────────────────────────

    def _table(self, i: int) -> None:
        last = next((unit for unit in reversed(self.units) if unit.kind != "note"), None)
        if last and last.kind == "table" and self._table_goes_on(i, last):
            last.rows.append(self.lines[i])
            return
        self._add(Unit("table", [], rows=[self.lines[i]], number=self.lines[i].number))

    def _table_goes_on(self, i: int, table: Unit) -> bool:
        """Whether a row goes on the rows above it: as close as they are, or no head, or only a page's end between."""
        if self.kinds[i - 1].name == "table":
            usual = table.rows[1].gap if len(table.rows) > 1 else self.lines[i].gap
            return self.lines[i].gap <= usual or holds_figure(self.lines[i])
        above = i - 1
        while above > 0 and self.kinds[above].name in (*OVER_PAGE, "note"):
            above -= 1
        return self.kinds[above].name == "table"

    def _table_name(self, i: int) -> None:
        self._add(Unit("table_name", [close_up_display(self.lines[i].text)], number=self.lines[i].number))

    def _table_unit(self, i: int) -> None:
        last = self.units[-1] if self.units else None
        if last is None or last.kind not in ("table", "table_note"):
            return self._table_name(i)
        following = self.kinds[i + 1].name if i + 1 < len(self.kinds) else ""
        named = next((u for u in reversed(self.units[:-1]) if u.kind == "table_name"), None)
        if following == "table" and named and self.lines[i].squeezed in "".join(named.chars.split()):
            return self.remove(self.lines[i].text, "table goes on")
        return self._table_name(i) if following == "table" else self._table_note(i)

    def _table_note(self, i: int) -> None:
        self._add(Unit("table_note", [close_up(self.lines[i].text)], number=self.lines[i].number))

    def _ends_table_note(self, i: int, note: Unit) -> bool:
        """Whether a line right below a table's note (注：…) is its rest."""
        full = display_width(note.lines[-1].chars) > self.lines[i].width
        rest = ends_sentence(self.lines[i].text.chars)
        return not self.lines[i].gap and full and rest and not ends_sentence(note.chars)

    def _running_head(self, i: int) -> None:
        self.running_heads.append("".join(self.lines[i].text.chars.split()))
        self.remove(self.lines[i].text, "running head")
