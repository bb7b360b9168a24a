"""Pages and data of a small collection: what is escaped, what is linked, where links lead, what the contract asks for.

Cases: `cases/publishing/escaping.md` (text, a line with a dot, Markdown) and `marks.md` (a paragraph, what was found in
it, a line with a dot, the Markdown of the page).
"""

from __future__ import annotations

import csv
import io
import json
import os
import posixpath
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown as Renderer
from mkdocs.utils.yaml import get_yaml_loader

from jianzhu.model import (
    Article,
    Audit,
    Corpus,
    Entity,
    EntityMention,
    Footnote,
    Join,
    NoteMark,
    Observation,
    Passage,
    Provenance,
    Restored,
    Source,
    Table,
    Term,
    Text,
)
from jianzhu.publishing import PublishSettings, publish, validate
from jianzhu.publishing.articles.marks import first_uses, marked
from jianzhu.publishing.articles.pages import heading_levels, is_web
from jianzhu.publishing.collection import LINES_A_PAGE, Collection
from jianzhu.publishing.entities.pages import SENTENCES_A_PAGE
from jianzhu.publishing.search.grams import Grams
from jianzhu.publishing.wording.escaping import element, front_matter_text, inline, link, markdown, plain, title
from jianzhu.scaffold import scaffold
from publishing_corpus import ARTICLE, CORPUS, ENTITIES, OBSERVATIONS, RESTORED, SOURCE, TERMS, place

CASES = Path(__file__).parent / "cases" / "publishing"
CONFIG: dict[str, Any] = yaml.load(scaffold("mkdocs.yml"), get_yaml_loader())
USUAL = ["abbr", "def_list", "admonition", "sane_lists", "pymdownx.tilde", "pymdownx.caret", "pymdownx.mark"]
USUAL += ["pymdownx.keys", "pymdownx.superfences", "pymdownx.details", "pymdownx.snippets", "pymdownx.tasklist"]
USUAL += ["pymdownx.emoji", "pymdownx.betterem", "pymdownx.inlinehilite", "pymdownx.blocks.admonition"]
"""Extensions that owners of a site like to add."""


def cases(name: str) -> list[Any]:
    found = []
    for block in re.split(r"^## ", (CASES / name).read_text(encoding="utf-8"), flags=re.M)[1:]:
        case, _, rest = block.partition("\n")
        given_, _, wanted = rest.partition("\n.\n")
        found.append(pytest.param(given_.strip(), wanted.strip(), id=case))
    return found


@cache
def renderer(*more: str) -> Renderer:
    own = [e if isinstance(e, str) else next(iter(e)) for e in CONFIG["markdown_extensions"]]
    options = {k: v for e in CONFIG["markdown_extensions"] if isinstance(e, dict) for k, v in e.items()}
    return Renderer(extensions=[*own, *more], extension_configs=options)


def rendered(source: str, *more: str) -> BeautifulSoup:
    return BeautifulSoup(renderer(*more).reset().convert(source), "html.parser")


def shown(text: str) -> str:
    return " ".join(text.split())


# ── escaping ─────────────────────────────────────────────────────────────────────────────────────────────────────────

NASTY = ["<script>", "&amp;", "&#60;", "{{x}}", "{: .a }", "[a](b)", "[^1]", "![", "**", "__", "``", "```", "~~~", "|"]
NASTY += ["1. ", "- ", "+ ", "# ", "> ", "---", "===", "*[甲]: 乙", ":smile:", "^^x^^", "==x==", "++ctrl++", "!!! note"]
NASTY += [
    "javascript:alert(1)",
    "<!-- ",
    "-->",
    "]]>",
    "\\",
    '"',
    "'",
    "\n",
    "\n\n    ",
    "\t",
    "\u2028",
    "\u3000",
    "\x02",
]
NASTY += [
    "\x02klzzwxh:0000\x03",
    "\x02wzxhzdk:0\x03",
    "http://a.b/c",
    "<http://a.b>",
    "a@b.cn",
    "--8<--",
    "/// x",
    ": ",
    "{#id}",
]
texts = st.lists(
    st.one_of(st.sampled_from(NASTY), st.text("甲乙，。“”（）３5 ", max_size=4), st.text(max_size=3)),
    min_size=1,
    max_size=12,
).map("".join)
words = texts.filter(lambda text: bool(text.strip()))


