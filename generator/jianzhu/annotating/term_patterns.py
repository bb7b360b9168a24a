"""Strings that a text itself marks as terms: `推行“田长制”改革` → 田长制, `（REITs）` → REITs.

Most of them are quoted, but most quotations are no terms: speech, irony, figures of speech. Each quotation is weighed:
what stands before it (推出, 所谓: `lexicon/term_verbs.tsv`), what follows it (改革, 模式: `lexicon/term_tails.tsv`), whether
it has the shape of an abbreviation (三网同改, 2+N), whether it comes back, against everyday words, sentences, predicates
and figures of speech (`lexicon/figures_of_speech.tsv`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import jieba

from jianzhu.annotating.term_scan import bare
from jianzhu.lexicon import table

THRESHOLD = 2
"""Points from which a quotation is a term; one strong sign (a tail like 改革, an abbreviation's shape) is worth two."""
LONGEST = 16
"""Characters of a quoted term; longer quotations are speech or a rule's wording."""
GAP = 6
"""Characters that may stand between the introducing verb and the quotation: 打造(园区)“…”."""
MODIFIER = 5
"""Characters between the quotation and its tail noun: “…”(立体物流)网络."""

_QUOTATION = re.compile(r"“([^“”]{2,60})”|「([^「」]{2,60})」|‘([^‘’]{2,40})’|(?<![\w=])\"([^\"]{2,40})\"")
_HAN_NUMERAL = "一二三四五六七八九十百两双"
NUMERIC_SHAPES = (
    re.compile(rf"[{_HAN_NUMERAL}](?:个|项|大|条|种|类)[^一-鿿]?[一-鿿A-Z]{{1,12}}"),  # 四个一, 七个不准
    re.compile(rf"[二三四五六七八九十百两双][一-鿿](?:[一-鿿]{{1,2}})?"),  # 三资, 两员, 三网同改
    re.compile(rf"(?:[{_HAN_NUMERAL}][一-鿿]{{1,4}}){{2,5}}"),  # 一园两中心, 三高四新
    re.compile(rf"[{_HAN_NUMERAL}]{{2,6}}"),  # 二三四
    re.compile(r"[\dA-Za-z]{1,3}(?:[+＋][\dA-Za-zＸＮ]{1,3}){1,4}"),  # 2+N, 1+4+N
    re.compile(r"\d{1,3}(?:分钟|公里|小时)[一-鿿]{1,8}圈"),  # 15分钟生活圈
)
_DIGITS = re.compile(r"\d{2,6}")
_SENTENCE = re.compile(r"[。！？!?；;：:…]|，")
_PREDICATE = re.compile(
    r"^(?:不|没|别|让|把|被|靠|从|在|要|我|你|他|她|咱|这|那|有|无|为|向|以|成为|变成)"
    r"|(?:吗|呢|吧|啊|着|过|了)$|^(?:老|真)[一-鿿]{1,2}发"
)
_SPEECH_BEFORE = re.compile(r"(?:说|道|问|表示|介绍|指出|强调|认为|感叹|直言|要求|叮嘱|回答)[:：，,]?$")
_BRACKETED_ABBREVIATION = re.compile(
    r"(?P<full>[一-鿿]{4,24})[（(](?:英文)?(?:简称|缩写)?[:：]?(?P<lead>[一-鿿]{0,4}\s?)(?P<short>[A-Z][A-Za-z&-]{1,7})[）)]"
)
_ABBREVIATION_EXPLAINED = re.compile(
    r"(?<![A-Za-z])(?P<short>[A-Z][A-Za-z&-]{1,7})[（(](?:即|指)?(?P<full>[一-鿿]{4,24})[）)]"
)
_COMPANY = re.compile(r"(?:公司|集团|研究院|大学|学院|中心|协会|委员会)$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A string that may be a term, at one place: characters [start, end) of `passage`, marks left out."""

    passage: str
    start: int
    end: int
    text: str
    score: int
    reason: str


@cache
def _tails() -> tuple[re.Pattern[str], dict[str, int]]:
    weights = {row["tail"]: int(row["weight"]) for row in table("term_tails")}
    longest_first = sorted(weights, key=lambda tail: (-len(tail), tail))
    between = rf"[^的了在是将让把与和及对为到从等，。、；：！？“”（）()\s]{{0,{MODIFIER}}}?"
    return re.compile(rf"等?{between}({'|'.join(longest_first)})"), weights


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, int]]:
    weights = {row["verb"]: int(row["weight"]) for row in table("term_verbs")}
    longest_first = sorted(weights, key=lambda verb: (-len(verb), verb))
    between = rf"[^的在是将让把，。、；：！？“”（）()\s]{{0,{GAP}}}?"
    return re.compile(rf"({'|'.join(longest_first)})(?:了|出|好|和|以)?{between}$"), weights


@cache
def _figures() -> dict[str, tuple[str, ...]]:
    by_kind: dict[str, list[str]] = {"whole": [], "end": [], "start": []}
    for row in table("figures_of_speech"):
        by_kind[row["how"]].append(row["figure"])
    return {kind: tuple(words) for kind, words in by_kind.items()}


@cache
def _dictionary() -> jieba.Tokenizer:
    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer


def is_figure(text: str) -> bool:
    """Whether a quotation is a figure of speech that needs no explanation: 金钥匙, 加速度, 新蓝海."""
    figures = _figures()
    return (
        text in figures["whole"]
        or (len(text) <= 6 and text.endswith(figures["end"]))
        or (len(text) <= 3 and text.startswith(figures["start"]))
    )


def is_numeric(text: str) -> bool:
    """Whether a string has the shape of a numeric abbreviation: 三资, 两非, 七个不准, 1+4+N, 三网同改."""
    return any(shape.fullmatch(text) for shape in NUMERIC_SHAPES)


