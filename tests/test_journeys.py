"""What readers do, as data: the journeys of cases/reader/journeys.yml, from a host and from a disk.

Nothing on a journey may be asked for elsewhere, and the console must have nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from axe_core import inspected
from browsing import WAIT, Reader, served
from conftest import BuiltSite
from page_kinds import READER, pages_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

JOURNEYS = yaml.safe_load((READER / "journeys.yml").read_text(encoding="utf-8"))
SCREENS = {
    "desk": {"viewport": {"width": 1400, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 800}, "has_touch": True},
}
LISTENING = """document.addEventListener("copy", () => { window.copied = document.activeElement.value; });
Object.defineProperty(navigator, "clipboard", { value: undefined });"""
"""A page from a disk may not read what was copied; it is heard instead, on the way that every browser has."""
WAYS = ("http", "file")


@dataclass
class Journey:
    """One reader on the way, and the verbs that a step may begin with."""

    reader: Reader
    pages: dict[str, str]

    @property
    def page(self) -> Page:
        return self.reader.page

    def take(self, step: str) -> None:
        verb, _, rest = step.partition(" ")
        place, _, value = (part.strip() for part in rest.partition("→"))
        done: Callable[..., None] = getattr(self, f"do_{verb}")
        done(*filter(None, (place, value)))

    def do_open(self, kind: str) -> None:
        self.reader.open(self.pages[kind])

    def do_click(self, place: str) -> None:
        self.page.locator(place).first.click(timeout=WAIT)

    def do_tap(self, place: str) -> None:
        self.page.locator(place).first.tap(timeout=WAIT)

    def do_hover(self, place: str) -> None:
        self.page.locator(place).first.hover(timeout=WAIT)

    def do_focus(self, place: str) -> None:
        self.page.locator(place).first.focus(timeout=WAIT)

    def do_press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def do_type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def do_fill(self, place: str, words: str) -> None:
        self.page.locator(place).first.fill(words, timeout=WAIT)

    def do_choose(self, place: str, option: str) -> None:
        self.page.locator(place).first.select_option(option, timeout=WAIT)

    def do_see(self, place: str) -> None:
        self.page.locator(place).first.wait_for(timeout=WAIT)

    def do_gone(self, place: str) -> None:
        self.page.locator(place).first.wait_for(state="hidden", timeout=WAIT)

    def do_read(self, place: str, words: str) -> None:
        self.page.locator(place).filter(has_text=words).first.wait_for(timeout=WAIT)

    def do_count(self, place: str, least: str) -> None:
        assert self.page.locator(place).count() >= int(least)

    def do_at(self, address: str) -> None:
        self.page.wait_for_url(lambda url: fnmatch(self.reader.address_in_site(url), address), timeout=WAIT)

    def do_back(self) -> None:
        self.page.go_back(timeout=WAIT)

    def do_reload(self) -> None:
        self.page.reload(timeout=WAIT)

    def do_print(self) -> None:
        self.page.emulate_media(media="print")

    def do_copied(self, words: str) -> None:
        self.page.wait_for_function("words => (window.copied || '').includes(words)", arg=words, timeout=WAIT)

    def do_inspect(self) -> None:
        """What has opened on the way is for everybody."""
        found = inspected(self.page)
        assert not found, found

    def do_download(self, place: str, name: str) -> None:
        """A click on the link would save the file named so, and the file is there."""
        link = self.page.locator(place).first
        there = self.reader.address_in_site(link.evaluate("a => a.href"))
        assert fnmatch(there, name) and (self.reader.site / there).stat().st_size > 0, there


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
