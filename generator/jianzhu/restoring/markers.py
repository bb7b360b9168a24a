"""Footnotes' markers, however they are printed: ¹, ①, [1], （注1）, *, `[^1]`, `<sup>1</sup>`, `$^{1}$`, and a plain 1.

各村推行“一村一品”¹，…           marker 1 behind 一品
¹ “一村一品”是指每村有一种产品。   a note begins with marker 1

A PDF reader may lower a ¹ to a 1: it is a marker where the note that 1 begins has the words that it stands behind.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

_DIGITS = {ord(c): d for c, d in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)}
_DIGITS |= {ord("①") + k: str(k + 1) for k in range(20)}
_BEHIND = r"(?<=[\u4e00-\u9fff\d%％”》）)])"
_SUP = r"[\[(（]?(\d{1,2}|[①-⑳])[\])）]?"
_SURE = (
    r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})",
    r"\[\^([^\]\s]{1,12})\]",
    r"[［\[〔](\d{1,3})[］\]〕]",
    rf"<sup>\s*{_SUP}\s*</sup>",
    rf"\$\s*(?:\{{\s*\}})?\^\s*\{{?\s*{_SUP}\s*\}}?\s*\$",
)
_INSIDE = re.compile(
    "|".join(
        (
            rf"(?:(?<![A-Za-z])|(?<=[A-Z][A-LN-Zs])){_SURE[0]}",  # behind ABS and REITs, not in m² and KM²
            *_SURE[1:],
            r"([①-⑳])",
            r"[（(\[［〔]注\s?(\d{1,2})[）)\]］〕]",
            rf"{_BEHIND}注(\d{{1,2}})(?=[，。；、：])",
            rf"{_BEHIND}(\*{{1,3}})(?!\*)",
        )
    )
)
_SURE_HEAD = re.compile("^(?:" + "|".join((_SURE[0], rf"{_SURE[1]}:", *_SURE[2:])) + r")\s*(?=\S)")
_HEAD = re.compile(
    r"^(?:([①-⑳])|[（(\[［〔]?注\s?(\d{1,2})[）)\]］〕]?[：:、.．\s]|(\*{1,3})(?=[^\s*])|(\d{1,2})[\s\u3000]+(?=[“《\u4e00-\u9fff]))\s*"
)
_PLAIN = re.compile(r"([\u4e00-\u9fff]{2,3})[”》）]?(\d{1,2})(?=[，。；、：“”）的和与是等])")
OPENING = 24
"""Characters of a note within which the words stand that its plain marker follows."""


class Head(NamedTuple):
    """How a note begins."""

    marker: str
    length: int
    """Characters of the line before the note's own words."""
    sign: str
    """As printed, brackets left out, where other lines must have it too: ①, 注1, *; empty where it says enough."""
    plain: bool
    """Whether it is a number like any other."""


class Place(NamedTuple):
    """Where a marker stands: characters [start, end) of a text."""

    start: int
    end: int
    marker: str


def note_head(chars: str) -> Head | None:
    """What a line begins with if it is a note."""
    match = _SURE_HEAD.match(chars)
    if match:
        return Head(_marker(match), match.end(), "", False)
    match = _HEAD.match(chars)
    if match is None:
        return None
    circled, numbered, stars, plain = match.groups()
    sign = circled or (f"注{numbered}" if numbered else stars or "")
    return Head(_marker(match), match.end(), sign, bool(plain))


def signs_inside(chars: str) -> Iterator[str]:
    """The signs that a line has anywhere but at its head, as `Head.sign`."""
    for match in _INSIDE.finditer(chars):
        if match.start():
            yield f"注{_marker(match)}" if "注" in match.group() else _group(match)


def plain_inside(chars: str) -> Iterator[tuple[str, str]]:
    """(marker, the words in front of it) where a plain number may be one."""
    for match in _PLAIN.finditer(chars):
        yield match[2], match[1]


def opening_words(chars: str) -> Iterator[str]:
    """The words of a note's beginning that may stand in front of its plain marker."""
    opening = chars[:OPENING]
    for length in (2, 3):
        for k in range(len(opening) - length + 1):
            yield opening[k : k + length]


def places(chars: str, notes: Mapping[str, Collection[str]]) -> Iterator[Place]:
    """The markers of a text; `notes`: for each marker the opening words of its notes with a plain number."""
    for match in _INSIDE.finditer(chars):
        if _marker(match) in notes:
            yield Place(*match.span(), _marker(match))
    for match in _PLAIN.finditer(chars):
        if match[1] in notes.get(match[2], ()):
            yield Place(*match.span(2), match[2])


def _group(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group)


def _marker(match: re.Match[str]) -> str:
    """The marker that one of a pattern's groups holds, in plain digits: `¹`, `①` and `1` are one."""
    return _group(match).translate(_DIGITS)
