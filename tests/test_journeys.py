"""What readers do, as data: the journeys of cases/reader/journeys.yml on the sample site, from a host and from a disk.

Those of any_site.yml are walked on the site of the real texts, and on the other builder's.

Nothing on a journey may be asked for elsewhere, and the console must have nothing to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import contract
from browsing import Reader, served
from conftest import BuiltSite
from journeys import SCREENS, Journey
from page_kinds import READER, largest_article, pages_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def journeys(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((READER / name).read_text(encoding="utf-8"))
    return found


JOURNEYS = journeys("journeys.yml")
ANYWHERE = journeys("any_site.yml")
LISTENING = """document.addEventListener("copy", () => { window.copied = document.activeElement.value; });
Object.defineProperty(navigator, "clipboard", { value: undefined });"""
"""A page from a disk may not read what was copied; it is heard instead, on the way that every browser has."""
WAYS = ("http", "file")


def named(journey: dict[str, Any]) -> str:
    return str(journey["name"]).replace(" ", "-")


@dataclass(frozen=True)
class Walked:
    """A site on which journeys are walked: from a host and from a disk."""

    site: Path
    host: str
    pages: dict[str, str]
    words: dict[str, str]

    def walk(self, browser: Browser, journey: dict[str, Any], way: str) -> None:
        context = browser.new_context(
            locale="zh-CN",
            color_scheme=journey.get("scheme", "light"),
            java_script_enabled=journey.get("script") != "off",
            **SCREENS[journey.get("screen", "desk")],
        )
        context.add_init_script(LISTENING)
        address = self.host if way == "http" else self.site.as_uri()
        reader = Reader(context.new_page(), address, self.site)
        walked = Journey(reader, self.pages)
        try:
            for written in journey["steps"]:
                step = Template(written).substitute(self.words) if self.words else written
                try:
                    walked.take(step)
                except Exception as error:
                    reader.page.screenshot(path=str(self.site.parent / "journey.png"))
                    raise AssertionError(f"`{step}` on {reader.page.url}: {str(error)[:500]}") from None
        finally:
            context.close()
        assert reader.complaints == []


@pytest.fixture(scope="module")
def sample(sample_site: BuiltSite) -> Iterator[Walked]:
    with served(sample_site.site) as host:
        yield Walked(sample_site.site, host, pages_of(sample_site.site), {})


@pytest.fixture(scope="module")
def seeds_walked(seeds_site: BuiltSite) -> Iterator[Walked]:
    with any_site(seeds_site.site) as walked:
        yield walked


@pytest.fixture(scope="module")
def zensical_walked(zensical_site: BuiltSite) -> Iterator[Walked]:
    with any_site(zensical_site.site) as walked:
        yield walked


@contextmanager
def any_site(site: Path) -> Iterator[Walked]:
    pages = {**pages_of(site, every=False), "largest article": largest_article(site)}
    with served(site) as host:
        yield Walked(site, host, pages, named_most(site))


def named_most(site: Path) -> dict[str, str]:
    """What the site's data name most often, to be searched for and found."""
    entities = sorted(contract.load(site, "entities"), key=lambda row: -len(row["mentions"]))
    found = {row["type"]: row["name"] for row in reversed(entities)}
    terms = sorted(contract.load(site, "terms"), key=lambda row: -len(row["occurrences"]))
    figures = contract.load(site, "observations")
    indicator, _ = Counter(row["indicator"] for row in figures).most_common(1)[0]
    amounts = (row["quote"] for row in figures if re.fullmatch(r"\d+\.\d+[^\d\s]{1,3}", row["quote"]))
    term = next(row["term"] for row in terms if row["term"].isalnum())
    return {**found, "term": term, "indicator": indicator, "amount": next(amounts)}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("journey", JOURNEYS, ids=named)
def test_journey(browser: Browser, sample: Walked, journey: dict[str, Any], way: str) -> None:
    sample.walk(browser, journey, way)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("journey", ANYWHERE, ids=named)
def test_journey_through_real_texts(browser: Browser, seeds_walked: Walked, journey: dict[str, Any], way: str) -> None:
    there(journey, seeds_walked)
    seeds_walked.walk(browser, journey, way)


@pytest.mark.parametrize("journey", ANYWHERE, ids=named)
def test_journey_through_the_other_builders_site(
    browser: Browser, zensical_walked: Walked, journey: dict[str, Any]
) -> None:
    there(journey, zensical_walked)
    zensical_walked.walk(browser, journey, "http")


def there(journey: dict[str, Any], walked: Walked) -> None:
    """Skip where the site has no page of a kind that the journey opens."""
    kinds = [step.removeprefix("open ") for step in journey["steps"] if step.startswith("open ")]
    for kind in kinds:
        if kind not in walked.pages:
            pytest.skip(f"the site has no page of the kind: {kind}")


def test_there_are_fifty_journeys_and_each_has_its_name() -> None:
    names = [journey["name"] for journey in JOURNEYS]
    assert len(names) >= 50 and len(set(names)) == len(names)
    verbs = {step.partition(" ")[0] for journey in (*JOURNEYS, *ANYWHERE) for step in journey["steps"]}
    assert all(hasattr(Journey, f"do_{verb}") for verb in verbs)
