"""Strings that a text itself marks as terms: `推行“田长制”改革` → 田长制, `（REITs）` → REITs.

Most of them are quoted, but most quotations are no terms: speech, irony, figures of speech. Each is weighed: what
stands before it (推出, 所谓: `lexicon/term_verbs.tsv`) and after it (改革, 模式: `lexicon/term_tails.tsv`), how it ends
(田长制, 科创贷: `lexicon/term_endings.tsv`), whether it has the shape of an abbreviation (三网同改, 2+N), whether it
comes back; against everyday words, sentences, predicates and `lexicon/figures_of_speech.tsv`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import jieba

from jianzhu.annotating.glossary.term_scan import bare, quoted
from jianzhu.lexicon import derived, table

THRESHOLD = 2
"""Points from which a quotation is a term; one strong sign (a tail like 改革, an abbreviation's shape) is worth two."""
LONGEST = 16
"""Characters of a quoted term; longer quotations are speech or a rule's wording."""
LONG = 10
"""Characters from which a quotation rather is a sentence's part."""
REFUSED = -9
"""Points of what is no term whatever stands around it."""
GAP = 6
"""Characters that may stand between the introducing verb and the quotation: 打造(园区)“…”."""
MODIFIER = 5
"""Characters between the quotation and its tail noun: “…”(立体物流)网络."""

_QUOTATION = re.compile(r"“([^“”]{2,60})”|「([^「」]{2,60})」|‘([^‘’]{2,40})’|(?<![\w=])\"([^\"]{2,40})\"")
_HAN_NUMERAL = "一二三四五六七八九十百两双"
NUMERIC_SHAPES = (
    re.compile(rf"[{_HAN_NUMERAL}](?:个|项|大|条|种|类)[^一-鿿]?[一-鿿A-Z]{{1,12}}"),  # 四个一, 七个不准
    re.compile(r"[二三四五六七八九十百两双][一-鿿](?:[一-鿿]{1,2})?"),  # 三资, 两员, 三网同改
    re.compile(rf"(?:[{_HAN_NUMERAL}][一-鿿]{{1,4}}){{2,5}}"),  # 一港两园, 三高四新
    re.compile(rf"[{_HAN_NUMERAL}]{{2,6}}"),  # 二三四
    re.compile(r"[\dA-Za-z]{1,3}(?:[+＋][\dA-Za-zＸＮ]{1,3}){1,4}"),  # 2+N, 1+4+N
    re.compile(r"[一-鿿\d]{2,8}(?:[+＋][一-鿿\d]{2,8}){1,4}"),  # 党建+网格
    re.compile(r"[一-鿿A-Za-z]{2,5}[+＋]"),  # 康养+
    re.compile(r"\d{1,3}(?:分钟|公里|小时)[一-鿿]{1,8}圈"),  # 15分钟生活圈
)
_PHRASE = re.compile(r"等?(?P<of>的)?(?P<words>[^的了在是将让把与和及对为到从等，。、；：！？“”（）()\s]{1,14})")
_DIGITS = re.compile(r"\d{2,6}")
_SENTENCE = re.compile(r"[。！？!?；;：:…]|，")
_PREDICATE = re.compile(
    r"^(?:不|没|别|让|把|被|靠|从|在|要|我|你|他|她|咱|这|那|有|无|为|向|以|成为|变成)"
    r"|(?:吗|呢|吧|啊|着|过|了)$|^(?:老|真)[一-鿿]{1,2}发|(?P<twice>.)不(?P=twice)"
)
_SPEECH_BEFORE = re.compile(r"(?:说|道|问|表示|介绍|指出|强调|认为|感叹|直言|要求|叮嘱|回答)[:：，,]?$")
_SHORT_NAME_BEFORE = re.compile(r"(?:以下)?(?:统称|简称)(?:为|：)?$")
_BRACKETED_ABBREVIATION = re.compile(
    r"(?P<full>[一-鿿]{4,24})[（(](?:英文)?(?:简称|缩写)?[:：]?(?P<lead>[一-鿿]{0,4}\s?)(?P<short>[A-Z][A-Za-z&-]{1,7}(?:\d{1,2}(?:\.\d)?)?)[）)]"
)
_ABBREVIATION_EXPLAINED = re.compile(
    r"(?<![A-Za-z])(?P<short>[A-Z][A-Za-z&-]{1,7}(?:\d{1,2}(?:\.\d)?)?)[（(](?:即|指)?(?P<full>[一-鿿]{4,24})[）)]"
)
_ENTRY = re.compile(
    r"(?:[（(]?\d{1,3}[)）.．、]?\s*|[①-⑳]\s*)?[“「]?(?P<term>[^“”「」，。：；、（）\s]{2,16})[”」]?[一-鿿]{0,4}(?:（[^（）]{1,20}）)?"
    r"(?:[:：]\s*(?:是?指|即|就是)|是指|，是?指)[:：]?\s*(?P<body>[^。]{6,160}。?)"
)
_NUMBERED_ENTRY = re.compile(
    r"(?:[（(]?\d{1,3}[)）.．、]\s*|[①-⑳]\s*)?[“「]?(?P<term>[^“”「」，。：；、（）\s]{2,16})[”」]?[^：]{0,8}：\s*(?P<body>[^。]{6,160}。?)"
)
"""As above without 指, which only a list headed 名词解释 leaves out."""
_EXPLAINING = re.compile("(?:名词|名词术语|术语|词语|有关)(?:解释|注释|说明)")
_STATED_BEFORE = re.compile("(?:[是叫]|推出|实行|推行|探索|提出|总结出|创新)了?$")
_EXPLAINS_IT = re.compile(
    "，?(?:主要|就|通常|一般)?(?:是指|指的是|即|指(?![出导挥标示定数向责明引望着])|意思是)|[（(](?:即|指|是指)"
)
"""What explains a quotation right after it."""
_NO_TERM = re.compile("^(?:关键词|名词解释|报告强调|本规划|本办法|本方案|其中|这|该|它|前者|后者)|所称$|我")
_COUNTED_WITH_BRACKET = re.compile(
    r"(?<![一-鿿“])(?P<term>[二三四五六七八九十两](?:个|项|大)?[一-鿿]{2,6})[（(](?:即|指|是指)[:：]?(?P<body>[^（）()]{4,120})[）)]"
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


@derived()
def _tails() -> tuple[re.Pattern[str], dict[str, int]]:
    weights = {row["tail"]: int(row["weight"]) for row in table("term_tails")}
    longest_first = sorted(weights, key=lambda tail: (-len(tail), tail))
    return re.compile("|".join(longest_first)), weights


def tail_nouns() -> frozenset[str]:
    """The nouns that name a scheme after a quotation: 行动, 目标, 体系."""
    return frozenset(_tails()[1])


def _tail(right: str) -> list[tuple[str, int]]:
    """The tail nouns that follow a quotation before the phrase ends, each with its points; after 的 one point less."""
    phrase = _PHRASE.match(right)
    if not phrase:
        return []
    pattern, weights = _tails()
    found = [m for m in pattern.finditer(phrase["words"]) if m.start() <= MODIFIER or m.end() == len(phrase["words"])]
    return [(m[0], weights[m[0]] - bool(phrase["of"])) for m in found]


@derived()
def _verbs() -> tuple[re.Pattern[str], dict[str, int]]:
    weights = {row["verb"]: int(row["weight"]) for row in table("term_verbs")}
    longest_first = sorted(weights, key=lambda verb: (-len(verb), verb))
    between = rf"[^的在是将让把，。、；：！？“”（）()\s]{{0,{GAP}}}?"
    return re.compile(rf"({'|'.join(longest_first)})(?:了|出|好|和|以)?{between}$"), weights


@derived()
def _scheme() -> frozenset[str]:
    """Tails and verbs that present a scheme, whose working the sentence then explains."""
    marked = [row["tail"] for row in table("term_tails") if row["scheme"]]
    return frozenset(marked + [row["verb"] for row in table("term_verbs") if row["scheme"]])


@derived()
def _endings() -> tuple[tuple[str, int], ...]:
    rows = [(row["ending"], int(row["weight"])) for row in table("term_endings")]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


@derived()
def _beginnings() -> tuple[tuple[str, int], ...]:
    return tuple((row["beginning"], int(row["weight"])) for row in table("term_beginnings"))


@derived()
def _figures() -> dict[str, tuple[str, ...]]:
    by_kind: dict[str, list[str]] = {"whole": [], "end": [], "start": []}
    for row in table("figures_of_speech"):
        by_kind[row["how"]].append(row["figure"])
    return {kind: tuple(words) for kind, words in by_kind.items()}


@derived()
def _dictionary() -> jieba.Tokenizer:
    """Segmentation's dictionary: the words that a reader knows."""
    jieba.setLogLevel(60)
    jieba.initialize()
    return jieba.dt


def is_figure(text: str) -> bool:
    """Whether a quotation is a figure of speech that needs no explanation: 金钥匙, 加速度, 新蓝海."""
    figures = _figures()
    return (
        text in figures["whole"]
        or (len(text) <= 6 and text.endswith(figures["end"]) and "+" not in text)
        or (len(text) <= 3 and text.startswith(figures["start"]))
    )


def is_numeric(text: str) -> bool:
    """Whether a string has the shape of a numeric abbreviation: 三资, 两非, 七个不准, 1+4+N, 三网同改."""
    return any(shape.fullmatch(text) for shape in NUMERIC_SHAPES)


def quotations(text: str) -> list[tuple[int, int]]:
    """[start, end) of the words inside each pair of quotation marks of `text`, the marks left out."""
    found = []
    for match in _QUOTATION.finditer(text):
        group = match.lastindex or 1
        start, end = match.span(group)
        found.append((start, end))
        if group == 1:
            found += [(start + a, start + b) for a, b in quotations(text[start:end])]
    return found


def from_quotations(passages: Iterable[tuple[str, str]]) -> list[Candidate]:
    """Each quotation of the passages (id, text) with its points, in reading order."""
    places = [(pid, text, quotations(text)) for pid, text in passages]
    words = [text[start:end] for _, text, spans in places for start, end in spans]
    repeats = Counter(words)
    repeats.update({part for one in words if "、" in one for part in one.split("、")})
    found = []
    for pid, text, spans in places:
        groups = _groups(text, spans)
        for start, end in spans:
            score, reason = _weigh(text, (start, end), groups[start, end], repeats[text[start:end]])
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


def _weigh(text: str, span: tuple[int, int], group: tuple[int, int], repeats: int) -> tuple[int, str]:
    """Points of the quotation at `span`, in a run of quotations with outer ends `group`; and what spoke for it."""
    words = text[span[0] : span[1]]
    plain = bare(words)
    left, right = text[max(0, group[0] - 17) : group[0] - 1], text[group[1] + 1 : group[1] + 17]
    if not 2 <= len(plain) <= LONGEST or _SENTENCE.search(plain) or not re.search(r"[一-鿿A-Za-z\d]", plain):
        return REFUSED, "quotation"
    if _SPEECH_BEFORE.search(left) or _SHORT_NAME_BEFORE.search(left):
        return REFUSED, "speech or short name"
    tails, verb = _tail(right), _verbs()[0].search(left)
    tail, weight = max(tails, key=lambda pair: pair[1], default=("", 0))
    signs: list[tuple[int, str]] = []
    if tail and right.startswith("等") and tail not in _scheme():
        signs.append((-1, ""))  # “甲”“乙”等品牌: names of single things
    elif tail:
        signs.append((weight, f"“…”{tail}"))
    elif re.match("为[一-鿿]", right) and left.endswith("以"):
        signs.append((2, "以“…”为"))
    if verb:
        signs.append((_verbs()[1][verb[1]], f"{verb[1]}“…”"))
    opens = not left.strip() or left.rstrip().endswith(("。", "！", "？", "所谓"))
    explained_here = bool(_EXPLAINS_IT.match(right)) or (opens and right.startswith(("就是", "，就是")))
    if explained_here:
        signs.append((3, "explained beside it"))
    elif right.startswith("：") and _STATED_BEFORE.search(left):
        signs.append((2, "stated with a colon"))
    if _DIGITS.fullmatch(plain):
        return (2, "figures with a noun") if sum(weight for weight, _ in signs) >= 2 else (REFUSED, "number")
    if is_figure(plain):
        signs.append((-4, ""))
    elif is_numeric(plain):
        signs.append((3 if _counts(plain) else 1, "numeric abbreviation"))
    elif explained_here:
        pass  # what the text explains is a term, be it said like a predicate or not
    elif _PREDICATE.search(plain) or _dictionary().FREQ.get(plain, 0) > 0:
        signs.append((-3, ""))
    else:
        signs += [(weight, f"ends in {ending}") for ending, weight in _endings() if _ends(plain, ending)][:1]
        signs += [(weight, f"begins with {head}") for head, weight in _beginnings() if _begins(plain, head)][:1]
    if repeats > 1:
        signs.append((1, "repeated"))
    if _coined(plain):
        signs.append((1, "coined"))
    if re.search("[—–－-]", plain):
        signs.append((-2, ""))  # “征集—交办—反馈”: the steps themselves, not their name
    if _enumerates(plain) and not left.endswith(("将", "把", "让", "使")):
        signs.append((2, "members of one length"))
    elif "、" in plain and not tail:
        signs.append((-2, ""))
    if len(plain) > LONG and "、" not in plain:
        signs.append((-1, ""))
    return sum(points for points, _ in signs), ", ".join(why for _, why in signs if why) or "quotation"


def _counts(plain: str) -> bool:
    """Whether a numeric shape is sure: not a bare numeral (七一), words added up, nor a single 一 (一张图)."""
    if re.fullmatch(f"[{_HAN_NUMERAL}]+|.*[一-鿿][+＋][一-鿿].*", plain):
        return False
    return plain[0] != "一" or len(re.findall(f"[{_HAN_NUMERAL}]", plain)) > 1


def _enumerates(plain: str) -> bool:
    """Whether a slogan lists three or more members of one length: 肯出海、懂潮汐、守规矩."""
    lengths = {len(member) for member in plain.split("、")}
    return plain.count("、") >= 2 and len(lengths) == 1 and 1 <= min(lengths) <= 5


def _ends(plain: str, ending: str) -> bool:
    return len(plain) > len(ending) and len(plain) >= 3 and plain.endswith(ending)


def _begins(plain: str, beginning: str) -> bool:
    return plain.startswith(beginning) and 2 <= len(plain) - len(beginning) <= 4


def _coined(plain: str) -> bool:
    """Whether the dictionary takes the string to pieces: 安居贷 → 安居 贷, 湘商回湘 → 湘 商 回 湘."""
    if not re.fullmatch(r"[一-鿿]{3,5}", plain):
        return False
    parts = _dictionary().lcut(plain, HMM=False)
    return sum(len(part) == 1 for part in parts) * 2 >= len(parts)


def explained(passages: Iterable[tuple[str, str]]) -> list[tuple[str, int, int, str, int, int]]:
    """Terms that a list of explanations, a note or a bracket with 即 defines, whether quoted or not.

    Each as passage, [start, end) of the term, it, [start, end) of its explanation: `田长制：指…`, `四方主体（即…）`.
    """
    found = []
    listing = False
    for pid, text in passages:
        listing = listing or (len(text) <= 20 and bool(_EXPLAINING.search(text)))
        entry = _ENTRY.match(text) or (_NUMBERED_ENTRY.match(text) if listing else None)
        matches = [entry] if entry and not _NO_TERM.search(entry["term"]) else []
        for match in (*matches, *_COUNTED_WITH_BRACKET.finditer(text)):
            body = match.start("body"), match.start("body") + len(match["body"].rstrip("。；;. "))
            found.append((pid, *match.span("term"), match["term"], *body))
    return found


def abbreviations(passages: Iterable[tuple[str, str]]) -> list[tuple[str, int, int, str, int, int]]:
    """Latin abbreviations explained in brackets: passage, [start, end) of the short form, it, [start, end) of the long.

    `不动产投资信托基金（REITs）` and `REITs（不动产投资信托基金）` both. Companies' brand names are left out.
    """
    found = []
    for pid, text in passages:
        for pattern in (_BRACKETED_ABBREVIATION, _ABBREVIATION_EXPLAINED):
            for match in pattern.finditer(text):
                if not _COMPANY.search(match["full"]) and sum(char.isupper() for char in match["short"]) >= 2:
                    full = _noun_phrase(text, *match.span("full"))
                    start, end = match.span("short")
                    lead = match.groupdict().get("lead") or ""
                    if lead and text.startswith(lead.strip(), full[0]):
                        start = match.start("lead")  # 渔船资产支持票据（渔船 ABN）
                    found.append((pid, start, end, bare(text[start:end]), *full))
    return found


def _noun_phrase(text: str, start: int, end: int) -> tuple[int, int]:
    """The end of [start, end) that names the thing: after the last 的, verb or 等."""
    cut = re.search(
        r".*(?:的|了|过|该|其|该集团|该公司|集团|公司|等|及|和|与|发行|利用|采用|推进|推动|建设|获批|称为|领域|申报)(?=.{4,}$)",
        text[start:end],
    )
    begin = start + cut.end() if cut else start
    return begin + (text[begin] in "把将使让对以从"), end


def scheme(text: str, start: int, end: int) -> bool:
    """Whether the words around [start, end) present a scheme: 推出“…”, “…”改革."""
    marked = quoted(text, start, end)
    first, last = (start - 1, end + 1) if marked else (start, end)
    verb = _verbs()[0].search(text[max(0, first - 16) : first])
    return bool((verb and verb[1] in _scheme()) or any(tail in _scheme() for tail, _ in _tail(text[last : last + 16])))
