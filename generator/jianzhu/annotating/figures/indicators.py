"""What a figure measures, as a row label: `全县实现财政收入9亿元` → `财政收入`, `帮助6家企业上市` → `帮助上市企业`.

The label is what the clause says before the number, without the words of time, the subject, the verbs that only lead to
the value (达到, 增至, 同比增长) and what connects clauses; or, where a number counts the noun behind it, the verb
before and that noun. Where a clause says nothing of its own (同比增长5%), the label is that of the figure before.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from functools import cache

import jieba
import jieba.posseg

from jianzhu.annotating.figures.quantities import Quantity
from jianzhu.lexicon import column, table

LONGEST = 24
"""Characters of a row label; a longer one is cut at its last preposition or verb."""
LONGEST_ACT = 4
"""Characters of a verb that stands for what was counted: 完成首期2亿元发行."""
LONGEST_SENT = 14
"""Characters of what those counted are sent to do."""
LONGEST_SECOND = 6
"""Characters of a second noun joined by 和 to the one that a number counts."""
LONGEST_NOUN = 16
"""Characters of the noun taken from behind a number."""

_CHANGES = {row["word"]: row for row in table("changes")}
_LEVELS = {row["word"]: row["level"] == "yes" for row in table("level_verbs")}
_IDLE = column("phrase_ends", "word")
_STARTS = column("phrase_starts", "word")


def _choice(words: object) -> str:
    listed = sorted({str(w) for w in words}, key=lambda w: (-len(w), w))  # type: ignore[attr-defined]
    return "|".join(re.escape(w) for w in listed)


_COMPARED = [word for word, row in _CHANGES.items() if row["amount"] == "compared"]
_MORE = re.compile(
    rf"(?:^|(?:比(?![例重率赛值较亚如])|较|相比)[^，。；、0-9]{{2,20}}?)(?<![缩减增提升降扩加])"
    rf"(?P<change>{_choice(_COMPARED)})[了出]?$"
)
"""比原来便宜, 较行业平均低; by itself what is left of 比去年少 without its time."""
_AGAINST = re.compile(r"(?<![占同环对相反正])(?:比(?![例重率赛值较亚如])|相?较于?|相比于?)[^，。；、0-9]{2,20}$")
"""What a change is measured against: 通关时间[比传统模式]缩短七成."""
_BY_WAY = re.compile(
    r"^(?:以|通过|采取|采用|按照?)[^，。；]{2,20}(?:方式|形式|模式|途径|渠道)|^.*[上下里中内旁边][^，。；]{0,4}(?<![种栽])着"
    r"|^这样的|连续[0-9一二三四五六七八九十两]+[年月天次届期]"
)
"""How, where or of what sort, before what is measured: 以场地入股方式投入, 墙上挂着, 这样的驿站."""
_EARLIER = re.compile(r"(?:原来|原先|以前|从前|过去|此前|往年|往常|同期|年前|改造前)$")
"""The same thing at another time, which a label doesn't name."""
_SETS_AGAINST = re.compile(
    rf"(?<!不)(?:{_choice(word for word in _COMPARED if word.endswith('于'))})[^，。；0-9]{{2,}}$"
)
"""低于全省平均水平, which a label keeps."""
_ENDING = [word for word in _CHANGES if word not in _COMPARED or len(word) > 1]
_END = re.compile(rf"(?:(?P<change>{_choice(_ENDING)})|(?P<level>{_choice(_LEVELS)})|(?P<idle>{_choice(_IDLE)})|\s)$")
_START = re.compile(
    rf"^(?!在[园校建岗职库孵保]|全社会|全口径|全要素|全产业|全员|每[百千万亿十])(?:{_choice(_STARTS)}|\s)"
)
_INNER_CHANGES = [word for word, row in _CHANGES.items() if len(word) > 1 and row["amount"] == "yes"]
_INNER_CHANGE = re.compile(rf"(?:{_choice(_INNER_CHANGES)})(?![率额量值幅至到为速]|行动|工程|计划|攻坚|改革)")
_LIST = re.compile(
    r"(?:[^，。；、\s]{2,16}、){1,8}[^，。；、]{2,12}?等|[^，。；、的]{2,8}等(?=项目|企业|单位|[^于待级同]{0,1}$)"
)
_KEPT_ENDS = ("占比", "收入比", "消费比", "完成投资")
"""Ends of labels that look like verbs."""
_NAME_TAILS = "站厂所场园点馆院室库区桥"
"""Characters that end the name of a facility: 污水处理[站]."""
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What precedes a number: the label's words, and the verb that leads to the value."""

    words: str = ""
    change: str | None = None
    """The word of change right before the value (增长), or within the label (降低经营成本)."""
    to: bool = False
    """Whether the value is a level reached: 增至, 达到, 为."""
    compared: bool = False
    """Whether a word of comparison (比上年, 同比) leads to the change."""
    share: bool = False
    """Whether the verb says that the value is a part of something: 占."""
    against: str = ""
    """What the change is measured against, as the label says it: 比传统模式."""


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    word: str
    flag: str