@pytest.mark.parametrize(("text", "wanted"), cases("escaping.md"))
def test_text_as_markdown(text: str, wanted: str) -> None:
    assert markdown(text) == wanted
    assert shown(rendered(wanted).get_text()) == shown(text)


@settings(deadline=None, max_examples=250)
@given(words)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    wanted = shown(plain(text))
    for more in ((), tuple(USUAL)):
        paragraph = rendered(f"{markdown(text)}\n{{: #p1 .jz-text }}", *more)
        assert shown(paragraph.get_text()) == wanted
        assert {tag.name for tag in paragraph.find_all(True)} <= {"p"}
        heading = rendered(f"## {inline(text.strip())} {{#h1}}", *more).h2
        assert heading is not None
        assert heading.get("id") == "h1"
        for anchor in heading.select(".headerlink"):
            anchor.decompose()
        assert shown(heading.get_text()) == wanted
        table = rendered(f"| a | b |\n|---|---|\n| {inline(text)} | z {{: #c }} |", *more)
        assert [shown(td.get_text()) for td in table.find_all("td")] == [wanted, "z"]
        item = rendered(f"- {markdown(text)} 尾", *more)
        assert shown(item.get_text()) == shown(f"{wanted} 尾")


@settings(deadline=None, max_examples=250)
@given(texts, texts)
def test_any_text_can_be_linked_and_be_a_tip(text: str, tip: str) -> None:
    made = rendered(f"{inline('甲!')}{link(inline('甲' + text), 'x.md#y', tip)}乙")
    anchors = made.find_all("a")
    assert [a["href"] for a in anchors] == ["x.md#y"]
    assert shown(anchors[0].get_text()) == shown(plain("甲" + text))
    full_width = str.maketrans("<>&", "＜＞＆")
    assert anchors[0].get("title", "") == shown(plain(tip)).translate(full_width)


@settings(deadline=None)
@given(texts)
def test_any_text_in_raw_html_and_front_matter(text: str) -> None:
    made = rendered(f'<div class="a">\n<div><span title="{element(text)}">{element(text)}</span></div>\n</div>')
    assert made.span is not None
    assert shown(made.span.get_text()) == shown(plain(text)) == shown(str(made.span["title"]))
    loaded = yaml.safe_load(f"title: {front_matter_text(text)}")["title"]
    assert "<" not in loaded
    assert shown(BeautifulSoup(loaded, "html.parser").get_text()) == shown(plain(text))


def test_a_title_is_harmless_as_html() -> None:
    assert title("<img src=x onerror=alert(1)> & “甲”") == "＜img src&#61;x onerror&#61;alert&#40;1&#41;＞ ＆ “甲”"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a.b/ c", 'https://a.b/"x', "ftp://a.b", "//a.b", ""])
def test_only_web_addresses_become_links(url: str) -> None:
    assert not is_web(url)


# ── marks ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def one_paragraph(case: str) -> tuple[Collection, Article, Passage]:
    """A collection of one paragraph, from the lines of a case."""
    text, *found = case.split("\n")
    source = Source("case.txt", text, "utf-8", "0" * 64)
    strong: list[tuple[int, int]] = []
    notes: list[NoteMark] = []
    places: dict[str, list[tuple[str, int, int]]] = {"entity": [], "term": [], "figure": []}
    for line in found:
        kind, _, words = line.removeprefix("note after ").rpartition(" ") if line[:4] == "note" else line.partition(" ")
        for match in re.finditer(re.escape(words), text):
            if line.startswith("note"):
                notes.append(NoteMark(match.end(), "1", "[1]"))
            elif kind == "bold":
                strong.append(match.span())
            else:
                places[kind].append((words, *match.span()))
    passage = Passage("p1", "paragraph", Text.cut(text, 0, len(text)), notes=tuple(notes), strong=tuple(strong))
    note = Passage("fn1", "footnote", Text.inserted("注"))
    article = Article("case-1", source.name, "news", None, blocks=(passage,), footnotes=(Footnote("1", note),))

    def at(start: int, end: int) -> Provenance:
        return Provenance.of(source, article, passage, start, end)

    named: dict[str, list[EntityMention]] = {}
    for words, start, end in places["entity"]:
        named.setdefault(words, []).append(EntityMention(at(start, end), words, ""))
    figures = [
        Observation(f"o{a}", at(a, b), "甲", None, "乙", 1.0, "", None, "level", "actual", "exact", 1.0, None, None)
        for _, a, b in places["figure"]
    ]
    corpus = Corpus(
        (Restored(source, (article,), ()),),
        tuple(Entity(f"e{k}", "organization", w, "x", (), tuple(m)) for k, (w, m) in enumerate(named.items())),
        tuple(Term(f"t{a}", w, "x", (at(a, b),)) for w, a, b in places["term"]),
        tuple(figures),
    )
    return Collection(corpus), article, passage


