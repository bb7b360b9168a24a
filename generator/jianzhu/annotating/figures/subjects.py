"""Whom or what a figure is about: the subject of its clause, else of its sentence, its paragraph, its article.

`该集团今年计划盘活房产26宗` → the group that the text named last. A clause's subject is the name (or 该市, 全县, …)
that it begins with, times and connecting words aside; figures that only a project has (总投资, 装机容量) go to the
project named nearest before. Where nothing names one, it is the entity that the article is mainly about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianzhu.annotating.figures.agents import instrument, quoted_speaker, speaker
from jianzhu.annotating.figures.anaphors import Anaphors
from jianzhu.annotating.figures.choosing import Candidate, choose, has, kind_of, owner_of
from jianzhu.annotating.figures.indicators import leading_verb, tokens
from jianzhu.annotating.figures.main_subjects import (
    COLLECTIVE,
    SUBJECT_TYPES,
    Subject,
    acts_for_region,
    group_name,
    is_region,
    main_group,
    main_region,
    main_subject,
    region_in,
)
from jianzhu.annotating.figures.periods import headlines
from jianzhu.annotating.figures.qualified import BODIES, OWNED, bodies_of, head_of, qualified
from jianzhu.annotating.figures.topics import Topics, said_more_of
from jianzhu.lexicon import column
from jianzhu.model import Article, Mention

PARK_AHEAD = 8
"""Characters behind a number in which 入园 or the like makes it a park's: 5家企业入园."""

_STARTS = sorted((*column("phrase_starts", "word"), *OWNED), key=lambda w: (-len(w), w))
_START = re.compile(
    "(?:" + "|".join(map(re.escape, _STARTS))
    + r"|[\s“”\"'（(]|[\u4e00-\u9fff]{0,4}(?:以来|期间|之后|方面))*"
)  # fmt: skip
_RELATIVE = re.compile(r"(?:由[^，。；、的]{1,30}|[^，。；、的]{1,16})的")
"""What may stand before the name that a clause begins with: 去年入园的某产业园."""
_APPOSITION = re.compile(r"[^，。；、的“”《》0-9]{2,8}(?=“)")
"""What may stand before a name in quotation marks that a clause begins with: 省级示范社“某合作社”."""
_SPEECH = re.compile(
    r"(?:负责人|董事长|总经理|主任|书记|局长|院长|校长|记者)[^，。；]{0,6}(?:表示|介绍|说|指出|认为|坦言|透露|记得|回忆|感慨|感叹|直言|强调|算了)[，,：:“]?"
)
"""A clause that only says who speaks."""
_LOCATIVE = re.compile(r"下|上|旁|畔|里|内|境内|附近|脚下|沿线|沿岸")
"""What makes a place named before it a mere location."""
_MADE_BY = "而来|建设|建造|建成|改造|投资|运营|打造|管理|承建|开发|创办|主办|研发"
_NO_SUBJECT = re.compile(
    rf"(?:[由将把被对向按以随]|为(?!此)|据(?!介绍|悉|了解|统计))(?![^，。；的]{{2,}}(?:{_MADE_BY})的)"
)
"""How a clause begins that has no subject of its own (由原先的甲厂改造而来); 由甲厂改造而来的乙园 has one."""
_SETTING_OUT = re.compile(r"在[^，。；]*(?:基础上|背景下|支持下|带动下|推动下|过程中|同时)[，,]")
"""A clause that only says under what something happens."""
_LOCATION = re.compile(r"[^，。；、的]{0,8}(?:旁|畔|里|内|上|下|边|中|处|前|外)[，,]")
"""What makes a place that a clause begins with, and all of that clause, a mere location: 甲区滨江路旁，…."""
_PLACE_PREPOSITION = re.compile(
    r"(?:在|于|从|到|由|向|对|与|和|为|经|获|落户|来自|位于|居|占|依托|通过"
    r"|被|把|给|据|按|助力|助推|会同|联合|配合)$"
)
_COPULA = re.compile(r"是|系|成为|属于|位于|地处|坐落")
"""How a clause begins that says what its subject is, so that no name in it is a subject."""
_ENUMERATES = re.compile(
    r"(?P<first>一是|首先|第一[，是])|(?:[二三四五六七八九十]是|其次|再次|最后|第[二三四五六][，是])"
)
_SUMS_UP = re.compile(r"这些|上述|以上各")
"""How a clause begins that is about several things named before, so about whose they all are."""
_PART = re.compile(r"[（(]?其中")
"""How a clause begins that is about a part of what came before it, for its own sentence only."""
_COUNTED = re.compile(r"(?:不少于|不低于|达到?|共|有|约|超过?|增至|增加到?)*[0-9]+[个家座条只处所]")
"""What follows a name that is itself what is counted: 其中换乘站[5座]."""
_IN_CHARGE = re.compile(r"(?:等部门)?(?:牵头|负责|主办|会同[^，。；]*)?[，,]")
"""What follows an office that only sees to what its region does: 县农业局[牵头，]."""
_LIES = re.compile(r"(?:位于|地处|坐落[于在]?)[^，。；、的]{2,12}的")
"""What may stand before a name in a clause that begins like one on where something lies: 位于白沙镇的某水库."""
_PLACE_AND_NAME = re.compile(r"(?P<rest>[\u4e00-\u9fffA-Za-z]{2,10})[，,]")
_OWNED_BEFORE = re.compile("(?:" + "|".join(OWNED) + ")$")
_NO_NAME = re.compile(
    r"的|^[市县区省各全]|(?:方面|上下|期间|以来|各地|各界|境内|时|后|前|等|企业|群众|居民|干部|部门|单位|人民)$"
)
_DEFINED = re.compile(r"(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{4,12})是(?:一|为|由|集|以|全国|全省|全市|国内|我国|专|从事)")
_NOT_DEFINED = re.compile(
    r"的|[这那其它]|(?:目标|原因|特点|重点|问题|关键|任务|核心|基础|要求|目的|措施|优势|亮点|表现|就|都|也|正|乃)$"
)
SETTING = "setting"
"""The kind of places that a sentence may be about, but hardly the one after it: hills, waters, roads."""
LOOKED_BACK = ("park", "fund")
"""Whose figures may be those of one that was named a while before."""


