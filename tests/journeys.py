"""A reader on the way through a site, step by step: `click h1 .jz-cite`, `read dialog → GB/T 7714`.

The first word of a step is a verb, one method below; what follows is a place on the page (a selector of Playwright's,
of several elements the first is meant) and, behind an arrow, what it takes or says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import TYPE_CHECKING

from axe_core import inspected
from browsing import WAIT, Reader

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCREENS = {
    "desk": {"viewport": {"width": 1400, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 800}, "has_touch": True},
}


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
