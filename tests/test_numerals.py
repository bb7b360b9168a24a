"""Numbers: the cases of tests/cases/numerals, and parse(print(x)) = x for each printed form."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianzhu.annotating.figures.conversion import UNITS, in_base
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


@given(WHOLE.filter(bool), st.integers(min_value=1, max_value=9999))
def test_decimals_in_characters_read_back(whole: int, decimals: int) -> None:
    digits = f"{decimals:04}".rstrip("0")
    spelled = f"{in_characters(whole % 10**4)}点{''.join(DIGITS[int(digit)] for digit in digits)}"
    number = float(f"{whole % 10**4}.{digits}")
    assert parse(spelled) == pytest.approx(number)
    assert parse(spelled + "亿") == pytest.approx(number * 1e8)


@given(st.integers(min_value=1, max_value=9999))
def test_numbers_of_cheques_read_back(number: int) -> None:
    cheque = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
    assert parse(in_characters(number).translate(cheque)) == number


def read_one(text: str) -> tuple[object, str, str]:
    (found,) = find_quantities(text)
    return found.value, found.unit, found.bound


@given(st.integers(min_value=1, max_value=9), st.integers(min_value=0, max_value=9))
def test_tenths_read_back(tenths: int, hundredths: int) -> None:
    printed = f"{DIGITS[tenths]}成" + (DIGITS[hundredths] if hundredths else "")
    assert read_one(f"占比{printed}。") == (tenths + hundredths / 10, "成", "exact")
    assert in_base(tenths + hundredths / 10, "成") == (pytest.approx(10 * tenths + hundredths), "%")


@given(st.integers(min_value=1, max_value=99), st.sampled_from([("百", "%"), ("千", "‰"), ("万", "‱")]))
def test_parts_of_a_hundred_read_back(number: int, kind: tuple[str, str]) -> None:
    assert read_one(f"增长{kind[0]}分之{in_characters(number)}。") == (number, kind[1], "exact")


@given(
    st.integers(min_value=1, max_value=10**5),
    st.integers(min_value=1, max_value=10**5),
    st.sampled_from(["至", "到", "—", "-", "~"]),
    st.sampled_from(["万元", "家", "公里", "%"]),
)
def test_ranges_read_back(low: int, more: int, to: str, unit: str) -> None:
    assert read_one(f"需要{low}{to}{low + more}{unit}。") == ((low, low + more), unit, "exact")


@given(st.integers(min_value=1, max_value=8), st.sampled_from(["十", "百", "千", "万"]))
def test_neighbours_side_by_side_read_back(low: int, order: str) -> None:
    size = {"十": 10, "百": 100, "千": 1000, "万": 10000}[order]
    found = read_one(f"来了{DIGITS[low]}{DIGITS[low + 1]}{order}人。")
    assert found == ((low * size, (low + 1) * size), "人", "about")


@given(st.integers(min_value=1, max_value=300))
def test_ranks_read_back(place: int) -> None:
    assert read_one(f"居全省第{place}位。") == (place, "位", "exact")
    assert read_one(f"进入全国前{place}位。") == (place, "位", "at_most")


@given(st.integers(min_value=1, max_value=5))
def test_doubling_reads_back(times: int) -> None:
    assert read_one(f"产值翻了{'一两三四五'[times - 1]}番。") == (2**times - 1, "倍", "exact")


@given(st.decimals(min_value="0.1", max_value="999.9", places=1))
def test_index_numbers_read_back(number: Decimal) -> None:
    assert read_one(f"发展指数达{number}。") == (float(number), "", "exact")


@given(st.integers(min_value=1, max_value=10**6))
def test_units_convert_there_and_back(number: int) -> None:
    mu, base = in_base(float(number), "亩")
    hectares, same = in_base(number / 15, "公顷")
    assert base == same == "平方米"
    assert mu == pytest.approx(hectares)
    assert in_base(float(number), "亿元") == (number * 1e8, "元")


@given(st.integers(min_value=1, max_value=10**6), st.sampled_from(sorted(UNITS)), st.sampled_from(["", "万", "亿"]))
def test_every_unit_converts_there_and_back(number: int, unit: str, multiplier: str) -> None:
    scale = {"": 1.0, "万": 1e4, "亿": 1e8}[multiplier]
    based, base = in_base(float(number), multiplier + unit)
    assert base == UNITS[unit]["base"]
    assert based == pytest.approx(number * scale * float(UNITS[unit]["factor"]))
    assert in_base(float(number) * scale, unit) == (pytest.approx(based), base)
