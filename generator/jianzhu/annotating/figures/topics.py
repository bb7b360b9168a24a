"""What a clause brings in, so that the clauses behind it are about it: `县里建起“共享窑房”，引进电窑36座` → 共享窑房.

Four forms: a verb of founding or holding and a name that ends the clause (共建某学院，培养学员900名); a body that is
urged to do something (支持某公司上市，募资2亿元); a name in quotation marks that opens (“某街区”开街，接待游客3万人次);
and 这是, which says more of the name before it. A name said once in full may come again by its tail alone (联合研究院
for 某某先进材料联合研究院).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jianzhu.annotating.figures.indicators import tokens
from jianzhu.annotating.figures.main_subjects import Subject
from jianzhu.lexicon import column, table
from jianzhu.model import Mention

LEAST_TAIL = 3
"""Characters of a tail that stands for the whole name: 研究院, 博物馆; one of two (学院, 公司) fits too many names."""
LONGEST_PLACE = 16
"""Characters of where something opens: 在某大学博物馆开幕."""
LONGEST_MODIFIER = 10
"""Characters that say more of what is brought in: 设立规模20亿元的某基金."""
LONGEST_TAIL = 12
"""Characters of a tail looked for."""

_VERBS = [(row["word"], row["place"]) for row in table("introducing_verbs")]


def _choice(place: str) -> str:
    words = (word for word, at in _VERBS if at == place)
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_QUOTED = r"[“《](?P<quoted>[^“”《》，。；]{2,24})[”》]"
_BROUGHT = re.compile(rf"(?:{_choice('before')})了?(?P<modifier>[^，。；“”《》、的]{{0,{LONGEST_MODIFIER}}}的)?")
_QUOTED_KIND = r"(?P<kind>[^，。；、“”《》0-9的（(]{0,10})(?:[（(][^（）()]{2,30}[）)])?$"
_BROUGHT_QUOTED = re.compile(rf"(?:{_choice('before')})了?(?:[^，。；、“”《》的0-9]{{0,6}}){_QUOTED}{_QUOTED_KIND}")
_EDITION = r"(?P<edition>第[一二三四五六七八九十0-9]+届[^，。；、“”《》]{2,20}?(?:[周节会展赛]|论坛))"
_OPENED = re.compile(rf"(?:{_QUOTED}|{_EDITION})[^，。；、“”《》0-9]{{0,{LONGEST_PLACE}}}(?:{_choice('after')})$")
_BEGINS = re.compile(rf"(?:[于在]?[0-9年月日底初末]{{2,9}})?(?:正式)?(?:{_choice('after')})")
"""What stands behind a name that begins to be: 某基金10月设立."""
_SINCE = re.compile(
    rf"自(?P<name>[^，。；“”该本此]{{3,20}}?)(?:[12][0-9]{{3}}年[0-9月日底初]*|正式|全面|建成)?(?:{_choice('after')}|运行|运营)以来"
)
"""What has been running since it was founded: 自某中心运行以来，…."""
_TAILS = "|".join(
    re.escape(row["tail"]) for row in table("subject_kinds") if row["kind"] in ("fund", "institution", "firm", "system")
)
_BROUGHT_NOUN = re.compile(
    rf"(?:{_choice('before')})了?(?:由[^，。；“”《》]*的|[^，。；“”《》]{{0,8}}首[单个家只条座支]|[这一][个家座条支只])"
    rf"(?P<noun>[\u4e00-\u9fffA-Za-z]{{2,12}}(?:{_TAILS}))(?:[（(][^（）()]{{2,30}}[）)])?$"
)
"""The one thing that is set up, where its name was not found: 成立由商户组成的[老街议事会], 发行全省首单[某ABS]."""
_UNDER_WAY = re.compile(
    r"(?:加快|全力|积极|重点|继续|年内)*(?:推进|推动|实施|启动|新建|改建|扩建|续建|开工建设|开工|建设|谋划|抓好)"
    r"(?P<work>[^，。；、“”的0-9][^，。；、“”的]{3,24}?(?:工程|项目|机组|泊位|扩园|大桥|水库|园区?|电站|电厂|基地|中心|高速|公路|铁路|机场|码头|通道))"
    r"(?:(?:改扩建|升级改造|改造|建设|实施)(?:工程)?)?[，,]"
)
"""A work that is being built, named or not."""
_ITS_SIZE = re.compile(
    "(?:计划|概算|估算|项目)?(?:总?投资(?!者)|总?占地|用地|总?建筑面积|总?装机|全长|总长|路线|[规开]划?发?面积|总?库容)"
)
"""How the clause behind it begins, where it tells its cost or size."""
_WORKED_ON = re.compile(rf"(?:{_choice('work')})了?[^，。；“”《》、的]{{0,{LONGEST_MODIFIER}}}的?$")
_URGED = re.compile(rf"(?:{_choice('urging')})")
_LISTED = re.compile(r"[、和及与]|等(?!级)")
"""What makes a name one of several: 支持甲公司等4家企业上市."""
_THIS_IS = re.compile(r"[—\s]*这是")
_THIS_IS_FIRST = re.compile(
    r"[—\s]*这是[^，。；]{0,16}?[首第][一二三四五六七八九十]?[条个家座支只款项艘批单例部](?P<name>[^，。；、的0-9]{3,16})[，。；]"
)
_NAME_BEFORE = re.compile(rf"{_QUOTED}[，。；—\s]*$")
_END = re.compile(r"(?:后|之后|以来)?[，,；;。！？：:—…】\s]*$")
_KNOWN_TAILS = tuple({*column("subject_kinds", "tail"), *column("name_tails", "tail"), *column("quoted_kinds", "kind")})
_NOT_TAIL = ("新能源", "新材料", "有限公司", "有限责任公司", "股份有限公司", "人民政府", "委员会", "办公室")
"""Tails that every body of its sort has, or that are an industry's."""
_WORKS = re.compile("(?:新建|扩建|改建|改造|建设)?(?:工程|项目)")
"""What may stand behind the name of what is built: 建成某水厂[新建工程]."""
_ISSUED = column("issued_tails", "tail")
"""Ends of the titles of texts that a body issues, whose figures stay its own."""
_TEAMS = column("office_tails", "tail")
"""Tails of what is set up to act for those who set it up."""
_GOES_ON = re.compile(r"[长员内外里上中前旁0-9一二两三四五六七八九十]|门口|周边|附近|数量|总数")
"""What makes a tail another word, a mere place or a sort of things counted: 博物馆[长], 光伏项目[15]个."""


