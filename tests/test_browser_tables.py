"""Tables and pictures of figures as a reader has them: filters, sorting, copies, links, on a phone too.

The built sample site is opened from the disk. Everything is there without the script as well.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import contract
from browsing import CONTRAST, CONTRASTS, PHONE, Open
from conftest import BuiltSite

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def observations(sample_site: BuiltSite) -> Rows:
    return contract.load(sample_site.site, "observations")


def largest_subject(site: Path, rows: Rows) -> tuple[str, Rows]:
    """The page of the subject with most rows, and the rows that stand on its first page."""
    urls = [row["url"].partition("#")[0] for row in rows]
    url = max(sorted(set(urls)), key=urls.count)
    assert (site / url).is_file()
    return url, [row for row in rows if row["url"].startswith(f"{url}#")]


def shown(page: Page) -> int:
    return page.locator(".jz-rows tbody tr:visible").count()


def test_words_narrow_a_table_down(opened: Open, sample_site: BuiltSite, observations: Rows) -> None:
    url, rows = largest_subject(sample_site.site, observations)
    with opened(url) as page:
        assert shown(page) == len(rows)
        page.get_by_label("筛选文字").fill("竹林 2023")
        held = page.locator(".jz-rows tbody tr:visible").all_inner_texts()
        assert 0 < len(held) < len(rows)
        assert all("竹林" in text and "2023" in text for text in held)
        assert f"{len(held)} / {len(rows)} 行" in page.locator(".jz-filters [role=status]").inner_text()
        page.get_by_label("筛选文字").fill("")
        assert shown(page) == len(rows)


def test_targets_can_be_hidden_and_periods_chosen(opened: Open, sample_site: BuiltSite, observations: Rows) -> None:
    url, rows = largest_subject(sample_site.site, observations)
    with opened(url) as page:
        page.get_by_label("实际与目标").select_option("隐去目标")
        assert shown(page) == sum(row["modality"] == "actual" for row in rows)
        page.get_by_label("时期").select_option("2023")
        assert shown(page) == sum(row["modality"] == "actual" and row["period"] == "2023" for row in rows)


def test_the_table_of_all_is_narrowed_by_topic_and_by_subject(
    opened: Open, sample_site: BuiltSite, observations: Rows
) -> None:
    with opened("indicators/all.html") as page:
        assert shown(page) == len(observations)
        topic = page.locator(".jz-rows data[data-topic]").first.get_attribute("data-topic") or ""
        page.get_by_label("专题").select_option(topic)
        held = shown(page)
        assert held == page.locator(f".jz-rows data[data-topic='{topic}']").count() < len(observations)
        subject = page.locator(".jz-rows tbody tr:visible td").first.inner_text()
        page.get_by_label("主体").evaluate(
            """(box, subject) => {
                box.value = subject;
                box.dispatchEvent(new Event(box.tagName === "SELECT" ? "change" : "input"));
            }""",
            subject,
        )
        narrowed = page.locator(".jz-rows tbody tr:visible td:first-child").all_inner_texts()
        assert 0 < len(narrowed) <= held
        assert set(narrowed) == {subject}


def test_a_cell_leads_to_the_line_of_the_source_and_its_hash(
    opened: Open, sample_site: BuiltSite, observations: Rows
) -> None:
    sources = {row["source"]: row["sha256"] for row in contract.load(sample_site.site, "sources")}
    with opened("indicators/all.html") as page:
        page.locator(".jz-rows td a:has(data)").first.click()
        row = page.locator("tr:has(:target)")
        [one] = [one for one in observations if one["url"].endswith(f"#{page.url.partition('#')[2]}")]
        assert one["unit"] in row.inner_text()
        row.get_by_role("link", name="原文").click()
        page.locator(".md-content :target").wait_for()
        page.go_back()
        row.locator("td:last-child a").last.click()
        page.locator(".jz-source > div:target").wait_for()
        assert sources[one["source"]] in page.content()


def test_only_the_number_is_copied_where_its_base_stands_below(
    opened: Open, sample_site: BuiltSite, observations: Rows
) -> None:
    url, rows = largest_subject(sample_site.site, observations)
    assert any(row["base_value"] not in (None, row["value"]) for row in rows)
    with opened(url) as page:
        page.evaluate("navigator.clipboard.writeText = async text => { window.copied = text }")
        page.get_by_role("button", name="复制 CSV").click()
        page.get_by_text("已复制").wait_for()
        numbers = [line.split(",")[1] for line in page.evaluate("window.copied").strip().split("\r\n")[1:]]
    assert all(number.replace("～", "").replace(".", "").lstrip("-").isdigit() for number in numbers), numbers


def test_what_is_shown_is_copied_as_csv(opened: Open, sample_site: BuiltSite, observations: Rows) -> None:
    url, rows = largest_subject(sample_site.site, observations)
    with opened(url) as page:
        page.evaluate("navigator.clipboard.writeText = async text => { window.copied = text }")
        page.get_by_label("时期").select_option("2023")
        page.get_by_role("button", name="复制 CSV").click()
        page.get_by_text("已复制").wait_for()
        lines = page.evaluate("window.copied").strip().split("\r\n")
    assert lines[0].split(",") == ["指标", "数值", "单位", "时期", "说明", "原句"]
    assert len(lines) - 1 == sum(row["period"] == "2023" for row in rows)


def test_a_link_from_a_picture_shows_its_row_even_if_filtered(
    opened: Open, sample_site: BuiltSite, observations: Rows
) -> None:
    url, _ = largest_subject(sample_site.site, observations)
    with opened(url) as page:
        link = page.locator(".jz-chart figcaption a[href^='#obs-']").first
        page.get_by_label("筛选文字").fill("没有这样的字")
        assert shown(page) == 0
        link.click()
        row = page.locator(f"tr:has([id='{(link.get_attribute('href') or '#')[1:]}'])")
        row.wait_for(state="visible")


def test_tables_are_complete_without_the_script(opened: Open, sample_site: BuiltSite, observations: Rows) -> None:
    url, rows = largest_subject(sample_site.site, observations)
    with opened(url, java_script_enabled=False) as page:
        assert shown(page) == len(rows)
        assert page.locator(".jz-chart svg").first.is_visible()


def test_a_phone_scrolls_wide_tables_in_their_boxes(opened: Open, sample_site: BuiltSite, observations: Rows) -> None:
    url, _ = largest_subject(sample_site.site, observations)
    for where in (url, "index.html", "indicators/plan.html", contract.load(sample_site.site, "articles")[0]["url"]):
        with opened(where, viewport=PHONE) as page:
            page.wait_for_timeout(100)
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], where
            for box in page.locator(".md-typeset__scrollwrap").all():
                if box.evaluate("e => e.scrollWidth > e.clientWidth + 1"):
                    assert box.get_attribute("tabindex") == "0", where
                    assert (box.get_attribute("aria-label") or "").startswith("表格："), where


def test_heads_of_a_long_table_stay_in_sight(opened: Open) -> None:
    for viewport in ({"width": 1300, "height": 900}, PHONE):
        with opened("indicators/all.html", viewport=viewport) as page:
            page.wait_for_timeout(200)
            row = page.locator(".jz-rows tbody tr").nth(60)
            row.scroll_into_view_if_needed()
            page.wait_for_timeout(100)
            head, there = page.locator(".jz-rows thead th").first.bounding_box(), row.bounding_box()
            assert head and there
            assert 0 <= head["y"] < there["y"] < viewport["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_we_draw_can_be_read(opened: Open, sample_site: BuiltSite, observations: Rows, scheme: str) -> None:
    subject, _ = largest_subject(sample_site.site, observations)
    article = contract.load(sample_site.site, "articles")[0]["url"]
    looked_at = {
        subject: [
            ".jz-chart text",
            ".jz-chart .a",
            ".jz-chart .x",
            ".jz-chart figcaption a",
            ".jz-filters",
            ".jz-legend",
        ],
        article: [
            ".jz-text",
            ".jz-text a.jz-figure",
            ".jz-layers button",
            ".jz-tools button",
            ".jz-text > .headerlink",
            ".jz-text > .jz-tool",
            ".jz-margin",
            ".jz-margin b",
            ".jz-imprint",
        ],
        "index.html": [".jz-ways a", ".jz-ways strong", ".jz-cards a", ".jz-deck"],
        "timeline.html": [".jz-day strong", ".jz-day a"],
    }
    for url, selectors in looked_at.items():
        with opened(url, color_scheme=scheme) as page:
            for selector, ratio in page.evaluate(CONTRASTS, selectors):
                assert ratio is not None, f"{url} has no {selector}"
                assert ratio >= CONTRAST, f"{selector} on {url}: {ratio:.2f}"
