"""The checks see what they are for: a lost character, a quote that isn't there, a link that leads nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from damage.pages import page as page_of_damage
from jianzhu.checking import accounting, broken_links, doubts, misprints, misquoted_data, misquotes, unused_decisions
from jianzhu.model import (
    Article,
    Corpus,
    Finding,
    Observation,
    Passage,
    Provenance,
    Removal,
    Restored,
    Source,
    Span,
    Text,
)
from jianzhu.proof import number_stands
from jianzhu.reading.registry import read_registry
from jianzhu.restoring import restore

WHOLE = "老码头\n- 1 -\n投资6.45\n亿元。"
SOURCE = Source("a.txt", WHOLE, "utf-8", "0" * 64)


def article(*pieces: tuple[int, int], id: str = "a") -> Article:
    blocks = tuple(Passage(f"p{k}", "paragraph", Text.cut(WHOLE, *piece)) for k, piece in enumerate(pieces, 1))
    return Article(id, "a.txt", "news", None, blocks=blocks)


@pytest.mark.parametrize(
    ("articles", "removals", "said"),
    [
        ([article((0, 3), (10, 20))], [(4, 9)], []),
        ([article((0, 4), (9, 20))], [(3, 10)], []),
        ([article((0, 3), (10, 20))], [], ["a.txt:2: error: characters [4, 9) are in no article", "-1-"]),
        ([article((0, 3))], [(4, 9)], ["a.txt:3: error: characters [10, 20) are in no article", "投资6.45亿元。"]),
        ([article((0, 3), (10, 20))], [(2, 9)], ["a.txt:1: error: characters [2, 3) are in two", "头"]),
        ([article((0, 3)), article((0, 3), (10, 20), id="b")], [(4, 9)], ["a.txt:1: error: characters [0, 3) are in"]),
        ([article((0, 3), (10, 20))], [(4, 9), (4, 9)], ["a.txt:2: error: characters [4, 9) are in two"]),
    ],
)  # fmt: skip
def test_accounting(articles: list[Article], removals: list[tuple[int, int]], said: list[str]) -> None:
    restored = Restored(SOURCE, tuple(articles), tuple(Removal(Span(*r), "page number") for r in removals))
    findings = accounting(restored)
    assert len(findings) == min(len(said), 1)
    assert all(words in str(findings[0]) for words in said)


def corpus(quoted: tuple[int, int], value: float | tuple[float, float], quote: str | None = None) -> Corpus:
    one = article((10, 20))
    at = Provenance.of(SOURCE, one, one.blocks[0], *quoted)  # type: ignore[arg-type]
    at = replace(at, quote=quote or at.quote)
    row = Observation("o", at, "x", None, "y", value, "亿元", None, "level", "actual", "exact", 1.0, None, None)
    return Corpus((Restored(SOURCE, (one,), ()),), observations=(row,))


def test_a_quote_and_a_number_that_stand_there() -> None:
    assert misquotes(corpus((2, 9), 6.45)) == ()
    assert misquotes(corpus((2, 9), -6.45)) == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (corpus((2, 9), 6.5), "its number 6.5 isn't in"),
        (corpus((2, 9), (6.45, 7)), "its number (6.45, 7) isn't in"),
        (corpus((2, 9), 6.45, quote="6.45万元"), "isn't what the source has at its span"),
    ],
)
def test_a_quote_or_a_number_that_does_not(wrong: Corpus, said: str) -> None:
    findings = misquotes(wrong)
    assert len(findings) == 1 and said in findings[0].message


@pytest.mark.parametrize("written", ["１，２３４．５万元", "1 234.5万元", "约1,234.5", "1,2\n34.5万元"])
def test_numbers_are_found_however_they_are_written(written: str) -> None:
    assert number_stands(written, 1234.5)
    assert not number_stands(written, 1234.6)


@pytest.mark.parametrize("written", ["三十二家", "两成", "百余家", "上千人次", "翻倍"])
def test_numbers_in_words_are_believed(written: str) -> None:
    assert number_stands(written, 32)


def test_published_quotes() -> None:
    record = {"id": "e", "mentions": [{"source": "a.txt", "quote": "6.45亿元", "start": 12, "end": 19}]}
    assert misquoted_data({"data/entities.json": json.dumps([record]).encode()}, [SOURCE]) == ()
    record["mentions"][0]["start"] = 11  # type: ignore[index]
    assert len(misquoted_data({"data/entities.json": json.dumps([record]).encode()}, [SOURCE])) == 1


def page(body: str) -> str:
    return f"<!doctype html><html><head><title>x</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<a href="b/c.html#here">x</a> <a href="b/">y</a> <a href="#top">z</a> <p id="p">', None),
        ('<a href="https://example.org/">x</a> <a href="mailto:x@example.org">y</a>', None),
        ('<a href="%E7%94%B2.html">x</a> <a href="b/c.html?x=1">y</a>', None),
        ('<a href="b/d.html">x</a>', "leads nowhere"),
        ('<a href="b/c.html#gone">x</a>', "leads to no anchor of b/c.html"),
        ('<a href="#gone">x</a>', "leads to no anchor of index.html"),
        ('<a href="../x.html">x</a>', "leaves the site"),
        ('<a href="/b/c.html">x</a>', "begins at the host's root"),
        ('<a href=" javascript:alert(1)">x</a>', "runs a script"),
        ('<img src="gone.png">', "leads nowhere"),
        ('<img src="https://example.org/x.png">', "from outside"),
        ('<script src="//example.org/x.js"></script>', "from outside"),
        ('<link rel="stylesheet" href="https://example.org/x.css">', "from outside"),
        ('<link rel="canonical" href="https://example.org/">', None),
        ("<style>@import url('https://example.org/x.css');</style>", "from outside"),
        ('<p style="background: url(https://example.org/x.png)">x</p>', "from outside"),
        ("<!-- <a href='gone.html'> --> <script>'<a href=\"gone.html\">'</script>", None),
    ],
)
def test_links(tmp_path: Path, body: str, said: str | None) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/c.html", "b/index.html", "甲.html"):
        (tmp_path / name).write_text(page('<h1 id="here">x</h1>'), encoding="utf-8")
    (tmp_path / "index.html").write_text(page(body), encoding="utf-8")
    findings = broken_links(tmp_path)
    assert [said is not None and said in finding.message for finding in findings] == [True] * bool(said)
    assert all(finding.where == "index.html:1" for finding in findings)


def test_a_style_that_asks_outside(tmp_path: Path) -> None:
    (tmp_path / "x.css").write_text("/* url(//example.org/no) */ @font-face {src: url(https://example.org/f.woff)}")
    assert ["https://example.org/f.woff" in finding.message for finding in broken_links(tmp_path)] == [True]


def test_a_misprinted_place_is_flagged_and_a_place_of_its_own_is_not() -> None:
    text = "株洲的渠修好了。\n株洲的水通了。\n株洲市的人说好。\n株州市的报纸也说好。\n常州市来人看了。\n"
    found = misprints(Source("a.txt", text, "utf-8", "0" * 64))
    assert [str(f).split(":")[:3] for f in found] == [["a.txt", "4", " warning"]]
    assert "株州市" in found[0].message and "株洲市" in found[0].message


def test_a_story_without_its_end_is_doubted() -> None:
    text = "老渠通水\n\n青梧日报讯（记者/柳明）5月9日，县里开会部署春耕，要求各村先修渠、后下种，会议还要求各村\n"
    (finding,) = doubts([restore(Source("a.txt", text, "utf-8", "0" * 64))])
    assert finding.severity == "warning" and "end is missing" in finding.message


def entries(findings: tuple[Finding, ...]) -> list[str]:
    """The corrections that findings offer."""
    return [entry for finding in findings for entry in re.findall(r"`(- .*?)`", finding.message)]


def damaged() -> Iterator[Source]:
    """Pages on which something is doubtful now and then."""
    for seed in range(24):
        for kind in ("newspaper, all damages", "columns interleaved", "features, headlines away", "ends lost"):
            yield Source("page.txt", page_of_damage(kind, seed).text, "utf-8", "0" * 64)


def test_each_doubt_offers_corrections_that_can_be_pasted(tmp_path: Path) -> None:
    """Every page of damage and doubt: what is offered is read as a correction, and finds its place."""
    offered = 0
    for source in damaged():
        found = doubts([restore(source)])
        for entry in entries(found):
            if "…" in entry:  # words that only a person can give
                continue
            (tmp_path / "corrections.yml").write_text(entry + "\n", encoding="utf-8")
            registry, problems = read_registry(tmp_path)
            assert not problems, problems
            assert not unused_decisions([source], registry), entry
            offered += 1
        if offered > 5:
            return
    pytest.fail(f"{offered} corrections offered: too few to try")


def test_a_join_that_is_confirmed_is_doubted_no_more(tmp_path: Path) -> None:
    doubted = ((page, [f for f in doubts([restore(page)]) if "may not go on" in f.message]) for page in damaged())
    source, before = next((page, found) for page, found in doubted if found)
    (tmp_path / "corrections.yml").write_text(
        "".join(e + "\n" for e in entries(tuple(before)) if "action: join" in e), encoding="utf-8"
    )
    corrections = read_registry(tmp_path)[0].corrections
    after = [f for f in doubts([restore(source, corrections)]) if "may not go on" in f.message]
    assert not after
