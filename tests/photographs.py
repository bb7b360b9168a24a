"""Photographs of each kind of page, light, dark and on a phone, and of what opens on it; to be looked at by people.

    python tests/photographs.py site build/photographs              →   build/photographs/light-home.png, …
    python tests/photographs.py site docs/images --readme           →   the pictures of the README

scripts/photographs does both, from a site that it builds. What opens, and how: cases/reader/photographs.tsv.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from browsing import Reader
from journeys import SCREENS, Journey
from page_kinds import pages_of, table

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LOOKS: dict[str, dict[str, Any]] = {
    "light": {**SCREENS["desk"], "color_scheme": "light"},
    "dark": {**SCREENS["desk"], "color_scheme": "dark"},
    "phone": {**SCREENS["phone"], "color_scheme": "light"},
}
README = {"viewport": {"width": 1280, "height": 700}, "color_scheme": "light"}
SETTLED = 500
"""Milliseconds after which nothing on a page moves any more."""


@contextmanager
def standing(browser: Browser, site: Path, pages: dict[str, str], look: dict[str, Any]) -> Iterator[Journey]:
    context = browser.new_context(locale="zh-CN", **look)
    yield Journey(Reader(context.new_page(), site.as_uri(), site), pages)
    context.close()


def photograph(journey: Journey, row: dict[str, str], file: Path) -> None:
    journey.do_open(row["kind"])
    for step in filter(None, row["steps"].split(" ; ")):
        journey.take(step)
    journey.page.wait_for_timeout(SETTLED)
    journey.page.screenshot(path=str(file))
    print(file)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", type=Path, help="folder of a built site")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--readme", action="store_true", help="only the pictures of the README")
    said = parser.parse_args()
    site = said.site.resolve()
    said.folder.mkdir(parents=True, exist_ok=True)
    pages = pages_of(site)
    opened = table("photographs.tsv")
    everything = [{"name": kind, "kind": kind, "steps": ""} for kind in pages] + opened

    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for look, options in {"readme": README}.items() if said.readme else LOOKS.items():
            for row in filter(lambda row: row["readme"], opened) if said.readme else everything:
                with standing(browser, site, pages, options) as journey:
                    name = row["readme"] if said.readme else f"{look}-{row['name']}.png".replace(" ", "-")
                    photograph(journey, row, said.folder / name)
        browser.close()


if __name__ == "__main__":
    main()
