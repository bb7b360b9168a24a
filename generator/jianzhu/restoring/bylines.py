"""Who wrote it: `某城日报讯（记者 易某 通讯员 张某 唐某）` → 易某 (记者), 张某 (通讯员), 唐某 (通讯员).

The words that stand before names are in `lexicon/byline_roles.tsv`, the fields of a web page's line under its headline
(`发布时间：2031-05-06　来源：某处　作者：易某`) in `lexicon/info_fields.tsv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jianzhu.lexicon import column, derived, table
from jianzhu.model import Author
from jianzhu.restoring.lines import cues, is_han
from jianzhu.segmentation import frequency

_DATELINE_NAMES = re.compile(r"(?:讯|电)[】\]]?\s*[（(]([^）)]{2,80})[）)]")
_REPORTED = re.compile(r"(?:讯|电)[】\]]?\s*[|｜]?\s*([^（(，。：:]{4,40}?)\s*(?:摄影)?报道")
_CLOSING_NAMES = re.compile(r"[（(]([\u4e00-\u9fff·\s、/／:：]{2,40})[）)]\s*$")
_MARKS = re.compile(r"^[\s□■○●◎◆▲◇△☐|｜—－-]+")
_SEPARATORS = re.compile(r"[\s\u3000、，,;；/／|丨:：]+")
_HAN_NAME = r"[\u4e00-\u9fff·]{2,8}"
_NAMES_FIRST = re.compile(
    rf"((?:{_HAN_NAME}[\s、]+)*?{_HAN_NAME})(?:\s*[/／]\s*|\s+)(文[/／、]?图|图[/／、]?文|文|图|摄影报道|报道)(?:\s+|$)"
)
_LEADING_DATE = re.compile(
    r"[12]\d{3}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[\s\u3000|｜]+"
)
_STRIPPED = " \t\u3000/／:：丨|()（）"
MOST_NAMES = 10
"""Names a byline holds: beyond it a line of short words is a list of something else."""
LONGEST_NAME = 4
"""Characters of a name that no surname tells, behind a role."""


@cache
def _role() -> re.Pattern[str]:
    parts = {
        part: "|".join(row["pattern"] for row in table("byline_roles") if row["part"] == part)
        for part in ("outlet", "modifier", "maker", "role", "short_role")
    }
    long = rf"(?:{parts['outlet']})?(?:{parts['modifier']})*(?:{parts['maker']}|{parts['role']})"
    short = rf"(?<![\u4e00-\u9fff])(?:{parts['short_role']})(?=[/／:：丨|\s])"
    return re.compile(rf"({long}|{short})[\s/／:：丨|]*")


@cache
def _maker() -> re.Pattern[str]:
    makers = "|".join(row["pattern"] for row in table("byline_roles") if row["part"] == "maker")
    return re.compile(rf"(?:{makers})$")


@cache
def _outlet() -> re.Pattern[str]:
    outlets = "|".join(row["pattern"] for row in table("byline_roles") if row["part"] == "outlet")
    return re.compile(rf"^(?:{outlets})(?=\s|$)")


@cache
def _collective() -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in table("byline_roles") if row["part"] == "collective"))


@derived()
def _surnames() -> frozenset[str]:
    return frozenset(column("surnames", "surname"))


def is_name(word: str) -> bool:
    """Whether `word` has the form of a Chinese name: a surname and one or two characters (compound ones: up to 4)."""
    if not all(is_han(c) or c == "·" for c in word):
        return False
    if len(word) in (2, 3) and word[0] in _surnames():
        return True
    return len(word) in (3, 4) and word[:2] in _surnames()


def _may_be_name(word: str) -> bool:
    """Of a word behind a role: also a name that begins with no surname (阿依古丽, 次仁·某某)."""
    if is_name(word):
        return True
    parts = word.split("·")
    unknown = len(parts) > 1 or len(word) == LONGEST_NAME or frequency(word) == 0
    return unknown and all(2 <= len(part) <= LONGEST_NAME and all(map(is_han, part)) for part in parts)


def names_in(chars: str, expected: bool = False) -> tuple[str, ...] | None:
    """The names of a line that holds nothing but names: `刘某某 周 某` → 刘某某, 周某; else None.

    `expected`: a role stands before them, so that a name need not begin with a surname.
    """
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
    if half or not joined or len(joined) > MOST_NAMES:
        return None
    return tuple(joined) if all((_may_be_name if expected else is_name)(word) for word in joined) else None


@dataclass(frozen=True, slots=True)
class _Part:
    """A byline's role with the names behind it; `rest`: what stands there and is no name."""

    role: str | None
    names: tuple[str, ...]
    rest: str

    @property
    def writes(self) -> bool:
        """Whether those named are authors: editors and proof-readers are none."""
        return not (self.role and _maker().search(self.role))


