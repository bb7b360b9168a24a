"""What happens to newspaper pages set in columns: headlines away from their bodies, columns by turns, ends lost, …"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from damage.clean_texts import features, stories
from damage.misreading import misread
from damage.printing import Line, letter_spaced, may_be_spaced
from damage.sheet import Sheet, added, by_turns, columns, inside_sentence, whole_stories


def of_features(damage: Callable[[Sheet], None]) -> Callable[[Sheet], None]:
    """The same damage done to long stories."""

    def damaged(sheet: Sheet) -> None:
        sheet.pool = features()
        damage(sheet)

    return damaged


def one_story(sheet: Sheet) -> None:
    sheet.take(1)
    [(head, body)] = whole_stories(sheet)
    sheet.printed = head + body


def headline_behind(sheet: Sheet) -> None:
    sheet.take(1)
    [(head, body)] = whole_stories(sheet)
    first = [line for line in head if line.role == "byline"]
    sheet.printed = first + body + [line for line in head if line.role != "byline"]


def headline_inside(sheet: Sheet) -> None:
    sheet.take(1)
    [(head, body)] = whole_stories(sheet)
    first = [line for line in head if line.role == "byline"]
    at = inside_sentence(body, sheet.rng)
    sheet.printed = first + body[:at] + [line for line in head if line.role != "byline"] + body[at:]


def stories_in_sequence(sheet: Sheet) -> None:
    sheet.take(sheet.rng.randint(3, 5))
    sheet.printed = [line for head, body in whole_stories(sheet) for line in head + body]


def headlines_behind(sheet: Sheet) -> None:
    """Each headline behind its own body."""
    sheet.take(sheet.rng.randint(2, 4))
    for head, body in whole_stories(sheet):
        first = [line for line in head if line.role == "byline"]
        sheet.printed += first + body + [line for line in head if line.role != "byline"]


def headlines_together(sheet: Sheet) -> None:
    """All headlines in one place, in any order: at the page's foot, or between two bodies."""
    sheet.take(sheet.rng.randint(2, 4))
    made = whole_stories(sheet)
    heads = [[line for line in head if line.role != "byline"] for head, _ in made]
    sheet.rng.shuffle(heads)
    bodies = [[line for line in head if line.role == "byline"] + body for head, body in made]
    at = sheet.rng.choice((len(bodies), len(bodies), sheet.rng.randint(1, len(bodies))))
    group = [replace(line, gap=1 if k == 0 else 0) for head in heads for k, line in enumerate(head)]
    sheet.printed = [x for b in bodies[:at] for x in b] + group + [x for b in bodies[at:] for x in b]


def columns_interleaved(sheet: Sheet) -> None:
    """The columns of two or three stories by turns, each cut in two or three; the headlines stand above."""
    sheet.take(sheet.rng.randint(2, 3))
    made = whole_stories(sheet)
    piles = []
    for head, body in made:
        first, *rest = columns(body, sheet.rng.randint(2, 3), sheet.rng)
        piles.append([head + first, *rest])
    sheet.printed = by_turns(piles, sheet.rng)


def columns_interleaved_headlines_away(sheet: Sheet) -> None:
    """As above, and the headlines stand behind any fragment of their story."""
    sheet.take(sheet.rng.randint(2, 3))
    piles = []
    for head, body in whole_stories(sheet):
        fragments = columns(body, sheet.rng.randint(2, 3), sheet.rng)
        away = [line for line in head if line.role != "byline"]
        fragments[0] = [line for line in head if line.role == "byline"] + fragments[0]
        at = sheet.rng.randrange(len(fragments))
        fragments[at] = fragments[at] + away
        piles.append(fragments)
    sheet.printed = by_turns(piles, sheet.rng)


def turned_round(sheet: Sheet) -> None:
    """A story's later columns stand before its headline and its beginning; at times behind another story."""
    sheet.take(sheet.rng.randint(1, 2))
    for k, (head, body) in enumerate(whole_stories(sheet)):
        if k == 0:
            heads = [i for i, line in enumerate(body) if line.role == "heading"]
            at = sheet.rng.choice(heads) if heads and sheet.rng.random() < 0.5 else inside_sentence(body, sheet.rng)
            sheet.printed += body[at:] + head + body[:at]
        else:
            sheet.printed += head + body


