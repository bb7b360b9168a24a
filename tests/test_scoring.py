"""The scorer: figures of small editions worked out by hand, and the same ones as the shared scorer's."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, BuiltSite
from jianzhu.reading.gold import read_gold
from jianzhu.scoring import DATA, Gold, means, score
from jianzhu.scoring.comparing import Tally, alike, grouped_alike, plain, quantity, same_period, same_term
from jianzhu.scoring.names import term_class

SCORER = ROOT.parent / "shared" / "score" / "score.py"
SHARED = ROOT.parent / "shared" / "gold"

GOLD = Gold.model_validate(
    {
        "source": "a.txt",
        "articles": [
            {
                "id": "a1",
                "title": "春到虹溪",
                "authors": ["王晓"],
                "headings": [{"text": "开园"}],
                "paragraphs": ["虹溪产业园", "入园企业"],
                "tables": [{"header": ["年", "家"], "rows": [["2023", "12"]]}],
                "footnotes": [{"marker": "1", "text": "规模以上企业"}],
            }
        ],
        "noise": ["第3版要闻"],
        "entities": [
            {"name": "虹溪产业园", "type": "project", "also": ["place"], "surfaces": ["虹溪产业园", "虹溪园"]},
            {"name": "甲市城建集团", "type": "organization", "surfaces": ["甲市城建集团"]},
            {"name": "乙县", "type": "place", "surfaces": ["乙县"], "optional": True},
        ],
        "ignore_surfaces": ["市委"],
        "terms": [
            {"term": "五方主体", "definition": "建设方、施工方、监理方、设计方"},
            {"term": "三资", "definition": None},
        ],
        "observations": [
            {
                "subject": "虹溪产业园",
                "indicator": "入园企业",
                "value": 12,
                "unit": "家",
                "period": "2023",
                "quote": "12家",
            },
            {
                "subject": "虹溪产业园",
                "indicator": "产值",
                "value": 1.5,
                "unit": "亿元",
                "period": None,
                "quote": "1.5亿元",
            },
        ],
    }
)


def edition(**changed: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Data of a perfect edition of GOLD's source, with other records in place of those of a file."""

    def at(quote: str) -> dict[str, str]:
        return {"source": "a.txt", "quote": quote}

    perfect: dict[str, list[dict[str, Any]]] = {
        "articles": [
            {
                "source": "a.txt",
                "title": "春到“虹溪”",
                "authors": ["王 晓"],
                "headings": [{"text": "开园"}],
                "paragraphs": ["虹溪产业园在春天开园。", "入园企业十二家。"],
                "tables": [{"header": ["年", "家"], "rows": [["2023", "12"]]}],
                "footnotes": [{"marker": "1", "text": "规模以上企业"}],
            }
        ],
        "entities": [
            {"id": "e1", "type": "place", "mentions": [at("虹溪产业园"), at("虹溪园")]},
            {"id": "e2", "type": "organization", "mentions": [at("甲市城建集团"), at("市委"), at("乙县")][:1]},
        ],
        "terms": [
            {"term": "五方主体", "definition": "指建设方、施工方、监理方、设计方", "occurrences": [at("五方主体")]},
            {"term": "三资", "definition": "资源、资产、资金", "occurrences": [at("三资")]},
        ],
        "observations": [
            {
                "source": "a.txt", "subject": "虹溪产业园", "indicator": "入园企业", "value": 12, "unit": "家",
                "period": "2023", "measure": "level", "modality": "actual", "quote": "12家",
            },
            {
                "source": "a.txt", "subject": "虹溪产业园", "indicator": "总产值", "value": 15000, "unit": "万元",
                "period": None, "measure": "level", "modality": "actual", "quote": "1.5亿元",
            },
        ],
    }  # fmt: skip
    return {**perfect, **changed}


def figures(data: dict[str, list[dict[str, Any]]], gold: Gold = GOLD) -> dict[str, float]:
    return {m.name: m.value for m in score(data, [gold])[0].measures}


def test_a_perfect_edition_has_full_marks_and_no_misses() -> None:
    report = score(edition(), [GOLD])[0]
    assert {m.value for m in report.measures} == {1.0}
    assert report.misses == ()
    assert dict(report.types)["project"] == Tally(2, 2, 2)


