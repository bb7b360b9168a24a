"""When a figure holds: 今年前三季度 → `2023-01/2023-09`, 截至11月底 → `2023-11`, “十三五”末 → `2020`, 五年来 → nothing.

`find_periods` lists every expression of time in a text with its period in ISO form. What names no year (今年, 7月21日)
is resolved against `year`, which `document_year` takes from what the document says; without one it stays None.
An expression after 比 or 较 is what a change is measured from, not when it holds: it has the role `base`.
目前, 近年来, 五年来 end the reach of an earlier expression without fixing a period: role `open`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from jianzhu.annotating.figures.numerals import parse
from jianzhu.lexicon import table
from jianzhu.model import Article, Passage, Source

_N = r"(?:[0-9０-９]{1,2}|十[一二]?|[一二三四五六七八九])"
_TO = r"\s*[至到\-—–~～－]+\s*"
_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][〇零○九][〇零○一二三四五六七八九]{2})"
_PLAN = r"[“\"‘「]?(?P<plan>[一二三四五六七八九]|十[一二三四五六七八九]|二十)五[”\"’」]?"
_DAY = "[0-9]{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_PART = (
    "规划期?末|时期末|期末|末年|末期|末|收官之年|规划期内|规划期间|期间|时期|以来|前[一二三四]年|初|开局之年"
    "|(?=[我全本将，]|计划|的[0-9.]+倍)"
)
"""What part of a five-year plan's time is meant; its name alone is all of it before a subject or 的…倍."""
_OPEN = (
    r"截至目前|截至今日|迄今|至今|目前|现在|如今|当前|近年来|近年|多年来|未来|此后|今后"
    r"|[一二三四五六七八九十两0-9]+多?年(?:来|间|内|多?时间里?|多来)"
    r"|短短(?:几|数|[一二三四五六七八九十两]+)年|过去的?\s*[0-9一二三四五六七八九十]+\s*年"
)
_BEGINNINGS = "|".join(re.escape(row["word"]) for row in table("founding_verbs")) + "|运行|运营|实施|开演|开展"
"""What may have begun at a time: 2023年5月开演以来."""
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4, "两": 2}

_EXPRESSION = re.compile(
    rf"""
    (?P<before>比|较|创|创下|与|同|相较于|相比|以(?=[^，。]{{1,8}}为基))?
    (?:
      (?P<years>{_YEAR})\s*年?{_TO}(?P<years_to>{_YEAR})\s*年(?:度)?(?:[一二三四五六七八九十0-9]+年(?:间|来|期间)?)?
    | (?:
        (?P<year>{_YEAR})\s*(?:年(?:度)?(?!代)|(?=以来))
      | (?P<said>今年|本年度?|去年|上年度?|前年|明年|当年|同年|全年)
      )
      (?P<rest>
        \s*(?:的)?(?:
          (?P<m1>{_N})\s*月?{_TO}(?P<m2>{_N})\s*月(?:份)?
        | (?P<month>{_N})\s*月(?:份)?(?:\s*(?P<day>{_N}|[0-9]{{2}}|[二三]?十[一二三四五六七八九]?)\s*日)?
        | (?P<half>上半年|下半年)
        | 前\s*(?P<front>[一二三两123])\s*个?季度
        | 前\s*(?P<first>{_N})\s*个月
        | 第?\s*(?P<quarter>[一二三四1-4])\s*季度
        )
      )?
    | (?P<b1>{_N})\s*月?{_TO}(?P<b2>{_N})\s*月(?:份)?(?!\s*[0-9])
    | (?<![0-9个\d])(?P<bmonth>{_N})\s*月(?:份)?(?:\s*(?P<bday>{_DAY})\s*日)?
    | (?P<bhalf>上半年|下半年)
    | 前\s*(?P<bfront>[一二三两123])\s*个?季度
    | (?<![一-鿿])前\s*(?P<bfirst>{_N})\s*个月
    | 第?(?P<bquarter>[一二三四1-4])\s*季度
    | {_PLAN}(?P<planpart>{_PART})
    | (?<![0-9０-９一二三四五六七八九十两几数半多来整])(?P<yearpart>年初|年底|年末|年内|岁末)
    | (?P<open>{_OPEN})
    )
    (?P<tail>\s*(?:年底|年末|年初|底|末|初|上旬|中旬|下旬|夏天|春天|秋天|冬天|年中))?
    (?P<since>\s*(?:(?:{_BEGINNINGS})?以来|起|开始))?
    """,
    re.VERBOSE,
)


