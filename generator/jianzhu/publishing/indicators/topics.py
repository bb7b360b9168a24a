"""An indicator's name → the topic it belongs to: 一般公共预算收入 → `finance`, 空气质量优良天数 → `ecology`.

The longest keyword of lexicon/indicator_topics.tsv in the name decides, of equally long ones the one that ends last,
because a Chinese name has its head at the end (工业固定资产投资 is an investment).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from jianzhu.lexicon import table

OTHER = "other"


@cache
def _keywords() -> tuple[dict[str, str], re.Pattern[str]]:
    topics = {row["keyword"]: row["topic"] for row in table("indicator_topics")}
    longest_first = sorted(topics, key=lambda word: (-len(word), word))
    return topics, re.compile(f"(?=({'|'.join(map(re.escape, longest_first))}))")


def topic(indicator: str) -> str:
    """The topic of an indicator, `other` where no keyword is in its name."""
    topics, pattern = _keywords()
    found = [(len(m[1]), m.start() + len(m[1]), m[1]) for m in pattern.finditer(indicator)]
    return topics[max(found)[2]] if found else OTHER


def main_topic(indicators: Iterable[str]) -> str | None:
    """The topic of most of the indicators that have one; of several with as many the one that comes first."""
    counts = Counter(topic(one) for one in indicators)
    del counts[OTHER]
    return max(counts, key=lambda name: counts[name], default=None)
