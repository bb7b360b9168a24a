"""Contradictions: one subject, indicator, period, measure and modality with two values, side by side.

Values that rounding explains (1.5万条 and 15000条) are no contradiction, nor are those counted by different bases
(根据常住人口推算). Figures without a period, of one sentence or one table row, approximate ones and ranges are left
alone, and so are labels too short to name one thing (项目, 企业) or that any project has (占地面积), if none is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jianzhu.auditing.places import Place
from jianzhu.auditing.rounding import base, is_exact, printed, scaled
from jianzhu.indicators import usual_name
from jianzhu.lexicon import table
from jianzhu.model import Audit, Observation

SHORTEST_LABEL = 4
"""Characters of a label that names one thing: 工业税收 does, 项目 doesn't."""
SURE = 0.9
"""Confidence from which a figure's subject was named beside it."""
_OF_ANY_PROJECT = tuple(row["word"] for row in table("indicator_owners") if row["owner"] == "work")
MOST_VALUES = 2
"""Values besides the first with which a label names more than one thing (完成预算数 of several budgets)."""
_BASIS = re.compile(r"(?:根据|按照?|以)[^，。；、0-9]{2,12}(?:推算|口径|计算|统计|测算|核算)|(?:自然|同|可比|全)口径")


def conflict_audits(
    observations: tuple[Observation, ...], where: dict[str, Place], found: Sequence[Audit]
) -> list[Audit]:
    """The contradictions among all figures of the collection, each with the first value stated, in the text's order.

    `found` are the other audits: two figures that are parts of two sums, each of which comes out, are two things.
    """
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for one in observations:
        if not is_exact(one) or not one.period or not one.base_unit:
            continue
        label = re.sub(r"[“”\"\s的]|数量$|总?数$", "", usual_name(one.indicator))
        subject = one.subject_id or one.subject
        own = one.confidence >= SURE or not one.indicator.endswith(_OF_ANY_PROJECT)
        if len(label) >= SHORTEST_LABEL and subject and own:
            # a rise by per cent is none by percentage points, though both have the base unit %
            unit = one.unit if one.unit.endswith("点") else one.base_unit
            key = (subject, label, one.period, one.measure, one.modality, unit)
            groups.setdefault(key, []).append(one)
    sums = [set(audit.observations) for audit in found if audit.kind == "sum" and audit.verdict != "differs"]
    return [audit for group in groups.values() for audit in _of_group(group, where, sums)]


def _of_group(group: list[Observation], where: dict[str, Place], sums: list[set[str]]) -> Iterator[Audit]:
    first = group[0]
    told: list[Observation] = []
    for other in group[1:]:
        here, there = where[first.id], where[other.id]
        same_sentence = (here.article, here.unit, here.number) == (there.article, there.unit, there.number)
        parts = [{one.id for one in (first, other)} & held for held in sums]
        of_two_sums = {first.id} in parts and {other.id} in parts
        of_two_bases = _basis(here.words) != _basis(there.words)
        if same_sentence or of_two_sums or of_two_bases or _says(group, first, other) or _says(group, other, first):
            continue
        if not any(scaled(one).meets(scaled(other)) for one in (first, *told)):
            told.append(other)
    if len(told) < MOST_VALUES:
        yield from (_conflict(first, other) for other in told)


def _says(group: list[Observation], one: Observation, value: Observation) -> bool:
    """Whether the source of `one` states the value of another source's figure as well."""
    if one.at.source == value.at.source:
        return False
    return any(o.at.source == one.at.source and scaled(o).meets(scaled(value)) for o in group)


def _basis(sentence: str) -> str:
    """What a sentence says that its figure was counted by: 根据常住人口推算, 同口径."""
    found = _BASIS.search(sentence)
    return found[0] if found else ""


def _conflict(first: Observation, other: Observation) -> Audit:
    told = f"{printed(first)} ≠ {printed(other)}"
    return Audit("conflict", (first.id, other.id), base(first), base(other), "differs", told, printed(first))
