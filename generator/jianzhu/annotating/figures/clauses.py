"""Where the clauses of a sentence begin: `去年，产值3亿元，增长5%。` → 去年， | 产值3亿元， | 增长5%。

A name in quotation marks is one word, whatever marks it holds.
"""

from __future__ import annotations

import re

_CLAUSE = re.compile(r"[，,；;。！？：:】【]|——+|……")
_NAME_MARKS = re.compile(r"[“《][^“”《》]{2,40}[”》]")
"""A name in quotation marks, in which no clause ends: “…——…展”."""


def clauses(text: str, start: int, end: int) -> list[int]:
    """Where the clauses of the sentence [start, end) begin, and its end."""
    named = [m.span() for m in _NAME_MARKS.finditer(text, start, end)]
    ends = (m.end() for m in _CLAUSE.finditer(text, start, end))
    return sorted({start, *(p for p in ends if not any(low < p < high for low, high in named)), end})
