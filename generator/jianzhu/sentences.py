"""Where sentences begin and end: `他说：“好。”会后，…` → `他说：“好。”` + `会后，…`.

A sentence ends after 。！？； or …… and whatever closing marks follow it. An ASCII full stop ends none (3.6, v1.2).
"""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^。！？；!?…]*(?:[。！？；!?]|…+|$)[”’」』）)》】]*")


def sentences(text: str) -> list[tuple[int, int]]:
    """[start, end) of each sentence of `text`, white space at its ends left out; together they hold all the rest.

    >>> [text[a:b] for text in ["他说：“好。”会后， 散了"] for a, b in sentences(text)]
    ['他说：“好。”', '会后， 散了']
    """
    found = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append((start, end))
    return found
