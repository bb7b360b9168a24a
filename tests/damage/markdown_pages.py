"""What happens to a page that OCR with a layout model wrote as Markdown, a paragraph a line."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from damage.printing import Line
from damage.sheet import Sheet, by_turns, may_break, whole_stories


def _markdown(sheet: Sheet) -> list[tuple[list[Line], list[Line]]]:
    sheet.setting = replace(sheet.setting, width=0, blank=True, airy=False)
    made = []
    for head, body in whole_stories(sheet):
        ranks = {"kicker": "", "title": "# ", "deck": "## ", "byline": ""}
        head = [replace(line, text=ranks[line.role] + line.text) for line in head]
        body = [replace(line, text="### " + line.text) if line.role == "heading" else line for line in body]
        made.append((head, _cut_paragraphs(body, sheet.rng)))
    return made


def _cut_paragraphs(body: list[Line], rng: Random) -> list[Line]:
    """One or two of the longer paragraphs broken by a column's end in the middle of a sentence."""
    longer = [k for k, line in enumerate(body) if line.role == "paragraph" and len(line.text) > 60]
    chosen = set(rng.sample(longer, min(len(longer), rng.randint(1, 2))))
    found: list[Line] = []
    for k, line in enumerate(body):
        if k in chosen:
            free = [i for i in range(20, len(line.text) - 15) if may_break(line.text, i)]
            at = rng.choice(free)
            found += [replace(line, text=line.text[:at], ends=False), replace(line, text=line.text[at:])]
        else:
            found.append(line)
    return found


def paragraph_a_line(sheet: Sheet) -> None:
    """Markdown, paragraphs broken where a column ended."""
    sheet.take(sheet.rng.randint(1, 2))
    sheet.printed = [line for head, body in _markdown(sheet) for line in head + body]


def paragraph_a_line_headline_inside(sheet: Sheet) -> None:
    """Markdown, the headline between the two halves of a broken sentence."""
    sheet.take(1)
    [(head, body)] = _markdown(sheet)
    at = next((k + 1 for k, line in enumerate(body) if line.role == "paragraph" and not line.ends), 1)
    first = [line for line in head if line.role == "byline"]
    sheet.printed = first + body[:at] + [line for line in head if line.role != "byline"] + body[at:]


def paragraph_a_line_columns_mixed(sheet: Sheet) -> None:
    """Markdown, the columns of two stories by turns."""
    sheet.take(2)
    piles = []
    for head, body in _markdown(sheet):
        at = next((k + 1 for k, line in enumerate(body) if line.role == "paragraph" and not line.ends), 1)
        piles.append([head + body[:at], body[at:]])
    sheet.printed = by_turns(piles, sheet.rng)
