"""What a page weighs, and that it is sound HTML: light enough for a telephone, whatever the collection's size.

Sound is what html5lib parses without a word, and what names each id once. The theme has no faults of its own.
"""

from __future__ import annotations

import statistics
from collections import Counter
from pathlib import Path, PurePosixPath

import html5lib
import pytest
import yaml
from bs4 import BeautifulSoup

from conftest import ROOT, BuiltSite
from page_kinds import pages_of, resolved

MEDIAN = 60_000
"""Bytes of HTML of the middle page, at most."""
OURS = 150_000
"""Bytes of our own scripts and styles together, at most."""
FOLDER = "assets/jianzhu/"


def html(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if path.name != "404.html")


def own_files(site: Path, page: str) -> set[Path]:
    """Our scripts and styles that a page loads."""
    document = BeautifulSoup((site / page).read_text(encoding="utf-8"), "html.parser")
    named = [str(one.get("src") or one.get("href")) for one in document.select("script[src], link[rel=stylesheet]")]
    paths = [(site / page).parent.joinpath(name).resolve() for name in named]
    return {path for path in paths if FOLDER in path.as_posix()}


def test_the_middle_page_is_light(sample_site: BuiltSite) -> None:
    assert statistics.median(path.stat().st_size for path in html(sample_site.site)) <= MEDIAN


def test_the_middle_page_of_real_texts_is_light(seeds_site: BuiltSite) -> None:
    assert statistics.median(path.stat().st_size for path in html(seeds_site.site)) <= MEDIAN


def test_our_scripts_and_styles_are_light(sample_site: BuiltSite) -> None:
    files = set().union(*(own_files(sample_site.site, page) for page in pages_of(sample_site.site).values()))
    assert {".js", ".css"} == {path.suffix for path in files}
    assert sum(path.stat().st_size for path in files) <= OURS


def test_menus_lead_to_what_the_configuration_names_and_no_further(sample_site: BuiltSite) -> None:
    """So that a page of a large collection has the menus of a small one: the indexes lead to the pages."""
    menu = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    named = {PurePosixPath(name).with_suffix(".html").as_posix() for name in leaves(menu)}
    for page in pages_of(sample_site.site).values():
        document = BeautifulSoup((sample_site.site / page).read_text(encoding="utf-8"), "html.parser")
        for text in document.select("article, [data-md-component=toc]"):
            text.decompose()
        links = {str(link["href"]).partition("#")[0] for link in document.select("a[href]")}
        there = {resolved(page, link) for link in links if link and ":" not in link}
        assert there <= named | {page}, f"{page} has further links in its menus"


def leaves(menu: object) -> list[str]:
    if isinstance(menu, str):
        return [menu]
    return [leaf for below in (menu.values() if isinstance(menu, dict) else menu) for leaf in leaves(below)]


def faults(text: str) -> list[str]:
    """What is not sound in an HTML document."""
    parser = html5lib.HTMLParser()
    parser.parse(text)
    found = [f"line {line}: {code}" for (line, _), code, _ in parser.errors]
    ids = Counter(str(one["id"]) for one in BeautifulSoup(text, "html.parser").select("[id]"))
    return found + [f"id {name} stands {count} times" for name, count in ids.items() if count > 1]


def test_every_kind_of_page_is_sound_html(sample_site: BuiltSite) -> None:
    unsound = {}
    for kind, page in pages_of(sample_site.site).items():
        if found := faults((sample_site.site / page).read_text(encoding="utf-8")):
            unsound[kind] = found[:5]
    assert unsound == {}


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p>甲<div>乙</div></p>", "line 1: unexpected-end-tag"),
        ("<p id=a>甲<p id=a>乙", "id a stands 2 times"),
        ("<table><p>甲</table>", "line 1: unexpected-start-tag-implies-table-voodoo"),
    ],
)
def test_unsound_html_is_found(body: str, fault: str) -> None:
    page = f"<!doctype html><html><head><title>x</title></head><body>{body}</body></html>"
    assert fault in faults(page)
