"""Shares, rates and sums recomputed: 转来诉求2.05万件, 办结1.86万件, 办结率90.73% → 1.86÷2.05 = 90.73%, agrees.

A rate is held against two counts of its sentence where its name (办结率) says what the smaller one counts (办结); a
label “A占B比重” against A and B; a rate of lexicon/identities.tsv (资产负债率) against its two figures of the same
subject and period. Parts behind 其中 that make up the whole are confirmed; parts that exceed it are reported.
"""

from __future__ import annotations

import re
from itertools import pairwise

from jianzhu.auditing.rounding import SAID, decimals, interval, printed, reach, scaled, should_lie, verdict
from jianzhu.lexicon import column, table
from jianzhu.model import Audit, AuditKind, Corpus, Observation

_SHARE_LABEL = re.compile(r"(?P<part>.{2,}?)占(?:全[市省县区国])?(?P<whole>.{2,}?)(?:的?(?:比重|比例|份额|比))?$")
_RATE = re.compile(r"(?P<act>[\u4e00-\u9fff]{2})率$")
_OF_WORKS = {row["word"] for row in table("indicator_owners") if row["owner"] == "work"}
_ATTRIBUTE = re.compile(
    "(?:" + "|".join(sorted(_OF_WORKS | set(column("attributes", "word")), key=lambda word: (-len(word), word))) + ")$"
)
_PER_HEAD = (*(row["word"] for row in table("per_head")), "每", "平均", "日均")
SLIP = 0.05
"""Share of a whole by which parts exceed it where a digit slipped; farther off they rather overlap."""
LEAST_PARTS = 2
"""Parts that a sum needs."""


def share_audits(groups: list[list[Observation]], corpus: Corpus) -> list[Audit]:
    """The audits of all shares, rates and sums; `groups` are the sentences and table rows."""
    texts = {(a.id, p.id): p.text.chars for _, a in corpus.articles() for p in a.passages()}
    made: list[Audit] = []
    for group in groups:
        made.extend(_rates_of_counts(group))
        made.extend(_sums(group, texts))
        made.extend(_shares_of_wholes(group, texts))
    observations = [one for group in groups for one in group]
    levels: dict[tuple[str, str, str, str], Observation] = {}
    for one in observations:
        if one.measure == "level" and one.period and _exact(one):
            levels.setdefault((one.at.article, one.subject, one.period, one.indicator), one)
    for one in observations:
        if one.unit in ("%", "％") and one.measure != "change" and one.period and _exact(one):
            made.extend(_of_labels(one, levels))
    return made


def _exact(one: Observation) -> bool:
    return one.bound == "exact" and not isinstance(one.value, tuple) and one.base_value is not None


def _rates_of_counts(group: list[Observation]) -> list[Audit]:
    made = []
    for k, rate in enumerate(group):
        match = _RATE.search(rate.indicator)
        if not match or rate.unit not in ("%", "％") or not _exact(rate) or rate.measure == "change":
            continue
        counts = [o for o in group[:k] if o.measure == "level" and _exact(o) and o.unit not in ("%", "％")]
        if len(counts) < 2 or counts[-1].base_unit != counts[-2].base_unit:
            continue
        whole, part = sorted(counts[-2:], key=lambda o: -(o.base_value if isinstance(o.base_value, float) else 0))
        if match["act"] in part.indicator and part.indicator != rate.indicator and whole.base_value:
            made.append(_divided("share", rate, part, whole, rest=False))
    return made


def _shares_of_wholes(group: list[Observation], texts: dict[tuple[str, str], str]) -> list[Audit]:
    """收入124亿元，其中税收73亿元，占比59%: a share right behind a part, which 其中 joins to its whole."""
    made = []
    for whole, part, share in zip(group, group[1:], group[2:], strict=False):
        if not all(map(_exact, (whole, part, share))) or share.unit not in ("%", "％") or share.measure != "share":
            continue
        if whole.measure != "level" or part.measure != "level" or whole.base_unit != part.base_unit:
            continue
        if share.indicator not in (f"{part.indicator}占比", f"{part.indicator}比重", "占比", "比重"):
            continue
        text = texts.get((whole.at.article, whole.at.passage), "")
        if whole.at.passage == part.at.passage and "其中" in text[whole.at.end : part.at.start]:
            made.append(_divided("share", share, part, whole, rest=False))
    return made


