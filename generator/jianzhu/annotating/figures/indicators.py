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

from jianzhu.lexicon import column, table

LONGEST = 24
"""Characters of a row label; a longer one is cut at its last preposition or verb."""
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
    rf"^(?!在[园校建岗职库孵保]|到[发位岸账期港站访](?!现)|全社会|全口径|全要素|全产业|全员|每[百千万亿十])(?:{_choice(_STARTS)}|\s)"
)
_INNER_CHANGES = [word for word, row in _CHANGES.items() if len(word) > 1 and row["amount"] == "yes"]
_INNER_CHANGE = re.compile(
    rf"(?<!改造)(?<!改善)(?:{_choice(_INNER_CHANGES)})(?![率额量值幅至到为速]|行动|工程|计划|攻坚|改革)"
)
_LIST = re.compile(
    r"(?:[^，。；、\s]{2,16}、){1,8}[^，。；、]{2,12}?等|[^，。；、的]{2,8}(?<![一二三特优])等(?=项目|企业|单位|[^于待级同]{0,1}$)"
)
_KEPT_ENDS = ("占比", "收入比", "消费比", "完成投资")
"""Ends of labels that look like verbs."""
_POINTED_AT = re.compile(
    r"^这[个家座条项][^，。；、0-9]{0,10}?(?:项目|企业|工程|公司|园区|村|基地|中心)(?:拥有|现有|共有|有|的)?(?=[\u4e00-\u9fff]{2})"
)
"""What only points at whom a figure is about: [这家企业拥有]员工."""
_SMALL_COUNT = re.compile(r"^[一两三四五六七八九十]+[个家座条项支](?=.)")
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
    left = left[max(left.rstrip("，；").rfind(mark) for mark in "，；") + 1 :]
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
    verb = next((v for v in sorted(VERBS, key=lambda v: (-len(v), v)) if match[0].startswith(v)), "")
    return words[: match.start()] + verb + words[match.end() :]


def _strip_start(words: str) -> str:
    words = _POINTED_AT.sub("", words.lstrip(" ，,、：:"))
    while match := _START.match(words):
        if match.end() == len(words) and len(words) > 1:
            return ""
        if words.endswith(_KEPT_ENDS) and not words.endswith(_KEPT_ENDS, match.end()):
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


def is_verb(listed: list[Token]) -> bool:
    """Whether a run of words ends in a verb."""
    return bool(listed) and listed[-1].flag.startswith("v")


def leading_verb(words: str) -> str:
    """The verb that a label begins with (盘活 of 盘活资产), empty where it begins with none."""
    return next((words[:n] for n in range(min(4, len(words)), 1, -1) if words[:n] in VERBS), "")


def sets_against(words: str) -> bool:
    """Whether a label only says what a value is measured against: 低于全省平均水平."""
    return _SETS_AGAINST.match(words) is not None


def is_bare_verb(words: str) -> bool:
    """Whether a label is a verb of counting without the noun that it governs: 再建 of 到明年再建8所."""
    bare = words.lstrip("再又还新")
    return bool(bare) and (bare in VERBS or (len(bare) == 1 and is_verb(tokens(bare))))


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
    return last.flag.startswith(("n", "j", "l", "i", "eng", "x")) and last.word not in VERBS


_DEPENDENT = frozenset(column("dependent_labels", "word"))
VERBS = frozenset(column("count_verbs", "word"))
_GOVERNS = re.compile(rf"({_choice(VERBS)})了?[《“][^，。；]*等$")
"""A verb and the titles that it governs, counted behind them: 签订《…》等[5份合同]."""
