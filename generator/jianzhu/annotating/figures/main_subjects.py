"""Whom or what an article is mainly about: the body or place that it names most, or a group (临江市市属国有企业).

What no clause and no sentence gives a subject is about this; headlines count more than running text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from jianzhu.annotating.figures.periods import headlines
from jianzhu.lexicon import column, table
from jianzhu.model import Article, Mention

WHOLE_COUNTRY, COUNTRY = "全国", "中国"
SUBJECT_TYPES = ("organization", "place", "project")
LEAST_GROUP = 3
"""Times that a text must name a group for it to be what the text is about."""
SCATTERED = 4
"""Regions, each named once, from which on a text is about none of them."""
HEADLINE_WEIGHT = 4
"""How many mentions in running text one in the headline is worth, in finding what an article is about."""

_PLACE_AT_HEAD = re.compile(
    r"([\u4e00-\u9fff]{2,8}?(?:自治区|自治州|自治县|地区|省|市|县|区|州|盟|旗|镇|乡))"
    r"(?:[（(]?(?:19|20)[0-9]{2}|国民经济|人民政府|政府工作|“?十)"
)
COLLECTIVE = frozenset(column("collective_subjects", "word"))
_GROUP = re.compile("|".join(re.escape(w) for w in sorted(COLLECTIVE, key=lambda w: (-len(w), w))))
_OWNED_GROUP = re.compile("|".join(re.escape(w) for w in sorted(COLLECTIVE, key=lambda w: (-len(w), w)) if "属" in w))
_OF_GROUPS = re.compile(_GROUP.pattern + "|国资|国企")
"""What a headline says that a text on a region's firms has: 国资国企改革发展情况的报告."""
_MEDIA = column("media_tails", "tail")
_REGIONS = ("市", "县", "区", "省", "镇", "乡", "村", "州", "盟", "旗", "国", "街道")
"""Tails of places that have the figures of a region; roads and lakes have none."""
_NO_REGIONS = column("no_region_tails", "tail")
"""Tails that end like a region's but aren't: what stands in one has no GDP."""


_AT_HEAD = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:自治区|自治州|自治县|省|市|县|区|州|盟|旗|镇|乡)")
_BODY_OF_REGION = re.compile(rf"(?P<region>{_AT_HEAD.pattern})[\u4e00-\u9fff]{{2}}")
"""The region in a body's name: [云州市]财政局."""
_DIVISIONS = frozenset(column("divisions", "name"))
_OFFICES = column("office_tails", "tail")
"""Tails of bodies that act for a whole region: what a text about them measures is mostly the region's."""
_SETTINGS = tuple(row["tail"] for row in table("subject_kinds") if row["kind"] == "setting")
"""Tails of hills, waters and roads: where something is, hardly what a text is about."""
_MEETINGS = ("会议", "常委会", "全会", "例会")
"""Tails of events that a headline reports from, without the text being about them."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity as the subject of a figure, and where words name it (`passage`, characters [start, end))."""

    name: str
    at: tuple[str, int, int] | None
    sure: bool
    """Whether the clause or sentence itself names it."""
    by_anaphor: bool = False
    """Whether by a word like 该市 or 园区, which goes on with what was said before."""

    def named_in(self, passage: str, start: int) -> bool:
        """Whether its own name stands in a passage from character `start` on."""
        return bool(self.at and not self.by_anaphor and self.at[0] == passage and self.at[1] >= start)


def main_subject(article: Article, mentions: tuple[Mention, ...]) -> Subject | None:
    """What an article is mainly about: the place, body or project that it names most, headlines counting more.

    Of 某县某古镇 in a headline, the county is only the setting. An event counts where a headline names it. An official
    text that a region heads (某市低空经济行动方案) is about the region, whatever firms it names.
    """
    titled = _titled_region(article, mentions)
    if titled:
        return Subject(titled, None, False)
    heads = {p.id for p in (article.title, article.kicker, article.subtitle) if p}
    shown = {m.name for m in mentions if m.passage in heads and m.type == "event" and not m.name.endswith(_MEETINGS)}
    starts = {(m.passage, m.start) for m in mentions if m.type != "document"}
    counts: Counter[str] = Counter()
    for mention in mentions:
        if (mention.type in SUBJECT_TYPES or mention.name in shown) and not mention.name.endswith(_MEDIA):
            setting = mention.type == "place" and (mention.passage, mention.end) in starts
            head = mention.passage in heads
            setting = setting or (mention.type == "place" and mention.name.endswith(_SETTINGS))
            counts[mention.name] += (0 if setting else HEADLINE_WEIGHT) if head else 1
    told = {m.name for m in mentions if m.type != "project" or m.passage not in heads}
    counts = Counter({name: n for name, n in counts.items() if name in told}) or counts
    counts = Counter({name: n for name, n in counts.items() if not name.endswith(_SETTINGS)}) or counts
    if not counts:
        return _headline_place(article)
    first = {m.name: k for k, m in reversed(list(enumerate(mentions)))}
    return Subject(min(counts, key=lambda name: (-counts[name], first[name])), None, False)