def brought_in(passage: str, text: str, start: int, end: int, mentions: Sequence[Mention]) -> Subject | None:
    """The name that the clause [start, end) of a passage's text brings in for those behind it.

    `mentions` are the passage's, sorted. None where the clause brings in nothing.
    """
    whole, end = end, start + len(_END.sub("", text[start:end]))
    if found := _BROUGHT_QUOTED.search(text, start, end):
        kind = tokens(found["kind"])
        issued = text[found.start("quoted") - 1] == "《" and found["quoted"].endswith(_ISSUED)
        if issued or found["kind"].endswith(_TEAMS) or (kind and kind[-1].flag[0] in "av"):
            return None
        for mention in mentions:
            if mention.start < found.end("quoted") <= found.end("kind") <= mention.end:
                return Subject(mention.name, (passage, mention.start, mention.end), True)
        return Subject(found["quoted"], (passage, *found.span("quoted")), True)
    if since := _SINCE.match(text, start, whole):
        named = next((m for m in mentions if since.start("name") <= m.start and m.end == since.end("name")), None)
        name = named.name if named else since["name"]
        return Subject(name, (passage, *since.span("name")), True)
    inside = [m for m in mentions if start < m.start < end and m.type in ("organization", "project", "event")]
    for mention in sorted(inside, key=lambda one: one.end != end):  # before who is urged, what they are to build
        if _BEGINS.fullmatch(text, mention.end, end):
            return Subject(mention.name, (passage, mention.start, mention.end), True)
        if mention.end == end and mention.type != "organization" and _WORKED_ON.search(text, start, mention.start):
            return Subject(mention.name, (passage, mention.start, mention.end), True)
        verb = _BROUGHT if mention.end == end or _WORKS.fullmatch(text, mention.end, end) else _URGED
        if mention.name.endswith(_TEAMS) or _LISTED.match(text, mention.end):
            continue
        if any(found.end() == mention.start for found in verb.finditer(text, start, mention.start)):
            return Subject(mention.name, (passage, mention.start, mention.end), True)
    noun = _BROUGHT_NOUN.search(text, start, end)
    if noun:
        return Subject(noun["noun"], (passage, *noun.span("noun")), True)
    work = _UNDER_WAY.match(text, start, whole)
    if work and _ITS_SIZE.match(text, whole):
        named = next((m for m in inside if m.end == work.end("work")), None)
        return Subject(named.name if named else work["work"], (passage, *work.span("work")), True)
    return None


