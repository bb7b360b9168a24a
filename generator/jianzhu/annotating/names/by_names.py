"""Other names of people found already: `柳文清 … 老柳, 柳老师, 人称“渠痴”` → three mentions of 柳文清.

A surname with 老, 小 or a courtesy word stands for the one person of that surname in the article; a nickname in
quotation marks, after 人称 and the like, for the person named last before it. A surname alone stands for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.lexicon import column

_BEFORE = "老小"
_AFTER = "老师|先生|女士|师傅|教授|院士|大夫|医生|大爷|大妈|大叔|大姐|大哥|大娘|阿姨|奶奶|爷爷|老汉|老人|总"
_CALLED = re.compile(
    "(?:人称|人送外号|人送绰号|外号|绰号|诨名|诨号|笔名|艺名|[喊叫称唤](?:他|她)(?:为|作|做)?|尊称(?:他|她)?为?"
    "|被[^，。；“”]{0,8}?(?:称作|叫作|叫做|唤作|喊作)|亲切地(?:称|叫)(?:他|她|为|作)?)[“「]([^“”「」，。！？；]{2,6})[”」]"
)
NEAR = 80
"""Characters before a nickname within which its bearer is named."""


def find_by_names(page: Page, people: list[Candidate]) -> Iterator[Candidate]:
    """Candidates for the other names of `people`, each with the full name as its `name`."""
    bearers = _bearers(page, people)
    if bearers:
        surnames = "|".join(map(re.escape, sorted(bearers, key=lambda s: (-len(s), s))))
        pattern = re.compile(f"[{_BEFORE}]({surnames})|({surnames})(?:{_AFTER})")
        for passage, text in page:
            for match in pattern.finditer(text):
                surname = match.group(1) or match.group(2)
                if not page.begins_word(passage, match.start()) or not page.begins_word(passage, match.end()):
                    continue
                reason = f"the one {surname} of the article"
                yield Candidate(passage, *match.span(), "person", reason, Strength.NAME, bearers[surname])
    for passage, text in page:
        for match in _CALLED.finditer(text):
            before = [c for c in people if c.passage == passage and 0 <= match.start() - c.end <= NEAR]
            if before:
                full = _name(page, max(before, key=lambda c: c.end))
                yield Candidate(passage, *match.span(1), "person", f"what {full} is called", Strength.NAME, full)


def _bearers(page: Page, people: list[Candidate]) -> dict[str, str]:
    """Surname → full name, for the surnames that one person of the article has."""
    compound = {s for s in column("surnames", "surname") if len(s) == 2}
    found: dict[str, set[str]] = {}
    for c in people:
        name = _name(page, c)
        surname = name[:2] if name[:2] in compound else name[:1]
        if 2 <= len(name) <= 4:
            found.setdefault(surname, set()).add(name)
    return {surname: next(iter(names)) for surname, names in sorted(found.items()) if len(names) == 1}


def _name(page: Page, c: Candidate) -> str:
    return c.name or page.texts[c.passage][c.start : c.end]
