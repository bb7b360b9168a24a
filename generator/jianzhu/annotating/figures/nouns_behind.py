"""The noun that a number counts, behind it: `6家企业上市` → 企业 and what they did, 上市; `2个5万吨级泊位` → the whole.

What only leads on to another value (由9项增加[至]30项), or only says what is passed (突破900亿元[大关]), is no noun.
"""

from __future__ import annotations

import re

from jianzhu.annotating.figures.indicators import LONGEST_NOUN, VERBS, Token, is_verb, tokens
from jianzhu.annotating.figures.quantities import Quantity

LONGEST_ACT = 4
"""Characters of a verb that stands for what was counted: 完成首期2亿元发行."""
LONGEST_SENT = 14
"""Characters of what those counted are sent to do."""
LONGEST_SECOND = 6
"""Characters of a second noun joined by 和 to the one that a number counts."""
_NAME_TAILS = "站厂所场园点馆院室库区桥"
"""Characters that end the name of a facility: 污水处理[站]."""


def noun_after(right: str, quantity: Quantity) -> tuple[str, str]:
    """The noun that a number counts, at the start of `right` (the clause behind it), and the short predicate after it.

    >>> noun_after("企业上市", quantity)
    ('企业', '上市')
    """
    right = re.split(r"[，,；;。！？：:（(）)、]|——", right, maxsplit=1)[0]
    if turns := _TURNS.search(right):
        right = right[: turns.start()]
    if _GOES_TO.match(right) or _MARK.match(right):
        return "", ""
    if not right or quantity.kind == "rank" or right[0] in "的后前起内外来间":
        if right[:1] != "的":
            return "", ""
        right = right[1:]
        if quantity.kind not in ("measure", "count", "ratio"):
            return "", ""
    if quantity.kind == "count" and _HOLDS.match(right):
        return right[0], ""
    graded = _GRADED.match(right)
    first = graded.end() if graded else 0
    listed = tokens(right[first:40])
    end = first + _noun_end(listed, right[first:])
    end = 0 if end == first else end
    if end and right[end : end + 1] in _NAME_TAILS and right[end : end + 1]:
        end += 1
    noun = right[:end]
    act = right.rstrip()
    if not noun and quantity.kind == "count" and len(listed) == 1 and len(act) <= LONGEST_ACT:
        return act, ""
    if not noun and quantity.kind == "measure" and _GIVEN.fullmatch(act):
        return act, ""
    if not noun and len(act) <= LONGEST_ACT and (act in VERBS or (quantity.kind == "duration" and is_verb(listed))):
        return right.rstrip(), ""
    rest = right[end:]
    predicate = _predicate(rest)
    return noun, predicate


_HOLDS = re.compile("村(?=集体)")
"""A thing counted whose own figure is told behind it: 58个[村]集体经营性收入超80万元."""
_HONOUR = re.compile(
    r"(?:获批|入选|获评|荣获|上榜|跻身|被认定为|被评为|通过|进入|加入|参加|入驻|落户|落选|退出)(?!的)[^，。；、]{0,16}$"
)
"""What those counted became: 7家企业[获批省级研发中心]."""
_GRADED = re.compile(
    r"(?:[一二三四五六]级|[甲乙丙]级|规模|限额)(?:及以上|及以下|以上|以下)|[0-9.]+[百千万亿]*[\u4e00-\u9fff]{1,2}级"
)
"""What a noun may begin with that no tagger takes for a part of it: 二级及以上医疗机构, 5万吨级泊位."""
_GIVEN = re.compile("分红|补贴|补助|奖励|贷款|订单|融资|授信|捐款|赔偿|借款|租金|工资")
"""What money is, where it stands right behind the amount: 拿到3000元分红."""
_MARK = re.compile("大关|关口|门槛|台阶|红线|警戒线")
"""What a value passes, no thing counted: 突破300亿元大关."""
_GOES_TO = re.compile(r"[^，。的]{0,8}(?:至|到|为)$")
"""What leads from a first value to a second: 精简至, 大幅跃升至."""
_NOUN_FLAGS = (
    "n",
    "a",
    "b",
    "vn",
    "j",
    "l",
    "i",
    "nz",
    "eng",
    "nr",
    "ns",
    "nt",
    "an",
    "ng",
    "s",
    "t",
    "f",
    "k",
    "h",
    "m",
    "q",
    "zg",
)
_TURNS = re.compile(r"(?<=..)(?:重组|整合|合并|归并|压减|精简|缩减|优化|调整|改组)[^，。；]{0,6}[为至到]$")
"""What those counted are turned into, no part of their name: 17家企业[重组整合为]4家."""
_LEADS_ON = re.compile(r"合计|总计|及|以及|分居|位居|居|排|位列|列|占|达|为|有|和|与|的|共")
"""What follows a noun and leads to another figure or name, not to what it does."""
_PREDICATES = ("分批", "均", "已", "全部", "全面", "相继", "陆续", "顺利", "成功", "先后", "实现", "集中", "正式")
_PREDICATE_START = re.compile(rf"^(?:{'|'.join(_PREDICATES)})+")


