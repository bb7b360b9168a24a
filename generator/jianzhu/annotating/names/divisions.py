"""Names of administrative divisions, with or without their rank: `走进浏阳市，浏阳的…` → 浏阳市, 浏阳.

The table is the national one down to counties (GB/T 2260), and what was one of these in other years. A province's or
prefecture's name without its rank is taken wherever the words of the sentence allow it; a county's only in a source
that writes it out somewhere or an article that is about the prefecture it lies in, because many are everyday words
(和平, 长安, 城区).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.lexicon import derived, table
from jianzhu.segmentation import frequency, tag

COMMON = 300
"""Occurrences in jieba's corpus above which a word that is no place name there is too common to be one here."""


@dataclass(frozen=True, slots=True)
class Division:
    code: str
    name: str
    short: str
    everyday: bool = False
    """Whether the name without its rank (a county's: with it) is an everyday word: 日照, 老城区."""

    @property
    def plain(self) -> str:
        """The name of an autonomous division without its peoples, empty for others: 恩施土家族苗族自治州 → 恩施州."""
        return self.short + self.name[-1] if self.short and self.name[-3:-1] == "自治" and self.level > 1 else ""

    @property
    def level(self) -> int:
        """1 province, 2 prefecture, 3 county."""
        return 1 if self.code.endswith("0000") else 2 if self.code.endswith("00") else 3


@derived()
def by_code() -> dict[str, Division]:
    """The divisions of today."""
    return {
        row["code"]: Division(row["code"], row["name"], row["short"], row["comment"] == "everyday word")
        for row in table("divisions")
    }


@derived()
def former() -> tuple[Division, ...]:
    """The divisions of other years, each with the code of the one that has its place now: 玉环县 has 玉环市's.

    The counties whose name a city or a district has kept, and those of `lexicon/former_divisions.tsv`.
    """
    taken = {d.name for d in by_code().values()}
    told = {row["name"]: Division(row["code"], row["name"], "") for row in table("former_divisions")}
    kept = (
        Division(d.code, d.short + "县", "")
        for d in by_code().values()
        if d.level == 3 and len(d.short) > 1 and d.name[-1] in "市区" and not d.everyday
    )
    return tuple(d for d in (*told.values(), *(d for d in kept if d.name not in told)) if d.name not in taken)


@derived()
def _named() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for division in (*by_code().values(), *former()):
        for name in filter(None, (division.name, division.short, division.plain)):
            found.setdefault(name, []).append(division)
    return {name: tuple(sorted(ds, key=lambda d: (d.level, d.code))) for name, ds in found.items()}


def named(name: str) -> tuple[Division, ...]:
    """The divisions that `name` may stand for, with or without its rank, the highest first."""
    return _named().get(name, ())


@derived()
def _scanner() -> re.Pattern[str]:
    """All names in one pattern, grouped by their first character so that a scan stays fast."""
    tree: dict[str, list[str]] = {}
    for name in _named():
        tree.setdefault(name[0], []).append(name[1:])
    parts = []
    for first, rests in sorted(tree.items()):
        rests.sort(key=lambda r: (-len(r), r))
        parts.append(re.escape(first) + "(?:" + "|".join(map(re.escape, rests)) + ")")
    return re.compile("|".join(parts))


@dataclass(frozen=True, slots=True)
class Region:
    """The prefecture and province that an article is about, where it can be told."""

    city: Division | None = None
    province: Division | None = None
    county: Division | None = None


_NO_RANK_AFTER = re.compile(r"[省市县区州旗盟]")


