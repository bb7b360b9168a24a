"""Small pages and what they read like restored (`cases/restoring/*.md`): input, a line with a dot, the outline.

The outline: `^` kicker, `=` title, `~` deck, `@` authors (role), `publisher`, `date`, `number`, `kind` and `incomplete`
where they are known, `##` headings by level (`#` one that stands without a story's title), text as it reads with
`[marker]` and `**bold**`, `|` a table's caption, head and note, `:` its rows, `-` what was removed and why,
`+` characters that are read as others.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jianzhu.model import Article, Correction, Passage, Restored, Source, Table
from jianzhu.restoring import restore

CASES = Path(__file__).parent / "cases" / "restoring"


def cases() -> list[object]:
    found: list[object] = []
    for path in sorted(CASES.glob("*.md")):
        for block in re.split(r"^## (?=[a-z])", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            name, _, rest = block.partition("\n")
            given, _, wanted = rest.partition("\n.\n")
            found.append(pytest.param(given.strip("\n"), wanted.strip(), id=f"{path.stem}: {name}"))
    return found


def restored(text: str, *corrections: Correction) -> Restored:
    return restore(Source("case.txt", text, "utf-8", "0" * 64), corrections)


def marked(passage: Passage) -> str:
    inserts = [(note.position, f"[{note.marker}]") for note in passage.notes]
    inserts += [(at, "**") for pair in passage.strong for at in pair]
    chars = passage.text.chars
    for at, mark in sorted(inserts, reverse=True):
        chars = chars[:at] + mark + chars[at:]
    return chars


def outline(article: Article, several: bool) -> list[str]:
    lines = []
    if article.kicker:
        lines.append(f"^ {article.kicker.text}")
    if article.title or several or article.authors:
        lines.append(f"= {article.title.text if article.title else 'none'}")
    if article.subtitle:
        lines.append(f"~ {article.subtitle.text}")
    if article.authors:
        lines.append("@ " + " ".join(a.name + (f"（{a.role}）" if a.role else "") for a in article.authors))
    if article.kind != "news":
        lines.append(f"kind {article.kind}")
    for label, value in (("publisher", article.publisher), ("date", article.date), ("number", article.document_number)):
        if value:
            lines.append(f"{label} {value}")
    if article.incomplete:
        lines.append(f"incomplete {' '.join(article.incomplete)}")
    for block in article.blocks:
        if isinstance(block, Table):
            if block.caption:
                lines.append(f"| {block.caption.text}")
            if block.header:
                lines.append("| " + " | ".join(c.text.chars for c in block.header))
            lines += [": " + " : ".join(c.text.chars for c in row) for row in block.rows]
            if block.note:
                lines.append(f"| note {block.note.text}")
        elif block.role == "heading":
            lines.append(f"{'#' * (block.level or 1)} {marked(block)}")
        elif block.role == "caption":
            lines.append(f"[caption] {block.text}")
        else:
            lines.append(marked(block))
    lines += [f"[{note.marker}] {note.passage.text}" for note in article.footnotes]
    return lines


def readable(result: Restored) -> str:
    lines = [line for a in result.articles for line in outline(a, len(result.articles) > 1)]
    whole = result.source.text
    lines += [f"- {r.reason}: {whole[r.span.start : r.span.end]}" for r in result.removals]
    lines += [f"+ {r.kind}: {r.before} → {r.after}" for r in result.repairs if len(r.before) == len(r.after)]
    return "\n".join(lines)


@pytest.mark.parametrize(("given", "wanted"), cases())
def test_reads_as_printed(given: str, wanted: str) -> None:
    assert readable(restored(given)) == wanted


def test_a_correction_makes_a_head_and_unmakes_one_and_takes_a_line_out() -> None:
    text = "修渠\n\n渠修到了田边，水流进稻田。\n\n把水引到田头\n\n水到了田头，人不再等雨。\n\n本报订阅电话 12345\n"
    result = restored(
        text,
        Correction("heading", "渠修到了田边，水流进稻田。", level=2),
        Correction("paragraph", "把水引到田头"),
        Correction("remove", "本报订阅电话12345"),
    )
    (article,) = result.articles
    roles = {b.text.chars: b.role for b in article.blocks if isinstance(b, Passage)}
    assert roles["渠修到了田边，水流进稻田。"] == "heading"
    assert not any(
        b.role == "heading" and b.text.chars == "把水引到田头" for b in article.blocks if isinstance(b, Passage)
    )
    assert [(r.reason, text[r.span.start : r.span.end]) for r in result.removals] == [
        ("registry", "本报订阅电话 12345")
    ]


def test_a_correction_for_another_source_changes_nothing() -> None:
    text = "渠修到了田边，水流进稻田。\n"
    decided = Correction("heading", "渠修到了田边，水流进稻田。", source="other.txt", level=2)
    assert readable(restored(text, decided)) == readable(restored(text))


def test_an_empty_text_and_one_of_marks_only_vanish_nowhere() -> None:
    assert restored("\n \n").articles == ()
    result = restored("***\n")
    assert [r.reason for r in result.removals] == ["markup"]
