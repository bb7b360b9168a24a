"""Quotations weighed as terms: `推行“田长制”改革` → 田长制, but not `打出“组合拳”`, `他说“好”`.

What stands before a quotation (推出, 所谓: `lexicon/term_verbs.tsv`), after it (改革, 模式: `lexicon/term_tails.tsv`),
how it ends (田长制, 科创贷: `lexicon/term_endings.tsv`), the shape of an abbreviation (三线同落, 2+N), of a slogan
(分级负责、分片包干), and that it comes back speak for it; everyday words, sentences, predicates, names of things and
`lexicon/figures_of_speech.tsv` against it. A coinage that no dictionary has needs nothing that speaks for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jianzhu.annotating.glossary.expansions import expected
from jianzhu.annotating.glossary.found import opens, says
from jianzhu.annotating.glossary.term_patterns import is_numeric, presenting, sums_words, tail_points, verb_points
from jianzhu.annotating.glossary.term_scan import bare
from jianzhu.lexicon import derived, table
from jianzhu.segmentation import frequency, words

THRESHOLD = 0
"""Points from which a quotation is a term; one strong sign (a tail like 改革, an abbreviation's shape) is worth two.

Editors list nearly every quoted coinage: of 100 without a sign for or against, 85 in the annotated texts."""
LONGEST = 16
"""Characters of a quoted term; longer quotations are speech or a rule's wording."""
LONGEST_SLOGAN = 32
"""Characters of a quoted slogan that lists its members: 预防为先、防治结合、…."""
LONG = 10
"""Characters from which a quotation rather is a sentence's part."""
REFUSED = -9
"""Points of what is no term whatever stands around it."""
NAMED = 2
"""Points that the name of a thing has to outweigh: “某某号”盾构机, “某某里”文创街区."""
SIDE = 17
"""Characters on either side of a quotation that are looked at."""

_QUOTATION = re.compile(r"“([^“”]{2,60})”|「([^「」]{2,60})」|‘([^‘’]{2,40})’|(?<![\w=])\"([^\"]{2,40})\"")
_DIGITS = re.compile(r"\d{2,6}")
_SENTENCE = re.compile(r"[。！？!?；;…]|，|(?<!\d)[：:]|[：:](?!\d)")
_PREDICATE = re.compile(
    r"^(?:不|没|别|让|把|被|靠|从|在|要|我|你|他|她|咱|这|那|有|无|为|向|以|成为|变成|加快|加强|推进|推动|毫不|更加)"
    r"|的|就是|(?:吗|呢|吧|啊|着|过|了)$|^(?:老|真)[一-鿿]{1,2}发|(?P<twice>.)不(?P=twice)"
)
_SPEECH_BEFORE = re.compile(
    r"(?:说|(?<![管街河渠通频航隧])道|问|表示|介绍|指出|强调|认为|感叹|直言|要求|叮嘱|回答)[:：，,]?$"
)
_SHORT_NAME_BEFORE = re.compile(r"(?:以下)?(?:统称|简称)(?:为|：)?$")
_CONTRAST_BEFORE = re.compile("(?:不止|不只|不仅|不光|不再|不|更|而|以前|过去|从前|原来|现在|如今)是$")
"""Before a figure of speech: 不止是“挪位子”，更是“换思路”."""
_TURNS = re.compile("(?:到|走向|迈向|转向|变向|转为|变为|变成|升级为|蝶变为|跃升为)了?“")
_TURNED = re.compile("”(?:到|走向|迈向|转向|变向|转为|变为|变成|升级为|蝶变为|跃升为)了?$")
"""Between the two sides of a change: 从“卖石头”到“卖风景”."""
_MEASURED = re.compile(r"\d.*[元年月日%％倍亩吨万亿人户个]|\d强$")
"""A quantity, or a rank among so many: no word of its own."""
_PRETEXT = re.compile("为(?:由|名|借口|理由)")
_COUNTED_THINGS = re.compile(
    r"[\d两三四五六七八九十]{1,3}[个种款部首座艘幅][一-鿿]{0,6}?(?:品种|新品|作品|产品|曲目|节目|栏目|主题)"
)
"""What counts the things that quotations name: “甲”“乙”“丙”3个水稻品种."""
_COUNTS_THEM = re.compile("[两二三四五六七八九十](?:个|项|大|条)[一-鿿]{2,}")
_LETTERS = re.compile(r"[\d两三四五六七八九十]{1,3}个大?字")
"""After words that somebody wrote: “开门见山”四个大字."""
_SUMMED_UP = re.compile("的?[“「](?P<sum>[^”」]{2,8})[”」]")
"""A term right after the quotation, which may count its members: “进得来、留得住”的“两得”."""
_COUNTED_UP = re.compile("[两二三四五六七八九十](?:大|个|项|种|档|重|级|类|链|步|方|位)[一-鿿]{1,6}")
"""Unquoted words right after the quotation that count its members: “甲、乙、丙”三大战役."""
_STATED_BEFORE = re.compile("(?:[是叫]|推出|实行|推行|探索|提出|总结出|创新)了?$")
_SLOGAN_MEMBER = range(4, 7)
"""Characters of a member of a slogan that lists only two: 结构优化、动能转换."""
_SLOGAN_LIST = range(1, 9)
"""The same of one that lists three or more."""


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
def _explains_it() -> re.Pattern[str]:
    """What explains a quotation right after it."""
    alone = "即|指(?![出导挥标示定数向责明引望着])"
    return re.compile(
        rf"(?:的[一-鿿]{{1,4}})?，?(?:主要|就|通常|一般)?(?:{says()}|{alone})|[（(](?:即|指|是指)|——(?:把|将|由|以|用|即|就是|在)[一-鿿]"
    )


def is_figure(text: str) -> bool:
    """Whether a quotation is a figure of speech that needs no explanation: 金钥匙, 加速度, 新蓝海."""
    figures = _figures()
    if _COUNTS_THEM.match(text):
        return False  # 五个全覆盖 counts what it names
    return (
        text in figures["whole"]
        or (len(text) <= 6 and text.endswith(figures["end"]) and "+" not in text)
        or (len(text) <= 3 and text.startswith(figures["start"]))
    )


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


def from_quotations(passages: Iterable[tuple[str, str]], names: Mapping[tuple[str, int], int]) -> list[Candidate]:
    """Each quotation of the passages (id, text) with its points, in reading order.

    `names`: (passage, offset of its first word) → end of the name of a thing, be the quotation that name or its
    beginning: “某某号”盾构机.
    """
    places = [(pid, text, quotations(text)) for pid, text in passages]
    said = [text[start:end] for _, text, spans in places for start, end in spans]
    repeats = Counter(said)
    repeats.update({part for one in said if "、" in one for part in one.split("、")})
    found = []
    for pid, text, spans in places:
        runs = _runs(text, spans)
        for start, end in spans:
            one = _Quotation(text, start, end, runs[start, end], names.get((pid, start)), repeats[text[start:end]] > 1)
            score, reason = _weigh(one)
            found.append(Candidate(pid, start, end, text[start:end], score, reason))
    return found


_Run = tuple[tuple[int, int], ...]
"""Quotations one after the other: “甲”“乙”, “甲”、“乙”和“丙”."""


@dataclass(frozen=True, slots=True)
class _Quotation:
    """The quotation of text[start:end] and what is known of it; `name_end`: where the name that it begins ends."""

    text: str
    start: int
    end: int
    run: _Run
    name_end: int | None
    repeated: bool

    @property
    def words(self) -> str:
        return bare(self.text[self.start : self.end])

    @property
    def left(self) -> str:
        """What stands before the run of quotations."""
        first = self.run[0][0]
        return self.text[max(0, first - SIDE) : first - 1]

    @property
    def right(self) -> str:
        """What stands after the run of quotations."""
        last = self.run[-1][1]
        return self.text[last + 1 : last + SIDE]


def _runs(text: str, spans: list[tuple[int, int]]) -> dict[tuple[int, int], _Run]:
    """For each quotation the run that it stands in."""
    runs: dict[tuple[int, int], _Run] = {}
    run: list[tuple[int, int]] = []
    for span in sorted(spans):
        if run and not re.fullmatch(r"[”」’\"][、和与及]?[“「‘\"]", text[run[-1][1] : span[0]]):
            run = []
        run.append(span)
        runs |= dict.fromkeys(run, tuple(run))
    return runs


_Sign = tuple[int, str]
"""Points and what they are for; what speaks against a term needs no name."""


def _weigh(one: _Quotation) -> _Sign:
    """Points of a quotation, and what spoke for it."""
    plain = one.words
    longest = LONGEST_SLOGAN if _is_slogan(plain) else LONGEST
    if not 2 <= len(plain) <= longest or _SENTENCE.search(plain) or not re.search(r"[一-鿿A-Za-z\d]", plain):
        return REFUSED, "quotation"
    speech = _SPEECH_BEFORE.search(one.left) and not tail_points(one.right)
    if speech or _SHORT_NAME_BEFORE.search(one.left):
        return REFUSED, "speech or short name"
    beside = _beside(one)
    if _DIGITS.fullmatch(plain):
        enough = sum(points for points, _ in beside) >= 2
        return (2, "figures with a noun") if enough else (REFUSED, "number")
    signs = [*beside, *_inside(one, explained=any(why == EXPLAINED for _, why in beside))]
    return sum(points for points, _ in signs), ", ".join(why for _, why in signs if why) or "quotation"


EXPLAINED = "explained beside it"


def _beside(one: _Quotation) -> list[_Sign]:
    """What the words around the quotation say of it."""
    left, right = one.left, one.right
    tail, weight = max(tail_points(right), key=lambda pair: pair[1], default=("", 0))
    verb = verb_points(left)
    signs: list[_Sign] = []
    if tail and right.startswith("等") and not presenting(tail):
        signs.append((-3, ""))  # “甲”“乙”等品牌: names of single things
    elif tail:
        signs.append((weight, f"“…”{tail}"))
    elif re.match("为[一-鿿]", right) and left.endswith("以"):
        signs.append((-4, "") if _PRETEXT.match(right) else (2, "以“…”为"))
    elif _COUNTED_THINGS.match(right):
        signs.append((-2, ""))
    elif _LETTERS.match(right):
        signs.append((-4, ""))
    if verb:
        signs.append((verb[1], f"{verb[0]}“…”"))
    heads = opens(left) or left.endswith("所谓")
    if _explains_it().match(right) or (heads and right.startswith(("就是", "，就是"))):
        signs.append((3, EXPLAINED))
    elif right.startswith("：") and _STATED_BEFORE.search(left):
        signs.append((2, "stated with a colon"))
    turned = (left.endswith(("从", "由", "把", "将")) and _TURNS.match(right)) or _TURNED.search(left)
    if _CONTRAST_BEFORE.search(left) or turned:
        signs.append((-2, ""))  # 从“卖石头”到“卖风景”
    plain = one.words
    beside = [bare(one.text[a:b]) for a, b in one.run if (a, b) != (one.start, one.end)]
    if not tail and not is_numeric(plain) and any(map(frequency, beside)):
        signs.append((-1, ""))  # “拍照”“测糖”“称重”: what the everyday words beside it are
    if one.name_end is not None:
        signs.append((0 if _DIGITS.fullmatch(plain) or sums_words(plain) else -NAMED, ""))
    elif one.repeated:
        signs.append((1, "repeated"))
    members = len(plain.split("、"))
    after = _SUMMED_UP.match(right)
    counted = _COUNTED_UP.match(right)
    sums = (
        beside
        + ([after["sum"]] if after else [])
        + ([counted[0]] if counted and not re.search("(?:^|、).、", plain) else [])
    )
    if (members > 1 and any(expected(other) == members for other in sums)) or (after and sums_words(plain)):
        signs.append((-4, ""))  # “甲好、乙好、丙好”“三好”: what the other counts
    elif _is_slogan(plain):
        signs.append((-4, "") if left.endswith(("将", "把", "让", "使")) else (2, "slogan of like members"))
    elif members > 1 and not tail:
        signs.append((-3, ""))
    if len(plain) > LONG and "、" not in plain:
        signs.append((-1 if tail else -2, ""))
    return signs


def _inside(one: _Quotation, explained: bool) -> list[_Sign]:
    """What the quoted words themselves say; `explained`: what the text explains is a term, however it is said."""
    plain = one.words
    signs: list[_Sign] = []
    if is_figure(plain):
        signs.append((-4, ""))
    elif is_numeric(plain) and (one.name_end != one.end or sums_words(plain)):
        signs.append((3 if _counts(plain) else 0 if sums_words(plain) else 1, "numeric abbreviation"))
    elif explained or _is_slogan(plain):
        pass
    elif _PREDICATE.search(plain) or frequency(plain) or _MEASURED.search(plain):
        signs.append((-3, ""))
    else:
        signs += [(weight, f"ends in {ending}") for ending, weight in _endings() if _ends(plain, ending)][:1]
        signs += [(-1, "")] if re.fullmatch("[一-鿿]{2}", plain) else []  # “生金”, “助跑”: rather predicates than names
        signs += [(weight, f"begins with {head}") for head, weight in _beginnings() if _begins(plain, head)][:1]
    if _coined(plain):
        signs.append((1, "coined"))
    if re.fullmatch(r"[一-鿿]{2,4}\d{3,4}", plain):
        signs.append((-2, ""))  # “潮香3012”, “船坞1965”: a variety's or a block's name
    if re.search("[—–－-]", plain):
        signs.append((-4, ""))  # “征集—交办—反馈”: the steps themselves, not their name
    return signs


def _counts(plain: str) -> bool:
    """Whether a numeric shape is sure: not a bare numeral (七一), words added up, nor a single 一 (一张图)."""
    if re.fullmatch("[一二三四五六七八九十百两双]+", plain) or sums_words(plain):
        return False
    return plain[0] != "一" or len(re.findall("[一二三四五六七八九十百两双]", plain)) > 1


def _is_slogan(plain: str) -> bool:
    """Whether a slogan lists like members: 肯出海、懂潮汐、守规矩; 预防为先、防治结合."""
    lengths = [len(member) for member in plain.split("、")]
    if len(lengths) == 2:
        return all(length in _SLOGAN_MEMBER for length in lengths)
    return len(lengths) > 2 and max(lengths) - min(lengths) <= 2 and all(length in _SLOGAN_LIST for length in lengths)


def _ends(plain: str, ending: str) -> bool:
    return len(plain) > len(ending) and len(plain) >= 3 and plain.endswith(ending)


def _begins(plain: str, beginning: str) -> bool:
    return plain.startswith(beginning) and 2 <= len(plain) - len(beginning) <= 4


def _coined(plain: str) -> bool:
    """Whether the dictionary takes the string to pieces: 安居贷 → 安居 贷, 湘商回湘 → 湘 商 回 湘."""
    if not re.fullmatch(r"[一-鿿]{3,5}", plain):
        return False
    parts = words(plain)
    return sum(len(part.text) == 1 for part in parts) * 2 >= len(parts)
