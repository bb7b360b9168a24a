"""Which of several names in a row a clause is about: `甲集团管理的乙基金` → 乙基金, `该集团下属乙公司` → 乙公司.

The names before it only qualify it. Before a group (`甲市市属国企`) a name and the group are one subject; in a list
(`甲公司、乙公司等4家`) none is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianzhu.annotating.figures.indicators import leading_verb
from jianzhu.annotating.figures.main_subjects import COLLECTIVE, COUNTRY, WHOLE_COUNTRY, Subject
from jianzhu.lexicon import column
from jianzhu.model import Mention

LONGEST_RELATIVE = 16
"""Characters of a relative clause that may stand between a name and the one that it qualifies."""
OWNED = column("ownership", "word")
"""What leads from an owner to what it owns: 其子公司乙公司, 甲集团下属乙公司."""
_OWNS = re.compile(r"(?:市|县|的)?(?:" + "|".join(OWNED) + r")?(?:的|企业|公司|单位)?")
_LISTED = re.compile(
    r"[^，。；、]{0,8}等[^，。；、]{0,8}(?:企业|公司|机构|品牌)|(?:[^，。；、]{0,16}、[^，。；]{2,60})?等(?!级)|、[^，。；0-9]{2,30}[0-9]+[家个]"
)
"""What makes a name the first of a list: 甲公司产业园二期、乙码头等38个项目."""
BODIES = re.compile(r"(?:两级|各级|各类|基层)?(?P<body>" + "|".join(column("regional_bodies", "word")) + ")(?![长内])")
_SHARED = re.compile("分别|各|依次")
"""What gives each of a list's names a figure of its own."""
_GROUP = re.compile("|".join(re.escape(w) for w in sorted(COLLECTIVE, key=lambda w: (-len(w), w))))


def qualified(passage: str, text: str, position: int, end: int, mentions: Sequence[Mention]) -> Subject | None:
    """The name that what ends at `position` qualifies: 该集团与甲公司合作的[某项目]将开园, 该集团下属[乙公司].

    `mentions` are the passage's; the clause ends at `end`.
    """
    for mention in mentions:
        if not position <= mention.start < end:
            continue
        between = text[position : mention.start]
        if _owned(text, position, end, mentions) is mention:
            return head_of(passage, text, mention, end, mentions)
        if re.search(r"[，。；、：“]", between) or len(between) > LONGEST_RELATIVE:
            return None
        if between.endswith("的") and re.match(r"[^，。；、的等和与及]{2}", text[mention.end : end]):
            return Subject(mention.name, (passage, mention.start, mention.end), True)
    return None


def head_of(passage: str, text: str, mention: Mention, end: int, mentions: Sequence[Mention]) -> Subject | None:
    """The mention itself, or the one that it only qualifies (甲集团管理的乙基金); None in a list (A、B等4家)."""
    if _LISTED.match(text, mention.end, end) and not leading_verb(text[mention.end : end]):
        return None
    owned = _owned(text, mention.end, end, mentions)
    if owned:
        return head_of(passage, text, owned, end, mentions)
    for deeper in mentions:
        if mention.type == deeper.type == "place" and deeper.start == mention.end < end:
            mention = deeper  # 某市某县某村
    beside = any(m.type == mention.type == "place" and m.start == mention.end + 1 for m in mentions)
    if beside and text[mention.end] == "、" and not _SHARED.search(text, mention.end, end):
        return None
    later = [m for m in mentions if mention.end < m.start < end]
    if (later and text[later[0].start - 1] == "的" and later[0].start - mention.end < 12) or (
        later and text[mention.end : later[0].start] in ("", "市", "县")
    ):
        mention = later[0]
    if group := _GROUP.match(text, mention.end):
        return Subject(text[mention.start : group.end()], (passage, mention.start, group.end()), True)
    return Subject(mention.name, (passage, mention.start, mention.end), True)


def bodies_of(region: Subject, text: str) -> Subject:
    """The bodies of a whole region that stand right behind its name or 全市 (全市[法院]), itself where none do."""
    body = BODIES.match(text, region.at[2]) if region.at else None
    if not body or not region.at:
        return region
    name = WHOLE_COUNTRY if region.name == COUNTRY else region.name
    return Subject(name + body["body"], (region.at[0], region.at[1], body.end()), True)


def _owned(text: str, position: int, end: int, mentions: Sequence[Mention]) -> Mention | None:
    """The body or project that words of ownership lead to from `position`: 下属[乙公司]."""
    later = next((m for m in mentions if position <= m.start < end), None)
    if later is None or later.type == "place" or later.start == position:
        return None
    return later if _OWNS.fullmatch(text, position, later.start) else None
