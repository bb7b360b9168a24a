"""Terms, definitions and components in small texts (`cases/terms/*.md`), the lexicon's own consistency.

A case: the text, a line with a dot, then one line a term in the order of first use: `term`, `term = definition`,
`term = definition [component | component]`; `(none)` where nothing may be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from jianzhu.annotating.glossary.expansions import expected, matching, members
from jianzhu.annotating.glossary.term_scan import TermScan, bare
from jianzhu.annotating.glossary.terms import find_terms
from jianzhu.lexicon import table
from jianzhu.model import (
    Article,
    Correction,
    Footnote,
    Mention,
    Metadata,
    NoteMark,
    Passage,
    RegisteredTerm,
    Registry,
    Source,
    Text,
)

NO_DECISIONS = Registry()
CASES = Path(__file__).parent / "cases" / "terms"


def cases() -> list[object]:
    found: list[object] = []
    for path in sorted(CASES.glob("*.md")):
        for block in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            name, _, rest = block.partition("\n")
            given, _, wanted = rest.partition("\n.\n")
            found.append(pytest.param(given.strip(), wanted.strip(), id=f"{path.stem}: {name}"))
    return found


def article_of(text: str) -> tuple[Article, Source]:
    passages = []
    at = 0
    for k, line in enumerate(text.split("\n")):
        if line.strip():
            passages.append(Passage(f"p{k + 1}", "paragraph", Text.cut(text, at, at + len(line))))
        at += len(line) + 1
    source = Source("case.txt", text, "utf-8", "0" * 64, Metadata())
    return Article("case-1", source.name, "news", None, blocks=tuple(passages)), source


def readable(text: str, registry: Registry = NO_DECISIONS, mentions: tuple[Mention, ...] = ()) -> str:
    article, source = article_of(text)
    uses, definitions = find_terms(article, source, mentions, registry)
    meanings = {d.term: d for d in definitions}
    lines = []
    for term in dict.fromkeys(use.term for use in uses):
        line = term
        if term in meanings:
            line += f" = {meanings[term].text}"
            if meanings[term].expansion:
                line += f" [{' | '.join(meanings[term].expansion)}]"
        lines.append(line)
    return "\n".join(lines) or "(none)"


@pytest.mark.parametrize(("given", "wanted"), cases())
def test_case(given: str, wanted: str) -> None:
    assert readable(given) == wanted


def test_uses_and_definitions_are_spans_of_their_passage() -> None:
    text = "县里推行“田长制”，即每一块耕地都有人负责。\n\n今年,“田长制”覆盖全县(含园区)。"
    article, source = article_of(text)
    uses, definitions = find_terms(article, source, (), Registry())
    passages = {p.id: p.text.chars for p in article.passages()}
    assert [passages[u.passage][u.start : u.end] for u in uses] == ["田长制", "田长制"]
    for definition in definitions:
        assert definition.passage is not None
        assert passages[definition.passage][definition.start : definition.end] == definition.text


@pytest.mark.parametrize(
    ("body", "note", "term", "meaning"),
    [
        ("高技术服务业 增长8%。", "高技术服务业包括信息服务和研发服务。", "高技术服务业", "包括信息服务和研发服务"),
        ("公司发行ABS ，规模2亿元。", "资产支持证券。", "ABS", "资产支持证券"),
        ("构建“1+N”合规管理制度体系 。", "“1”是指办法，“N”是指指引。", "1+N", "“1”是指办法，“N”是指指引"),
    ],
)  # fmt: skip
def test_a_note_explains_what_its_marker_stands_behind(body: str, note: str, term: str, meaning: str) -> None:
    article, source = article_of(f"{body}\n{note}")
    text, noted = (p for p in article.passages())
    marked = replace(text, notes=(NoteMark(body.index(" "), "1", "¹"),))
    article = replace(article, blocks=(marked,), footnotes=(Footnote("1", replace(noted, role="footnote")),))
    _, definitions = find_terms(article, source, (), Registry())
    assert {d.term: d.text for d in definitions}[term] == meaning


def test_registered_term_is_found_under_its_alias() -> None:
    registry = Registry(terms=(RegisteredTerm("码头议事会", "码头边的议事会。", aliases=("码头会",)),))
    assert readable("每月开一次码头会。", registry) == "码头议事会"


def test_refused_term_is_left_out() -> None:
    registry = Registry(corrections=(Correction("not_term", "营商环境"),))
    assert readable("改善营商环境，发展低空经济。", registry) == "低空经济"


def test_refusal_of_another_source_does_not_count() -> None:
    registry = Registry(corrections=(Correction("not_term", "营商环境", source="other.txt"),))
    assert readable("改善营商环境。", registry) == "营商环境"


def test_term_inside_the_name_of_a_body_is_none() -> None:
    mention = Mention("p1", 0, 9, "江城低空经济研究院", "organization", "江城低空经济研究院", "tail 研究院")
    assert readable("江城低空经济研究院今天成立。", mentions=(mention,)) == "(none)"


def test_term_that_ends_the_name_of_a_body_is_one() -> None:
    mention = Mention("p1", 0, 8, "滨江项目工作专班", "organization", "滨江项目工作专班", "tail 专班")
    assert readable("滨江项目工作专班今天成立。", mentions=(mention,)) == "工作专班"


def test_a_region_that_is_a_policy_too_is_both() -> None:
    region = Mention("p1", 2, 8, "粤港澳大湾区", "place", "粤港澳大湾区", "division")
    assert readable("融入粤港澳大湾区建设。", mentions=(region,)) == "粤港澳大湾区"
    part = Mention("p1", 0, 8, "江城自由贸易港", "place", "江城自由贸易港", "tail 港")
    assert readable("江城自由贸易港开港。", mentions=(part,)) == "(none)"


def test_the_name_of_a_ship_is_no_term_but_a_scheme_named_like_it_is() -> None:
    ship = Mention("p1", 0, 8, "“潮海号”货轮", "project", "“潮海号”货轮", "quoted")
    assert readable("“潮海号”货轮靠港，随后离港。", mentions=(ship,)) == "(none)"
    platform = Mention("p1", 2, 9, "“访寻谋促”平台", "project", "“访寻谋促”平台", "quoted")
    assert readable("依托“访寻谋促”平台收集意见。", mentions=(platform,)) == "访寻谋促"


def test_same_text_gives_the_same_terms_twice() -> None:
    text = "推进“三资”盘活，建设“无废城市”，打造“五个滨江”：数字滨江、绿色滨江。"
    assert readable(text) == readable(text)


# ── the lexicon ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_lexicon_is_broad() -> None:
    assert len(table("terms")) >= 2800


def faults(row: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with a row of the lexicon."""
    definition = row["definition"]
    if len(definition) < 12 or not definition.endswith("。") or "。" in definition[:-1]:
        yield "a definition explains, in one sentence"
    if re.search(r"[,;:?!()]", definition):
        yield "a definition has full-width marks"
    if row["term"].startswith("“") and "”" not in row["term"]:
        yield "a quotation is closed"
    if not re.fullmatch(r"(\d{4})?", row["year"]):
        yield "a year has four digits"
    if row["plain"] not in ("", "yes"):
        yield "plain is yes or empty"
    parts, count = [part for part in row["expansion"].split("|") if part], expected(row["term"])
    if parts and count is not None and len(parts) != count and row["term"] not in MORE_THAN_THE_NUMERAL:
        yield f"{count} components, not {len(parts)}"