_BASE_AFTER = re.compile(r"\s*(?:年?同期|相比)")
_OF_SECTION = re.compile(r"全年|年[初底末内]|岁末|[上下]半年|前.{1,3}季度|第?[一二三四1-4]\s*季度|[0-9一二十]+\s*月")
_TIMES_OF = re.compile(r"(?:是|为|相当于|达到|恢复到|恢复至)$")
"""What stands before the year that a value is a multiple of: 是上年的1.6倍."""


@dataclass(frozen=True, slots=True)
class Period:
    """An expression of time: characters [start, end) of a text."""

    start: int
    end: int
    value: str | None
    """ISO 8601: `2023`, `2023-06`, `2023-06-08`, or a span `2023-01/2023-09`."""
    role: Literal["holds", "base", "open"]


def find_periods(text: str, year: int | None, told: int | None = None) -> tuple[Period, ...]:
    """The expressions of time in `text`, in its order; `year` is what 今年 means, None where nothing fixes it.

    `told` is the year that the section is about, where it is another one: what 全年 and 年末 mean.
    """
    found = []
    last = told or year
    for match in _EXPRESSION.finditer(text):
        start = match.end("before") if match["before"] else match.start()
        if start > 0 and match["bmonth"] and text[start - 1] in "个每第./":
            continue
        if match["open"]:
            found.append(Period(start, match.end(), None, "open"))
            continue
        value, last = _value(match, told if told and _OF_SECTION.match(match[0]) else year, last)
        compared = bool(match["before"]) or bool(_BASE_AFTER.match(text, match.end()))
        compared = compared or bool(_TIMES_OF.search(text, 0, start) and text[match.end() : match.end() + 1] == "的")
        found.append(Period(match.start() if compared else start, match.end(), value, "base" if compared else "holds"))
    return tuple(found)


def _value(match: re.Match[str], year: int | None, last: int | None) -> tuple[str | None, int | None]:
    """The period of a match, and the year that 同年 after it means."""
    if match["years"]:
        low, high = _year(match["years"]), _year(match["years_to"])
        return (f"{low}/{high}" if low < high else str(high)), high
    if match["plan"]:
        first = 1951 + 5 * int(parse(match["plan"]))
        part = match["planpart"]
        if "末" in part or part == "收官之年":
            return str(first + 4), last
        if part in ("初", "开局之年"):
            return str(first), last
        if part.startswith("前"):
            return f"{first}/{first + _QUARTERS[part[1]] - 1}", last
        if part == "以来":
            return (f"{first}/{year}" if year and first < year <= first + 4 else str(first)), last
        return f"{first}/{first + 4}", last
    if match["year"] or match["said"]:
        if match["year"]:
            own: int | None = _year(match["year"])
        elif match["said"] in ("当年", "同年"):
            own = last
        else:
            shift = {"去": -1, "上": -1, "前": -2, "明": 1}.get(match["said"][0], 0)
            own = year + shift if year is not None else None
        if own is None:
            return None, last
        return _within(own, match, "", year), own
    if match["yearpart"] or year is None:
        return (str(year) if year is not None else None), last
    return _within(year, match, "b", year), last


def _within(own: int, match: re.Match[str], prefix: str, year: int | None) -> str:
    names = {"": ("m1", "m2", "month", "day"), "b": ("b1", "b2", "bmonth", "bday")}[prefix]
    low, high, month, day = (match[name] for name in names)
    if low:
        return f"{own}-{_two(low)}/{own}-{_two(high)}"
    if month and day:
        value = f"{own}-{_two(month)}-{_two(day)}"
    elif month:
        value = f"{own}-{_two(month)}"
    elif half := match[f"{prefix}half"]:
        return f"{own}-01/{own}-06" if half == "上半年" else f"{own}-07/{own}-12"
    elif first := match[f"{prefix}first"]:
        return f"{own}-01/{own}-{_two(first)}"
    elif front := match[f"{prefix}front"]:
        return f"{own}-01/{own}-{3 * _QUARTERS[front]:02}"
    elif quarter := match[f"{prefix}quarter"]:
        k = _QUARTERS[quarter]
        return f"{own}-{3 * k - 2:02}/{own}-{3 * k:02}"
    else:
        return str(own)
    return f"{value}/{year}" if match["since"] and year is not None else value


