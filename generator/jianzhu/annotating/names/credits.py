"""Names of the people who made a text or its pictures: `记者 甲 通讯员 乙` → 甲, 乙; `（摄影：丙）` → 丙."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.annotating.names.people import HAN, name_at, said_beside
from jianzhu.segmentation import PROPER_TAGS, frequency, tag


def find_credits(page: Page) -> Iterator[Candidate]:
    """Candidates for the people whom bylines, captions and credits name."""
    for passage, text in page:
        role = page.passages[passage].role
        if role in ("byline", "paragraph", "caption", "dateline"):
            yield from _bylines(passage, text, role == "byline")
    yield from _authors(page)


_PAPER = r"(?:本报|本刊|[\u4e00-\u9fff]{2,6}(?:日报|晚报|报社|电视台))?"
_ROLE = (
    rf"(?:{_PAPER}(?:全媒体)?(?:见习|实习|特约)?(?:记者|通讯员|实习生)|摄影报道|文/图|图/文"
    "|(?:摄影|[图文]|编辑|责编|校对)(?=[：:]))"
)
_CREDIT = re.compile(rf"{_ROLE}\s*[/／:：|｜]?\s*((?:{HAN}\s?{HAN}{{1,3}}(?:\s{HAN})?[\s、，,]*)+)")
_SHOT = re.compile(rf"[。，（(\s]({HAN}{{2,3}}(?:[\s、]+{HAN}{{2,3}}){{0,12}})\s*(?:摄影|摄|供图|撰文)(?:[）)。\s]|$)")
_ONE = re.compile(rf"{HAN}\s{HAN}(?!{HAN})|{HAN}{{2,4}}")


def _bylines(passage: int, text: str, whole: bool) -> Iterator[Candidate]:
    found = [(m.start(1), m.end(1)) for p in (_CREDIT, _SHOT) for m in p.finditer(text)]
    last = re.search(rf"[（(]((?:{HAN}{{2,3}}[\s、]+)*{HAN}{{2,3}})[）)]\s*$", text)
    if last and all(name_at(n + "。", 0) == len(n) for n in re.split(r"[\s、]+", last.group(1))):
        found.append(last.span(1))
    if whole:
        found.append((0, len(text)))
    roles = set(said_beside("role")) | set(said_beside("office"))
    for match in (one for span in found for one in _names(text, *span)):
        name = match.group().replace(" ", "")
        if name in roles:
            continue
        if name_at(name + "。", 0) == len(name) and (tag(name) in ("", *PROPER_TAGS) or frequency(name) < 5):
            yield Candidate(passage, match.start(), match.end(), "person", "byline", Strength.NAME, name)


_ROLES = re.compile("(?:本报|本刊)?(?:全媒体)?(?:见习|实习|特约)?(?:记者|通讯员|实习生)")


def _names(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What may be names in [start, end), which words for their roles part: 周明|通讯员|何青."""
    at = start
    for role in (*_ROLES.finditer(text, start, end), None):
        yield from _ONE.finditer(text, at, role.start() if role else end)
        at = role.end() if role else end


def _authors(page: Page) -> Iterator[Candidate]:
    for author in page.article.authors:
        plain = re.sub(r"\s", "", author.name)
        if not 2 <= len(plain) <= 5:
            continue
        pattern = re.compile(r"\s?".join(map(re.escape, plain)))
        for passage, text in page:
            for match in pattern.finditer(text):
                yield Candidate(passage, match.start(), match.end(), "person", "author", Strength.NAME, plain)
