"""The thing behind a measured value that the value belongs to: `规模超百亿元的某产业群`, `200兆瓦“风光同场”发电项目`.

Elsewhere whom a figure is about stands before it; here 的, or a unit of power, ties it to the name or noun behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianzhu.annotating.figures.conversion import dimension_of
from jianzhu.annotating.figures.labels import Figure
from jianzhu.annotating.figures.main_subjects import Subject
from jianzhu.annotating.figures.nouns_behind import noun_after
from jianzhu.model import Mention

LEAST_NAME = 6
"""Characters of a noun behind 的 that names one thing: 电子信息产业群 does, 项目 doesn't."""
_THING = "基地|项目|工程|产业园|中心|产业群|集群|平台|基金|公路|大桥|电站|电厂|水库|机场|码头|铁路|高速|站|园|厂"
_QUOTED_THING = re.compile(r"的[“‘](?P<name>[^”’，。；]{2,20})[”’]")
_QUOTED_WORK = re.compile(rf"(?P<name>“[^“”，。；]{{2,12}}”[^，。；、的0-9]{{0,8}}?(?:{_THING}))")
_NAMED_THING = re.compile(rf"的([^，。；、的0-9]{{2,20}}?(?:{_THING}))")
_BUILT = re.compile(r"[^，。；、的0-9]{0,4}(?:建设|实施|打造|兴建|改建|修建|建成|新建|改造)的")
"""What ties an investment to the thing that it is put into: 投资2亿元[建设的]某水厂."""
_PAID_FOR = re.compile(
    rf"(?:建设|实施|新建|改建|扩建|兴建|改造)(?P<work>[^，。；、的0-9]{{2,24}}?(?:{_THING}))(?=[，,；;。]|$)"
)
"""A work that an investment is put into: 投资2亿元实施[某河治理工程]."""
_PLACES_OWN = re.compile(rf"[^，。；、的0-9]{{2,20}}?(?:{_THING})")
"""What is named after a place: 临江[科创基金]."""


def thing_behind(passage: str, text: str, figure: Figure, mentions: Sequence[Mention]) -> Subject | None:
    """The thing right behind a measured value, None where the value isn't its.

    `mentions` are those of the passage, whose text is `text`.
    """
    quantity = figure.quantity
    if quantity.kind != "measure":
        return None
    if figure.phrase.words.endswith("投资") and (work := _PAID_FOR.match(text, quantity.end)):
        name = next((m.name for m in mentions if (m.start, m.end) == work.span("work")), work["work"])
        return Subject(name, (passage, *work.span("work")), True)
    built = _BUILT.match(text, quantity.end) if "投" in figure.phrase.words else None
    belongs = built or (figure.right[:1] == "的" and figure.phrase.words)
    if not belongs and dimension_of(quantity.unit) != "power":
        return None
    place = built.end() if built else quantity.end + (figure.right[:1] == "的")
    for mention in mentions:
        if place <= mention.start <= place + 1:
            if belongs and mention.type == "place" and (longer := _PLACES_OWN.match(text, mention.start)):
                return Subject(longer[0], (passage, *longer.span()), True)
            return Subject(mention.name, (passage, mention.start, mention.end), True)
    if not belongs:
        work = _QUOTED_WORK.match(text, place)
        return Subject(work["name"], (passage, *work.span("name")), True) if work else None
    right = figure.right[place - 1 - quantity.end :]
    if quoted := _QUOTED_THING.match(right):
        at = (passage, place - 1 + quoted.start("name"), place - 1 + quoted.end("name"))
        return Subject(quoted["name"], at, True)
    named = _NAMED_THING.match(right)
    noun = noun_after(right, quantity)[0] or (named[1] if named else "")
    return Subject(noun, (passage, place, place + len(noun)), True) if len(noun) >= LEAST_NAME else None
