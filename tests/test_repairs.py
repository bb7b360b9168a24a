"""What restoring sets right is listed, keeps its place in the source, and is told on the pages in Chinese."""

from __future__ import annotations

from dataclasses import replace

from jianzhu.annotating import annotate
from jianzhu.checking import accounting, misquotes
from jianzhu.lexicon import column
from jianzhu.linking import link
from jianzhu.model import Correction, Registry, Repair, Restored, Source, Span
from jianzhu.publishing import PublishSettings, publish
from jianzhu.publishing.wording import words
from jianzhu.restoring import restore

MISREAD = "青 梧 县 水 利 局\n\n二○三一年，青梧县水利局 投资１２．５亿元修水渠，惠及3O万人。\n"


def restored(text: str) -> Restored:
    return restore(Source("a.txt", text, "utf-8", "0" * 64))


def test_every_kind_of_repair_has_a_label() -> None:
    assert set(words.REPAIRS) == {
        *column("repairs", "kind"),
        "letter-spacing",
        "stray space",
        "doubled text",
        "registry",
    }


def test_a_rule_reads_a_character_as_one_other() -> None:
    for misread, right in zip(column("repairs", "misread"), column("repairs", "right"), strict=True):
        assert len(misread) == len(right) and len(set(misread)) == len(misread)


def test_what_stood_there_is_listed_with_its_place() -> None:
    found = restored(MISREAD).repairs
    assert all(MISREAD[r.span.start : r.span.end] == r.before for r in found)
    assert [(r.kind, r.before, r.after) for r in found] == [
        ("letter-spacing", "青 梧 县 水 利 局", "青梧县水利局"),
        ("zero in a year", "○", "〇"),
        ("stray space", "局 投", "局投"),
        ("full-width number", "１２．５", "12.5"),
        ("letter in a number", "O", "0"),
    ]


def test_what_is_printed_twice_is_listed() -> None:
    found = restored("水渠修到田边的全景水渠修到田边的全景。。\n").repairs
    assert {(r.kind, r.after) for r in found} == {("doubled text", "")}


def test_what_is_in_no_article_is_not_listed() -> None:
    assert restored("水渠修到了田边，种粮的人不再等雨。\n\n— １２ —\n").repairs == ()


def test_spaces_beside_latin_letters_and_between_words_are_no_repairs() -> None:
    assert restored("2031 年 5 月，县里修了 GIS 系统，水渠一段一段接上。\n").repairs == ()


def test_a_changed_character_that_no_repair_tells_is_found() -> None:
    good = restored(MISREAD)
    assert accounting(good) == ()
    hidden = replace(good, repairs=tuple(r for r in good.repairs if r.kind != "zero in a year"))
    (finding,) = accounting(hidden)
    assert "a.txt:3" in str(finding) and "○" in str(finding)
    wrong = replace(good, repairs=(*hidden.repairs, Repair("zero in a year", "○", "零", Span(14, 15))))
    assert accounting(wrong)


def test_quotes_are_the_source_s_and_pages_tell_of_the_repairs() -> None:
    one = restored(MISREAD)
    corpus = link((one,), annotate(one, Registry()), Registry())
    assert misquotes(corpus) == ()
    assert any("１２．５" in o.at.quote and o.value == 12.5 for o in corpus.observations)
    files = {name: content.decode() for name, content in publish(corpus, PublishSettings(title="渠")).items()
             if name.endswith((".md", ".json"))}  # fmt: skip
    article = files[next(n for n in files if n.startswith("articles/a"))]
    assert "12.5亿元" in article and "１２．５" not in article and "3 处误识的字符已" in article
    source = files[next(n for n in files if n.startswith("sources/a"))]
    assert "## 修复" in source and "二○三一年" in source and '"１２．５ → 12.5"' in source
    assert '"before": "○", "after": "〇"' in files["data/sources.json"]


def test_a_figure_whose_digits_were_misread_is_proved_by_the_repair() -> None:
    one = restored(MISREAD)
    corpus = link((one,), annotate(one, Registry()), Registry())
    (figure,) = [o for o in corpus.observations if o.unit == "万人"]
    assert (figure.value, "".join(figure.at.quote.split())) == (30, "3O万人")
    unlisted = replace(one, repairs=tuple(r for r in one.repairs if r.kind != "letter in a number"))
    (finding,) = misquotes(replace(corpus, restored=(unlisted,)))
    assert "30" in finding.message
    assert not any(m.unit == "万人" for notes in annotate(unlisted, Registry()) for m in notes.measurements)
    pages = publish(corpus, PublishSettings(title="渠"))
    assert any("原文作“3O万人”" in content.decode() for name, content in pages.items() if name.endswith(".md"))


def test_a_correction_may_quote_the_source_or_the_page() -> None:
    text = "一、二○三一年的水渠\n\n水渠修到了田边，种粮的人不再等雨。\n"
    for written in ("一、二○三一年的水渠", "一、二〇三一年的水渠"):
        (article,) = restore(Source("a.txt", text, "utf-8", "0" * 64), (Correction("paragraph", written),)).articles
        assert next(b.role for b in article.blocks if hasattr(b, "role")) == "paragraph"
