"""Terms that a text neither quotes nor finds in the lexicon, but builds as such words are built.

`聚焦八大重点产业链` → 八大重点产业链 (a numbered set: `lexicon/numbered_sets.tsv`); `学习江城经验` → 江城经验 (what
others do); `建设光储充一体化车站` → 光储充一体化 (characters that abbreviate: `lexicon/compound_tails.tsv`);
`建成潮讯云（潮位与风浪的查询平台）、…` → 潮讯云 with the bracket as its definition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from jianzhu.lexicon import derived, table
from jianzhu.model import Mention
from jianzhu.segmentation import Word, frequency, tag, words

EXAMPLE_TAILS = ("经验", "模式")
"""What follows a place's name where others learn from it: 江城经验."""
ABBREVIATED = range(2, 6)
"""Characters that abbreviate words before a compound's tail."""
LOOK_BACK = 10
"""Characters before a place's name in which the learning stands: 深入学习(借鉴)…."""

_HAN = re.compile("[一-鿿]{4,}")
_FUNCTION = frozenset(
    "首座套只家条届名处批期省市区县镇乡村的了和与及在为是要把将不等以从对个项条种也都并可能被于向到由用使让更再最其该我年月日之所各已等有全多与就又"
)
_CIRCLES = re.compile(r"(?<!\d)\d{1,3}(?:分钟|公里|小时)[一-鿿]{1,10}圈")
"""What lies within reach: 10分钟党群服务圈."""
_LEARNS = re.compile(r"(?:学习|借鉴|推广|复制|对标|运用|坚持发展|总结)[一-鿿]{0,4}$")
_MADE = "建成|打造|推出|上线|开发|搭建|建立|建设|开通"
_NAMED = re.compile(
    rf"(?:(?:^|[、，；。：])(?:[一-鿿]{{0,6}}(?:{_MADE})了?)?|(?:{_MADE})了?)"
    r"(?P<term>[一-鿿A-Za-z\d]{2,8}?)[（(](?P<body>[一-鿿A-Za-z\d、]{5,30})[）)]"
)
_BRAND = re.compile(r"(?:云|通|办|码|宝|网|链|脑|贷|券|卡|站|e|E|眼|智|慧|平台|系统)$")
_ALIKE = re.compile(
    r"(?<![即是为：—、])(?P<head>[一-鿿])[一-鿿]{1,3}、(?:(?P=head)[一-鿿]{1,3}、){1,6}(?P=head)[一-鿿]{1,4}(?<!的)(?![一-鿿、])"
)
_PREPOSITIONS = frozenset("到从在对向由为让把被按以有无是不可能会要应")
"""Verbs and prepositions that any list may repeat: 到镇、到村、到企业, 可交易、可质押."""


@derived()
def _sets() -> re.Pattern[str]:
    tails = sorted((row["tail"] for row in table("numbered_sets")), key=lambda tail: (-len(tail), tail))
    return re.compile(
        rf"(?<![第\d一二三四五六七八九十百千万亿])[二三四五六七八九十两]大(?!会|大)[一-鿿]{{0,8}}?(?:{'|'.join(tails)})"
    )


@derived()
def _compound_tails() -> frozenset[str]:
    return frozenset(row["tail"] for row in table("compound_tails"))


@derived()
def _explaining() -> tuple[str, ...]:
    return tuple(row["noun"] for row in table("explaining_nouns"))


def numbered_sets(passages: Iterable[tuple[str, str]]) -> list[str]:
    """The sets that passages (id, text) call by their number: 八大重点产业链, 三大攻坚行动, 10分钟服务圈."""
    return [match[0] for _, text in passages for shape in (_sets(), _CIRCLES) for match in shape.finditer(text)]


def compounds(passages: Iterable[tuple[str, str]]) -> list[str]:
    """Compounds of characters that each abbreviate a word, and the tail that joins them: 渔光互补, 光储充一体化."""
    tails = _compound_tails()
    found = []
    for _, text in passages:
        for run in _HAN.finditer(text):
            if not any(tail in run[0] for tail in tails):
                continue
            pieces = words(run[0])
            for k, piece in enumerate(pieces):
                tail = k if piece.text in tails else k - 1  # 稻鸭共作: the dictionary doesn't know 共作
                if tail < 0 or run[0][pieces[tail].start : piece.end] not in tails:
                    continue
                first = tail
                while first > 0 and _abbreviates(pieces[first - 1]):
                    first -= 1
                if tail - first in ABBREVIATED:
                    found.append(run[0][pieces[first].start : piece.end])
    return found


def _abbreviates(word: Word) -> bool:
    """Whether a single character can stand for a word: no 的, 与, 多, 再."""
    return len(word.text) == 1 and word.text not in _FUNCTION


def slogans(passages: Iterable[tuple[str, str]]) -> list[str]:
    """Unquoted slogans whose members begin with one verb and are no words: 捕大、捕壮、捕时鲜."""
    found = []
    for _, text in passages:
        for match in _ALIKE.finditer(text):
            members = match[0].split("、")
            same = len({len(member) for member in members[:-1]}) == 1 and len(members[-1]) <= len(members[0]) + 1
            varied = len({member[:2] for member in members}) > 1  # not 检修日期、检修费用: one verb and its objects
            verb = tag(match["head"]).startswith("v") and match["head"] not in _PREPOSITIONS
            if same and varied and verb and not any(frequency(member) for member in members):
                found.append(match[0])
    return found


def examples(passages: Iterable[tuple[str, str]], mentions: Iterable[Mention]) -> list[str]:
    """The places' ways that others learn from, by their name with 经验 or 模式; `mentions` are the article's own."""
    texts = dict(passages)
    found = []
    for mention in mentions:
        text = texts.get(mention.passage, "")
        tail = next((t for t in EXAMPLE_TAILS if text.startswith(t, mention.end)), None)
        learnt = _LEARNS.search(text[max(0, mention.start - LOOK_BACK) : mention.start])
        if mention.type == "place" and tail and learnt:
            found.append(text[mention.start : mention.end + len(tail)])
    return found


def named_with_bracket(passages: Iterable[tuple[str, str]]) -> list[tuple[str, int, int, str, int, int]]:
    """Brand-like names whose bracket says what kind of thing they are.

    Each as passage, [start, end) of the name, it, [start, end) of the bracket's words, like
    `term_patterns.abbreviations`.
    """
    found = []
    for pid, text in passages:
        for match in _NAMED.finditer(text):
            if _BRAND.search(match["term"]) and match["body"].endswith(_explaining()):
                found.append((pid, *match.span("term"), match["term"], *match.span("body")))
    return found
