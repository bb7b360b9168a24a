"""Text → words, as evidence of where a name can begin and end: `引进澜沛斯` → 引进 | 澜 | 沛 | 斯.

The words and their tags are those of jieba's dictionary, without its guesses at unknown words: what the dictionary
can't split into words falls into single characters, and a run of those is the best sign of a name there is.
The dictionary is read once a process, on first use, with no message and no cache file.
"""

from __future__ import annotations

import math
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


@cache
def _character_rates() -> dict[str, float]:
    counts: dict[str, int] = {}
    for word, (count, _) in _dictionary()[1].items():
        for char in word:
            counts[char] = counts.get(char, 0) + count
    total = sum(counts.values())
    return {char: count / total for char, count in counts.items()}


def _words_counted() -> int:
    return int(_dictionary()[0].total)


@lru_cache(maxsize=1 << 16)
def rate(chars: str) -> float:
    """How often one or two characters stand in Chinese text: a share of all characters, or of all words.

    Two that are no word have what chance makes of the rates of each; what the dictionary lacks is rare, not impossible.
    """
    rates = _character_rates()
    if len(chars) == 1:
        return max(rates.get(chars, 0.0), RAREST)
    by_chance = max(rates.get(chars[0], 0.0), 1e-6) * max(rates.get(chars[1:], 0.0), 1e-6)
    return max(frequency(chars) / _words_counted(), by_chance, RAREST)


RAREST = 1e-7
"""The rate of characters of which nothing is known."""


def word_over_seam(tail: str, head: str) -> float:
    """Nats by which `tail` and `head` read more likely with a word that stands over the seam; 0 where none can.

    修水 + 库 → about 9; both should be a few characters long, without white space.
    """
    whole = tail + head
    return _best_reading(whole, None) - _best_reading(whole, len(tail))


LONGEST_WORD = 4
"""Characters of a word over a seam: longer ones are words of shorter ones."""


def _best_reading(chars: str, cut: int | None) -> float:
    """Nats of the likeliest sequence of words, with an edge at `cut`."""
    total = math.log(_words_counted())
    best = [0.0]
    for end in range(1, len(chars) + 1):
        reached = -math.inf
        for start in range(max(0, end - LONGEST_WORD), end):
            count = frequency(chars[start:end])
            if (cut is not None and start < cut < end) or not (count or end - start == 1):
                continue
            reached = max(reached, best[start] + math.log(count or 0.5) - total)
        best.append(reached)
    return best[-1]
