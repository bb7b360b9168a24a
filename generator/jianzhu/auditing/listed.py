"""Counts of listed things: `甲公司、乙公司、丙公司三家企业` → three listed, agrees; “五方主体” and four parts: differs.

Three kinds of lists are certain enough: names that the text joins right before the number, without 等; the parts that
the text gives of a term which has their number in its name; and other words joined by 、 whose count is the number
right behind them (风力、水力、光伏3类电站) or before their bracket. Of the last only those that agree are told: what
looks like a list may be one and a half.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianzhu.annotating.figures.numerals import parse
from jianzhu.auditing.rounding import base, is_exact, printed, single
from jianzhu.auditing.stated import Stated
from jianzhu.model import Audit, Corpus, Observation, Term, Verdict

LEAST_NAMES = 2
LEAST_WORDS = 3
"""Words of a list without names: two may be joined by chance."""
LONGEST_LIST = 160
"""Characters before a number in which its list may stand."""
SLIP = 1
"""Parts by which a term's list may miss its number by mistake; one that misses it by more lists something else."""
_JOINED = re.compile(r"\s*(?:、|和|与|及|以及)\s*")
_GOES_ON = ("、", "和", "与", "及")
_WORDS = re.compile(r"(?:[^，。；：、（）！？\n]{2,12}、)+[^，。；：、（）！？\n]{2,12}$")
_QUOTED = re.compile("(?:“[^“”]{1,12}”、?){2,}$")
_LAST_JOIN = re.compile(r"(?<=[^、]{2})(?:以及|和|与|及)(?=[^、]{2,}$)")
_BRACKET = re.compile(r"[^，。；：、（）！？\n]{1,16}（(?P<words>[^，。；：（）\n]+、[^，。；：（）\n]+)）")
_THING = re.compile(r"[\u4e00-\u9fff“]")
_SPELLED = "[一二两三四五六七八九十]"
_NUMBERED = re.compile(rf"[“‘]?(?P<number>{_SPELLED})[\u4e00-\u9fff]")
_ALL_NUMBERED = re.compile(rf"[“‘]?(?!.个一)(?:{_SPELLED}[\u4e00-\u9fff]){{2,}}[”’]?")
"""三线一单: three and one."""


def count_audits(corpus: Corpus, stated: Stated) -> list[Audit]:
    """The audits of all counted lists, those of names and words in the text's order, then those of terms."""
    names: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for entity in corpus.entities:
        for mention in entity.mentions:
            names.setdefault((mention.at.article, mention.at.passage), []).append((mention.at.start, mention.at.end))
    for spans in names.values():
        spans.sort()
    made = []
    for one in corpus.observations:
        key = (one.at.article, one.at.passage)
        if not one.base_unit or not _counts(one):
            continue
        text = stated.texts.get(key, "")
        listed = _names_before(text, names.get(key, []), one.at.start)
        if len(listed) < LEAST_NAMES:
            listed = _words_before(text, one) or _words_behind(text, one)
        if listed:
            made.append(_audit((one.id,), "", single(one), listed, printed(one)))
    return [*made, *(audit for term in corpus.terms if (audit := _of_term(term)))]


def _counts(one: Observation) -> bool:
    """Whether a figure is a plain whole number of things."""
    return one.measure == "level" and is_exact(one) and single(one).is_integer() and single(one) == base(one)


def _names_before(text: str, spans: Sequence[tuple[int, int]], position: int) -> list[str]:
    """The names of the list that ends right at `position`; none where it may have more than were found."""
    found: list[str] = []
    at = position
    for start, end in reversed([span for span in spans if span[1] <= position]):
        if not (_JOINED.fullmatch(text, end, at) if found else end == at):
            break
        found.insert(0, text[start:end])
        at = start
    longer = any(end == at for _, end in spans)
    return [] if longer or text[:at].rstrip().endswith(_GOES_ON) else found


def _words_before(text: str, one: Observation) -> list[str]:
    """The words joined by 、 before a number of things, as many as it says; none of another number."""
    begun = max(0, one.at.start - LONGEST_LIST)
    if quoted := _QUOTED.search(text, begun, one.at.start):
        found = re.findall("“[^“”]+”", quoted[0])
        return found if len(found) == single(one) else []
    match = _WORDS.search(text, begun, one.at.start)
    if not match or not _THING.match(text, one.at.end) or match[0].endswith("等"):
        return []
    words = match[0].split("、")
    longest = max(map(len, words[1:]))
    if len(words[0]) > longest:
        words[0] = "…" + words[0][-longest:]
    last = _LAST_JOIN.split(words[-1], maxsplit=1)
    return next((found for found in (words, words[:-1] + last) if LEAST_WORDS <= len(found) == single(one)), [])


def _words_behind(text: str, one: Observation) -> list[str]:
    """The words in the bracket behind a number of things, as many as it says: 三大基地（北湾、南滩、东洲）."""
    match = _BRACKET.match(text, one.at.end)
    if not match or match["words"].endswith("等"):
        return []
    words = match["words"].split("、")
    last = _LAST_JOIN.split(words[-1], maxsplit=1)
    return next((found for found in (words, words[:-1] + last) if LEAST_NAMES <= len(found) == single(one)), [])


def _of_term(term: Term) -> Audit | None:
    match = _NUMBERED.match(term.term)
    if not match or not term.expansion or term.definition_from != "text":
        return None
    numbers = re.findall(_SPELLED, term.term) if _ALL_NUMBERED.fullmatch(term.term) else [match["number"]]
    stated = sum(map(parse, numbers))
    shown = "+".join(f"{parse(number):g}" for number in numbers)
    return (
        _audit((), f"“{term.term}”", stated, term.expansion, shown)
        if abs(stated - len(term.expansion)) <= SLIP
        else None
    )


def _audit(ids: tuple[str, ...], about: str, stated: float, listed: Sequence[str], shown: str) -> Audit:
    count = float(len(listed))
    verdict: Verdict = "agrees" if stated == count else "differs"
    return Audit("count", ids, stated, count, verdict, f"{'、'.join(listed)} = {count:g}", shown, (), about)
