"""Short names of companies, and of harbours and bridges: `星岭电气集团旗下的澜沛科技` → 澜沛科技, not 注册|资本.

A short name is two to four characters that no dictionary explains before a word for a trade (科技, 物流), which is
an everyday word itself; so what stands before, after and around it must speak for a name.
"""

from __future__ import annotations

import re

from jianzhu.annotating.names.boundaries import stem_start
from jianzhu.annotating.names.candidates import Page
from jianzhu.annotating.names.divisions import named
from jianzhu.annotating.names.name_starts import LONGEST_BRAND, after_places, after_province
from jianzhu.annotating.names.proofs import has_unknown, is_generic, stem_words
from jianzhu.annotating.names.tails import Tail
from jianzhu.segmentation import PROPER_TAGS, frequency

_WHEN = re.compile("[全今去本上下][年月季半]|整体|全线|全部|集体|年[初末底内]|月[初末底]|目前|累计")
"""Words of time, after which a name is over: 星岭港|全年完成…."""
_GOES_ON = re.compile("化|性|式|型|级|类|区域|业|者|们|员|上|下|中")


def _goes_on(page: Page, passage: int, end: int) -> bool:
    """Whether the words go on so that what ends at `end` is no company: 某某物流|通道, 现代农业|化."""
    if _GOES_ON.match(page.texts[passage][end : end + 2]):
        return True
    if any(p.match(page.texts[passage], end) for p in (_WHEN, _HEAD, _OWNS)):
        return False
    k = page.word_at(passage, end)
    words = page.words[passage]
    return (
        end < len(page.texts[passage])
        and words[k].start == end
        and len(words[k].text) > 1
        and words[k].tag in ("n", "vn", "an")
    )


def _is_suffixed(page: Page, passage: int, end: int) -> bool:
    """Whether a single character after `end` makes another word of what ends there: 港|上, but not 港|中转."""
    return bool(_GOES_ON.match(page.texts[passage], end)) and page.begins_word(passage, end + 1)


def brand_start(page: Page, passage: int, at: int, end: int, tail: Tail) -> int | None:
    """Where a short company name begins, or None: its own part has two to four characters no dictionary explains."""
    port = tail.type == "project"
    if _goes_on(page, passage, end) if not port else _is_suffixed(page, passage, end):
        return None
    holder = page.words[passage][page.word_at(passage, at)]
    if holder.start < at and (frequency(holder.text) >= RARE or (len(holder.text) >= 4 and holder.tag)):
        return None  # 注册资本: the tail is part of an everyday word
    if port and holder.start < at and holder.tag == "ns" and end - holder.start > 2 and holder.end == end:
        return holder.start  # a harbour or bridge of the dictionary: 日照港
    start = stem_start(page, passage, at, limit=LONGEST_BRAND + 4)
    if port:
        start = after_province(page, passage, start, at)
    own = at - (after_places(page, passage, start, at) if port else start)
    if tail.type == "project" and tail.text in page.texts[passage][start:at]:
        return None  # 石渚港|开港
    if re.fullmatch(r"\d+[A-Za-z]?", page.texts[passage][start:at]):
        return None  # 5G|网络
    if "+" in page.texts[passage][start : end + 1]:
        return None  # 农文旅+康养: a sum
    if page.passages[passage].role in _HEADINGS and not _elsewhere(page, passage, start, end):
        return None  # 潮起云湾港: a headline says it in its own way
    if tail.type == "project" and start < at and after_places(page, passage, start, at) == at:
        return start  # a place's harbour or bridge
    whole = page.texts[passage][start:at]
    if page.proper[passage].get(at) == start and page.bodies[passage].get(at) != start and named(whole):
        headed = _HEAD.match(page.texts[passage], end)
        return start if headed else None  # 湖南电力, 长沙航空: a place's trade unless somebody heads it
    bodies = page.bodies[passage]
    body = next((e for e in range(at, start, -1) if bodies.get(e) == start), start)
    if own <= 8 and body > start and not any(w.tag[:1] == "v" for w in stem_words(page, passage, body, at)):
        return start  # a known body's business: 某某半导体
    if not tail.least <= own <= LONGEST_BRAND:
        return None
    rest = after_places(page, passage, start, at)
    stem = stem_words(page, passage, rest, at)
    if _STUFF.search(page.texts[passage][start:end]):
        return None
    if at - rest < 2 or (stem[0].tag in ("b", "d") and len(stem[0].text) > 1):
        return None
    if any(w.tag in ("m", "mq") and len(w.text) > 1 for w in stem) or (
        len(stem[0].text) == 1 and stem[0].text in _ACTS
    ):
        return None
    if tail.strength == "firm" and not is_generic(page, passage, start, at):
        return start
    plain = [w for w in stem if len(w.text) > 1 and w.tag and w.tag not in PROPER_TAGS]
    if has_unknown(stem) and not any(frequency(w.text) >= RARE for w in plain):
        return start
    if len(stem) == 1 and 0 < frequency(stem[0].text) < RARE and not is_generic(page, passage, start, at):
        return start
    return None


_HEADINGS = frozenset({"title", "subtitle", "kicker", "heading"})


def _elsewhere(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether the words stand in another passage too."""
    name = page.texts[passage][start:end]
    return any(name in text for k, text in page if k != passage)


_HEAD = re.compile("(?:党委书记|党组书记)?、?(?:董事长|总经理|副总经理|总裁|副总裁|首席|创始人|董秘)")
_OWNS = re.compile(
    "有关负责人|有关人士|产值|营收|营业收入|销售额|利润|订单|总部|厂区|厂房|车间|员工|职工|工人|负责人|相关负责人|技术人员|技术负责人|研发团队|生产线|生产车间|产能"
)
"""What a company has, which a word for a trade hasn't: 星岭锂业|产值."""
_STUFF = re.compile("[系基性质态].?材料?$")
"""What something is made of: 硅基材料."""
RARE = 100
"""Occurrences in jieba's corpus below which an everyday word may be a company's own name."""
_ACTS = frozenset("做走舞抓搞管用打较更最赴去看讲作")
"""Single words of doing or degree with which 做强实业, 用活资本 begin and company names don't."""
