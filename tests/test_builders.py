"""One set of pages, two builders: the sites say the same, and lead to the same places, page by page.

What differs because the builders do stands in cases/builders/differences.tsv, each with its reason.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from conftest import BuiltSite
from contract import squeeze
from page_kinds import resolved

CASES = Path(__file__).parent / "cases" / "builders"
HEADINGS = "h1,h2,h3,h4,h5,h6"
OF_A_HOST = "404.html"
"""A page whose addresses begin at the host's root."""
Seen = dict[str, Counter[Any]]


def seen(site: Path, page: str) -> Seen:
    """What a page says, by kind; what is repeated is counted."""
    document = BeautifulSoup((site / page).read_text(encoding="utf-8"), "html.parser")
    body = document.select_one("article")
    assert body, f"{page} has no text"
    return {
        "name": Counter(squeeze_all([document.title])),
        "text": Counter(squeeze_all([body])),
        "headings": Counter(f"{one.name}#{one.get('id')} {squeeze(one.get_text())}" for one in body.select(HEADINGS)),
        "links": Counter(links(page, body.select("a[href]"))),
        "menus": Counter(links(page, document.select("nav a[href]"))),
        "ids": Counter(str(one["id"]) for one in body.select("[id]")),
        "tooltips": Counter(f"{one['title']} {squeeze(one.get_text())}" for one in body.select("[title]")),
        "tables": Counter(" ".join(squeeze_all(one.select("th,td"))) for one in body.select("table")),
    }  # fmt: skip


def links(page: str, tags: Any) -> list[str]:
    return [f"{resolved(page, str(tag['href']))} {squeeze(tag.get_text())}" for tag in tags]


def squeeze_all(tags: Any) -> list[str]:
    return [squeeze(tag.get_text()) for tag in tags if tag]


def allowed() -> list[dict[str, str]]:
    with (CASES / "differences.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def differences(mkdocs: Path, zensical: Path, page: str) -> Iterator[tuple[str, str, str]]:
    """What one builder's page has and the other's lacks: kind, in MkDocs', in Zensical's."""
    ours, theirs = seen(mkdocs, page), seen(zensical, page)
    for kind in ours:
        gone, come = [*(ours[kind] - theirs[kind]).elements()], [*(theirs[kind] - ours[kind]).elements()]
        for k in range(max(len(gone), len(come))):
            yield kind, "".join(gone[k : k + 1]), "".join(come[k : k + 1])


def pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_both_builders_make_the_same_pages(sample_site: BuiltSite, zensical_site: BuiltSite) -> None:
    assert pages(sample_site.site) == pages(zensical_site.site)


def test_both_sites_say_the_same_page_by_page(sample_site: BuiltSite, zensical_site: BuiltSite) -> None:
    rules = allowed()
    met = [False] * len(rules)
    unlike = []
    for page in pages(sample_site.site):
        if page == OF_A_HOST:
            continue
        for kind, ours, theirs in differences(sample_site.site, zensical_site.site, page):
            fit = [
                k
                for k, rule in enumerate(rules)
                if (rule["what"], rule["mkdocs"], rule["zensical"]) == (kind, ours, theirs)
                and fnmatch(page, rule["page"])
            ]
            for k in fit:
                met[k] = True
            if not fit:
                unlike.append(f"{page}: {kind}: MkDocs {ours[:200]!r}, Zensical {theirs[:200]!r}")
    assert not unlike, f"{len(unlike)} differences:\n" + "\n".join(unlike[:20])
    assert all(met), f"no longer there: {[rule for rule, known in zip(rules, met, strict=True) if not known]}"
    assert all(rule["reason"] for rule in rules)


def test_data_files_are_the_same(sample_site: BuiltSite, zensical_site: BuiltSite) -> None:
    files = [path.relative_to(sample_site.site) for path in (sample_site.site / "data").rglob("*.json")]
    assert files
    for file in files:
        assert (sample_site.site / file).read_bytes() == (zensical_site.site / file).read_bytes(), file
