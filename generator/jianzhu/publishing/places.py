"""Where everything stands in the site: the one place that makes paths, anchors and the links between pages.

    an observation of 株洲国资   →   page `indicators/subject-zhu-zhou-guo-zi.md`, anchor `obs-…`

Pages are named by their path below `docs/`, with `.md`; the built site has `.html` in its place.
"""

from __future__ import annotations

import posixpath

HOME = "index.md"
ARTICLES = "articles/index.md"
ENTITIES = "entities/index.md"
PLACE_TREE = "entities/index/tree.md"
GLOSSARY = "glossary.md"
INDICATORS = "indicators/index.md"
ALL = "indicators/all.md"
AUDITS = "indicators/audits.md"
PLAN = "indicators/plan.md"
TIMELINE = "timeline.md"
SOURCES = "sources/index.md"
DATA = "data/index.md"
QUALITY = "data/quality.md"


def article(id: str) -> str:
    return f"articles/{id}.md"


def article_notes(id: str) -> str:
    """The page of what a long article names and counts."""
    return f"articles/{id}/notes.md"


def entity(id: str, part: int = 1) -> str:
    """The page of an entity; what doesn't fit on it goes on in parts 2, 3, …"""
    return f"entities/{id}.md" if part == 1 else f"entities/{id}/{part}.md"


def entities_of(kind: str, part: int = 1) -> str:
    """The index of the entities of one type; no entity's id has a slash."""
    return f"entities/index/{kind}.md" if part == 1 else f"entities/index/{kind}/{part}.md"


def glossary(section: str, part: int = 1) -> str:
    """The page of the terms of one letter, of digits (`0`) or of Latin words (`latin`)."""
    return f"glossary/{section}.md" if part == 1 else f"glossary/{section}/{part}.md"


def subject(slug: str, part: int = 1) -> str:
    return f"indicators/subject-{slug}.md" if part == 1 else f"indicators/subject-{slug}/{part}.md"


def indicator(slug: str, part: int = 1) -> str:
    return f"indicators/indicator-{slug}.md" if part == 1 else f"indicators/indicator-{slug}/{part}.md"


def timeline(year: str) -> str:
    """The page of a year, where the timeline is long."""
    return f"timeline/{year}.md"


def letter(initial: str) -> str:
    """The page of what begins with an initial; `#`, for what has no reading, is `0` in its address."""
    return f"az/{'0' if initial == '#' else initial.lower()}.md"


def topic(name: str, part: int = 1) -> str:
    return f"indicators/topic-{name}.md" if part == 1 else f"indicators/topic-{name}/{part}.md"


def period(year: str, part: int = 1) -> str:
    return f"indicators/period-{year}.md" if part == 1 else f"indicators/period-{year}/{part}.md"


def audits(part: int = 1) -> str:
    return AUDITS if part == 1 else f"indicators/audits/{part}.md"


def plan(part: int = 1) -> str:
    return PLAN if part == 1 else f"indicators/plan/{part}.md"


def everything(_slug: str, part: int = 1) -> str:
    """The table of all observations."""
    return ALL if part == 1 else f"indicators/all/{part}.md"


def table(by: str, slug: str) -> str:
    """The files of a list of observations, without their endings; of all of them, those of the collection."""
    return "data/observations" if by == "all" else f"data/tables/{by}-{slug}"


def source(slug: str, part: int = 1) -> str:
    return f"sources/{slug}.md" if part == 1 else f"sources/{slug}/{part}.md"


def source_file(slug: str, name: str) -> str:
    """Where the source's own text is to be had; the slug keeps the path plain, the ending says what it is."""
    return f"sources/files/{slug}{'.md.txt' if name.endswith('.md') else '.txt'}"


def url(page: str) -> str:
    """The page's address from the root of the built site."""
    return f"{page.removesuffix('.md')}.html"


def link(page: str, target: str, anchor: str = "") -> str:
    """What stands in a Markdown link on `page` that leads to `target` (another page, a file, or itself)."""
    hash_ = f"#{anchor}" if anchor else ""
    if page == target and anchor:
        return hash_
    return posixpath.relpath(target, posixpath.dirname(page) or ".") + hash_


def href(page: str, target: str, anchor: str = "") -> str:
    """As `link`, for raw HTML, which the site builder leaves as it is: `.html` in place of `.md`."""
    made = link(page, target)
    made = "" if page == target and anchor else made
    return (f"{made.removesuffix('.md')}.html" if made.endswith(".md") else made) + (f"#{anchor}" if anchor else "")
