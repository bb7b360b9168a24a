"""Linking: one entity a thing over articles and sources."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jianzhu.annotating.names.mentions import find_mentions
from jianzhu.linking.entities import link_entities
from jianzhu.model import Annotations, Article, Entity, Passage, RegisteredEntity, Registry, Restored, Source, Text

CASES = Path(__file__).parent / "cases" / "linking"


def read_cases(folder: Path = CASES) -> list[tuple[str, tuple[str, ...], str]]:
    """(name, one text a source, expected lines `type name | source: surfaces | source: surfaces`)."""
    cases = []
    for file in sorted(folder.glob("*.md")):
        for block in re.split(r"(?m)^## ", file.read_text(encoding="utf-8"))[1:]:
            name, rest = block.split("\n", 1)
            text, _, expected = rest.partition("\n.\n")
            texts = tuple(line for line in text.split("\n") if line)
            cases.append((f"{file.stem}: {name.strip()}", texts, expected.strip()))
    return cases


@pytest.mark.parametrize(("texts", "expected"), [c[1:] for c in read_cases()], ids=[c[0] for c in read_cases()])
def test_case(texts: tuple[str, ...], expected: str) -> None:
    wanted = expected.split("\n")
    shown = []
    for entity in entities_of(*texts):
        by_source: dict[str, list[str]] = {}
        for mention in entity.mentions:
            forms = by_source.setdefault(str(int(mention.at.source.removesuffix(".txt")) + 1), [])
            forms += [] if mention.surface in forms else [mention.surface]
        uses = " | ".join(f"{source}: {'、'.join(forms)}" for source, forms in by_source.items())
        shown.append(f"{entity.type} {entity.name} | {uses}")
    types = {line.split()[0] for line in wanted}
    assert sorted(line for line in shown if line.split()[0] in types) == sorted(wanted)


def linked(*texts: str, registry: Registry | None = None) -> dict[str, Entity]:
    """The entities of one source a text, by type and name."""
    return {f"{e.type} {e.name}": e for e in entities_of(*texts, registry=registry)}


def entities_of(*texts: str, registry: Registry | None = None) -> tuple[Entity, ...]:
    """The entities of one source a text."""
    registry = registry or Registry()
    restored, notes = [], []
    for k, text in enumerate(texts):
        source = Source(f"{k}.txt", text, "utf-8", "")
        article = Article(
            f"a{k}-1", source.name, "news", None, blocks=(Passage("p1", "paragraph", Text.cut(text, 0, len(text))),)
        )
        restored.append(Restored(source, (article,), ()))
        notes.append(Annotations(article.id, find_mentions(article, source, registry)))
    entities = link_entities(tuple(restored), tuple(notes), registry)
    assert len({e.id for e in entities}) == len(entities)
    return entities


def test_a_full_name_and_its_short_name_in_two_texts_are_one_entity() -> None:
    found = linked(
        "衡阳市远鹏建设投资集团有限公司今年完成投资20亿元。",
        "衡阳市远鹏集团的负债下降。",
    )
    entity = found["organization 衡阳市远鹏建设投资集团有限公司"]
    assert [alias.form for alias in entity.aliases] == ["衡阳市远鹏集团"]
    assert {m.at.source for m in entity.mentions} == {"0.txt", "1.txt"}
    assert entity.status == "found"


def test_two_cities_committees_stay_two() -> None:
    found = linked("衡阳市推进改革，市委组织部负责。衡阳市先行。", "邵阳市推进改革，市委组织部负责。邵阳市先行。")
    assert found["organization 衡阳市委组织部"].mentions[0].surface == "市委组织部"
    assert found["organization 邵阳市委组织部"].mentions[0].surface == "市委组织部"


def test_short_names_of_two_cities_groups_stay_two() -> None:
    found = linked("衡阳市城投集团扩大投资。", "邵阳市城投集团扩大投资。")
    assert {"organization 衡阳市城投集团", "organization 邵阳市城投集团"} <= set(found)


def test_a_division_with_and_without_its_rank_is_one() -> None:
    found = linked("茶陵县位于湖南省东部。茶陵产茶。")
    assert [alias.form for alias in found["place 茶陵县"].aliases] == ["茶陵"]
    assert len(found["place 茶陵县"].mentions) == 2


def test_two_bodies_with_legal_forms_are_never_one() -> None:
    found = linked("北京远鹏乳业股份有限公司来访。", "北京远鹏乳业集团有限公司来访。")
    assert len([k for k in found if k.startswith("organization")]) == 2


def test_a_party_body_is_not_merged_into_a_longer_one() -> None:
    found = linked("中共中央发出通知，中共中央政治局同志出席。")
    assert {"organization 中共中央政治局", "organization 中共中央"} <= set(found)


def test_the_registry_gives_name_description_and_status() -> None:
    entry = RegisteredEntity(
        "湘水集团",
        "organization",
        aliases=("长沙水务集团",),
        description="水务企业",
        same_as=("https://example.org/1",),
    )
    found = linked("长沙水务集团完成改造。湘水集团表示满意。", registry=Registry(entities=(entry,)))
    entity = found["organization 湘水集团"]
    assert (entity.status, entity.description, entity.same_as) == ("reviewed", "水务企业", ("https://example.org/1",))
    assert [m.surface for m in entity.mentions] == ["长沙水务集团", "湘水集团"]
    assert [alias.form for alias in entity.aliases] == ["长沙水务集团"]


def test_every_mention_quotes_its_source() -> None:
    text = "衡阳市远鹏建设投资集团有限公司董事长李峻介绍，衡阳市远鹏集团与中南大学合作。"
    for entity in linked(text).values():
        for mention in entity.mentions:
            assert mention.at.quote == text[mention.at.spans[0].start : mention.at.spans[0].end] == mention.surface


def test_a_new_source_changes_no_id() -> None:
    one = linked("衡阳市城投集团扩大投资。")
    two = linked("衡阳市城投集团扩大投资。", "长沙水务集团完成改造。")
    assert all(two[key].id == entity.id for key, entity in one.items())