def _noun_end(listed: list[Token], text: str) -> int:
    end, seen = 0, False
    for k, token in enumerate(listed):
        after = listed[k + 1] if k + 1 < len(listed) else None
        if token.word in "“‘「":
            close = text.find({"“": "”", "‘": "’", "「": "」"}[token.word], token.end)
            if close < 0 or (seen and not _names_on(listed, close + 1)):
                break
            end, seen = close + 1, True
            continue
        if token.start < end:
            continue
        if seen and (token.word in _PREDICATES or (token.word in VERBS and token.end == len(text.rstrip()))):
            break
        if token.word in ("企业", "单位", "项目") and token.flag.startswith("n"):
            end, seen = token.end, True
            continue
        if token.word == "的":
            break
        if token.flag == "f" and not (after and after.flag.startswith("n")):
            break
        if token.word in ("和", "及", "与", "或") and seen and after and after.flag.startswith(("n", "v")):
            if len(re.split(r"[，,；;。！？：:（(）)、]", text[token.end :], maxsplit=1)[0]) > LONGEST_SECOND:
                break
            continue
        if token.flag in ("v", "vd", "vi", "ad", "d", "p", "c", "u", "uj", "ul", "r", "x", "y", "e", "o", "z"):
            noun_next = after is not None and after.flag.startswith(("n", "vn", "l", "j"))
            if token.flag in ("v", "vi", "ad") and noun_next and not seen and after is not None and after.word != "的":
                continue
            break
        if not token.flag.startswith(_NOUN_FLAGS) or token.end > LONGEST_NOUN:
            break
        end, seen = token.end, token.flag != "h"
    return end


def _names_on(listed: list[Token], position: int) -> bool:
    """Whether a noun goes on right behind a closing quotation mark at `position`."""
    return any(t.start == position and t.flag.startswith("n") for t in listed)


def _predicate(rest: str) -> str:
    if honour := _HONOUR.match(rest):
        return honour[0].replace("了", "", 1)
    rest = _PREDICATE_START.sub(lambda m: "全面" if "全面" in m[0] else "", rest.strip()).replace("了", "")
    if _LEADS_ON.match(rest):
        return ""
    return rest if 2 <= len(rest) <= 10 and not rest.startswith(("的", "和", "与", "，")) else ""


def sent_to_do(right: str, used: int) -> str:
    """What those counted are sent to do, `used` characters of `right` naming them: 骨干到甲校、乙校等[高校培训].

    Empty where the clause says nothing short of it.
    """
    clause = re.split(r"[，,；;。！？：:（(）)]|——", right[used:], maxsplit=1)[0]
    told = re.sub(r"^(?:分别|分批|先后|陆续|赴|到|前往)+", "", re.split(r"、|等(?!级)", clause)[-1].strip())
    return told if 2 <= len(told) <= LONGEST_SENT and "的" not in told and not _LEADS_ON.match(told) else ""
