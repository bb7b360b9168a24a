"""The pages for those who look rather than search: everything stands under its initial, every article in its year."""

from __future__ import annotations

import re
from dataclasses import replace

from jianzhu.identifiers import initial
from jianzhu.model import Fact, Restored
from jianzhu.publishing import PublishSettings, publish
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.indexes.directories import letters
from jianzhu.publishing.indexes.timeline import ON_ONE_PAGE
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


def test_a_day_stands_below_its_year_without_it_in_english_too() -> None:
    restored = (Restored(SOURCE, (replace(ARTICLE, date="2023-06-08"),), ()),)
    page = text("timeline.md", publish(replace(CORPUS, restored=restored), PublishSettings(language="en")))
    assert "## 2023 " in page and "**8 June**" in page


def test_timeline_has_what_the_texts_say_happened() -> None:
    entity = ENTITIES[0]
    at = entity.mentions[0].at
    opened = Fact("date", entity.id, "成立", None, "text", (at,), "2019-03")
    page = text("timeline.md", publish(replace(CORPUS, facts=(opened,))))
    section = page.partition("## 2019年")[2].partition("\n## ")[0]
    assert section.startswith(" {#y-2019}")
    assert f"**3月**　[{entity.name}](entities/{entity.id}.md) 成立 [原文](articles/{at.article}.md#" in section
    picture = page.partition("<svg")[2].partition("</svg>")[0]
    assert '<a href="#y-2019">' in picture and "<title>2019年3月 1 项</title>" in picture


def test_a_long_timeline_has_a_page_a_year() -> None:
    articles = tuple(
        replace(ARTICLE, id=f"a-{k}", date=None if k == 0 else f"{2000 + k % 3}-01-01") for k in range(ON_ONE_PAGE + 1)
    )
    source = replace(SOURCE, metadata=replace(SOURCE.metadata, date=None))
    made = publish(
        replace(CORPUS, restored=(Restored(source, articles, ()),), entities=(), terms=(), observations=(), audits=())
    )
    pages = {path: text(path, made) for path in made if path.startswith("timeline/")}
    assert set(pages) == {f"timeline/{year}.md" for year in ("2000", "2001", "2002", "undated")}
    listed = [id for page in pages.values() for id in re.findall(r"articles/(a-\d+)", page)]
    assert sorted(listed) == sorted(article.id for article in articles)
    assert all(f"(timeline/{year}.md) " in text("timeline.md", made) for year in ("2000", "2001", "2002", "undated"))
    assert "articles/a-" not in text("timeline.md", made)
