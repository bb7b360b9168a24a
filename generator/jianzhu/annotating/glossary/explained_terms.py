"""Terms that a sentence explains, whether quoted or not: `推广垦地合作，由农场为周边农户提供服务` → 垦地合作.

What a sentence begins with and explains (就是, 是指), what it answers (何谓…？), what it introduces and tells how
(推广…，由…), what it puts in other words (采用…，即…), what it lists under one name (并称), what a bracket names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jianzhu.annotating.glossary.found import before_drift, before_effects
from jianzhu.segmentation import frequency, words

RECURS = 2
"""Times that an article has a phrase before a sentence explains it as a term, if it isn't built like a name."""

_PLAINLY = re.compile(
    r"(?:^|[。！？：“])(?P<term>[一-鿿]{2,6})，(?:就是|即是?|是指|指的是|说的是|讲的是|意思是)(?P<body>[^。！？；“”]{6,80})"
)
_SO_CALLED = re.compile(
    r"所谓(?P<term>“[^“”]{2,12}”[一-鿿]{2,8})，?(?:就?是(?!否)|指的是|是?指)(?P<body>[^。！？“”]{6,160})"
)
"""A quotation with the noun that belongs to it: 所谓“点对点”直航，就是…."""
_ASKED = re.compile(
    r"(?:何谓|何为|什么是|什么叫|啥是|啥叫)[“「]?(?P<term>[^，。：；！？“”」]{2,12})[”」]?？[“”]?(?:[它这那]|(?P=term))?(?:就是|是指|指的是|是|即|指)"
    r"(?P<body>[^。！？“”]{6,160})"
    r"|(?:^|[。！？：“])(?P<what>[一-鿿]{2,8}?)(?:有何用|有什么用|是什么|是啥|是个啥)？[^？。]{0,60}[，：。“][它这](?:其实)?就是(?P<answer>[^。！？”]{6,160})"
)
"""A question that the next sentence answers: 何谓“潮汐车位”？它是指…."""
_DEFINED = re.compile(
    r"(?:^|[。！？；：])(?:所谓|所称)?(?P<term>[一-鿿A-Za-z]{2,12})，?(?:是指|指的是)(?P<body>[^。！？“”]{6,160})"
    r"|(?:^|[，。！？；：“”])所谓的?(?P<called>[一-鿿A-Za-z]{2,8})，?(?:就是|即是?|是(?!否))(?P<means>[^。！？“”]{6,160})"
    r"|(?:^|[。！？；：])(?:本[^，。]{2,6})?所称的?(?P<named>[一-鿿A-Za-z]{2,12})，?(?:是?指|包括)(?P<comprises>[^。！？“”]{6,160})"
)
"""A definition as rules and notes write it, at the beginning of a sentence."""
_DEFINED_AS = (("term", "body"), ("called", "means"), ("named", "comprises"))
"""The groups of such a definition: the term and what defines it."""
_RATED = re.compile(
    r"(?:^|[。；])(?P<term>[一-鿿A-Z]{4,14}?)(?:，?是|为|＝|=)(?P<body>[^。；！？“”]{8,80}(?:的比例|的比重|的比值|之比|的百分比))。"
)
"""A measure and what it is measured by: `船网工具更新率为更新的船网占全部的比例`."""
_LEADS = re.compile("[讲说言之看话底]$")
"""How a phrase ends that only leads to an explanation: 通俗地讲, 简而言之."""
_UNNAMED = frozenset({"m", "r", "d", "uj", "c", "p", "q"})
"""Tags of words that stand in no term: numerals, pronouns, adverbs, 的."""
_NOT_IN_TERM = frozenset({"r", "uj", "ul", "c", "p", "d", "m"})
_INTRODUCED = re.compile(
    r"(?:推行|推广|探索|试行|实行|首创|首推|采用|应用|运用|引入)了?(?P<term>[A-Z]{0,5}[一-鿿]{3,10})，(?P<body>(?:由|把|将|让|凡)[^。；！？“”]{6,80})"
)
"""A practice in no quotation marks, and how it goes."""
_IN_OTHER_WORDS = re.compile(
    r"(?:采用|采取|推行|推广|实行|试行|实施|建立|运用|引入)了?(?P<term>[一-鿿]{3,10})，即(?P<body>[^。；！？“”]{6,80})"
)
_NAMED_IN_BRACKET = re.compile(
    r"(?:^|[，。；：！？、])(?:加快|全面)?(?:推进|建设|实施|完成|启动|开工)?(?P<body>[一-鿿\dA-Za-z]{8,30})（即[“「]?(?P<term>[一-鿿]{3,8})[”」]?）"
)
"""What a bracket calls for short: `某河重要堤段加固工程南岸段（即南堤工程）`."""
_COMPRISING = re.compile(
    r"(?:^|[。！？])(?P<term>[一-鿿]{2,8}(?:城市群|都市圈|经济带|经济区|经济圈|走廊|湾区))(?P<body>(?:包括|涵盖|由)[^。！？；]*?、[^。！？；，]*)"
)
_JOINTLY = re.compile(
    r"(?:^|[，。；！？：])(?P<body>[^，。；！？：“”]{4,60}?)(?:并称|合称|统称)(?:为|作)?"
    r"[“「]?(?P<term>[^，。；！？、“”」]{2,12})[”」]?(?=[，。；])"
)
_COUNTS = re.compile("[两二三四五六七八九十]")