def _titled_region(article: Article, mentions: tuple[Mention, ...]) -> str:
    """The region that an official text's title begins with, unless that is a body's name; empty where there is none."""
    if article.kind == "news" or article.title is None:
        return ""
    named = _AT_HEAD.match(re.sub(r"\s|^[12][0-9]{3}年", "", article.title.text.chars))
    bodies = (m.name for m in mentions if m.passage == article.title.id and m.type == "organization")
    if named is None or named[0] not in _DIVISIONS or any(body.startswith(named[0]) for body in bodies):
        return ""
    return named[0]


def _headline_place(article: Article) -> Subject | None:
    """The place that a headline without a known name begins with: 临江市2023年统计公报."""
    for passage in headlines(article):
        match = _PLACE_AT_HEAD.match(re.sub(r"\s", "", passage.text.chars))
        if match:
            return Subject(match[1], None, False)
    return None


def main_region(article: Article, mentions: tuple[Mention, ...], main: Subject | None) -> str:
    """The region that an article is mainly about: of those that it, its bodies' names and who issued it name, the one
    named most; empty where there is none.

    Headlines count more than running text.
    """
    if main and is_region(main.name) and article.kind == "news":
        return main.name
    counts = _regions(article, mentions)
    if article.kind != "news":
        for title in headlines(article):
            named = _AT_HEAD.match(re.sub(r"\s", "", title.text.chars))
            if named and (named[0] in counts or named[0] in _DIVISIONS):
                return named[0]
        counts[region_in(article.publisher or "")] += HEADLINE_WEIGHT
    del counts[""]
    best = min(counts, key=lambda name: (-counts[name], name)) if counts else ""
    return best if counts[best] > 1 or len(counts) < SCATTERED else ""


def _regions(article: Article, mentions: tuple[Mention, ...]) -> Counter[str]:
    """How often an article names each region, itself or in the name of a body; what has none counts as empty."""
    heads = {p.id for p in (article.title, article.kicker, article.subtitle) if p}
    counts: Counter[str] = Counter()
    for mention in mentions:
        region = region_in(mention.name) if mention.type in ("place", "organization") else ""
        counts[region] += HEADLINE_WEIGHT if mention.passage in heads else 1
    return counts


def goes_round(article: Article, mentions: tuple[Mention, ...], main: Subject | None) -> bool:
    """Whether a story goes from region to region, so that the one that it names most is not what all of it is about."""
    if not main or article.kind != "news" or not is_region(main.name):
        return False
    counts = _regions(article, mentions)
    del counts[""]
    others = [n for name, n in counts.items() if name != main.name]
    return len(others) >= SCATTERED and 2 * max(others) > counts[main.name]


def region_in(name: str) -> str:
    """The region that `name` is or that it begins with, empty where it has none: 云州市财政局 → 云州市."""
    if is_region(name):
        return name
    body = _BODY_OF_REGION.match(name)
    return body["region"] if body and is_region(body["region"]) else ""


def acts_for_region(name: str) -> bool:
    """Whether a body is one of its region's offices, like a bureau or a committee."""
    return bool(region_in(name)) and name.endswith(_OFFICES)


def is_region(name: str) -> bool:
    """Whether a place has the figures of a region: 青河县 does, 青河景区 and 青河 don't."""
    return name in _DIVISIONS or (name.endswith(_REGIONS) and not name.endswith(_NO_REGIONS))


def main_group(article: Article) -> str:
    """The group without a name (市属国有企业) that a plan or report is about: named in its headline and its text."""
    title = article.title.text.chars if article.title else ""
    if article.kind == "news" or not _OF_GROUPS.search(re.sub(r"\s", "", title)):
        return ""
    counts: Counter[str] = Counter()
    for passage in article.passages():
        counts.update(m[0] for m in _OWNED_GROUP.finditer(passage.text.chars))
    group = min(counts, key=lambda name: (-counts[name], name)) if counts else ""
    return group if counts.total() >= LEAST_GROUP else ""


def group_name(group: str, place: str) -> str:
    """A group with the place whose it is: 市属国有企业 of 临江市 is 临江市市属国有企业."""
    own = group[0] in "市县区省" and place.endswith(group[0])
    return place + group if own else group
