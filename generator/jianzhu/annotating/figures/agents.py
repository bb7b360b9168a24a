"""Who acts or speaks in a clause without being its first word: whose the figures are that follow.

`由滨海国投集团出资40%` → 滨海国投集团; `白沙水泥厂厂长周平说，吨煤电耗下降3%` → 白沙水泥厂;
`甲公司、乙公司资产负债率分别为71%、69%` → 甲公司 has the first, 乙公司 the second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianzhu.annotating.figures.main_subjects import Subject
from jianzhu.lexicon import column
from jianzhu.model import Mention


def _choice(name: str, of: str = "word") -> str:
    return "|".join(re.escape(word) for word in sorted(column(name, of), key=lambda word: (-len(word), word)))


_SHORT_FORM = r"(?:[（(][^（）()]{2,30}[）)])?"
"""（以下简称“滨海国投”） behind a name."""
_CARRIES = re.compile(rf"{_SHORT_FORM}(?:[^，。；、0-9]{{0,4}}?)(?:{_choice('agent_verbs')})")
_SPEAKS = re.compile(
    rf"{_SHORT_FORM}(?:(?!项目)[^，。；]){{0,20}}?(?:{_choice('speaking_offices')})"
    r"[^，。；]{0,8}?(?:表示|介绍|告诉记者|说|指出|认为|坦言|透露|算了|回忆|感慨|记得)[，,：:“]?"
)
_SAYS_END = re.compile(r"[。；！？]")
_BODIES = column("speaking_bodies", "tail")
"""Tails of bodies whose people speak of the body itself; those of an office speak of its whole region."""
_BETWEEN = re.compile(r"、|和|与|及|以及")
_INSTRUMENT = re.compile(r"(?:通过|依托|借助|利用)$")
_FUND = re.compile(r"(?:通过|依托|借助|利用)(?P<name>[\u4e00-\u9fff]{2,14}基金)(?=投资|投入|投向|参投|出资)")
_INVESTS = re.compile(r"投资|投入|投向|参投|出资|投")
_TO_EACH = re.compile(r"分别")


def agent(passage: str, text: str, start: int, position: int, mentions: Sequence[Mention]) -> Subject | None:
    """Who, in the clause [start, position) up to a figure, is said to pay or hold it: 由[某集团]出资40%."""
    for mention in mentions:
        inside = start < mention.start and mention.end <= position
        if inside and text[mention.start - 1] == "由" and _CARRIES.match(text, mention.end, position):
            return Subject(mention.name, (passage, mention.start, mention.end), True)
    return None


def speaker(passage: str, text: str, start: int, end: int, mentions: Sequence[Mention]) -> Subject | None:
    """The body whose head speaks in the clause [start, end), where what it says is about that body."""
    for mention in mentions:
        if start <= mention.start < end and mention.type == "organization" and mention.name.endswith(_BODIES):
            spoken = _SPEAKS.match(text, mention.end, end)
            if spoken:
                return Subject(mention.name, (passage, mention.start, mention.end), True)
    return None


def quoted_speaker(passage: str, text: str, start: int, mentions: Sequence[Mention]) -> Subject | None:
    """The body whose head says the words in quotation marks that begin at `start`: “去年产量2万吨。”某公司经理说."""
    if not text.startswith("“", start):
        return None
    close = text.find("”", start)
    if close < 0 or text[close - 1] not in "，。！？；…":
        return None
    end = _SAYS_END.search(text, close + 1)
    found = speaker(passage, text, close + 1, end.start() if end else len(text), mentions)
    return found if found and found.at and found.at[1] == close + 1 else None


def instrument(passage: str, text: str, start: int, end: int, mentions: Sequence[Mention]) -> Subject | None:
    """The fund that the clause [start, end) says money is placed through: 已通过某产业基金投入4家企业."""
    for mention in mentions:
        if not start <= mention.start < end or not mention.name.endswith("基金"):
            continue
        if _INSTRUMENT.search(text, start, mention.start) and _INVESTS.match(text, mention.end, end):
            return Subject(mention.name, (passage, mention.start, mention.end), True)
    named = _FUND.search(text, start, end)
    return Subject(named["name"], (passage, *named.span("name")), True) if named else None


def each_of(
    passage: str, text: str, start: int, position: int, mentions: Sequence[Mention]
) -> tuple[list[Subject], str]:
    """The names in a row among which 分别 distributes the figures from `position` on, and the words behind them.

    [start, position) is the clause up to the first of these figures. Empty where it has no such row.
    """
    if not _TO_EACH.search(text, start, position):
        return [], ""
    row: list[Mention] = []
    for mention in mentions:
        if mention.start < start or mention.end > position:
            continue
        if row and not _BETWEEN.fullmatch(text, row[-1].end, mention.start):
            break
        row.append(mention)
    if len(row) < 2:
        return [], ""
    words = _TO_EACH.split(text[row[-1].end : position])
    return [Subject(one.name, (passage, one.start, one.end), True) for one in row], "".join(words)