def lines_spaced(sheet: Sheet) -> None:
    """Runs of lines in the middle of paragraphs are letter-spaced, and now and then a headline."""
    sheet.take(sheet.rng.randint(1, 2))
    for head, body in whole_stories(sheet):
        spaced: list[Line] = []
        left = 0
        for line in body:
            if left <= 0 and sheet.rng.random() < 0.2:
                left = sheet.rng.randint(1, 6)
            left -= 1
            chosen = left >= 0 and may_be_spaced(line)
            spaced.append(replace(line, text=letter_spaced(line.text)) if chosen else line)
        sheet.printed += head + spaced


def captions_doubled(sheet: Sheet) -> None:
    """Captions whose outlined letters come out twice, run by run."""
    sheet.take(1, [t for t in stories() if t.captions])
    [(head, body)] = whole_stories(sheet, captions=True)
    made = []
    for line in body:
        if line.role in ("caption", "credit"):
            doubled = _doubled(line.text, sheet.rng)
            sheet.noise += [doubled, line.text]
            made.append(replace(line, text=doubled, gap=1))
        else:
            made.append(line)
    sheet.printed = head + made


def _doubled(text: str, rng: Random) -> str:
    if rng.random() < 0.4:
        return text + text
    found, at = "", 0
    while at < len(text):
        run = text[at : at + rng.randint(3, 9)]
        found, at = found + run + run, at + len(run)
    return found


def captions_inside(sheet: Sheet) -> None:
    """A caption and its credit between two lines of a paragraph's sentence."""
    sheet.take(1, [t for t in stories() if t.captions])
    text = sheet.texts[0]
    [(head, body)] = whole_stories(sheet)
    at = inside_sentence(body, sheet.rng)
    gap = sheet.rng.randint(0, 3)
    found = [Line(p.text, 0, f"fig{k}", p.role, ends=True, gap=gap if k == 0 else 0)
             for k, p in enumerate(text.captions)]  # fmt: skip
    sheet.noise += [line.text for line in found]
    sheet.printed = head + body[:at] + found + [replace(body[at], gap=gap), *body[at + 1 :]]


def page_breaks(sheet: Sheet) -> None:
    """Page numbers and running heads between two lines of a sentence."""
    sheet.take(sheet.rng.randint(1, 2))
    number = sheet.rng.randint(2, 30)
    style = sheet.rng.choice(("— {} —", "- {} -", "{}", "第{}页", "·{}·"))
    running = sheet.rng.choice(("", "白洛日报 2024年6月4日 星期二 要闻", "鹿鸣晚报·都市新闻 责任编辑 顾盼"))
    for head, body in whole_stories(sheet):
        fragments = columns(body, 3, sheet.rng)
        sheet.printed += head
        for k, fragment in enumerate(fragments):
            if k:
                sheet.printed += [added(style.format(number), "page number")]
                sheet.printed += [added(running, "running head")] if running else []
                sheet.noise += [style.format(number)]
                number += 1
            sheet.printed += fragment
    sheet.noise += [running] if running else []


def ends_lost(sheet: Sheet) -> None:
    """Stories whose first or last columns are on another page: the headline may be gone with the beginning."""
    sheet.take(3)
    lost = sheet.rng.randrange(3)
    for k, (head, body) in enumerate(whole_stories(sheet)):
        if k == lost:
            at = inside_sentence(body, sheet.rng)
            at = min(max(at, len(body) // 4), len(body) * 3 // 4)
            if sheet.rng.random() < 0.5:
                body = body[:at]
            else:
                body = body[at:]
                head = head if sheet.rng.random() < 0.5 else []
            sheet.reading[k] = head + body
        sheet.printed += head + body


def newspaper_misread(sheet: Sheet) -> None:
    """Stories in sequence, their characters misread."""
    stories_in_sequence(sheet)
    misread(sheet)


def newspaper_all(sheet: Sheet) -> None:
    """Interleaved columns, headlines away, spaced lines, captions in sentences, a page number."""
    columns_interleaved_headlines_away(sheet)
    made: list[Line] = []
    for line in sheet.printed:
        chosen = may_be_spaced(line) and sheet.rng.random() < 0.15
        made.append(replace(line, text=letter_spaced(line.text)) if chosen else line)
    pictured = [k for k, text in enumerate(sheet.texts) if text.captions]
    if pictured:
        k = sheet.rng.choice(pictured)
        at = inside_sentence(made, sheet.rng)
        found = [Line(p.text, k, f"fig{n}", p.role, ends=True, gap=1) for n, p in enumerate(sheet.texts[k].captions)]
        sheet.noise += [line.text for line in found]
        made = made[:at] + found + made[at:]
    at = inside_sentence(made, sheet.rng)
    sheet.printed = [*made[:at], added("— 12 —", "page number"), *made[at:]]
    sheet.noise.append("— 12 —")
