"""Names known by what they end in: `走进虹桥智造产业园` → 虹桥智造产业园, a project.

The tails and what each demands of the stem before it are lexicon/name_tails.tsv; where the stem begins is
`boundaries.stem_start`'s business. The longest tail at a place is tried first, and a name may go on to a further tail:
某某集团|有限公司, 某某产业园|项目.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jianzhu.annotating.boundaries import is_generic, is_proper, stem_start, stem_words
from jianzhu.annotating.candidates import Candidate, Page, Strength
from jianzhu.annotating.segmentation import PROPER_TAGS, frequency
from jianzhu.lexicon import table
from jianzhu.model import EntityType

LONGEST_BRAND = 4
"""Characters of a company's own name before the word for its trade: 海天味业, 亿纬锂能."""


@dataclass(frozen=True, slots=True)
class Tail:
    text: str
    type: EntityType
    strength: str
    least: int


@cache
def _tails() -> dict[str, Tail]:
    return {
        row["tail"]: Tail(row["tail"], row["type"], row["strength"], int(row["least"]))  # type: ignore[arg-type]
        for row in table("name_tails")
    }


@cache
def _scanner() -> re.Pattern[str]:
    longest = sorted(_tails(), key=lambda t: (-len(t), t))
    return re.compile("(?=(" + "|".join(map(re.escape, longest)) + "))")


_LEVEL = re.compile(r"[省市县区州]$")
_BRACKET = re.compile(r"[（(]([^（）()]{2,8})[）)]$")
_GOES_ON = re.compile(r"^(?:化|性|式|型|级|类|区域|业|者|们|员|上|下|中)")
_BRAND_END = re.compile(r"^(?:$|[^\u4e00-\u9fff])")


def find_tailed_names(page: Page) -> Iterator[Candidate]:
    """Candidates for organisations, projects, places and events that end in a word of the table."""
    for passage, text in page:
        for match in _scanner().finditer(text):
            tail = _tails()[match.group(1)]
            if tail.strength == "never":
                continue
            candidate = _try(page, passage, match.start(1), tail)
            if candidate:
                yield candidate


def _try(page: Page, passage: int, at: int, tail: Tail) -> Candidate | None:
    text = page.texts[passage]
    end = at + len(tail.text)
    if not page.begins_word(passage, end) and not _ends_inside(page, passage, end, tail):
        return None
    if tail.strength == "brand":
        start = _brand_start(page, passage, at, end, tail)
        if start is None:
            return None
        return Candidate(passage, start, end, tail.type, f"short company name in {tail.text}", Strength.NAME)
    start = stem_start(page, passage, at)
    stem = at - start
    if stem < tail.least:
        return None
    if tail.strength == "place":
        return _place(page, passage, start, at, end, tail)
    if tail.strength == "number":
        return (
            Candidate(passage, start, end, tail.type, "numbered road", Strength.NAME)
            if text[start:at].isdigit()
            else None
        )
    levelled = _LEVEL.match(text[start]) if start < at else None
    if tail.strength == "proper":
        proof = is_proper(page, passage, start, at)
        if not proof and not (levelled and tail.type == "organization"):
            return None
        if proof == "place" and _only_place(page, passage, start, at) and tail.text in _BARE:
            return None
    elif is_generic(page, passage, start, at) and not levelled and not (len(tail.text) >= 4 and stem >= 6):
        return None
    return Candidate(passage, start, end, tail.type, f"{tail.type} tail {tail.text}", Strength.NAME)


_BARE = frozenset({"项目", "工程", "公司", "平台", "系统", "集团", "基地", "子公司", "基金"})
"""Tails that name nothing directly after a place: 岳阳项目, 株洲公司."""


def _only_place(page: Page, passage: int, start: int, end: int) -> bool:
    proper = page.proper[passage]
    at = end
    while at > start and at in proper and proper[at] < at:
        at = proper[at]
    return at <= start


def _ends_inside(page: Page, passage: int, end: int, tail: Tail) -> bool:
    """Whether a tail that ends inside a dictionary word still ends a name: 集团|公司 are two, 公园|里 is one word."""
    word = page.words[passage][page.word_at(passage, end)]
    return len(tail.text) >= 3 and word.end - end <= 2 and frequency(word.text) < 50


def _brand_start(page: Page, passage: int, at: int, end: int, tail: Tail) -> int | None:
    """Where a short company name begins, or None: its own part has two to four characters no dictionary explains."""
    text = page.texts[passage]
    if _GOES_ON.match(text[end : end + 2]):
        return None
    start = stem_start(page, passage, at, limit=LONGEST_BRAND + 2)
    if not tail.least <= at - start <= LONGEST_BRAND:
        return None
    stem = stem_words(page, passage, start, at)
    if page.proper[passage].get(at) == start:
        return None  # 湖南电力, 长沙航空: a place's trade
    unknown = is_proper(page, passage, start, at) == "unknown word"
    if unknown and all(len(w.text) == 1 or w.tag in PROPER_TAGS or not w.tag for w in stem):
        return start
    return None


def _place(page: Page, passage: int, start: int, at: int, end: int, tail: Tail) -> Candidate | None:
    """A town, village, street, water or mountain: one to four characters before the tail, after a place or a break."""
    text = page.texts[passage]
    proper = page.proper[passage]
    begin = start
    for place_end, place_start in sorted(proper.items(), reverse=True):
        if place_start >= start and place_end <= at:
            begin = place_end if place_end < at else place_start
            break
    own = at - begin
    if not tail.least <= own <= 4 or re.search(r"[^\u4e00-\u9fff]", text[begin:at]):
        return None
    if is_generic(page, passage, begin, at):
        return None
    after_place = begin in proper and proper[begin] < begin
    whole = text[begin:end]
    proof = is_proper(page, passage, begin, at)
    if not after_place and not (proof and (own >= 2 or frequency(whole) == 0)):
        return None
    if not after_place and len(tail.text) == 1 and tail.text not in "镇乡村湖山江":
        return None
    if not after_place and frequency(whole) >= 20 and stem_words(page, passage, begin, end)[0].tag not in PROPER_TAGS:
        return None
    return Candidate(passage, begin, end, "place", f"place tail {tail.text}", Strength.NAME)
