"""Whether a figure is done or planned: `预计年产值超40亿元，税收超6000万元` → both are targets.

A word of planning (预计, 力争, 将达) reaches to the end of its sentence, unless a word of completion (已, 截至) comes
after it; a period after the document's own year is a target; under a heading that names goals, everything is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianzhu.annotating.figures.indicators import leading_verb, tokens
from jianzhu.annotating.figures.periods import Period
from jianzhu.lexicon import table
from jianzhu.model import Modality

_TARGETS = sorted((row["word"] for row in table("modality") if row["modality"] == "target"), key=lambda w: (-len(w), w))
_ACTUALS = sorted((row["word"] for row in table("modality") if row["modality"] == "actual"), key=lambda w: (-len(w), w))
_WORD = re.compile(
    rf"(?P<target>将(?!近|军|士|领|帅|相)|{'|'.join(map(re.escape, _TARGETS))})"
    rf"|(?P<actual>{'|'.join(map(re.escape, _ACTUALS))})"
)
_NOUN_PLAN = re.compile(r"(?:[项动年度资展发期划作]|[”》])$")
_PLEDGED = re.compile(
    r"[0-9一二三四五六七八九十两]+年(?:的|内)?[^，。；]{0,10}(?:收费|收益|收入|现金流|租金|电费)[^，。；]{0,4}(?:权|为|作)"
)
"""What makes years to come a thing that is pledged or sold today: 以未来5年收费权作抵押."""
_ONCE_DONE = tuple(word for word in _TARGETS if word.endswith("后"))
_ADDED_UP = re.compile(r"累计|截至|已经?(?!有望)")
"""What shows that what follows 建成后 has come about: 建成后，…，累计接待9万人次."""
_NOUN_AFTER = re.compile(r"(?:方案|项目|书|单列|经济|执行|管理|任务|指标|[的》”、，,。0-9])")
_BEFORE_END = re.compile(r"年底前|年末前|年内|日前(?:完成|建成)")
_GOALS = re.compile(
    r"目标|任务|展望|愿景|安排|前景|下一步|下阶段|重点工作|工作重点|工作[打计]|工作部署|工作建议|工作思路|主要举措|重大工程|重点项目"
)
_DONE = re.compile(r"回顾|完成|情况|总结|成效|成绩|成果|进展|现状|问题|环境")


_VERB_FLAGS = ("v", "d", "p", "a")
"""Parts of speech of what follows 将 where it speaks of the future: 将在, 将累计, 将突破; a noun or number after it is
what is done something with (将污泥用作燃料, 将首笔20万元交给原告)."""
_IS_GOAL = re.compile(r"的[^，。；、0-9]{0,10}(?:目标|任务|要求)")
"""What makes the value before it one to be reached: 增长6%的目标."""
_DEADLINE = re.compile(r"[底末]?前[^，。；0-9了已]{2,}")
"""What makes a time one by which something is to be done: 8月10日[前完成加固]6座."""
_ABOUT_TO = re.compile(r"[^，。；、0-9]{2,4}(?:的|项目|企业|工程)")
"""What makes 即将 say of what sort those counted are: 即将[投产项目]7个."""
_STARTING_FROM = re.compile(r"(?:从|由)$")
"""What leads to a value that is to change: 从目前的30%提高到40%."""
NEXT_WORDS = 6
"""Characters behind 将 that show which word follows it."""


def _is_future(sentence: str, match: re.Match[str]) -> bool:
    """Whether 将 says that something will be, and doesn't lead to an object as 把 does."""
    if sentence[match.start() - 1 : match.start()] in tuple("即必终行"):
        return not _ABOUT_TO.match(sentence, match.end())
    behind = sentence[match.end() : match.end() + NEXT_WORDS]
    after = tokens(behind)
    return bool(after) and (after[0].flag.startswith(_VERB_FLAGS) or bool(leading_verb(behind)))


def is_target_heading(text: str) -> bool:
    """Whether what stands under a heading is planned."""
    return bool(_GOALS.search(text)) and not _DONE.search(text)


class Modalities:
    """The modality of each place in a sentence, which begins at character `offset` of its passage."""

    def __init__(
        self,
        sentence: str,
        offset: int,
        target_heading: bool,
        year: int | None,
        periods: Sequence[Period] = (),
        names: Sequence[tuple[int, int]] = (),
    ) -> None:
        """`periods` and `names` are those that the sentence holds, at their places in the passage."""
        self._default: Modality = "target" if target_heading else "actual"
        self._year = year
        self._sentence, self._offset = sentence, offset
        self._marks: list[tuple[int, int, Modality]] = []
        self._futures: set[int] = set()
        """Where 将 stands that may be the future's; before a past time it leads to an object."""
        self._reach: dict[int, int] = {}
        """How far a mark holds that holds for its own clause only."""
        self._breaks = [m.start() + offset for m in re.finditer(r"[;；]", sentence)]
        for match in _WORD.finditer(sentence):
            if match["target"] == "将" and not _is_future(sentence, match):
                continue
            if any(low < match.start() + offset < high for low, high in names):
                continue  # 可达 in 瑞可达公司
            if match["target"] == "预期" and sentence.startswith(("寿命", "目标值", "收益"), match.end()):
                continue
            if match["target"] in _ONCE_DONE and _ADDED_UP.search(sentence, match.end()):
                continue
            if match["target"] == "未来" and _PLEDGED.match(sentence, match.end()):
                continue
            is_noun = _NOUN_PLAN.search(sentence[: match.start()]) or _NOUN_AFTER.match(sentence, match.end())
            if match["target"] in ("计划", "目标") and is_noun:
                continue
            if match["actual"] and _STARTING_FROM.search(sentence, 0, match.start()):
                continue
            self._marks.append(
                (match.start() + offset, match.end() + offset, "target" if match["target"] else "actual")
            )
            if match["target"] == "将":
                self._futures.add(match.start() + offset)
        for period in periods:
            later = period.role == "holds" and period.value and year and int(period.value[:4]) > year
            deadline = None if later or period.role != "holds" else _DEADLINE.match(sentence, period.end - offset)
            if deadline:
                self._reach[period.start] = deadline.end() + offset
            if later or deadline:
                self._marks.append((period.start, period.end, "target"))
        self._marks.sort()

    def _clause_ends(self, start: int, end: int) -> bool:
        return re.search("[，,；;]", self._sentence[start - self._offset : end - self._offset]) is not None

    def at(self, position: int, right: str, period: str | None) -> Modality:
        """The modality of the figure at `position`, `right` being the rest of its clause."""
        if _IS_GOAL.match(right):
            return "target"
        said: Modality | None = None
        segment = max((place for place in self._breaks if place < position), default=-1)
        for place, end, modality in self._marks:
            if place >= position:
                break
            past = bool(period and self._year and int(period[:4]) < self._year)
            if past and (place in self._futures or self._clause_ends(end, position)):
                continue
            if position > self._reach.get(place, position):
                continue
            if place < segment or (end >= position - 1 and re.match(r"[^，。；、]{2,}", right) and end - place < 3):
                continue
            said = modality
        if said is None and _BEFORE_END.search(right):
            return "target"
        if said is None and period and self._year and int(period.split("/")[-1][:4]) < self._year:
            return "actual"
        if said is None and period and self._year and int(period[:4]) > self._year:
            return "target"
        return said or self._default
