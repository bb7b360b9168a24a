"""Whom or what a figure is about: the subject of its clause, else of its sentence, its paragraph, its article.

`该集团今年计划盘活房产26宗` → the group that the text named last. A clause's subject is the name (or 该市, 全县, …)
that it begins with, times and connecting words aside; figures that only a project has (总投资, 装机容量) go to the
project named nearest before. Where nothing names one, it is the entity that the article is mainly about.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from jianzhu.annotating.indicators import leading_verb
from jianzhu.lexicon import column, table
from jianzhu.model import Article, Mention

SUBJECT_TYPES = ("organization", "place", "project")
HEADLINE_WEIGHT = 4
"""How many mentions in running text one in the headline is worth, in finding what an article is about."""

_ANAPHORS = {row["word"]: row for row in table("anaphors")}
_COLLECTIVE = frozenset(column("collective_subjects", "word"))
_ANAPHOR = re.compile("|".join(re.escape(w) for w in sorted([*_ANAPHORS, *_COLLECTIVE], key=lambda w: (-len(w), w))))
_START = re.compile(
    "(?:" + "|".join(re.escape(w) for w in sorted(column("phrase_starts", "word"), key=lambda w: (-len(w), w)))
    + r"|[\s“”\"'（(]|[\u4e00-\u9fff]{0,4}(?:以来|期间|之后|方面))*"
)  # fmt: skip
_RELATIVE = re.compile(r"[^，。；、的]{1,8}的")
"""What may stand before the name that a clause begins with: 去年入园的某产业园."""
_SPEECH = re.compile(
    r"(?:负责人|董事长|总经理|主任|书记|局长|院长|校长|记者)[^，。；]{0,6}(?:表示|介绍|说|指出|认为|坦言|透露)[，,：:“]?"
)
"""A clause that only says who speaks."""
_LOCATIVE = re.compile(r"下|上|旁|畔|里|内|境内|附近|脚下|沿线|沿岸")
"""What makes a place named before it a mere location."""
_PLACE_PREPOSITION = re.compile(r"(?:在|于|从|到|由|向|对|与|和|为|经|获|落户|来自|位于|居|占|依托|通过)$")


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity as the subject of a figure, and where words name it (`passage`, characters [start, end))."""

    name: str
    at: tuple[str, int, int] | None
    sure: bool
    """Whether the clause or sentence itself names it."""
    by_anaphor: bool = False
    """Whether by a word like 该市 or 园区, which goes on with what was said before."""

    def named_in(self, passage: str, start: int) -> bool:
        """Whether its own name stands in a passage from character `start` on."""
        return bool(self.at and not self.by_anaphor and self.at[0] == passage and self.at[1] >= start)


def main_subject(article: Article, mentions: tuple[Mention, ...]) -> Subject | None:
    """What an article is mainly about: the place, body or project that it names most, headlines counting more."""
    heads = {p.id for p in (article.title, article.kicker, article.subtitle) if p}
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.type in SUBJECT_TYPES and not mention.name.endswith(_MEDIA):
            counts[mention.name] += HEADLINE_WEIGHT if mention.passage in heads else 1
    if not counts:
        return None
    first = {m.name: k for k, m in reversed(list(enumerate(mentions)))}
    return Subject(min(counts, key=lambda name: (-counts[name], first[name])), None, False)


