"""The search's index: from it any words are found where they stand in the corpus, and nowhere else."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianzhu.identifiers import pinyin
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.search import search_files
from jianzhu.publishing.search.folding import folded
from jianzhu.publishing.search.grams import BASE, GAP, LARGEST, Grams, gaps, packed
from jianzhu.publishing.search.records import records
from jianzhu.publishing.search.written import WrittenPage, written_records
from publishing_corpus import CORPUS, ENTITIES


def unpacked(text: str) -> Iterator[int]:
    """What the page's script reads: the places, rising."""
    digits = {char: k for k, char in enumerate(c for c in map(chr, range(33, 127)) if c not in '"\\')}
    place, number = -1, 0
    for char in text:
        digit = digits[char]
        if digit >= BASE:
            number = number * BASE + digit - BASE
        else:
            place += number * BASE + digit + 1
            number = 0
            yield place


def looked_up(grams: Grams) -> dict[str, list[int]]:
    """Every key of the files → its places; each is where a browser looks for it."""
    found: dict[str, list[int]] = {}
    made = grams.files()
    begins = [sorting(one) for one in made.begins]
    assert begins == sorted(set(begins)) and len(begins) == len(made.files)
    for number, held in enumerate(made.files):
        for char, inside in held.items():
            parts = inside.split(" ")
            for rest, places in zip(parts[::2], parts[1::2], strict=True):
                assert char + rest not in found
                assert bisect_right(begins, sorting(char + rest)) - 1 == number
                found[char + rest] = list(unpacked(places))
    return found


def sorting(key: str) -> bytes:
    return key.encode("utf-16-be")


@given(st.sets(st.integers(0, 3_000_000)))
def test_places_are_read_as_they_were_written(places: set[int]) -> None:
    assert list(unpacked(packed(gaps(sorted(places))))) == sorted(places)


@given(st.text(alphabet="竹笋林AIa1.％% 　国國“𠮷豈"))
def test_every_pair_has_all_its_places(text: str) -> None:
    plain = folded(text)
    grams = Grams()
    grams.add_text(plain, 7)
    stream = plain.replace(" ", GAP) + GAP
    expected: dict[str, list[int]] = {}
    for k in range(len(plain)):
        if plain[k].isalnum():
            expected.setdefault(stream[k : k + 2], []).append(7 + k)
    assert looked_up(grams) == expected


def test_files_are_of_one_size() -> None:
    grams = Grams()
    for k in range(LARGEST):
        grams.add_text(f"的{chr(0x4E00 + k % 500)}", 3 * k)
    sizes = [sum(len(inside.encode()) for inside in held.values()) for held in grams.files().files]
    assert len(sizes) > 2 and max(sizes) <= LARGEST
    assert sum(sizes) > 0.9 * LARGEST * (len(sizes) - 1)
    assert sum(len(places) for key, places in looked_up(grams).items() if key[0] == "的") == LARGEST


def test_words_of_letters_need_few_files() -> None:
    grams = Grams()
    grams.add_text(folded(f"GDP与PPP、AI、ESG挂钩，{''.join(map(chr, range(0x4E00, 0x9000)))}"), 0)
    made = grams.files()
    assert len(made.files) > 5
    assert len({number for number, held in enumerate(made.files) for char in held if char.islower()}) <= 2


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("投资６．２ 億元", "投资6.2亿元"),
        ("“三資”", '"三资"'),
        ("GDP  growth ２０２４ 2025", "gdp growth 2024 2025"),
        ("第 一 季 度 5 %", "第一季度5%"),
        ("  \u3000\n", ""),
        ("㎡…Ⅲ𠮷", "㎡…Ⅲ𠮷"),
        ("王・小•明", "王·小·明"),
    ],
)
def test_folding(text: str, plain: str) -> None:
    assert folded(text) == plain
    assert folded(plain) == plain


