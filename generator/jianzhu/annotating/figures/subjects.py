"""Whom or what a figure is about: of the candidates that the text offers, the one that weighs most.

`该集团今年计划盘活房产26宗` → the group that the text named last. A candidate is what the clause begins with, what the
clause before brought in, what the sentence was about, who acts right before the verb, the work named nearest, the
region and the entity that the article is mainly about, and some more; `choosing` weighs them by how they stand and by
how well they fit the indicator (an area fits a park, revenue a firm). This module keeps them, clause after clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianzhu.annotating.figures.agents import instrument, quoted_speaker, speaker
from jianzhu.annotating.figures.anaphors import Anaphors
from jianzhu.annotating.figures.choosing import Candidate, choose, has, kind_of, owner_of
from jianzhu.annotating.figures.clause_heads import PART, PREPOSITION, START, ClauseHeads, set_in
from jianzhu.annotating.figures.indicators import leading_verb
from jianzhu.annotating.figures.main_subjects import (
    COLLECTIVE,
    SUBJECT_TYPES,
    Subject,
    acts_for_region,
    goes_round,
    group_name,
    is_region,
    main_group,
    main_region,
    main_subject,
)
from jianzhu.annotating.figures.periods import headlines
from jianzhu.annotating.figures.qualified import BODIES
from jianzhu.annotating.figures.topics import Topics, said_more_of
from jianzhu.lexicon import column
from jianzhu.model import Article, Mention

PARK_AHEAD = 8
"""Characters behind a number in which 入园 or the like makes it a park's: 5家企业入园."""

_ENUMERATES = re.compile(
    r"(?P<first>一是|首先|第一[，是])|(?:[二三四五六七八九十]是|其次|再次|最后|第[二三四五六][，是])"
)
_PHASE = re.compile("[一二三四首]期(?!间)")
"""How a clause begins that goes on about the parts of one work: …；[二期]用地300亩."""
_OF_THE_YEAR = re.compile("全年|年内|一年来|全年度")
"""How a sentence begins that is about all that a report is about."""
_SUMS_UP = re.compile(r"这些|上述|以上各")
"""How a clause begins that is about several things named before, so about whose they all are."""
_ONCE_RUNNING = re.compile(
    "(?:达产|投产|满产|建成|投用|投运|运营|竣工|启用)(?:达效|投产|投用)?(?:后|，预计)|届时|项目.{0,16}预计年?"
)
"""What makes revenue and taxes those of a work that is to bring them: 达产后年产值50亿元."""
FIRM = "firm"
SETTING = "setting"
"""The kind of places that a sentence may be about, but hardly the one after it: hills, waters, roads."""
_CLAUSE_ENDS = "，。；：！？”"
_FOR_OTHERS = re.compile(
    r"[^，。；]{0,6}(?:说|介绍|表示|透露|告诉|指出|强调|带领|带动|率|牵头|组织|主持|会见|调研)|[等、和与]"
)
"""What follows the name of somebody who speaks or acts for a body or a place."""
_ROLES = column("person_roles", "word")
"""What stands before the name of somebody whose own figures are told: 种粮大户[某人]."""
PERSON = "person"
"""Whose figures are an age and what somebody earns."""
LOOKED_BACK = ("park", "fund")
"""Whose figures may be those of one that was named a while before."""


