"""When, where and by whom a story was published, as its page says.

新华社某城5月6日电（记者…）                 a dateline: publisher 新华社, place 某城
发布时间：2031-05-06　来源：某城日报         a web page's line: date 2031-05-06, publisher 某城日报
某城日报　2031年5月6日　星期二　要闻         a page's head: publisher 某城日报, date 2031-05-06
某市统计局　二〇三一年五月六日               a signature: publisher 某市统计局, date 2031-05-06
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jianzhu.restoring.bylines import info_fields

_DATE = re.compile(r"([12]\d{3})[年/.-](\d{1,2})(?:[月/.-](?:(\d{1,2})日?)?|$)")
_HAN_DATE = re.compile(
    r"([一二][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})日)?"
)
_PAPER = r"[\u4e00-\u9fff]{2,10}?(?:报(?!道|告|名|表)|晚讯|周刊|时讯)"
_OUTLET = rf"(?:[\u4e00-\u9fff]{{2,8}}?(?:社|网|台|客户端)|{_PAPER})"
_DATELINE = re.compile(
    rf"^据?[【\[]?(本报|本网|本刊|本台|{_OUTLET})(?:海外版)?([\u4e00-\u9fff]{{2,8}}?)??"
    r"(?:\d{1,2}月\d{1,2}日|\d{1,2}日|[(（]|讯[】\])）(（\s]|电[】\])）(（\s]|讯$|讯(?=记者))"
)
_DATELINE_END = re.compile(r"[讯电]")
_PAPER_AT_HEAD = re.compile(rf"^(?!本报){_PAPER}")
_OWN = ("本报", "本网", "本刊", "本台")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,}(?:府|局|委|委员会|办|办公室|厅|部|院|队|中心|公司|组|会|处|协会|银行)$")
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
REACH = 60
"""Characters of a paragraph within which a dateline ends."""


@dataclass(frozen=True, slots=True)
class Imprint:
    publisher: str | None
    date: str | None
    """ISO 8601, whole or to the month."""
    place: str | None


def imprint(
    opening: str, bylines: Iterable[str], official: Iterable[str], heads: Iterable[str], deck: str = ""
) -> Imprint:
    """What is known of a story's publication.

    `opening`: its first paragraph; `bylines`: its bylines and the lines of date and source; `official`: its
    signatures, dates and mastheads; `heads`: the heads of its pages, white space left out; `deck`: its headline's, that
    may say on which day a speech was given.
    """
    bylines, official, heads = tuple(bylines), tuple(official), tuple(heads)
    outlet, place = _dateline(opening)
    fields = [(means, value) for line in bylines for _, means, value in info_fields(line)]
    sources = [value for means, value in fields if means == "publisher" and re.fullmatch(_OUTLET, value)]
    dates = [value for means, value in fields if means == "date"]
    named = [outlet] if outlet else []
    named += sources + _papers(bylines) + [office for line in official for office in _offices(line)] + _papers(heads)
    return Imprint(named[0] if named else None, date_in([*dates, *official, *heads, deck]), place)


def _dateline(opening: str) -> tuple[str | None, str | None]:
    squeezed = "".join(opening[:REACH].split())
    match = _DATELINE.match(opening[:REACH].lstrip()) or _DATELINE.match(squeezed)
    if match is None or not _DATELINE_END.search(squeezed[match.start() :]):
        return None, None
    outlet = None if match.group(1) in _OWN else match.group(1)
    return outlet, match.group(2)


def _papers(lines: Iterable[str]) -> list[str]:
    return [match.group() for match in map(_PAPER_AT_HEAD.match, lines) if match]


def _offices(line: str) -> list[str]:
    """The offices that sign: 某市统计局 2031年5月6日 → 某市统计局; of a masthead 某市人民政府文件 → 某市人民政府."""
    words = [word.removesuffix("文件") for word in line.split()]
    found = [word for word in words if _OFFICE.fullmatch(word)]
    return [" ".join(found)] if found else []


def date_in(lines: Iterable[str]) -> str | None:
    """The first date with a year that a line gives, ISO 8601: 2031年5月6日, 2031-05-06, 二〇三一年五月."""
    for line in lines:
        squeezed = "".join(line.split())
        match = _DATE.search(squeezed)
        if match:
            year, month, day = match.groups()
            return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
        match = _HAN_DATE.search(squeezed)
        if match:
            year = "".join(str(_DIGITS[c]) for c in match.group(1))
            month, day = _number(match.group(2)), _number(match.group(3) or "")
            return f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")
    return None


def _number(chars: str) -> int:
    """一 to 三十一."""
    tens, _, ones = chars.rpartition("十")
    if "十" not in chars:
        return _DIGITS.get(chars, 0)
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
