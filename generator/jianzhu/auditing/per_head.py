"""Figures per head recomputed: 总产值3287亿元, 常住人口244.8万人, 人均产值133854元 → 3287亿元÷…, agrees.

`lexicon/per_head.tsv` says what each such word divides by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jianzhu.auditing.averages import over_average
from jianzhu.auditing.rounding import base, is_exact, single
from jianzhu.auditing.stated import Stated, plain
from jianzhu.lexicon import table
from jianzhu.model import Audit, Observation

_HEADS = {row["word"]: tuple(row["denominators"].split("|")) for row in table("per_head")}


def per_head_audits(observations: Iterable[Observation], stated: Stated) -> list[Audit]:
    """The audits of all figures per head whose whole and whose number of heads the same article states."""
    return [audit for one in observations for audit in _audited(one, stated)]


def _audited(one: Observation, stated: Stated) -> Iterator[Audit]:
    label = plain(one.indicator)
    word = next((w for w in _HEADS if label.startswith(w)), "")
    if not word or one.measure != "level" or not is_exact(one) or not single(one):
        return
    whole = stated.find(one, [label.removeprefix(word)])
    if whole is None or whole.base_unit != (one.base_unit or "").partition("/")[0]:
        return
    names = [(name, ending) for ending in (False, True) for name in _HEADS[word]]
    heads = next((found for name, ending in names if (found := stated.find(one, [name], ending=ending))), None)
    if heads is not None:
        change = stated.find(one, [plain(heads.indicator)], measures=["change"], unit=heads.base_unit)
        audit = over_average("per_head", one, whole, heads, change, single(one) / base(one))
        # 公司员工 are 员工, but 城镇常住人口 are not all 常住人口
        if audit and (audit.verdict != "differs" or plain(heads.indicator) in _HEADS[word]):
            yield audit
