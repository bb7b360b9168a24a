"""What makes a string name one thing: a place, quotation marks, Latin letters, a word that no dictionary explains.

星岭智造 → unknown word;   江城城市建设 → place;   智慧物流 → nothing
"""

from __future__ import annotations

import re

from jianzhu.annotating.names.candidates import Page
from jianzhu.annotating.names.divisions import named
from jianzhu.annotating.names.limits import EVERYDAY, role_of
from jianzhu.lexicon import column, derived
from jianzhu.segmentation import PROPER_TAGS, Word, frequency, tag

RARE_SYLLABLE = 300
"""Occurrences in jieba's corpus below which a single character between words is a name's."""
PROPER = 5000
"""Occurrences from which a word tagged as a name is used so much that it tells nothing: 城市, 工商."""
SELDOM = 20
"""Occurrences in jieba's corpus below which a noun of two characters is more likely somebody's name."""


def stem_words(page: Page, passage: int, start: int, end: int) -> list[Word]:
    """The words of characters [start, end), those at the ends cut off there."""
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
    proper = page.proper[passage]
    if any(start <= proper.get(e, -1) for e in range(start + 1, end + 1)):
        return "place"
    if any(not _PERIOD.fullmatch(m.group(1)) for m in _QUOTATION.finditer(text)):
        return "quoted"
    if _GRADE.search(text):
        return None
    if re.search(r"[A-Za-z]", text):
        return "latin"
    if has_unknown(stem_words(page, passage, start, end)) or clan_seat().search(text):
        return "unknown word"
    return "place" if _of_county(text) else None


COMMON_SURNAMES = 120
"""How many surnames from the top of the table, which has the commonest first, clans' villages are called after."""


@derived()
def clan_seat() -> re.Pattern[str]:
    """A clan's name and the lie of its land, of which names of places are made: 吕家口, 梁家沟."""
    names = "".join(n for n in column("surnames", "surname")[:COMMON_SURNAMES] if len(n) == 1)
    return re.compile(
        f"[{names}]家[沟湾桥坪庄寨店堡营屯岗坡冲坝河塘岭台窑集铺疃埠院咀嘴垭坳峪峁梁川口洼圪垣山畈墩滩渡]"
    )


def _of_county(stem: str) -> bool:
    """Whether a stem begins with the name of one county, and no everyday word, and goes on: 句容|抽水蓄能."""
    for length in (2, 3):
        choices = named(stem[:length]) if len(stem) > length else ()
        if len(choices) == 1 and choices[0].level == 3 and _seldom(stem[:length]):
            return True
    return False


def _seldom(word: str) -> bool:
    most = SELDOM_COUNTY if tag(word) in ("ns", "a") else EVERYDAY
    return frequency(word) < most and tag(word)[:1] in ("", "n", "a") and not _everyday(word)


SELDOM_COUNTY = 300
"""Occurrences in jieba's corpus below which a county's name that is a place's name there proves a name."""
_QUOTATION = re.compile("[“「『]([^“”「」『』]{2,})[”」』]")
_PERIOD = re.compile("十[一二三四五六七八九]五")
"""A plan's five years in quotation marks, which make nothing a name: 国家“十四五”重点项目."""
_GRADE = re.compile(r"[1-5]?A+级")
_PEOPLES = frozenset("族")
"""Last characters of words that the dictionary calls names and that name no place: 白族|古镇."""


def has_unknown(stem: list[Word]) -> bool:
    """Whether the words hold one that no dictionary explains: a run of single characters, a rare or a proper name."""
    run: list[Word] = []
    for word in [*stem, None]:
        if word and len(word.text) == 1 and re.match(r"[\u4e00-\u9fff]", word.text):
            run.append(word)
            continue
        if len(run) >= 2 and not _everyday("".join(w.text for w in run)):
            own = [w for w in run if not (role_of(w.text, "generic") or role_of(w.text, "modifier"))]
            if own:
                return True
        if (
            len(run) == 1
            and frequency(run[0].text) < RARE_SYLLABLE
            and run[0].tag not in ("m", "q", "x", "o", "e", "y")
        ):
            return True
        run = []
        if word is None or _everyday(word.text) or len(word.text) == 1 or word.text[-1] in _PEOPLES:
            continue
        if not word.tag or (word.tag in PROPER_TAGS and frequency(word.text) < PROPER):
            return True
        if len(word.text) == 2 and all(role_of(c, "abbreviation") for c in word.text):
            return True
        if len(word.text) == 2 and word.tag == "n" and frequency(word.text) < SELDOM:
            return True
    return False


def is_generic(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether characters [start, end) are wholly made of words that name kinds of things, or count them."""
    pieces = stem_words(page, passage, start, end)
    if len(pieces) > 1 and all(w.tag == "q" for w in pieces):
        return False  # 台盘: measure words that measure nothing
    return all(
        _everyday(w.text) or w.tag in ("m", "mq", "q") or not re.match(r"[\u4e00-\u9fffA-Za-z]", w.text) for w in pieces
    )


@derived(65536)
def _everyday(word: str) -> bool:
    if any(role_of(word, role) for role in ("generic", "inner", "modifier")):
        return True
    return len(word) == 4 and _everyday(word[:2]) and _everyday(word[2:])
