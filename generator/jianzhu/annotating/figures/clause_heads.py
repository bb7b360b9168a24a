"""What a clause begins with, times and connecting words aside: `去年，入园的甲公司产值3亿元` → 甲公司.

The name itself, the one that it qualifies (该集团下属乙公司), what a word stands for (全市) or a tail of a name said
before. A name that is only where, by whom or for whom something happens begins no clause.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from jianzhu.annotating.figures.anaphors import Anaphors
from jianzhu.annotating.figures.indicators import tokens
from jianzhu.annotating.figures.main_subjects import Subject, acts_for_region, is_region, region_in
from jianzhu.annotating.figures.qualified import OWNED, bodies_of, head_of, qualified
from jianzhu.annotating.figures.topics import Topics
from jianzhu.lexicon import column
from jianzhu.model import Mention

_STARTS = sorted((*column("phrase_starts", "word"), *OWNED), key=lambda w: (-len(w), w))
START = re.compile(
    "(?:" + "|".join(map(re.escape, _STARTS))
    + r"|[\s“”\"'（(]|[\u4e00-\u9fff]{0,4}(?:以来|期间|之后|方面))*"
)  # fmt: skip
_RELATIVE = re.compile(r"(?:由[^，。；、的]{1,30}|[^，。；、的]{1,16})的")
"""What may stand before the name that a clause begins with: 去年入园的某产业园."""
_QUOTED_ALONE = re.compile(
    r"(?:[^，。；“”《》]{0,12}的)?“(?P<name>[^“”、，。；]{2,12})”(?P<kind>[^，。；、“”0-9]{0,6})[，,]"
)
"""A clause that only names a thing in quotation marks: 新开发的“惠企贷”金融产品，."""
_THINGS = tuple({*column("quoted_kinds", "kind"), *column("subject_kinds", "tail"), "产品"})
_APPOSITION = re.compile(r"[^，。；、的“”《》0-9]{2,8}(?=“)")
"""What may stand before a name in quotation marks that a clause begins with: 省级示范社“某合作社”."""
_SPEECH = re.compile(
    r"(?:负责人|董事长|总经理|主任|书记|局长|院长|校长|记者)[^，。；]{0,6}(?:表示|介绍|说|指出|认为|坦言|透露|记得|回忆|感慨|感叹|直言|强调|算了)[，,：:“]?"
)
"""A clause that only says who speaks."""
_LOCATIVE = re.compile(r"下|上|旁|畔|里|内|境内|附近|脚下|沿线|沿岸")
"""What makes a place named before it a mere location."""
_MADE_BY = "而来|出资|组建|发起|设立|牵头|领办|主导|建设|建造|建成|改造|投资|运营|打造|管理|承建|开发|创办|主办|研发"
_NO_SUBJECT = re.compile(
    rf"(?:[由将把被对向按以随]|为(?!此)|据(?!介绍|悉|了解|统计))(?![^，。；的]{{2,}}(?:{_MADE_BY})的)"
)
"""How a clause begins that has no subject of its own (由原先的甲厂改造而来); 由甲厂改造而来的乙园 has one."""
_SETTING_OUT = re.compile(r"在[^，。；]*(?:基础上|背景下|支持下|带动下|推动下|过程中|同时)[，,]")
"""A clause that only says under what something happens."""
_LOCATION = re.compile(r"[^，。；、的0-9]{0,8}(?:旁|畔|(?<!公)里|内|上|下|边|中|处|前|外)[，,]")
"""What makes a place that a clause begins with, and all of that clause, a mere location: 甲区滨江路旁，…."""
PREPOSITION = re.compile(
    r"(?:在|于|从|到|由|向|对|与|和|为|经|获|落户|来自|位于|居|占|依托|通过"
    r"|被|把|给|据|按|助力|助推|会同|联合|配合)$"
)
_COPULA = re.compile(r"是|系|成为|属于|位于|地处|坐落")
"""How a clause begins that says what its subject is, so that no name in it is a subject."""
PART = re.compile(r"[（(]?其中")
"""How a clause begins that is about a part of what came before it, for its own sentence only."""
_COUNTED = re.compile(
    r"(?:[班专]列|航线|航班|产品|品牌)?(?:不少于|不低于|达到?|共|有|约|超过?|增至|增加到?)*[0-9.]+[万亿]?[个家座条只处所列班趟款件]"
)
"""What follows a name that is itself what is counted: 其中换乘站[5座]."""
_IN_CHARGE = re.compile(r"(?:等部门)?(?:牵头|负责|主办)[，,]")
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


class ClauseHeads:
    """What the clauses of one article begin with."""

    def __init__(self, anaphors: Anaphors, topics: Topics, places: Collection[str], survey: bool) -> None:
        """`places` are the names of the article's places; a `survey` counts a region's bodies as the region's."""
        self._anaphors = anaphors
        self._topics = topics
        self._places = places
        self._survey = survey

    def find(
        self,
        passage: str,
        text: str,
        start: int,
        end: int,
        blanks: Sequence[tuple[int, int]],
        mentions: Sequence[Mention],
        last: Subject | None,
        here: Subject | None,
    ) -> Subject | None:
        """The entity that the clause [start, end) begins with, None where it begins with something else.

        `blanks` are its times, `mentions` the passage's; `last` is the subject before and `here` the passage's region.
        """
        position = start
        if _COPULA.match(text, start, end) and not _LIES.match(text, start, end):
            return None
        if defined := _DEFINED.match(text, start, end):
            inside = any(start <= m.start < defined.end("name") for m in mentions)
            if not inside and not _NOT_DEFINED.search(defined["name"]):
                return Subject(defined["name"], (passage, start, defined.end("name")), True)
        alone = _QUOTED_ALONE.fullmatch(text, start, end)
        thing = (alone["kind"] or alone["name"]).endswith(_THINGS) if alone else False
        if alone and thing and not any(start <= m.start < end for m in mentions):
            return Subject(alone["name"], (passage, *alone.span("name")), True)
        while True:
            before = position
            for low, high in blanks:
                if low <= position < high:
                    position = high
            match = START.match(text, position, end)
            mention = next((m for m in mentions if m.start <= position < m.end), None)
            anaphor = self._anaphors.word_at(text, position, end)
            tail: Subject | None = None
            if not mention and not anaphor:
                tail = self._anaphors.this(passage, text, position) or self._topics.by_tail(passage, text, position)
            if mention or anaphor or tail:
                break
            modifier = _RELATIVE.match(text, position, end) or _apposition(text, position, end)
            if modifier:
                opens = text[modifier.end() : modifier.end() + 1] in tuple("“‘")
                places = (modifier.end(), modifier.end() + opens)
                head = next((m for m in mentions if m.start in places), None)
                if head:
                    position = head.start
                    continue
            if match and match.end() > position:
                stop = min((m.start for m in mentions if position < m.start), default=end)
                owned = _OWNED_BEFORE.search(text[position : match.end()])
                anaphoric = None if owned else self._anaphors.within(text, position, match.end())
                position = min(match.end(), stop, anaphoric.start() if anaphoric else end)
            if position == before or position >= end:
                return None
        if PREPOSITION.search(text[start:position]) or text[start] in "创比较":
            return None
        if mention and mention.type != "place" and PART.match(text, start) and _COUNTED.match(text, mention.end):
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
            later = next((m for m in mentions if mention.end < m.start <= mention.end + 3), None)
            if later is None or later.start >= end:
                return None
            mention = later
        if mention and mention.type == "place" and _OWNED_BEFORE.search(text[start : mention.start]):
            longer = _PLACE_AND_NAME.match(text, mention.end, end)
            if longer and not _NO_NAME.search(longer["rest"]):
                at = (passage, mention.start, longer.end("rest"))
                return Subject(text[mention.start : longer.end("rest")], at, True)
        if mention:
            found = head_of(passage, text, mention, end, mentions)
            return bodies_of(found, text) if found and found.name in self._places and not self._survey else found
        if tail:
            return tail
        assert anaphor is not None
        if named := qualified(passage, text, anaphor.end(), end, mentions):
            return named
        meant = self._anaphors.resolve(passage, anaphor, last, here, self._topics.event)
        return bodies_of(meant, text) if meant and not self._survey else meant


def _apposition(text: str, position: int, end: int) -> re.Match[str] | None:
    """The noun before a name in quotation marks at `position`, which says what has it; no verb (建成“某平台”)."""
    found = _APPOSITION.match(text, position, end)
    parts = tokens(found[0]) if found else []
    return found if parts and parts[0].flag[0] != "v" and parts[-1].flag[0] == "n" else None


def set_in(passage: str, text: str, start: int, end: int, mentions: Sequence[Mention]) -> Subject | None:
    """The region that the clause [start, end) sets what follows in, None where it does more: 在某省某县，."""
    found: Mention | None = None
    for mention in mentions:
        if mention.type == "place" and mention.start == (found.end if found else start + 1):
            found = mention
    if not text.startswith("在", start) or not found or not is_region(found.name) or found.end < end - 1:
        return None
    return Subject(found.name, (passage, found.start, found.end), True)
