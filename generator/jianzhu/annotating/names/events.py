"""Congresses and sessions that are named by number: `党的二十届三中全会`, `市第十二次党代会`, `第四届…博览会`.

Other events are found by their tails (`tailed_names`) and by quotation marks (`quoted_names`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.candidates import Candidate, Page, Strength

_N = "[一二三四五六七八九十]"
_CONGRESS = re.compile(
    rf"(?:中国共产党|党的)?(?:{_N}{{1,3}})届(?:{_N}中)(?:、{_N}中)*全会"
    rf"|党的{_N}{{1,3}}大(?!重|关|发|战|国|力|产)"
    rf"|[省市县区州]第{_N}{{1,3}}次(?:党代会|代表大会)"
    rf"|[省市县区州]{_N}{{1,3}}届(?:人大|政协){_N}{{1,2}}次会议"
)


def find_congresses(page: Page) -> Iterator[Candidate]:
    """A candidate for each congress or session named by its number."""
    for passage, text in page:
        for match in _CONGRESS.finditer(text):
            start = match.start()
            if text[start] in "市县区州省" and start in page.proper[passage]:
                start = page.proper[passage][start]
            yield Candidate(passage, start, match.end(), "event", "numbered congress", Strength.NAME)
