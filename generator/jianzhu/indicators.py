"""What an indicator is usually called, so that figures of one thing stand in one table: 累计完成营业收入 → 营业收入.

A row keeps the name that its text gives it; the usual one is that of tables, pictures, targets beside facts and
contradictions. lexicon/same_indicators.tsv has the names that differ; before any of them 完成 says nothing.
"""

from __future__ import annotations

import re
from functools import cache

from jianzhu.lexicon import table

_MARKS = re.compile(r"[“”\"\s]")


@cache
def _rules() -> tuple[dict[str, str], re.Pattern[str]]:
    rows = table("same_indicators")
    names = {row["name"]: row["usual"] for row in rows if row["usual"]}
    ends = "|".join(re.escape(row["name"]) for row in rows)
    return names, re.compile(rf"^(?:累计)?(?:完成|实现)(?=.*(?:{ends})$)")


@cache
def usual_name(indicator: str) -> str:
    """The name under which figures of an indicator are put together; its own where no other is known."""
    names, done = _rules()
    plain = done.sub("", _MARKS.sub("", indicator))
    return names.get(plain, plain if plain != _MARKS.sub("", indicator) else indicator)
