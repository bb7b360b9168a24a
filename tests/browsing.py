"""A reader of a built site in headless Chromium, from a server of our own, and what went wrong before their eyes.

with reading(browser, site) as reader: reader.open("index.html")   →   fails if the console or the network complained
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

import contract

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

WAIT = 15_000
"""Milliseconds in which a page must answer, on a slow machine too."""


CONTRAST = 4.5
"""Of text and background: WCAG's AA."""
PHONE = {"width": 390, "height": 800}
Open = Callable[..., AbstractContextManager["Page"]]
"""Opens a page of the sample site from the disk: `opened(url, **options of the browser's context)`."""
CONTRASTS = """selectors => {
  const light = c => { c /= 255; return c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; };
  const luminance = ([r, g, b]) => .2126 * light(r) + .7152 * light(g) + .0722 * light(b);
  const parts = text => text.match(/[\\d.]+/g).map(Number);
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = parts(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > .99) return c;
    }
    return [255, 255, 255];
  };
  return selectors.map(selector => {
    const e = document.querySelector(selector);
    if (!e) return [selector, null];
    const style = getComputedStyle(e);
    const a = luminance(parts(e.closest('svg') ? (style.fill === 'none' ? style.stroke : style.fill) : style.color));
    const b = luminance(ground(e.closest('svg') || e));
    return [selector, (Math.max(a, b) + .05) / (Math.min(a, b) + .05)];
  });
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which the folder `site` is served while the context lasts."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@dataclass
class Reader:
    """A browser tab on one site, and what went wrong in it."""

    page: Page
    address: str
    site: Path
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._asked)
        self.page.on("requestfailed", self._lost)
        self.page.on("response", self._answered)

    def open(self, url: str) -> None:
        self.page.goto(f"{self.address}/{url}", wait_until="load", timeout=WAIT)

    def here(self) -> str:
        """The page that is open, relative to the site."""
        return self.address_in_site(self.page.url).partition("#")[0].partition("?")[0] or "index.html"

    def address_in_site(self, url: str) -> str:
        """A page's address with its anchor, relative to the site."""
        return unquote(url.removeprefix(self.address)).lstrip("/")

    def search(self, words: str) -> list[str]:
        """The pages that a search finds, best first, relative to the site; of many the best."""
        self.page.keyboard.press("Control+k")
        self.page.locator(".jz-search-field input").fill(words)
        answered = "words => document.querySelector('dialog.jz-search').dataset.query === words"
        self.page.wait_for_function(answered, arg=words, timeout=WAIT)
        links = self.page.locator("#jz-found a").evaluate_all("all => all.map(e => e.href)")
        return list(dict.fromkeys(unquote(urlsplit(link).path).lstrip("/") for link in links))

    def text(self, page: str) -> str:
        """What stands on a page of the site, without white space."""
        html = (self.site / page).read_text(encoding="utf-8")
        return contract.squeeze(BeautifulSoup(html, "html.parser").get_text())

    def _heard(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.complaints.append(f"{said.type}: {said.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"asks outside: {request.url}")

    def _lost(self, request: Request) -> None:
        if "ERR_ABORTED" not in (request.failure or ""):  # a page that was left before it had everything
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def _answered(self, answer: Response) -> None:
        if answer.status >= 400:
            self.complaints.append(f"{answer.status}: {answer.url}")


@contextmanager
def reading(browser: Browser, site: Path) -> Iterator[Reader]:
    with served(site) as address:
        page = browser.new_page(viewport={"width": 1400, "height": 900}, locale="zh-CN")
        reader = Reader(page, address, site)
        try:
            yield reader
        finally:
            page.close()
    assert reader.complaints == []
