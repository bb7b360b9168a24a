"""What our script and style do for a reader of an article, on the built sample site opened from the disk.

Everything is there without the script too, on a phone as well, and what we draw can be read in both colour schemes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import contract
from browsing import CONTRAST, CONTRASTS, PHONE, Open, served
from conftest import BuiltSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def test_layers_switch_off_and_stay_off(opened: Open, sample_site: BuiltSite) -> None:
    articles = [row["url"] for row in contract.load(sample_site.site, "articles")]
    with opened(articles[0]) as page:
        layer = page.locator(".jz-layers button", has_text="机构")
        mark = page.locator(".jz-text a.jz-organization").first
        decorated = "e => getComputedStyle(e).textDecorationLine"
        assert (layer.get_attribute("aria-pressed"), mark.evaluate(decorated)) == ("true", "underline")
        layer.click()
        page.mouse.move(0, 0)
        assert (layer.get_attribute("aria-pressed"), mark.evaluate(decorated)) == ("false", "none")
        page.reload()
        assert page.locator(".jz-layers button", has_text="机构").get_attribute("aria-pressed") == "false"
        assert page.locator(".jz-layers button", has_text="地点").get_attribute("aria-pressed") == "true"


def test_a_reader_may_have_every_mention_marked_or_none(opened: Open, sample_site: BuiltSite) -> None:
    articles = [row["url"] for row in contract.load(sample_site.site, "articles")]
    url = next(u for u in articles if "jz-again" in (sample_site.site / u).read_text(encoding="utf-8"))
    with opened(url) as page:
        scope = page.get_by_label("标注哪些")
        again, first = page.locator(".jz-text .jz-again").first, page.locator(".jz-text a.jz-place").first
        assert (scope.input_value(), again.get_attribute("href")) == ("first", None)
        decorated = "e => getComputedStyle(e).textDecorationLine"
        scope.select_option("all")
        assert again.evaluate(decorated) == "underline"
        again.focus()
        page.locator(".md-tooltip2:visible, .md-tooltip--active, [role=tooltip]:visible").first.wait_for()
        there = (sample_site.site / url).parent / (again.get_attribute("href") or "").partition("#")[0]
        assert there.resolve().is_file()
        page.reload()
        assert page.locator(".jz-text .jz-again").first.get_attribute("href")
        scope.select_option("none")
        page.mouse.move(0, 0)
        assert first.evaluate(decorated) == "none"


def test_without_the_script_a_section_links_what_it_names_first(opened: Open, sample_site: BuiltSite) -> None:
    articles = [row["url"] for row in contract.load(sample_site.site, "articles")]
    url = next(u for u in articles if "jz-again" in (sample_site.site / u).read_text(encoding="utf-8"))
    with opened(url, java_script_enabled=False) as page:
        assert page.locator(".jz-text a.jz-place, .jz-text a.jz-organization").count()
        assert page.locator("a.jz-again").count() == 0


def test_layers_work_where_nothing_can_be_remembered(opened: Open, sample_site: BuiltSite) -> None:
    article = contract.load(sample_site.site, "articles")[0]["url"]
    refusing = """for (const name of ['getItem', 'setItem']) {
      const as_it_was = Storage.prototype[name];
      Storage.prototype[name] = function (key, ...more) {
        if (key === 'jianzhu-layers-off') throw new DOMException('refused', 'SecurityError');
        return as_it_was.call(this, key, ...more);
      };
    }"""
    with opened("index.html") as page:
        page.add_init_script(refusing)
        page.goto((sample_site.site / article).as_uri())
        layer = page.locator(".jz-layers button").first
        layer.click()
        assert layer.get_attribute("aria-pressed") == "false"


# ── previews and citations ───────────────────────────────────────────────────────────────────────────────────────────


def feature(site: Path) -> str:
    """The article that names something of every kind."""
    return next(row["url"] for row in contract.load(site, "articles") if row["title"] == "一根竹子的七十二变")


def test_a_link_that_is_hovered_or_focused_shows_its_card(opened: Open, sample_site: BuiltSite) -> None:
    with opened(feature(sample_site.site)) as page:
        card = page.locator(".jz-card")
        for layer, kind in (("organization", "机构"), ("term", "术语"), ("figure", "数据"), ("place", "地点")):
            link = page.locator(f".jz-text a.jz-{layer}").first
            link.hover()
            card.get_by_text(kind, exact=True).wait_for()
            if layer in ("organization", "place"):
                assert link.inner_text() in card.inner_text()
        assert link.get_attribute("aria-describedby") == card.locator("[role=tooltip]").get_attribute("id")
        card.hover()
        page.wait_for_timeout(600)
        assert card.is_visible()
        assert page.locator(".md-tooltip2").count() == 0
        page.keyboard.press("Escape")
        assert card.is_hidden()
        link.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        card.wait_for()
        page.keyboard.press("Alt+ArrowDown")
        assert page.evaluate("document.activeElement.closest('.jz-card') !== null")
        page.keyboard.press("Escape")
        assert card.is_hidden()


def test_a_first_tap_shows_the_card_and_a_second_one_follows(opened: Open, sample_site: BuiltSite) -> None:
    with opened(feature(sample_site.site), viewport=PHONE, has_touch=True) as page:
        link = page.locator(".jz-text a.jz-organization").first
        link.tap()
        page.locator(".jz-card").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        link.tap()
        page.wait_for_url("**/entities/*.html")


def test_paragraphs_figures_and_entities_can_be_cited(opened: Open, sample_site: BuiltSite) -> None:
    def copied(page: Page) -> list[str]:
        page.locator("dialog").wait_for()
        found = []
        for button in page.locator("dialog section button").all():
            button.click()
            page.locator("dialog [role=status]", has_text="已复制").wait_for()
            found.append(page.evaluate("window.copied"))
        page.keyboard.press("Escape")
        page.locator("dialog").wait_for(state="detached")
        return found

    # What a page copied from a disk is taken from what the browser itself was told to copy.
    listening = "document.addEventListener('copy', () => { window.copied = document.activeElement.value; })"
    refusing = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    with opened(feature(sample_site.site)) as page:
        page.add_init_script(f"{refusing}; {listening}")
        page.reload()
        page.locator("#p3 .jz-cite").focus()
        page.keyboard.press("Enter")
        gb, plain, link = copied(page)
        assert link == f"{feature(sample_site.site)}#p3"  # a place in the copy, not on this disk
        at = f"《清梧竹业文集》离线本，{link}"
        assert gb.startswith("温知秋, 何晓棠. 一根竹子的七十二变[N/DK]. 笺注示例, 2024-12-08[20")
        assert gb.endswith(f"]. {at}.")
        assert plain == f"温知秋、何晓棠：《一根竹子的七十二变》，笺注示例，2024年12月8日，第 3 段。{at}"
        page.locator(".jz-text a.jz-figure").first.hover()
        page.locator(".jz-card button").click()
        gb, _, link = copied(page)
        assert "[DS/DK]//清梧竹业文集. [20" in gb
        page.goto(f"{sample_site.site.as_uri()}/{link}")
        page.locator("tr:has(:target) .jz-cite").click()
        assert copied(page)[0] == gb
        page.goto((sample_site.site / "entities/qing-wu-shi.html").as_uri())
        page.locator("h1 .jz-cite").click()
        assert copied(page)[0].startswith("清梧市[DB/DK]//清梧竹业文集. [20")


def test_what_is_cited_from_a_host_has_its_address(browser: Browser, sample_site: BuiltSite) -> None:
    page = browser.new_page(locale="zh-CN")
    with served(sample_site.site) as address:
        article = f"{address}/{feature(sample_site.site)}"
        page.goto(f"{article}?q=竹#p2")
        page.locator("#p3 .jz-cite").focus()
        page.keyboard.press("Enter")
        told = page.locator("dialog .jz-cited").all_inner_texts()
    page.close()
    assert told[2] == f"{article}#p3"
    assert "[N/OL]" in told[0] and all(one.rstrip(".").endswith(told[2]) for one in told)


# ── the source beside the text ───────────────────────────────────────────────────────────────────────────────────────


def test_the_text_is_proved_beside_its_source(opened: Open, sample_site: BuiltSite) -> None:
    for article in contract.load(sample_site.site, "articles"):
        with opened(article["url"]) as page:
            page.get_by_role("button", name="与来源对照").click()
            page.locator(".jz-beside").first.wait_for()
            if page.locator("th button").count():
                page.locator("th button").first.click()  # sorted rows are still the print's
            page.get_by_role("button", name="当场核验").click()
            page.locator(".jz-proof[hidden]").wait_for(state="detached")
            assert "除空白外，正文与来源逐字相同" in page.locator(".jz-proof").inner_text(), article["url"]


TAMPERING = """() => {
  const first = document.createTreeWalker(document.querySelector('#p1'), NodeFilter.SHOW_TEXT).nextNode();
  first.nodeValue = '添' + first.nodeValue.trimStart().slice(1);
}"""
"""Another character in place of a paragraph's first."""
OWNING_UP = """article => window.jianzhu.load('beside/' + article, held => {
  const [line, from] = held.parts.find(part => part[0] === 'p1')[2][0];
  held.lines[line][2].push([from, '添', '试']);
})"""
"""The same, listed as a correction."""


