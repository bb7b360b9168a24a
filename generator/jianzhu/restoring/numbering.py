"""A line that begins with a number: a section's head, an item of a list, or text whose line happens to begin so.

1. 修好渠                         a head
附件：1.名单 / 2.申报表           items of a list, each counting on from the one above
…投入 / 3.5亿元修渠               text that runs on
"""

from __future__ import annotations

import re

from jianzhu.restoring.forms import RUNNING_RANK
from jianzhu.restoring.lines import INDENT, SLACK, Line, ends_sentence
from jianzhu.restoring.measures import Kind, Measures

_ITEM = re.compile(r"(?:^|[：:])(\d{1,2})([.．、])(?:(?!\d)|(?=[12]\d{3}年))")
_SENTENCE_INSIDE = re.compile(r"[。；;](?=.)")


def is_next_item(line: str, above: str) -> bool:
    """Whether two lines are items of a list that counts on: 附件：1.某某名单, 2.某某表."""
    own, before = _ITEM.match(line), _ITEM.search(above)
    if own is None or before is None:
        return False
    return own.group(2) == before.group(2) and int(own.group(1)) == int(before.group(1)) + 1


def runs_on(i: int, lines: list[Line], kinds: list[Kind]) -> bool:
    """A number at a line's head by accident: the sentence above isn't over, and isn't the item before."""
    if i == 0 or is_next_item(lines[i].squeezed, lines[i - 1].squeezed):
        return False
    return kinds[i - 1].name == "body" and not ends_sentence(lines[i - 1].text.chars, soft=True)


def heads_section(i: int, lines: list[Line], kinds: list[Kind], measures: Measures) -> bool:
    """Whether line `i`, of the kind `numbered`, is a section's head rather than a paragraph or an item."""
    line, rank, chars = lines[i], kinds[i].level, lines[i].text.chars
    if (runs_on(i, lines, kinds) and measures.wrapped(i)) or _SENTENCE_INSIDE.search(chars):
        return False
    if not ends_sentence(chars, soft=True):
        wrapped = measures.wrapped(i) and i + 1 < len(lines) and kinds[i + 1].name == "body"
        return not (wrapped and line.width > measures.measure(i) - INDENT - SLACK
                    and lines[i + 1].width > measures.measure(i + 1) - SLACK)  # fmt: skip
    if rank < RUNNING_RANK:
        return not chars.endswith(("；", ";"))
    if chars.endswith(("；", ";", "：", ":")):
        return False
    return any(_sibling_is_open(i, step, lines, kinds) for step in (1, -1))


def _sibling_is_open(i: int, step: int, lines: list[Line], kinds: list[Kind]) -> bool:
    """Whether the next line of its rank, below (1) or above (-1), is a head without a full stop: it is a head too."""
    rank, j = kinds[i].level, i + step
    while 0 <= j < len(kinds) and not (kinds[j].name == "numbered" and kinds[j].level < rank):
        if kinds[j].name == "numbered" and kinds[j].level == rank:
            return not ends_sentence(lines[j].text.chars, soft=True)
        j += step
    return False
