"""One page of every kind that a site has, for what looks at them all.

pages_of(site)   →   {"home": "index.html", "entity": "entities/….html", …}     (cases/reader/pages.tsv)
"""

from __future__ import annotations

import csv
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

READER = Path(__file__).parent / "cases" / "reader"


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table in cases/reader."""
    with (READER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def pages_of(site: Path, every: bool = True) -> dict[str, str]:
    """For each kind the page of middle size: neither one with nothing on it nor the one exception.

    With `every` false, of those kinds that the site has.
    """
    found = {}
    for row in table("pages.tsv"):
        pages = sorted(site.glob(row["pages"]), key=lambda path: (path.stat().st_size, path.name))
        assert pages or not every, f"no page is {row['pages']}"
        if pages:
            found[row["kind"]] = pages[len(pages) // 2].relative_to(site).as_posix()
    return found


def largest_article(site: Path) -> str:
    """The page of the article with most in it."""
    return max((site / "articles").glob("*.html"), key=lambda path: path.stat().st_size).relative_to(site).as_posix()


def resolved(page: str, link: str) -> str:
    """Where a link of a page leads, from the site's top: the same place can be written in several ways."""
    url = urlsplit(link)
    if url.scheme or url.netloc:
        return link
    parts = [*PurePosixPath(page).parent.parts]
    for part in url.path.split("/") if url.path else [PurePosixPath(page).name]:
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts) + (f"#{url.fragment}" if url.fragment else "")