@cache
def _tagger() -> jieba.posseg.POSTokenizer:
    jieba.setLogLevel(logging.ERROR)
    return jieba.posseg.POSTokenizer(jieba.Tokenizer())


def tokens(text: str) -> list[Token]:
    """The words of `text` with their parts of speech."""
    found, position = [], 0
    for pair in _tagger().cut(text):
        found.append(Token(position, position + len(pair.word), pair.word, pair.flag))
        position += len(pair.word)
    return found


def phrase_before(left: str) -> Phrase:
    """The label in `left`, a clause up to its number, times and subject already taken out."""
    left = _without_list(_BRACKETED.sub("", left).rstrip())
    words, change, to, share, compared, than = left.rstrip(), None, False, False, False, ""
    if more := _MORE.search(words):
        words, change, compared = words[: more.start("change")], more["change"], True
        words, than = _thing_and_other(words)
    elif against := _SETS_AGAINST.search(words):
        change = next(word for word in _COMPARED if against[0].startswith(word))
        return Phrase(_shorten(_strip_start(words)), change, False, True)
    while match := _END.search(words):
        if words.endswith(_KEPT_ENDS):
            break
        if len(match[0].strip()) == 1 and not _stands_alone(words, last=True):
            break
        if match["change"] and not to and change is None:
            change = match["change"]
            words, than = _thing_and_other(words[: match.start()])
            compared = compared or bool(than)
            continue
        elif match["level"] == "高达" and match.start() == 1:
            words = words[: match.start() + 1]
            break
        elif match["level"] and change is None:
            to = to or _LEVELS[match["level"]]
            share = share or match["level"].startswith("占")
        elif match["idle"]:
            compared = compared or match["idle"].startswith(("比", "较", "同比", "环比"))
        words = words[: match.start()]
    words = _strip_start(_BY_WAY.sub("", words))
    if change is None and not to:
        inner: re.Match[str] | None = None
        for match in _INNER_CHANGE.finditer(words):
            inner = match
        if inner is not None and 1 < len(words) - inner.end() <= LONGEST_NOUN and words[inner.end()] not in "的了":
            return Phrase(words[inner.start() :], inner[0], False)
    return Phrase(_shorten(words), change, to, compared, share, than)


def _thing_and_other(words: str) -> tuple[str, str]:
    """What changes, and what the change is measured against: 通关时间比传统模式 → 通关时间, 比传统模式."""
    against = _AGAINST.search(words)
    if not against:
        return words, ""
    return words[: against.start()], "" if _EARLIER.search(against[0]) else against[0]


def _stands_alone(words: str, last: bool) -> bool:
    """Whether the first or last character of `words` is a word of its own (为 in 增加值为, not in 行为)."""
    if not words.strip() or not "\u4e00" <= words.strip()[-1 if last else 0] <= "\u9fff":
        return True
    parts = tokens(words.strip()[-6:] if last else words.strip()[:6])
    return len(parts[-1 if last else 0].word) == 1


def _without_list(words: str) -> str:
    """Without names listed before 等, the verb that governs them kept: 签约甲科技、乙科技等项目 → 签约项目."""
    if words.endswith("等") and (governed := _GOVERNS.search(words)):
        return governed[1]
    match = _LIST.search(words)
    if not match:
        return leading_verb(words) if words.endswith("等") else words
    verb = next((v for v in sorted(_VERBS, key=lambda v: (-len(v), v)) if match[0].startswith(v)), "")
    return words[: match.start()] + verb + words[match.end() :]


def _strip_start(words: str) -> str:
    words = words.lstrip(" ，,、：:")
    while match := _START.match(words):
        if match.end() == len(words) and len(words) > 1:
            return ""
        if words.endswith(_KEPT_ENDS):
            break
        if len(match[0].strip()) == 1 and not _stands_alone(words, last=False):
            break
        words = words[match.end() :]
    if words.count("”") > words.count("“"):
        words = words.replace("”", "", 1)
    elif words.count("“") > words.count("”"):
        words = words.replace("“", "", 1)
    words = re.sub(r"(?<=.)(?:预计|有望|力争)?可?实现(?=.)", "", _SMALL_COUNT.sub("", words))
    return re.sub(r"(?:为|按)(?=每)", "", words.strip(" ，,、的】【"))


