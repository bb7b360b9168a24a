"""Where a name begins, sought leftwards from its tail: `引进深圳市星火电子有限公司` from 有限公司 back to 深圳市.

The search goes word by word and stops before punctuation, function words, verbs that no name holds, and counted things;
a division's name ends it, because names of bodies and works begin with where they are. What was gathered is the stem;
`is_proper` tells a stem that names one thing (a place, quotation marks, Latin letters, a word that the dictionary
can't split) from one made of everyday words.
"""

from __future__ import annotations

import re
from functools import cache

from jianzhu.annotating.candidates import Page
from jianzhu.annotating.segmentation import PROPER_TAGS, Word, frequency, tag
from jianzhu.lexicon import table

LONGEST_STEM = 28
"""Characters; the longest official names of working groups and companies in Chinese reports stay below."""
LONGEST_QUOTE = 14
"""Characters between quotation marks that may be part of a name: “厂BA”篮球赛."""
EVERYDAY = 60
"""Occurrences in jieba's corpus from which a proper-looking word may be an everyday one."""

_CLOSING = {"”": "“", "』": "『", "」": "「", "）": "（", ")": "("}
_BREAK = re.compile(r"[\s，。！？；：、,.!?;:…—|／/《》〈〉【】\[\]“‘「『（(]")
_LATIN = re.compile(r"[A-Za-z0-9+&·\-]+")
_COUNTED = re.compile(
    r"^[余多几]?(?:个|项|家|座|条|支|只|类|批|大|宗|处|所|名|位|次|期|年|月|日|万|亿|米|公里|公斤|吨|亩|%|％|元|平方米|兆瓦|千瓦)"
)


@cache
def _roles() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("name_limits"):
        found.setdefault(row["role"], set()).add(row["word"])
    return {role: frozenset(ws) for role, ws in found.items()}


def is_stop(word: Word) -> bool:
    """Whether no name goes on across `word`."""
    if word.text in _roles()["inner"] or word.text in _roles()["generic"]:
        return False
    if word.text in _roles()["stop"]:
        return True
    if len(word.text) == 1:
        return word.tag in ("p", "c", "r", "ul", "uj", "uz", "ug", "y") and word.text not in "华同和沿"
    return word.tag in ("v", "vd", "d", "c", "p", "r", "i", "l", "ad", "vi") and frequency(word.text) >= EVERYDAY


def _modifier(word: Word) -> bool:
    return word.text in _roles()["modifier"] and word.text not in _roles()["generic"]


def stem_start(page: Page, passage: int, tail: int, limit: int = LONGEST_STEM) -> int:
    """Where the name whose tail begins at `tail` begins in the passage's text; `tail` itself where nothing precedes."""
    text = page.texts[passage]
    words = page.words[passage]
    proper = page.proper[passage]
    at = tail
    k = page.word_at(passage, tail)
    if k < len(words) and words[k].start < tail:
        at = words[k].start  # the tail begins inside a word: 产业园 in 文创产业园
    k -= 1
    while at > 0 and tail - at < limit:
        if at in proper and proper[at] < at:
            return _chain(page, passage, proper[at])
        if k < 0:
            break
        while k >= 0 and words[k].end > at:
            k -= 1
        if k < 0:
            break
        word = words[k]
        if word.text in _CLOSING:
            opening = text.rfind(_CLOSING[word.text], max(0, at - LONGEST_QUOTE - 2), at - 1)
            if opening < 0 or (word.text in "）)" and _BREAK.search(text, opening + 1, at - 1)):
                break
            if re.search(r"[，。！？；]", text[opening:at]):
                break
            at = opening
            k = page.word_at(passage, at) - 1
            continue
        if _LATIN.fullmatch(word.text):
            start = word.start
            while start > 0 and _LATIN.fullmatch(text[start - 1]):
                start -= 1
            if text[start:at].isdigit() and (_COUNTED.match(text[at:]) or len(text[start:at]) == 4):
                break
            at = start
            k = page.word_at(passage, at) - 1
            continue
        if _BREAK.match(word.text) or word.text == "、":
            break
        if is_stop(word) or (word.tag in ("m", "mq") and len(word.text) == 1 and word.text not in "一三五九"):
            break
        if word.tag == "q" and k and words[k - 1].tag == "m":
            break
        at = word.start
        k -= 1
    return _trim(page, passage, at, tail)


def _chain(page: Page, passage: int, start: int) -> int:
    """The beginning of a chain of places that ends in the one beginning at `start`: 益阳市|赫山区."""
    proper = page.proper[passage]
    while start in proper and proper[start] < start:
        start = proper[start]
    return start


def _trim(page: Page, passage: int, start: int, tail: int) -> int:
    """Moves `start` past words that may stand before a name but don't begin one: 重大, 新, 首个."""
    words = page.words[passage]
    k = page.word_at(passage, start)
    while k < len(words) and words[k].start < tail:
        word = words[k]
        if word.start >= start and not (_modifier(word) or word.text in "’”）)·-" or word.tag in ("f", "u")):
            break
        start = word.end
        k += 1
    return min(start, tail)


def stem_words(page: Page, passage: int, start: int, end: int) -> list[Word]:
    words = page.words[passage]
    k = max(page.word_at(passage, start), 0)
    found = []
    while k < len(words) and words[k].start < end:
        a, b = max(words[k].start, start), min(words[k].end, end)
        if a < b:
            piece = page.texts[passage][a:b]
            found.append(Word(a, b, piece, words[k].tag if piece == words[k].text else tag(piece)))
        k += 1
    return found


def is_proper(page: Page, passage: int, start: int, end: int) -> str | None:
    """What makes characters [start, end) name one thing, or None."""
    text = page.texts[passage][start:end]
    if any(start <= a and e <= end for e, a in page.proper[passage].items()):
        return "place"
    if re.search(r"[“「『]", text):
        return "quoted"
    if re.search(r"[A-Za-z]", text):
        return "latin"
    run = 0
    for word in stem_words(page, passage, start, end):
        if word.text in _roles()["generic"] or word.text in _roles()["inner"]:
            run = 0
        elif len(word.text) == 1:
            run += 1
            if run >= 2:
                return "unknown word"
        elif not word.tag or frequency(word.text) < 5 or (word.tag in PROPER_TAGS and frequency(word.text) < 3000):
            return "unknown word"
        else:
            run = 0
    return None


def is_generic(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether characters [start, end) are wholly made of words that name kinds of things."""
    generic, inner, modifier = _roles()["generic"], _roles()["inner"], _roles()["modifier"]
    return all(
        w.text in generic or w.text in inner or w.text in modifier for w in stem_words(page, passage, start, end)
    )
