"""Which part of the glossary a term stands in: 三资 → `s`, “1+4+N” → `0`, REITs → `latin`."""

from __future__ import annotations

from string import ascii_lowercase

from jianzhu.identifiers import initial
from jianzhu.publishing.wording.speaking import Labels

SECTIONS = (*ascii_lowercase, "0", "latin")
"""The sections' names in addresses, in the glossary's order."""
_SHOWN = Labels({"0": "数字", "latin": "外文"})


def section(term: str, reading: str | None = None) -> str:
    """By the first letter of its reading (`reading` where it is known), digits and Latin words apart.

    >>> section("三资"), section("“1+4+N”"), section("REITs")
    ('s', '0', 'latin')
    """
    first = next((char for char in term if char.isalnum()), "")
    if first.isascii() and first.isalpha():
        return "latin"
    letter = initial(term, reading).lower()
    return letter if letter in SECTIONS else "0"


def shown(section: str) -> str:
    """What a section is called on a page: `s` → `S`."""
    return _SHOWN.get(section) or section.upper()
