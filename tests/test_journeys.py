"""What readers do, as data: the journeys of cases/reader/journeys.yml, from a host and from a disk.

Nothing on a journey may be asked for elsewhere, and the console must have nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from browsing import Reader, served
from conftest import BuiltSite
from journeys import SCREENS, Journey
from page_kinds import READER, pages_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

JOURNEYS = yaml.safe_load((READER / "journeys.yml").read_text(encoding="utf-8"))
LISTENING = """document.addEventListener("copy", () => { window.copied = document.activeElement.value; });
Object.defineProperty(navigator, "clipboard", { value: undefined });"""
"""A page from a disk may not read what was copied; it is heard instead, on the way that every browser has."""
WAYS = ("http", "file")


@pytest.fixture(scope="module")
def host(sample_site: BuiltSite) -> Iterator[str]:
    with served(sample_site.site) as address:
        yield address


@pytest.fixture(scope="module")
def pages(sample_site: BuiltSite) -> dict[str, str]:
    return pages_of(sample_site.site)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey["name"].replace(" ", "-"))
def test_journey(
    browser: Browser, sample_site: BuiltSite, host: str, pages: dict[str, str], journey: dict[str, Any], way: str
) -> None:
    context = browser.new_context(
        locale="zh-CN",
        color_scheme=journey.get("scheme", "light"),
        java_script_enabled=journey.get("script") != "off",
        **SCREENS[journey.get("screen", "desk")],
    )
    context.add_init_script(LISTENING)
    address = host if way == "http" else sample_site.site.as_uri()
    reader = Reader(context.new_page(), address, sample_site.site)
    walked = Journey(reader, pages)
    try:
        for step in journey["steps"]:
            try:
                walked.take(step)
            except Exception as error:
                reader.page.screenshot(path=str(Path(sample_site.site).parent / "journey.png"))
                raise AssertionError(f"`{step}` on {reader.page.url}: {str(error)[:500]}") from None
    finally:
        context.close()
    assert reader.complaints == []


def test_there_are_fifty_journeys_and_each_has_its_name() -> None:
    names = [journey["name"] for journey in JOURNEYS]
    assert len(names) >= 50 and len(set(names)) == len(names)
    verbs = {step.partition(" ")[0] for journey in JOURNEYS for step in journey["steps"]}
    assert all(hasattr(Journey, f"do_{verb}") for verb in verbs)
