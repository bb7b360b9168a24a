"""As what people signed an article: `记者 李明` → byline 记者 of 李明."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.linking.facts.outlines import Statement
from jianzhu.model import Entity, Provenance, Restored


def bylines(restored: tuple[Restored, ...], entities: tuple[Entity, ...]) -> Iterator[Statement]:
    """The role of each author that restoring found, where the article names the author as a person."""
    signed: dict[tuple[str, str], tuple[Entity, Provenance]] = {}
    for entity in entities:
        for mention in entity.mentions if entity.type == "person" else ():
            signed.setdefault((mention.at.article, re.sub(r"\s", "", mention.surface)), (entity, mention.at))
    for one in restored:
        for article in one.articles:
            for author in article.authors:
                known = signed.get((article.id, re.sub(r"\s", "", author.name)))
                if known and author.role:
                    yield Statement("byline", known[0], author.role, None, "text", known[1])