@pytest.mark.parametrize(("case", "wanted"), cases("marks.md"))
def test_marks(case: str, wanted: str) -> None:
    collection, article, passage = one_paragraph(case)
    made = marked(collection, article, passage, "articles/case-1.md", ["n1"] * len(passage.notes))
    made = re.sub(r"\]\(\.\./(entities/|glossary|indicators/)[^ )]*( \"[^\"]*\")?\)\{\.jz-([a-z]+)\}", _kind, made)
    made = re.sub(r'<span class="jz-again jz-[a-z]+" data-to="\.\./[^"]*">(.*?)</span>', r"[\1](again)", made)
    assert made == wanted


def test_a_name_is_linked_anew_under_each_heading_and_in_each_table_and_note() -> None:
    words = "江岸城建集团发债"
    source = Source("case.txt", words, "utf-8", "0" * 64)
    text = Text.cut(words, 0, len(words))
    body = [Passage(f"p{k}", "paragraph", text) for k in range(1, 4)]
    cells = tuple(Passage(f"t1r1c{k}", "cell", text) for k in (1, 2))
    blocks = (body[0], body[1], Table("t1", None, cells, ()), Passage("h1", "heading", text, level=2), body[2])
    note = Footnote("1", Passage("fn1", "footnote", text))
    article = Article("case-1", source.name, "news", None, blocks=blocks, footnotes=(note,))
    mentions = tuple(
        EntityMention(Provenance.of(source, article, passage, 0, 6), words[:6], "") for passage in article.passages()
    )
    entity = Entity("e", "organization", words[:6], "x", (), mentions)
    collection = Collection(Corpus((Restored(source, (article,), ()),), (entity,)))
    assert sorted(passage for passage, _ in first_uses(collection, article.id)) == ["fn1", "p1", "p3", "t1r1c1"]


def _kind(match: re.Match[str]) -> str:
    layer = {"organization": "entities/", "term": "glossary", "figure": "indicators/"}[match[3]]
    assert layer == match[1], "the link is on another layer than its address"
    return {"entities/": "](entity)", "glossary": "](term)", "indicators/": "](figure)"}[match[1]]


# ── the whole site ───────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def site() -> dict[str, bytes]:
    return publish(CORPUS, PublishSettings(title="江岸文集"))


@cache
def page(path: str) -> BeautifulSoup:
    source = site()[path].decode()
    return rendered(re.sub(r"\A---\n.*?\n---\n", "", source, flags=re.S))


def pages() -> list[str]:
    return [path for path in site() if path.endswith(".md")]


def broken_links(of: dict[str, bytes]) -> list[str]:
    """Links of the pages that lead nowhere: raw ones to `.html`, Markdown's to `.md`."""
    documents = {
        path: rendered(re.sub(r"\A---\n.*?\n---\n", "", content.decode(), flags=re.S))
        for path, content in of.items()
        if path.endswith(".md")
    }
    ids = {path: {str(tag["id"]) for tag in soup.find_all(id=True)} for path, soup in documents.items()}
    broken = []
    for path, soup in documents.items():
        for anchor in soup.find_all("a", href=True):
            target, _, fragment = str(anchor["href"]).partition("#")
            if "://" in target:
                continue
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            if there.endswith(".html"):
                there = there.removesuffix(".html") + ".md"
            if there not in of or (fragment and fragment not in ids[there]):
                broken.append(f"{path}: {anchor['href']}")
    return broken


def test_every_link_and_anchor_leads_somewhere() -> None:
    assert broken_links(site()) == []


