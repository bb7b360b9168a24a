"""The built site as its reader has it: headless Chromium, pages from a server of our own, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jieba
import pytest

import contract
from browsing import WAIT, Reader, reading
from conftest import BuiltSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

READ_RESULTS = 10
"""Search results, from the top, that a reader looks through."""


@pytest.fixture
def reader(browser: Browser, sample_site: BuiltSite) -> Iterator[Reader]:
    """A reader of the sample site; fails at the end if the console or the network had anything to complain about."""
    with reading(browser, sample_site.site) as one:
        yield one


@pytest.fixture
def seeds_reader(browser: Browser, seeds_site: BuiltSite) -> Iterator[Reader]:
    with reading(browser, seeds_site.site) as one:
        yield one


def test_home_says_what_there_is(reader: Reader) -> None:
    reader.open("index.html")
    home = contract.squeeze(reader.page.locator("article").inner_text())
    for rows in ("articles", "entities", "terms", "observations"):
        assert str(len(contract.load(reader.site, rows))) in home, f"home doesn't give the number of {rows}"


def test_every_kind_of_page_opens_without_complaint(reader: Reader) -> None:
    articles = [row["url"] for row in contract.load(reader.site, "articles")]
    pages = ["index.html", "glossary.html", "about.html", "guide.html", *articles]
    for folder in ("articles", "entities", "indicators", "sources", "data"):
        pages += sorted(f"{folder}/{path.name}" for path in (reader.site / folder).glob("*.html"))[:4]
    for page in dict.fromkeys(pages):
        reader.open(page)
        assert reader.page.locator("h1").first.is_visible(), page


def test_article_opens_from_the_list(reader: Reader) -> None:
    reader.open("articles/index.html")
    article = next(row for row in contract.load(reader.site, "articles") if row["title"] == "一根竹子的七十二变")
    reader.page.locator("article a", has_text="一根竹子的七十二变").first.click()
    reader.page.wait_for_url(f"**/{article['url']}*", timeout=WAIT)
    assert "罗陂镇新塘村的竹山上已经响起砍刀声" in reader.page.locator("article").inner_text()


def explained_term(reader: Reader) -> dict[str, Any]:
    """Open the feature, and give a term that it uses and explains."""
    article = next(row for row in contract.load(reader.site, "articles") if row["title"] == "一根竹子的七十二变")
    reader.open(article["url"])
    return next(
        row
        for row in contract.load(reader.site, "terms")
        if row["definition_from"] == "text" and any(place["article"] == article["id"] for place in row["occurrences"])
    )


def test_hover_on_a_term_explains_it(reader: Reader) -> None:
    term = explained_term(reader)
    mark = reader.page.locator(f"article p a[href$='#term-{term['id']}']").first
    mark.scroll_into_view_if_needed()
    mark.hover()
    tooltip = reader.page.locator(".md-tooltip2:visible, .md-tooltip--active, [role=tooltip]:visible").first
    tooltip.wait_for(state="visible", timeout=WAIT)
    assert contract.squeeze(term["definition"])[:20] in contract.squeeze(tooltip.inner_text())


def test_term_leads_to_the_glossary(reader: Reader) -> None:
    term = explained_term(reader)
    reader.page.locator(f"article p a[href$='#term-{term['id']}']").first.click()
    entry = re.compile(rf"/glossary/[a-z0-9]+\.html#term-{re.escape(term['id'])}$")
    reader.page.wait_for_url(entry, timeout=WAIT)
    assert reader.page.locator(f"h2[id='term-{term['id']}']").is_visible()


def test_the_address_of_a_term_in_the_data_leads_on_to_its_entry(reader: Reader) -> None:
    term = explained_term(reader)
    reader.open(term["url"])
    entry = re.compile(rf"/glossary/[a-z0-9]+\.html#term-{re.escape(term['id'])}$")
    reader.page.wait_for_url(entry, timeout=WAIT)
    assert reader.page.locator(f"h2[id='term-{term['id']}']").is_visible()


def test_entity_leads_back_to_its_sentence(reader: Reader) -> None:
    company = next(e for e in contract.load(reader.site, "entities") if e["name"] == "南岭竹韵新材料股份有限公司")
    urls = {row["id"]: row["url"] for row in contract.load(reader.site, "articles")}
    mention = next(m for m in company["mentions"] if m["quote"] == contract.squeeze(m["quote"]))
    reader.open(company["url"])
    assert "竹韵新材" in reader.page.locator("article").inner_text()
    page = urls[mention["article"]].removeprefix("articles/")
    sentence = reader.page.locator("article li, article tr, article p").filter(
        has=reader.page.locator(f"a[href*='{page}#']"), has_text=mention["quote"]
    )
    back = sentence.first.locator(f"a[href*='{page}#']").first
    anchor = (back.get_attribute("href") or "").rpartition("#")[2]
    back.click()
    reader.page.wait_for_url(f"**/{urls[mention['article']]}#{anchor}", timeout=WAIT)
    there = reader.page.locator(f"[id='{anchor}']")
    assert there.is_visible()
    passage = there.evaluate("e => (e.closest('p, li, h1, h2, h3, h4, td, th, figure') || e).textContent")
    assert mention["quote"] in contract.squeeze(passage)


def test_figure_leads_to_its_row_and_the_row_to_its_sentence(reader: Reader) -> None:
    rows = contract.load(reader.site, "observations")
    row = next(r for r in rows if r["source"] == "qingwu-communique-2024.txt" and r["value"] == 386.4)
    article = next(a for a in contract.load(reader.site, "articles") if a["id"] == row["article"])
    reader.open(article["url"])
    reader.page.locator(f"article a[href$='#obs-{row['id']}']").first.click()
    reader.page.wait_for_url(f"**/*#obs-{row['id']}", timeout=WAIT)
    line = reader.page.locator(f"tr:has([id='obs-{row['id']}']), tr[id='obs-{row['id']}']").first
    assert "386.4" in line.inner_text()
    line.locator("a[href*='articles/']").first.click()
    reader.page.wait_for_url(f"**/{article['url']}#*", timeout=WAIT)


def test_source_line_can_be_linked_to(reader: Reader) -> None:
    row = next(r for r in contract.load(reader.site, "sources") if r["source"] == "qingwu-communique-2024.txt")
    reader.open(f"{row['url']}#L1")
    line = reader.page.locator("[id='L1']")
    line.wait_for(state="attached", timeout=WAIT)
    assert "清梧市2024年国民经济和社会发展统计公报" in contract.squeeze(reader.page.locator("article").inner_text())
    assert row["sha256"] in reader.page.locator("article").inner_text()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("清梧", id="the place of the collection"),
        pytest.param("城镇化率", id="an indicator"),
        pytest.param("竹韵新材", id="a short name"),
        pytest.param("脚手架", id="a word in mid-sentence"),
    ],
)
def test_search_finds_the_right_pages(reader: Reader, words: str) -> None:
    found_where_it_stands(reader, words)


def test_search_finds_nothing_where_there_is_nothing(reader: Reader) -> None:
    reader.open("index.html")
    assert reader.search("翡翠") == []


def test_seeds_home_and_articles_open(seeds_reader: Reader) -> None:
    pages = ["index.html", "glossary.html", "entities/index.html", "indicators/index.html", "sources/index.html"]
    for page in pages + [row["url"] for row in contract.load(seeds_reader.site, "articles")]:
        seeds_reader.open(page)
        assert seeds_reader.page.locator("h1").first.is_visible(), page


@pytest.mark.parametrize("words", ["株洲", "资产负债率"])
def test_seeds_search_finds_the_right_pages(seeds_reader: Reader, words: str) -> None:
    found_where_it_stands(seeds_reader, words)


def test_seeds_search_finds_a_word_in_mid_sentence(seeds_reader: Reader) -> None:
    found_where_it_stands(seeds_reader, word_in_mid_sentence(seeds_reader.site))


def found_where_it_stands(reader: Reader, words: str) -> None:
    """The best result holds the words, and an article that holds them is among those that a reader looks through."""
    reader.open("index.html")
    found = reader.search(words)
    assert found, f"nothing is found for {words}"
    assert words in reader.text(found[0]), f"{words} doesn't stand on {found[0]}"
    articles = {row["url"] for row in contract.load(reader.site, "articles") if words in reader.text(row["url"])}
    assert articles & set(found[:READ_RESULTS]), f"{words} stands in {sorted(articles)}, found: {found}"


def word_in_mid_sentence(site: Path) -> str:
    """A word that stands in one article only, with other Han characters on both sides."""
    whole = ["".join(row["paragraphs"]) for row in contract.load(site, "articles")]
    for article in contract.load(site, "articles"):
        for text in article["paragraphs"]:
            words = list(jieba.cut(text))
            for before, word, after in zip(words, words[1:], words[2:], strict=False):
                han = all("一" <= char <= "鿿" for char in before + word + after)
                if han and len(word) >= 3 and sum(word in one for one in whole) == 1:
                    return str(word)
    raise AssertionError("no such word in the whole collection")
