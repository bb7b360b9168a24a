"""Surfaces of one article → the fullest name of what each means: 城投集团 → 某市城市投资集团有限公司.

In this order: what a finder knows (a division's name with its rank, a well-known body's full name, an organ with its
place), what the text introduces as a short name, and what a longer name of the same type explains, if only one does.
A bare 市 or 省 in front is that of the region which the article is about.
"""

from __future__ import annotations

import re
from collections import defaultdict

from jianzhu.annotating.candidates import Candidate, Page
from jianzhu.annotating.divisions import Region, named
from jianzhu.annotating.short_names import explains, parts


def canonical_names(
    page: Page, kept: list[Candidate], region: Region, full: dict[str, tuple[str, Candidate]]
) -> dict[tuple[str, str], str]:
    """(type, surface) → name, for every candidate of the article."""
    surfaces: dict[tuple[str, str], str | None] = {}
    for c in kept:
        key = (c.type, page.texts[c.passage][c.start : c.end])
        surfaces[key] = surfaces.get(key) or c.name
    names: dict[tuple[str, str], str] = {key: name or _plain(key[1]) for key, name in surfaces.items()}
    for short, (long, c) in full.items():
        if (c.type, short) in names:
            names[c.type, short] = names.get((c.type, long), long)
    by_first: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, surface in sorted(surfaces):
        if kind in ("organization", "project", "event", "place"):
            for first in sorted({parts(surface)[1][:1], parts(surface)[0][:1]} - {""}):
                by_first[kind, first].append(surface)
    for (kind, surface), known in sorted(surfaces.items(), key=lambda kv: kv[0]):
        if known or surface in full:
            continue
        options = [
            long
            for long in by_first[kind, parts(surface)[1][:1]]
            if len(long) > len(surface)
            and (explains(long, surface) if kind == "organization" else _contains(long, surface))
        ]
        if not options:
            continue
        longest = max(options, key=lambda o: (len(o), o))
        if all(o == longest or explains(longest, o) or _contains(longest, o) for o in options):
            names[kind, surface] = names[kind, longest]
    return {
        key: _placed(name, region) if key[0] in ("organization", "project") else name for key, name in names.items()
    }


def _placed(name: str, region: Region) -> str:
    """`name` with the region's own place for the bare level in front: 市公交集团 → 长沙市公交集团."""
    place = {"市": region.city, "省": region.province}.get(name[0])
    return place.name + name[1:] if place and len(name) >= 4 and not named(name[:3]) else name


def _contains(long: str, short: str) -> bool:
    """Whether `long` is `short` with only a place in front, or with its rank behind."""
    if long[:-1] == short and long[-1] in "市县":
        return True
    place = parts(long)[0]
    return bool(place) and long.endswith(short) and len(long) - len(short) <= len(place)


def _plain(surface: str) -> str:
    return re.sub(r"\s", "", surface)