def _shorten(words: str) -> str:
    """The end of a label that is too long, from behind a preposition on."""
    if len(words) <= LONGEST:
        return words
    cut = 0
    for token in tokens(words):
        if token.flag in ("p", "d", "c", "x") and token.word not in "“”" and len(words) - token.end >= 4:
            cut = token.end
    shorter = _strip_start(words[cut:]) or words
    return shorter if len(shorter) <= LONGEST else shorter[-LONGEST:]


def noun_after(right: str, quantity: Quantity) -> tuple[str, str]:
    """The noun that a number counts, at the start of `right` (the clause behind it), and the short predicate after it.

    >>> noun_after("企业上市", quantity)
    ('企业', '上市')
    """
    right = re.split(r"[，,；;。！？：:（(）)、]|——", right, maxsplit=1)[0]
    if _GOES_TO.match(right) or _MARK.match(right):
        return "", ""
    if not right or quantity.kind == "rank" or right[0] in "的后前起内外来间":
        if right[:1] != "的":
            return "", ""
        right = right[1:]
        if quantity.kind not in ("measure", "count", "ratio"):
            return "", ""
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
    if not noun and len(act) <= LONGEST_ACT and (act in _VERBS or (quantity.kind == "duration" and _is_verb(listed))):
        return right.rstrip(), ""
    rest = right[end:]
    predicate = _predicate(rest)
    return noun, predicate


_HONOUR = re.compile(
    r"(?:获批|入选|获评|荣获|上榜|跻身|被认定为|被评为|通过|进入|加入|参加|入驻|落户|落选|退出)(?!的)[^，。；、]{0,16}$"
)
"""What those counted became: 7家企业[获批省级研发中心]."""
_GRADED = re.compile(
    r"(?:[一二三四五六]级|[甲乙丙]级|规模|限额)(?:及以上|及以下|以上|以下)|[0-9.]+[百千万亿]*[\u4e00-\u9fff]{1,2}级"
)
"""What a noun may begin with that no tagger takes for a part of it: 二级及以上医疗机构, 5万吨级泊位."""
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
_SMALL_COUNT = re.compile(r"^[一两三四五六七八九十]+[个家座条项支](?=.)")
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
        if seen and (token.word in _PREDICATES or (token.word in _VERBS and token.end == len(text.rstrip()))):
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


def _is_verb(listed: list[Token]) -> bool:
    return bool(listed) and listed[-1].flag.startswith("v")


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


def leading_verb(words: str) -> str:
    """The verb that a label begins with (盘活 of 盘活资产), empty where it begins with none."""
    return next((words[:n] for n in range(min(4, len(words)), 1, -1) if words[:n] in _VERBS), "")


def sets_against(words: str) -> bool:
    """Whether a label only says what a value is measured against: 低于全省平均水平."""
    return _SETS_AGAINST.match(words) is not None


def is_bare_verb(words: str) -> bool:
    """Whether a label is a verb of counting without the noun that it governs: 再建 of 到明年再建8所."""
    bare = words.lstrip("再又还新")
    return bool(bare) and (bare in _VERBS or (len(bare) == 1 and _is_verb(tokens(bare))))


def is_noun(words: str) -> bool:
    """Whether a label consists of nouns only (土地), so that a verb before it may govern it."""
    return all(token.flag.startswith(("n", "j")) for token in tokens(words))


def is_act(words: str) -> bool:
    """Whether words before a value only say what was done to come to it: 梳理 of 梳理增加到30项."""
    return bool(words) and all(token.flag in ("v", "vn", "d", "vd") for token in tokens(words))


def ends_in_noun(words: str) -> bool:
    """Whether a label ends in a noun, so that it needs none from behind the number."""
    if not words:
        return False
    if words in _DEPENDENT:
        return False
    last = tokens(words)[-1]
    return last.flag.startswith(("n", "j", "l", "i", "eng", "x")) and last.word not in _VERBS


_DEPENDENT = frozenset(column("dependent_labels", "word"))
_VERBS = frozenset(column("count_verbs", "word"))
_GOVERNS = re.compile(rf"({_choice(_VERBS)})了?[《“][^，。；]*等$")
"""A verb and the titles that it governs, counted behind them: 签订《…》等[5份合同]."""
