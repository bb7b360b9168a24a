"""The site's search in the browser: every query of `cases/search/queries.tsv`, from a host and from the disk.

竹韻新材   →   first the company, then the three articles that name it, and no other page
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

import contract
from browsing import WAIT, served
from conftest import BuiltSite
from jianzhu.publishing.search.folding import folded

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CASES = Path(__file__).parent / "cases" / "search" / "queries.tsv"
NOTHING = "none"
FEWEST = 60
"""Queries in the table."""


@dataclass(frozen=True)
class Query:
    words: str
    first: tuple[str, ...]
    also: tuple[str, ...]
    never: tuple[str, ...]


def queries() -> list[Query]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    names = dict(re.findall(r"^#   (\w+) +(\S+)$", "\n".join(lines), re.M))
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)

    def pages(cell: str) -> tuple[str, ...]:
        return tuple(names.get(name, name) for name in re.split(r"[ |]", cell) if name)

    return [Query(row["query"], pages(row["first"]), pages(row["also"]), pages(row["never"])) for row in rows]


@dataclass(frozen=True)
class Result:
    page: str
    """Path and anchor of what a result leads to: `glossary/l#term-x`, an article without its anchor."""
    text: str
    marked: tuple[str, ...]
    anchor: str


class Searching:
    """A page whose dialog is asked one query after another."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.complaints: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", lambda request: self.complaints.append(f"failed: {request.url}"))
        page.on("request", self._asked)
        page.goto(f"{address}/index.html")
        page.keyboard.press("/")

    def _asked(self, request: object) -> None:
        url = request.url  # type: ignore[attr-defined]
        if not url.startswith((self.address, "data:")):
            self.complaints.append(f"asks outside: {url}")

    def __call__(self, words: str) -> list[Result]:
        """All results, best first, those that are shown on demand as well."""
        self.page.locator(".jz-search-field input").fill(words)
        self.wait_for_answer(words)
        for _ in range(20):
            more = self.page.locator("#jz-found .jz-search-more")
            if not more.count():
                break
            shown = self.page.locator("#jz-found a").count()
            more.first.click()
            self.page.wait_for_function(
                "shown => document.querySelectorAll('#jz-found a').length > shown", arg=shown, timeout=WAIT
            )
        found = self.page.locator("#jz-found a").evaluate_all(
            "all => all.map(e => [e.href, e.textContent, [...e.querySelectorAll('mark')].map(m => m.textContent)])"
        )
        return [self._result(*one) for one in found]

    def wait_for_answer(self, words: str) -> None:
        answered = (
            "words => { const d = document.querySelector('dialog.jz-search'); return d.dataset.query === words; }"
        )
        self.page.wait_for_function(answered, arg=words.strip(), timeout=WAIT)

    def _result(self, href: str, text: str, marked: list[str]) -> Result:
        url = urlsplit(href.removeprefix(self.address))
        page = unquote(url.path).strip("/").removesuffix(".html")
        own = not page.startswith("articles/")
        return Result(f"{page}#{url.fragment}" if own and url.fragment else page, text, tuple(marked), url.fragment)


@contextmanager
def searching(browser: Browser, site: Path, where: str) -> Iterator[Searching]:
    page = browser.new_page(viewport={"width": 1300, "height": 900}, locale="zh-CN")
    try:
        if where == "disk":
            one = Searching(page, site.as_uri())
            yield one
        else:
            with served(site) as address:
                one = Searching(page, address)
                yield one
        assert one.complaints == []
    finally:
        page.close()


def wrong(query: Query, results: list[Result]) -> list[str]:
    """What of a query's row doesn't hold."""
    pages = list(dict.fromkeys(result.page for result in results))
    if query.first == (NOTHING,):
        return [f"finds {page}" for page in pages]
    said = []
    if not pages or not any(fnmatch(pages[0], one) for one in query.first):
        said.append(f"begins with {pages[0] if pages else 'nothing'}")
    said += [f"lacks {one}" for one in query.also if not any(fnmatch(page, one) for page in pages)]
    named = (*query.first, *query.also)
    for one in query.never:
        for page in pages:
            if fnmatch(page, one) and not (one == "*" and any(fnmatch(page, other) for other in named)):
                said.append(f"finds {page}")
    return said


@pytest.mark.parametrize("where", ["host", "disk"])
def test_the_queries_find_what_they_should(
    browser: Browser, sample_site: BuiltSite, where: str, record_property: Callable[[str, object], None]
) -> None:
    table, texts = queries(), Texts(sample_site.site)
    assert len(table) >= FEWEST
    failed = {}
    with searching(browser, sample_site.site, where) as search:
        for query in table:
            results = search(query.words)
            if said := [*wrong(query, results), *texts.wrong(query, results)]:
                failed[query.words] = said
    record_property(f"search from the {where}", f"{len(table) - len(failed)} of {len(table)} queries")
    assert failed == {}


