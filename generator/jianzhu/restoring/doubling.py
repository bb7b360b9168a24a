"""Text that a PDF reader gave twice: `水库全景水库全景。。` → `水库全景。`, `各方面` + `面推进` → one 面.

Outlined letters (captions, headlines) come out run by run with each run doubled; a page break may repeat the last
character. What is dropped is returned, never lost.
"""

from __future__ import annotations

from jianzhu.model import Text
from jianzhu.segmentation import frequency

SHORTEST_DOUBLED = 8
"""Characters of a line below which two equal halves may be meant (好好学习天天向上, 哈哈)."""
LONGEST_DOUBLED = 240
"""Characters: what is printed twice is a caption or a headline, not a page."""
LONGEST_SEAM_WORD = 4
"""Characters: no longer word of the dictionary is looked for at a seam."""


def undouble(text: Text) -> tuple[Text, Text] | None:
    """(the line once, its other half) where the whole line is runs printed twice; None where it isn't."""
    chars = text.chars
    indices = [i for i, c in enumerate(chars) if not c.isspace()]
    squeezed = "".join(chars[i] for i in indices)
    if not SHORTEST_DOUBLED <= len(squeezed) <= LONGEST_DOUBLED or len(squeezed) % 2:
        return None
    kept: list[int] = []
    dropped: list[int] = []
    at, longest = 0, 0
    while at < len(squeezed):
        run = next((k for k in range((len(squeezed) - at) // 2, 0, -1)
                    if squeezed[at : at + k] == squeezed[at + k : at + 2 * k]), 0)  # fmt: skip
        if not run:
            return None
        longest = max(longest, run)
        kept.extend(indices[at : at + run])
        dropped.extend(indices[at + run : at + 2 * run])
        at += 2 * run
    if longest * 2 < SHORTEST_DOUBLED:
        return None
    return text.keep(kept), text.keep(dropped)


def _is_word(chars: str) -> bool:
    return frequency(chars) > 0


def repeated_at_seam(tail: str, head: str) -> bool:
    """Whether the first character of `head` only repeats the last of `tail`, over a column or page break.

    It does where it ends a word there (方面) and begins none here (面推 is none), but the rest does (推进).
    """
    if not tail or not head or tail[-1] != head[0]:
        return False
    ends = any(_is_word(tail[-n:]) for n in range(2, LONGEST_SEAM_WORD + 1) if len(tail) >= n)
    begins = any(_is_word(head[:n]) for n in range(2, LONGEST_SEAM_WORD + 1) if len(head) >= n)
    rest = any(_is_word(head[1 : 1 + n]) for n in range(2, LONGEST_SEAM_WORD + 1) if len(head) > n)
    return ends and rest and not begins


def spans_a_word(tail: str, head: str) -> bool:
    """Whether a word of the dictionary stands across the seam: 修水 + 库."""
    for before in range(1, LONGEST_SEAM_WORD):
        for after in range(1, LONGEST_SEAM_WORD + 1 - before):
            if len(tail) >= before and len(head) >= after and _is_word(tail[-before:] + head[:after]):
                return True
    return False
