"""axe-core looks at one page of every kind, light on a wide screen and dark on a phone: no finding is ours.

What is the theme's own stands in cases/reader/theme_findings.tsv, each with its reason.
"""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conftest import BuiltSite
from page_kinds import pages_of, table

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1400, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 390, "height": 800}},
}
ROWS = 8
"""Of a long table or list so many rows are looked at: the others are made by the same line of a template."""
THIN_OUT = f"document.querySelectorAll('article :is(tr, li, p):nth-of-type(n + {ROWS + 1})').forEach(e => e.remove())"
RUN = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"


@pytest.fixture(scope="module")
def axe() -> str:
    found = pytest.importorskip("axe_playwright_python", reason="axe-core is not installed: the extra `dev` does it")
    return (files(found) / "axe.min.js").read_text(encoding="utf-8")


def findings(browser: Browser, axe: str, site: Path, pages: dict[str, str], look: dict[str, Any]) -> dict[str, str]:
    """What axe-core finds, `rule target` → the first page and the message."""
    found: dict[str, str] = {}
    context = browser.new_context(locale="zh-CN", **look)
    for kind, url in pages.items():
        page = context.new_page()
        page.goto((site / url).as_uri())
        page.evaluate(THIN_OUT)
        page.evaluate(axe)
        for rule in page.evaluate(RUN):
            for node in rule["nodes"]:
                found.setdefault(f"{rule['id']} {node['target'][-1]}", f"{kind}: {node['html'][:100]}: {rule['help']}")
        page.close()
    context.close()
    return found


@pytest.mark.parametrize("look", LOOKS)
def test_no_finding_is_ours(browser: Browser, axe: str, sample_site: BuiltSite, look: str) -> None:
    found = findings(browser, axe, sample_site.site, pages_of(sample_site.site), LOOKS[look])
    known = [row for row in table("theme_findings.tsv") if look in row["looks"].split()]
    ours = {key: words for key, words in found.items() if not any(re.fullmatch(row["finding"], key) for row in known)}
    assert ours == {}
    gone = [row["finding"] for row in known if not any(re.fullmatch(row["finding"], key) for key in found)]
    assert gone == [], "no longer found: take it out of the table"
    assert all(row["reason"] for row in known)


def test_a_page_that_few_could_read_is_found(browser: Browser, axe: str, tmp_path: Path) -> None:
    page = "<title>x</title><main><h1>x</h1><p style='color: #aaa; background: #fff'>faint</p><img src='data:,'></main>"
    (tmp_path / "index.html").write_text(f"<!doctype html><html lang=zh>{page}</html>", encoding="utf-8")
    found = findings(browser, axe, tmp_path, {"home": "index.html"}, LOOKS["light"])
    assert {"color-contrast p", "image-alt img"} <= set(found)