class Subjects:
    """The subjects of one article's clauses, read in order."""

    def __init__(self, article: Article, mentions: tuple[Mention, ...]) -> None:
        self.main = main_subject(article, mentions)
        self._survey = article.kind == "communique"
        self._last: Subject | None = None
        self._how = "before"
        """How `_last` stands to the clause at hand: a role of `subject_weights.tsv`."""
        self.topics = Topics()
        self._before_list: Subject | None = None
        self._named_before: list[Mention] = []
        self._named_here: list[Mention] = []
        self._place = main_region(article, mentions, self.main)
        if self._place and self.main and _is_the_region(self.main.name, article, mentions):
            self.main = Subject(self._place, None, False)
        if group := main_group(article):
            self._group = group_name(group, self._place)
            self.main = Subject(self._group, None, False)
        self._last_place: Subject | None = None
        self._place_here: Subject | None = None
        self._before_collective: Subject | None = None
        self._by_passage: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.type in SUBJECT_TYPES or mention.type == "event":
                self._by_passage.setdefault(mention.passage, []).append(mention)
        self._types: dict[str, set[str]] = {}
        for mention in mentions:
            self._types.setdefault(mention.name, set()).add(mention.type)
        self._places = {m.name for m in mentions if m.type == "place"}
        words = "".join(passage.text.chars for passage in headlines(article))
        self._anaphors = Anaphors(self.main, self._place, re.sub(r"\s", "", words), mentions)

    def mentions(self, passage: str) -> list[Mention]:
        """The mentions of places, bodies, projects and events in a passage, in its order."""
        return self._by_passage.get(passage, [])

    @staticmethod
    def without_anaphor(words: str) -> str:
        """`words` without the anaphor that they begin with, connecting words before it aside."""
        start = _START.match(words)
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
        found = self._anaphors.this(passage, text, position) or self.topics.by_tail(passage, text, position)
        return found.at[2] if found and found.at else position

    def is_event(self, name: str) -> bool:
        """Whether `name` is that of an event, whose figures are of the day on which it is held."""
        return "event" in self._types.get(name, ())

    def last_name(self) -> str:
        """The name of the subject that a clause named last in this passage; of the article's where none did."""
        found = self._last or self.main
        return found.name if found else ""

    def begin_sentence(self) -> None:
        """What a clause brought in is the subject of its own sentence only, and so is a group like 监管企业.

        In a communique every sentence is about the whole region, unless it says otherwise itself.
        """
        self._last, self._how = self.topics.begin_sentence(self._last), "before"
        if self._survey:
            self._last = self._last_place = None
        if self._last and self._last.name.endswith(tuple(COLLECTIVE)):
            self._last = self._before_collective
        if self._last and self._last.name in self._places and kind_of(self._last.name, self._types) == SETTING:
            self._last = None

    def begin_passage(self) -> None:
        self._last = self._place_here = None
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
            or self._leading(passage, text, start, end, blanks)
        )
        if leading:
            if _PART.match(text, start, end):
                self.topics.lend(self._last)
            else:
                self.topics.give_way()
            if not (self._last and self._last.name.endswith(tuple(COLLECTIVE))):
                self._before_collective = self._last
            self._last, self._how = leading, "clause"
            if leading.name in self._places and is_region(leading.name):
                self._last_place = self._place_here = leading
        brought = self.topics.leave(passage, text, start, end, self.mentions(passage))
        if brought:
            self._anaphors.bring_in(brought.name)
        named = [m for m in self.mentions(passage) if start <= m.start < end]
        self._anaphors.note(named)
        self._named_here.extend(named)

    def name_ends(self, passage: str, position: int) -> bool:
        """Whether a name ends right at `position`."""
        return any(mention.end == position for mention in self.mentions(passage))

    def beside(self, passage: str, text: str, position: int, bracket: int) -> Subject | None:
        """The name right before a number that counts its things (甲市22条产业链), or before the bracket of a figure.

        `bracket` is where the bracket that the number stands in opens, -1 where it stands in none.
        """
        at = position if bracket < 0 else bracket
        for mention in self.mentions(passage):
            if mention.end == at and not (mention.type == "project" and text[: mention.start].endswith("其中")):
                before = text[max(0, mention.start - 2) : mention.start]
                located = _PLACE_PREPOSITION.search(before) and not before.endswith("与")
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

    def of(
        self, passage: str, text: str, position: int, words: str, right: str, nearer: Sequence[Candidate]
    ) -> tuple[Subject, float]:
        """The subject of the figure at `position`, whose label is `words`, in the clause passed last, and its lead.

        `nearer` are the candidates that the figure's own words name.
        """
        owner = owner_of(words) or owner_of(right[:PARK_AHEAD], ("park",))
        work = self._project(passage, text, position, right)
        nearby = self._nearby(owner)
        region = Subject(self._place, None, False) if self._place else None
        far = {"lent": self.topics.lent(self._last), "near": work, "nearby": nearby}
        far |= {"main": self.main, "place": self._last_place, "region": region}
        candidates = [*nearer, *([Candidate(self._last, self._how)] if self._last else [])]
        candidates += [Candidate(subject, role) for role, subject in far.items() if subject]
        chosen, lead = choose(candidates, owner, self._types)
        if chosen and chosen is work and chosen.at and chosen.at[2] < position:
            self.topics.lend(self._last)
            self._last, self._how = chosen, "kept"
        elif chosen and chosen is nearby:
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

    def _project(self, passage: str, text: str, position: int, right: str) -> Subject | None:
        here = self.mentions(passage)
        if right.startswith("的"):
            for mention in here:
                if mention.start >= position and mention.start - position < 12:
                    return Subject(mention.name, (passage, mention.start, mention.end), True)
        for mention in reversed(here):
            if mention.end <= position and mention.type == "project" and position - mention.end < 80:
                if _PLACE_PREPOSITION.search(text[: mention.start]):
                    continue
                if "、" in (text[mention.end : mention.end + 1], text[mention.start - 1 : mention.start]):
                    return None
                return Subject(mention.name, (passage, mention.start, mention.end), True)
        return None

    def _leading(self, passage: str, text: str, start: int, end: int, blanks: list[tuple[int, int]]) -> Subject | None:
        """The entity that a clause begins with, None where it begins with something else."""
        position = start
        if _COPULA.match(text, start, end) and not _LIES.match(text, start, end):
            return None
        if defined := _DEFINED.match(text, start, end):
            inside = any(start <= m.start < defined.end("name") for m in self.mentions(passage))
            if not inside and not _NOT_DEFINED.search(defined["name"]):
                return Subject(defined["name"], (passage, start, defined.end("name")), True)
        while True:
            before = position
            for low, high in blanks:
                if low <= position < high:
                    position = high
            match = _START.match(text, position, end)
            mention = next((m for m in self.mentions(passage) if m.start <= position < m.end), None)
            anaphor = self._anaphors.word_at(text, position, end)
            tail: Subject | None = None
            if not mention and not anaphor:
                tail = self._anaphors.this(passage, text, position) or self.topics.by_tail(passage, text, position)
            if mention or anaphor or tail:
                break
            modifier = _RELATIVE.match(text, position, end) or _apposition(text, position, end)
            if modifier:
                opens = text[modifier.end() : modifier.end() + 1] in tuple("“‘")
                places = (modifier.end(), modifier.end() + opens)
                head = next((m for m in self.mentions(passage) if m.start in places), None)
                if head:
                    position = head.start
                    continue
            if match and match.end() > position:
                stop = min((m.start for m in self.mentions(passage) if position < m.start), default=end)
                owned = _OWNED_BEFORE.search(text[position : match.end()])
                anaphoric = None if owned else self._anaphors.within(text, position, match.end())
                position = min(match.end(), stop, anaphoric.start() if anaphoric else end)
            if position == before or position >= end:
                return None
        if _PLACE_PREPOSITION.search(text[start:position]) or text[start] in "创比较":
            return None
        if mention and mention.type == "project" and _PART.match(text, start) and _COUNTED.match(text, mention.end):
            return None
        if mention and acts_for_region(mention.name) and _IN_CHARGE.match(text, mention.end):
            return Subject(region_in(mention.name), None, True)
        if _NO_SUBJECT.match(text, start, position) or _SETTING_OUT.match(text, start, end):
            return None
        if _SPEECH.search(text, position, end):
            return None
        if mention and mention.type == "place" and _LOCATION.match(text, mention.end, end):
            return None
        if mention and mention.type == "place" and _LOCATIVE.match(text, mention.end):
            later = next((m for m in self.mentions(passage) if mention.end < m.start <= mention.end + 3), None)
            if later is None or later.start >= end:
                return None
            mention = later
        if mention and mention.type == "place" and _OWNED_BEFORE.search(text[start : mention.start]):
            longer = _PLACE_AND_NAME.match(text, mention.end, end)
            if longer and not _NO_NAME.search(longer["rest"]):
                at = (passage, mention.start, longer.end("rest"))
                return Subject(text[mention.start : longer.end("rest")], at, True)
        if mention:
            found = head_of(passage, text, mention, end, self.mentions(passage))
            return bodies_of(found, text) if found and found.name in self._places and not self._survey else found
        if tail:
            return tail
        assert anaphor is not None
        if named := qualified(passage, text, anaphor.end(), end, self.mentions(passage)):
            return named
        meant = self._anaphors.resolve(passage, anaphor, self._last, self._place_here, self.topics.event)
        return bodies_of(meant, text) if meant and not self._survey else meant


def _apposition(text: str, position: int, end: int) -> re.Match[str] | None:
    """The noun before a name in quotation marks at `position`, which says what has it; no verb (建成“某平台”)."""
    found = _APPOSITION.match(text, position, end)
    parts = tokens(found[0]) if found else []
    return found if parts and parts[0].flag[0] != "v" and parts[-1].flag[0] == "n" else None


def _is_the_region(name: str, article: Article, mentions: tuple[Mention, ...]) -> bool:
    """Whether what an article names most stands for its region: an office, an official text's event."""
    event = article.kind != "news" and any(m.type == "event" and m.name == name for m in mentions)
    return event or acts_for_region(name) or is_region(name)
