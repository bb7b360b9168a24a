"""Where names begin that a plain search to the left would cut: before verbs, 与, 和, 至 and numbers in them.

    证券登记结算|有限公司 → 中国证券登记结算有限公司;   攀枝花|高速公路 → G4216宜宾至攀枝花高速公路

Each function is given where `boundaries.stem_start` found the stem to begin and says where the name really begins.
"""

from __future__ import annotations

import re

from jianzhu.annotating.names.boundaries import LONGEST_STEM, stem_start
from jianzhu.annotating.names.candidates import Page
from jianzhu.annotating.names.divisions import named
from jianzhu.annotating.names.limits import role_of
from jianzhu.annotating.names.proofs import has_unknown, is_proper, stem_words
from jianzhu.annotating.names.tails import tail_of
from jianzhu.segmentation import Word, frequency

LONGEST_BRAND = 4
"""Characters of a company's own name before the word for its trade: 海天味业, 亿纬锂能."""


def leading_verb(page: Page, passage: int, quote: int) -> int:
    """Where a working body's name begins whose quotation begins at `quote`: with the verb before it and its level."""
    words = page.words[passage]
    k = page.word_at(passage, quote - 1)
    if not (role_of(words[k].text, "leading") or role_of(words[k].text, "inner")):
        return quote
    while k and role_of(words[k - 1].text, "inner"):
        k -= 1  # 清查|处置“…”
    level = k and words[k - 1].text in ("省", "市", "县", "区", "州")
    return words[k - 1].start if level else words[k].start


def after_break(page: Page, passage: int, start: int, at: int) -> int:
    """A company's own name that the search stopped in (和 in 益和): up to four characters after a break."""
    text = page.texts[passage]
    proper = page.proper[passage]
    for k in range(start, max(start - LONGEST_BRAND - 1, -1), -1):
        if k in proper and k < start:
            return proper[k]
        if k and not re.match(r"[\u4e00-\u9fff]", text[k - 1]):
            return k if start - k >= 1 else start
    return start


def across_link(page: Page, passage: int, start: int, at: int) -> int:
    """The beginning of a body's name that links two of its businesses: 某市住房|与城乡建设|有限公司."""
    link = start - 1
    words = page.words[passage]
    if link < 2 or at - start < 2 or page.texts[passage][link] not in "与和及" or link in page.proper[passage]:
        return start
    before = words[page.word_at(passage, link - 1)]
    if not (role_of(before.text, "generic") or role_of(before.text, "inner")):
        return start
    begin = stem_start(page, passage, link)
    return begin if begin < link and is_proper(page, passage, begin, link) else start


_NATIONAL = frozenset({"中国", "中央", "国家", "全国", "中华"})
"""Words with which the names of the state's companies begin."""


def to_boundary(page: Page, passage: int, start: int) -> int:
    """`start` moved left over verbs as well, up to punctuation or a word that stands between phrases."""
    words = page.words[passage]
    k = page.word_at(passage, start - 1) if start else -1
    begin = start
    while k >= 0 and start - words[k].start <= LONGEST_STEM and _links(words[k]):
        begin = words[k].start
        k -= 1
    return begin


def _links(word: Word) -> bool:
    """Whether a name may go on across `word` even where it is a verb of two characters: 登记, 结算."""
    if not re.match(r"[\u4e00-\u9fff]", word.text) or (role_of(word.text, "stop") and word.tag[:1] != "v"):
        return False
    return word.tag not in ("p", "c", "r", "ul", "uj", "d", "m")


def across_verbs(page: Page, passage: int, start: int, at: int) -> int:
    """The beginning of a company's name that has verbs in it: 中国|证券登记结算|有限公司."""
    words = page.words[passage]
    k = page.word_at(passage, start - 1) if start else -1
    while k >= 0 and at - words[k].start <= LONGEST_STEM:
        word = words[k]
        if not _links(word):
            break
        if word.text in _NATIONAL or word.end in page.proper[passage]:
            return page.proper[passage].get(word.end, word.start)
        k -= 1
    return start


def after_nation(page: Page, passage: int, start: int) -> int:
    """The beginning of a state company's name whose place comes third: 中国铁路|上海局集团有限公司."""
    words = page.words[passage]
    k = page.word_at(passage, start - 1) if start else -1
    trade = k >= 1 and words[k].end == start and role_of(words[k].text, "generic")
    return words[k - 1].start if trade and words[k - 1].text in _NATIONAL else start


_AND_EVENT = re.compile(
    r"(?:中国|国际|全国|全球|世界|\d{4}|第[一二三四五六七八九十\d]+届)[\u4e00-\u9fff]{0,16}(?:和|与|及|暨)$"
)


def across_and(page: Page, passage: int, start: int) -> int:
    """The beginning of an event's name that goes on before 和, with its edition or year: 第九届|花卉|和|园艺博览会."""
    text = page.texts[passage]
    match = _AND_EVENT.search(text[max(0, start - 30) : start])
    if match and tail_of(match.group()[:-1]):
        match = None  # 国际马拉松|和|挑战赛: two events
    begin = max(0, start - 30) + match.start() if match else start
    edition = _EDITION.search(text[max(0, begin - LONGEST_EDITION) : begin])
    begin -= len(edition.group()) if edition else 0
    begin = with_union(page, passage, begin)
    year = _YEAR.search(text[max(0, begin - 6) : begin])
    return begin - len(year.group()) if year else begin


def with_union(page: Page, passage: int, start: int) -> int:
    """The beginning of a name that begins with the first of two and a dash: 中国—|上合组织经贸学院."""
    union = _UNION.search(page.texts[passage][max(0, start - LONGEST_UNION) : start])
    return start - len(union.group()) if union else start


