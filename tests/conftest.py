"""What the tests share: the sample site and the seeds' site, each built once a run by the command itself."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jianzhu.model import INSERTED, Restored

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from browsing import Open

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
LONGEST_BUILD = 600
"""Seconds after which a build hangs."""


@dataclass(frozen=True)
class BuiltSite:
    """A site made by `jianzhu build`, and what it was made of."""

    site: Path
    sources: Path
    output: str
    """All that the command printed."""


def held(result: Restored) -> list[int]:
    """How often each character of the source stands in a passage or a removal."""
    places = [0] * len(result.source.text)
    for article in result.articles:
        for passage in article.passages():
            for offset in passage.text.offsets:
                if offset != INSERTED:
                    places[offset] += 1
    for removal in result.removals:
        for offset in range(removal.span.start, removal.span.end):
            places[offset] += 1
    return places


def jianzhu(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in the folder `cwd`; both streams are in `stdout`."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "jianzhu", *map(str, arguments)],
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=LONGEST_BUILD,
    )


def copied_project(folder: Path) -> Path:
    """The repository's own site project, without anything that a build wrote into it."""
    folder.mkdir(parents=True)
    for name in ("sources", "registry"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "docs").mkdir()
    for page in ("about.md", "guide.md"):
        shutil.copy2(ROOT / "docs" / page, folder / "docs" / page)
    shutil.copy2(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


def built(site: Path, sources: Path, *arguments: str | Path, cwd: Path) -> BuiltSite:
    done = jianzhu("build", *arguments, "--site", site, cwd=cwd)
    assert done.returncode == 0, f"jianzhu build ended with {done.returncode}:\n{done.stdout}"
    return BuiltSite(site, sources, done.stdout)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what tests have measured (`record_property`), whichever process ran them."""
    said = [said for ended in ("passed", "failed") for report in terminalreporter.stats.get(ended, [])
            for said in report.user_properties]  # fmt: skip
    for name, value in said:
        terminalreporter.write_line(f"{name}: {value}")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of real texts, which is not part of the repository."""
    if not SEEDS.is_dir():
        pytest.skip("the seed texts are not at ../shared/seeds")
    return SEEDS


@pytest.fixture(scope="session")
def seeds_site(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("seeds")
    return built(folder / "site", seeds, seeds, cwd=folder)


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied_project(tmp_path_factory.mktemp("sample") / "project")


@pytest.fixture(scope="session")
def sample_site(sample_project: Path) -> BuiltSite:
    return built(sample_project / "site", sample_project / "sources", cwd=sample_project)


@pytest.fixture(scope="session")
def zensical_site(sample_project: Path, sample_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The sample site once more, by the other builder, of the pages that the first one left."""
    if importlib.util.find_spec("zensical") is None:
        pytest.skip("Zensical is not installed: the extra `dev` does it")
    site = tmp_path_factory.mktemp("zensical") / "site"
    return built(site, sample_site.sources, "--builder", "zensical", cwd=sample_project)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium to drive: Debian's or another that is installed, else Playwright's own."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name)
        if found:
            return found
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if not Path(own).exists():
        pytest.skip("no Chromium here: scripts/test installs one")
    return str(own)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all tests: Playwright is started once in a process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def opened(browser: Browser, sample_site: BuiltSite) -> Open:
    """Opens a page of the sample site from the disk; at its end the console must have been silent."""

    @contextmanager
    def opening(url: str, **options: Any) -> Iterator[Page]:
        context = browser.new_context(**{"viewport": {"width": 1300, "height": 900}, "locale": "zh-CN", **options})
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto((sample_site.site / url).as_uri())
        yield page
        context.close()
        assert complaints == []

    return opening
