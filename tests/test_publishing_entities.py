"""Entity pages and their indexes: facts with sentences, why a name means the entity, namesakes, neighbours, tree."""

from __future__ import annotations

from dataclasses import replace

from jianzhu.linking.facts import find_facts
from jianzhu.model import Alias, Corpus, Entity, Fact
from jianzhu.publishing import PublishSettings, publish, validate
from publishing_corpus import CORPUS, ENTITIES, RESTORED, place

PERSON = next(e for e in ENTITIES if e.type == "person")
GROUP = next(e for e in ENTITIES if e.type == "organization")
CITY = next(e for e in ENTITIES if e.type == "place")


def pages(*entities: Entity) -> dict[str, bytes]:
    return publish(corpus(*entities), PublishSettings())


def corpus(*entities: Entity) -> Corpus:
    found = entities or ENTITIES
    return replace(CORPUS, entities=found, facts=find_facts((RESTORED,), found))


def test_a_fact_stands_on_both_pages_with_its_sentence() -> None:
    made = pages()
    person, group = (made[f"entities/{e.id}.md"].decode() for e in (PERSON, GROUP))
    assert "| 身份 | [江岸城建集团有限公司]" in person
    assert f"| 人员 | [{PERSON.name}]" in group
    for page in (person, group):
        assert f"董事长{PERSON.name}**介绍" in page
        assert "到原文的这一句" in page
    assert validate(made) == ()


def test_each_alias_says_why_it_means_the_entity() -> None:
    at = place("p1", "江岸城建集团")
    made = pages(replace(GROUP, aliases=(Alias("江岸城建集团", "introduced", at), Alias("江城", "registry"))))
    page = made[f"entities/{GROUP.id}.md"].decode()
    assert "| 江岸城建集团 | 3 | 原文以“简称”“俗称”等引入 [原文]" in page
    assert "| 江城 | 0 | 登记表指定 |" in page


def test_two_entities_of_one_short_name_point_at_each_other() -> None:
    other = replace(GROUP, id="bei-an", name="北岸城建集团有限公司", mentions=(), aliases=(Alias("城建集团"),))
    one = replace(GROUP, aliases=(Alias("城建集团"),))
    made = pages(one, other)
    assert "“城建集团”也指：[北岸城建集团有限公司](bei-an.md)" in made[f"entities/{one.id}.md"].decode()
    assert f"“城建集团”也指：[{one.name}]({one.id}.md)" in made["entities/bei-an.md"].decode()


def test_the_picture_tells_what_its_table_lists() -> None:
    page = pages()[f"entities/{GROUP.id}.md"].decode()
    assert page.count('<svg role="img"') == 1
    assert f"<desc>{PERSON.name}（董事长，同句 2 次，同段 2 次）" in page
    assert f"| [{PERSON.name}]({PERSON.id}.md) | 人物 | 董事长 | 2 | 2 |" in page
    assert "http" not in page[page.index("<svg") : page.index("</svg>")]
    assert pages() == pages()


def test_indexes_by_pinyin_frequency_and_place() -> None:
    county = replace(CITY, id="cha-ling-xian", name="茶陵县", pinyin="chá líng xiàn")
    made = pages(*ENTITIES, county)
    index = made["entities/index/place.md"].decode()
    assert "**C**　[茶陵县](../cha-ling-xian.md)" in index
    assert "## 按次数 {#frequency}" in index
    tree = made["entities/index/tree.md"].decode()
    assert "- 湖南省\n    - 株洲市\n        - [茶陵县](../cha-ling-xian.md)" in tree
    assert f"[{CITY.name}]" in tree[tree.index("## 原文未说明所在") :]


def test_a_village_lies_in_what_its_town_lies_in() -> None:
    county = replace(CITY, id="cha-ling-xian", name="茶陵县", mentions=())
    town = replace(CITY, id="bai-shi-zhen", name="白石镇", mentions=())
    village = replace(CITY, id="tao-wu-cun", name="桃坞村", mentions=())
    found = corpus(*ENTITIES, county, town, village)
    said = (
        Fact("location", village.id, town.name, town.id, at=(CITY.mentions[0].at,)),
        Fact("location", town.id, county.name, county.id, at=(CITY.mentions[0].at,)),
    )
    made = publish(replace(found, facts=(*found.facts, *said)), PublishSettings())
    page = made[f"entities/{village.id}.md"].decode()
    assert "| 所在 | 湖南省 › 株洲市 › [茶陵县](cha-ling-xian.md) › [白石镇](bai-shi-zhen.md) |" in page
    tree = made["entities/index/tree.md"].decode()
    assert "        - [茶陵县](../cha-ling-xian.md) 0\n            - [白石镇](../bai-shi-zhen.md) 0\n" in tree
    county_page = made[f"entities/{county.id}.md"].decode()
    assert "| 境内地点 | [白石镇](bai-shi-zhen.md) |" in county_page


def test_two_places_that_are_said_to_lie_in_each_other_have_no_chain() -> None:
    one = replace(CITY, id="bei-an", name="北岸新城", mentions=())
    other = replace(CITY, id="nan-an", name="南岸新城", mentions=())
    found = corpus(*ENTITIES, one, other)
    at = (CITY.mentions[0].at,)
    said = (Fact("location", one.id, other.name, other.id, at=at), Fact("location", other.id, one.name, one.id, at=at))
    made = publish(replace(found, facts=(*found.facts, *said)), PublishSettings())
    assert "| 所在 | [南岸新城](nan-an.md) |" in made["entities/bei-an.md"].decode()


def test_a_namesake_that_nothing_describes_is_told_by_where_it_lies_or_is_named() -> None:
    line = replace(CITY, id="er-hao-xian", name="2号线", type="project")
    other = replace(line, id="er-hao-xian-2")
    made = pages(*ENTITIES, line, other)
    assert "“2号线”也指：[2号线](er-hao-xian-2.md)（项目，见《" in made["entities/er-hao-xian.md"].decode()