def _of_labels(one: Observation, levels: dict[tuple[str, str, str, str], Observation]) -> list[Audit]:
    def known(label: str) -> Observation | None:
        return levels.get((one.at.article, one.subject, one.period or "", label))

    if match := _SHARE_LABEL.search(one.indicator):
        part, whole = known(match["part"]), known(match["whole"])
        return [_divided("share", one, part, whole, rest=False)] if part and whole else []
    for row in table("identities"):
        if row["rate"] == one.indicator:
            part, whole = known(row["numerator"]), known(row["denominator"])
            if part and whole:
                return [_divided("rate", one, part, whole, rest=row["form"] == "rest")]
    return []


def _divided(kind: AuditKind, stated: Observation, part: Observation, whole: Observation, *, rest: bool) -> Audit:
    def rate(a: float, b: float) -> float:
        return 100 * (1 - a / b if rest else a / b) if b else 0.0

    above, below = part.base_value, whole.base_value
    assert isinstance(above, (int, float)) and isinstance(below, (int, float)) and not isinstance(stated.value, tuple)
    computed = rate(above, below)
    possible = reach(rate, scaled(interval(part), part), scaled(interval(whole), whole))
    said = verdict(computed, stated, within=possible.meets(interval(stated)))
    digits = max(decimals(stated), 2)
    division = f"{printed(part)}÷{printed(whole)}"
    note = (
        f"{'1－' if rest else ''}{division} = {computed:.{digits}f}%，文中为{printed(stated)}，"
        f"{SAID[said] if said != 'differs' else should_lie(possible, digits)}"
    )
    return Audit(kind, (part.id, whole.id, stated.id), stated.value, round(computed, 4), said, note)


def _sums(group: list[Observation], texts: dict[tuple[str, str], str]) -> list[Audit]:
    """A whole, then 其中 and parts with a unit of the same kind."""
    made = []
    for k, whole in enumerate(group[:-LEAST_PARTS]):
        parts = group[k + 1 :]
        text = texts.get((whole.at.article, whole.at.passage), "")
        between = text[whole.at.end : parts[0].at.start]
        if parts[0].at.passage != whole.at.passage or "其中" not in between or not _exact(whole):
            continue
        parts = [p for p in parts if p.measure == "level" and _exact(p) and p.unit not in ("%", "％")]
        closed = text.find("）", whole.at.end) if re.match(r"（[^）]*其中", text[whole.at.end :]) else len(text)
        parts = [p for p in parts if _attribute(p) in ("", _attribute(whole)) and p.at.start < closed]
        parts = [p for p in parts if not p.indicator.startswith(_PER_HEAD)]
        like = [p for p in parts if p.base_unit == whole.base_unit]
        for chosen in (parts, like):
            if len(chosen) < LEAST_PARTS or not all(_countable(p, whole) for p in chosen):
                continue
            total = sum(p.base_value for p in chosen if isinstance(p.base_value, (int, float)))
            stated = whole.base_value if isinstance(whole.base_value, (int, float)) else 0.0
            low = sum(scaled(interval(p), p).low for p in chosen)
            high = sum(scaled(interval(p), p).high for p in chosen)
            bounds = scaled(interval(whole), whole)
            agrees = low <= bounds.high and bounds.low <= high
            if not agrees and (total <= bounds.high or not _apart(chosen, text, total / stated if stated else 0.0)):
                continue
            terms = "+".join(map(printed, chosen))
            scale = stated / whole.value if isinstance(whole.value, (int, float)) and whole.value else 1.0
            said = verdict(total / scale, whole, within=agrees)
            note = (
                f"{terms} = {total / scale:.10g}{whole.unit}，文中合计为{stated / scale:.10g}{whole.unit}，"
                f"{SAID[said] if agrees else '分项之和超过合计。'}"
            )
            ids = (whole.id, *(p.id for p in chosen))
            made.append(Audit("sum", ids, stated, round(total, 4), said, note))
            break
    return made


def _apart(parts: list[Observation], text: str, ratio: float) -> bool:
    """Whether parts can't overlap (党员40人，大专以上80人 may): a row joined by 、, or hardly more than the whole."""
    between = (text[a.at.end : b.at.start] for a, b in pairwise(parts))
    return ratio <= 1 + SLIP or not any(re.search("[，,；;。]", words) for words in between)


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
