"""Numbers: the cases of tests/cases/numerals, and parse(print(x)) = x for each printed form."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianzhu.annotating.figures.conversion import in_base
from jianzhu.annotating.figures.numerals import parse, vague
from jianzhu.annotating.figures.quantities import find_quantities

CASES = Path(__file__).parent / "cases" / "numerals"
DIGITS = "零一二三四五六七八九"
WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


def cases() -> list[tuple[str, str, str]]:
    found = []
    for part in (CASES / "forms.md").read_text(encoding="utf-8").split("## ")[1:]:
        name, _, body = part.partition("\n")
        printed, _, expected = body.strip().partition("\n.\n")
        found += [(name, p, e) for p, e in zip(printed.splitlines(), expected.splitlines(), strict=True)]
    return found


@pytest.mark.parametrize(("name", "printed", "expected"), cases())
def test_forms(name: str, printed: str, expected: str) -> None:
    assert f"{parse(printed):.10g}" == expected


def in_characters(number: int) -> str:
    """A whole number below ten thousand millions as it is read out: 10203 → 一万零二百零三."""
    if number < 10:
        return DIGITS[number]
    made, high = "", False
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, number = divmod(number, scale)
        if group:
            if made and group < 1000:
                made += "零"
            made += group_in_characters(group) + name
            high = True
        elif high and number and not made.endswith("零"):
            made += "零"
    return made.replace("零零", "零")


def group_in_characters(group: int) -> str:
    made = ""
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, group = divmod(group, scale)
        if digit:
            made += DIGITS[digit] + name
        elif made and group and not made.endswith("零"):
            made += "零"
    return made


WHOLE = st.integers(min_value=0, max_value=10**12 - 1)


@given(WHOLE)
def test_characters_read_back(number: int) -> None:
    assert parse(in_characters(number)) == number


@given(WHOLE, st.integers(min_value=0, max_value=9999))
def test_arabic_reads_back(whole: int, decimals: int) -> None:
    number = float(f"{whole}.{decimals:04}")
    for printed in (f"{whole}.{decimals:04}", f"{whole:,}.{decimals:04}", f"{whole:,}.{decimals:04}".replace(",", " ")):
        assert parse(printed) == number
        assert parse(printed.translate(WIDE)) == number


@given(st.integers(min_value=1, max_value=99), st.integers(min_value=2, max_value=99))
def test_fractions_read_back(above: int, below: int) -> None:
    assert parse(f"{in_characters(below)}分之{in_characters(above)}") == above / below
    assert parse(f"{above}/{below}") == above / below


@pytest.mark.parametrize("text", ["", "亩", "三家", "1.2.3", "点五", "1/0x"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a number"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "size"), [("数百", 100), ("上千", 1000), ("百余", 100), ("数十万", 100000), ("三百", None)]
)
def test_vague(text: str, size: float | None) -> None:
    assert vague(text) == size


@given(
    st.integers(min_value=1, max_value=10**7), st.sampled_from(["家", "亩", "万元", "亿千瓦时", "公里", "%", "万人次"])
)
def test_quantities_read_back(number: int, unit: str) -> None:
    (found,) = find_quantities(f"共有{number:,}{unit}。")
    assert (found.value, found.unit) == (number, unit)


@given(st.integers(min_value=1, max_value=10**6))
def test_units_convert_there_and_back(number: int) -> None:
    mu, base = in_base(float(number), "亩")
    hectares, same = in_base(number / 15, "公顷")
    assert base == same == "平方米"
    assert mu == pytest.approx(hectares)
    assert in_base(float(number), "亿元") == (number * 1e8, "元")