class Subjects:
    """The subjects of one article's clauses, read in order."""

    def __init__(self, article: Article, mentions: tuple[Mention, ...]) -> None:
        mentions = tuple(m for m in mentions if not Anaphors.is_word(m.name))
        self.main = main_subject(article, mentions)
        self._survey = article.kind == "communique"
        self._last: Subject | None = None
        self._before = "before" if article.kind == "news" else "before_official"
        self._how = self._before
        """How `_last` stands to the clause at hand: a role of `subject_weights.tsv`."""
        self.topics = Topics()
        self._before_list: Subject | None = None
        self._named_before: list[Mention] = []
        self._named_here: list[Mention] = []
        self._place = main_region(article, mentions, self.main)
        if self._place and self.main and _is_the_region(self.main.name, article, mentions):
            self.main = Subject(self._place, None, False)
        self._round = goes_round(article, mentions, self.main)
        if group := main_group(article):
            self._group = group_name(group, self._place)
            self.main = Subject(self._group, None, False)
        self._last_place: Subject | None = None
        self._place_here: Subject | None = None
        self._set_out: Subject | None = None
        """The region that a clause of this passage sets it in: 在某省某县，…."""
        self._before_collective: Subject | None = None
        self._by_passage: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.type in SUBJECT_TYPES or mention.type == "event":
                self._by_passage.setdefault(mention.passage, []).append(mention)
        self._people: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.type == "person":
                self._people.setdefault(mention.passage, []).append(mention)
        self._types: dict[str, set[str]] = {}
        for mention in mentions:
            self._types.setdefault(mention.name, set()).add(mention.type)
        own = self.main and article.kind != "news" and kind_of(self.main.name, self._types) == FIRM
        self._of_firm = bool(own)
        """Whether this is a firm's own report, so that its investment in fixed assets isn't the region's."""
        self._places = {m.name for m in mentions if m.type == "place"}
        words = "".join(passage.text.chars for passage in headlines(article))
        self._anaphors = Anaphors(self.main, self._place, re.sub(r"\s", "", words), mentions)
        self._heads = ClauseHeads(self._anaphors, self.topics, self._places, self._survey)

    def mentions(self, passage: str) -> list[Mention]:
        """The mentions of places, bodies, projects and events in a passage, in its order."""
        return self._by_passage.get(passage, [])

    @staticmethod
    def without_anaphor(words: str) -> str:
        """`words` without the anaphor that they begin with, connecting words before it aside."""
        start = START.match(words)
        for position in (0, start.end() if start else 0):
            left = Anaphors.without(words, position)
            if left is not None:
                return left
        return words

    def after_reference(self, passage: str, text: str, position: int) -> int:
        """Where the words behind a name's tail or 该 and a noun at `position` begin, `position` where none stands."""
        if any(mention.end == position for mention in self.mentions(passage)) and not self._survey:
            bodies = BODIES.match(text, position)
            position = bodies.end() if bodies else position
        for person in self._people.get(passage, []):
            if text[position : person.start] in ("", *_ROLES) and person.start >= position:
                position = person.end
        found = self._anaphors.this(passage, text, position) or self.topics.by_tail(passage, text, position)
        return found.at[2] if found and found.at else position

    def is_event(self, name: str) -> bool:
        """Whether `name` is that of an event, whose figures are of the day on which it is held."""
        return "event" in self._types.get(name, ())

    def last_name(self) -> str:
        """The name of the subject that a clause named last in this passage; of the article's where none did."""
        found = self._last or self.main
        return found.name if found else ""

    def begin_sentence(self, text: str, start: int) -> None:
        """What a clause brought in is the subject of its own sentence only, and so is a group like 监管企业.

        In a communique every sentence is about the whole region, unless it says otherwise itself, and so is one of a
        report that sums up the year (全年…).
        """
        self._last, self._how = self.topics.begin_sentence(self._last), self._before
        if self._survey:
            self._last = self._last_place = None
        if self._before != "before" and _OF_THE_YEAR.match(text, start):
            self._last = None
        if self._last and self._last.name.endswith(tuple(COLLECTIVE)):
            self._last = self._before_collective
        if self._last and self._last.name in self._places and kind_of(self._last.name, self._types) == SETTING:
            self._last = None

    def begin_passage(self) -> None:
        self._last = self._place_here = self._set_out = None
        self.topics.begin_passage()
        self._before_list = None
        self._named_before, self._named_here = self._named_here, []

    def pass_clause(self, passage: str, text: str, start: int, end: int, blanks: list[tuple[int, int]]) -> None:
        """Take note of the clause [start, end) of a passage, before its figures are read; `blanks` are its times."""
        entered = self.topics.enter(text, start, self._last)
        if entered is not self._last:
            self._last, self._how = entered, "brought"
        elif self._how == "clause":
            self._how = "kept"
        if self._how == "kept" and text[:start].endswith(("；", ";")) and not _PHASE.match(text, start, end):
            self._how = "kept_over"
        if _SUMS_UP.match(text, start, end):
            self._last = None
        if listed := _ENUMERATES.match(text, start, end):
            if listed["first"]:
                self._before_list = self._last
            else:
                self._last = self._before_list
        leading = (
            instrument(passage, text, start, end, self.mentions(passage))
            or speaker(passage, text, start, end, self.mentions(passage))
            or quoted_speaker(passage, text, start, self.mentions(passage))
            or said_more_of(passage, text, start, self.mentions(passage))
            or self._heads.find(passage, text, start, end, blanks, self.mentions(passage), self._last, self._place_here)
        )
        if leading:
            if PART.match(text, start, end):
                self.topics.lend(self._last)
            else:
                self.topics.give_way()
            if not (self._last and self._last.name.endswith(tuple(COLLECTIVE))):
                self._before_collective = self._last
            self._last, self._how = leading, "clause"
            if leading.name in self._places and is_region(leading.name):
                self._last_place = self._place_here = leading
        elif region := set_in(passage, text, start, end, self.mentions(passage)):
            self._set_out = self._place_here = region
            self._last = None
        for person in self._people.get(passage, []):
            acts = start <= person.start < end and not _FOR_OTHERS.match(text, person.end)
            if acts and text[: person.start].endswith(_ROLES):
                self.topics.lend(self._last)
                self._last, self._how = Subject(person.name, (passage, person.start, person.end), True), "clause"
        brought = self.topics.leave(passage, text, start, end, self.mentions(passage))
        if brought:
            self._anaphors.bring_in(brought.name)
        named = [m for m in self.mentions(passage) if start <= m.start < end]
        self._anaphors.note(named)
        self._named_here.extend(named)

    def name_ends(self, passage: str, position: int) -> bool:
        """Whether a name ends right at `position`."""
        return any(mention.end == position for mention in self.mentions(passage))

    def named_before(self, passage: str, position: int) -> str:
        """The name of a body or project that ends right at `position`, empty where none does."""
        ends = (m.name for m in self.mentions(passage) if m.end == position and m.type != "place")
        return next(ends, "")

    def beside(self, passage: str, text: str, position: int, bracket: int) -> Subject | None:
        """The name right before a number that counts its things (甲市22条产业链), or before the bracket of a figure.

        `bracket` is where the bracket that the number stands in opens, -1 where it stands in none.
        """
        at = position if bracket < 0 else bracket
        for mention in self.mentions(passage):
            if mention.end == at and (mention.type == "place" or not text[: mention.start].endswith("其中")):
                before = text[max(0, mention.start - 2) : mention.start]
                located = PREPOSITION.search(before) and not before.endswith("与")
                if bracket < 0 and (located or "、" in before):
                    return None
                return Subject(mention.name, (passage, mention.start, mention.end), True)
        return None

    def acting(self, passage: str, text: str, start: int, position: int) -> Subject | None:
        """The body or project named in the middle of a clause right before the verb of a figure: 首只基金甲基金撬动….

        [start, position) is the clause up to the number.
        """
        for mention in reversed(self.mentions(passage)):
            if mention.end > position or mention.start < start:
                continue
            if mention.type == "place" or mention.start == start or PREPOSITION.search(text[start : mention.start]):
                return None
            if leading_verb(text[mention.end : position]) and text[mention.start - 1] not in "、和与及":
                return Subject(mention.name, (passage, mention.start, mention.end), True)
            return None
        return None

    def of(
        self, passage: str, text: str, position: int, words: str, right: str, nearer: Sequence[Candidate]
    ) -> tuple[Subject, float]:
        """The subject of the figure at `position`, whose label is `words`, in the clause passed last, and its lead.

        `nearer` are the candidates that the figure's own words name.
        """
        owner = owner_of(words) or owner_of(right[:PARK_AHEAD], ("park",))
        if owner == FIRM and self._last and kind_of(self._last.name, self._types) in ("work", "park"):
            begun = max(text.rfind(mark, 0, position) for mark in "。！？") + 1
            owner = "" if _ONCE_RUNNING.search(text, begun, position) else owner
        if any(_does(text, one, position) for one in self._people.get(passage, [])):
            owner = PERSON
        work = self._project(passage, text, position, right)
        nearby = self._nearby(owner) or (self._person(passage, text, position, right) if owner == PERSON else None)
        region = Subject(self._place, None, False) if self._place and not self._of_firm else None
        far = {"lent": self.topics.lent(self._last), "near": work, "nearby": nearby, "set_out": self._set_out}
        far |= {"place_of_many" if self._round else "place": self._last_place, "main": self.main, "home": region}
        candidates = [*nearer, *([Candidate(self._last, self._how)] if self._last else [])]
        candidates += [Candidate(subject, role) for role, subject in far.items() if subject]
        chosen, lead = choose(candidates, owner, self._types)
        if behind := next((one for one in nearer if one.role == "behind"), None):
            self._anaphors.measure(behind.subject.name)
        passing = chosen is work or (chosen is nearby and owner == PERSON)
        if chosen and passing and chosen.at and chosen.at[2] < position:
            self.topics.lend(self._last)
            self._last, self._how = chosen, "kept"
        elif chosen and chosen is nearby and not passing:
            self._last, self._how = chosen, "kept"
        return chosen or Subject("", None, False), lead

    def _nearby(self, owner: str) -> Subject | None:
        """What was named last, in this passage or the one before, of those that have figures like `owner`'s."""
        if owner not in LOOKED_BACK or (self._last and has(owner, kind_of(self._last.name, self._types))):
            return None
        for mention in (*reversed(self._named_here), *reversed(self._named_before)):
            if has(owner, kind_of(mention.name, self._types)):
                return Subject(mention.name, (mention.passage, mention.start, mention.end), True)
        return None

    def _person(self, passage: str, text: str, position: int, right: str) -> Subject | None:
        """Who is named behind an age (54岁的某人), else who was named last in the passage before `position`."""
        people = self._people.get(passage, [])
        if right.startswith("的"):
            for one in people:
                if position < one.start and not re.search("[，。；]", text[position : one.start]):
                    return Subject(one.name, (passage, one.start, one.end), True)
        for one in reversed(people):
            if one.end <= position:
                return Subject(one.name, (passage, one.start, one.end), True)
        return None

    def _project(self, passage: str, text: str, position: int, right: str) -> Subject | None:
        here = self.mentions(passage)
        if right.startswith("的"):
            for mention in here:
                if mention.start >= position and mention.start - position < 12:
                    return Subject(mention.name, (passage, mention.start, mention.end), True)
        for mention in reversed(here):
            if mention.end <= position and mention.type == "project" and position - mention.end < 80:
                if PREPOSITION.search(text[: mention.start]):
                    continue
                if "、" in (text[mention.end : mention.end + 1], text[mention.start - 1 : mention.start]):
                    return None
                return Subject(mention.name, (passage, mention.start, mention.end), True)
        return None


def _is_the_region(name: str, article: Article, mentions: tuple[Mention, ...]) -> bool:
    """Whether what an article names most stands for its region: an office, an official text's event."""
    settings = ("event", "place")
    event = article.kind != "news" and any(m.type in settings and m.name == name for m in mentions)
    return event or acts_for_region(name) or is_region(name)


def _does(text: str, person: Mention, position: int) -> bool:
    """Whether a clause that begins with a person's name tells what is theirs, up to a number at `position`."""
    between = text[person.end : position]
    before = text[: person.start]
    begins = not before or before.endswith((*_CLAUSE_ENDS, *_ROLES))
    return begins and bool(between) and not re.search(f"[{_CLAUSE_ENDS}]", between) and not _FOR_OTHERS.match(between)