def test_a_broken_link_would_be_seen() -> None:
    spoilt = {**site(), "glossary.md": b"[x](nowhere.md) [y](index.md#nothing)"}
    assert {"glossary.md: nowhere.md", "glossary.md: index.md#nothing"} <= set(broken_links(spoilt))


def test_ids_are_unique_on_each_page() -> None:
    for path in pages():
        ids = [tag["id"] for tag in page(path).find_all(id=True)]
        assert len(ids) == len(set(ids)), path


def test_data_keeps_the_contract() -> None:
    assert validate(site()) == ()


@pytest.mark.parametrize(
    ("file", "field", "value"),
    [
        ("observations", "value", "6.07"),
        ("observations", "period", "去年"),
        ("articles", "title", ""),
        ("entities", "type", "company"),
        ("terms", "definition_from", "lexicon"),
        ("sources", "sha256", "abc"),
        ("audits", "verdict", "maybe"),
    ],
)
def test_data_that_breaks_the_contract_is_found(file: str, field: str, value: object) -> None:
    records = json.loads(site()[f"data/{file}.json"])
    records[0][field] = value
    findings = validate({**site(), f"data/{file}.json": json.dumps(records).encode()})
    assert [f"data/{file}.json"] == [f.where for f in findings]
    assert field in findings[0].message


def test_quotes_and_numbers_of_the_data() -> None:
    rows = {r["id"]: r for r in json.loads(site()["data/observations.json"])}
    for row in rows.values():
        assert SOURCE.text[row["start"] : row["end"]] == row["quote"]
    ranged = next(r for r in rows.values() if r["indicator"] == "清理闲置房产")
    assert ranged["value"] == [1200, 1236]
    assert ranged["period"] is None
    source = json.loads(site()["data/sources.json"])[0]
    removed = sum(not c.isspace() for r in source["removed"] for c in r["text"])
    assert source["kept"] + removed == source["characters"]


def test_data_say_where_a_note_belongs() -> None:
    [article] = json.loads(publish(CORPUS)["data/articles.json"])
    [passage] = [p for p in ARTICLE.passages() if p.role == "paragraph" and p.notes]
    at, chars = passage.notes[0].position, passage.text.chars
    assert f"{chars[:at]}[1]{chars[at:]}" in article["paragraphs"]
    assert [note["marker"] for note in article["footnotes"]] == ["1"]


@pytest.mark.parametrize(
    ("text", "bold", "wanted"),
    [
        ("一、压实责任。各乡镇明确包库干部。", (0, 7), "一、压实责任"),
        ("专项检查：县水利局每月检查一次。", (0, 5), "专项检查"),
        ("县水利局每月检查一次。", (0, 4), ""),
        ("检查每月一次。要留记录。", (7, 12), ""),
        ("检查每月一次。", (0, 7), ""),
    ],
)
def test_a_head_that_a_paragraph_begins_with(text: str, bold: tuple[int, int], wanted: str) -> None:
    paragraph = Passage("p9", "paragraph", Text.inserted(text), strong=(bold,))
    article = replace(ARTICLE, blocks=(replace(ARTICLE.blocks[1], level=2), paragraph))  # type: ignore[type-var]
    corpus = replace(CORPUS, restored=(replace(RESTORED, articles=(article,)),), entities=(), terms=(), observations=())
    [made] = json.loads(publish(replace(corpus, audits=()))["data/articles.json"])
    assert made["headings"][1:] == ([{"level": 3, "text": wanted}] if wanted else [])
    assert made["paragraphs"] == [text]


def test_a_join_behind_a_note_is_found_in_the_data() -> None:
    [passage] = [p for p in ARTICLE.passages() if p.role == "paragraph" and p.notes]
    at = passage.notes[0].position
    joins = tuple(Join(passage.id, position, "", "", 0.9) for position in (at - 1, at + 1))
    restored = replace(RESTORED, articles=(replace(ARTICLE, joins=joins),))
    [article] = json.loads(publish(replace(CORPUS, restored=(restored,)))["data/articles.json"])
    [text] = [p for p in article["paragraphs"] if "[1]" in p]
    assert [text[j["position"] :] for j in article["joins"]] == [
        f"{passage.text.chars[at - 1]}[1]{passage.text.chars[at:]}",
        passage.text.chars[at + 1 :],
    ]


