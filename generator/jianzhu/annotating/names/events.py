"""Congresses and sessions that are named by number, events by their edition: `党的二十届三中全会`, `第九届河湟花儿会`.

Other events are found by their tails (`tailed_names`) and by quotation marks (`quoted_names`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.annotating.names.proofs import stem_words

_N = "[一二三四五六七八九十]"
_CONGRESS = re.compile(
    rf"(?:中国共产党|党的)?(?:{_N}{{1,3}})届(?:{_N}中)(?:、{_N}中)*全会"
    rf"|党的{_N}{{1,3}}大(?!重|关|发|战|国|力|产)"
    rf"|[省市县区州]第{_N}{{1,3}}次(?:党代会|代表大会)"
    rf"|[省市县区州]委{_N}{{1,3}}届{_N}{{1,3}}次(?:全会|全体会议)"
    rf"|[省市县区州]第{_N}{{1,3}}届人民代表大会(?:常务委员会)?第{_N}{{1,3}}次会议"
    rf"|(?:中国人民)?政(?:治协商会议|协)[^，。；]{{0,8}}第{_N}{{1,3}}届委员会第{_N}{{1,3}}次会议"
    rf"|[省市县区州]{_N}{{1,3}}届(?:人大|政协){_N}{{1,2}}次会议"
)


def find_congresses(page: Page) -> Iterator[Candidate]:
    """A candidate for each congress or session named by its number."""
    for passage, text in page:
        for match in _CONGRESS.finditer(text):
            start = match.start()
            if text[start] in "市县区州省":
                proper = page.proper[passage]
                start = proper.get(start + 1, proper.get(start, start))
            yield Candidate(passage, start, match.end(), "event", "numbered congress", Strength.NAME)


_EDITION = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,4}届|首届|(?<!\d)20\d\d(?!年|\d))"
    r"(?P<own>(?:[一-鿿A-Za-z·“”（）()—]|\d(?=[\d一-鿿]))"
    r"{2,32}?(?P<tail>会|展|节|周|赛|决赛|季|论坛|活动|庙会|典礼|马拉松|沙龙|讲坛))”?"
    r"(?=[，。；：！？、）)”》\s]|等|上|中(?!国)|期间|现场|开展|组织|宣传|点燃|点亮|汇聚|迎来|签约|发布|亮相|精彩|开幕|闭幕|落幕|开赛|开锣|拉开|启动|成功|举[行办]|召开|[在于将暨和与及由的已]|就|圆满|组委会|获|吸引|$)"
)
"""What follows the number of an edition, or a year's figures, up to a word for events that ends its phrase."""
_NO_EVENT = re.compile(
    "(?:董事|监事|理事|委员|常委|组委|评委|执委|协|学|商|联合|基金|研究|促进|工|机|社|全)会$|[，。]|[的是了]|^(?:毕业|学生|学员|班子)"
)
"""Ends and words by which what has an edition is a body or a sentence."""


_OF_PLACE = re.compile(
    "(?:国际|全国|中国)(?P<own>[一-鿿]{2,8}?(?:节|会|赛|展|周))(?=[，。、；”）和与]|在|将|于|上|期间|开幕|举[行办]|带|吸引|等|成功)"
)


def find_regular_events(page: Page) -> Iterator[Candidate]:
    """A candidate for each event that a place has, of all nations or the nation: 青岛|国际啤酒节."""
    for passage, text in page:
        for match in _OF_PLACE.finditer(text):
            start = page.proper[passage].get(match.start())
            words = stem_words(page, passage, *match.span("own"))
            if start is None or _NO_EVENT.search(match["own"]) or any(w.tag in _NO_PART for w in words):
                continue
            yield Candidate(passage, start, match.end("own"), "event", "an event of a place", Strength.NAME)


def find_editions(page: Page) -> Iterator[Candidate]:
    """A candidate for each event named with its edition or year: 首届“山海杯”渔歌节, 2025江城创投大会."""
    for passage, text in page:
        for match in _EDITION.finditer(text):
            own = match["own"]
            if _NO_EVENT.search(own) or own.count("“") != own.count("”") or own.count("（") != own.count("）"):
                continue
            if match.group().startswith("20") and len(own) < LONGEST_TAIL + 2:
                continue
            if any(word.tag in _NO_PART for word in stem_words(page, passage, *match.span("own"))):
                continue
            yield Candidate(passage, match.start(), match.end("own"), "event", "edition of an event", Strength.NAME)


_NO_PART = frozenset({"p", "r", "d", "uj", "ul", "ug", "uz", "y"})
"""Tags of words that stand in no event's name: prepositions, pronouns, adverbs, particles."""
LONGEST_TAIL = 3
"""Characters of a word for events: what has only a year before it must say more than that."""
