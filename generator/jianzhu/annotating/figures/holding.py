"""Which of the times that a text names holds for a figure: `2024年建成，每年产纸3万吨` → the paper is of no year.

The time named last before a figure in its sentence, else the one carried from the sentences before, the heading or the
headline. Not a time that another value has (由2020年的54家增至229家), that belongs to a name (去年入园的某公司), or of
what comes every year. What is counted at a day (资产总额) has the last month of a span of months, and what is planned
no span that is already past.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianzhu.annotating.figures.labels import Figure
from jianzhu.annotating.figures.periods import Period
from jianzhu.annotating.figures.quantities import Quantity
from jianzhu.model import Mention

_FROM = re.compile(r"(?:从|由)[^，。；]*$|原(?:来|有|先)?$")
_OF_A_NAME = re.compile(r"[^，。；、的0-9]{1,8}的(?![0-9])")
_SAME_MONTHS = re.compile(r".*同期")
_MONTHS = re.compile(r"(?P<year>[0-9]{4})-(?P<first>[0-9]{2})/(?P=year)-(?P<last>[0-9]{2})")
_BALANCE = re.compile("资产总额|总资产|净资产|负债|余额|存量|保有量")
"""What a balance sheet or a register says of its last day."""
_YEARS = re.compile(r"[0-9]{4}/[0-9]{4}")
_EACH_YEAR = re.compile(
    r"每(?:人每)?[0-9一二两三四五]?年(?!级)"
    r"|(?<![0-9一二三四五六七八九十全上去今明前当])年(?:租金|收益|分红|净利|纯收入|纳税)"
)
"""What comes every year: the year of a clause before is not its own."""
_IN_FULL = re.compile("(?:达产|满产)(?:达效)?[之以]?后")
_YEARLY = re.compile(
    r"(?:新增|每|预计)?年(?:产值|增加|新增|发电|创税|销售|收入|营收|利税|利润|产量|产能|处理|加工|税收|上缴|接待)"
)
"""Labels of what a project gives every year once it runs: no year of the text is theirs."""


def period_at(
    text: str,
    start: int,
    quantity: Quantity,
    periods: Sequence[Period],
    carried: str | None,
    default: str | None,
    mentions: Sequence[Mention],
) -> tuple[str | None, bool]:
    """The period that holds at a quantity of the sentence that begins at `start`, and whether the sentence names it.

    `periods` are the sentence's own, `carried` comes from what was before it, `default` from the headline; `mentions`
    are the passage's, whose text is `text`.
    """
    value, named = carried, False
    for period in periods:
        if period.start >= quantity.start:
            break
        local = is_local(text, start, period)
        near = not re.search(r"[，。；,;0-9]", text[period.end : quantity.start])
        if local and near:
            months = _MONTHS.fullmatch(value or "")
            if months and period.role == "base" and _SAME_MONTHS.match(text, period.start, period.end + 2):
                before = int(months["year"]) - 1
                return f"{before}-{months['first']}/{before}-{months['last']}", True
            return period.value, True
        if local or period.role == "base":
            continue
        if _OF_A_NAME.match(text, period.end) and _names(text, period.end, mentions):
            continue
        value, named = (period.value, True) if period.role == "holds" else (default, False)
    if is_first_of_two(text, start, quantity):
        return None, False
    return value, named


def is_local(text: str, start: int, period: Period) -> bool:
    """Whether a time of the sentence that begins at `start` is only that of the value behind it: 由[2020年]的54家."""
    return _FROM.search(text[start : period.start]) is not None


def _names(text: str, position: int, mentions: Sequence[Mention]) -> bool:
    """Whether a name follows the first 的 behind `position`, so that what stands before it belongs to that name."""
    place = text.index("的", position) + 1
    return any(m.start <= place + 1 and place <= m.start for m in mentions)


def is_first_of_two(text: str, start: int, quantity: Quantity) -> bool:
    """Whether a value is the one that a change begins with: 由[14个]精简至9个."""
    return bool(
        re.search(r"(?:从|由|原)[^，。；0-9]*$", text[start : quantity.start])
        and re.match(r"[^，。；0-9]{0,8}(?:至|到|为)", text[quantity.end :])
    )


def comes_yearly(figure: Figure, periods: Sequence[Period], start: int, default: str | None) -> bool:
    """Whether a figure is of every year, and neither its clause, which begins at `start`, nor a span names which.

    Where the headline has a period (`default`), 年租金 is that year's rent.
    """
    every = _EACH_YEAR.search(figure.left + figure.indicator)
    if not every or (default and "每" not in every[0]):
        return False
    before = [p for p in periods if p.role == "holds" and p.start < figure.quantity.start]
    return not any(start <= p.start or _YEARS.fullmatch(p.value or "") for p in before)


def comes_later(text: str, quantity: Quantity, periods: Sequence[Period]) -> bool:
    """Whether a figure is of the time when a work runs in full, after that named last: 年底投用，达产后用工90人."""
    held = [p.end for p in periods if p.role == "holds" and p.end <= quantity.start]
    return bool(held) and _IN_FULL.search(text, held[-1], quantity.start) is not None


def will_come_yearly(figure: Figure, period: str | None, year: int | None) -> bool:
    """Whether a planned figure is of every year that a project will run; `year` is the document's."""
    return bool(_YEARLY.search(figure.left)) and not (period and year and int(period[:4]) > year)


def of_kind(period: str | None, indicator: str, planned: bool, year: int | None) -> str | None:
    """A span of months as it holds for a figure: a balance has its last month, a goal without a time the year.

    `planned` says that it is a goal and the span only carried to it; `year` is the document's.
    """
    months = _MONTHS.fullmatch(period or "")
    if months is None:
        return period
    if planned and year == int(months["year"]):
        return str(year)
    return f"{months['year']}-{months['last']}" if _BALANCE.search(indicator) else period


def reaches_on(period: str | None) -> bool:
    """Whether a period holds for the sentences after its own: years and spans do, the day of an event doesn't."""
    return bool(period) and (len(period or "") == 4 or "/" in (period or ""))