class Subjects:
    """The subjects of one article's clauses, read in order."""

    def __init__(self, article: Article, mentions: tuple[Mention, ...]) -> None:
        self.main = main_subject(article, mentions)
        self._last: Subject | None = None
        self._last_place: Subject | None = None
        self._before_collective: Subject | None = None
        self._named: list[Mention] = []
        self._by_passage: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.type in SUBJECT_TYPES:
                self._by_passage.setdefault(mention.passage, []).append(mention)
        self._types: dict[str, set[str]] = {}
        for mention in mentions:
            self._types.setdefault(mention.name, set()).add(mention.type)
        self._places: Counter[str] = Counter(m.name for m in mentions if m.type == "place")

    def mentions(self, passage: str) -> list[Mention]:
        """The mentions of places, bodies and projects in a passage, in its order."""
        return self._by_passage.get(passage, [])

    @staticmethod
    def without_anaphor(words: str) -> str:
        """`words` without the anaphor that they begin with, connecting words before it aside."""
        start = _START.match(words)
        for position in (0, start.end() if start else 0):
            match = _ANAPHOR.match(words, position)
            if match and len(words) >= match.end():
                return words[match.end() :]
        return words

    def last_name(self) -> str:
        """The name of the subject that a clause named last in this passage; of the article's where none did."""
        found = self._last or self.main
        return found.name if found else ""

    def begin_sentence(self) -> None:
        """A group without a name (监管企业) is the subject of its own sentence only."""
        if self._last and self._last.name.endswith(tuple(_COLLECTIVE)):
            self._last = self._before_collective

    def begin_passage(self) -> None:
        self._last = None

    def pass_clause(self, passage: str, text: str, start: int, end: int, blanks: list[tuple[int, int]]) -> None:
        """Take note of the clause [start, end) of a passage, before its figures are read; `blanks` are its times."""
        leading = self._leading(passage, text, start, end, blanks)
        if leading:
            if not (self._last and self._last.name.endswith(tuple(_COLLECTIVE))):
                self._before_collective = self._last
            self._last = leading
            if leading.name in self._places:
                self._last_place = leading
        self._named.extend(m for m in self.mentions(passage) if start <= m.start < end)

    def acting(self, passage: str, text: str, start: int, position: int) -> Subject | None:
        """The body or project named in the middle of a clause right before the verb of a figure: 首只基金甲基金撬动….

        [start, position) is the clause up to the number.
        """
        for mention in reversed(self.mentions(passage)):
            if mention.end > position or mention.start < start:
                continue
            if (
                mention.type == "place"
                or mention.start == start
                or _PLACE_PREPOSITION.search(text[start : mention.start])
            ):
                return None
            if leading_verb(text[mention.end : position]) and text[mention.start - 1] not in "、和与及":
                return Subject(mention.name, (passage, mention.start, mention.end), True)
            return None
        return None

    def of(self, passage: str, text: str, position: int, words: str, right: str) -> Subject:
        """The subject of the figure at `position`, whose label is `words`, in the clause passed last."""
        if words in _ATTRIBUTES or any(words.endswith(a) for a in _ATTRIBUTES if len(a) > 3):
            own = self._project(passage, text, position, right)
            if own:
                return own
        if any(r in words for r in _REGIONAL):
            if self._last_place:
                return self._last_place
            if self.main and self.main.name in self._places:
                return self.main
        if self._last:
            return self._last
        return self.main or Subject("", None, False)

    def _project(self, passage: str, text: str, position: int, right: str) -> Subject | None:
        here = self.mentions(passage)
        if right.startswith("的"):
            for mention in here:
                if mention.start >= position and mention.start - position < 12:
                    return Subject(mention.name, (passage, mention.start, mention.end), True)
        for mention in reversed(here):
            if mention.end <= position and mention.type == "project" and position - mention.end < 80:
                if "、" in (text[mention.end : mention.end + 1], text[mention.start - 1 : mention.start]):
                    return None
                return Subject(mention.name, (passage, mention.start, mention.end), True)
        return None

    def _leading(self, passage: str, text: str, start: int, end: int, blanks: list[tuple[int, int]]) -> Subject | None:
        """The entity that a clause begins with, None where it begins with something else."""
        position = start
        while True:
            before = position
            for low, high in blanks:
                if low <= position < high:
                    position = high
            match = _START.match(text, position, end)
            mention = next((m for m in self.mentions(passage) if m.start <= position < m.end), None)
            anaphor = _ANAPHOR.match(text, position, end)
            if mention or anaphor:
                break
            relative = _RELATIVE.match(text, position, end)
            if relative:
                place = relative.end() + (text[relative.end() : relative.end() + 1] in tuple("“‘"))
                head = next((m for m in self.mentions(passage) if m.start == place), None)
                if head:
                    position = head.start
                    continue
            if match and match.end() > position:
                stop = min((m.start for m in self.mentions(passage) if position < m.start), default=end)
                found = _ANAPHOR.search(text, position, match.end())
                position = min(match.end(), stop, found.start() if found else end)
            if position == before or position >= end:
                return None
        if _PLACE_PREPOSITION.search(text[start:position]) or text[start] in "创比较":
            return None
        if _SPEECH.search(text, position, end):
            return None
        if mention and mention.type == "place" and _LOCATIVE.match(text, mention.end):
            later = next((m for m in self.mentions(passage) if mention.end < m.start <= mention.end + 3), None)
            if later is None or later.start >= end:
                return None
            mention = later
        if mention:
            return self._head(passage, text, mention, end)
        assert anaphor is not None
        return self._resolve(passage, anaphor)

    def _head(self, passage: str, text: str, mention: Mention, end: int) -> Subject | None:
        """The mention itself, or the one that it only qualifies (甲集团管理的乙基金); None in a list (A、B等4家)."""
        if re.match(r"(?:、[^，。；]{2,30})?等(?!级)", text[mention.end : end]):
            return None
        here = self.mentions(passage)
        later = [m for m in here if mention.end < m.start < end]
        if (later and text[later[0].start - 1] == "的" and later[0].start - mention.end < 12) or (
            later and text[mention.end : later[0].start] in ("", "市", "县")
        ):
            mention = later[0]
        collective = _ANAPHOR.match(text, mention.end)
        if collective and collective[0] in _COLLECTIVE:
            return Subject(text[mention.start : collective.end()], (passage, mention.start, collective.end()), True)
        return Subject(mention.name, (passage, mention.start, mention.end), True)

    def _is(self, name: str, types: list[str], tails: tuple[str, ...]) -> bool:
        return name.endswith(tails) and any(kind in types for kind in self._types.get(name, ()))

    def _resolve(self, passage: str, anaphor: re.Match[str]) -> Subject | None:
        """The entity that an anaphor stands for: the last one named of its types and tails, the main one of places."""
        at = (passage, anaphor.start(), anaphor.end())
        if anaphor[0] in _COLLECTIVE:
            return Subject(anaphor[0], at, True)
        row = _ANAPHORS[anaphor[0]]
        types = row["types"].split("|")
        tails = tuple(row["tails"].split("|")) if row["tails"] else ("",)
        if anaphor[0] == "当地":
            return Subject(self._last.name, at, True) if self._last and self._last.name in self._places else None
        if self.main and self.main.name.endswith(tails) and "place" in types and types == ["place"]:
            return Subject(self.main.name, at, True, True)
        if self.main and anaphor[0].startswith("该") and self._is(self.main.name, types, tails):
            return Subject(self.main.name, at, True, True)
        for mention in reversed(self._named):
            if mention.type in types and mention.name.endswith(tails):
                return Subject(mention.name, at, True, True)
        if types == ["place"]:
            for name, _ in sorted(self._places.items(), key=lambda item: (-item[1], item[0])):
                if name.endswith(tails):
                    return Subject(name, at, True, True)
        return None


_MEDIA = column("media_tails", "tail")
_ATTRIBUTES = frozenset(column("project_attributes", "word"))
_REGIONAL = column("regional_indicators", "word")
