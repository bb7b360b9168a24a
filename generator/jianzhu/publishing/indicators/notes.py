"""Audits in words, in the site's language: what was recomputed, the arithmetic, what it says of the stated figure.

Audit("rate", …, "2.00亿元÷40亿元 = 5.00%", "5.70%", ("4.93%", "5.08%"))
    →   2.00亿元÷40亿元 = 5.00%，文中为5.70%，不符：按印出的位数，应在4.93%至5.08%之间。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jianzhu.auditing import worst_first
from jianzhu.model import Audit, Corpus, Observation
from jianzhu.publishing.collection import questioned
from jianzhu.publishing.wording import words
from jianzhu.publishing.wording.speaking import Language, say, speaking


def figure(audit: Audit, observations: Mapping[str, Observation]) -> Observation | None:
    """The figure that is held against the others, of a conflict the first; None where it is no figure."""
    return next((observations[id] for id in questioned(audit) if id in observations), None)


def about(audit: Audit, observations: Mapping[str, Observation]) -> str:
    """Whose figure is held against the others, which and of when; else what the audit itself says that it is."""
    one = figure(audit, observations)
    if one is None:
        return audit.about
    period = say("（{period}）", period=words.day(one.period)) if one.period else ""
    return f"{one.subject} {one.indicator}{period}"


def note(audit: Audit, observations: Mapping[str, Observation]) -> str:
    """The arithmetic and what it says; of a conflict the two values and where they stand."""
    if audit.kind == "conflict":
        first, other = (observations[id].at.source for id in audit.observations)
        if first == other:
            return say("{told}，同一来源。", told=audit.arithmetic)
        return say("{told}，前者出自{first}，后者出自{other}。", told=audit.arithmetic, first=first, other=other)
    told = {"told": audit.arithmetic, "stated": audit.printed}
    if audit.verdict == "agrees":
        return say("{told}，文中为{stated}，相符。", **told)
    if audit.verdict == "rounds":
        return say("{told}，文中为{stated}，在四舍五入误差内相符。", **told)
    if len(audit.possible) == 2:
        low, high = audit.possible
        return say("{told}，文中为{stated}，不符：按印出的位数，应在{low}至{high}之间。", **told, low=low, high=high)
    if audit.possible:
        return say("{told}，文中为{stated}，不符：按印出的位数，应为{only}。", **told, only=audit.possible[0])
    return say("{told}，文中为{stated}，不符。", **told)


def listed(corpus: Corpus, language: Language) -> Iterator[str]:
    """A line for each audit, the worst first: `plan.txt:47: Differs: Ratio: 临江集团 资产负债率: 1−160.10亿元÷…`."""
    observations = {one.id: one for one in corpus.observations}
    texts = {one.source.name: one.source.text for one in corpus.restored}
    with speaking(language):
        for audit in worst_first(corpus.audits):
            held = [observations[id].at for id in questioned(audit) or audit.observations if id in observations]
            starts = [(at.source, at.spans[0].start) for at in held if at.spans]
            where = [f"{source}:{texts[source].count(chr(10), 0, start) + 1}" for source, start in starts[:1]]
            told = (words.VERDICTS[audit.verdict], words.AUDIT_KINDS.one(audit.kind), about(audit, observations))
            yield ": ".join((*where, *told, note(audit, observations)))
