"""What a numeric abbreviation unfolds into: `“三资”……资产、资源、资金` → (资产, 资源, 资金), three for 三.

A list counts when it has as many members as the numeral says, and either stands in brackets or after 即 at the term, or
each member has the term's own character (三资: 资产, 资源, 资金; “五好”: 规划定位好, 创新平台好, …).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jianzhu.annotating.glossary.term_scan import bare
from jianzhu.segmentation import words

NUMERALS = {"一": 1, "二": 2, "两": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_NUMERAL = "[一二两双三四五六七八九十]"
_COUNTED = re.compile(rf"({_NUMERAL})(?:个|项|大|条|种|类|方)?(?!{_NUMERAL}).")
_SUM = re.compile(r"[\dA-Za-zＸＮ]+(?:[+＋][\dA-Za-zＸＮ]+)+")
LONGEST_MEMBER = 24
"""Characters: a longer member is a clause, and the 、 belong to something else."""
MOST = 50
"""Lists of one shape that are looked at for a term: an article that has more lists everything."""
FAR = 1_000_000
"""Added to the number of another passage, so that a list of the term's own passage is always nearer."""
QUALIFIER = 3
"""Characters before a known component that tell it closer: 应收账款和(产成品)存货."""
BEFORE = 16
"""Characters between a list and the term right after it that counts the list: `《甲》《乙》，开展“两项行动”`."""
_MEMBER = r"[^、，。；：！？“”「」（）()《》\s]"
_PLAIN_LIST = re.compile(
    rf"{_MEMBER}{{1,{LONGEST_MEMBER}}}(?:(?:、|(?<=[^、])[和及与])“?{_MEMBER}{{1,{LONGEST_MEMBER}}}){{1,11}}"
)
_QUOTED_LIST = re.compile(r"(?:(?:《[^《》]{1,60}》|“[^“”]{1,40}”)(?:[、，]|和|及|与)?){2,12}")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list in a passage: its place and its members."""

    passage: str
    start: int
    end: int
    members: tuple[str, ...]
    marked: bool
    """Whether each member stands in marks of its own: “甲”“乙”."""


def expected(term: str) -> int | None:
    """How many components the term announces: 三资 → 3, 七个不准 → 7, 1+4+N → 3, 新质生产力 → None."""
    plain = bare(term)
    if _SUM.fullmatch(plain):
        return len(re.split(r"[+＋]", plain))
    found = _COUNTED.match(plain)
    if not found or len(re.findall(rf"(?<![统唯单]){_NUMERAL}", plain)) > (2 if re.fullmatch(r".个一.?", plain) else 1):
        return None  # 一江两岸三镇四港, 三高四新: the numerals count different things
    return NUMERALS[found[1]]


def members(text: str) -> tuple[str, ...]:
    """The members of a list written with 、 (or ； ” ， +): `资产、资源和资金` → (资产, 资源, 资金)."""
    text = text.strip("。；，、：: ")
    mark = next((m for m in ("；", "、", "”“", "》《", "，", "+", "＋", "—") if m in text), None)
    if mark is None:
        halves = re.split("[和及与]", text)
        return tuple(halves) if len(halves) == 2 and all(halves) and len(text) <= LONGEST_MEMBER else ()
    parts = text.split(mark)
    if mark == "、" and re.search("[和及与]", parts[-1]):
        left, _, right = re.sub("[和及与]", "\0", parts[-1], count=1).partition("\0")
        if left and right and abs(len(left) - len(right)) <= 2:
            parts[-1:] = [left, right]
    cleaned = tuple(part.strip("“”「」《》‘’。，、；等 ") for part in parts)
    return cleaned if all(cleaned) and max(map(len, cleaned)) <= 3 * LONGEST_MEMBER else ()


def listings(passage: str, text: str) -> list[Listing]:
    """Every list in a passage's text, in its order."""
    found = []
    for pattern in (_PLAIN_LIST, _QUOTED_LIST):
        for match in pattern.finditer(text):
            parts = members(match[0])
            if len(parts) >= 2:
                found.append(Listing(passage, match.start(), match.end(), parts, pattern is _QUOTED_LIST))
    return sorted(found, key=lambda one: (one.start, one.end))


