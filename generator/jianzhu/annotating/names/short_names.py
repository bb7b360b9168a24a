"""Short names: those that the text introduces (`（以下简称“城投”）`) and those that a full name explains (金龙科技 of
金龙电子科技有限公司).

`introduced` reads the brackets; `explains` says whether one name can be short for another; `brands` lists the short
forms that a company's full name allows, for a search of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.divisions import named
from jianzhu.annotating.names.proofs import has_unknown
from jianzhu.lexicon import column, derived
from jianzhu.segmentation import frequency, tag, words

_LEGAL = re.compile(
    r"(?:股份|集团|控股)?(?:有限责任公司|股份有限公司|有限公司|股份公司|总公司|公司)$|集团(?:股份)?(?:有限责任公司|有限公司|公司)?$"
)
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_INTRODUCED = re.compile(
    r"[（(](?:[^（）()“”]{1,24}[，,；;、])?(?:以下(?:统)?简称|下称|简称|又称|也称|俗称|又名|原名|下文简称)(?:为)?[：:]?\s*[“‘「『《]?([^”’」』》（）()，。]{2,20})[”’」』》]?[^（）()]{0,6}[）)]"
)
_QUOTED_ALONE = re.compile(
    r"[（(](?:[“「][^”」（）]{2,8}[”」]、?){0,2}[“「]([^“”「」（）()，。]{2,16})[”」](?:或[“「][^”」]{2,8}[”」])?[）)]"
)
"""A bracket that holds nothing but short names in quotation marks: （“发行人”“某某城投”）."""
_UNLISTED = re.compile(r"[\u4e00-\u9fff]{2,3}(?<!城)(?<!都)[市县](?=..)")
"""A city or county that the table of divisions doesn't have."""
_LEVEL = re.compile(r"^[省市县区州]")
_ANAPHORS = frozenset({*column("anaphors", "word"), "公司", "本公司", "发行人", "甲方", "乙方", "我公司", "主承销商"})


def introduced(text: str) -> Iterator[tuple[int, int, int, str]]:
    """(end of the full name, start and end of the short one, the short one) for each bracket that introduces one."""
    for pattern in (_INTRODUCED, _QUOTED_ALONE):
        for match in pattern.finditer(text):
            if match.group(1) not in _ANAPHORS:
                yield match.start(), match.start(1), match.end(1), match.group(1)


@derived(8192)
def parts(name: str) -> tuple[str, str, bool]:
    """(place in front, the name's own part, whether it is a company with a legal form or a group)."""
    plain = _BRACKETS.sub("", name).replace("“", "").replace("”", "")
    place = ""
    rest = plain
    for length in range(min(10, len(plain) - 2), 1, -1):
        own = plain[length:]
        if named(plain[:length]) and own[0] not in "省市县区" and _LEGAL.sub("", own):
            place, rest = plain[:length], plain[length:]
            break
    else:
        if _LEVEL.match(plain) and len(plain) > 3:
            place, rest = plain[0], plain[1:]
    unlisted = _UNLISTED.match(plain)
    if not place and unlisted and _LEGAL.sub("", plain[unlisted.end() :]):
        place, rest = unlisted.group(), plain[unlisted.end() :]
    if place and rest and len(rest) > 2:
        for length in range(min(8, len(rest) - 2), 1, -1):
            if named(rest[:length]) and rest[:length][-1] in "市县区":
                place, rest = place + rest[:length], rest[length:]
                break
    core = _LEGAL.sub("", rest)
    return place, core or rest, core != rest


def places_agree(a: str, b: str) -> bool:
    """Whether two places in front of names can be one: either is absent or a bare level, or one begins the other."""
    if not a or not b or len(a) == 1 or len(b) == 1:
        return True
    x, y = a.rstrip("省市县区州"), b.rstrip("省市县区州")
    return x.startswith(y) or y.startswith(x) or x.endswith(y) or y.endswith(x)


@derived(65536)
def explains(full: str, short: str) -> bool:
    """Whether `short` can be a short form of the organisation's name `full`.

    Its own part begins like the full name's, keeps the order of its characters and leaves some out; legal form and
    place may be gone, 集团 and 股份 may stand for them. Or it is the initials of place and trade:
    甲地乙业股份有限公司 → 甲乙股份.
    """
    if full == short or len(short) >= len(full) or short.endswith(("有限公司", "有限责任公司")):
        return False
    place_f, core_f, _ = parts(full)
    place_s, core_s, company = parts(short)
    if not places_agree(place_f, place_s):
        return False
    if core_s == core_f:
        return True
    if re.search("公司|集团", core_f):
        return False  # a unit of a company isn't the company
    for tail in ("公司", "股份", "集团"):
        if short.endswith(tail) and core_s.endswith(tail):
            core_s = core_s.removesuffix(tail)
    if place_f and core_s == place_f[0] + core_f[0]:
        return company or (core_s != short and short.removeprefix(core_s) in full)
    if len(core_s) < 2 or len(core_s) > len(core_f) or core_s[0] != core_f[0]:
        return False
    if short.endswith("集团") and "集团" not in full and len(core_s) < 3:
        return False
    if not re.search("公司|集团", full):
        return False  # a department isn't its body: 某某大学 and 某某大学林学院
    if core_f.startswith(core_s):
        return len(core_s) >= 3 or company or frequency(core_s) < 50
    if not company and not _LEGAL.search(full):
        return False
    at = -1
    for char in core_s:
        at = core_f.find(char, at + 1)
        if at < 0:
            return False
    return core_f[:2] == core_s[:2] or short.endswith("集团") or len(core_s) >= 3


def brands(full: str) -> tuple[str, ...]:
    """Beginnings of the short forms that a company's full name allows: its own two or three characters, with the place
    in front or without; nothing where they are everyday words. 湖南金龙碳素股份有限公司 → 湖南金龙, 金龙."""
    place, core, company = parts(full)
    if not company or len(core) < 2 or re.search("公司.", full):
        return ()
    pieces = words(core)
    own = ""
    for piece in pieces:
        if len(own) >= 2:
            break
        own += piece.text
    own = own if len(own) <= 3 else ""
    if not own or (tag(own) == "ns" and not place) or not has_unknown([p for p in pieces if p.end <= len(own)]):
        return ()
    return (own, place + own) if len(place) > 1 else (own,)


def short_form(full: str, brand: str, following: str) -> int:
    """How many of the characters `following` a company's own name go on to a short form of `full`; 0 for none.

    They are characters of the full name in its order, or 股份, 集团, 公司, 科技: 金龙|股份, 金龙|碳素.
    """
    core = parts(full)[1]
    rest = core[core.find(brand[-2:]) + 2 :] if brand[-2:] in core else core
    at = taken = 0
    for char in following:
        found = rest.find(char, at)
        if found < 0:
            break
        at = found + 1
        taken += 1
    for tail in ("股份", "集团", "公司", "科技"):
        if following[taken:].startswith(tail):
            return taken + len(tail)
    return taken
