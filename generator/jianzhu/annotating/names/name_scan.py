"""Where given names stand in a text, in one pass: `澜江集团和澜江` + {澜江, 澜江集团} → [0, 4), [5, 7).

At each place only the lengths are tried that names beginning with the same two characters have, the longest first, each
by one look into a dictionary: the time grows with the text, not with the number of names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_ONE = (1,)
"""Lengths to try where no name begins with the two characters at hand."""


class NameScan:
    """Finds `names` in texts."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(name for name in names if name)
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            lengths.setdefault(name[:2], {1}).add(len(name))
        self._lengths = {head: sorted(found, reverse=True) for head, found in lengths.items()}

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """[start, end) of each name in `text`, the longest at each place, none overlapping another."""
        lengths, names = self._lengths, self._names
        at = 0
        while at < len(text):
            for length in lengths.get(text[at : at + 2], _ONE):
                if text[at : at + length] in names:
                    yield at, min(at + length, len(text))
                    at += length
                    break
            else:
                at += 1
