"""Words that stand for what was named before: 该集团, 全市, 此次行动, 该站 → the entity.

A word of the table (`lexicon/anaphors.tsv`) stands for the last name of its types and tails, a region's for the region
that the text is about. 该 with any other noun stands for the last name that ends with it, else for what the headline
names so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from jianzhu.annotating.figures.main_subjects import COLLECTIVE, COUNTRY, WHOLE_COUNTRY, Subject, group_name
from jianzhu.lexicon import table
from jianzhu.model import Mention
from jianzhu.segmentation import frequency

LONGEST_NOUN = 6
"""Characters of a noun looked for behind 该."""
LONGEST_HEADED = 20
"""Characters before that noun in a headline that may name the thing."""

_ROWS = {row["word"]: row for row in table("anaphors")}
_DEMONSTRATIVES = ("该", "此次", "本次", "这次", "这一", "这个", "这家", "这座", "这条", "这项", "这支", "这只")
_WORD = re.compile("|".join(re.escape(w) for w in sorted([*_ROWS, *COLLECTIVE], key=lambda w: (-len(w), w))))
_WHOLE = "全该我"
"""What a word begins with that is never part of a longer one: 全村|人."""
_THIS = re.compile("|".join(_DEMONSTRATIVES))
_FIRM_LIKE_THIS = re.compile(
    r"[^，。；、“”0-9]{0,6}?(?:[^，。；“”]{2,20}的)?[^，。；、“”的0-9]{0,6}(?:企业|公司|厂)"
    r"(?=[，,]|拥有|现有|目前|如今|已|累计|实现|完成|投|[今去前]年)"
)
"""A firm spoken of by what it is: 这家[由国营旧厂改制的企业]，."""
_A_FIRM = re.compile(r"一家(?P<name>[^，。；、的“”]{2,12}?(?:企业|公司|厂))[^。；]{0,20}[。；，—]+$")
"""A firm without a name that the clause or sentence before brings in: 引来[一家水泥厂]。这家企业…."""
LONGEST_WAY_BACK = 40
"""Characters before 这家企业 in which such a firm is looked for."""
_NO_FIRM = ("委", "局", "政府", "办公室", "委员会", "院", "校", "大学", "日报")
"""Ends of the names of bodies that are no firms."""
_THE_WORK = ("该项目", "该工程", "项目")
_COUNTS_GROUP = re.compile(r"$|由|从|共?有|达|[增减]至?|一度|多达|压减|压缩|精简|缩减|整合|合并")
"""What stands behind a group whose own members are counted: 市属企业由[12户]减至5户."""
_NO_GROUP = re.compile(
    r"改革|党建|党组织|党委|领导|负责人|混改|布局|(?:资产|资本)(?!总额|负债率|证券化率)|经营业绩|工资"
)
"""What makes a group's word the beginning of another one: 国有企业|改革深化提升行动."""


def _word(text: str, position: int, end: int) -> re.Match[str] | None:
    """The word of the table at `position`, None where it is only the beginning of a longer one (学院 in 学院派)."""
    found = _WORD.match(text, position, end)
    if found and found[0][0] not in _WHOLE and any(frequency(text[position : found.end() + n]) for n in (1, 2)):
        return None
    return found


