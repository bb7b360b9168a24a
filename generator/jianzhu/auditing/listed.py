"""Counts of listed things: `甲公司、乙公司、丙公司三家企业` → three listed, agrees; “五方主体” and four parts: differs.

Two kinds of lists are certain enough: names that the text joins right before the number, without 等, and the parts
that the text gives of a term which has their number in its name.
"""

from __future__ import annotations

import re

from jianzhu.annotating.figures.numerals import parse
from jianzhu.model import Audit, Corpus, Observation, Term

LEAST_NAMES = 2
SLIP = 1
"""Parts by which a term's list may miss its number by mistake; one that misses it by more lists something else."""
_JOINED = re.compile(r"\s*(?:、|和|与|及|以及)\s*")
_GOES_ON = ("、", "和", "与", "及")
_NUMBERED = re.compile(r"[“‘]?(?P<number>[二两三四五六七八九十])[\u4e00-\u9fff]")


def count_audits(corpus: Corpus) -> list[Audit]:
    """The audits of all counted lists, those of names in the text's order, then those of terms."""
    texts = {(a.id, p.id): p.text.chars for _, a in corpus.articles() for p in a.passages()}
    names: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for entity in corpus.entities:
        for mention in entity.mentions:
            names.setdefault((mention.at.article, mention.at.passage), []).append((mention.at.start, mention.at.end))
    for spans in names.values():
        spans.sort()
    made = []
    for one in corpus.observations:
        key = (one.at.article, one.at.passage)
        listed = _names_before(texts.get(key, ""), names.get(key, []), one.at.start)
        if listed >= LEAST_NAMES and one.base_unit and _counts(one):
            made.append(_audit((one.id,), f"“{one.indicator}”", float(str(one.value)), listed))
    return [*made, *(audit for term in corpus.terms if (audit := _of_term(term)))]


def _counts(one: Observation) -> bool:
    """Whether a figure is a plain whole number of things."""
    whole = isinstance(one.value, (int, float)) and float(one.value).is_integer() and one.value == one.base_value
    return whole and one.measure == "level" and one.bound == "exact"


def _names_before(text: str, spans: list[tuple[int, int]], position: int) -> int:
    """How many names the list has that ends right at `position`; 0 where it may have more than were found."""
    count, at = 0, position
    for start, end in reversed([span for span in spans if span[1] <= position]):
        if not (end == at if count == 0 else _JOINED.fullmatch(text, end, at)):
            break
        count, at = count + 1, start
    longer = any(end == at for _, end in spans)
    return 0 if longer or text[:at].rstrip().endswith(_GOES_ON) else count


def _of_term(term: Term) -> Audit | None:
    match = _NUMBERED.match(term.term)
    if not match or not term.expansion or term.definition_from != "text":
        return None
    stated, listed = parse(match["number"]), len(term.expansion)
    return _audit((), f"“{term.term}”", stated, listed) if abs(stated - listed) <= SLIP else None


def _audit(ids: tuple[str, ...], what: str, stated: float, listed: int) -> Audit:
    agrees = stated == listed
    note = f"{what}：列举了{listed}个，文中为{stated:g}个，{'相符。' if agrees else '不符。'}"
    return Audit("count", ids, stated, float(listed), "agrees" if agrees else "differs", note)
