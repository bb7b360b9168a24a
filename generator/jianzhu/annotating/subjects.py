"""Whom or what a figure is about: the subject of its clause, else of its sentence, its paragraph, its article.

`该集团今年计划盘活资产13宗` → the group that the text named last. A clause's subject is the name (or 该市, 全县, 园区, …)
that it begins with, times and connecting words aside; figures that only a project has (总投资, 装机容量) go to the
project named nearest before. Where nothing names one, it is the entity that the article is mainly about.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

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
_PLACE_PREPOSITION = re.compile(r"(?:在|于|从|到|由|向|对|与|和|为|经|获|落户|来自|位于|居|占|依托|通过)$")


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity as the subject of a figure, and where words name it (`passage`, characters [start, end))."""

    name: str
    at: tuple[str, int, int] | None
    sure: bool
    """Whether the clause or sentence itself names it."""


def main_subject(article: Article, mentions: tuple[Mention, ...]) -> Subject | None:
    """What an article is mainly about: the place, body or project that it names most, headlines counting more."""
    heads = {p.id for p in (article.title, article.kicker, article.subtitle) if p}
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.type in SUBJECT_TYPES:
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
        self._named: list[Mention] = []
        self._by_passage: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.type in SUBJECT_TYPES:
                self._by_passage.setdefault(mention.passage, []).append(mention)
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
            if match and len(words) > match.end():
                return words[match.end() :]
        return words

    def begin_passage(self) -> None:
        self._last = None

    def pass_clause(self, passage: str, text: str, start: int, end: int, blanks: list[tuple[int, int]]) -> None:
        """Take note of the clause [start, end) of a passage, before its figures are read; `blanks` are its times."""
        leading = self._leading(passage, text, start, end, blanks)
        if leading:
            self._last = leading
            if leading.name in self._places:
                self._last_place = leading
        self._named.extend(m for m in self.mentions(passage) if start <= m.start < end)

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
                head = next((m for m in self.mentions(passage) if m.start == relative.end()), None)
                if head:
                    position = head.start
                    continue
            if match and match.end() > position:
                stop = min((m.start for m in self.mentions(passage) if position < m.start), default=end)
                found = _ANAPHOR.search(text, position, match.end())
                position = min(match.end(), stop, found.start() if found else end)
            if position == before or position >= end:
                return None
        if _PLACE_PREPOSITION.search(text[start:position]):
            return None
        if mention:
            return self._head(passage, text, mention, end)
        assert anaphor is not None
        return self._resolve(passage, anaphor)

    def _head(self, passage: str, text: str, mention: Mention, end: int) -> Subject | None:
        """The mention itself, or the one that it only qualifies (产投集团管理的国创基金); None in a list (A、B等4家)."""
        if (
            re.match(r"(?:、[^，。；]{2,30})?等", text[mention.end : end])
            or text[mention.end : mention.end + 1] == "、"
        ):
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
            return Subject(self.main.name, at, True)
        for mention in reversed(self._named):
            if mention.type in types and mention.name.endswith(tails):
                return Subject(mention.name, at, True)
        if types == ["place"]:
            for name, _ in sorted(self._places.items(), key=lambda item: (-item[1], item[0])):
                if name.endswith(tails):
                    return Subject(name, at, True)
        return None


_ATTRIBUTES = frozenset(column("project_attributes", "word"))
_REGIONAL = column("regional_indicators", "word")
