"""Where a name begins, sought leftwards from its tail: `引进深圳市星火电子有限公司` from 有限公司 back to 深圳市.

The search goes word by word and stops before punctuation, function words, verbs that no name holds, and counted things;
a division's name ends it, because names of bodies and works begin with where they are. What was gathered is the stem;
`is_proper` tells a stem that names one thing (a place, quotation marks, Latin letters, a word that the dictionary
can't split) from one made of everyday words.
"""

from __future__ import annotations

import re

from jianzhu.annotating.names.candidates import Page
from jianzhu.annotating.names.divisions import named
from jianzhu.annotating.names.limits import cuts, is_stop, role_of
from jianzhu.annotating.names.proofs import is_proper
from jianzhu.segmentation import Word, frequency, tag

LONGEST_STEM = 28
"""Characters; the longest official names of working groups and companies in Chinese reports stay below."""
LONGEST_CHAIN = 6
"""Places one after another before a name (province, city, county, town, village, street); more are a list."""
LONGEST_QUOTE = 14
"""Characters between quotation marks that may be part of a name: “村超”足球赛."""
_CLOSING = {"”": "“", "』": "『", "」": "「", "）": "（", ")": "("}
_BREAK = re.compile(r"[\s*#，。！？；：、,.!?;:…—|／/《》〈〉【】\[\]“‘「『（(]")
_LATIN = re.compile(r"[A-Za-z0-9+&·\-]+")
_NUMERAL = re.compile(
    "[第零〇一二三四五六七八九十百千万亿两几数多余半许成上好若干]+[个项家座条支只类批宗处所名位次期年月日大些种份期步轮届]?"
)
"""A numeral and a measure word; the dictionary calls other words numerals too: 九歌."""
_MEASURED = re.compile("[二两三四五六七八九十百千几数多]+[个项家座条支处所名位大]")
"""A number of things, which a place before it doesn't make a name: 葛洲坝|六座梯级电站."""
_COUNTED = re.compile(
    r"^[余多几]?(?:个|项|家|座|条|支|只|类|批|大|宗|处|所|名|位|次|期|件|套|台|辆|艘|幅|卷|册|栋|幢|株|头|户|届|年|月|日|天|小时|分钟|秒|倍|度|万|亿|米|公里|公斤|吨|亩|%|％|元|平方米|兆瓦|千瓦)"
)


def stem_start(page: Page, passage: int, tail: int, limit: int = LONGEST_STEM, most: int = 2) -> int:
    """Where the name whose tail begins at `tail` begins in the passage's text; `tail` itself where nothing precedes."""
    text = page.texts[passage]
    words = page.words[passage]
    proper = page.proper[passage]
    at = tail
    floor = max((m.end() for m in cuts().finditer(text, max(0, tail - limit), tail)), default=0)
    k = page.word_at(passage, tail)
    if k < len(words) and words[k].start < tail and tail not in proper:
        at = max(words[k].start, floor)  # the tail begins inside a word: 产业园 in 文创产业园
    while at > floor and tail - at < limit:
        if at in proper and proper[at] < at:
            first = _chain(page, passage, proper[at], tail, most)
            level = first > 0 and bool(_LEVEL_BEFORE.search(text, max(0, first - 2), first))
            level = level and page.begins_word(passage, first - 1)
            return first - 1 if level and page.begins_word(passage, first) and first not in proper else first
        k = page.word_at(passage, at - 1)
        word = words[k]
        if word.end > at:
            word = Word(word.start, at, text[word.start : at], tag(text[word.start : at]))
        if word.start < floor:
            word = Word(floor, at, text[floor:at], tag(text[floor:at]))
        if word.text in _CLOSING:
            opening = _opening(text, word.text, at)
            if opening is None or _acts(words[k + 1] if k + 1 < len(words) else None, tail):
                break
            at = opening
            before = words[page.word_at(passage, at - 1)] if at else word
            if word.text in "”』」" and not (at in proper or before.text[-1] in _QUOTED_BEFORE):
                break  # 学校|“一校一品”工程
            continue
        if _LATIN.fullmatch(word.text):
            start = _latin_start(text, at)
            if start is None:
                unit = _COUNTED.match(text[at:tail])
                at += unit.end() if unit else 0
                break
            at = start
            continue
        zone = _ZONE.search(text, max(floor, at - LONGEST_ZONE), at)
        if zone:
            at = zone.start()  # 伊滨|经开区|管委会
            continue
        if word.text in _BUILDING and at == tail:
            at = word.start  # 第三水厂|新建|工程
            continue
        manner = word.tag == "v" and text[at : at + 1] in _MANNER and at < tail
        if _BREAK.match(word.text) or (is_stop(word) and not manner and not _in_name(page, passage, k)):
            break
        if role_of(word.text, "appositive") and at < tail and is_proper(page, passage, at, tail):
            break
        if word.text in _LEVELS and at < tail and _is_level(words, k):
            left = words[k - 1].text if k else ""
            return at if left in _OURS or left[-1:] + word.text == "市区" else word.start
        if _counts(word, words[k + 1] if k + 1 < len(words) else None) and (
            word.start not in proper or _MEASURED.fullmatch(word.text)
        ):
            break
        if word.tag == "q" and k and words[k - 1].tag == "m":
            break
        at = word.start
    return _trim(page, passage, at, tail)


