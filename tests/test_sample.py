"""The sample collection end to end, and what was planted in it: damage that must be mended, mistakes that must show."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import contract
from conftest import BuiltSite, built, copied_project, jianzhu
from jianzhu.checking import broken_links

NEWSPAPER = "qingwu-daily-2024-11-15.txt"
PLAN = "qingwu-bamboo-plan-2024.txt"


@pytest.fixture(scope="module")
def stories(sample_site: BuiltSite) -> dict[str, dict[str, Any]]:
    """The articles of the newspaper page by their titles."""
    rows = contract.load(sample_site.site, "articles")
    return {row["title"]: row for row in rows if row["source"] == NEWSPAPER}


@pytest.fixture(scope="module")
def plan(sample_site: BuiltSite) -> dict[str, Any]:
    """The plan itself, which the notice that issues it precedes in the file."""
    rows = [row for row in contract.load(sample_site.site, "articles") if row["source"] == PLAN]
    return next(row for row in rows if contract.squeeze(row["title"]).startswith("清梧市竹产业高质量发展规划"))


# ── what holds for every site ────────────────────────────────────────────────────────────────────────────────────────


def test_check_has_nothing_to_object_to(sample_project: Path) -> None:
    done = jianzhu("check", "--audits", cwd=sample_project)
    assert done.returncode == 0, done.stdout
    planted = re.findall(r"(?m)^(?:\S+:\d+: )?Differs: ([^:]+): ", done.stdout)
    assert planted == ["Average growth", "Conflict"], "the worst first, and nothing but what was planted"


def test_nothing_was_found_wrong(sample_site: BuiltSite) -> None:
    assert "error:" not in sample_site.output, sample_site.output
    assert "warning" not in sample_site.output.lower(), sample_site.output


def test_no_link_or_anchor_is_broken(sample_site: BuiltSite) -> None:
    assert [str(finding) for finding in broken_links(sample_site.site)] == []


def test_each_quote_is_what_the_source_has_there(sample_site: BuiltSite) -> None:
    assert contract.misquotes(sample_site.site, sample_site.sources) == []


def test_each_figure_stands_in_its_quote(sample_site: BuiltSite) -> None:
    assert contract.figures_not_in_quote(sample_site.site) == []


def test_each_character_is_accounted_for_once(sample_site: BuiltSite) -> None:
    assert contract.unaccounted(sample_site.site, sample_site.sources) == []


@pytest.mark.parametrize("name", contract.FILES)
def test_data_file_is_valid(sample_site: BuiltSite, name: str) -> None:
    schema = json.loads((sample_site.site / "data" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    problems = Draft202012Validator(schema).iter_errors(contract.load(sample_site.site, name))
    assert [f"{list(problem.path)}: {problem.message[:200]}" for problem in problems] == []


def test_two_builds_are_equal_byte_for_byte(sample_site: BuiltSite, tmp_path: Path) -> None:
    project = copied_project(tmp_path / "elsewhere")
    again = built(project / "site", project / "sources", cwd=project)
    assert contract.differing(sample_site.site, again.site) == []


# ── the damaged newspaper page ───────────────────────────────────────────────────────────────────────────────────────


def test_page_holds_three_stories(stories: dict[str, dict[str, Any]]) -> None:
    titles = [contract.squeeze(title or "") for title in stories]
    assert len(titles) == 3
    assert any("把一根竹子做成一条链子" in title for title in titles)
    assert any("竹产业博览会开幕" in title for title in titles)
    assert any("白鹭洲大桥主桥合龙" in title for title in titles)


def test_story_cut_by_a_column_is_joined_again(stories: dict[str, dict[str, Any]]) -> None:
    paragraphs = [text for story in stories.values() for text in story["paragraphs"]]
    assert any("坚持问题导向，一个环节一个环节地补短板" in text for text in paragraphs)


def test_spaced_lines_are_closed_up(stories: dict[str, dict[str, Any]]) -> None:
    whole = "\n".join(text for story in stories.values() for text in story["paragraphs"])
    assert "了解订单、用工和物流情况。公司总经理罗定波介绍，今年1至10月" in whole
    assert "承建。项目于2022年9月开工" in whole


def test_doubled_caption_is_printed_once(stories: dict[str, dict[str, Any]]) -> None:
    captions = [contract.squeeze(text) for story in stories.values() for text in story["captions"]]
    assert sum(text.count("参展商在竹博会上展示竹餐具") for text in captions) == 1


def test_authors_come_from_the_bylines(stories: dict[str, dict[str, Any]]) -> None:
    authors = {name for story in stories.values() for name in story["authors"]}
    assert {"何晓棠", "童一帆", "温知秋", "袁可"} <= authors


def test_running_head_and_page_number_are_out_of_the_text(sample_site: BuiltSite) -> None:
    row = next(row for row in contract.load(sample_site.site, "sources") if row["source"] == NEWSPAPER)
    removed = [contract.squeeze(removal["text"]) for removal in row["removed"]]
    assert any("星期五" in text for text in removed)
    assert any(text in ("—1—", "1") for text in removed)


# ── the plan ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_contents_are_out_and_headings_have_their_levels(plan: dict[str, Any]) -> None:
    assert not any("....." in text for text in plan["paragraphs"])
    levels = {contract.squeeze(heading["text"]): heading["level"] for heading in plan["headings"]}
    assert levels["一、发展基础"] < levels["（一）主要成效"]
    assert list(levels).count("二、总体要求") == 1


def test_page_break_and_note_do_not_cut_the_paragraph(plan: dict[str, Any]) -> None:
    assert any("探索建立“林长+竹长”制" in text for text in plan["paragraphs"])
    assert any("打造国家级森林康养基地1个" in text for text in plan["paragraphs"])


def test_notes_are_kept_apart(plan: dict[str, Any]) -> None:
    assert [note["marker"] for note in plan["footnotes"]] == ["1", "2", "3"]
    assert plan["footnotes"][1]["text"].lstrip().startswith("“1”是指清梧竹科技产业园")


def test_both_forms_of_table_are_tables(plan: dict[str, Any]) -> None:
    flat, piped = plan["tables"]
    assert flat["header"] == ["指标名称", "2023年", "2030年", "年均增长（%）", "属性"]
    assert ["竹产品出口额（亿元）", "5.2", "12", "12.7", "预期性"] in flat["rows"]
    assert piped["header"] == ["工程", "牵头单位", "总投资（亿元）", "完成时限"]
    assert len(piped["rows"]) == 7


def test_document_number_is_read(sample_site: BuiltSite) -> None:
    rows = contract.load(sample_site.site, "articles")
    assert "清政发〔2024〕6号" in {row["document_number"] for row in rows if row["source"] == PLAN}


# ── entities and terms ───────────────────────────────────────────────────────────────────────────────────────────────


def test_names_of_one_thing_share_a_page(sample_site: BuiltSite) -> None:
    entities = contract.load(sample_site.site, "entities")
    named = {name: entity["id"] for entity in entities for name in (entity["name"], *entity["aliases"])}
    for full, short in (
        ("南岭竹韵新材料股份有限公司", "竹韵新材"),
        ("清梧市文旅投资集团有限公司", "清梧文旅集团"),
        ("清梧产业发展集团有限公司", "清梧产发集团"),
        ("清梧水务交通建设集团有限公司", "清梧水交集团"),
    ):
        assert named[full] == named[short], f"{full} and {short} are two"


def test_company_is_found_in_three_sources(sample_site: BuiltSite) -> None:
    company = next(e for e in contract.load(sample_site.site, "entities") if e["name"] == "南岭竹韵新材料股份有限公司")
    assert company["status"] == "reviewed"
    assert len({mention["source"] for mention in company["mentions"]}) == 3


def test_terms_have_the_meaning_that_the_text_gives(sample_site: BuiltSite) -> None:
    terms = {term["term"].strip("“”"): term for term in contract.load(sample_site.site, "terms")}
    assert "用竹子制品替代一部分不易降解的塑料制品" in terms["以竹代塑"]["definition"]
    assert terms["三竹联动"]["expansion"] == ["竹工", "竹旅", "竹碳"]
    assert len(terms["六个一"]["expansion"]) == 6
    assert len(terms["五不烧"]["expansion"]) == 5


# ── figures, and the two mistakes that were planted ──────────────────────────────────────────────────────────────────


def observations(site: Path, **wanted: Any) -> list[dict[str, Any]]:
    return [
        row
        for row in contract.load(site, "observations")
        if all(row[key] == value for key, value in wanted.items())
    ]  # fmt: skip


def test_figures_of_the_communique_are_read(sample_site: BuiltSite) -> None:
    source = "qingwu-communique-2024.txt"
    (product,) = observations(sample_site.site, source=source, value=386.4, unit="亿元")
    assert "地区生产总值" in product["indicator"]
    assert (product["period"], product["measure"], product["modality"]) == ("2024", "level", "actual")
    (fall,) = observations(sample_site.site, source=source, value=-7.8, unit="%")
    assert fall["measure"] == "change"
    (share,) = observations(sample_site.site, source=source, value=65.9, unit="%")
    assert share["measure"] == "share"


def test_what_is_planned_is_not_shown_as_done(sample_site: BuiltSite) -> None:
    goals = observations(sample_site.site, source=PLAN, value=150, unit="亿元")
    assert goals
    assert {(row["period"], row["modality"]) for row in goals} == {("2030", "target")}


def audits(site: Path, verdict: str) -> list[dict[str, Any]]:
    return [row for row in contract.load(site, "audits") if row["verdict"] == verdict]


def test_planted_growth_rate_is_found(sample_site: BuiltSite) -> None:
    (row,) = [row for row in audits(sample_site.site, "differs") if row["kind"] == "growth_rate"]
    assert row["stated"] == 9.2
    assert row["computed"] == pytest.approx(6.18, abs=0.01)


def test_planted_conflict_is_found(sample_site: BuiltSite) -> None:
    figures = {row["id"]: row["value"] for row in contract.load(sample_site.site, "observations")}
    (row,) = [row for row in audits(sample_site.site, "differs") if row["kind"] == "conflict"]
    assert {figures[name] for name in row["observations"]} == {68.4, 70.9}


def test_nothing_else_differs(sample_site: BuiltSite) -> None:
    assert sorted(row["kind"] for row in audits(sample_site.site, "differs")) == ["conflict", "growth_rate"]


def test_rates_that_are_right_agree(sample_site: BuiltSite) -> None:
    rates = {row["stated"] for row in audits(sample_site.site, "agrees") if row["kind"] == "growth_rate"}
    assert {14.0, 0.8, 10.9, 12.7} <= rates


def test_audits_are_on_a_page(sample_site: BuiltSite) -> None:
    pages = (path.read_text(encoding="utf-8") for path in sorted((sample_site.site / "indicators").rglob("*.html")))
    assert any("9.2" in page and "6.18" in page for page in pages)