def matching(term: str, parts: tuple[str, ...]) -> tuple[str, ...]:
    """The members if they are what the numeral abbreviation `term` counts, else ().

    The first member may carry words that come before the list (`盘活闲置的资产`), the last may carry words after it
    (`资金保值增值`): they are cut back to the shape of the others.
    """
    count = expected(term)
    key = counted_word(term)
    if count is None or count < 2 or len(parts) != count or not key:
        return ()
    if all(p.endswith(key) and len(p) > len(key) for p in parts[:-1]) and key in parts[-1]:
        last = parts[-1][: parts[-1].index(key) + len(key)]
        return (_trimmed(parts[0], parts[1:-1] or (last,)), *parts[1:-1], last)
    if all(p.startswith(key) for p in parts[1:]) and key in parts[0]:
        first = parts[0][parts[0].rindex(key) :]
        width = max(len(p) for p in (first, *parts[1:-1]))
        return (first, *parts[1:-1], parts[-1][:width])
    return ()


def known_list(text: str, components: tuple[str, ...]) -> re.Match[str] | None:
    """Where `text` lists just these components, in any order: `国有资源、资产和资金`."""
    if not 2 <= len(components) <= 7:
        return None
    one = "|".join(re.escape(part) for part in components)
    further = rf"[、，]?(?:以?及|和|与|、|，)[一-鿿]{{0,{QUALIFIER}}}?(?:{one})"
    pattern = rf"(?:{one})(?:{further}){{{len(components) - 1}}}"
    for match in re.finditer(pattern, text):
        if all(match[0].count(part) >= 1 for part in components):
            return match
    return None


def counted_word(term: str) -> str:
    """The word that a term counts, which its components share: 三资 → 资, 五方主体 → 方, 五个城区 → 城区."""
    found = re.match(rf"{_NUMERAL}(个|项|大|条)?(.+)", bare(term))
    if not found:
        return ""
    rest = found[2]
    return rest if found[1] or len(rest) == 1 else ("方" if rest[0] == "方" else "")


def _trimmed(first: str, others: tuple[str, ...]) -> str:
    """`first` without the words before the list, when it is much longer than its fellows."""
    width = max(len(p) for p in others)
    return first if len(first) <= width + 2 else first[-width:]


def numbered_parts(term: str) -> list[str]:
    """The numerals of a term, each with what it counts: 一城两区三基地 → 一城, 两区, 三基地; [] for any other term."""
    parts = re.findall(rf"{_NUMERAL}[^一二两双三四五六七八九十]{{1,3}}", bare(term))
    return parts if "".join(parts) == bare(term) else []


def without_verb(parts: tuple[str, ...]) -> str:
    """The first member without what governs the list: 专攻造船 → 造船; beside 做强茶业 坚持做精水产 → 做精水产."""
    first, head = parts[0].removeprefix("其中"), parts[1][0]
    if head in first:
        return first[first.index(head) :]
    if words(parts[1])[0].tag == "v" and len(first) <= max(map(len, parts[1:])) + 2:
        return first
    longest = max(map(len, parts[1:]))
    governing = ("v", "vn") if len(first) > longest + 2 else ("v",)
    ends = [word.end for word in words(first) if word.tag in governing and len(first) - word.end >= 2]
    return first[max(ends, default=0) :]


class Listings:
    """The lists of an article, to be looked up by what they may unfold, without walking through all of them."""

    def __init__(self, passages: Iterable[tuple[str, str]]) -> None:
        self._by_shape: dict[tuple[int, str, str], list[tuple[int, Listing]]] = {}
        self._marked: dict[tuple[str, int], list[Listing]] = {}
        for number, (passage, text) in enumerate(passages):
            for one in listings(passage, text):
                count = len(one.members)
                for shape in {("end", one.members[0][-1]), ("start", one.members[1][0])}:
                    self._by_shape.setdefault((count, *shape), []).append((number, one))
                if one.marked:
                    self._marked.setdefault((passage, count), []).append(one)

    def unfolding(self, term: str, passage: str, start: int, end: int) -> Listing | None:
        """The list that unfolds `term`, which stands at [start, end) of `passage`: the nearest that fits.

        Lists of the same passage come before those of others. Members are cut to what belongs to the term.
        """
        count, key = expected(term), counted_word(term)
        if count is None:
            return None
        near: list[tuple[int, Listing]] = []
        if re.match(".[个项大条]", bare(term)):  # 《甲》《乙》，开展“两项行动”
            near += [(0, one) for one in self._marked.get((passage, count), ()) if 0 <= start - one.end <= BEFORE]
        if key and not near:
            shapes = ((count, "end", key[-1]), (count, "start", key[0]))
            for number, one in [pair for shape in shapes for pair in self._by_shape.get(shape, ())[:MOST]]:
                here = one.passage == passage
                fits = matching(term, one.members)
                if fits and not (here and one.start < end and start < one.end):
                    away = max(one.start - end, start - one.end) if here else FAR + number
                    near.append((away, Listing(one.passage, one.start, one.end, fits, one.marked)))
        return min(near, key=lambda pair: (pair[0], pair[1].start))[1] if near else None
