"""Waters and hills with everyday names, known by what stands beside them: `横跨白塔河` → 白塔河, `枣溪河两岸` → 枣溪河.

The words beside them are lexicon/place_cues.tsv. A water's own name has one to four characters; what the dictionary has
as an everyday word (大江, 运河, 山河) and what says only what kind of water it is (内河, 主要河流) are no names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.annotating.names.divisions import named
from jianzhu.annotating.names.limits import is_stop
from jianzhu.annotating.names.proofs import has_unknown, is_generic, stem_words
from jianzhu.lexicon import derived, table
from jianzhu.segmentation import PROPER_TAGS, Word, frequency, tag

_TAILS = "水(?=水质|流域|两岸|干流|河段)|运河|水库|水道|溪河|河|江|湖|溪|涧|渠|涌|浦|潭|泉|洋|湾|峡|山|岭|峰|岛|洲"
LONGEST_OWN = 4
"""Characters of a water's own name before the word for its kind: 通吕|运河, 巴音布鲁|克湖."""
_HAN = "[\u4e00-\u9fff]"


@derived()
def _cues(side: str) -> str:
    found = [row["cue"] for row in table("place_cues") if row["side"] == side]
    return "|".join(map(re.escape, sorted(found, key=lambda w: (-len(w), w))))


@derived()
def _after_cue() -> re.Pattern[str]:
    return re.compile(f"(?:{_cues('before')})(?P<name>{_HAN}{{1,{LONGEST_OWN}}}?(?:{_TAILS}))(?!{_NO_WATER})")


@derived()
def _before_cue() -> re.Pattern[str]:
    return re.compile(f"(?P<tail>{_TAILS})(?={_cues('after')})")


_NO_WATER = "[流岸边堤道段床湖水]|山区|城|州|南|北|苏|西|东"
"""What makes another word of the last character of a name: 河流, 江南."""


def find_waters(page: Page) -> Iterator[Candidate]:
    """Candidates for waters and hills beside a word of the table."""
    for passage, text in page:
        for match in _after_cue().finditer(text):
            start, end = match.span("name")
            if page.begins_word(passage, match.start()) and _is_water(page, passage, start, end):
                yield _water(passage, start, end, text[end - 2 : end], "a water or hill crossed")
        for match in _before_cue().finditer(text):
            start, end = _own_start(page, passage, match.start()), match.end("tail")
            if start < match.start() and _is_water(page, passage, start, end):
                yield _water(passage, start, end, text[end - 2 : end], "a water or hill and its banks")
        for word in page.words[passage]:
            if _is_known(word, text):
                reason = "a water or hill in the dictionary"
                yield Candidate(passage, word.start, word.end, "place", reason, Strength.PART)


def _water(passage: int, start: int, end: int, tail: str, reason: str) -> Candidate:
    return Candidate(passage, start, end, "project" if tail == "水库" else "place", reason, Strength.NAME)


def _own_start(page: Page, passage: int, tail: int) -> int:
    """Where the water's own name begins: after a place, a break or a word that no name holds."""
    at = tail
    for word in reversed(stem_words(page, passage, max(0, tail - LONGEST_OWN), tail)):
        if word.end in page.proper[passage] or is_stop(word) or not re.fullmatch(f"{_HAN}+", word.text):
            break
        at = word.start
    cut = page.words[passage][page.word_at(passage, at)]
    return tail if cut.start < at and len(cut.text) > 1 and cut.end < tail else at


def _is_water(page: Page, passage: int, start: int, end: int) -> bool:
    if page.proper[passage].get(end) == start or any(
        page.proper[passage].get(e, e) < end for e in range(end + 1, end + LONGEST_OWN)
    ):
        return False  # known already, or in a name that goes on: 观山湖|区
    name = page.texts[passage][start:end]
    tail = re.search(f"(?:{_TAILS}|水)$", name)
    if tail is None or named(name) or _KINDS.search(name) or (frequency(name) and tag(name) not in PROPER_TAGS):
        return False
    own = stem_words(page, passage, start, start + tail.start())
    if not own or any(is_stop(w) or _tells(w, start) or w.end in page.proper[passage] for w in own):
        return False
    if tail.group() == "水" and not has_unknown(own):
        return False  # 地表水|水质
    return not is_generic(page, passage, start, start + tail.start())


def _tells(word: Word, start: int) -> bool:
    """Whether a word is one of the sentence; the verb 通 may begin a name that the dictionary cuts: 下|穿通|吕运河."""
    return word.tag in _NO_PART and not (word.start == start and len(word.text) == 1 and word.tag == "v")


_KNOWN = re.compile(f"(?:{_TAILS}|海)$")


def _is_known(word: Word, text: str) -> bool:
    """Whether the dictionary has the word for a place, and it is all of a name: 亚龙湾、大东海, not 观山湖|区."""
    known = word.tag == "ns" and len(word.text) == 3 and _KNOWN.search(word.text) and not named(word.text)
    return bool(known) and not re.match("[省市县区州镇乡村街路站桥港]", text[word.end : word.end + 1])


_NO_PART = frozenset({"m", "q", "d", "p", "c", "r", "v", "f", "uj", "ul"})
"""Tags of words that stand in no water's own name."""
_KINDS = re.compile(
    "^(?:[大小内外两各主支干本界古老新高青荒]|护城|母亲|景观|人工|天然|城市|重点|主要|重要)[河江湖溪山岭渠岛峰水]"
)
