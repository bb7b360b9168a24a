"""Coined names that no tail marks, by what is said of them: `旗下的星澜董事长李峻` → 星澜, an organisation.

What a company does (入驻, 签约, 上市), whom it has (董事长), what is done to it (并购), what explains it in brackets
(（渔民挂号平台）) and what is done to a work (开工, 上线) tell of what kind it is. The name must be bounded by
punctuation or a word that no name holds, and hold something that no dictionary explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.boundaries import stem_start
from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.annotating.names.limits import is_stop, role_of
from jianzhu.annotating.names.proofs import has_unknown, is_generic, stem_words
from jianzhu.annotating.names.tails import tail_of
from jianzhu.lexicon import column
from jianzhu.model import EntityType
from jianzhu.segmentation import PROPER_TAGS

LONGEST_COINED = 8
"""Characters of a name that only its context marks."""

_X = r"[\u4e00-\u9fffA-Za-z]"
_MANNER = "(?:携手|共同|正式|先后|相继|分别|成功|同时|双双|顺利|同日)*"
_ARRIVE = re.compile(
    rf"(?<=[，。：；！？\s])({_X}{{2,8}}(?:、{_X}{{2,8}}){{0,6}}(?:和|与){_X}{{2,8}})，?{_MANNER}(?:入驻|签约|落户|开业)"
)
_LISTED = re.compile(
    rf"(?:^|(?<=[，。：；！？、]))({_X}{{3,8}}?)(?:成功上市|顺利上市|双双上市|(?:正式|成功)?(?:进入上市|登陆(?:科创板|创业板|新三板|北交所)))"
)
_HEADED = re.compile(
    rf"(?:^|(?<=[，。：；！？“]))({_X}{{2,8}}?)(?<![原副前])(?:创始人|董事长|总经理|首席执行官|总裁|CEO)(?={_X})"
)
_DEVELOPED = re.compile(rf"(?:^|(?<=[，。：；！？、“]))({_X}{{2,6}}?)(?:公司)?自主(?:研制|研发|开发|设计)")
_MODEL = re.compile(
    r"(?:自主(?:研制|研发|开发|设计)|研制|研发|推出)的((?:[A-Z][A-Za-z]*-?\d{1,4}[A-Z]?))(?![A-Za-z0-9])"
)
_BOUGHT = re.compile(rf"(?:收购|并购|入股|控股)[^，。；、]{{0,14}}?(?:企业|公司)({_X}{{2,6}})(?=[，。；、])")
_EXPLAINED = re.compile(rf"({_X}{{2,6}})（[^（），。；]{{2,16}}(?:平台|系统|资源|小程序|门户|程序)）")
_ONLINE = re.compile(
    r"[“「]([^“”「」，。；！？、]{2,8})[”」](?:在[\u4e00-\u9fff]{2,4})?(?:正式)?上线|(?:正式)?上线(?:运行|了)?[“「]([^“”「」，。；！？、]{2,8})[”」]"
)
_NO_SYSTEM = re.compile("^[一二两三四五六七八九十百千万\\d]|[+]$|^互联网")
"""Numeric abbreviations and slogans that go online too, and are no system's name: “一件事”, “互联网+”."""
_HELD = re.compile(r"(?:召开|举行|举办)了?(\d{4}年[\u4e00-\u9fff“”、]{4,26}?(?:会|会议))(?=[，。；])")
_STARTED = re.compile("(?:正式|集中|顺利|全面)?(?:开工|动工|竣工|奠基|封顶|通车|投产|落成)")
_PRICED = re.compile(
    r"总投资(?:约|近|超)?[\d.]+(?:余)?[万亿]?元的([\u4e00-\u9fffA-Za-z0-9“”]{4,28}?)" + _STARTED.pattern
)