def test_readings_stand_where_the_name_does() -> None:
    grams = Grams()
    grams.add_name("竹韵新材", ("zhu", "yun", "xin", "cai"), 10)
    held = looked_up(grams)
    assert {key: held[key] for key in ("Zhu", "Xin", "ZY", "XC", "Z=4", "竹=4")} == {
        "Zhu": [10], "Xin": [12], "ZY": [10], "XC": [12], "Z=4": [10], "竹=4": [10],
    }  # fmt: skip
    assert grams.syllables() == ["cai", "xin", "yun", "zhu"]


def test_everything_is_there_once_names_first() -> None:
    held = records(Collection(CORPUS), {"dongting.txt": 0})
    kinds = [record.kind for record in held]
    assert kinds == sorted(kinds, key=["organization", "person", "place", "term", "indicator", "article"].index)
    assert held[0].title == "江岸城建集团有限公司"
    article = held[-1]
    assert article.heading[0].text == "江岸市：老厂房里的新账本" and article.outline[0].text == "一、摸清家底"
    said = "".join(found.text for found in article.text)
    for words in ("记者 周明远", "4.85%", "资产总额（亿元）｜312.4｜356.8", "注：数据来自集团年报", "老厂房里揭牌"):
        assert words in said


def test_pages_that_people_wrote_are_found_by_their_sections() -> None:
    guide = (
        "---\ntitle: 指南\n---\n# 怎样读 {#top}\n\n先看**目录**。\n\n## 查找 {#find}\n\n"
        "- 按 `/`。\n\n| 键 | 用处 |\n|---|---|\n| s | 打开 |\n"
    )
    hidden = "---\nsearch:\n  exclude: true\n---\n# 不给人看\n"
    (page,) = written_records([("hidden.md", hidden), ("how/guide.md", guide)])
    assert (page.kind, page.url, page.title) == ("page", "how/guide.html", "指南")
    assert [(found.id, found.text) for found in (*page.outline, *page.text)] == [
        ("top", "怎样读"), ("find", "查找"), ("top", "先看目录。"),
        ("find", "按 /。"), ("find", "键｜用处"), ("find", "s｜打开"),
    ]  # fmt: skip
    assert "页面" in [label for _, label, _ in scripts(written=[("how/guide.md", guide)])["search/index"]["kinds"]]


def scripts(corpus: Any = CORPUS, written: Sequence[WrittenPage] = ()) -> dict[str, Any]:
    """Name of each part → what it holds."""
    made = {}
    for path, content in search_files(Collection(corpus), written):
        text = content.decode("utf-8")
        assert text.startswith("jianzhu.arrived(") and text.endswith(");\n") and text.count("\n") == 1
        name, held = json.loads(f"[{text[16:-3]}]")
        assert path == f"assets/jianzhu/{name}.js"
        made[name] = held
    return made


def test_the_same_each_time_and_named_after_the_content() -> None:
    assert list(search_files(Collection(CORPUS))) == list(search_files(Collection(CORPUS)))
    other = replace(CORPUS, entities=CORPUS.entities[1:])
    versions = {scripts(one)["search/index"]["version"] for one in (CORPUS, other)}
    assert len(versions) == 2
    for version in versions:
        assert version.isalnum()


def test_a_hostile_name_stays_a_name() -> None:
    hostile = '</script>"\\_ =\u2028'
    entity = replace(ENTITIES[0], name=hostile, pinyin=pinyin(hostile))
    made = scripts(replace(CORPUS, entities=(entity,), terms=(), observations=(), audits=()))
    version = made["search/index"]["version"]
    assert made[f"search/{version}/texts/0"][0][1] == hostile


def test_a_collection_without_names_has_an_index() -> None:
    made = scripts(replace(CORPUS, entities=(), terms=(), observations=(), audits=()))
    assert made["search/index"]["names"] == 0
    assert [kind for kind, _, _ in made["search/index"]["kinds"]] == ["article"]