def _year(text: str) -> int:
    return int(parse(text))


def _two(text: str) -> str:
    return f"{int(parse(text)):02}"


_TITLE_WEIGHT = 5.0
"""How many times a year in a headline counts: it dates the whole document."""
_LOOKING_BACK = 0.5
"""How much of a mention 2022年以来 is: it is said in that year or after it."""
_YEARLY_TITLE = re.compile(r"(?:公报|报告|总结|计划|规划|要点)\s*$")
YEARLY_KINDS = ("communique", "report", "plan")
"""Kinds of document whose headline names the year that they are about."""
_PLAN_TITLE = re.compile(r"(?:计划|规划|纲要|行动)[（(]?")
_SCHEME_TITLE = re.compile(r"方案[（(]")
"""A scheme has years as a plan has, but many of its goals are of no year: only what is yearly is of all of them."""
_PLAN_NAMED = re.compile(r"(?:计划|规划|方案|纲要|行动|要点)(?:[（(][^（）()]*[）)])?$")
"""How the headline of a document that says what is to be done ends."""
_WORK = re.compile(r"《[^》]*》")
_FULL_YEAR = re.compile(r"((?:19|20)[0-9]{2})\s*年(?!代)\s*(?P<since>以来)?")
_ISO_DATE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([-/.])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])")
"""2024-06-03, as pages of the web print when they came out; it dates the text as a headline does."""
_FULL_DATE = re.compile(r"((?:19|20)[0-9]{2})\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日")
_AHEAD = re.compile(r"(?:(?<!截)[到至]|力争|预计|争取|计划(?:在|到|于)?|目标)$")
"""What stands before a year still to come, which says nothing about when the text was written: 到2030年."""
TO_COME = re.compile(
    "|".join(re.escape(row["word"]) for row in table("modality") if row["modality"] == "target") + "|将"
)
"""What makes the years behind it in a sentence years to come: 预计今年封顶，2024年底投用."""
_WILL = re.compile(r"[^，。；]{0,8}(?:将(?![近军领])|预计|计划|力争|拟)")
_GOAL = re.compile(r"(?:远景)?(?:目标|愿景|规划)")
_BY = re.compile(r"[底末]?前(?![0-9一二三四五六七八九十两])")
"""What makes a year one by which something is to be done: 2026年底前."""
_ASIDE = re.compile(r"《[^》]*》|(?:19|20)[0-9]{2}\s*年?\s*[至到\-—–~～]+\s*(?:19|20)[0-9]{2}\s*年")
"""Years that say nothing about when the text was written: in titles of works, and spans, which look back or ahead."""


def document_year(article: Article, source: Source) -> int | None:
    """The year that 今年 means in an article.

    The year in the headline of a yearly document (a communiqué on 2024 comes out in 2025); else its own date or the
    source's metadata; else the first of the years that a plan's headline spans; else, of a story, the last year that
    its text names without looking ahead, for nothing is told before it happens; else the full year that the text
    names most often, titles of works (《…》) and spans left out, the later of two named equally often; else the year of
    the one full date that the source prints (a page's head); else None.
    """
    named = title_year(article)
    if named and (article.kind in YEARLY_KINDS or any(_YEARLY_TITLE.search(p.text.chars) for p in headlines(article))):
        return int(named)
    for date in (article.date, source.metadata.date):
        if date and re.match(r"\d{4}", date):
            return int(date[:4])
    if span := title_span(article):
        return span[0]
    if article.kind == "news" and (told := _told(article)):
        return max(told)
    weights: dict[int, float] = {}
    for passage in article.passages():
        head = passage.role in ("title", "kicker", "subtitle", "dateline", "byline")
        _count(passage.text.chars, _TITLE_WEIGHT if head else 1.0, weights)
    if not weights:
        printed = {int(match[1]) for match in _FULL_DATE.finditer(source.text)}
        return printed.pop() if len(printed) == 1 else None
    return max(weights, key=lambda number: (weights[number], number)) if weights else None


