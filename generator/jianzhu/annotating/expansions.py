"""What a numeric abbreviation unfolds into: `“三资”……资产、资源、资金` → (资产, 资源, 资金), three for 三.

A list counts when it has as many members as the numeral says, and either stands in brackets or after 即 at the term, or
each member has the term's own character (三资: 资产, 资源, 资金; “五好”: 规划定位好, 创新平台好, …).
"""

from __future__ import annotations

import re

from jianzhu.annotating.term_scan import bare

NUMERALS = {"一": 1, "二": 2, "两": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_COUNTED = re.compile(r"([一二两双三四五六七八九十])(?:个|项|大|条|种|类|方)?(?=[^一二两双三四五六七八九十])")
LONGEST_MEMBER = 24
"""Characters: a longer member is a clause, and the 、 belong to something else."""
_MEMBER = r"[^、，。；：！？“”「」（）()《》\s]"
_LIST = re.compile(rf"(?:[“「《]?{_MEMBER}{{1,{LONGEST_MEMBER}}}[”」》]?[、，]?(?:和|及|与)?){{2,12}}")
_QUOTED_LIST = re.compile(r"(?:[“《][^“”《》]{1,40}[”》](?:[、，]|和|及|与)?){2,12}")
_PLAIN_LIST = re.compile(
    rf"{_MEMBER}{{1,{LONGEST_MEMBER}}}(?:(?:、|(?<=[^、])[和及与])“?{_MEMBER}{{1,{LONGEST_MEMBER}}}){{1,11}}"
)


def expected(term: str) -> int | None:
    """How many components the term announces: 三资 → 3, 七个不准 → 7, 1+4+N → 3, 新质生产力 → None."""
    plain = bare(term)
    if re.fullmatch(r"[\dA-Za-zＸＮ]+(?:[+＋][\dA-Za-zＸＮ]+)+", plain):
        return len(re.split(r"[+＋]", plain))
    found = _COUNTED.match(plain)
    if not found or len(re.findall("[一二两三四五六七八九十]", plain)) > (2 if plain.endswith("一") else 1):
        return None  # 一核两副三带四区, 三高四新: the numerals count different things
    return NUMERALS[found[1]]


def members(text: str) -> tuple[str, ...]:
    """The members of a list written with 、 (or ； ，  +): `资产、资源和资金` → (资产, 资源, 资金)."""
    text = text.strip("。；，、：: ")
    for mark in ("；", "、", "”“", "》《", "，", "+", "＋", "—"):
        if mark in text:
            parts = text.split(mark)
            break
    else:
        return ()
    if mark == "、" and re.search("[和及与]", parts[-1]):
        left, _, right = re.sub("[和及与]", "\0", parts[-1], count=1).partition("\0")
        if left and right and abs(len(left) - len(right)) <= 2:
            parts[-1:] = [left, right]
    cleaned = tuple(part.strip("“”「」《》‘’。，、；等 ") for part in parts)
    return cleaned if all(cleaned) and max(map(len, cleaned)) <= 2 * LONGEST_MEMBER else ()


def lists(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Every list in `text`: [start, end) and its members."""
    found = []
    for pattern in (_PLAIN_LIST, _QUOTED_LIST):
        for match in pattern.finditer(text):
            parts = members(match[0])
            if len(parts) >= 2:
                found.append((match.start(), match.end(), parts))
    return sorted(found)


def matching(term: str, parts: tuple[str, ...]) -> tuple[str, ...]:
    """The members if they are what the numeral abbreviation `term` counts, else ().

    The first member may carry words that come before the list (`盘活闲置的资产`), the last may carry words after it
    (`资金保值增值`): they are cut back to the shape of the others.
    """
    count = expected(term)
    if count is None or len(parts) != count or count < 2:
        return ()
    key = _key(term)
    if not key:
        return ()
    inner = parts[1:-1] or parts
    for shape in ("end", "start"):
        if shape == "end" and all(p.endswith(key) and len(p) > len(key) for p in (*parts[:-1],)) and key in parts[-1]:
            last = parts[-1][: parts[-1].index(key) + len(key)]
            return (_tail_like(parts[0], inner), *parts[1:-1], last)
        if shape == "start" and all(p.startswith(key) for p in parts[1:]) and key in parts[0]:
            first = parts[0][parts[0].rindex(key) :]
            width = max(len(p) for p in (first, *parts[1:-1]))
            return (first, *parts[1:-1], parts[-1][:width])
    return ()


def _key(term: str) -> str:
    """The character(s) that the components share: 三资 → 资, 五方主体 → 方, “五个益阳” → 益阳, 五个一 → 一."""
    plain = bare(term)
    found = re.match(r"[一二两双三四五六七八九十](个|项|大|条)?(.+)", plain)
    if not found:
        return ""
    rest = found[2]
    if found[1] or len(rest) == 1:
        return rest
    return rest[0] if rest[0] in "方" else ""


def _tail_like(first: str, others: tuple[str, ...]) -> str:
    """`first` without the words before the list, when it is much longer than its fellows."""
    width = max(len(p) for p in others)
    return first if len(first) <= width + 2 else first[-width:]