class Texts:
    """What stands in the articles, to hold the search against."""

    def __init__(self, site: Path) -> None:
        rows = {row["url"].removesuffix(".html"): row for row in contract.load(site, "articles")}
        self.data = {page: folded("\n".join(_strings(row))) for page, row in rows.items()}
        """What the data have of it: all but the lines around the title."""
        self.shown = {
            page: folded(BeautifulSoup((site / f"{page}.html").read_text("utf-8"), "html.parser").get_text())
            for page in rows
        }
        """All that the page says, what is listed below the text included."""

    def wrong(self, query: Query, results: list[Result]) -> Iterator[str]:
        """Articles that have all the words and aren't found, or are and haven't; marks that are none of the words."""
        words = [folded(word) for word in re.sub(r"[“”\"《》]", " ", query.words).split()]
        inside = [result for result in results if result.page in self.data]
        found = {result.page for result in inside}
        for page, text in self.data.items():
            if page not in found and all(word in text for word in words):
                yield f"misses {page}"
            if page in found and not all(word in self.shown[page] for word in words):
                yield f"invents {page}"
        for result in inside:
            if not result.marked or not all(any(word in folded(mark) for word in words) for mark in result.marked):
                yield f"marks {result.marked} in {result.page}"


def _strings(held: object) -> Iterator[str]:
    """All strings of a record of the data, but for those that say where it stands."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        for key, value in held.items():
            yield from _strings(value) if key not in ("id", "source", "url", "kind", "publisher", "date") else ()
    elif isinstance(held, list):
        for value in held:
            yield from _strings(value)


def test_the_keyboard_leads_to_the_very_sentence(browser: Browser, sample_site: BuiltSite) -> None:
    with searching(browser, sample_site.site, "disk") as search:
        page = search.page
        results = search("碳汇 杉木")
        assert page.locator("[aria-selected=true]").get_attribute("id") == "jz-found-0"
        page.keyboard.press("ArrowUp")
        last = page.locator("[aria-selected=true]").get_attribute("id")
        assert last == f"jz-found-{len(results) - 1}"
        assert page.locator(".jz-search-field input").get_attribute("aria-activedescendant") == last
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"articles/qingwu-bamboo-feature[^#]*#p\d"), timeout=WAIT)
        page.locator(".jz-hits").wait_for()
        now = page.locator("mark.jz-hit-now").first
        assert now.is_visible() and now.inner_text() in ("碳汇", "杉木")
        sentence = page.locator(":target, .jz-here").first.inner_text()
        assert "杉木" in sentence and len(sentence) < 120
        assert page.evaluate("document.querySelector('.jz-hit-now').getBoundingClientRect().top") < 900
        marks = page.locator("mark.jz-hit").count()
        page.get_by_role("button", name="下一处").click()
        assert page.locator(".jz-hits").inner_text().split("\n")[1] == f"2 / {marks}"
        text = page.locator("article").inner_text()
        page.keyboard.press("Escape")
        assert page.locator("mark.jz-hit, .jz-hits, .jz-here").count() == 0
        assert page.locator("article").inner_text() == text


def test_enter_before_the_results_have_come_goes_to_the_first_of_them(browser: Browser, sample_site: BuiltSite) -> None:
    with searching(browser, sample_site.site, "disk") as search:
        page = search.page
        search("白鹭洲")
        page.locator(".jz-search-field input").fill("")
        page.keyboard.insert_text("碳汇 杉木")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("articles/qingwu-bamboo-feature"), timeout=WAIT)


def test_every_result_leads_to_a_place_that_is_there(browser: Browser, sample_site: BuiltSite) -> None:
    with searching(browser, sample_site.site, "disk") as search:
        results = [result for words in ("竹", "2024年", "市") for result in search(words)]
    ids: dict[str, set[str]] = {}
    for result in results:
        page = result.page.partition("#")[0]
        if page not in ids:
            ids[page] = set(re.findall(r'\bid="?([^"\s>]+)', (sample_site.site / f"{page}.html").read_text("utf-8")))
        assert not result.anchor or result.anchor in ids[page], result
    assert len(results) > 100


def test_results_are_narrowed_by_kind_source_and_year(browser: Browser, sample_site: BuiltSite) -> None:
    articles = contract.load(sample_site.site, "articles")
    years = {row["url"].removesuffix(".html"): (row["date"] or "")[:4] for row in articles}
    with searching(browser, sample_site.site, "disk") as search:
        page = search.page
        every = search("竹产业")
        page.get_by_label("年份").select_option("2025")
        search.wait_for_answer("竹产业")
        page.locator(".jz-search-kinds [aria-pressed=true]", has_text="全部").wait_for()
        assert page.locator("#jz-found a").count() < len(every)
        page.locator(".jz-search-kinds button", has_text="文章").click()
        search.wait_for_answer("竹产业")
        assert page.locator("#jz-found [role=group]").count() == 1
        held = page.locator("#jz-found a").evaluate_all("all => all.map(e => new URL(e.href).pathname)")
        found = {path.removeprefix(urlsplit(search.address).path + "/").removesuffix(".html") for path in held}
        assert found == {result.page for result in every if years.get(result.page) == "2025"}
        communique = page.get_by_label("来源").locator("option", has_text="统计公报").get_attribute("value")
        page.get_by_label("来源").select_option(communique)
        search.wait_for_answer("竹产业")
        (title,) = page.locator("#jz-found .jz-found-title").all_text_contents()  # unpainted rows have no inner text
        assert "统计公报" in title


def test_without_the_index_the_dialog_says_so(browser: Browser, sample_site: BuiltSite) -> None:
    page = browser.new_page()
    page.route("**/search/index.js", lambda route: route.abort())
    page.goto(f"{sample_site.site.as_uri()}/index.html")
    page.keyboard.press("s")
    page.get_by_role("status").filter(has_text="索引没有载入").wait_for(timeout=WAIT)
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    page.close()
