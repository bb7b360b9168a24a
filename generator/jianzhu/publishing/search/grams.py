"""A stream of characters → where each pair of them stands, sorted and cut into files of one size.

    竹韵新材 at 120   →   新材 122, 材_ 123, 竹韵 120, 韵新 121   →   file 0 (from 新材): {"新": "材 4f…", "材": …}, …

Words need a file for each two of their characters. The pairs of one character stand together, and so do all of Latin
letters, all of readings and all lengths, so that a word of letters needs few.

The syllables of a name stand where its characters do, written `Zhu` so that they are no text, and so do the initials
of two syllables (`ZY`) and, at its beginning, how long it is (`竹=4`, `Zhu=4`): words that begin there and are as long
are the whole name.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from string import ascii_uppercase
from typing import NamedTuple

GAP = "_"
"""What stands in the stream for a space and after each passage; where a text has it, it is taken for one."""
LARGEST = 24_000
"""Bytes of one file, about, unless one pair alone has more."""
_DIGITS = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"\\')
BASE = len(_DIGITS) // 2
"""Digits that end a number are the first half of them, digits that go on the second."""


def packed(numbers: Iterable[int]) -> str:
    """Numbers from 0 as text, one behind the other: a digit for those below 46, two below 2,162.

    >>> packed([0, 45, 46]), len(packed([1_000_000]))
    ('!NP!', 4)
    """
    return "".join(map(_number, numbers))


def gaps(rising: Iterable[int]) -> Iterator[int]:
    """What is between rising numbers from 0: small where they stand close.

    >>> list(gaps([0, 1, 5]))
    [0, 0, 3]
    """
    return (after - before - 1 for before, after in pairwise(chain([-1], rising)))


@cache
def _number(value: int) -> str:
    if value < BASE:
        return _DIGITS[value]
    end = _DIGITS[value % BASE]
    value //= BASE
    while value >= BASE:
        end = _DIGITS[BASE + value % BASE] + end
        value //= BASE
    return _DIGITS[BASE + value] + end


class Grams:
    """Where everything stands that can be asked for: a character with what follows it → places in the stream."""

    def __init__(self) -> None:
        self._places: dict[str, array[int]] = defaultdict(lambda: array("Q"))

    def add_text(self, plain: str, start: int) -> None:
        """Folded text that stands at `start`."""
        places, text = self._places, plain.replace(" ", GAP) + GAP
        for k in range(len(plain)):
            places[text[k : k + 2]].append(start + k)

    def add_name(self, plain: str, syllables: Sequence[str], start: int) -> None:
        """A folded name that stands at `start`, and its reading."""
        if not plain:
            return  # a figure of nobody named, or a name of marks alone
        self.add_text(plain, start)
        self._places[f"{plain[:1]}={len(plain)}"].append(start)
        spoken = [s if s.isascii() and s.isalpha() else "" for s in syllables[: len(plain)]]
        for k, (syllable, following) in enumerate(pairwise([*spoken, ""]), start):
            if syllable:
                self._places[syllable.capitalize()].append(k)
                if following:
                    self._places[syllable[0].upper() + following[0].upper()].append(k)
        if spoken and spoken[0]:
            self._places[f"{spoken[0][0].upper()}={len(spoken)}"].append(start)

    def syllables(self) -> list[str]:
        """The syllables of all names."""
        return sorted(
            key.lower() for key in self._places if key[0] in ascii_uppercase and key.istitle() and "=" not in key
        )

    def files(self) -> Packed:
        """All places, as many keys to a file as fit, in the order in which a browser sorts words (UTF-16).

        A mark is only ever the second of a pair: whoever asks for words finds them by their letters and numbers.
        """
        begins: list[str] = []
        files: list[dict[str, list[str]]] = []
        room, last = 0, ""
        for key in sorted((key for key in self._places if key[0].isalnum()), key=_as_browsers_sort):
            entry = f"{key[1:]} {packed(gaps(self._places[key]))}"
            size = len(entry.encode("utf-8", "replace")) + 1
            if not files or size > room:
                begins.append(_apart(last, key))
                files.append({})
                room = LARGEST
            files[-1].setdefault(key[0], []).append(entry)
            room -= size
            last = key
        return Packed(begins, [{char: " ".join(entries) for char, entries in held.items()} for held in files])


def _apart(before: str, key: str) -> str:
    """As much of `key` as tells it from the one before it."""
    return next(key[:n] for n in range(1, len(key) + 1) if not before.startswith(key[:n]))


def _as_browsers_sort(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")


class Packed(NamedTuple):
    """The places of all pairs, in files."""

    begins: list[str]
    """Of each file, as much of its first key as tells it from the one before; 竹韵 is in the last that isn't behind."""
    files: list[dict[str, str]]
    """First character → `rest places rest places …`."""