def test_a_definition_of_our_own_is_not_given_as_the_text_s() -> None:
    terms = {t["term"]: t for t in json.loads(site()["data/terms.json"])}
    assert terms["三资"]["definition_from"] == "text"
    own = terms["综合融资成本"]
    assert (own["definition"], own["definition_from"]) == (None, None)
    assert own["lexicon_definition"] == TERMS[1].definition


def test_a_text_s_definition_stands_beside_ours_and_those_of_other_texts() -> None:
    other = place("p1", "三资")
    term = replace(
        TERMS[0],
        gloss="国有单位的三类家底。",
        coined="2022，江岸市",
        aliases=("国有三资",),
        other_definitions=(other,),
        definition_rank=5,
    )
    files = publish(replace(CORPUS, terms=(term,)), PublishSettings(title="笺注"))
    page = files["glossary/s.md"].decode()
    ours = "国有单位的三类家底。<small>本站释义"
    for words in ("<small>原文语境，", ours, "提出：2022，江岸市", "又作：国有三资", "三资<small>原文释义，"):
        assert words in page
    record = json.loads(files["data/terms.json"])[0]
    assert record["lexicon_definition"] == term.gloss
    assert [at["quote"] for at in record["other_definitions"]] == ["三资"]
    sure = publish(replace(CORPUS, terms=(replace(term, definition_rank=1),)), PublishSettings(title="笺注"))
    assert "<small>原文释义，" in sure["glossary/s.md"].decode()
    assert "原文语境" not in sure["glossary/s.md"].decode()


def test_components_of_another_number_than_the_term_says_are_told() -> None:
    short = Audit("count", (), 3.0, 2.0, "differs", "国有资源、国有资产 = 2", "3", about="三资")
    term = replace(TERMS[0], expansion=("国有资源", "国有资产"))
    page = publish(replace(CORPUS, terms=(term,), audits=(short,)), PublishSettings())["glossary/s.md"].decode()
    told = "构成：国有资源、国有资产　（名称说 3 项，原文列出 2 项） [核对](../indicators/audits.md#audit-1)"
    assert told in page
    agreeing = replace(short, stated=2.0, verdict="agrees")
    assert "名称说" not in str(publish(replace(CORPUS, audits=(agreeing,)), PublishSettings())["glossary/s.md"])


def test_csv_has_the_same_rows_and_nothing_that_excel_would_compute() -> None:
    rows = list(csv.DictReader(io.StringIO(site()["data/observations.csv"].decode())))
    assert [r["id"] for r in rows] == [o.id for o in OBSERVATIONS]
    assert rows[3]["value"] == "[1200, 1236]"
    assert (rows[3]["value_low"], rows[3]["value_high"], rows[3]["period"]) == ("1200", "1236", "")
    assert rows[6]["indicator"] == "=资产负债率"
    assert site()["data/observations-excel.csv"].startswith(b"\xef\xbb\xbf")
    excel = list(csv.DictReader(io.StringIO(site()["data/observations-excel.csv"].decode("utf-8-sig"))))
    assert excel[6]["indicator"] == "'=资产负债率"


def test_hostile_text_becomes_no_markup() -> None:
    for path in pages():
        soup = page(path)
        assert not soup.find_all("script"), path
        assert not [a for a in soup.find_all("a", href=True) if str(a["href"]).startswith("javascript:")], path
    assert "{{ config }}<script>alert(1)</script>" in page("articles/dongting-1.md").get_text()


def test_article_reads_as_printed() -> None:
    soup = page("articles/dongting-1.md")
    assert soup.h1 is not None and soup.h1.get_text().startswith("江岸市：老厂房里的新账本")
    texts = [p.get_text().removesuffix(" ¶") for p in soup.select("p.jz-text")]
    first = next(b for b in ARTICLE.blocks if isinstance(b, Passage))
    assert texts[0] == first.text.chars
    assert [h.get("id") for h in soup.find_all("h2")] == ["h1", "jz-said"]
    table = soup.table
    assert table is not None
    assert [[c.get_text() for c in row.find_all(["th", "td"])] for row in table.find_all("tr")] == [
        ["指标", "2021年", "2022年"],
        ["资产总额（亿元）", "312.4", "356.8"],
        ["资产负债率（%）", "61.2", "58.9"],
    ]
    aligned = ["right" in str(c.get("style")) for c in table.find_all("th")]
    assert aligned == [False, True, True]
    assert "缺本文的结尾" in soup.get_text()
    assert soup.select(".footnote li")