def quotations(passage: str, text: str) -> list[tuple[int, int]]:
    """[start, end) of the words inside each pair of quotation marks of `text`, the marks left out."""
    found = []
    for match in _QUOTATION.finditer(text):
        group = match.lastindex or 1
        start, end = match.span(group)
        found.append((start, end))
        if group == 1:
            found += [(start + a, start + b) for a, b in quotations(passage, text[start:end])]
    return found


def from_quotations(passages: Iterable[tuple[str, str]]) -> list[Candidate]:
    """Each quotation of the passages (id, text) with its points, in reading order."""
    places = [(pid, text, quotations(pid, text)) for pid, text in passages]
    repeats = Counter(text[start:end] for _, text, spans in places for start, end in spans)
    found = []
    for pid, text, spans in places:
        groups = _groups(text, spans)
        for start, end in spans:
            first, last = groups[start, end]
            score, reason = _weigh(text, start, end, first, last, repeats[text[start:end]])
            found.append(Candidate(pid, start, end, text[start:end], score, reason))
    return found


def _groups(text: str, spans: list[tuple[int, int]]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each quotation the outer ends of the run of quotations that it stands in: “甲”“乙”, “甲”、“乙”和“丙”."""
    groups: dict[tuple[int, int], tuple[int, int]] = {}
    run: list[tuple[int, int]] = []
    for span in sorted(spans):
        if run and not re.fullmatch(r"[”」’\"][、和与及]?[“「‘\"]", text[run[-1][1] : span[0]]):
            run = []
        run.append(span)
        for member in run:
            groups[member] = (run[0][0], run[-1][1])
    return groups


def _weigh(text: str, start: int, end: int, first: int, last: int, repeats: int) -> tuple[int, str]:
    words = text[start:end]
    plain = bare(words)
    left, right = text[max(0, first - 1 - 16) : first - 1], text[last + 1 : last + 17]
    if not 2 <= len(plain) <= LONGEST or _SENTENCE.search(plain) or not re.search(r"[一-鿿A-Za-z\d]", plain):
        return -9, "quotation"
    if _SPEECH_BEFORE.search(left):
        return -9, "speech"
    tail_pattern, tail_weights = _tails()
    verb_pattern, verb_weights = _verbs()
    tail, verb = tail_pattern.match(right), verb_pattern.search(left)
    score = 0
    reasons = []
    if tail:
        score += tail_weights[tail[1]]
        reasons.append(f"“…”{tail[1]}")
    if verb:
        score += verb_weights[verb[1]]
        reasons.append(f"{verb[1]}“…”")
    if right.startswith(("是指", "即", "，即", "指的是", "，是指", "（即", "(即")):
        score += 3
        reasons.append("explained beside it")
    if is_numeric(plain):
        score += 3 if plain[0] not in "一" or plain.count("一") > 1 else 1
        reasons.append("numeric abbreviation")
    elif _DIGITS.fullmatch(plain):
        return (score, "figures with a noun") if tail and tail_weights[tail[1]] >= 2 else (-9, "number")
    elif is_figure(plain):
        score -= 4
    elif _PREDICATE.search(plain):
        score -= 3
    elif plain in _dictionary().FREQ and _dictionary().FREQ[plain] > 0:
        score -= 3
    if repeats > 1:
        score += 1
        reasons.append("repeated")
    if _coined(plain):
        score += 1
        reasons.append("coined")
    if "、" in plain and not tail:
        score -= 2
    if len(plain) > 8 and "、" not in plain:
        score -= 1
    return score, ", ".join(reasons) or "quotation"


def _coined(plain: str) -> bool:
    """Whether the dictionary takes the string to pieces: 安居贷 → 安居 贷, 湘商回湘 → 湘 商 回 湘."""
    if not re.fullmatch(r"[一-鿿]{3,5}", plain):
        return False
    parts = _dictionary().lcut(plain, HMM=False)
    return sum(len(part) == 1 for part in parts) * 2 > len(parts)


def abbreviations(passages: Iterable[tuple[str, str]]) -> list[tuple[str, int, int, str, int, int]]:
    """Latin abbreviations explained in brackets: passage, [start, end) of the short form, it, [start, end) of its meaning.

    `不动产投资信托基金（REITs）` and `REITs（不动产投资信托基金）` both. Companies' brand names are left out.
    """
    found = []
    for pid, text in passages:
        for pattern in (_BRACKETED_ABBREVIATION, _ABBREVIATION_EXPLAINED):
            for match in pattern.finditer(text):
                if not _COMPANY.search(match["full"]) and sum(char.isupper() for char in match["short"]) >= 2:
                    full = _noun_phrase(text, *match.span("full"))
                    found.append((pid, *match.span("short"), match["short"], *full))
    return found


def _noun_phrase(text: str, start: int, end: int) -> tuple[int, int]:
    """The end of [start, end) that names the thing: after the last 的, verb or 等."""
    cut = re.search(
        r".*(?:的|等|及|和|与|发行|利用|采用|推进|推动|建设|获批|称为|领域|申报)(?=.{4,}$)", text[start:end]
    )
    return (start + cut.end() if cut else start), end


def introduced(text: str, start: int, end: int) -> bool:
    """Whether the words around [start, end) present it as a thing of its own: a verb like 推出 before, a tail after."""
    marked = text[start - 1 : start] in tuple('“「‘"')
    first, last = (start - 1, end + 1) if marked else (start, end)
    verb = _verbs()[0].search(text[max(0, first - 16) : first])
    tail = _tails()[0].match(text[last : last + 16])
    return bool(verb or tail)
