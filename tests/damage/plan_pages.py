"""What happens to plans and notices: contents lists, footnotes in sentences, tables of four manners."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from damage.clean_texts import CleanText, Piece, plans
from damage.misreading import misread
from damage.printing import CIRCLED, SUPERSCRIPTS, Line, head_lines, marked, note_lines, wrap
from damage.sheet import Sheet, added, may_break


def _plan(
    sheet: Sheet,
    contents: bool = False,
    breaks: bool = False,
    tables: str = "tab",
    change: Callable[[CleanText], CleanText] = lambda text: text,
) -> None:
    """A plan: its head, contents where wanted, text with tables, footnotes where a page ends."""
    sheet.take(1, plans())
    text = change(sheet.texts[0])
    sheet.texts = [text]
    wrapped = sheet.rng.random() < 0.5
    marks = sheet.rng.choice((SUPERSCRIPTS, SUPERSCRIPTS, CIRCLED))
    sheet.setting = replace(sheet.setting, width=sheet.rng.randint(28, 36) if wrapped else 0, blank=not wrapped,
                            airy=False, marks=marks)  # fmt: skip
    found = [added(text.masthead, "official")] if text.masthead else []
    found += [added(text.number, "official")] if text.number else []
    head = head_lines(text, 0)
    found += head
    if contents:
        found += _contents(text, sheet)
    body: list[Line] = []
    for k, piece in enumerate(text.pieces):
        if piece.role == "table":
            body += _table_lines(piece.text, piece.rows, piece.below, tables, sheet, k)
        elif piece.role == "heading":
            body.append(Line(piece.text, 0, f"h{k}", "heading", piece.level, ends=True))
        elif piece.role == "paragraph":
            chars = marked(piece.text, marks)
            parts = wrap(chars, sheet.setting.width, sheet.setting.indent) if wrapped else [chars]
            body += [Line(x, 0, f"p{k}", "paragraph", ends=n == len(parts) - 1) for n, x in enumerate(parts)]
    notes = {note.marker: note_lines(text, note, 0, sheet.setting) for note in text.notes}
    sheet.reading = [head + body + [line for lines in notes.values() for line in lines]]
    if not wrapped and breaks:
        body = _cut_at_notes(body, marks)
    sheet.printed = found + _with_notes(body, notes, sheet, breaks)
    sheet.printed += [added(sign, "official") for sign in text.signs]


def _cut_at_notes(body: list[Line], marks: str) -> list[Line]:
    """Paragraphs a line, those with a footnote cut in mid-sentence some way behind its marker."""
    found: list[Line] = []
    for line in body:
        at = max((line.text.rfind(m) for m in marks[1:]), default=-1)
        free = [k for k in range(at + 6, len(line.text) - 4) if may_break(line.text, k)]
        if line.role == "paragraph" and at >= 0 and free:
            found += [replace(line, text=line.text[: free[0]], ends=False), replace(line, text=line.text[free[0] :])]
        else:
            found.append(line)
    return found


def _with_notes(body: list[Line], notes: dict[str, list[Line]], sheet: Sheet, breaks: bool) -> list[Line]:
    """Each footnote where its page ends: below the line of its marker or a few lines on; without breaks at the end."""
    waiting: list[Line] = []
    found: list[Line] = []
    number, countdown = sheet.rng.randint(1, 9), 0
    running = sheet.texts[0].running if sheet.rng.random() < 0.5 else ""
    for line in body:
        found.append(line)
        for marker, lines in notes.items():
            if line.role == "paragraph" and sheet.setting.marks[int(marker)] in line.text:
                waiting += lines
                countdown = sheet.rng.randint(0, 2) if sheet.setting.width else 0
        if breaks and waiting and line.role == "paragraph":
            if countdown == 0:
                found += [*waiting, added(f"- {number} -", "page number")]
                sheet.noise.append(f"- {number} -")
                found += [added(running, "running head")] if running else []
                sheet.noise += [running] if running and running not in sheet.texts[0].titles else []
                waiting, number = [], number + 1
            countdown -= 1
    return found + waiting


def _contents(text: CleanText, sheet: Sheet) -> list[Line]:
    found = [added(sheet.rng.choice(("目 录", "目录")), "contents")]
    number = 1
    dots = sheet.rng.choice(("......", "……………………", ".......................\t"))
    shape = sheet.rng.choice(("{}", "- {} -", "{}"))
    for piece in text.pieces:
        number += piece.role in ("paragraph", "table") and sheet.rng.random() < 0.4
        if piece.role == "heading":
            line = f"{piece.text}{dots}{shape.format(number)}"
            found.append(added(line, "contents"))
            sheet.noise.append(line)
    return found


def _table_lines(
    caption: str, rows: tuple[tuple[str, ...], ...], below: str, style: str, sheet: Sheet, k: int
) -> list[Line]:
    """A table as tabs, pipes or aligned columns, or with tabs and broken by a page: then its head returns."""
    found = [Line(x, 0, f"t{k}", "table_name", ends=True) for x in caption.split("\n") if x]
    if style == "flat":
        return found + [Line(cell, 0, f"t{k}", "table", ends=True) for row in rows for cell in row]
    widths = [max(_width(row[n]) for row in rows) for n in range(len(rows[0]))]
    for n, row in enumerate(rows):
        if style == "pipe":
            text = "| " + " | ".join(row) + " |"
        elif style.endswith("aligned"):
            text = _aligned(row, widths)
        else:
            text = "\t".join(row)
        if style == "broken" and n == len(rows) // 2 + 1:
            found += [added("- 7 -", "page number"), added("\t".join(rows[0]), "table head again")]
            sheet.noise.append("- 7 -")
        for part in _broken(row, widths, sheet) if style in ("cells", "cells aligned") and n else [text]:
            found.append(Line(part, 0, f"t{k}", "table", ends=True))
        if style == "pipe" and n == 0:
            found.append(added("|" + " --- |" * len(row), "markup"))
    return found + [Line(x, 0, f"t{k}", "table_note", ends=True) for x in below.split("\n") if x]


def _width(chars: str) -> int:
    return sum(2 if c > "\u0250" else 1 for c in chars)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [cell + " " * (width + 3 - _width(cell)) for cell, width in zip(row, widths, strict=True)]
    return "".join(cells).rstrip()


def _broken(row: tuple[str, ...], widths: Sequence[int], sheet: Sheet) -> list[str]:
    """A row in two lines, one of its cells broken: before a bracket in the first column, anywhere in a long one."""
    aligned = sheet.kind.endswith("by spaces")
    breaks = [(0, row[0].index("（"))] if "（" in row[0][1:] else []
    breaks += [(k, n) for k, cell in enumerate(row) if k and len(cell) >= LONG_CELL for n in range(4, len(cell) - 2)]
    if not breaks:
        return [_aligned(row, widths) if aligned else "\t".join(row)]
    k, n = sheet.rng.choice(breaks)
    if aligned:
        rest = [""] * k + [row[k][n:]] + [""] * (len(row) - k - 1)
        return [_aligned((*row[:k], row[k][:n], *row[k + 1 :]), widths), _aligned(rest, widths)]
    return ["\t".join((*row[:k], row[k][:n])), "\t".join((row[k][n:], *row[k + 1 :]))]


LONG_CELL = 8
"""Characters of a cell that a column's edge may break."""
GROUPS = ("基本情况", "近期安排", "远期安排", "其他")