def explained_in_a_sentence(passages: Iterable[tuple[str, str]]) -> list[tuple[str, int, int, str, int, int]]:
    """Each as passage, [start, end) of the term there, it, [start, end) of what explains it."""
    texts = list(passages)
    whole = "\n".join(text for _, text in texts)
    found = []
    for pid, text in texts:
        found += [(pid, *match.span("term"), match["term"], *body) for match, body in _introduced(text)]
        for match in _PLAINLY.finditer(text):
            pieces = words(match["term"])
            named = all(len(w.text) == 1 or w.tag[:1] in ("n", "") for w in pieces)
            if (
                (named or whole.count(match["term"]) >= RECURS)
                and not frequency(match["term"])
                and not _LEADS.search(match["term"])
                and not any(w.tag in _UNNAMED for w in pieces)
            ):
                found.append((pid, *match.span("term"), match["term"], *match.span("body")))
        for match in _DEFINED.finditer(text):
            term, body = next(pair for pair in _DEFINED_AS if match[pair[0]])
            pieces = words(match[term])
            if not any(w.tag in _NOT_IN_TERM or w.text in "这其该此" for w in pieces):
                found.append((pid, *match.span(term), match[term], *match.span(body)))
        for pattern in (_SO_CALLED, _RATED):
            found += [(pid, *m.span("term"), m["term"], *m.span("body")) for m in pattern.finditer(text)]
        for match in _ASKED.finditer(text):
            term, body = ("term", "body") if match["term"] else ("what", "answer")
            found.append((pid, *match.span(term), match[term], *match.span(body)))
        for match in _JOINTLY.finditer(text):
            if _COUNTS.search(match["term"]) and "、" in match["body"]:
                found.append((pid, *match.span("term"), match["term"], *match.span("body")))
    return found


def _introduced(text: str) -> Iterator[tuple[re.Match[str], tuple[int, int]]]:
    """What a text introduces without quotation marks, and [start, end) of what it says of it."""
    for pattern in (_INTRODUCED, _IN_OTHER_WORDS):
        for match in pattern.finditer(text):
            start, end = match.span("body")
            if not any(word.tag in _NOT_IN_TERM for word in words(match["term"])):
                yield match, (start, before_drift(text, start, before_effects(text, start, end)))
    for pattern in (_NAMED_IN_BRACKET, _COMPRISING):
        for match in pattern.finditer(text):
            yield match, match.span("body")
