"""What a reader of print takes for something else: full-width digits, ○ for 〇, dashes for hyphens, spaces in words."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from damage.sheet import Sheet

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NUMBER = re.compile(r"(?<![\d.])\d+(?![\d.])")
_HYPHEN = re.compile(r"(?<=\d)-(?=\d)")
_INSIDE_WORDS = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
SPACED = 0.03
"""Of the places between two Han characters: those that get a space."""
WIDENED = 0.3
"""Of the numbers: those whose digits are taken for full-width ones."""


def misread(sheet: Sheet) -> None:
    """Misreads a page's lines; what is noise is known by what the page then has."""
    told = {line.text: _misread(line.text, sheet.rng) for line in sheet.printed}
    sheet.printed = [replace(line, text=told[line.text]) for line in sheet.printed]
    sheet.noise = [told.get(text, text) for text in sheet.noise]


def _misread(text: str, rng: Random) -> str:
    text = _NUMBER.sub(lambda m: m.group().translate(_WIDE) if rng.random() < WIDENED else m.group(), text)
    text = _HYPHEN.sub(lambda _: rng.choice("－–‐"), text.replace("〇", "○"))
    if "记者" in text or "通讯员" in text:  # spaces part names there
        return text
    return _INSIDE_WORDS.sub(lambda _: " " if rng.random() < SPACED else "", text)
