"""Shapes and surroundings by which a text marks terms: 三线同落, 2+N by their shape, 推出“…”, “…”改革, `（REITs）`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jianzhu.annotating.glossary.term_scan import bare, quoted
from jianzhu.lexicon import derived, table

GAP = 6
"""Characters that may stand between the introducing verb and the quotation: 打造(园区)“…”."""
MODIFIER = 5
"""Characters between the quotation and its tail noun: “…”(立体物流)网络."""

_HAN_NUMERAL = "一二三四五六七八九十百两双"
NUMERIC_SHAPES = (
    re.compile(rf"[{_HAN_NUMERAL}](?:个|项|大|条|种|类)[^一-鿿]?[一-鿿A-Z]{{1,12}}"),  # 四个一, 七个不准
    re.compile(r"[二三四五六七八九十百两双][一-鿿](?:[一-鿿]{1,2})?"),  # 三资, 两员, 三线同落
    re.compile(rf"(?:[{_HAN_NUMERAL}][一-鿿]{{1,4}}){{2,5}}"),  # 一港两园, 三高四新
    re.compile(rf"[{_HAN_NUMERAL}]{{2,6}}"),  # 二三四
    re.compile(r"[\dA-Za-z]{1,3}(?:[+＋][\dA-Za-zＸＮ]{1,3}){1,4}"),  # 2+N, 1+4+N
    re.compile(r"[一-鿿\d]{2,8}(?:[+＋][一-鿿\d]{2,8}){1,4}"),  # 党建+网格
    re.compile(r"[一-鿿A-Za-z]{2,5}[+＋]"),  # 康养+
    re.compile(r"\d{1,2}(?:[∶:：]\d{1,2}){1,4}"),  # 4∶3∶3
    re.compile(r"\d{1,3}(?:分钟|公里|小时)[一-鿿]{1,8}圈"),  # 15分钟生活圈
)
_PHRASE = re.compile(r"等?(?P<of>的)?(?P<words>[^的了在是将让把与和及对为到从等，。、；：！？“”（）()\s]{1,14})")
_BRACKETED_ABBREVIATION = re.compile(
    r"(?P<full>[一-鿿]{4,24})[（(](?:英文)?(?:简称|缩写)?[:：]?(?P<lead>[一-鿿]{0,4}\s?)(?P<short>[A-Za-z][A-Za-z&-]{1,7}(?:\d{1,2}(?:\.\d)?)?)(?:模式|项目|技术|系统|机制)?[）)]"
)
_ABBREVIATION_EXPLAINED = re.compile(
    r"(?<![A-Za-z])(?P<short>[A-Za-z][A-Za-z&-]{1,7}(?:\d{1,2}(?:\.\d)?)?)[（(](?:即|指)?(?P<full>[一-鿿]{4,24})[）)]"
)
_CAPITALS = re.compile(r"(?<![\w.@&/-])(?<![A-Za-z,.] )[A-Z]{3,6}(?![A-Za-z\d.@&/-]| [A-Za-z])", re.ASCII)
_ENTRY = re.compile(
    r"(?:[（(]?\d{1,3}[)）.．、]?\s*|[①-⑳*＊※]\s*)?[“「]?(?P<term>[^“”「」，。：；、（）\s]{2,16}(?:（[^（）]{1,3}）[^“”「」，。：；、（）\s]{2,8})?)[”」]?[一-鿿]{0,4}(?:（[^（）]{1,20}）)?"
    r"(?:[:：]\s*(?:是?指|即|就是)|是指|，是?指)(?:的是)?[:：]?\s*(?P<body>[^。]{6,160}。?)"
)
_NUMBERED_ENTRY = re.compile(
    r"(?:[（(]?\d{1,3}[)）.．、]\s*|[①-⑳*＊※]\s*)?[“「]?(?P<term>[^“”「」，。：；、（）\s]{2,16})[”」]?(?:[^：]{0,8}：|，是)\s*(?P<body>[^。]{6,160}。?)"
)
"""As above without 指, which only a list headed 名词解释 leaves out."""
_EXPLAINING = re.compile("(?:名词|名词术语|术语|词语|有关|指标)(?:解释|注释|说明)")
_NO_TERM = re.compile(
    "^(?:何谓|何为|什么|关键词|名词解释|报告强调|本规划|本办法|本方案|其中|这|该|它|前者|后者)|所称$|我"
)
_COUNTED_WITH_BRACKET = re.compile(
    r"(?<![一-鿿“])(?P<term>[二三四五六七八九十两](?:个|项|大)?[一-鿿]{2,6})[（(](?:即|指|是指)[:：]?(?P<body>[^（）()]{4,120})[）)]"
)
_ORIENTED = re.compile("以[^，。；、的]{2,16}为[^，。；、的]{1,8}的[^，。；、的]{2,10}$")
"""A name that begins with its aim: 以渔港为核心的开发模式（…）."""
_LEADING_IN = (
    "的|了|过|该|其|全[年市县区省国州]|[我本][国省市县区]|集团|公司|等|发行|利用|采用|推进|推动|建设|获批|称为|领域|申报|推广|研制"
    "|引进|采购|使用|应用|生产|制造|(?:比例|比重|率|指标|标准)为"
)
_BEFORE_JOINED = re.compile(f".*(?:{_LEADING_IN})(?=.{{4,}}$)")
_BEFORE_NAME = re.compile(f".*(?:{_LEADING_IN}|及|和|与)(?=.{{4,}}$)")
"""What stands before the name of a thing in the run of characters before a bracket."""
_COMPANY = re.compile(r"(?:公司|集团|研究院|大学|学院|中心|协会|委员会)$")


@derived()
def _tails() -> tuple[re.Pattern[str], dict[str, int]]:
    weights = {row["tail"]: int(row["weight"]) for row in table("term_tails")}
    longest_first = sorted(weights, key=lambda tail: (-len(tail), tail))
    return re.compile("|".join(longest_first)), weights


def tail_nouns() -> frozenset[str]:
    """The nouns that name a scheme after a quotation: 行动, 目标, 体系."""
    return frozenset(_tails()[1])


def tail_points(right: str) -> list[tuple[str, int]]:
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


def verb_points(left: str) -> tuple[str, int] | None:
    """The introducing word that `left` ends with, and its points."""
    pattern, weights = _verbs()
    found = pattern.search(left)
    return (found[1], weights[found[1]]) if found else None


def presenting(word: str) -> bool:
    """Whether a tail or a verb presents a scheme, whose working the sentence then explains."""
    return word in _scheme()


def sums_words(text: str) -> bool:
    """Whether words are added up: 党建+网格; not 1+4+N."""
    return bool(re.fullmatch(".*[一-鿿][+＋][一-鿿].*", text))


def is_numeric(text: str) -> bool:
    """Whether a string has the shape of a numeric abbreviation: 三资, 两非, 七个不准, 1+4+N, 三线同落."""
    return any(shape.fullmatch(text) for shape in NUMERIC_SHAPES)


def explained(passages: Iterable[tuple[str, str]]) -> list[tuple[str, int, int, str, int, int]]:
    """Terms that a list of explanations, a note or a bracket with 即 defines, whether quoted or not.

    Each as passage, [start, end) of the term, it, [start, end) of its explanation: `田长制：指…`, `四方主体（即…）`.
    """
    found = []
    listing = False
    for pid, text in passages:
        listing = listing or (len(text) <= 20 and bool(_EXPLAINING.search(text)))
        noted = listing or text.startswith(("*", "＊", "※"))
        entry = _ENTRY.match(text) or (_NUMBERED_ENTRY.match(text) if noted else None)
        matches = [entry] if entry and not _NO_TERM.search(entry["term"]) else []
        for match in (*matches, *_COUNTED_WITH_BRACKET.finditer(text)):
            body = match.start("body"), match.start("body") + len(match["body"].rstrip("。；;. "))
            found.append((pid, *match.span("term"), match["term"], *body))
    return found


_FIRST_OF_ITS_KIND = re.compile("首[单只笔支](?P<term>[一-鿿]{2,8}?(?<!类)(?:ABS|ABN|CMBS|CMBN|REITs))(?![A-Za-z（(])")
"""A security that a text names by what it rests on: 首单渔港ABS beside the ABS that any reader looks up."""


def securities(passages: Iterable[tuple[str, str]]) -> list[str]:
    """The kinds of securities that passages (id, text) report as the first: 首单渔港ABS → 渔港ABS."""
    return [match["term"] for _, text in passages for match in _FIRST_OF_ITS_KIND.finditer(text)]


def latin_words(passages: Iterable[tuple[str, str]]) -> list[str]:
    """Abbreviations in capitals that stand in Chinese text without an explanation, in reading order: MLCC, DRG.

    Left out: what any reader knows (`lexicon/plain_latin.tsv`), words of English titles, marks of models (C919).
    """
    return [match[0] for _, text in passages for match in _CAPITALS.finditer(text) if match[0] not in _known_latin()]


@derived()
def _known_latin() -> frozenset[str]:
    return frozenset(row["abbreviation"] for row in table("plain_latin"))


def abbreviations(passages: Iterable[tuple[str, str]]) -> list[tuple[str, int, int, str, int, int]]:
    """Latin abbreviations explained in brackets: passage, [start, end) of the short form, it, [start, end) of the long.

    `不动产投资信托基金（REITs）` and `REITs（不动产投资信托基金）` both. Companies' brand names are left out.
    """
    found = []
    for pid, text in passages:
        for pattern in (_BRACKETED_ABBREVIATION, _ABBREVIATION_EXPLAINED):
            for match in pattern.finditer(text):
                if not _COMPANY.search(match["full"]) and sum(char.isupper() for char in match["short"]) >= 2:
                    full = _noun_phrase(text, *match.span("full"), joined="&" in match["short"])
                    start, end = match.span("short")
                    lead = match.groupdict().get("lead") or ""
                    if lead and text.startswith(lead.strip(), full[0]):
                        start = match.start("lead")  # 渔船资产支持票据（渔船 ABN）
                    found.append((pid, start, end, bare(text[start:end]), *full))
    return found


def _noun_phrase(text: str, start: int, end: int, *, joined: bool) -> tuple[int, int]:
    """The end of [start, end) that names the thing: after the last 的 or verb, after 与 if it isn't `joined` (R&D)."""
    oriented = _ORIENTED.search(text, start, end)
    if oriented:
        return oriented.span()
    cut = (_BEFORE_JOINED if joined else _BEFORE_NAME).match(text[start:end])
    begin = start + cut.end() if cut else start
    return begin + (text[begin] in "把将使让对以从"), end


def scheme(text: str, start: int, end: int) -> bool:
    """Whether the words around [start, end) present a scheme: 推出“…”, “…”改革."""
    marked = quoted(text, start, end)
    first, last = (start - 1, end + 1) if marked else (start, end)
    verb = verb_points(text[max(0, first - 16) : first])
    return bool(
        (verb and presenting(verb[0])) or any(presenting(tail) for tail, _ in tail_points(text[last : last + 16]))
    )