def find_coined_names(page: Page, found: list[Candidate]) -> Iterator[Candidate]:
    """Candidates for coined names; where one is also in `found`, nothing is said of it."""
    people = {(c.passage, c.start) for c in found if c.type == "person"}
    taken = {(c.passage, k) for c in found if c.type != "place" for k in range(c.start, c.end)}

    def coined(passage: int, start: int, end: int, kind: EntityType, reason: str) -> Iterator[Candidate]:
        if start < end and not any((passage, k) in taken for k in range(start, end)):
            yield Candidate(passage, start, end, kind, reason, Strength.NAME)

    for passage, text in page:
        for match in _ARRIVE.finditer(text):
            at = match.start(1)
            members = []
            for member in re.split("[、和与]", match.group(1)):
                members.append((at, at + len(member)))
                at += len(member) + 1
            if any(_coined(page, passage, a, b) for a, b in members):
                for a, b in members:
                    if _bare(page, passage, a, b):
                        yield from coined(passage, a, b, "organization", "moves in or signs")
        for match in _LISTED.finditer(text):
            if _coined(page, passage, *match.span(1)):
                yield from coined(passage, *match.span(1), "organization", "goes public")
        for match in _HEADED.finditer(text):
            if (passage, match.end()) in people and _coined(page, passage, *match.span(1)):
                yield from coined(passage, *match.span(1), "organization", "has a head")
        for match in _DEVELOPED.finditer(text):
            if _coined(page, passage, *match.span(1)):
                yield from coined(passage, *match.span(1), "organization", "develops something")
        for match in _MODEL.finditer(text):
            yield from coined(passage, *match.span(1), "project", "a model that is developed")
        for match in _BOUGHT.finditer(text):
            if _coined(page, passage, *match.span(1)):
                yield from coined(passage, *match.span(1), "organization", "is bought")
        for match in _EXPLAINED.finditer(text):
            start = _cut(page, passage, *match.span(1))
            pieces = stem_words(page, passage, start, match.end(1)) if match.end(1) - start >= 2 else []
            if has_unknown(pieces) and not tail_of("".join(w.text for w in pieces)):
                yield from coined(passage, start, match.end(1), "project", "explained in brackets")
        for match in _ONLINE.finditer(text):
            span = match.span(1) if match.group(1) else match.span(2)
            quoted = text[span[0] : span[1]]
            if _NO_SYSTEM.search(quoted) or quoted in column("terms", "term"):
                continue
            yield from coined(passage, *span, "project", "goes online")
        for match in _HELD.finditer(text):
            yield Candidate(passage, *match.span(1), "event", "is held", Strength.NAME)
        for match in _PRICED.finditer(text):
            tail = tail_of(match.group(1))
            end = match.end(1) - len(tail or "")
            words = stem_words(page, passage, match.start(1), end)
            if (
                tail
                and end - match.start(1) >= 4
                and words[0].tag[:1] != "m"
                and not is_generic(page, passage, match.start(1), end)
            ):
                yield Candidate(passage, *match.span(1), "project", "is begun, at a price", Strength.NAME)


def _cut(page: Page, passage: int, start: int, end: int) -> int:
    """Where in [start, end) the name begins: after the last word that no name holds."""
    return max(start, stem_start(page, passage, end, limit=LONGEST_COINED)) if end > start else start


def _bare(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether the words of [start, end) may be a name at all."""
    pieces = stem_words(page, passage, start, end)
    last = pieces[-1].text
    return (
        2 <= end - start <= LONGEST_COINED
        and not tail_of(page.texts[passage][start:end])
        and not any(is_stop(w) for w in pieces)
        and not role_of(last, "generic")
        and not is_generic(page, passage, start, end)
    )


def _coined(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether [start, end) may be a name and holds what no dictionary explains."""
    if start >= end or not _bare(page, passage, start, end):
        return False
    if page.texts[passage][start:end] in column("phrase_starts", "word"):
        return False
    pieces = stem_words(page, passage, start, end)
    first = pieces[0]
    if first.tag not in ("", *PROPER_TAGS) and (len(pieces) == 1 or (first.tag[:1] in "vd" and len(first.text) > 1)):
        return False  # 力争上市, 计划上市
    proper = page.proper[passage]
    rest = next((e for e in range(end, start, -1) if proper.get(e) == start), start)
    return rest < end and has_unknown(stem_words(page, passage, rest, end))
