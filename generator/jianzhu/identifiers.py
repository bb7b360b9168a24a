"""Readable, stable names for files, anchors and ids, from pinyin: 株洲国资 → `zhu-zhou-guo-zi`.

The one place that makes them. The name of a source (and so of its articles) depends on the file's name only, so a new
source changes no name of an old one. Entities and terms with one reading (市政 and 市正) are told apart by four
hexadecimal digits of the text's hash, which the later of the two in code point order carries.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from pypinyin import Style, lazy_pinyin, load_phrases_dict, load_single_dict

from jianzhu.lexicon import derived, table, watch

LONGEST = 60
"""Characters of a slug: long enough to be read, short enough for every file system and for a link in an e-mail."""


def _load_phrases() -> None:
    readings = {row["phrase"]: row["pinyin"] for row in table("pinyin")}
    load_phrases_dict({phrase: [[s] for s in read.split()] for phrase, read in readings.items() if len(phrase) > 1})
    load_single_dict({ord(char): read for char, read in readings.items() if len(char) == 1})


watch(_load_phrases)


@derived(65536)
def pinyin(text: str) -> str:
    """Toned reading, syllables parted by spaces, other characters as they are: 株洲A → `zhū zhōu A`.

    No space stands within brackets and quotation marks: 江岸（一期） → `jiāng àn （yī qī）`.
    """
    spaced = " ".join(part.strip() for part in lazy_pinyin(text, style=Style.TONE) if part.strip())
    return _IDLE_SPACE.sub("", spaced)


_IDLE_SPACE = re.compile("(?<=[“‘（(《〈「『[]) | (?=[”’）)》〉」』\\]，、；：。])")


def person_pinyin(name: str) -> str:
    """Toned reading of a person's name: surnames have readings of their own, and 长 in a given name is cháng.

    >>> person_pinyin("单长根")
    'shàn cháng gēn'
    """
    for length in (2, 1):
        reading = _surnames().get(name[:length])
        if reading is not None and len(name) > length:
            return f"{reading or pinyin(name[:length])} {pinyin(name[length:]).replace('zhǎng', 'cháng')}"
    return pinyin(name)


@derived()
def _surnames() -> dict[str, str]:
    """Surname → its reading; empty where the character's usual one is right."""
    return {row["surname"]: row["pinyin"] for row in table("surnames")}


@derived(65536)
def plain_pinyin(text: str) -> str:
    """Toneless reading, lower case, syllables parted by spaces: 女儿 → `nü er`."""
    return " ".join(part.strip() for part in lazy_pinyin(text, v_to_u=True) if part.strip()).lower()


def initials(text: str) -> str:
    """First letters of the syllables: 株洲 → `zz`."""
    return "".join(syllable[0] for syllable in plain_pinyin(text).split() if syllable[0].isalnum())


def initial(text: str, reading: str | None = None) -> str:
    """The letter under which an index lists `text`: `A` to `Z`, or `#` for digits and everything else.

    `reading` is its pinyin where that is known better than from the characters.
    """
    for char in toneless(text, reading):
        if char.isalnum():
            letter = char.upper()
            return letter if "A" <= letter <= "Z" else "#"
    return "#"


def sort_key(text: str, reading: str | None = None) -> tuple[str, str]:
    """By pinyin (`reading` where it is given), then by code point; quotation marks and brackets don't count.

    As in a dictionary ü is u's neighbour: 路, 绿, 栾. Numbers go by their size: 2号线, 10号线.
    """
    read = _NUMBER.sub(lambda match: match[0].zfill(_DIGITS), toneless(text, reading).translate(_MARKS)).split()
    return " ".join(f"{part.replace('ü', 'u')}{_UMLAUT}" if "ü" in part else part for part in read), text


def toneless(text: str, reading: str | None = None) -> str:
    """Toneless reading of `text`, from `reading` where that is known: 绿色, `lǜ sè` → `lü se`."""
    return _without_tones(reading) if reading else plain_pinyin(text)


@lru_cache(maxsize=65536)
def _without_tones(reading: str) -> str:
    """`lǜ sè` → `lü se`."""
    kept = [char for char in unicodedata.normalize("NFD", reading) if char not in _TONES]
    return unicodedata.normalize("NFC", "".join(kept)).lower()


_MARKS = dict.fromkeys(map(ord, '“”‘’「」『』《》〈〉（）()"·'))
_NUMBER = re.compile("[0-9]+")
_DIGITS = 6
"""Digits to which a number is filled up in a sort key; longer ones are codes."""
_UMLAUT = "!"
"""What a syllable with ü has at its end in a sort key: behind it stands every other letter, before it a space."""
_TONES = frozenset("\u0304\u0301\u030c\u0300")
"""The combining marks of the four tones; that of ü stays."""


def digest(text: str, length: int = 4) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def slug(text: str, longest: int = LONGEST) -> str:
    """Lower-case ASCII words joined by hyphens; the hash of the text where nothing else remains of it.

    Words that would make it longer than `longest` characters are left out, and four digits of the hash stand for them.

    >>> slug("岳阳市“三资”运作 2023")
    'yue-yang-shi-san-zi-yun-zuo-2023'
    """
    ascii_text = unicodedata.normalize("NFKD", plain_pinyin(text).replace("ü", "v")).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_text)
    made = ""
    for word in words:
        if len(made) + len(word) + 1 > longest:
            made = f"{made or word[:longest]}-{digest(text)}"
            break
        made = f"{made}-{word}" if made else word
    return made or f"x-{digest(text, 8)}"


def source_slug(name: str) -> str:
    """A slug for a source file, from its name alone and unlike that of any other name.

    A name that is no slug already carries four digits of its hash, because two such may read alike.

    >>> source_slug("plan-2023.txt"), source_slug("株洲日报.txt"), source_slug("a_b.txt")
    ('plan-2023', 'zhu-zhou-ri-bao-287d', 'a-b-bd37')
    """
    stem = name.removesuffix(".txt")
    made = slug(stem.removesuffix(".md"))
    return made if stem == made else f"{made}-{digest(name)}"


def slugs(texts: Iterable[str]) -> dict[str, str]:
    """A slug for each of the texts, no two the same, and none that of a folder's own page.

    >>> slugs(["Index"])["Index"]
    'index-39c3'
    """
    made: dict[str, str] = {}
    taken = {"index"}
    for text in sorted(set(texts)):
        own = slug(text)
        if own in taken:
            own = f"{own}-{digest(text)}"
        taken.add(own)
        made[text] = own
    return made
