"""The structure of an economy recomputed: 12.0亿元, 30.0亿元 and 18.0亿元, 三次产业结构为20.0:50.0:30.0 → agrees.

A ratio of three is no figure of its own, so the audit rests on the three values and says itself what it is about.
Shares are often moved by one in their last digit, so that they make up 100: rounding explains as much.
"""

from __future__ import annotations

import re

from jianzhu.auditing.rounding import base, printed
from jianzhu.auditing.stated import Stated, plain
from jianzhu.model import Audit, Observation, Verdict

_NUMBER = r"\d+(?:\.\d+)?"
_RATIO = re.compile(rf"(?P<a>{_NUMBER})\s*[:：∶]\s*(?P<b>{_NUMBER})\s*[:：∶]\s*(?P<c>{_NUMBER})(?![\d:：∶])")
_NAME = re.compile("三次产业(?:增加值)?(?:的)?(?:比例|结构|比重|构成|之比)")
_PARTS = ("第一产业增加值", "第二产业增加值", "第三产业增加值")
WHOLE = 100.0
NEAR = 0.5
"""By how much three shares may miss 100."""
MOVED = 1.5
"""Units of the last digit by which a share may be moved."""


def structure_audits(observations: tuple[Observation, ...], stated: Stated) -> list[Audit]:
    """The audits of the last ratio in each sentence on the three sectors, by the values nearest before it."""
    sectors = [one for one in observations if plain(one.indicator) == _PARTS[-1] and one.measure == "level"]
    made = []
    for (article, passage), text in stated.texts.items():
        named = _NAME.search(text)
        if not named:
            continue
        stop = next((k for k in range(named.end(), len(text)) if text[k] in "。；\n"), len(text))
        ratios = list(_RATIO.finditer(text, named.end(), stop))
        here = [one for one in sectors if one.at.article == article]
        near = [one for one in here if one.at.passage == passage and one.at.start < named.start()] or here
        if ratios and near:
            made.extend(_audit(named[0], ratios[-1], near[-1], stated))
    return made


def _audit(name: str, ratio: re.Match[str], last: Observation, stated: Stated) -> list[Audit]:
    parts = [one for label in _PARTS[:-1] if (one := stated.find(last, [label]))] + [last]
    printed_shares = [ratio["a"], ratio["b"], ratio["c"]]
    total = sum(map(base, parts))
    if len(parts) < len(_PARTS) or total <= 0 or abs(sum(map(float, printed_shares)) - WHOLE) > NEAR:
        return []
    shares = [WHOLE * base(one) / total for one in parts]
    digits = max(len(share.partition(".")[2]) for share in printed_shares)
    gaps = [abs(float(told) - share) for told, share in zip(printed_shares, shares, strict=True)]
    verdict: Verdict = "differs"
    if all(round(share, digits) == float(told) for told, share in zip(printed_shares, shares, strict=True)):
        verdict = "agrees"
    elif max(gaps) <= MOVED * 10**-digits:
        verdict = "rounds"
    formula = " : ".join(map(printed, parts))
    computed = " : ".join(f"{share:.{max(digits, 2)}f}" for share in shares)
    worst = gaps.index(max(gaps))
    return [
        Audit(
            "share",
            tuple(one.id for one in parts),
            float(printed_shares[worst]),
            round(shares[worst], 4),
            verdict,
            f"{formula} = {computed}",
            " : ".join(printed_shares),
            (),
            f"{last.subject} {name}",
        )
    ]
