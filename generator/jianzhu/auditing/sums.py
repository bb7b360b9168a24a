"""Sums recomputed: 收入87亿元，其中工业80亿元、农业7亿元 → 80+7 = 87亿元, agrees.

Parts behind 其中, in the same sentence or at the head of the next, that make up the whole are confirmed. Parts that
miss it are reported where they can be nothing but its parts: those of lexicon/partitions.tsv (第一, 第二 and 第三产业),
or a row joined by 、 that exceeds it. The row 合计 of a table is held against the other rows.
"""

from __future__ import annotations

import re
from itertools import pairwise

from jianzhu.auditing.places import Place
from jianzhu.auditing.rounding import PERCENT, Interval, base, is_exact, printed, scaled, single
from jianzhu.auditing.stated import Stated, plain
from jianzhu.auditing.working import held
from jianzhu.lexicon import column, table
from jianzhu.model import Audit, Observation

SLIP = 0.05
"""Share of a whole by which parts exceed it where a digit slipped; farther off they rather overlap."""
WIDEST_GAP = 0.25
"""Share of a whole by which all of its parts may miss it by mistake; farther off they are parts of something else."""
LEAST_PARTS = 2
"""Parts that a sum needs."""
_OF_WORKS = {row["word"] for row in table("indicator_owners") if row["owner"] == "work"}
_ATTRIBUTE = re.compile(
    "(?:" + "|".join(sorted(_OF_WORKS | set(column("attributes", "word")), key=lambda word: (-len(word), word))) + ")$"
)
_DIVIDED = re.compile(
    "|".join([*(row["word"] for row in table("per_head")), "每", "平均", "日均", "率$", "价格", "指数"])
)
"""What a label has that doesn't add up: 人均可支配收入 of towns and of villages."""
_TOTALS = ("合计", "总计", "共计")
_PARTITIONS = tuple(tuple(row["parts"].split("|")) for row in table("partitions"))


def sum_audits(groups: list[list[Observation]], stated: Stated) -> list[Audit]:
    """The audits of all sums; `groups` are the whole sentences, in the order of the text."""
    made = []
    for before, group in zip([[], *groups], groups, strict=False):
        wholes, parts = _split(before, group, stated)
        for whole in wholes:
            found = _sum(whole, parts, stated, nearest=whole is wholes[-1])
            if found:
                made.append(found)
                parts = [one for one in parts if one.id not in found.observations]
    return made


def total_audits(groups: list[list[Observation]], where: dict[str, Place]) -> list[Audit]:
    """The audits of the rows 合计 of tables, column by column; `groups` are the table rows among others."""
    columns: dict[tuple[str, str, str], list[Observation]] = {}
    for one in (one for group in groups for one in group):
        place = where[one.id]
        if place.column and is_exact(one) and one.measure == "level" and _adds(one):
            columns.setdefault((place.article, place.unit, place.column), []).append(one)
    made = []
    for cells in columns.values():
        totals = [k for k, one in enumerate(cells) if one.indicator.startswith(_TOTALS)]
        if len(totals) != 1 or totals[0] not in (0, len(cells) - 1):
            continue
        whole = cells.pop(totals[0])
        if len(cells) < LEAST_PARTS or any(part.base_unit != whole.base_unit for part in cells):
            continue
        ratio = sum(map(base, cells)) / (base(whole) or 1.0)
        if _reach(cells).meets(scaled(whole)) or abs(ratio - 1) <= SLIP:
            made.append(_audit(whole, cells))
    return made


