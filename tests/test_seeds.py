"""Five real texts end to end, where they are at hand: the whole collection through the command, seen from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import contract
from conftest import BuiltSite, built
from jianzhu.checking import broken_links


def test_all_sources_are_in_the_site(seeds_site: BuiltSite) -> None:
    there = sorted(path.name for path in seeds_site.sources.glob("*.txt"))
    assert [row["source"] for row in contract.load(seeds_site.site, "sources")] == there
    assert {row["source"] for row in contract.load(seeds_site.site, "articles")} == set(there)


def test_nothing_was_found_wrong(seeds_site: BuiltSite) -> None:
    assert "error:" not in seeds_site.output, seeds_site.output
    assert "warning" not in seeds_site.output.lower(), seeds_site.output


def test_no_link_or_anchor_is_broken(seeds_site: BuiltSite) -> None:
    assert [str(finding) for finding in broken_links(seeds_site.site)] == []


def test_each_quote_is_what_the_source_has_there(seeds_site: BuiltSite) -> None:
    assert contract.misquotes(seeds_site.site, seeds_site.sources) == []


def test_each_figure_stands_in_its_quote(seeds_site: BuiltSite) -> None:
    assert contract.figures_not_in_quote(seeds_site.site) == []


def test_each_character_is_accounted_for_once(seeds_site: BuiltSite) -> None:
    assert contract.unaccounted(seeds_site.site, seeds_site.sources) == []


@pytest.mark.parametrize("name", contract.FILES)
def test_data_file_is_valid(seeds_site: BuiltSite, name: str) -> None:
    schema = json.loads((seeds_site.site / "data" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    problems = Draft202012Validator(schema).iter_errors(contract.load(seeds_site.site, name))
    assert [f"{list(problem.path)}: {problem.message[:200]}" for problem in problems] == []


def test_the_texts_are_read_and_not_just_copied(seeds_site: BuiltSite) -> None:
    """A newspaper page holds several stories; every kind of thing is found in a collection of this size."""
    articles = contract.load(seeds_site.site, "articles")
    assert len(articles) > len(list(seeds_site.sources.glob("*.txt")))
    types = {entity["type"] for entity in contract.load(seeds_site.site, "entities")}
    assert types == {"person", "organization", "place", "project", "document", "event"}
    assert contract.load(seeds_site.site, "terms")
    assert contract.load(seeds_site.site, "observations")


def test_two_builds_are_equal_byte_for_byte(seeds_site: BuiltSite, tmp_path: Path) -> None:
    again = built(tmp_path / "again", seeds_site.sources, seeds_site.sources, cwd=tmp_path)
    assert contract.differing(seeds_site.site, again.site) == []
