"""What a page's scripts are given for its reader: cards, citations, the source beside the text."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from jianzhu.model import Article, Author, Corpus, Passage, Removal, Repair, Restored, Source, Span, Text
from jianzhu.publishing import PublishSettings, publish
from jianzhu.publishing.articles.citing import citation
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.entities.cards import DEALT, dealt
from jianzhu.publishing.wording.escaping import plain
from publishing_corpus import ARTICLE, CORPUS, ENTITIES, OBSERVATIONS, RESTORED, TERMS


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return publish(CORPUS, PublishSettings(title="江岸文集"))


def part(site: dict[str, bytes], name: str) -> Any:
    """What a part holds, as the browser gets it."""
    text = site[f"assets/jianzhu/{name}.js"].decode()
    head = f"jianzhu.arrived({json.dumps(name)},"
    assert text.startswith(head)
    assert text.endswith(");\n")
    return json.loads(text[len(head) : -3])


def test_an_entity_is_dealt_out_and_its_card_names_it(site: dict[str, bytes]) -> None:
    group = ENTITIES[0]
    kind, name, *lines = part(site, f"cards/entities/{dealt(group.id)}")[group.id]
    assert (kind, name) == ("机构", "江岸城建集团有限公司")
    assert lines == ["又称 江岸城建集团", "见于 1 篇文章，共 3 处", "数据 4 条"]


def test_a_text_s_words_and_ours_are_told_apart_on_a_term_s_card(site: dict[str, bytes]) -> None:
    [text, ours] = TERMS
    cards = {name: card for path in ("s", "z") for name, card in part(site, f"cards/glossary/{path}").items()}
    assert cards[f"term-{text.id}"][2:4] == [
        "国有资源、国有资产、国有资金（原文释义）",
        "构成：国有资源、国有资产、国有资金",
    ]
    assert cards[f"term-{ours.id}"][2].endswith("（本站释义）")


def test_a_figure_s_card_says_what_it_measures_and_what_an_audit_found(site: dict[str, bytes]) -> None:
    pages = Collection(CORPUS).row_pages

    def card(k: int) -> list[str]:
        row = OBSERVATIONS[k]
        found: list[str] = part(site, f"cards/{pages[row.id].removesuffix('.md')}")[f"obs-{row.id}"]
        return found

    assert card(0)[:-1] == [
        "数据",
        "120亿元",
        "江岸市 · 盘活资产 · 2025",
        "目标 · 至少",
        "= 12\u00a0000\u00a0000\u00a0000 元",
    ]
    assert card(0)[-1] == "出处：江岸市：老厂房里的新账本"
    assert card(2)[3] == "实际 · 增减"
    assert card(5)[-2] == "年均增速：不符"


def test_every_link_that_has_a_card_finds_its_part(site: dict[str, bytes]) -> None:
    assert all(0 <= dealt(entity.id) < DEALT for entity in ENTITIES)
    assert f"const DEALT = {DEALT};" in site["assets/jianzhu/previews.js"].decode()
    assert dealt("a") == 97 % DEALT
    assert dealt("ab") == (97 * 31 + 98) % DEALT


CITED = [
    (ARTICLE, "周明远, 李小禾. 江岸市：老厂房里的新账本[N/OL]. 洞庭日报, 2023-06-08"),
    (replace(ARTICLE, kind="report", authors=()), "江岸市：老厂房里的新账本[R/OL]. 洞庭日报, 2023-06-08"),
    (
        replace(ARTICLE, kind="notice", authors=tuple(map(Author, "甲乙丙丁")), publisher="江岸市财政局", date="2023"),
        "甲, 乙, 丙, 等. 江岸市：老厂房里的新账本[EB/OL]. 江岸市财政局, 2023",
    ),
]


@pytest.mark.parametrize(("article", "expected"), CITED, ids=["newspaper", "report", "four authors"])
def test_an_article_is_cited_by_the_standard(article: Article, expected: str) -> None:
    collection = Collection(Corpus((replace(RESTORED, articles=(article,)),)))
    assert citation(collection, article).gb == expected


def test_an_article_is_cited_in_a_running_text() -> None:
    collection = Collection(CORPUS)
    assert (
        citation(collection, ARTICLE).plain == "周明远、李小禾：《江岸市：老厂房里的新账本》，《洞庭日报》2023年6月8日"
    )
    by_office = replace(ARTICLE, authors=(), publisher="江岸市财政局")
    assert citation(collection, by_office).plain == "《江岸市：老厂房里的新账本》，江岸市财政局，2023年6月8日"


def test_the_scripts_know_what_the_site_is_cited_as(site: dict[str, bytes]) -> None:
    words = site["assets/jianzhu/words.js"].decode()
    assert '"site":"江岸文集"' in words


SCRAMBLED = """县里修渠
一渠清水○进
- 3 -
别篇的一行

田间，\u2028稻子绿了。
别篇又一行；人们说好。
"""


def restored_by_hand() -> Restored:
    """Two stories of one page: the first one's paragraph stands on lines 2, 6 and 7, with a misprint read right."""

    def text(words: str, *more: str) -> Text:
        return Text.join(Text.cut(SCRAMBLED, at := SCRAMBLED.index(one), at + len(one)) for one in (words, *more))

    paragraph = text("一渠清水○进", "田间，\u2028稻子绿了。", "人们说好。")
    paragraph = Text(paragraph.chars.replace("○", "〇"), paragraph.offsets)
    first = Article("a-1", "a.txt", "news", Passage("title", "title", text("县里修渠")))
    second = Article("a-2", "a.txt", "news", None)
    number, misprint = SCRAMBLED.index("- 3 -"), SCRAMBLED.index("○")
    return Restored(
        Source("a.txt", SCRAMBLED, "utf-8", "0" * 64),
        (
            replace(first, blocks=(Passage("p1", "paragraph", paragraph),)),
            replace(second, blocks=(Passage("p1", "paragraph", text("别篇的一行", "别篇又一行；")),)),
        ),
        (Removal(Span(number, number + 5), "page number"),),
        (Repair("zero in a year", "○", "〇", Span(misprint, misprint + 1)),),
    )


def test_a_passage_stands_beside_the_lines_that_it_was_made_of() -> None:
    site = publish(Corpus((restored_by_hand(),)))
    first, second = part(site, "beside/a-1"), part(site, "beside/a-2")
    assert first["parts"] == [
        ["title", "标题", [[1, 0, 4]], [1], []],
        ["p1", "第 1 段", [[2, 0, 6], [6, 0, 9], [7, 6, 11]], [2, 3, 6, 7], [6]],
    ]
    assert first["lines"]["3"] == ["- 3 -", [[0, 5, "页码"]], []]
    assert first["lines"]["2"] == ["一渠清水○进", [], [[4, "〇", "年份中的“〇”"]]]
    assert first["pages"] == ["sources/a.html"]
    [[_, _, stretches, shown, _]] = second["parts"]
    assert (stretches, shown) == ([[4, 0, 5], [7, 0, 6]], [4, 7])


def test_every_line_with_words_stands_beside_some_passage(site: dict[str, bytes]) -> None:
    held = part(site, f"beside/{ARTICLE.id}")
    with_words = [plain(line) for line in RESTORED.source.text.split("\n") if line]
    assert [line for line, *_ in held["lines"].values()] == with_words
