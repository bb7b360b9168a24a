"""Numbers as Chinese texts print them: `1,280.5` → 1280.5, `３．２０` → 3.2, `三十二` → 32, `三分之二` → 0.666….

`NUMBER` matches one number inside a longer pattern (an Arabic one with thousands parted by commas or spaces, or one
spelled in characters); `parse` gives its value. A multiplier after an Arabic number (1.5亿) is no part of the number:
it belongs to the unit, as it was printed. Words that only say the order of size (数百, 上千, 百余) are `vague`.
"""

from __future__ import annotations

import re

_DIGITS = {c: k for k, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "俩": 2}
_DIGITS |= dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True))
_TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
MULTIPLIERS = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
"""What may stand between an Arabic number and its unit."""

_WIDE = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_SPACE = r"[ \u00a0\u2002-\u200a\u3000]"
_D = "[0-9０-９]"
ARABIC = rf"(?:{_D}{{1,3}}(?:[,，]{_D}{{3}})+(?!{_D})|{_D}{{1,3}}(?:{_SPACE}{_D}{{3}})+(?!{_D})|{_D}+)(?:[.．]{_D}+)?"
_C = "零〇○一二两三四五六七八九十百千"
_FINANCIAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
SPELLED = (
    rf"(?:[{_C}][{_C}万亿]*(?:点[零〇一二三四五六七八九]+)?"
    rf"|[{_FINANCIAL}](?:[{_FINANCIAL}零万亿]+|(?=[元圆]))(?![{_FINANCIAL}]))"
)
"""In characters; those of cheques (壹佰贰拾) in a run only or right before 元: 队伍, 叁 in a name are no numbers."""
NUMBER = rf"(?:{ARABIC}|{SPELLED})"

_ARABIC = re.compile(ARABIC)
_FRACTION = re.compile(rf"({NUMBER})分之({NUMBER})")
_SLASH = re.compile(rf"({_D}{{1,3}})[/／]({_D}{{1,3}})")
_VAGUE = re.compile(r"(?:数|好几|几|上)?([十百千万亿]+)(?:余|多|来)?")


def parse(text: str) -> float:
    """The value of a printed number.

    `text` is one number and nothing else: Arabic (half or full width, thousands parted by commas or spaces), spelled
    (三千五百, 一点二亿, 二〇二三, 半), or a fraction (三分之二, 2/3, 百分之五 → 0.05).
    Raises ValueError for anything else.
    """
    text = text.strip()
    if text == "半":
        return 0.5
    if match := _FRACTION.fullmatch(text) or None:
        return parse(match[2]) / parse(match[1])
    if match := _SLASH.fullmatch(text):
        return int(match[1].translate(_WIDE)) / int(match[2].translate(_WIDE))
    if _ARABIC.fullmatch(text):
        return float(re.sub(rf"{_SPACE}|,", "", text.translate(_WIDE)))
    return _spelled(text)


def vague(text: str) -> float | None:
    """The order of size that a vague number names (数百 → 100, 上千 → 1000, 百 → 100); None for any other text."""
    match = _VAGUE.fullmatch(text)
    if not match:
        return None
    value = 1.0
    for char in match[1]:
        value *= 10 if char == "十" else MULTIPLIERS[char]
    return value


def _spelled(text: str) -> float:
    whole, _, decimals = text.partition("点")
    if not whole or any(c not in _DIGITS and c not in _TENS and c not in "万亿" for c in whole):
        raise ValueError(f"not a number: {text!r}")
    scale = 1.0
    if decimals:
        while decimals[-1:] in ("万", "亿"):
            scale *= MULTIPLIERS[decimals[-1]]
            decimals = decimals[:-1]
        if not decimals or any(c not in _DIGITS for c in decimals):
            raise ValueError(f"not a number: {text!r}")
        fraction = float("0." + "".join(str(_DIGITS[c]) for c in decimals))
        return (_integer(whole) + fraction) * scale
    return float(_integer(whole))


def _integer(text: str) -> int:
    """三千五百 → 3500, 一亿零三万 → 100030000, 二〇二三 → 2023; 三万五 → 35000: the last digit takes the next place."""
    for char, scale in (("亿", 10**8), ("万", 10**4)):
        if char in text:
            high, _, low = text.rpartition(char)
            return (_integer(high) if high else 1) * scale + (_after(low, scale) if low else 0)
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit, place = 0, 0, 1
    for k, char in enumerate(text):
        if char in _TENS:
            place = _TENS[char]
            total += (digit if digit or (k and text[k - 1] in "零〇") else 1) * place
            digit = 0
        else:
            digit = _DIGITS[char]
            if digit == 0:
                place = 1
    spoken_short = digit and place > 10 and text[-2:-1] not in ("零", "〇")
    return total + digit * (place // 10 if spoken_short else 1)


def _after(low: str, scale: int) -> int:
    if len(low) == 1 and low in _DIGITS:
        return _DIGITS[low] * scale // 10
    return _integer(low)
