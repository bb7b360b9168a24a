"""Readings: the cases of tests/cases/pinyin (words, and people's names), and the order that they give."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianzhu.identifiers import initial, person_pinyin, pinyin, sort_key
from test_mentions import read_cases

CASES = Path(__file__).parent / "cases" / "pinyin"


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in read_cases(CASES)], ids=[c[0] for c in read_cases(CASES)]
)
def test_case(text: str, expected: str, request: pytest.FixtureRequest) -> None:
    read = person_pinyin if "people:" in request.node.name else pinyin
    assert read(text) == expected


def test_an_index_goes_by_the_reading_that_is_known() -> None:
    assert initial("单增辉") == "D"
    assert initial("单增辉", person_pinyin("单增辉")) == "S"
    assert initial("吕梁", "lǚ liáng") == "L"


def test_order_is_by_reading_without_tones_then_by_code_point() -> None:
    names = ["株洲市", "长沙市", "单县", "安化县", "重庆市", "A股", "成都市"]
    assert sorted(names, key=sort_key) == ["A股", "安化县", "长沙市", "成都市", "重庆市", "单县", "株洲市"]
    assert sort_key("“点对点”直航") == ("dian dui dian zhi hang", "“点对点”直航")
    names = ["论", "栾", "绿叶", "略", "路", "绿", "路灯", "女儿", "怒江", "暖泉"]
    assert sorted(names, key=sort_key) == ["路", "路灯", "绿", "绿叶", "栾", "略", "论", "怒江", "女儿", "暖泉"]
    assert sort_key("绿", "lǜ") == sort_key("绿")
    assert sort_key("事实") < sort_key("试试")
    numbered = ["“1+4+N”", "2号线", "10号线", "三资", "“135”", "A10", "A2"]
    assert sorted(numbered, key=sort_key) == ["“1+4+N”", "2号线", "10号线", "“135”", "A2", "A10", "三资"]
