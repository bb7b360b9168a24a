"""Facts about entities, and which of them a text doesn't state. Cases: `cases/facts/*.md`.

A case is a text whose names are marked, a line with a dot, and each fact as kind, entity, value, other entity or date
(`-` for none) and basis, in any order.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jianzhu.identifiers import slugs
from jianzhu.linking.facts import described, find_facts
from jianzhu.model import (
    Article,
    Author,
    Entity,
    EntityMention,
    EntityType,
    Passage,
    Provenance,
    Restored,
    Source,
    Text,
)

CASES = Path(__file__).parent / "cases" / "facts"
TYPES: dict[str, EntityType] = {
    "人": "person",
    "机": "organization",
    "地": "place",
    "项": "project",
    "文": "document",
    "会": "event",
}
_MARKED = re.compile("〔([人机地项文会]) ([^〕=]+)(?:=([^〕]+))?〕")


def corpus(marked: str, authors: tuple[Author, ...] = ()) -> tuple[tuple[Restored, ...], tuple[Entity, ...]]:
    """One article of one paragraph, and the entities that are marked in it."""
    text, at = "", 0
    places: dict[tuple[EntityType, str], list[tuple[int, int]]] = {}
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        name = match[3] or match[2]
        places.setdefault((TYPES[match[1]], name), []).append((len(text), len(text) + len(match[2])))
        text += match[2]
        at = match.end()
    text += marked[at:]
    source = Source("case.txt", text, "utf-8", "0" * 64)
    passage = Passage("p1", "paragraph", Text.cut(text, 0, len(text)))
    article = Article("case-1", source.name, "news", None, authors=authors, blocks=(passage,))
    ids = slugs(name for _, name in places)
    entities = tuple(
        Entity(
            ids[name], kind, name, "x", (),
            tuple(EntityMention(Provenance.of(source, article, passage, a, b), text[a:b], "") for a, b in at),
        )
        for (kind, name), at in places.items()
    )  # fmt: skip
    return (Restored(source, (article,), ()),), entities


def facts(restored: tuple[Restored, ...], entities: tuple[Entity, ...]) -> list[str]:
    names = {entity.id: entity.name for entity in entities}
    return [
        " | ".join((f.kind, names[f.entity], f.value, (names[f.other] if f.other else f.date) or "-", f.basis))
        for f in find_facts(restored, entities)
    ]


def cases() -> list[object]:
    found = []
    for path in sorted(CASES.glob("*.md")):
        for block in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            name, _, rest = block.partition("\n")
            text, _, wanted = rest.partition("\n.\n")
            found.append(pytest.param(text.strip(), wanted.strip().splitlines(), id=f"{path.stem}: {name}"))
    return found


@pytest.mark.parametrize(("text", "wanted"), cases())
def test_facts(text: str, wanted: list[str]) -> None:
    assert sorted(facts(*corpus(text))) == sorted(wanted)


def test_each_fact_of_a_text_has_the_words_that_say_so() -> None:
    restored, entities = corpus(
        "〔机 澜江集团〕旗下〔机 江岸保安公司〕来了。〔机 澜江集团〕旗下〔机 江岸保安公司〕走了。"
    )
    [fact] = find_facts(restored, entities)
    assert [at.quote for at in fact.at] == ["澜江集团旗下江岸保安公司"] * 2
    assert fact.at[0].start == 0


def test_a_byline_s_role() -> None:
    restored, entities = corpus("记者 〔人 何立新〕", (Author("何 立新", "记者"),))
    assert facts(restored, entities) == ["byline | 何立新 | 记者 | - | text"]


def test_an_author_without_a_role_and_one_who_signs_with_an_office() -> None:
    restored, entities = corpus(
        "〔地 澜江县〕县长 〔人 何立新〕 〔人 周明远〕", (Author("何立新", "县长"), Author("周明远"))
    )
    assert set(facts(restored, entities)) == {
        "office | 何立新 | 县长 | 澜江县 | text",
        "byline | 周明远 | 作者 | - | text",
    }


def test_an_entity_is_described_by_the_first_text_that_does_unless_it_was_by_hand() -> None:
    restored, entities = corpus("〔机 梧江竹业〕是一家竹材企业。〔机 梧江竹业〕是全国知名品牌。")
    found = find_facts(restored, entities)
    assert [e.description for e in described(entities, found)] == ["一家竹材企业"]
