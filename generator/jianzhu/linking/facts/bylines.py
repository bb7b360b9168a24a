"""As what people signed an article or a picture, and the office that a report's author signs with.

    记者 李明   →   byline 记者 of 李明
    李明 摄     →   byline 摄 of 李明
    县长 李明   →   office 县长 of 李明

An author without a role (`AUTHOR`) is one all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.lexicon import column, derived, table
from jianzhu.linking.facts.outlines import SIGNS, Outline, Statement
from jianzhu.linking.facts.titles import Holders
from jianzhu.model import Entity, Provenance, Restored

AUTHOR = "作者"
"""Role of an author who gives none."""


@derived()
def _credit() -> re.Pattern[str]:
    roles = "|".join(row["form"] for row in table("fact_cues") if row["kind"] == "credit")
    person = SIGNS["person"]
    return re.compile(f"{person}(?:、?{person})*[/／]?(?P<role>{roles})(?=[，。）)]|$)")


def bylines(restored: tuple[Restored, ...], entities: tuple[Entity, ...], holders: Holders) -> Iterator[Statement]:
    """The role of each author that restoring found, where the article names the author as a person."""
    signed: dict[tuple[str, str], tuple[Entity, Provenance]] = {}
    for entity in entities:
        for mention in entity.mentions if entity.type == "person" else ():
            signed.setdefault((mention.at.article, re.sub(r"\s", "", mention.surface)), (entity, mention.at))
    for one in restored:
        for article in one.articles:
            for author in article.authors:
                person, at = signed.get((article.id, re.sub(r"\s", "", author.name)), (None, None))
                if person and at and author.role and _is_office(author.role):
                    place = holders.of_level(author.role, article.id, one.source.name)
                    yield Statement("office", person, author.role, place, "text", at)
                elif person and at:
                    yield Statement("byline", person, author.role or AUTHOR, None, "text", at)


def _is_office(role: str) -> bool:
    """Whether a role is held elsewhere than at the paper: 县长, not 首席记者."""
    return role in column("offices", "word") and not _of_a_paper().search(role)


@derived()
def _of_a_paper() -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in table("byline_roles") if row["part"] in ("role", "maker")))


def credits(outline: Outline) -> Iterator[Statement]:
    """Whom a caption names as having taken or given the picture."""
    for match in _credit().finditer(outline.text):
        for k in range(match.start(), match.start("role")):
            if k in outline.entities:
                yield Statement("byline", outline.entities[k], match["role"], None, "text", outline.at(*match.span()))