def test_a_text_that_was_tampered_with_is_not_proved(opened: Open, sample_site: BuiltSite) -> None:
    url = next(
        r["url"] for r in contract.load(sample_site.site, "articles") if r["source"] == "qingwu-daily-2024-11-15.txt"
    )
    with opened(url) as page:
        page.get_by_role("button", name="与来源对照").click()
        line = page.locator("#p1 + .jz-beside > div").last
        there = page.locator("#p1").bounding_box(), line.bounding_box()
        assert there[0] and there[1]
        assert there[1]["x"] > there[0]["x"] + there[0]["width"] - 5
        page.locator(".jz-beside del").first.wait_for()
        page.evaluate(TAMPERING)
        page.get_by_role("button", name="当场核验").click()
        assert re.fullmatch("第 1 段：来源作“.”，正文作“添”", page.locator(".jz-proof li").first.inner_text())
        page.evaluate(OWNING_UP, url.split("/")[1].removesuffix(".html"))
        page.get_by_role("button", name="当场核验").click()
        assert "只有下列 1 处是订正" in page.locator(".jz-proof p").first.inner_text()
        assert re.search(r"来源第 \d+ 行第 \d+ 字：. 读作 添（试）", page.locator(".jz-proof li").first.inner_text())
        line.locator("a").click()
        page.locator(".jz-source > div:target").wait_for()


