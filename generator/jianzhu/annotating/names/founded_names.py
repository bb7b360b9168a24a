"""Names made of everyday words, by what is said of the thing: `共建桑蚕丝产业学院` → 桑蚕丝产业学院, an organisation.

What is founded (组建, 成立, 共建, 揭牌) and ends like an institution is one, and what a sum of money is spent on is a
work: `投资3.6亿元的心血管病区域医疗中心`. Without such words a name must hold something proper (`tailed_names`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.annotating.names.limits import is_stop, role_of
from jianzhu.annotating.names.proofs import is_generic, stem_words
from jianzhu.annotating.names.tails import tail_of, type_of
from jianzhu.lexicon import derived, table

_CHARS = "[一-鿿A-Za-z0-9“”—·（）-]"
_BOUNDARY = "(?=[，。；！？）]|将|由|已|并|于|在|正式|揭牌|挂牌|落户|启动|开工|开建|建成|投用|落成|设立|成立|运作|$)"
_MONEY = (
    r"(?:总?投资|斥资|耗资|出资|投入|总?规模|首期规模|获得?[^，。；]{0,10}?)(?:约|近|超|超过|逾)?[\d.]+余?[百千万亿]*元"
)
_DOES = "建设|实施|打造|新建|兴建|改造|推进|启动|开工建设|筹建|建成"
_PRICED = re.compile(
    rf"{_MONEY}(?:资金)?(?:的|(?:{_DOES})的?|，(?:启动|实施|建设|开工建设|新建))(?P<name>{_CHARS}{{5,26}}?){_BOUNDARY}"
)
_PRICED_BEHIND = re.compile(
    rf"(?:{_DOES})(?P<name>{_CHARS}{{5,26}}?)(?=，(?:项目)?(?:计划|预计|概算)?总?投资(?:约|近|超)?[\d.]+[万亿]*元)"
)


@derived()
def _founded() -> re.Pattern[str]:
    rows = table("founded")
    verbs, tails = (
        "|".join(sorted((r["word"] for r in rows if r["kind"] == kind), key=lambda w: (-len(w), w)))
        for kind in ("verb", "tail")
    )
    return re.compile(rf"(?:{verbs})(?:了|起|的)?(?P<name>{_CHARS}{{3,22}}?(?:{tails})){_BOUNDARY}")


def find_founded_names(page: Page) -> Iterator[Candidate]:
    """Candidates for institutions that are founded and works that a sum of money is spent on."""
    for passage, text in page:
        for pattern, reason in ((_founded(), "is founded"), (_PRICED, "is paid for"), (_PRICED_BEHIND, "is paid for")):
            for match in pattern.finditer(text):
                start, end = match.span("name")
                tail = tail_of(text[start:end])
                kind = type_of(tail) if tail else "place"
                if (
                    tail
                    and kind in ("project", "organization")
                    and _is_name(page, passage, start, end - len(tail), LONG_WORK if reason == "is paid for" else 0)
                ):
                    yield Candidate(passage, start, end, kind, reason, Strength.NAME)


SHORTEST_STEM = 3
"""Characters before the tail that tell one institution from others of its kind."""


LONG_WORK = 6
"""Characters before the tail that tell a work that is paid for, even if each word is a common one."""


def _is_name(page: Page, passage: int, start: int, at: int, long: int = 0) -> bool:
    """Whether the words [start, at) before the tail tell one thing from others of its kind, or are so `long`."""
    if at - start < SHORTEST_STEM or not page.begins_word(passage, start):
        return False
    if is_generic(page, passage, start, at) and not (long and at - start >= long):
        return False
    stem = stem_words(page, passage, start, at)
    text = page.texts[passage][start:at]
    if "“" in text[1:] or text.count("“") != text.count("”") or text.count("（") != text.count("）"):
        return False
    first = stem[0]
    if first.tag in ("m", "mq", "q", "r", "d", "v") or role_of(first.text, "modifier") or _RANKED.match(text):
        return False
    return not any((is_stop(w) and w.text != "与") or w.text in ("等", "了", "的") for w in stem)


_RANKED = re.compile("[国省市县区]家?级|[一二三]级|[全各]")
"""How institutions of a rank begin, which name none: 省级重点实验室."""