def test_lexicon_rows_are_well_formed() -> None:
    assert [f"{row['term']}: {fault}" for row in table("terms") for fault in faults(row)] == []


MORE_THAN_THE_NUMERAL = frozenset({"三严三实", "四议两公开"})
"""Terms whose first numeral counts something else than the components listed."""


def test_lexicon_forms_are_unique() -> None:
    forms = [bare(form) for row in table("terms") for form in (row["term"], *row["aliases"].split("|")) if form]
    assert sorted(forms) == sorted(set(forms))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("term_tails", "tail"),
        ("term_verbs", "verb"),
        ("term_endings", "ending"),
        ("figures_of_speech", "figure"),
        ("compound_tails", "tail"),
        ("plain_latin", "abbreviation"),
    ],
)
def test_rule_tables_have_unique_keys(name: str, key: str) -> None:
    keys = [row[key] for row in table(name)]
    assert len(keys) == len(set(keys)), [k for k in keys if keys.count(k) > 1]


# ── expansions, scan ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("term", "count"),
    [
        ("三资", 3),
        ("七个不准", 7),
        ("五个一", 5),
        ("1+4+N", 3),
        ("“五好”园区", 5),
        ("一江两岸三镇四港", None),
        ("低空经济", None),
    ],
)
def test_expected(term: str, count: int | None) -> None:
    assert expected(term) == count


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("水、电、路", ("水", "电", "路")),
        ("水、电和路", ("水", "电", "路")),
        ("“甲”“乙”", ("甲", "乙")),
        ("一站办+一窗收", ("一站办", "一窗收")),
        ("孤零零", ()),
    ],
)
def test_members(text: str, parts: tuple[str, ...]) -> None:
    assert members(text) == parts


def test_matching_refuses_another_number_of_members() -> None:
    assert matching("三化", ("绿化", "亮化", "美化")) == ("绿化", "亮化", "美化")
    assert matching("四化", ("绿化", "亮化", "美化")) == ()


def test_scan_ignores_quotation_marks_and_prefers_the_longest() -> None:
    scan = TermScan({"小巨人": "小巨人", "专精特新小巨人": "专精特新小巨人", "PPP": "PPP"})
    assert scan.find("“专精特新”小巨人") == [(0, 9, "专精特新小巨人")]
    assert scan.find("专精特新“小巨人成长计划”") == [(5, 8, "小巨人")]
    assert scan.find("APPPS 和 PPP") == [(8, 11, "PPP")]