def _occurrences(page: Page) -> Iterator[tuple[int, int, int, str]]:
    for passage, text in page:
        at = 0
        while match := _scanner().search(text, at):
            start, end = match.span()
            at = end
            name = match.group()
            if not page.begins_word(passage, start) and (not _rank(name) or _across(page, passage, start, end)):
                at = start + 1
                continue
            if _rank(name) and _of_words(page, passage, start, end):
                at = start + 1
                continue
            if not _rank(name) and not page.begins_word(passage, end):
                word = page.words[passage][page.word_at(passage, start)]
                native = text[end : word.end] == "人" and word.start == start
                leads = word.tag == "nr" and _scanner().match(text, end)  # 山西|晋中
                if (
                    word.end > end
                    and word.tag not in ("ns", "nz", "nt")
                    and not (word.start > start or native or leads)
                ):
                    at = start + 1
                    continue
            yield passage, start, end, name


def _across(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether characters [start, end) are the end of one word and the whole of the next: 瀛|海 + 城市, no 海城市."""
    words = page.words[passage]
    k = page.word_at(passage, start) + 1
    return k < len(words) and words[k].end == end and len(words[k].text) >= 2


def _of_words(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether a ranked name is made of pieces of everyday words: 示|范县, 代县|长, 市政府|和|县委."""
    words = page.words[passage]
    first = words[page.word_at(passage, start)]
    joins = first.tag == "c" and first.end - start == 1 and re.search("[\u4e00-\u9fff]$", page.texts[passage][:start])
    ends_it = first.start < start and first.end == end and (first.tag == "l" or frequency(first.text) >= COMMON)
    level = page.texts[passage][max(0, start - 1) : start] in ("省", "市", "县")
    begun = first.start < start and first.end < end and not level
    if begun and first.tag in ("a", "v", "n", "d") and frequency(first.text) >= COMMON:
        return True  # 发|达县
    if page.texts[passage].startswith("区县", end - 1) and not _scanner().match(page.texts[passage], end):
        return True  # 浙西|南山区|县
    trade = _CITY_TRADE.match(page.texts[passage], end - 1)
    return bool(joins or trade or (first.tag in ("n", "l") and (ends_it or (first.start == start and first.end > end))))


_CITY_TRADE = re.compile("市政(?![府协法务策治])")
"""A trade that begins with a city's rank: 江城|市政."""


def _rank(name: str) -> bool:
    return any(name in (d.name, d.plain) for d in named(name))


def region_of(page: Page) -> Region:
    """The one prefecture that the article (or, where it names none, its source) is about."""
    for texts, weight in ((page.texts, 2), ((page.source.text[:20000],), 1)):
        counts: Counter[str] = Counter()
        counties: Counter[str] = Counter()
        for text in texts:
            for match in _scanner().finditer(text):
                if text[match.end() : match.end() + 1] in ("人", "籍"):
                    continue  # where somebody comes from
                ds = named(match.group())
                first = ds[0]
                if first.everyday and match.group() != first.name:
                    continue
                if first.level == 2 or (first.level == 1 and first.code[:2] in ("11", "12", "31", "50")):
                    counts[first.code] += 1
                elif first.level == 3 and first.name == match.group() and len(ds) == 1:
                    counties[first.code] += 1
        for code, n in counties.items():
            if n >= 2:
                counts[code[:4] + "00"] += n // 2
        counts = Counter({c: n for c, n in counts.items() if c in by_code()})
        if counts:
            code, n = min(counts.items(), key=lambda kv: (-kv[1], kv[0]))
            if n >= weight:
                inside = [c for c in counties.items() if c[0][:4] == code[:4]]
                top = min(inside, key=lambda kv: (-kv[1], kv[0]))[0] if inside else None
                return Region(
                    by_code()[code],
                    by_code().get(code[:2] + "0000"),
                    by_code()[top] if top and counties[top] > n / 2 else None,
                )
    return Region()


def unlisted_city(names: Iterable[str]) -> Division | None:
    """The city that most of `names` (of places found by their tails) are, if the table doesn't have it."""
    counts = Counter(n for n in names if n.endswith("市") and len(n) >= 3 and not named(n))
    if not counts:
        return None
    name = min(counts, key=lambda n: (-counts[n], n))
    return Division("", name, name[:-1])


@lru_cache(maxsize=8)
def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def find_divisions(page: Page, region: Region) -> Iterator[Candidate]:
    """A candidate for each name of a division on the page; its `name` is the name with the rank."""
    found = list(_occurrences(page))
    whole = _squeezed(page.source.text)
    written: dict[str, list[Division]] = {}
    listed = _listed(page, found)
    for passage, start, end, name in found:  # what is a county's name in one place is one in all of the article
        text = page.texts[passage]
        sure = _within(text, start, named(name))
        if sure is None and len(named(name)) == 1 and _has_zone(text, end, name):
            sure = named(name)[0]
        if sure and sure.level == 3 and not sure.everyday and not (start and _glued(text, end, 3)):
            written.setdefault(name, [sure])
    for passage, start, end, name in found:
        text = page.texts[passage]
        choices = named(name)
        ranked = [d for d in choices if name in (d.name, d.plain)]
        if ranked:
            best = _nearest(ranked, region)
            if best.everyday and best.level == 3 and not _parent_named(best, whole):
                continue
            if text[end : end + 1] == "级" and len(name) > 2 and name[-1] in "省市县区":
                end -= 1  # 云南|省级, 长沙|市级
            yield Candidate(passage, start, end, "place", f"division {best.code}", Strength.NAME, best.name)
            continue
        if start and (_glued(text, end, choices[0].level) or _in_brand(text, start, end)):
            continue
        if name not in written:
            written[name] = [d for d in choices if d.name in whole]
        if (passage, start) in listed:
            beside = [d for d in choices if d.code[:2] in listed[passage, start]]
            best = _nearest(beside or list(choices), region)
            yield Candidate(passage, start, end, "place", f"list of divisions: {best.name}", Strength.NAME, best.name)
            continue
        confirmed = written[name]
        if confirmed:
            best = _nearest(confirmed, region)
        else:
            best = _nearest(list(choices), region)
            above = _within(text, start, choices)
            if above:
                best = above
            elif (
                best.level == 3
                and not (region.city and best.code[:4] == region.city.code[:4] and _safe(name))
                and not (len(choices) == 1 and not best.everyday and _stands_as_place(text, start, end, name))
            ):
                continue
            if best.everyday and not above and not _safe(name):
                continue
        yield Candidate(passage, start, end, "place", f"short for {best.name}", Strength.PART, best.name)


def _within(text: str, start: int, choices: tuple[Division, ...]) -> Division | None:
    """The one of `choices` whose province or prefecture stands right before it: 福建|东山."""
    for length in (2, 3, 4):
        for above in named(text[max(0, start - length) : start]) if start >= length else ():
            own = above.code[:2] if above.level == 1 else above.code[:4]
            inside = [d for d in choices if above.level < 3 and d.level > above.level and d.code.startswith(own)]
            if len(inside) == 1:
                return inside[0]
    return None


SELDOM = 500
"""Occurrences in jieba's corpus below which a county's name that is a place's name there is one here."""
_BEFORE_PLACE = re.compile("(?:^|[，。；：！？、“（\\s]|[在到从至赴往驻于由和与及]|来自|位于|前往|落户)$")
_AFTER_PLACE = re.compile("[、至到：]|等地|一带|境内|县城|籍|人(?!民|才|口|大|员)|$")


_LANDSCAPE = frozenset("东西南北上下中前后江河湖海山岭城滨口桥岸新古老大小龙青白黑红金银平沙泉湾港关田路街乡川州")
"""Characters of which names are made that any place may have: 滨江, 西山."""


_ZONE = re.compile(
    "(?:国家)?(?:级)?(?:经开区|高新区|开发区|经济开发区|经济技术开发区|高新技术产业开发区|工业园区?|产业园区?|综保区|海关|县委|市委|区委|县政府|农商行)"
)


def _has_zone(text: str, end: int, name: str) -> bool:
    """Whether a zone or an organ follows that a county has: 金坛|开发区."""
    return frequency(name) < COMMON and bool(_ZONE.match(text, end))


def _stands_as_place(text: str, start: int, end: int, name: str) -> bool:
    """Whether a county's name without its rank is a place's in the dictionary, seldom, and stands like one: 河津|至."""
    if tag(name) != "ns" or frequency(name) >= SELDOM or _LANDSCAPE.issuperset(name):
        return False
    before = _BEFORE_PLACE.search(text, max(0, start - 2), start)
    return bool(_AFTER_PLACE.match(text, end)) or bool(before)


_LISTED = 3
"""Names of divisions one after another from which short names of counties are no everyday words: 建湖、射阳、阜宁."""


def _listed(page: Page, found: list[tuple[int, int, int, str]]) -> dict[tuple[int, int], frozenset[str]]:
    """(passage, start) of names in lists of divisions' names, joined by 、 or 和, with the provinces named there."""
    chains: list[list[tuple[int, int, int, str]]] = []
    for one in found:
        passage, start = one[:2]
        last = chains[-1][-1] if chains else None
        if last and last[0] == passage and last[2] == start - 1 and page.texts[passage][start - 1] in "、和与及":
            chains[-1].append(one)
        else:
            chains.append([one])
    after = {(p, end) for p, _, end, _ in found}  # 四川|路桥 is a company
    listed = {}
    for chain in filter(_proves, chains):
        sure = frozenset(named(name)[0].code[:2] for *_, name in chain if len(named(name)) == 1)
        listed.update({(p, start): sure for p, start, _, _ in chain if (p, start) not in after})
    return listed


def _proves(chain: list[tuple[int, int, int, str]]) -> bool:
    """Whether names of divisions one after another are no everyday words: so many, or two that the dictionary knows."""
    names = {name for *_, name in chain}
    known = len(names) > 1 and all(_safe(name) for name in names)
    return len(chain) >= _LISTED or (known and not all(_LANDSCAPE.issuperset(name) for name in names))


def _parent_named(division: Division, whole: str) -> bool:
    parent = by_code().get(division.code[:4] + "00")
    return parent is not None and parent.short in whole


def _nearest(choices: list[Division], region: Region) -> Division:
    """The likeliest of several divisions of one name: that of the region's own prefecture, then the highest."""
    city = region.city.code[:4] if region.city else ""
    province = city[:2]
    return min(choices, key=lambda d: (d.code[:4] != city, d.level, d.code[:2] != province, d.code))


def _safe(name: str) -> bool:
    """Whether the word is hardly anything but a place's name."""
    return tag(name) == "ns" or (frequency(name) < COMMON and tag(name) in ("", "nr", "nz", "nt"))


LONGEST_BRAND = 8
"""Characters of a brand in quotation marks in which a place's name is only a part."""


def _in_brand(text: str, start: int, end: int) -> bool:
    """Whether the short name is a part of a brand in quotation marks: “江城有礼”."""
    opening = text.rfind("“", max(0, start - LONGEST_BRAND), start)
    closing = text.find("”", end, end + LONGEST_BRAND)
    if opening < 0 or closing < 0 or (opening + 1, closing) == (start, end):
        return False
    return closing - opening - 1 <= LONGEST_BRAND and bool(re.fullmatch("[一-鿿·]+", text[opening + 1 : closing]))


def _glued(text: str, end: int, level: int) -> bool:
    """Whether the short name that ends at `end` is the beginning of something longer: 江西|路, 平安|村."""
    if _scanner().match(text, end) or (level < 3 and text[end : end + 1] in ("镇", "乡", "村")):
        return False  # 泸州|江阳; no village has the name of a province or a prefecture
    return end < len(text) and text[end] in "族语菜话剧籍裔山江河湖湾镇乡村桥路街塘冲岭"
