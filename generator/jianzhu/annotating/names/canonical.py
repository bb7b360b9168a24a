"""Surfaces of one article → the fullest name of what each means: 城投集团 → 某市城市投资集团有限公司.

In this order: what a finder knows (a division's name with its rank, a well-known body's full name, an organ with its
place), what the text introduces as a short name, and what a longer name of the same type explains, if only one does.
A bare 市 or 省 in front is that of the region which the article is about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from jianzhu.annotating.names.candidates import Candidate, Page
from jianzhu.annotating.names.divisions import Region, named
from jianzhu.annotating.names.short_names import explains, parts
from jianzhu.model import EntityType, Resolution

LONGEST_PLACE = 4
"""Characters of a place that may stand before a work's name or not."""


class Meant(NamedTuple):
    """What a form of words means in its article, and how it was led to that name."""

    name: str
    resolution: Resolution


class Short(NamedTuple):
    """The full name that a short one stands for, the candidate of the full name, and what says so."""

    full: str
    of: Candidate
    resolution: Resolution


_KNOWN_BY: dict[EntityType, Resolution] = {"place": "division", "organization": "organ"}
"""What a finder goes by that gives a name of its own."""


def canonical_names(
    page: Page, kept: list[Candidate], region: Region, full: dict[str, Short]
) -> dict[tuple[str, str], Meant]:
    """(type, surface) → what it means, for every candidate of the article."""
    surfaces: dict[tuple[str, str], str | None] = {}
    how: dict[tuple[str, str], Resolution] = {}
    for c in kept:
        key = (c.type, page.texts[c.passage][c.start : c.end])
        if c.name and not surfaces.get(key):
            how[key] = "known" if c.reason == "well-known name" else _KNOWN_BY.get(c.type, "partial")
        surfaces[key] = surfaces.get(key) or c.name
    names: dict[tuple[str, str], str] = {key: name or _plain(key[1]) for key, name in surfaces.items()}
    for short, (long, c, resolution) in full.items():
        if (c.type, short) in names:
            names[c.type, short] = names.get((c.type, long), long)
            how[c.type, short] = resolution
    by_first: dict[tuple[str, str], list[str]] = defaultdict(list)
    by_end: dict[str, list[str]] = defaultdict(list)
    for kind, surface in sorted(surfaces):
        if kind in ("organization", "project", "event", "place"):
            for first in sorted({parts(surface)[1][:1], parts(surface)[0][:1]} - {""}):
                by_first[kind, first].append(surface)
            if kind == "project":
                by_end[surface[-SHORTEST_WORK:]].append(surface)
    for (kind, surface), known in sorted(surfaces.items(), key=lambda kv: kv[0]):
        if known or surface in full:
            continue
        options = [
            long
            for long in dict.fromkeys(
                [
                    *by_first[kind, parts(surface)[1][:1]],
                    *(by_end[surface[-SHORTEST_WORK:]] if kind == "project" else ()),
                ]
            )
            if (len(long) > len(surface) or (kind == "project" and len(_WORK.sub("", surface)) < len(surface)))
            and long != surface
            and (explains(long, surface) if kind == "organization" else _contains(long, surface, kind))
        ]
        if not options:
            continue
        longest = max(options, key=lambda o: (len(o), o))
        if all(o == longest or explains(longest, o) or _contains(longest, o, kind) for o in options):
            names[kind, surface] = names[kind, longest]
            how[kind, surface] = "shortened" if kind == "organization" else "partial"
    for short, (long, c, _) in full.items():
        if (c.type, short) in names:
            names[c.type, short] = names.get((c.type, long), long)
    _same_zones(names)
    placed = {key: _placed(name, region) if key[0] in _OF_A_REGION else name for key, name in names.items()}
    return {
        key: Meant(name, how.get(key, "region" if name != names[key] else "partial")) for key, name in placed.items()
    }


_OF_A_REGION = frozenset({"organization", "project"})
"""Types whose names may begin with a bare level: 市公交集团."""


def _placed(name: str, region: Region) -> str:
    """`name` with the region's own place for the bare level in front: 市公交集团 → 长沙市公交集团."""
    place = {"市": region.city, "省": region.province}.get(name[0])
    return place.name + name[1:] if place and len(name) >= 4 and not named(name[:3]) else name


_ZONE = re.compile("^(?:中国)?[（(]?([\u4e00-\u9fff]{2,4}?)[）)]?(?:自由贸易|自贸)(?:试验)?区$")


def _same_zones(names: dict[tuple[str, str], str]) -> None:
    """Gives a free-trade zone its fullest name: 中国（某地）自由贸易试验区, 某地自贸区."""
    zones: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, surface in sorted(names):
        if match := _ZONE.match(surface):
            zones[kind, match.group(1)].append(surface)
    for (kind, _), surfaces in zones.items():
        longest = max(surfaces, key=lambda s: (len(s), s))
        for surface in surfaces:
            names[kind, surface] = names[kind, longest]


SHORTEST_WORK = 5
"""Characters from which a work's name is the same with what precedes: 镜湖|云杉小镇."""
_WORK = re.compile("(?:建设)?(?:项目|工程)$|(?<=园)区$")


def _contains(long: str, short: str, kind: str) -> bool:
    """Whether `long` is `short` with only a place in front, or with its rank or the word for its kind behind."""
    if long[:-1] == short and long[-1] in "市县":
        return True
    if kind == "project":
        plain, bare = _WORK.sub("", long), _WORK.sub("", short)
        if (plain, bare) != (long, short) and len(bare) >= 2 and len(plain) >= len(bare):
            return (plain == bare and len(long) > len(short)) or (plain != bare and _contains(plain, bare, kind))
        if long.endswith(short) and len(short) >= SHORTEST_WORK and len(parts(long)[1]) - len(short) <= LONGEST_PLACE:
            return True
    place = parts(long)[0]
    return bool(place) and long.endswith(short) and len(long) - len(short) <= len(place)


def _plain(surface: str) -> str:
    return re.sub(r"\s", "", surface)
