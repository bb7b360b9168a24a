"""The proof of a figure: its number is written in the words that it points at. (1280.5, `1,280.5亿元`) → True.

Where restoring has read a misprint as what was meant (3O万 as 30万) and lists it as a repair, the words count
as they are read.

The reader of figures drops what it can't prove, the linker and the checks stop a build at what isn't proved: one
judge for all of them, who knows nothing of how the figure was read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from jianzhu.model import Span

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_FRACTION = re.compile(r"(\d+)[/\u2044](\d+)")
"""2/3, which counts as 66.67 %."""
_SEPARATORS = re.compile(r"(?<=\d)[,\s\u2009\u202f](?=\d{3})")
_WORDS = re.compile(
    r"[〇零一二两俩三仨四五六七八九十壹贰叁肆伍陆柒捌玖拾半双几数番翻倍首]|上[百千万亿]|(?<![\dA-Za-z余多])[百千万亿](?!元)"
)
"""A number spelled out; the 亿 of 6.45亿元 is part of its unit."""
TOLERANCE = 1e-9
"""Relative: two ways of writing one decimal number in binary, nothing more."""


def words_at(whole: str, spans: Iterable[Span], read_as: Mapping[int, str]) -> str:
    """The characters of the source text `whole` at `spans`, those read otherwise that `read_as` has by their offset."""
    return "".join(read_as.get(k, whole[k]) for span in spans for k in range(span.start, span.end))


def number_stands(quote: str, value: float | tuple[float, float]) -> bool:
    """Whether a value, both ends of a range, is written in a quote; a fall may stand there without its sign.

    A number in words (三十二, 两成, 半) counts as standing there where the quote has such words: reading them again
    would only repeat the reader's own mistake.
    """
    quote = unicodedata.normalize("NFKC", quote)
    squeezed = "".join(quote.split())
    if _WORDS.search(squeezed):
        return True
    written: set[float] = set()
    for text in (quote, squeezed):
        plain = _SEPARATORS.sub("", text)
        written.update(float(number) for number in _DIGITS.findall(plain))
        parts = [int(a) / int(b) for a, b in _FRACTION.findall(plain) if int(b)]
        written.update(round(part, 6) for part in parts)
        written.update(round(100 * part, 2) for part in parts)
    wanted = value if isinstance(value, tuple) else (value,)
    return all(any(abs(abs(w) - n) <= TOLERANCE * max(1.0, n) for n in written) for w in wanted)
