"""Shares and rates recomputed: 转来诉求2.05万件, 办结1.86万件, 办结率90.73% → 1.86÷2.05 = 90.73%, agrees.

A rate is held against two counts of its sentence where its name (办结率) says what the smaller one counts (办结); a
label “A占B比重” against A and B, B of the same subject or of the region around it (占全省); a rate of
lexicon/identities.tsv (资产负债率, 出生率) against the figures that it is computed from by its meaning; a multiple
(为2020年的倍数) against the two values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.auditing.rounding import PERCENT, base, is_exact
from jianzhu.auditing.stated import Stated, plain
from jianzhu.auditing.working import divided
from jianzhu.model import Audit, Observation

_SHARE_LABEL = re.compile(
    r"(?:其中)?(?P<part>.{2,}?)占(?:全[市省县区国])?(?P<whole>.{2,}?)(?:的?(?:比重|比例|份额|比))?$"
)
_SHORT_LABEL = re.compile(r"(?P<part>[^占]{2,}?)的?(?:比重|占比)$")
_REGION_LABEL = re.compile(r"(?P<part>.{2,}?)占(?P<region>全[国省区市州盟县旗])(?:的?(?:比重|比例|份额|比))?$")
_RATE = re.compile(r"(?P<act>[\u4e00-\u9fff]{2})率$")
_MEAN = re.compile("平均|加权|综合")
"""What says that a rate is the mean of several."""
_OF_ALL = re.compile("总?[产数额量]*$")
_MULTIPLE = re.compile(r"(?P<what>.{2,}?)为(?P<year>\d{4})年的倍数$")

WIDEST_GAP = 0.25
"""Share by which a rate may miss the quotient of two counts by mistake; farther off it is a rate of other things."""


def share_audits(groups: list[list[Observation]], stated: Stated) -> list[Audit]:
    """The audits of all shares, rates and multiples; `groups` are the whole sentences."""
    made: list[Audit] = []
    for group in groups:
        made.extend(_rates_of_counts(group))
        made.extend(_shares_of_wholes(group, stated))
        whole = ""
        for one in group:
            label = plain(one.indicator)
            if one.unit in PERCENT and one.measure != "change" and is_exact(one):
                of_whole = _SHARE_LABEL.match(label)
                whole = of_whole["whole"] if of_whole else whole
                made.extend(_of_label(one, whole, stated))
            elif match := _MULTIPLE.match(label):
                made.extend(_multiple(one, match, stated))
    return made


def _rates_of_counts(group: list[Observation]) -> Iterator[Audit]:
    for k, rate in enumerate(group):
        match = _RATE.search(rate.indicator)
        if not match or rate.unit not in PERCENT or not is_exact(rate) or rate.measure == "change":
            continue
        if _MEAN.search(rate.indicator):
            continue
        counts = [o for o in group[:k] if o.measure == "level" and is_exact(o) and o.unit not in PERCENT]
        if len(counts) < 2 or counts[-1].base_unit != counts[-2].base_unit:
            continue
        whole, part = sorted(counts[-2:], key=lambda one: -base(one))
        acts = match["act"] in part.indicator or re.search(".*".join(match["act"]), part.indicator)
        near = base(whole) and abs(100 * base(part) / base(whole) / base(rate) - 1) <= WIDEST_GAP
        if acts and near and part.indicator != rate.indicator:
            yield divided("share", rate, part, whole)


def _shares_of_wholes(group: list[Observation], stated: Stated) -> Iterator[Audit]:
    """收入124亿元，其中税收73亿元，占比59%: a share right behind a part, which 其中 joins to its whole."""
    for whole, part, share in zip(group, group[1:], group[2:], strict=False):
        if not all(map(is_exact, (whole, part, share))) or share.unit not in PERCENT or share.measure != "share":
            continue
        if whole.measure != "level" or part.measure != "level" or whole.base_unit != part.base_unit:
            continue
        if share.indicator not in (f"{part.indicator}占比", f"{part.indicator}比重", "占比", "比重"):
            continue
        if "其中" in (stated.between(whole, part) or ""):
            yield divided("share", share, part, whole)


def _of_label(one: Observation, whole_name: str, stated: Stated) -> Iterator[Audit]:
    """`whole_name` is what the share before it is of: a label (第二产业增加值比重) may leave it out."""
    label = plain(one.indicator)
    if match := _REGION_LABEL.match(label):
        part = stated.find(one, [match["part"]])
        wholes = [
            other
            for other in stated.of_others(one)
            if part and _kind(other) == _kind(part) and other.base_unit == part.base_unit and base(other) > base(part)
        ]
        if part and len({other.base_value for other in wholes}) == 1:
            yield divided("share", one, part, wholes[0])
    elif match := _SHARE_LABEL.match(label) or (_SHORT_LABEL.match(label) if whole_name else None):
        part = stated.find(one, [match["part"]])
        whole = stated.find(one, [match.groupdict().get("whole") or whole_name], timeless=True)
        if part and whole and part.base_unit == whole.base_unit:
            yield divided("share", one, part, whole)


def _multiple(one: Observation, match: re.Match[str], stated: Stated) -> Iterator[Audit]:
    """达到2020年的5.5倍: this year's value over that year's."""
    later = stated.find(one, [match["what"]])
    earlier = stated.find(one, [match["what"]], period=match["year"])
    if is_exact(one) and later and earlier and later.base_unit == earlier.base_unit and base(earlier):
        yield divided("rate", one, later, earlier, factor=1.0)


def _kind(one: Observation) -> str:
    """What an indicator measures, without the words for the measure: 粮食总产量, 粮食总产 → 粮食."""
    return _OF_ALL.sub("", plain(one.indicator))