def _grouped(text: CleanText) -> CleanText:
    """Its tables with a first column that groups rows by two: the print merges the cells of a group."""

    def grouped(piece: Piece) -> Piece:
        head, *rows = piece.rows
        made = [(GROUPS[k // 2 % len(GROUPS)] if k % 2 == 0 else "", *row) for k, row in enumerate(rows)]
        return replace(piece, rows=(("类别", *head), *made))

    return replace(text, pieces=tuple(grouped(p) if p.role == "table" else p for p in text.pieces))


def _with_tasks(text: CleanText) -> CleanText:
    """Its tables with a last column of words, which are long enough to be broken."""

    def tasked(piece: Piece) -> Piece:
        head, *rows = piece.rows
        made = [(*row, TASKS[k % len(TASKS)]) for k, row in enumerate(rows)]
        return replace(piece, rows=((*head, "牵头单位"), *made))

    return replace(text, pieces=tuple(tasked(p) if p.role == "table" else p for p in text.pieces))


TASKS = ("文化和旅游局、财政局", "乡镇人民政府、街道办事处", "水利局", "发展和改革局会同有关部门")


def _noted(text: CleanText) -> CleanText:
    """Its tables with their unit above and a note of two lines below."""

    def noted(piece: Piece) -> Piece:
        return replace(piece, text=f"{piece.text}\n{UNIT}", below=f"{NOTE}\n{piece.below}".strip())

    return replace(text, pieces=tuple(noted(p) if p.role == "table" else p for p in text.pieces))


UNIT = "单位：见各栏"
NOTE = "注：表中数据为年末数，部分数据因四舍五入，分项之和与合计略有出入。"


def plan_plain(sheet: Sheet) -> None:
    """A plan, its footnotes at the end."""
    _plan(sheet)


def contents_list(sheet: Sheet) -> None:
    """A plan with a contents list."""
    _plan(sheet, contents=True)


def footnotes_inside(sheet: Sheet) -> None:
    """Footnotes, page numbers and running heads between two lines of a sentence."""
    _plan(sheet, breaks=True)


def tables_pipe(sheet: Sheet) -> None:
    _plan(sheet, tables="pipe")


def tables_aligned(sheet: Sheet) -> None:
    """Tables whose columns only spaces part."""
    _plan(sheet, tables="aligned")


def tables_broken(sheet: Sheet) -> None:
    """A table that goes on over a page, its head printed again."""
    _plan(sheet, tables="broken")


def tables_cells_broken(sheet: Sheet) -> None:
    """Cells broken over two lines, tabs between cells."""
    _plan(sheet, tables="cells", change=_with_tasks)


def tables_cells_broken_aligned(sheet: Sheet) -> None:
    """Cells broken over two lines, the rest standing under its column."""
    _plan(sheet, tables="cells aligned", change=_with_tasks)


def tables_grouped(sheet: Sheet) -> None:
    """A first column whose cells are merged, by tabs or by spaces."""
    _plan(sheet, tables=sheet.rng.choice(("tab", "aligned", "pipe")), change=_grouped)


def tables_noted(sheet: Sheet) -> None:
    """A unit above, notes and sources below."""
    _plan(sheet, tables=sheet.rng.choice(("tab", "aligned", "pipe")), change=_noted)


def tables_flat(sheet: Sheet) -> None:
    """One cell a line."""
    _plan(sheet, tables="flat")


def plan_misread(sheet: Sheet) -> None:
    """A plan with contents, footnotes and tables, its characters misread."""
    _plan(sheet, contents=True, breaks=True)
    misread(sheet)


def plan_all(sheet: Sheet) -> None:
    """Contents, footnotes in sentences, a table over a page."""
    _plan(sheet, contents=True, breaks=True, tables="broken")