_UNION = re.compile("(?:中国|中|亚欧|亚洲|海峡两岸)[—－-]{1,2}$")
"""The first of two with whom an event is held: 中国—|东盟青年技能邀请赛."""
LONGEST_UNION = 6
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年?$")
_EDITION = re.compile(r"(?:第(?:[一二三四五六七八九十百]+|\d+)届|首届)$")
LONGEST_EDITION = 8
"""Characters of the number of an event's edition: 第一百二十五届."""
_SHORT_LINE = re.compile("(?:^|[、，。；：和与])([一-鿿]{2,3})$")


def short_line(page: Page, passage: int, at: int) -> int | None:
    """Where a line begins that is called by one character of each end, alone between marks: 、|乌将|铁路."""
    match = _SHORT_LINE.search(page.texts[passage][max(0, at - 4) : at])
    own = match.group(1) if match else ""
    plain = any(frequency(own[k:n]) for k in range(len(own)) for n in range(k + 2, len(own) + 1))
    return at - len(own) if own and not plain and not role_of(own, "generic") else None


_CAPACITY = re.compile(
    r"(?:(?:年|日|月)(?:产|处理|加工|屠宰|出栏)(?:能力)?)?\d[\d.]*[万亿]?"
    r"(?:吨|台套|台|套|件|支|片|块|颗|枚|张|瓶|罐|箱|双|条|辆|只|头|羽|平方米|立方米|兆瓦时|兆瓦|千瓦时|千瓦|吉瓦|[MGK]Wh?)$"
    r"|(?<!\d)\d{1,2}号$"
    r"|(?<![A-Za-z0-9])[GSXY]\d{2,5}(?:线)?$"
)
_ROAD_NUMBER = re.compile(r"(?<![\d.])\d{2,3}$")


def with_capacity(page: Page, passage: int, start: int) -> int:
    """The beginning of a work's name that says how much it makes or which it is: 年产5万吨|电子布项目, 2号|高炉项目."""
    text = page.texts[passage]
    pattern = _ROAD_NUMBER if text.startswith(("省道", "国道", "县道"), start) else _CAPACITY
    match = pattern.search(text[max(0, start - LONGEST_CAPACITY) : start])
    if not match:
        return start
    begin = start - len(match.group())
    owner = _OWNER.search(text, max(0, begin - LONGEST_OWNER - 1), begin)
    if owner:
        words = stem_words(page, passage, owner.start(1), begin)
        acts = words[0].tag == "v" and len(words[0].text) > 1  # 察看|澜沛科日产…
        if has_unknown(words[acts:]):
            return words[acts].start
    return page.proper[passage].get(begin, begin)


_OWNER = re.compile("(?:^|[，。；、：）])([\u4e00-\u9fff]{2,5})$")
"""A company's short name alone between a mark and its works' capacity: 、澜沛|年产5万吨铜箔项目."""
LONGEST_OWNER = 5
LONGEST_CAPACITY = 16
"""Characters of a work's capacity: 年处理1000.5万立方米."""


_PAIR = re.compile("(?:^|[，。；、：（]|[的在和与至到]|建设|推进|打造|支持|加快)([\u3400-\u9fff]{2,3}[-—－–]{1,2})$")
"""The first of two ends of a line that a dash joins, alone between marks: 、垟坑—|断岙公路."""
LONGEST_PAIR = 8
_CODE = re.compile(r"(?<![A-Za-z0-9])(?:[GSXY]\d{1,5}(?:线)?|\d{2,3}(?=省道|国道|县道))$")
"""The number of a road of the nation, a province or a county."""


def from_place_to_place(page: Page, passage: int, start: int) -> int:
    """The beginning of a line's name that goes on before `start`: 宜宾至|攀枝花高速, with the road's number."""
    text = page.texts[passage]
    proper = page.proper[passage]
    while start >= 2 and text[start - 1] in "至—-～经" and start - 1 in proper:
        start = proper[start - 1]
    pair = _PAIR.search(text, max(0, start - LONGEST_PAIR), start)
    if pair and pair.end() == start:
        start = pair.start(1)
    code = _CODE.search(text[max(0, start - 8) : start])
    return start - len(code.group()) if code else start


def branch_start(page: Page, passage: int, at: int) -> int | None:
    """Where 某某长沙所 or 长沙某某投 begins: a known body and a place, or a place and two characters."""
    proper = page.proper[passage]
    if page.texts[passage][at] == "所":
        if at in proper and proper[at] in page.bodies[passage]:
            return page.bodies[passage][proper[at]]
        return None
    for own in (2, 3):
        piece = stem_words(page, passage, at - own, at) if at >= own else []
        if at - own in proper and all(frequency(w.text) < 200 or len(w.text) == 1 for w in piece):
            return proper[at - own]
    return None


def after_places(page: Page, passage: int, start: int, end: int) -> int:
    """Where the places with which [start, end) begins are over."""
    proper = page.proper[passage]
    at = start
    for place_end in range(start + 1, end + 1):
        if proper.get(place_end) == at:
            at = place_end
    return at


def after_province(page: Page, passage: int, start: int, at: int) -> int:
    """Where a harbour's or a station's name begins that a province and a place precede: 广西|钦州港."""
    proper = page.proper[passage]
    first = next((e for e in range(at - 1, start, -1) if proper.get(e) == start), start)
    choices = named(page.texts[passage][start:first])
    return first if first < at and choices and choices[0].level == 1 else start