def test_entities_lacking_invented_and_cut() -> None:
    at = {"source": "a.txt"}
    said = [
        {"id": "e1", "type": "event", "mentions": [{**at, "quote": "虹溪产业园"}]},
        {"id": "e2", "type": "organization", "mentions": [{**at, "quote": "城建集团"}, {**at, "quote": "市委"}]},
        {"id": "e3", "type": "person", "mentions": [{**at, "quote": "开园"}, {"source": "b.txt", "quote": "别处"}]},
    ]
    report = score(edition(entities=said), [GOLD])[0]
    tallies = {m.name: m.tally for m in report.measures}
    assert tallies["entities"] == Tally(1, 3, 3)
    assert tallies["entities_typed"] == Tally(0, 3, 3)
    assert [(m.error, m.what) for m in report.misses] == [
        ("missed", "虹溪园"),
        ("cut short", "甲市城建集团"),
        ("part of a name", "城建集团"),
        ("invented", "开园"),
        ("typed event", "虹溪产业园"),
    ]


def test_what_is_optional_or_ignored_counts_neither_way() -> None:
    more = [*edition()["entities"], {"id": "e4", "type": "place", "mentions": [{"source": "a.txt", "quote": "乙县"}]}]
    assert figures(edition(entities=more))["entities"] == 1.0


def test_structure_out_of_order_and_with_noise() -> None:
    article = dict(edition()["articles"][0], title="夏到", authors=[], headings=[], tables=[], footnotes=[])
    article["paragraphs"] = ["入园企业十二家。", "第3版要闻", "虹溪产业园在春天开园。"]
    made = figures(edition(articles=[article]))
    assert made["order"] == made["titles"] == made["authors"] == made["headings"] == made["table_cells"] == 0.0
    assert made["noise_kept_out"] == made["footnotes"] == 0.0
    assert made["paragraphs"] == pytest.approx(0.8)
    assert made["articles_b3"] == 1.0


def test_an_observation_half_right() -> None:
    one = dict(edition()["observations"][0], period="2022")
    report = score(edition(observations=[one]), [GOLD])[0]
    tallies = {m.name: m.tally for m in report.measures}
    assert tallies["observations"] == Tally(1, 1, 2)
    assert tallies["observations_strict"] == Tally(0, 1, 2)
    assert [m.error for m in report.misses] == ["missed", "wrong period"]


def test_a_part_without_gold_is_not_scored() -> None:
    assert set(figures(edition(), Gold(source="a.txt", terms=()))) == {"terms", "definitions"}


def test_how_strings_are_compared() -> None:
    assert plain(" “三资”运作（A） ") == "三资运作(A)"
    assert alike("产业园", "虹溪产业园") == 1.0
    assert alike("", "甲") == 0.0
    assert same_term("三资", "三资运作") and not same_term("三资", "三资运作模式")
    assert quantity(1.86, "亿元") == quantity(18600, "万元") == ((186_000_000.0,), "元")
    assert quantity([3, 5], "余家") == ((3.0, 5.0), "家")
    assert same_period("2023-07", "2023-07/2023-12") and not same_period("2023", None)
    assert grouped_alike([(1, "a"), (1, "a"), (2, "b")]) == 1.0
    assert grouped_alike([(1, "a"), (1, "b")]) == pytest.approx(2 / 3)
    assert [term_class(t) for t in ("1+4+N", "一核两翼", "PPP", "引进来、走出去", "链主", "615")] == [
        "sum",
        "numeric abbreviation",
        "Latin abbreviation",
        "slogan of members",
        "other",
        "figures",
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"source": "a.txt",\n "entities": [,]}', "g.json:2: error: is no JSON"),
        ('{"entities": []}', "g.json: error: source: Field required"),
        ('{"source": "a.txt", "entities": [{"name": "甲", "type": "firm"}]}', "entities.0.type: Input should be"),
    ],
)
def test_a_mistake_in_gold_is_named(tmp_path: Path, content: str, expected: str) -> None:
    (tmp_path / "g.json").write_text(content, encoding="utf-8")
    gold, problems = read_gold([tmp_path])
    assert gold == ()
    assert expected in str(problems[0])


def test_the_shared_scorer_says_the_same(seeds_site: BuiltSite) -> None:
    seeds_data = seeds_site.site / "data"
    files = sorted(SHARED.glob("[0-9]*.json"))
    if not SCORER.is_file() or not files:
        pytest.skip("the scorer and its gold are not at ../shared/score and ../shared/gold")
    command = [sys.executable, str(SCORER), str(seeds_data), *map(str, files), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)["mean"]
    data = {name: json.loads((seeds_data / f"{name}.json").read_text(encoding="utf-8")) for name in DATA}
    gold, problems = read_gold(files)
    assert problems == ()
    assert means(score(data, gold)) == pytest.approx(theirs)