def test_an_empty_corner_of_a_table_is_no_head() -> None:
    table = next(b for b in ARTICLE.blocks if isinstance(b, Table))
    header = (replace(table.header[0], text=Text.inserted("")), *table.header[1:])
    blocks = tuple(replace(b, header=header) if isinstance(b, Table) else b for b in ARTICLE.blocks)
    made = publish(Corpus((Restored(SOURCE, (replace(ARTICLE, blocks=blocks),), ()),)))[
        "articles/dongting-1.md"
    ].decode()
    heads = rendered(re.sub(r"\A---\n.*?\n---\n", "", made, flags=re.S)).find_all("th")
    assert [(h.get("id"), h.get("role")) for h in heads[:2]] == [(header[0].id, "cell"), (None, None)]


def test_a_long_article_lists_what_it_says_on_a_page_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    beside = site()["articles/dongting-1.md"].decode()
    assert "articles/dongting-1/notes.md" not in site()
    monkeypatch.setattr("jianzhu.publishing.articles.pages.SAID_WITH_TEXT", 3)
    made = publish(CORPUS)
    notes = made["articles/dongting-1/notes.md"].decode()
    lists = beside[beside.index("### 条目") :]
    assert re.findall(r"\[(.*?)\]\(", notes)[1:] == re.findall(r"\[(.*?)\]\(", lists)
    assert "(notes.md" not in notes and "](../dongting-1.md#p1-3" in notes
    assert len(made["articles/dongting-1.md"]) < len(beside.encode())
    assert broken_links(made) == []


@pytest.mark.parametrize(
    ("levels", "wanted"),
    [([2, 3, 2], [2, 3, 2]), ([3, 4, 4, 2], [2, 3, 3, 2]), ([3, 3, 5, 4], [2, 2, 3, 3]), ([None, 9], [2, 3])],
)
def test_headings_leave_no_gap(levels: list[int | None], wanted: list[int]) -> None:
    blocks = tuple(replace(ARTICLE.blocks[1], id=f"h{k}", level=level) for k, level in enumerate(levels))  # type: ignore[arg-type]
    assert list(heading_levels(replace(ARTICLE, blocks=blocks)).values()) == wanted


def test_a_figure_leads_to_its_row_and_the_row_to_its_sentence() -> None:
    row = OBSERVATIONS[1]
    there = page("articles/dongting-1.md").find("a", href=re.compile(f"#obs-{row.id}$"))
    assert there is not None and there.get_text() == "4.85%"
    target, _, fragment = str(there["href"]).removeprefix("../").partition("#")
    cell = page(target).find(id=fragment)
    line = cell.find_parent("tr") if cell else None
    assert line is not None
    back = [str(a["href"]) for a in line.find_all("a") if "articles/" in str(a["href"])]
    assert back == ["../articles/dongting-1.md#p1-3"]
    sentence = page("articles/dongting-1.md").find(id="p1-3")
    assert sentence is not None and "4.85%" in sentence.get_text()


def test_a_cell_is_quoted_with_its_row_and_column() -> None:
    text = page("indicators/subject-jiang-an-cheng-jian-ji-tuan-you-xian-gong-si.md").get_text()
    assert "资产总额（亿元），2021年：312.4" in text


def test_source_page_has_every_line_and_says_what_was_removed() -> None:
    soup = page("sources/dongting.md")
    lines = SOURCE.text.split("\n")
    shown_lines = [span.get_text() for span in soup.select(".jz-source > div > span")]
    assert shown_lines == [plain(line) for line in lines]
    assert [(d.get_text(), d["title"]) for d in soup.find_all("del")] == [("洞庭日报", "页眉页脚"), ("- 12 -", "页码")]
    whys = [(row["id"], row.small.get_text()) for row in soup.select(".jz-source > div") if row.small]
    assert whys == [("L1", "页眉页脚"), ("L15", "页码")]
    ways = {str(row["id"]): row.select(".jz-to") for row in soup.select(".jz-source > div")}
    assert [a["href"] for a in ways["L5"]] == ["../articles/dongting-1.html#p1"]
    assert ways["L15"] == []
    assert site()["sources/files/dongting.txt"] == SOURCE.text.encode()


