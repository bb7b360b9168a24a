"""Where a name begins that somebody's name and what he does precede: 星岭讯飞合作建设|“云课”平台 → “云课”平台."""

from __future__ import annotations

import re

from jianzhu.annotating.names.candidates import Page
from jianzhu.annotating.names.limits import role_of
from jianzhu.annotating.names.proofs import is_generic, is_proper
from jianzhu.annotating.names.tails import tail_of, type_of

_JOINING = re.compile("(?:联合|会同|携手|牵手)(?=..)")


def after_partner(page: Page, passage: int, start: int, at: int) -> int:
    """The beginning of a company's name that another body's and what they do together precede: 甲控股联合|乙投资."""
    text = page.texts[passage]
    for match in _JOINING.finditer(text, start, at):
        tail = tail_of(text[start : match.start()])
        if tail and type_of(tail) == "organization" and not is_generic(page, passage, match.end(), at):
            return match.end()
    return start


def after_body(page: Page, passage: int, start: int, at: int) -> int:
    """Where a place's name begins that a body's precedes, with what it does: 某集团|推进煤矿, 某分公司|红星农场."""
    match = re.search("(?:分公司|有限公司|构公司|工程公司)(?=.{2})", page.texts[passage][start:at])
    if match:
        return start + match.end()
    for found in re.finditer("(?:集团|公司|大学)(?=.{2})", page.texts[passage][start:at]):
        k = page.word_at(passage, start + found.end())
        if page.words[passage][k].tag == "v" and len(page.words[passage][k].text) > 1:
            return start + found.end()
    return start


def after_act(page: Page, passage: int, start: int, at: int) -> int:
    """Where a work's or an area's name begins that a verb of two characters precedes: 巡护|某某绿化工程."""
    word = page.words[passage][page.word_at(passage, start)]
    verb = word.start == start and word.tag == "v" and len(word.text) > 1 and word.end < at
    plain = verb and not (role_of(word.text, "inner") or role_of(word.text, "generic"))
    return word.end if plain and is_proper(page, passage, word.end, at) in ("place", "unknown word") else start


_DOES = re.compile(
    "(?:合作|联合|共同|自主|投资|携手|联手|牵头|独家|参与|负责)*"
    "(?:建设|打造|开发|研发|运营|实施|承建|推出|建成|搭建|投建|建立|创建|主导|研制)(?=.{2})"
)


def after_doer(page: Page, passage: int, start: int, at: int) -> int:
    """The beginning of a work's name that its doer and what he does precede: 星岭讯飞合作建设|“云课”平台."""
    ends = (page.proper[passage], page.bodies[passage])
    doer = next((end for end in range(at - 1, start, -1) if any(known.get(end) == start for known in ends)), start)
    done = _DOES.match(page.texts[passage], doer, at) if doer > start else None
    return done.end() if done and is_proper(page, passage, done.end(), at) else start