def test_cards_and_the_source_can_be_read(opened: Open, sample_site: BuiltSite) -> None:
    for scheme in ("light", "dark"):
        with opened(
            "articles/qingwu-bamboo-plan-2024-qing-wu-shi-zhu-chan-ye-gao-zhi-d5e0.html", color_scheme=scheme
        ) as page:
            page.get_by_role("button", name="与来源对照").click()
            page.get_by_role("button", name="当场核验").click()
            page.locator(".jz-text a.jz-term").first.hover()
            page.locator(".jz-card").wait_for()
            parts = [".jz-beside span", ".jz-beside a", ".jz-beside del", ".jz-beside small", ".jz-proof p", ".jz-sha"]
            parts += [".jz-card small", ".jz-card strong", ".jz-card p", ".jz-card a", ".jz-card button"]
            for selector, ratio in page.evaluate(CONTRASTS, parts):
                assert ratio is not None, selector
                assert ratio >= CONTRAST, f"{selector}, {scheme}: {ratio:.2f}"


def test_a_phone_has_the_source_below_each_passage(opened: Open, sample_site: BuiltSite) -> None:
    with opened(feature(sample_site.site), viewport=PHONE) as page:
        page.get_by_role("button", name="与来源对照").click()
        page.locator("#p1 + .jz-beside").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        page.get_by_role("button", name="与来源对照").click()
        page.locator("#p1 + .jz-beside").wait_for(state="hidden")


