"""The pages for those who look rather than search: everything stands under its initial, every article in its year."""

from __future__ import annotations

import re
from dataclasses import replace

from jianzhu.identifiers import initial
from jianzhu.model import Restored
from jianzhu.publishing import publish
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.directories import letters
from publishing_corpus import ARTICLE, CORPUS, ENTITIES, SOURCE, TERMS


def text(path: str, made: dict[str, bytes]) -> str:
    return made[path].decode()


def test_everything_stands_under_its_initial() -> None:
    made = publish(CORPUS)
    for name in [e.name for e in ENTITIES] + [t.term for t in TERMS]:
        letter = initial(name)
        assert f"[{name}](" in text(f"az/{letter.lower()}.md", made)
        assert not any(
            f"[{name}](" in text(path, made) for path in made if re.fullmatch(rf"az/[^{letter.lower()}]\.md", path)
        )


def test_a_name_without_a_reading_has_a_page() -> None:
    made = publish(replace(CORPUS, entities=(replace(ENTITIES[0], name="★", pinyin="★"),), observations=(), audits=()))
    assert "[★](" in text("az/0.md", made)


def test_home_leads_to_every_initial() -> None:
    home = text("index.md", publish(CORPUS))
    for letter in letters(Collection(CORPUS)):
        assert f"](az/{'0' if letter == '#' else letter.lower()}.md" in home


def test_timeline_goes_back_in_time_and_keeps_the_undated() -> None:
    dates = ("2022-05", None, "2023-06-08", "2023-06-08")
    articles = tuple(replace(ARTICLE, id=f"a-{k}", date=date) for k, date in enumerate(dates))
    source = replace(SOURCE, metadata=replace(SOURCE.metadata, date=None))
    page = text(
        "timeline.md",
        publish(
            replace(
                CORPUS, restored=(Restored(source, articles, ()),), entities=(), terms=(), observations=(), audits=()
            )
        ),
    )
    assert re.findall(r"## (\S+)", page) == ["2023年", "2022年", "日期不明"]
    assert re.findall(r"a-\d", page) == ["a-2", "a-3", "a-0", "a-1"]
    assert page.count("**6月8日**") == 1