class Anaphors:
    """What the words of one article stand for, read in order."""

    def __init__(self, main: Subject | None, region: str, headline: str, mentions: Iterable[Mention]) -> None:
        """`main` and `region` are what the article is about, `headline` its words without spaces."""
        self._main = main
        self._region = region
        self._headline = headline
        self._named: list[Mention] = []
        self._ends: dict[str, str] = {}
        self._work = ""
        """The work without a mention that was last named behind its cost or size: 总投资2亿元的某产业园二期项目."""
        self._types: dict[str, set[str]] = {}
        for mention in mentions:
            self._types.setdefault(mention.name, set()).add(mention.type)
        self._places: Counter[str] = Counter(m.name for m in mentions if m.type == "place")

    def note(self, named: Iterable[Mention]) -> None:
        """Take note of the names of a clause."""
        for mention in named:
            self._named.append(mention)
            self._work = "" if mention.type == "project" else self._work
            self.bring_in(mention.name)

    def bring_in(self, name: str) -> None:
        """Take note of what a clause brings in by `name`."""
        name = name.rstrip("”》")
        self._ends.update({name[-length:]: name for length in range(1, min(LONGEST_NOUN, len(name)) + 1)})

    def measure(self, work: str) -> None:
        """Take note of a work that a value before it belongs to."""
        self._work = work
        self.bring_in(work)

    @staticmethod
    def word_at(text: str, position: int, end: int) -> re.Match[str] | None:
        """The word at `position` of a clause that ends at `end` which stands for something, None where none does."""
        found = _word(text, position, end)
        return None if found and found[0] in COLLECTIVE and _NO_GROUP.match(text, found.end(), end) else found

    @staticmethod
    def is_word(name: str) -> bool:
        """Whether a name is only such a word: 古镇 stands for the one that the text is about."""
        return name in _ROWS

    @staticmethod
    def within(text: str, position: int, end: int) -> re.Match[str] | None:
        """The first such word in the characters [position, end)."""
        return _WORD.search(text, position, end)

    @staticmethod
    def without(words: str, position: int) -> str | None:
        """`words` behind such a word at `position`, None where there is none or it is itself what is counted."""
        found = _word(words, position, len(words))
        if not found:
            return None
        own = found[0] in COLLECTIVE and (
            _COUNTS_GROUP.match(words, found.end()) or _NO_GROUP.match(words, found.end())
        )
        return words if own else words[found.end() :]

    def this(self, passage: str, text: str, position: int) -> Subject | None:
        """What 该 and the noun behind it stand for, at `position`: 该[站], 此次[行动]; no part of a word is a noun."""
        demonstrative = _THIS.match(text, position)
        if not demonstrative or _WORD.match(text, position):
            return None
        start = demonstrative.end()
        if firm := _FIRM_LIKE_THIS.match(text, start):
            if new := _A_FIRM.search(text[max(0, position - LONGEST_WAY_BACK) : position]):
                return Subject(new["name"], (passage, position, firm.end()), True, True)
            for mention in reversed(self._named):
                if mention.type == "organization" and not mention.name.endswith(_NO_FIRM):
                    return Subject(mention.name, (passage, position, firm.end()), True, True)
        for length in range(LONGEST_NOUN, 0, -1):
            noun = text[start : start + length]
            at = (passage, position, start + length)
            name = self._ends.get(noun)
            if name and not frequency(text[start : start + length + 1]):
                return Subject(name, at, True, True)
            headed = re.search(rf"[^，。；、！？：]{{2,{LONGEST_HEADED}}}?{re.escape(noun)}", self._headline)
            if headed and length > 1:
                return Subject(headed[0], at, True, True)
        return None

    def resolve(
        self, passage: str, found: re.Match[str], last: Subject | None, here: Subject | None, event: Subject | None
    ) -> Subject | None:
        """The entity that the word `found` stands for, where `last` is the subject before and `event` what opened.

        The last one named of its types and tails; of regions, the one that the passage speaks of (`here`), else the
        one that the text is about.
        """
        at = (passage, found.start(), found.end())
        word = found[0]
        if word in COLLECTIVE:
            return Subject(group_name(word, self._region), at, True)
        if self._work and word in _THE_WORK:
            return Subject(self._work, at, True, True)
        row = _ROWS[word]
        types = row["types"].split("|")
        tails = tuple(row["tails"].split("|")) if row["tails"] else ("",)
        if word == "当地":
            place = last if last and last.name in self._places else here
            return Subject(place.name, at, True) if place else None
        if types == ["place"] and here and here.name.endswith(tails) and word != WHOLE_COUNTRY:
            return Subject(here.name, at, True, True)
        if types == ["place"] and self._main and self._main.name.endswith(tails):
            return Subject(self._main.name, at, True, True)
        if types == ["event"] and event:
            return replace(event, at=at, by_anaphor=True)
        if word == WHOLE_COUNTRY:
            return Subject(COUNTRY, at, True)
        if types == ["place"] and not row["main"] and self._region.endswith(tails):
            return Subject(self._region, at, True, True)
        if self._main and row["main"] and self._is(self._main.name, types, tails):
            return Subject(self._main.name, at, True, True)
        for mention in reversed(self._named):
            if mention.type in types and mention.name.endswith(tails):
                return Subject(mention.name, at, True, True)
        if types == ["place"]:
            for name, _ in sorted(self._places.items(), key=lambda item: (-item[1], item[0])):
                if name.endswith(tails):
                    return Subject(name, at, True, True)
            if word.startswith("全"):
                return Subject(word, at, True)
        return None

    def _is(self, name: str, types: list[str], tails: tuple[str, ...]) -> bool:
        return name.endswith(tails) and any(kind in types for kind in self._types.get(name, ()))
