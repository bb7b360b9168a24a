"""Mentions: the cases of tests/cases/mentions, and what a table of cases can't say."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path

import pytest

from jianzhu.annotating.names.mentions import find_mentions
from jianzhu.model import Article, Author, Correction, Mention, Passage, RegisteredEntity, Registry, Source, Text

CASES = Path(__file__).parent / "cases" / "mentions"


def read_cases(folder: Path = CASES) -> list[tuple[str, str, str]]:
    cases = []
    for file in sorted(folder.glob("*.md")):
        for block in re.split(r"(?m)^## ", file.read_text(encoding="utf-8"))[1:]:
            name, rest = block.split("\n", 1)
            text, _, expected = rest.partition("\n.\n")
            cases.append((f"{file.stem}: {name.strip()}", text.strip(), expected.strip()))
    return cases


def mentions_of(*texts: str, registry: Registry | None = None, authors: tuple[Author, ...] = ()) -> list[Mention]:
    whole = "\n".join(texts)
    passages, at = [], 0
    for k, text in enumerate(texts, 1):
        passages.append(Passage(f"p{k}", "paragraph", Text.cut(whole, at, at + len(text))))
        at += len(text) + 1
    article = Article("a-1", "a.txt", "news", None, authors=authors, blocks=tuple(passages))
    return list(find_mentions(article, Source("a.txt", whole, "utf-8", ""), registry or Registry()))


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in read_cases()], ids=[c[0] for c in read_cases()])
def test_case(text: str, expected: str) -> None:
    found = mentions_of(text)
    assert "\n".join(f"{m.surface} | {m.type} | {m.name}" for m in found) == expected
    assert all(text[m.start : m.end] == m.surface for m in found)


def test_there_are_enough_cases() -> None:
    assert len(read_cases()) >= 60


def test_mentions_do_not_overlap_and_are_in_order() -> None:
    found = mentions_of(
        "衡阳市星火电子有限公司董事长李峻介绍，公司与衡阳市住建局、中南大学共建衡阳虹溪产业园。",
        "《衡阳市星火行动方案》由衡阳市委印发。",
    )
    places = [(m.passage, m.start, m.end) for m in found]
    assert places == sorted(places)
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(places))


def test_a_name_found_once_is_found_in_every_passage() -> None:
    found = mentions_of("引进鑫昱恒创、澜沛斯等头部企业。", "鑫昱恒创今年扩产。")
    assert [m.surface for m in found if m.passage == "p2"] == ["鑫昱恒创"]


def test_the_registry_wins() -> None:
    entry = RegisteredEntity("星火行动", "event", aliases=("星火",))
    found = mentions_of("全市开展星火活动，星火燎原。", registry=Registry(entities=(entry,)))
    assert [(m.surface, m.name, m.type, m.reason) for m in found] == [
        ("星火", "星火行动", "event", "registry"),
        ("星火", "星火行动", "event", "registry"),
    ]


def test_a_correction_takes_a_mention_away_here_or_everywhere() -> None:
    here = Correction("not_entity", "湘江", source="a.txt")
    elsewhere = Correction("not_entity", "湘江", source="b.txt")
    assert mentions_of("湘江水质改善。", registry=Registry(corrections=(here,))) == []
    assert len(mentions_of("湘江水质改善。", registry=Registry(corrections=(elsewhere,)))) == 1


def test_authors_are_people() -> None:
    found = mentions_of("文中提到布和。", authors=(Author("布和"),))
    assert [(m.surface, m.type) for m in found] == [("布和", "person")]


def test_a_county_of_two_provinces_is_that_of_the_articles_prefecture() -> None:
    found = mentions_of("吉林市船营区和吉林市的企业到朝阳区考察。")
    assert [m.name for m in found] == ["吉林市", "船营区", "吉林市", "朝阳区"]


def test_nothing_is_printed_or_left_in_the_temporary_folder(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    mentions_of("长沙水务集团完成改造。")
    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("unit", ["长沙", "引进星火电子", "市长李峻和", "星火、"])
def test_time_grows_with_the_length_of_a_paragraph_and_no_faster(unit: str) -> None:
    text = unit * (60_000 // len(unit))  # 180 kB in UTF-8
    began = time.perf_counter()
    mentions_of(text)
    assert time.perf_counter() - began < 20  # seconds; what looks at every pair of characters takes minutes
