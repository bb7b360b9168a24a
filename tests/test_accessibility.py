"""axe-core looks at one page of every kind, light and dark, on a wide screen and on a phone: no finding is ours.

What is open only after a click (the search, a card, a citation, the source beside the text) is looked at on a journey.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from axe_core import inspected
from conftest import BuiltSite
from page_kinds import largest_article, pages_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

WIDE, NARROW = {"width": 1400, "height": 900}, {"width": 390, "height": 800}
LOOKS = {
    "light wide": {"color_scheme": "light", "viewport": WIDE},
    "light narrow": {"color_scheme": "light", "viewport": NARROW},
    "dark wide": {"color_scheme": "dark", "viewport": WIDE},
    "dark narrow": {"color_scheme": "dark", "viewport": NARROW},
}
ROWS = 8
"""Of a long table or list so many rows are looked at: the others are made by the same line of a template."""
THIN_OUT = f"document.querySelectorAll('article :is(tr, li, p):nth-of-type(n + {ROWS + 1})').forEach(e => e.remove())"


def findings(browser: Browser, site: Path, pages: dict[str, str], look: dict[str, Any]) -> dict[str, str]:
    """What axe-core finds on any of the pages: `rule target` → the first kind that has it, and the words."""
    found: dict[str, str] = {}
    context = browser.new_context(locale="zh-CN", **look)
    for kind, url in pages.items():
        page = context.new_page()
        page.goto((site / url).as_uri())
        page.evaluate(THIN_OUT)
        for key, words in inspected(page).items():
            found.setdefault(key, f"{kind}: {words}")
        page.close()
    context.close()
    return found


@pytest.mark.parametrize("look", LOOKS)
def test_no_finding_is_ours(browser: Browser, sample_site: BuiltSite, look: str) -> None:
    assert findings(browser, sample_site.site, pages_of(sample_site.site), LOOKS[look]) == {}


def test_no_finding_on_real_texts_is_ours(browser: Browser, seeds_site: BuiltSite) -> None:
    pages = pages_of(seeds_site.site, every=False)
    pages["largest article"] = largest_article(seeds_site.site)
    assert findings(browser, seeds_site.site, pages, LOOKS["light wide"]) == {}


def test_a_page_that_few_could_read_is_found(browser: Browser, tmp_path: Path) -> None:
    page = "<title>x</title><main><h1>x</h1><p style='color: #aaa; background: #fff'>faint</p><img src='data:,'></main>"
    (tmp_path / "index.html").write_text(f"<!doctype html><html lang=zh>{page}</html>", encoding="utf-8")
    found = findings(browser, tmp_path, {"home": "index.html"}, LOOKS["light wide"])
    assert {"color-contrast p", "image-alt img"} <= set(found)


def test_a_head_with_a_link_can_be_sorted_by_as_well(browser: Browser, sample_site: BuiltSite, tmp_path: Path) -> None:
    scripts = "".join(
        f"<script src='{(sample_site.site / 'assets/jianzhu' / name).as_uri()}'></script>"
        for name in ("words.js", "jianzhu.js", "tables.js")
    )
    rows = "".join(f"<tr><td>{number}</td></tr>" for number in (2, 5, 3, 1, 4))
    table = f"<table><thead><tr><th><a href='#x'>甲</a></th></tr></thead><tbody>{rows}</tbody></table>"
    body = f"<title>x</title><main><article><h1 id=x>x</h1><div class=jz-sortable>{table}</div></article></main>"
    (tmp_path / "index.html").write_text(f"<!doctype html><html lang=zh>{body}{scripts}</html>", encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    page.get_by_role("button", name="甲").click()
    assert page.locator("td").all_inner_texts() == ["1", "2", "3", "4", "5"]
    assert page.get_by_role("link", name="甲").is_visible()
    assert inspected(page) == {}
    page.close()
