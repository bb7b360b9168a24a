"""What kind of figure it is: `产量增长8%` is a change, `占GDP比重21%` a share, `居全省第5位` a rank, all else a level.

A fall is negative as a change: `成本下降3.2%` → -3.2.
"""

from __future__ import annotations

import re

from jianzhu.annotating.figures.conversion import Value
from jianzhu.annotating.figures.indicators import Phrase
from jianzhu.annotating.figures.quantities import Quantity
from jianzhu.lexicon import table
from jianzhu.model import Measure

_CHANGES = {row["word"]: row for row in table("changes")}
_RATES = {row["tail"]: row for row in table("rates")}
_FALL = re.compile(
    "|".join(w for w, row in _CHANGES.items() if row["sign"] == "-" and row["amount"] == "yes" and len(w) > 1)
    + "|降幅|跌幅"
)
_GROWN = ("增量", "减量", "增加额", "增长额", "净增额")
"""Ends of labels that say that a value is a change: 粮食增量."""
_LESS_SPENT = re.compile(r"(?:成本|费用?|支出|开支|能耗|用工|用量)(?:节约|节省|节支)$")
"""A cost that falls (每吨成本节约130元), where 节约成本 says what was gained."""
_PART_OF_IT = re.compile(r"(?<![由从至到为前])的$")
"""What makes a percentage a part of what stands before it: 不超过自来水价格的60%, not 降至目前的3.4%."""
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")
_MONEY = re.compile(r"元(?:$|[/／])")


def kind_of_measure(quantity: Quantity, phrase: Phrase, indicator: str, left: str) -> Measure:
    """Level, change, share or rank, from the unit, the verb before the value and the tail of the label.

    `left` is the clause up to the value, times left out: 是2020年的3.5倍 says how much it changed since.
    """
    if quantity.kind == "rank":
        return "rank"
    if quantity.kind == "growth" or (indicator.endswith(_GROWN) and "占" not in indicator):
        return "change"
    if quantity.unit.endswith("百分点"):
        return "change"
    row = _CHANGES.get(phrase.change or "")
    if quantity.kind == "ratio" and not quantity.unit:
        return "share"
    if quantity.kind == "ratio":
        if row is not None and not phrase.to:
            return "change"
        if phrase.share:
            return "share"
        if quantity.unit in ("倍", "分"):
            return "level"
        if quantity.unit in ("%", "％") and _PART_OF_IT.search(left):
            return "share"
        tail = _rate(indicator)
        return tail or "share"
    if row is None and not phrase.to and indicator.startswith("新增") and _MONEY.search(quantity.unit):
        return "change"
    if row is None or phrase.to or (row["amount"] == "compared" and not phrase.compared):
        return "level"
    net = (phrase.change or "").startswith("净")
    new = (not phrase.words and not net) or phrase.words.startswith("净")
    if quantity.kind == "count" and row["sign"] == "+" and new and not phrase.compared:
        return "level"
    if row["amount"] == "money" and not _MONEY.search(quantity.unit):
        return "level"
    return "change"


def _rate(indicator: str) -> Measure | None:
    """The measure that the longest matching tail of a label names; a rate that the table doesn't know is a share."""
    indicator = _BRACKET.sub("", indicator) or indicator
    for length in range(min(len(indicator), 8), 1, -1):
        row = _RATES.get(indicator[-length:])
        if row is not None:
            kinds: dict[str, Measure] = {"share": "share", "change": "change", "level": "level"}
            return kinds[row["measure"]]
    return "share" if indicator.endswith("率") else None


def signed(value: Value, unit: str, phrase: Phrase, indicator: str) -> Value:
    """The value of a change, negative for a fall; where the label begins with it (减少排放3万吨), it says so itself."""
    row = _CHANGES.get(phrase.change or "")
    falls = row["sign"] == "-" if row is not None else bool(_FALL.search(indicator))
    falls = falls or bool(_LESS_SPENT.search(indicator))
    if not falls or (phrase.change and indicator.startswith(phrase.change) and unit not in ("%", "％", "成")):
        return value
    return (-value[1], -value[0]) if isinstance(value, tuple) else -value
