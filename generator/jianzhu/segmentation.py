"""Text → words, as evidence of where a name can begin and end: `引进澜沛斯` → 引进 | 澜 | 沛 | 斯.

The words and their tags are those of jieba's dictionary, without its guesses at unknown words: what the dictionary
can't split into words falls into single characters, and a run of those is the best sign of a name there is.
The dictionary is read once a process, on first use, with no message and no cache file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import jieba

PROPER_TAGS = frozenset({"nr", "nrfg", "nrt", "ns", "nt", "nz"})
"""jieba's tags of personal names, place names, names of bodies and other names."""


@dataclass(frozen=True, slots=True)
class Word:
    """Characters [start, end) of a passage's text."""

    start: int
    end: int
    text: str
    tag: str
    """jieba's part of speech; empty for what its dictionary doesn't hold."""


@cache
def _dictionary() -> tuple[jieba.Tokenizer, dict[str, tuple[int, str]]]:
    tokenizer = jieba.Tokenizer()
    entries: dict[str, tuple[int, str]] = {}
    frequencies: dict[str, int] = {}
    total = 0
    with tokenizer.get_dict_file() as lines:
        for line in lines:
            word, frequency, tag = line.decode("utf-8").split()
            count = int(frequency)
            entries[word] = (count, tag)
            frequencies[word] = count
            total += count
            for k in range(1, len(word)):
                frequencies.setdefault(word[:k], 0)
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = frequencies, total, True
    return tokenizer, entries


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words of `text`, one after another, white space and punctuation included."""
    tokenizer, entries = _dictionary()
    found: list[Word] = []
    at = 0
    for piece in tokenizer.cut(text, HMM=False):
        found.append(Word(at, at + len(piece), piece, entries.get(piece, (0, ""))[1]))
        at += len(piece)
    return tuple(found)


def frequency(word: str) -> int:
    """How often jieba's corpus has `word`; 0 for a word that its dictionary doesn't hold."""
    return _dictionary()[1].get(word, (0, ""))[0]


def tag(word: str) -> str:
    """jieba's part of speech of `word`; empty for a word that its dictionary doesn't hold."""
    return _dictionary()[1].get(word, (0, ""))[1]
