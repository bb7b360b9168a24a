"""A definition as a place in a passage, and where the words that explain end: `每块地有人管，[全县增收2亿元]`.

Shared by what the text marks as a definition (`definitions`) and what it only tells around a term (`unfolding`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jianzhu.annotating.glossary.term_scan import CLOSING, OPENING
from jianzhu.lexicon import derived, table

LONGEST = 120
"""Characters of a definition: the rest of a long sentence; more is a story."""
SHORTEST = 8
"""Characters of an explanation before what comes of it is told."""
_SAID = re.compile("(?:即|是指|指的是)[：:]?(?!使|便|将|时)")
"""What only says that an explanation follows."""
_NEW_OBJECT = re.compile("对|向|截至|今年|去年|目前|其中|募集|(?:实施|开展|推进|打好)“|较好|圆满|奋力")
LAYS_DOWN = re.compile(
    "不(?:得|超过|低于|少于|高于|足)|每[^，]{1,12}(?:补贴|补助|奖励|给予|缴)|(?:按|给予|最高)[^，]{0,20}(?:补贴|补助|奖励|奖补|给予|收取|支持)"
)
"""What lays down a rule, whose figures are its own: 每亩补贴200元, 按5%给予奖补."""
FIGURES = 3
"""Numbers in a clause from which it reports results and explains nothing, unless it lays down a rule."""


@derived()
def cues() -> dict[str, tuple[str, ...]]:
    """What clauses that explain begin with, by how they do (`lexicon/definition_cues.tsv`)."""
    by_kind: dict[str, list[str]] = {}
    for row in table("definition_cues"):
        by_kind.setdefault(row["how"], []).append(row["cue"])
    return {kind: tuple(cues) for kind, cues in by_kind.items()}


def either(words: tuple[str, ...]) -> str:
    """A pattern of one of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@derived()
def says() -> str:
    """A pattern of what stands between a term and its meaning: 是指, 说的是, 顾名思义，就是."""
    return rf"(?:{either(cues()['says'])}|(?:{either(cues()['lead'])})[,，]?(?:就是|即是|即|是|指)(?:[指说]的?)?)"


@derived()
def _leading() -> re.Pattern[str]:
    return re.compile(rf"(?:[。！？]|(?:{either(cues()['lead'])})[,，:：]?)$")


def opens(left: str) -> bool:
    """Whether a sentence begins behind `left`, be it after words that lead to an explanation: 说白了，“…”."""
    return not left.strip() or bool(_leading().search(left.rstrip()))


@dataclass(frozen=True, slots=True)
class Found:
    """A definition at characters [start, end) of a passage, the lower the rank the surer."""

    rank: int
    passage: str
    start: int
    end: int
    expansion: tuple[str, ...] = ()


def before_drift(text: str, start: int, end: int) -> int:
    """Where an explanation [start, end) in a running sentence ends: before a clause with figures or a new object.

    `即每块地有人管，[对全县32个村逐一排查]`; a first clause with figures of its own may go on with figures.
    """
    first = re.compile("[^，]*").match(text, start, end)
    for comma in re.finditer("，(?P<clause>[^，]*)", text[start:end]):
        new = _NEW_OBJECT.match(comma["clause"])
        figures = first and re.search(r"\d", comma["clause"]) and not re.search(r"\d", first[0])
        if new or figures:
            return start + comma.start()
    return end


def explaining(rank: int, passage: str, text: str, start: int, end: int) -> Found | None:
    """The clause as a definition, cut where praise begins or before it grows long; None where it reports figures."""
    end = before_effects(text, start, end)
    if end - start > LONGEST:
        at = text.rfind("，", start, start + LONGEST)
        end = at if at > start else start + LONGEST
    figures = len(re.findall(r"\d+(?:\.\d+)?", text[start:end]))
    if figures >= FIGURES + 2 * ("+" in text[start:end]) and not LAYS_DOWN.search(text, start, end):
        return None
    return found_at(rank, passage, text, start, end)


def before_effects(text: str, start: int, end: int) -> int:
    """Where the explanation [start, end) ends: before the clause that praises, counts or tells what came of it."""
    for comma in re.finditer("，", text[start + SHORTEST : end]):
        if text.startswith(cues()["effect"], start + SHORTEST + comma.end()):
            return start + SHORTEST + comma.start()
    return end


def whole_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) with the quotation that begins at its end and what follows in the clause: 指村里办的|“新节”球赛."""
    if text[end : end + 1] not in ("“", "「"):
        return start, end
    rest = re.compile("[^，。；！？]*").match(text, end)
    return start, rest.end() if rest and rest.end() - start <= LONGEST else end


def found_at(rank: int, passage: str, text: str, start: int, end: int, expansion: tuple[str, ...] = ()) -> Found:
    """A definition without the marks around it; quotation marks go only where their partner isn't inside."""
    while start < end and text[start] in " ，、：":
        start += 1
    said = _SAID.match(text, start, end)
    start = said.end() if said and end - said.end() >= 4 else start
    while end > start and text[end - 1] in " ，、；。":
        end -= 1
    if text[start] in OPENING and (end - start < 2 or text[start:end].count("“") > text[start:end].count("”")):
        start += 1
    if text[end - 1] in CLOSING and text[start:end].count("”") > text[start:end].count("“"):
        end -= 1
    elif text[start] == "“" and text.find("”", start, end) == end - 1:
        start, end = start + 1, end - 1
    elif text[start:end].count("“") > text[start:end].count("”") and text[end : end + 1] == "”":
        end += 1
    return Found(rank, passage, start, end, expansion)
