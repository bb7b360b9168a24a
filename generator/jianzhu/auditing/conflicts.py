"""Contradictions: one subject, indicator, period, measure and modality with two values, side by side.

Values that rounding explains (1.5万条 and 15000条) are no contradiction, nor are those counted by different bases
(根据常住人口推算). Figures without a period, of one sentence or one table row, approximate ones and ranges are left
alone, and so are labels too short to name one thing (项目, 企业) or that any project has (占地面积), if none is named.
"""

from __future__ import annotations

import re

from jianzhu.auditing.places import Place
from jianzhu.auditing.rounding import interval, printed, scaled
from jianzhu.lexicon import table
from jianzhu.model import Audit, Observation

SHORTEST_LABEL = 4
"""Characters of a label that names one thing: 工业税收 does, 项目 doesn't."""
SURE = 0.9
"""Confidence from which a figure's subject was named beside it."""
_OF_ANY_PROJECT = tuple(row["word"] for row in table("indicator_owners") if row["owner"] == "work")
_BASIS = re.compile(r"(?:根据|按照?|以)[^，。；、0-9]{2,12}(?:推算|口径|计算|统计|测算|核算)")


def conflict_audits(observations: tuple[Observation, ...], where: dict[str, Place]) -> list[Audit]:
    """The contradictions among all figures of the collection, each with the first value stated, in the text's order."""
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for one in observations:
        if one.bound != "exact" or isinstance(one.value, tuple) or not one.period or not one.base_unit:
            continue
        label = re.sub(r"[“”\"\s的]|数量$|总?数$", "", one.indicator)
        subject = one.subject_id or one.subject
        own = one.confidence >= SURE or not one.indicator.endswith(_OF_ANY_PROJECT)
        if len(label) >= SHORTEST_LABEL and subject and own:
            key = (subject, label, one.period, one.measure, one.modality, one.base_unit)
            groups.setdefault(key, []).append(one)
    made = []
    for group in groups.values():
        first = group[0]
        told = {first.value}
        for other in group[1:]:
            here, there = where[first.id], where[other.id]
            same_sentence = (here.article, here.unit, here.number) == (there.article, there.unit, there.number)
            if same_sentence or other.value in told or _basis(here.words) != _basis(there.words):
                continue
            if scaled(interval(first), first).meets(scaled(interval(other), other)):
                continue
            told.add(other.value)
            made.append(_conflict(first, other))
    return made


def _basis(sentence: str) -> str:
    """What a sentence says that its figures were counted by: 根据常住人口推算."""
    found = _BASIS.search(sentence)
    return found[0] if found else ""


def _conflict(first: Observation, other: Observation) -> Audit:
    assert not isinstance(first.value, tuple) and not isinstance(other.value, tuple)
    places = "同一来源" if first.at.source == other.at.source else f"{first.at.source}与{other.at.source}"
    note = (
        f"{first.subject}{first.period}“{first.indicator}”在{places}中有两个数值：{printed(first)}与{printed(other)}。"
    )
    base = other.base_value if isinstance(other.base_value, float) else None
    stated = first.base_value if isinstance(first.base_value, float) else None
    return Audit("conflict", (first.id, other.id), stated, base, "differs", note)