# ── notes, type, paper ───────────────────────────────────────────────────────────────────────────────────────────────


def noted(site: Path) -> str:
    """An article with footnotes and with terms that are explained."""
    return next(row["url"] for row in contract.load(site, "articles") if row["title"].endswith("统计公报"))


def test_notes_stand_in_the_margin_beside_their_lines(opened: Open, sample_site: BuiltSite) -> None:
    with opened(noted(sample_site.site), viewport={"width": 1440, "height": 900}) as page:
        for mark, note in (
            ("sup:has(.footnote-ref)", "sup:has(.footnote-ref) + .jz-margin"),
            (".jz-text a.jz-term[data-tip]", ".jz-margin.jz-of-term"),
        ):
            at, beside = page.locator(mark).first.bounding_box(), page.locator(note).first.bounding_box()
            text = page.locator(".jz-text").first.bounding_box()
            assert at and beside and text
            assert beside["x"] >= text["x"] + text["width"]
            assert -5 <= beside["y"] - at["y"] < 120
        assert page.evaluate("document.documentElement.scrollWidth") <= 1440
        page.get_by_role("button", name="旁注").click()
        assert page.locator(".jz-margin:visible").count() == 0
        page.reload()
        assert page.get_by_role("button", name="旁注").get_attribute("aria-pressed") == "false"
        assert page.locator(".jz-margin:visible").count() == 0


def test_a_footnote_opens_in_place_on_a_phone(opened: Open, sample_site: BuiltSite) -> None:
    with opened(noted(sample_site.site), viewport=PHONE, has_touch=True) as page:
        assert page.locator(".jz-margin:visible").count() == 0
        mark = page.locator(".footnote-ref").first
        mark.tap()
        page.locator("sup + .jz-margin:visible").first.wait_for()
        assert mark.get_attribute("aria-expanded") == "true"
        mark.tap()
        assert page.locator(".jz-margin:visible").count() == 0


def test_the_text_can_be_had_with_serifs(opened: Open, sample_site: BuiltSite) -> None:
    with opened(feature(sample_site.site)) as page:
        family = "getComputedStyle(document.querySelector('.jz-text')).fontFamily"
        plain = page.evaluate(family)
        page.get_by_role("button", name="宋体").click()
        assert page.evaluate(family) != plain
        page.reload()
        assert page.evaluate(family) != plain


def test_paper_has_the_text_and_its_notes_and_nothing_to_press(opened: Open, sample_site: BuiltSite) -> None:
    nothing = ".md-header, .md-tabs, .md-sidebar, .md-footer, .headerlink, button, .jz-margin, .jz-filters"
    pages = [noted(sample_site.site), "entities/qing-wu-shi.html", "glossary/s.html"]
    for url in pages:
        with opened(url, color_scheme="dark") as page:
            page.get_by_role("button", name="与来源对照").click() if url == pages[0] else None
            page.emulate_media(media="print", color_scheme="dark")
            page.locator("h1").wait_for()
            assert page.locator(f":is({nothing}):visible:not(th button)").count() == 0, url
            ratio = page.evaluate(CONTRASTS, ["h1"])[0][1]
            assert ratio > 2 * CONTRAST, url
            if url == pages[0]:
                assert page.locator(".footnote li:visible").count()
                assert page.locator(".jz-endnotes li:visible").count() == page.locator(".jz-ref:visible").count() > 0
                assert page.locator("#jz-said").is_hidden()
