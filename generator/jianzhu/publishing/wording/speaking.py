"""The site's own words in the language that the site is configured for.

    say("共 {count} 条", count=3)   →   `共 3 条`; while `speaking("en")`: `3 entries`

The words stand in code, templates and scripts in simplified Chinese, where a reader of the code sees what the page
says; `words.tsv` beside this module has each of them once, with its English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeVar, get_args

from jianzhu.publishing.wording.escaping import Markdown, inline

Language = Literal["zh", "en"]
K = TypeVar("K", bound=str)

_language: ContextVar[Language] = ContextVar("language", default="zh")
_PLACE = re.compile(r"\{(\w+)\}")


@cache
def english() -> dict[str, tuple[str, str]]:
    """Words → their English, and that for one thing where it is another (`entry`, `entries`)."""
    made = {}
    lines = (files(__package__) / "words.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            cells = [*line.split("\t"), "", ""]
            made[cells[0]] = (cells[1], cells[2] or cells[1])
    return {words: said for words, said in made.items() if words != "zh"}


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Within the context, `say` says it in `language`."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def spoken() -> Language:
    """The language that is spoken now."""
    return _language.get()


class Words(str):
    """Words of the site, to be shown with the spaces that they begin or end with."""

    __slots__ = ()


def say(words: str, **values: Any) -> Words:
    """`words` with the values in their places; raises KeyError where words or a value are missing."""
    return Words(_PLACE.sub(lambda place: str(values[place[1]]), _in_language(words, values)))


def worded(words: str, **values: Any) -> Markdown:
    """`say` as Markdown; a value that is Markdown already stays so."""
    pieces = _PLACE.split(_in_language(words, values))
    said = [inline(piece) if k % 2 == 0 else _shown(values[piece]) for k, piece in enumerate(pieces)]
    return Markdown("".join(said))


def _shown(value: Any) -> Markdown:
    return value if isinstance(value, Markdown) else inline(str(value))


def _in_language(words: str, values: Mapping[str, Any]) -> str:
    if spoken() == "zh" or not words:
        return words
    many, one = english()[words]
    counted = next((value for value in values.values() if isinstance(value, int)), None)
    return one if counted == 1 else many


class Labels(Mapping[K, str]):
    """What the site calls each of some keys, said in the site's language whenever it is asked for."""

    def __init__(self, labels: Mapping[K, str]) -> None:
        self.words = labels

    def __getitem__(self, key: K) -> str:
        return say(self.words[key])

    def one(self, key: K) -> str:
        """What one such thing is called."""
        return say(self.words[key], count=1)

    def __iter__(self) -> Iterator[K]:
        return iter(self.words)

    def __len__(self) -> int:
        return len(self.words)


LANGUAGES: tuple[Language, ...] = get_args(Language)
