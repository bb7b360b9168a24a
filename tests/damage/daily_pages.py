"""Newspaper pages that nothing happened to but the reader's line ends: each story whole, set in a width of its own.

A3 / 要闻 / the paper's name / its date, then story after story: kicker, headline, deck and byline, a body in
columns, a picture's caption in the middle of a sentence, blank lines between the blocks.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from damage.clean_texts import Piece, dailies
from damage.printing import Line, body_lines, head_lines, letter_spaced, may_be_spaced
from damage.sheet import Sheet, added, inside_sentence

_PAPER = "白洛日报"
_HEADS = (
    ("A3", "要闻", _PAPER, "2031年10月10日　星期五　责任编辑：路遥　版式设计：简一"),
    (_PAPER, "2031年10月10日 星期五 第04版 综合新闻"),
    ("03版 要闻", _PAPER, "2031年10月10日　星期五　农历八月廿四"),
    ("2031年10月10日　星期五", "本版编辑：路遥　校对：简一", "民生新闻", "B2"),
    (),
)
"""What stands above a page's first story."""
_FEET = ("新闻热线：0311-55500000　投稿邮箱：news@example.org", "责编：路遥　版式：简一　校对：岑溪", "")


def daily_page(sheet: Sheet) -> None:
    """Two to four stories with a gap between their blocks, or only one between head and body, or between stories."""
    rng = sheet.rng
    sheet.take(rng.randint(2, 4), dailies())
    style = rng.choice(("blocks", "blocks", "stories"))
    head, foot = rng.choice(_HEADS), rng.choice(_FEET)
    _furnish(sheet, head)
    for k, text in enumerate(sheet.texts):
        setting = replace(sheet.setting, width=rng.randint(14, 24), indent=2, blank=False)
        above, body = head_lines(text, k), body_lines(text, k, setting)
        sheet.reading.append(above + body)
        if rng.random() < 0.3:
            body = [_spaced(line, rng) for line in body]
        body = _pictured(sheet, body, text.captions, k) if text.captions else body
        body = [replace(body[0], gap=1 if style == "blocks" else 0), *body[1:]]
        sheet.printed += [replace(above[0], gap=1), *above[1:], *body]
    _furnish(sheet, (foot,) if foot else (), gap=1)


def daily_stories_a_paragraph_a_line(sheet: Sheet) -> None:
    """The same stories as a word processor has them: a paragraph a line, a blank line between any two."""
    sheet.take(sheet.rng.randint(2, 3), dailies())
    sheet.setting = replace(sheet.setting, width=0, blank=True, airy=False)
    for k, text in enumerate(sheet.texts):
        lines = head_lines(text, k) + body_lines(text, k, sheet.setting)
        sheet.reading.append(lines)
        sheet.printed += lines


def _furnish(sheet: Sheet, lines: tuple[str, ...], gap: int = 0) -> None:
    sheet.noise += lines
    sheet.printed += [replace(added(line, "furniture"), gap=gap) for line in lines]


def _spaced(line: Line, rng: Random) -> Line:
    chosen = may_be_spaced(line) and rng.random() < 0.1
    return replace(line, text=letter_spaced(line.text)) if chosen else line


def _pictured(sheet: Sheet, body: list[Line], captions: tuple[Piece, ...], story: int) -> list[Line]:
    """The story with its picture's caption between two lines of a sentence, a blank line above it and one below."""
    at = inside_sentence(body, sheet.rng)
    made = [Line(p.text, story, f"fig{k}", p.role, ends=True, gap=0 if k else 1) for k, p in enumerate(captions)]
    sheet.noise += [line.text for line in made]
    return body[:at] + made + [replace(body[at], gap=1), *body[at + 1 :]]
