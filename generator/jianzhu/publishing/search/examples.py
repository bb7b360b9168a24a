"""A collection → a few queries that find something in it, to show what can be typed.

清梧市 named most, 386.4亿元 its first amount   →   ("part", "清梧"), ("number", "386.4亿元"), ("reading", "qingwu"), …
"""

from __future__ import annotations

from collections.abc import Iterator

from jianzhu.identifiers import initials, plain_pinyin
from jianzhu.model import Entity
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.search.folding import alike, folded

SHORTEST, LONGEST = 2, 8
"""Characters of an example."""
HAN = "\u4e00"


def examples(collection: Collection) -> list[tuple[str, str]]:
    """What each shows (part, number, reading, initials, both, shapes), and the query; none for what there isn't."""
    return list(_examples(collection))


def _examples(collection: Collection) -> Iterator[tuple[str, str]]:
    used = sorted(collection.corpus.entities, key=lambda e: (-len(e.mentions), e.id))
    named = [(form, entity) for entity in used if (form := _short(entity))]
    if named:
        yield "part", named[0][0]
    amounts = [o.at.quote for o in collection.corpus.observations if _fits(o.at.quote) and o.at.quote.endswith(o.unit)]
    printed = [amount for amount in amounts if amount[0].isdecimal()]
    if printed:
        yield "number", next((amount for amount in printed if "." in amount), printed[0])
    if named:
        yield "reading", plain_pinyin(named[0][0]).replace(" ", "").replace("ü", "v")
    second = next((form for form, _ in named[1:] if len(form) > 2), "")
    if second:
        yield "initials", initials(second)
    beside = _beside(named)
    if beside:
        yield "both", beside
    old = {char: shape for shape, char in alike().items() if char >= HAN}
    shapes = ("".join(old.get(char, char) for char in form) for form, _ in named)
    other = next((shape for shape in shapes if folded(shape) != shape), "")
    if other:
        yield "shapes", other


def _fits(text: str) -> bool:
    return SHORTEST <= len(text) <= LONGEST and not any(char.isspace() for char in text)


def _short(entity: Entity) -> str:
    """The shortest of its names that is Han throughout and no single character."""
    forms = (entity.name, *(alias.form for alias in entity.aliases))
    fitting = [form for form in forms if _fits(form) and all(char >= HAN and char.isalpha() for char in form)]
    return min(fitting, key=len, default="")


def _beside(named: list[tuple[str, Entity]]) -> str:
    """Two names that stand in one article and don't hold one another."""
    for k, (one, entity) in enumerate(named[:10]):
        articles = {mention.at.article for mention in entity.mentions}
        for other, beside in named[k + 1 : 10]:
            together = articles & {mention.at.article for mention in beside.mentions}
            if together and one not in other and other not in one:
                return f"{one} {other}"
    return ""