def _in_name(page: Page, passage: int, k: int) -> bool:
    """Whether the k-th word is part of a name although names stop at it: 鸢|都, not 人人|都; 河湾镇|何|家村."""
    words = page.words[passage]
    if words[k].text == "持续":
        return bool(k) and words[k - 1].text == "可"  # 可持续发展议程
    if words[k].text in SURNAMES:
        return words[k].start in page.proper[passage]
    if words[k].text != "都" or not k or len(words[k - 1].text) > 1:
        return False
    before = words[k - 1]
    if before.start in page.proper[passage]:
        return True  # 蕉城区|三都镇
    return frequency(before.text) < SYLLABLE and before.tag[:1] not in ("r", "m", "q", "p", "d", "v", "u", "f")


SURNAMES = frozenset("何")
"""Surnames that the dictionary has as a pronoun, with which names of villages begin."""
SYLLABLE = 3000
"""Occurrences in jieba's corpus below which a single character before 都 is a name's: 鸢都, 凤都."""
_ZONE = re.compile("(?:经济?开发?区|经济技术开发区|高新技术产业开发区|综保区|自贸区)$")
"""Zones within a name, some of whose characters are words at which names stop."""
LONGEST_ZONE = 9
_BUILDING = frozenset({"新建", "改建", "扩建", "续建", "迁建", "重建", "改扩建"})
"""What is done in a work, right before the word for works."""
_QUOTED_BEFORE = frozenset("”』」）)0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""What may stand before a quotation in a name, beside a place or a body."""
_MANNER = frozenset("式型性")
"""What makes an adjective of the verb before it: 参与|式."""
_LEVELS = frozenset("省市县区州")
_OURS = frozenset({"我", "本", "全", "各", "该"})
"""Words before a level that name no place with it: 我区|某某公园."""
_LEVEL_BEFORE = re.compile("(?<![市我本全各该开新发范验业园片聚保景校社山郊库林矿疫辖自])[省市县区州]$")
"""A level that may be a name's first word: none that ends a word or belongs to us, 我区|某某公园, 经开区|某某产业园."""


def _is_level(words: tuple[Word, ...], k: int) -> bool:
    """Whether the k-th word, 市 or 州, is a bare level, not the end of a name that the dictionary lacks: 簰|州|湾."""
    before = words[k - 1] if k else None
    unsplit = before and len(before.text) == 1 and re.match("[\u3400-\u9fff]", before.text)
    return not before or not (before.text == "城" or (words[k].text == "州" and unsplit and not is_stop(before)))


def _counts(word: Word, following: Word | None) -> bool:
    """Whether `word` is a numeral that counts what follows, not a syllable of a name or a body's number."""
    if (
        word.tag not in ("m", "mq")
        or word.text in "零元"
        or role_of(word.text, "inner")
        or (len(word.text) > 2 and not _NUMERAL.fullmatch(word.text))
    ):
        return False  # 零部件, 一级|电站
    if following and _ORDINAL.fullmatch(word.text) and _UNCOUNTED.match(following.text):
        return False  # 第十四|工程局, 第三|发电厂
    if following and following.text[0] in _NUMBERED_UNITS and word.text not in "两几数":
        return False  # 二十|局, 八|冶
    return (
        (len(word.text) > 1 and bool(_NUMERAL.fullmatch(word.text)))
        or not (following and len(following.text) == 1 and following.tag != "q")
        or word.text in "几数"
    )


_ORDINAL = re.compile("第[一二三四五六七八九十百]+")
_UNCOUNTED = re.compile("(?![个项家座条支只类批宗处名位次期年月日天届轮步产大种代季阶]).")
"""What follows an ordinal in a body's name: no measure word."""
_NUMBERED_UNITS = frozenset("局冶")
"""What the numbered bureaus and companies of the state's builders end in: 四|局, 二十|冶."""


def _acts(following: Word | None, tail: int) -> bool:
    """Whether what follows a quotation is a verb, so that no name goes on: “天和轮”|靠泊某港区."""
    if following is None or following.end > tail or following.tag != "v" or len(following.text) < 2:
        return False
    return not (role_of(following.text, "inner") or role_of(following.text, "generic"))


def _opening(text: str, closing: str, at: int) -> int | None:
    """Where the quotation or bracket that ends at `at` begins, if it can be part of a name."""
    opening = text.rfind(_CLOSING[closing], max(0, at - LONGEST_QUOTE - 2), at - 1)
    if opening < 0 or re.search(r"[，。！？；、《》]", text[opening:at]):
        return None
    if closing in "）)" and (
        _BREAK.search(text, opening + 1, at - 1) or not re.match(r"[\u4e00-\u9fff]", text[opening - 1 : opening])
    ):
        return None
    return opening


_POINT = re.compile(r"\d\.\d")
"""A decimal point: 8.6代线."""


def _latin_start(text: str, at: int) -> int | None:
    """Where the letters and digits that end at `at` begin; None where they are a count or a year."""
    start = at
    while start > 0 and (_LATIN.fullmatch(text[start - 1]) or _POINT.fullmatch(text[start - 2 : start + 1])):
        start -= 1
    run = text[start:at]
    if re.fullmatch(r"[\d.\-+]+", run) and (_COUNTED.match(text[at:]) or len(run) == 4):
        return None
    return start


def _chain(page: Page, passage: int, start: int, tail: int, most: int) -> int:
    """The beginning of a chain of places that ends in the one beginning at `start`: 长沙市|望城区.

    Where more than `most` divisions follow each other they tell where the thing is and aren't part of its name.
    """
    proper = page.proper[passage]
    text = page.texts[passage]
    end = next((e for e in range(start + 1, tail + 1) if proper.get(e) == start), tail)
    links = [(start, end)]
    while links[-1][0] in proper and proper[links[-1][0]] < links[-1][0] and len(links) < LONGEST_CHAIN:
        links.append((proper[links[-1][0]], links[-1][0]))
    located = [link for link in links if text[link[1] - 1] in "省市县区州镇乡村" or named(text[link[0] : link[1]])]
    if links[0] not in located:  # a river or a hill belongs to the name: 浏阳市|捞刀河湿地公园, but 湖南湘江新区
        ranked = len(located) >= most and text[links[1][1] - 1] in "省市县区州"
        return start if ranked or len(located) > most else links[-1][0]
    unranked = all(text[link[1] - 1] not in "省市县区州镇乡村" for link in links)
    if len(located) > most and not (unranked and len(links) == most + 1):  # 河北|鹿泉|经济开发区 is one name
        return end if tail - end >= 2 else start
    first = links[-1][0]
    if links[-1] not in located:  # 赤壁|长江大桥: a county's name that is an everyday word elsewhere
        for length in (2, 3):
            if first >= length and named(text[first - length : first]) and page.begins_word(passage, first - length):
                return first - length
    return first


def _trim(page: Page, passage: int, start: int, tail: int) -> int:
    """Moves `start` past words that may stand before a name but don't begin one: 重大, 新, 首个."""
    words = page.words[passage]
    k = page.word_at(passage, start)
    while k < len(words) and words[k].start < tail:
        word = words[k]
        following = words[k + 1] if k + 1 < len(words) else None
        unsplit = bool(
            following
            and len(word.text) == 1
            and following.start < tail
            and re.fullmatch(r"[\u4e00-\u9fff]", following.text)
        )
        acts = word.tag in ("v", "vn") and role_of(word.text, "inner")
        does = word.tag == "v" and len(word.text) == 1 and k and _MODAL.search(words[k - 1].text)
        leads = acts and is_proper(page, passage, word.end, tail) in ("place", "unknown word")
        urged = word.text in _URGING and following and following.start < tail and following.tag in ("v", "vn")
        modifies = urged or (role_of(word.text, "modifier") and not role_of(word.text, "generic") and not unsplit)
        if word.start >= start and not (
            modifies
            or leads
            or does
            or word.text in "’”）)·-*"
            or (word.tag in ("f", "uj") and len(word.text) == 1 and not unsplit and _follows_han(page, passage, word))
        ):
            break
        start = word.end
        k += 1
    return min(start, tail)


_URGING = frozenset({"重点", "全面", "大力", "加快", "着力", "统一"})
"""What stands before a verb that isn't part of a name: 重点|推进|某某中心."""
_MODAL = re.compile("(?:要|将|会|能|可|拟|已|正|在|再|新|想|去|来|便|就|应|该|着手|计划|准备|开始|相继|先后)$")
"""Ends of the words after which a verb of one character is a verb, not a name's first: 还要|建某某基地."""


def _follows_han(page: Page, passage: int, word: Word) -> bool:
    """Whether `word` can be a postposition: a word stands right before it."""
    return bool(word.start and re.match(r"[\u4e00-\u9fff”）]", page.texts[passage][word.start - 1]))