def test_nothing_is_lost_where_an_entity_is_named_very_often() -> None:
    sentence = "江岸市召开会议。"
    count = SENTENCES_A_PAGE + 5
    text = sentence * count
    source = replace(SOURCE, text=text)
    passage = Passage("p1", "paragraph", Text.cut(text, 0, len(text)))
    article = Article("many-1", source.name, "news", None, blocks=(passage,))
    starts = range(0, len(text), len(sentence))
    mentions = tuple(EntityMention(Provenance.of(source, article, passage, a, a + 3), "江岸市", "") for a in starts)
    entity = replace(ENTITIES[-1], mentions=mentions)
    made = publish(Corpus((Restored(source, (article,), ()),), (entity,)))
    listed = made[f"entities/{entity.id}.md"].decode() + made[f"entities/{entity.id}/2.md"].decode()
    assert listed.count("**江岸市**召开会议。") == count
    assert broken_links(made) == []


def test_a_long_source_goes_on_on_further_pages() -> None:
    text = "行\n" * (LINES_A_PAGE + 3)
    source = replace(SOURCE, text=text, name="long.txt")
    made = publish(Corpus((Restored(source, (), ()),)))
    assert b'id="L1"' in made["sources/long.md"]
    assert f'id="L{LINES_A_PAGE + 1}"'.encode() in made["sources/long/2.md"]
    assert broken_links(made) == []


def test_each_line_of_a_passage_leads_to_it() -> None:
    text = "江岸市召开\n清查动员会\n\n散会"
    source = replace(SOURCE, text=text)
    passage = Passage("p1", "paragraph", Text.cut(text, 0, len(text)))
    article = Article("lines-1", source.name, "news", None, blocks=(passage,))
    made = publish(Corpus((Restored(source, (article,), ()),)))
    lines = rendered(made["sources/dongting.md"].decode()).select(".jz-source > div")
    assert [len(line.select(".jz-to")) for line in lines] == [1, 1, 0, 1]


def test_empty_cells_stay_empty() -> None:
    text = "甲乙"
    source = replace(SOURCE, text=text)
    cells = tuple(Passage(f"t1r1c{k}", "cell", t) for k, t in enumerate((Text("", ()), Text.cut(text, 0, 1)), 1))
    heads = tuple(Passage(f"t1r0c{k}", "cell", t) for k, t in enumerate((Text("", ()), Text.cut(text, 1, 2)), 1))
    article = Article("table-1", source.name, "news", None, blocks=(Table("t1", None, heads, (cells,)),))
    made = publish(Corpus((Restored(source, (article,), ()),)))
    table = rendered(made["articles/table-1.md"].decode()).table
    assert table is not None
    assert [c.get_text().strip() for c in table.find_all(["th", "td"])] == ["", "乙", "", "甲"]
    assert broken_links(made) == []


def test_an_empty_collection_makes_a_site() -> None:
    made = publish(Corpus(()))
    assert broken_links(made) == []
    assert validate(made) == ()


def test_two_pages_at_one_place_are_refused() -> None:
    with pytest.raises(ValueError, match="written twice"):
        publish(replace(CORPUS, entities=(*ENTITIES, ENTITIES[0])))


def test_same_input_same_bytes_whatever_the_hash_seed() -> None:
    script = (
        "import hashlib; from publishing_corpus import CORPUS; from jianzhu.publishing import publish;"
        "print(hashlib.sha256(repr(publish(CORPUS)).encode()).hexdigest())"
    )
    here = Path(__file__).parent
    said = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        environment["PYTHONPATH"] = os.pathsep.join([str(here.parent / "generator"), str(here)])
        done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
        said.add(done.stdout)
    assert len(said) == 1


def test_places_of_the_hand_made_corpus_are_right() -> None:
    assert place("p1", "江岸市").quote == "江岸市"
    assert RESTORED.source is SOURCE


def test_a_name_of_marks_alone_is_left_out_of_the_index() -> None:
    grams = Grams()
    grams.add_name("", (), 0)
    assert grams.files().files == []