def _split(
    before: list[Observation], group: list[Observation], stated: Stated
) -> tuple[list[Observation], list[Observation]]:
    """The figures before 其中 that may be wholes, and those behind it that may be parts of one.

    Where a sentence begins with 其中, the first figure of the sentence before is the whole.
    """
    levels = [one for one in group if one.measure == "level" and is_exact(one)]
    told = [one for one in before if one.measure == "level" and is_exact(one)][:1]
    if told and levels and re.search(r"[。；]\s*其中", stated.between(told[0], group[0]) or ""):
        return told, levels
    for k, (one, other) in enumerate(pairwise(levels), 1):
        between = stated.between(one, other) or ""
        if "其中" in between:
            text = stated.texts[one.at.article, one.at.passage]
            bracketed = re.search(r"（[^）]*其中", between)
            closed = text.find("）", one.at.end) if bracketed else len(text)
            return levels[:k], [part for part in levels[k:] if part.at.start < closed]
    return [], []


def _sum(whole: Observation, parts: list[Observation], stated: Stated, *, nearest: bool) -> Audit | None:
    """The sum of those parts that make up the whole, else of those that ought to."""
    alike = [p for p in parts if _adds(p) and p.modality == whole.modality]
    own = [p for p in alike if _attribute(p) in ("", _attribute(whole))]
    of_unit = [p for p in alike if p.base_unit == whole.base_unit]
    choices = [own, [p for p in own if p.base_unit == whole.base_unit], _partition(of_unit), of_unit]
    choices = [chosen for chosen in choices if len(chosen) >= LEAST_PARTS and all(_countable(p, whole) for p in chosen)]
    agreeing = (chosen for chosen in choices if _reach(chosen).meets(scaled(whole)))
    slipped = (chosen for chosen in choices if nearest and _is_slip(whole, chosen, stated))
    chosen = next(agreeing, None) or next(slipped, None)
    return _audit(whole, chosen) if chosen else None


def _adds(one: Observation) -> bool:
    return one.unit not in PERCENT and not _DIVIDED.search(one.indicator)


def _partition(parts: list[Observation]) -> list[Observation]:
    """Those of the parts that are by their names all parts of one thing: 第一, 第二 and 第三产业增加值."""
    for names in _PARTITIONS:
        found = [next((p for p in parts if name in p.indicator), None) for name in names]
        chosen = [p for p in found if p is not None]
        kinds = {plain(p.indicator).replace(name, "") for p, name in zip(chosen, names, strict=False)}
        if len({p.id for p in chosen}) == len(names) and len(kinds) == 1:
            return chosen
    return []


def _is_slip(whole: Observation, parts: list[Observation], stated: Stated) -> bool:
    """Whether parts that miss the whole are surely its parts."""
    ratio = sum(map(base, parts)) / (base(whole) or 1.0)
    if parts == _partition(parts):
        return abs(ratio - 1) <= WIDEST_GAP
    joined = all(
        (stated.between(a, b) or "，").strip() and not re.search("[，,；;。]", stated.between(a, b) or "，")
        for a, b in pairwise(parts)
    )
    return ratio > 1 and (joined or ratio <= 1 + SLIP)


def _audit(whole: Observation, parts: list[Observation]) -> Audit:
    scale = base(whole) / single(whole) if whole.value else 1.0
    ends = _reach(parts)
    terms = "+".join(map(printed, parts))
    computed = sum(map(base, parts)) / scale
    digits = len(f"{computed:.10g}".partition(".")[2])
    possible = Interval(ends.low / scale, ends.high / scale)
    return held("sum", parts, whole, terms, computed, possible, whole=True, digits=digits)


def _reach(parts: list[Observation]) -> Interval:
    return Interval(sum(scaled(p).low for p in parts), sum(scaled(p).high for p in parts))


def _attribute(one: Observation) -> str:
    """The property of a thing that a label ends in (设计时速, 总投资): one that the whole hasn't is no part of it."""
    match = _ATTRIBUTE.search(one.indicator)
    return match[0] if match else ""


def _countable(part: Observation, whole: Observation) -> bool:
    """Whether two values can be added: the same base unit, or both plain counts (套, 户)."""
    if part.base_unit == whole.base_unit:
        return True
    units = {row["unit"]: row["kind"] for row in table("units")}
    return units.get(part.base_unit or "") == units.get(whole.base_unit or "") == "count"
