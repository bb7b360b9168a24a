"""Names that look misprinted: 清捂市 once, in a text that prints 清梧 forty times. They are flagged, never changed.

A place's name that a text prints often is held against each stretch of the text that ends in the same rank (市, 县),
differs from the name in one character, reads the same and is no place of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jianzhu.identifiers import plain_pinyin
from jianzhu.lexicon import table
from jianzhu.model import Finding, Source, Span

PRINTED_OFTEN = 3
"""Times a name stands in a text before a form unlike it is taken for its misprint."""


@cache
def _places() -> dict[str, str]:
    """Short names of two characters with the full ones: 清梧 → 清梧市."""
    return {row["short"]: row["name"] for row in table("divisions") if len(row["short"]) == 2}


@cache
def _any_place() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_places()))))


@dataclass(frozen=True, slots=True)
class Misprint:
    """A stretch of a source that seems to misprint a name."""

    span: Span
    form: str
    name: str
    """What it is taken to mean, which the text prints `times` times."""
    times: int


def misprints(source: Source) -> tuple[Finding, ...]:
    """A warning for each stretch of a source that seems to misprint a place's name, with its line."""
    return tuple(
        Finding(
            f"{source.name}:{source.text.count(chr(10), 0, one.span.start) + 1}",
            f"“{one.form}” may be a misprint of “{one.name}”, which the text prints {one.times} times: look at it",
            "warning",
        )
        for one in suspected_misprints(source)
    )


def suspected_misprints(source: Source) -> tuple[Misprint, ...]:
    """The stretches of a source that seem to misprint a place's name, in its order."""
    counts: dict[str, int] = {}
    for match in _any_place().finditer(source.text):
        counts[match.group()] = counts.get(match.group(), 0) + 1
    full_names = set(_places().values())
    found: list[Misprint] = []
    for short, times in counts.items():
        if times < PRINTED_OFTEN:
            continue
        name = _places()[short]
        rank = re.escape(name[2:])
        first, second = re.escape(short[0]), re.escape(short[1])
        near = re.compile(f"(?:{first}[\\u4e00-\\u9fff]|[\\u4e00-\\u9fff]{second}){rank}")
        for match in near.finditer(source.text):
            form = match.group()
            if form in full_names or plain_pinyin(form) != plain_pinyin(name):
                continue
            found.append(Misprint(Span(*match.span()), form, name, times))
    return tuple(sorted(found, key=lambda one: one.span))