def _parts(chars: str) -> list[_Part]:
    """A byline's parts, the first without a role; an outlet that stands there is left out."""
    found: list[_Part] = []
    role: str | None = None
    at, apart = 0, False
    for match in [*_role().finditer(chars), None]:
        piece = _MARKS.sub("", chars[at : match.start() if match else len(chars)]).strip(_STRIPPED)
        if role is None:
            piece = _outlet().sub("", piece, count=1).strip()
        names = names_in(piece, expected=apart) or ()
        found.append(_Part(role, names, "" if names else piece))
        if match:
            role, at, apart = match.group(1), match.end(), match.end() > match.end(1)
    return found


def _names_first(chars: str) -> tuple[Author, ...]:
    """The authors of a line that prints each role behind its names: 易某/文 张某/图; empty where it is none."""
    line = _MARKS.sub("", chars).strip("（）() ")
    found: list[Author] = []
    at = 0
    while at < len(line):
        match = _NAMES_FIRST.match(line, at)
        names = names_in(match.group(1)) if match and not _role().search(match.group(1)) else None
        if match is None or names is None:
            return ()
        found.extend(Author(name, match.group(2)) for name in names)
        at = match.end()
    return tuple(found)


def _without_role(chars: str) -> tuple[Author, ...]:
    """Who signs by an office or for the paper: 县长 易某, 本报评论员; empty where a line is none of these."""
    words = chars.split()
    in_office = len(words) == 2 and cues("office_byline").search("".join(words)) and not _maker().search(words[0])
    if in_office and is_name(words[1]):
        return (Author(words[1], words[0]),)
    squeezed = "".join(words)
    return (Author(squeezed, None),) if _collective().fullmatch(squeezed) else ()


def is_byline(chars: str) -> bool:
    """Whether a line says who wrote a story and nothing else: names, behind a role, a mark, an outlet or nothing."""
    if info_fields(chars) or _without_role(chars) or _names_first(chars):
        return True
    parts = _parts(chars)
    return any(part.names for part in parts) and not any(part.rest for part in parts)


def names_makers(chars: str) -> bool:
    """Whether a byline names editors and the like alone: 责任编辑 某某 校对 某某."""
    parts = [part for part in _parts(chars) if part.names]
    return bool(parts) and not any(part.writes for part in parts) and is_byline(chars)


def parts_names(above: str, below: str) -> bool:
    """Whether a line ends with a name of a dateline's bracket and the next one begins with another."""
    if above.count("（") <= above.count("）"):
        return False
    last, first = _SEPARATORS.split(above)[-1].split("（")[-1], _SEPARATORS.split(below)[0].split("）")[0]
    return is_name(last) and is_name(first) and not is_name(last + first)


def authors_of_line(chars: str) -> tuple[Author, ...]:
    """The authors named in a byline, in its order, each with the role printed before (or behind) the name."""
    fields = info_fields(chars)
    if fields:
        values = [(field, _parts(value)) for field, means, value in fields if means == "author"]
        return tuple(
            Author(name, part.role or field)
            for field, parts in values
            for part in parts
            if part.writes
            for name in part.names
        )
    return (
        _without_role(chars)
        or _names_first(chars)
        or tuple(Author(name, part.role) for part in _parts(chars) if part.writes for name in part.names)
    )


def authors_of_paragraph(chars: str, first: bool, last: bool) -> tuple[Author, ...]:
    """The authors that a dateline at the head of the first paragraph or brackets at the end of the last one name."""
    found: tuple[Author, ...] = ()
    if first and cues("dateline").search("".join(chars.split())):
        for pattern in (_DATELINE_NAMES, _REPORTED):
            match = pattern.search(chars[:120])
            found += authors_of_line(match.group(1)) if match else ()
    if last:
        match = _CLOSING_NAMES.search(chars[-60:])
        if match:
            found += authors_of_line(match.group(1))
    return found


@cache
def _fields() -> tuple[re.Pattern[str], dict[str, str]]:
    means = {row["field"]: row["means"] for row in table("info_fields")}
    keys = "|".join(sorted(means, key=lambda field: -len(field)))
    return re.compile(rf"(?:^|[\s\u3000|｜\[【（(])({keys})\s*[:：]\s*"), means


def info_fields(chars: str) -> tuple[tuple[str, str, str], ...]:
    """(field, what it means, value) of a web page's line under its headline; empty where a line is none.

    A date in front needs no field before it. Such a line says at least when or where from a story came, and something
    else beside.
    """
    pattern, means = _fields()
    marks = list(pattern.finditer(chars))
    above = _LEADING_DATE.match(chars)
    begins = above.end() if above else 0
    if len(marks) + bool(above) < 2 or not marks or marks[0].start() > begins:
        return ()
    ends = [match.start() for match in marks[1:]] + [len(chars)]
    found = tuple(
        (match.group(1), means[match.group(1)], chars[match.end() : end].strip(" \t\u3000|｜[]【】（）()"))
        for match, end in zip(marks, ends, strict=True)
    )
    found = (("", "date", above.group().strip()), *found) if above else found
    told = {meaning for _, meaning, _ in found}
    return found if told & {"date", "publisher"} else ()
