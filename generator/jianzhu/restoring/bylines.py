"""Who wrote it: `某城日报讯（记者 易某 通讯员 张某 唐某）` → 易某 (记者), 张某 (通讯员), 唐某 (通讯员)."""

from __future__ import annotations

import re
from functools import cache

from jianzhu.lexicon import column
from jianzhu.model import Author
from jianzhu.restoring.lines import cues, is_han

_ROLE = re.compile(
    r"((?:本报|[\u4e00-\u9fff]{2,10}(?:日报|晚报|时报|早报|晨报|商报|都市报|网|融媒体?(?:中心)?))?"
    r"(?:全媒体|首席|特约|见习|实习|本报|融媒体?)*(?:记者|通讯员|实习生|评论员|撰稿人?|撰文|作者|编辑|摄影|文字|图片))[\s/／:：丨|]*"
)
_DATELINE_NAMES = re.compile(r"(?:讯|电)\s*[（(]([^）)]{2,80})[）)]")
_REPORTED = re.compile(r"(?:讯|电)\s*((?:全媒体|特约|见习)?(?:记者|通讯员))\s*([\u4e00-\u9fff]{2,4}?)\s*报道")
_CLOSING_NAMES = re.compile(r"[（(]([\u4e00-\u9fff\s、/／]{2,40})[）)]\s*$")
_CREDIT_MARK = re.compile(r"^\s*(?:[□■●◎◆▲]|[文图摄](?=[/／:：丨|]))")
_SEPARATORS = re.compile(r"[\s\u3000、，,;；/／|丨]+")
MOST_NAMES = 10
"""Names a byline holds: beyond it a line of short words is a list of something else."""


@cache
def _surnames() -> frozenset[str]:
    return frozenset(column("surnames", "surname"))


def is_name(word: str) -> bool:
    """Whether `word` has the form of a Chinese name: a surname and one or two characters (compound ones: up to 4)."""
    if not all(is_han(c) or c == "·" for c in word):
        return False
    if len(word) in (2, 3) and word[0] in _surnames():
        return True
    return len(word) in (3, 4) and word[:2] in _surnames()


def names_in(chars: str) -> tuple[str, ...] | None:
    """The names of a line that holds nothing but names: `刘某某 周 某` → 刘某某, 周某; else None."""
    words = [w for w in _SEPARATORS.split(chars.strip()) if w]
    joined: list[str] = []
    half = ""
    for word in words:
        if len(word) == 1 and is_han(word):
            if half:
                joined.append(half + word)
                half = ""
            else:
                half = word
            continue
        if half:
            return None
        joined.append(word)
    if half or not joined or len(joined) > MOST_NAMES or not all(is_name(w) for w in joined):
        return None
    return tuple(joined)


def authors_of_line(chars: str) -> tuple[Author, ...]:
    """The authors named in a byline, in its order, each with the role printed before the name."""
    found: list[Author] = []
    role: str | None = None
    at = 0
    for match in [*_ROLE.finditer(chars), None]:
        piece = _CREDIT_MARK.sub("", chars[at : match.start() if match else len(chars)]).strip(" /／:：丨|（）()。")
        found.extend(Author(name, role) for name in names_in(piece) or ())
        if match:
            role, at = match.group(1), match.end()
    return tuple(found)


def authors_of_paragraph(chars: str, first: bool, last: bool) -> tuple[Author, ...]:
    """The authors that a dateline at the head of the first paragraph or brackets at the end of the last one name."""
    found: tuple[Author, ...] = ()
    if first and cues("dateline").search("".join(chars.split())):
        match = _DATELINE_NAMES.search(chars[:120])
        found += authors_of_line(match.group(1)) if match else ()
        reported = _REPORTED.search(chars[:60])
        found += (Author(reported.group(2), reported.group(1)),) if reported and is_name(reported.group(2)) else ()
    if last:
        match = _CLOSING_NAMES.search(chars[-60:])
        if match:
            names = names_in(match.group(1))
            found += tuple(Author(n) for n in names) if names else authors_of_line(match.group(1))
    return found