def _told(article: Article) -> list[int]:
    """The full years that an article names and doesn't look ahead to, in its order."""
    found = []
    for passage in article.passages():
        text = _ASIDE.sub("", passage.text.chars)
        for match in (*_ISO_DATE.finditer(text), *_FULL_YEAR.finditer(text)):
            begun = max(text.rfind(mark, 0, match.start()) for mark in "。！？；\n")
            ahead = TO_COME.search(text, begun + 1, match.start()) or _AHEAD.search(text, 0, match.start())
            ahead = ahead or _WILL.match(text, match.end())
            if not ahead and not _BY.match(text, match.end()) and not _GOAL.match(text, match.end()):
                found.append(int(match[1]))
    return found


def title_span(article: Article) -> tuple[int, int] | None:
    """The years that the headline gives a plan: 三年行动计划（2024—2026年） → 2024, 2026."""
    return _span_of(article, _PLAN_TITLE)


def scheme_span(article: Article) -> tuple[int, int] | None:
    """The years that the headline gives a scheme: 实施方案（2024—2026年） → 2024, 2026."""
    return _span_of(article, _SCHEME_TITLE)


def _span_of(article: Article, title: re.Pattern[str]) -> tuple[int, int] | None:
    for passage in headlines(article):
        text = re.sub(r"\s", "", _WORK.sub("", passage.text.chars))
        if not title.search(text):
            continue
        for period in find_periods(text, None):
            if period.value and re.fullmatch(r"\d{4}/\d{4}", period.value):
                return int(period.value[:4]), int(period.value[5:])
    return None


def is_plan(article: Article) -> bool:
    """Whether an article is a plan: what it doesn't say to be done is to do."""
    if article.kind == "news":
        return False
    titles = (re.sub(r"\s", "", passage.text.chars) for passage in headlines(article))
    return article.kind == "plan" or any(_PLAN_NAMED.search(title) for title in titles)


def _count(text: str, weight: float, weights: dict[int, float]) -> None:
    for match in _ISO_DATE.finditer(text):
        weights[int(match[1])] = weights.get(int(match[1]), 0.0) + _TITLE_WEIGHT
    for match in _FULL_YEAR.finditer(_ASIDE.sub("", text)):
        if _AHEAD.search(match.string, 0, match.start()) or _BY.match(match.string, match.end()):
            continue
        number = int(match[1])
        weights[number] = weights.get(number, 0.0) + weight * (_LOOKING_BACK if match["since"] else 1.0)


def headlines(article: Article) -> tuple[Passage, ...]:
    """Headline, kicker and subtitle; where an article has no headline, the lines at its head that may hold one."""
    found = tuple(p for p in (article.title, article.kicker, article.subtitle) if p)
    return found if article.title else (*found, *article.bylines)


def title_year(article: Article) -> str | None:
    """The year that the headline (with kicker and subtitle) gives the whole article: an annual report's, a review's.

    The day on which a speech was held (2021年2月2日在…大会上) or a page came out is none.
    """
    for passage in headlines(article):
        if passage.role == "byline" and not _YEARLY_TITLE.search(passage.text.chars):
            continue
        dated = _FULL_DATE.sub("", _ASIDE.sub("", passage.text.chars))
        years = {m[1] for m in _FULL_YEAR.finditer(dated) if not _GOAL.match(dated, m.end())}
        if len(years) == 1:
            return years.pop()
    return None


def title_period(article: Article) -> str | None:
    """The period that the headline gives the whole article: 2025年上半年运行情况 → 2025-01/2025-06, else its year."""
    year = title_year(article)
    if year is None:
        return None
    for passage in headlines(article):
        found = find_periods(_ASIDE.sub("", passage.text.chars), int(year))
        spans = {one.value for one in found if one.role == "holds" and one.value}
        if len(spans) == 1 and re.fullmatch(rf"{year}-\d\d/{year}-\d\d", span := spans.pop()):
            return span
    return year
