"""axe-core on the page that is open: what those could not use who see little, or nothing, or have no mouse.

    inspected(page)   →   {"color-contrast .jz-none": "<span class=…>: Elements must meet …"}

It is evaluated in the page, and nothing of it stays there. What the theme itself has wrong is listed in
cases/reader/theme_findings.tsv, each with its reason.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from page_kinds import table

if TYPE_CHECKING:
    from playwright.sync_api import Page

RUN = "async () => (await axe.run(document, {resultTypes: ['violations'], preload: false})).violations"


@lru_cache
def _script() -> str:
    found = pytest.importorskip("axe_playwright_python", reason="axe-core is not installed: the extra `dev` does it")
    return (files(found) / "axe.min.js").read_text(encoding="utf-8")


def inspected(page: Page) -> dict[str, str]:
    """What axe-core finds on the page, `rule target` → the element and the rule in words; not what is the theme's."""
    page.evaluate(_script())
    found = {
        f"{rule['id']} {node['target'][-1]}": f"{node['html'][:100]}: {rule['help']}"
        for rule in page.evaluate(RUN)
        for node in rule["nodes"]
    }
    known = [row["finding"] for row in table("theme_findings.tsv")]
    return {key: words for key, words in found.items() if not any(re.fullmatch(one, key) for one in known)}