def opened(passage: str, text: str, start: int, end: int) -> Subject | None:
    """What the clause [start, end) says opens: a name in quotation marks or an event's (第…届)."""
    found = _OPENED.search(text, start, start + len(_END.sub("", text[start:end])))
    if not found:
        return None
    group = "quoted" if found["quoted"] else "edition"
    return Subject(found[group], (passage, *found.span(group)), True)


def said_more_of(passage: str, text: str, start: int, mentions: Iterable[Mention]) -> Subject | None:
    """What a clause that begins with 这是 is about: the name right before it, else what it says is the first one."""
    if not _THIS_IS.match(text, start):
        return None
    if named := _NAME_BEFORE.search(text, 0, start):
        return Subject(named["quoted"], (passage, *named.span("quoted")), True)
    stop = len(re.sub(r"[，。；—\s]*$", "", text[:start]))
    for mention in mentions:
        if mention.end == stop:
            return Subject(mention.name, (passage, mention.start, mention.end), True)
    first = _THIS_IS_FIRST.match(text, start)
    return Subject(first["name"], (passage, *first.span("name")), True) if first else None


def tails(name: str) -> Iterator[str]:
    """The ends of a name that may stand for all of it: 云山新材联合研究院 → 联合研究院, 研究院 and others."""
    for length in range(LEAST_TAIL, min(LONGEST_TAIL, len(name) - 1) + 1):
        if name[-length:] not in _NOT_TAIL and name.endswith(_KNOWN_TAILS):
            yield name[-length:]


class Topics:
    """What the clauses of one article bring in, and how long it stays their subject; read in order."""

    def __init__(self) -> None:
        self.event: Subject | None = None
        """What the article last said opens: what 本次展览 means."""
        self._brought: Subject | None = None
        self._opened: Subject | None = None
        self._work = False
        """Whether what opened is a book or a film (《…》), which no 本次活动 means."""
        self._topic: Subject | None = None
        self._lent: Subject | None = None
        self._lending = False
        self._named: dict[str, str] = {}

    def begin_passage(self) -> None:
        """Forget what belonged to the passage before."""
        self._brought = self._opened = self._topic = None
        self._lending = False

    def begin_sentence(self, last: Subject | None) -> Subject | None:
        """The subject with which a sentence goes on, `last` being that of the one before."""
        self._brought = self._topic = None
        if self._lending:
            self._lending = False
            return self._lent
        return last

    def enter(self, text: str, start: int, last: Subject | None) -> Subject | None:
        """The subject with which the clause at `start` goes on, `last` being that of the clause before."""
        before = text[start - 1 : start]
        if self._opened:
            opened, self._opened = self._opened, None
            if not self._work:
                self.event = opened
            return opened
        if self._brought and before in tuple("，,—：:"):
            self.lend(last)
            self._topic = self._brought
            return self._topic
        if self._topic and before in tuple("；;"):
            self._topic, self._lending = None, False
            return self._lent
        return last

    def leave(self, passage: str, text: str, start: int, end: int, mentions: Sequence[Mention]) -> Subject | None:
        """Take note of what the clause [start, end) brings in, and return it; `mentions` are its passage's."""
        self._opened = opened(passage, text, start, end)
        self._work = bool(self._opened and self._opened.at and text[self._opened.at[1] - 1] == "《")
        self._brought = brought_in(passage, text, start, end, mentions)
        for mention in mentions:
            if start <= mention.start < end and mention.type in ("organization", "project"):
                self._named.update(dict.fromkeys(tails(mention.name), mention.name))
        found = self._brought or self._opened
        if found:
            self._named.update(dict.fromkeys(tails(found.name), found.name))
        return found

    def lend(self, last: Subject | None) -> None:
        """Keep `last` for the next sentence, whatever the rest of this one is about."""
        if not self._lending:
            self._lent, self._lending = last, True

    def give_way(self) -> None:
        """End the topic: a clause names a subject of its own, which stays."""
        if self._topic:
            self._topic, self._lending = None, False

    def lent(self, last: Subject | None) -> Subject | None:
        """The subject of the clause that brought in `last`, None where none did."""
        return self._lent if self._topic and last == self._topic else None

    def by_tail(self, passage: str, text: str, position: int) -> Subject | None:
        """The body or project named before for whose name the words at `position` stand."""
        for length in range(LONGEST_TAIL, LEAST_TAIL - 1, -1):
            name = self._named.get(text[position : position + length])
            if name and not _GOES_ON.match(text, position + length):
                return Subject(name, (passage, position, position + length), True, True)
        return None
