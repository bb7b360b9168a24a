"""The glossary of a collection: whose definition wins, what is shown beside it, and where a term is found."""

from __future__ import annotations

from jianzhu.annotating.glossary.terms import find_terms
from jianzhu.linking.terms import link_terms
from jianzhu.model import (
    Annotations,
    Article,
    Correction,
    Passage,
    RegisteredTerm,
    Registry,
    Restored,
    Source,
    Term,
    Text,
)


def glossary(*texts: str, registry: Registry = Registry()) -> dict[str, Term]:  # noqa: B008 - frozen and empty
    restored, annotations = [], []
    for k, text in enumerate(texts):
        source = Source(f"s{k}.txt", text, "utf-8", "0" * 64)
        passage = Passage("p1", "paragraph", Text.cut(text, 0, len(text)))
        article = Article(f"s{k}-1", source.name, "news", None, blocks=(passage,))
        uses, definitions = find_terms(article, source, (), registry)
        restored.append(Restored(source, (article,), ()))
        annotations.append(Annotations(article.id, (), uses, definitions))
    return {term.term: term for term in link_terms(tuple(restored), tuple(annotations), registry)}


def test_one_entry_for_one_term_in_two_sources() -> None:
    term = glossary("发展低空经济。", "低空经济起飞了。")["低空经济"]
    assert [(at.source, at.quote) for at in term.occurrences] == [("s0.txt", "低空经济"), ("s1.txt", "低空经济")]


def test_registry_wins_over_text_and_lexicon() -> None:
    registry = Registry(
        terms=(RegisteredTerm("田长制", "每块田都有人管。", ("一级田长", "二级田长"), pinyin="tián zhǎng zhì"),)
    )
    term = glossary("推行“田长制”，即层层有人负责。", registry=registry)["田长制"]
    assert (term.definition, term.definition_from) == ("每块田都有人管。", "registry")
    assert term.expansion == ("一级田长", "二级田长")
    assert term.pinyin == "tián zhǎng zhì"


def test_text_wins_over_lexicon_which_stays_as_gloss() -> None:
    term = glossary("推行“田长制”，即层层有人负责。")["田长制"]
    assert (term.definition, term.definition_from) == ("层层有人负责", "text")
    assert term.definition_at is not None
    assert term.definition_at.quote == "层层有人负责"
    assert term.gloss is not None
    assert term.gloss.endswith("制度。")


def test_lexicon_defines_what_no_text_does() -> None:
    term = glossary("今年“十四五”收官。")["十四五"]
    assert term.definition_from == "lexicon"
    assert term.definition is not None
    assert term.definition_at is None
    assert term.coined == "2021，全国人大"


def test_term_without_any_definition_has_none() -> None:
    term = glossary("推广“渔歌互助”模式。")["渔歌互助"]
    assert (term.definition, term.definition_from, term.expansion) == (None, None, ())


def test_the_surest_definition_of_all_texts_is_taken() -> None:
    loose = "镇里推出“渔家贷”产品，通过渔船抵押帮助渔民周转。"
    sure = "“渔家贷”是指以渔船作抵押的贷款。"
    term = glossary(loose, sure)["渔家贷"]
    assert term.definition == "以渔船作抵押的贷款"
    assert [at.quote for at in term.other_definitions] == ["通过渔船抵押帮助渔民周转"]


def test_the_same_words_in_two_texts_are_no_conflict() -> None:
    sure = "“渔家贷”是指以渔船作抵押的贷款。"
    assert glossary(sure, sure)["渔家贷"].other_definitions == ()


def test_a_longer_cut_of_the_same_words_is_no_conflict() -> None:
    longer = "“渔家贷”是指以渔船作抵押的贷款，随借随还。"
    assert glossary("“渔家贷”是指以渔船作抵押的贷款。", longer)["渔家贷"].other_definitions == ()


def test_definitions_that_differ_stand_side_by_side() -> None:
    north = "推行“三清”行动，即清航道、清码头、清锚地。"
    south = "推行“三清”行动，即清库存、清欠款、清合同。"
    term = glossary(north, south)["三清"]
    assert term.definition == "清航道、清码头、清锚地"
    assert [(at.source, at.quote) for at in term.other_definitions] == [("s1.txt", "清库存、清欠款、清合同")]


def test_about_as_many_components_as_the_numeral_says_unfold_it() -> None:
    assert glossary("建“五个一”（一张网、一个号、一扇门、一支队、一本账）。")["五个一"].expansion[4] == "一本账"
    assert len(glossary("建“五个一”（一张网、一个号、一扇门、一支队）。")["五个一"].expansion) == 4
    assert glossary("建“五个一”（一张网、一个号、一扇门）。")["五个一"].expansion == ()


def test_term_of_one_text_is_found_in_another() -> None:
    term = glossary("推广“渔歌互助”模式。", "渔歌互助已有十年。")["渔歌互助"]
    assert [at.source for at in term.occurrences] == ["s0.txt", "s1.txt"]


def test_a_short_term_of_one_text_is_not_looked_for_in_another() -> None:
    term = glossary("落实“五包”举措。", "每箱五包。")["五包"]
    assert [at.source for at in term.occurrences] == ["s0.txt"]


def test_refused_term_stays_out() -> None:
    registry = Registry(corrections=(Correction("not_term", "渔歌互助"),))
    assert glossary("推广“渔歌互助”模式。", registry=registry) == {}


def test_aliases_are_the_forms_in_the_texts() -> None:
    assert glossary("推进混改。", "混合所有制改革。")["混合所有制改革"].aliases == ("混改",)


def test_sorted_by_pinyin() -> None:
    assert list(glossary("乡村振兴，营商环境，低空经济，放管服。")) == ["低空经济", "放管服", "乡村振兴", "营商环境"]


def test_the_registrys_reading_decides_the_order() -> None:
    registry = Registry(terms=(RegisteredTerm("单船制", None, pinyin="shàn chuán zhì"),))
    assert list(glossary("推行单船制。推进“三通”工程、“打包票”行动。", registry=registry))[-1] == "单船制"


def test_ids_are_readable_and_unique() -> None:
    ids = [term.id for term in glossary("乡村振兴，营商环境，PPP项目。").values()]
    assert sorted(ids) == ["ppp", "xiang-cun-zhen-xing", "ying-shang-huan-jing"]


def test_entry_is_listed_as_the_texts_print_it() -> None:
    assert list(glossary("推进延链补链。")) == ["延链补链"]
    assert list(glossary("推进延链补链。", "做好强链补链。")) == ["强链补链"]
    assert glossary("推进延链补链。")["延链补链"].definition_from == "lexicon"
