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


LONGEST_WORD = 4
"""Characters of a word over a seam: longer ones are words of shorter ones."""
AT_A_SEAM = 0.4
"""Nats: what the rates of words alone miss of two texts' standing together, as seams of printed lines show."""


def nats_together(tail: str, head: str) -> float:
    """Nats by which `head` is likelier right behind `tail` than behind any text at all, as far as words tell.

    修水 + 库的水 → about 3, 修水 + 的库水 → about 0, 修水 + 员说 → about -3. Both a few characters, no white space.
    """
    return _likelihood(tail + head) - _cut(tail) - _cut(head) + AT_A_SEAM


@cache
def _edges() -> tuple[dict[str, float], dict[str, float]]:
    """Of each character, the nats that a word of the dictionary begins with it, or ends with it, and is longer."""
    begun: dict[str, int] = {}
    ended: dict[str, int] = {}
    for word, (count, _) in _dictionary()[1].items():
        if 1 < len(word) <= LONGEST_WORD:
            begun[word[0]] = begun.get(word[0], 0) + count
            ended[word[-1]] = ended.get(word[-1], 0) + count
    total = math.log(_words_counted())
    first, last = ({c: math.log(n or 0.5) - total for c, n in counts.items()} for counts in (begun, ended))
    return first, last


@lru_cache(maxsize=1 << 14)
def _cut(chars: str) -> float:
    return _likelihood(chars)


def _likelihood(chars: str) -> float:
    """Nats of all the ways to read `chars`, cut out of a text, as words: the first and the last may be cut."""
    first, last = _edges()
    total = math.log(_words_counted())
    reached = [0.0]
    for end in range(1, len(chars) + 1):
        ways = [last[chars[0]]] if end == 1 and chars[0] in last else []
        for start in range(max(0, end - LONGEST_WORD), end):
            count = frequency(chars[start:end])
            if count or end - start == 1:
                ways.append(reached[start] + math.log(count or 0.5) - total)
        reached.append(_sum(ways))
    cut = reached[-2] + first[chars[-1]] if chars and chars[-1] in first else -math.inf
    return _sum([reached[-1], cut])


def _sum(nats: list[float]) -> float:
    """Nats of either of several, each given in nats."""
    most = max(nats)
    return most + math.log(sum(math.exp(n - most) for n in nats))
