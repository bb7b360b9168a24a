"""What is drawn and what isn't: like beside like, lengths in proportion, targets hollow, every value in words too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from jianzhu.indicators import usual_name
from jianzhu.lexicon import table
from jianzhu.model import Observation
from jianzhu.publishing import publish
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.indicators import charts
from jianzhu.publishing.indicators.plan import Pair, held_against
from jianzhu.publishing.indicators.series import Series, over_subjects, over_time, with_targets
from jianzhu.publishing.indicators.topics import topic
from jianzhu.publishing.wording import words
from publishing_corpus import CORPUS, OBSERVATIONS

PAGE = "indicators/index.md"


def figure(subject: str, period: str | None, value: float, more: str = "", **changes: object) -> Observation:
    """资产总额 in 亿元 of a subject; `more` tells rows of equal content apart."""
    row = replace(
        OBSERVATIONS[4],
        id=f"{subject}-{period}-{value}-{more}",
        subject=subject,
        subject_id=None,
        period=period,
        value=value,
        base_value=value * 1e8,
        base_unit="元",
    )
    return replace(row, **changes)  # type: ignore[arg-type]


def target(subject: str, period: str, value: float, **changes: object) -> Observation:
    return figure(subject, period, value, "目标", modality="target", **changes)


def collected(rows: list[Observation]) -> Collection:
    return Collection(replace(CORPUS, observations=tuple(rows), audits=()))


def drawn(rows: list[Observation]) -> tuple[Tag, Series]:
    series = over_time(rows)[0]
    svg = BeautifulSoup(charts.over_time(collected(rows), series, PAGE), "html.parser")
    assert svg.figure is not None
    return svg.figure, series


def test_a_thing_of_two_years_is_a_series() -> None:
    made = over_time([figure("甲", "2022", 300), figure("甲", "2021", 200), figure("乙", "2021", 5)])
    assert [(s.subject, [(p.period, p.value) for p in s.points]) for s in made] == [
        ("甲", [("2021", 200.0), ("2022", 300.0)])
    ]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(figure("甲", "2022-06", 3), id="a month beside a year"),
        pytest.param(figure("甲", "2021/2025", 3), id="a span of years"),
        pytest.param(figure("甲", None, 3), id="no period"),
        pytest.param(figure("甲", "2022", 3, unit="%", base_unit="%", base_value=3.0), id="another unit"),
        pytest.param(figure("甲", "2022", 3, measure="share"), id="another measure"),
        pytest.param(replace(figure("甲", "2022", 3), value=(3.0, 4.0)), id="a range"),
        pytest.param(figure("甲", "2022", 3, measure="rank"), id="a rank"),
    ],
)
def test_unlike_things_are_not_drawn_together(other: Observation) -> None:
    assert over_time([figure("甲", "2021", 2), other]) == []


def test_a_label_that_names_many_things_is_no_series() -> None:
    rows = [figure("甲", "2021", value) for value in (1, 2, 3)]
    assert over_time([*rows, figure("甲", "2022", 4)]) == []


def test_what_is_said_twice_is_one_point_with_both_rows() -> None:
    made = over_time([figure("甲", "2021", 2), figure("甲", "2021", 2, "again"), figure("甲", "2022", 4)])
    assert [(p.value, len(p.rows)) for p in made[0].points] == [(2.0, 2), (4.0, 1)]


def test_units_of_one_kind_are_brought_to_the_first() -> None:
    million = figure("甲", "2022", 50000, unit="万元", base_value=5e8)
    assert [p.shown for p in over_time([figure("甲", "2021", 2), million])[0].points] == ["2", "5"]


def test_the_unit_of_a_picture_is_the_one_that_most_rows_have() -> None:
    million = figure("甲", "2020", 50000, unit="万元", base_value=5e8)
    [made] = over_time([million, figure("甲", "2021", 6), figure("甲", "2022", 7)])
    assert (made.unit, [p.value for p in made.points]) == ("亿元", [5.0, 6.0, 7.0])


def test_subjects_are_compared_in_one_period_only() -> None:
    rows = [figure("甲", "2022", 3), figure("乙", "2022", 5), figure("丙", "2021", 9), figure("丁", None, 9)]
    [(period, series)] = over_subjects(rows)
    assert (period, [p.subject for p in series.points]) == ("2022", ["乙", "甲"])


def test_one_value_under_two_names_is_no_comparison() -> None:
    assert over_subjects([figure("甲", "2022", 3), figure("甲市", "2022", 3)]) == []


def test_bars_are_as_long_as_their_values() -> None:
    picture, _ = drawn([figure("甲", "2021", 100), figure("甲", "2022", 50), target("甲", "2025", 200)])
    tall = [float(str(bar["height"])) for bar in picture.find_all("rect")]
    assert tall[2] == pytest.approx(2 * tall[0], abs=0.11) and tall[0] == pytest.approx(2 * tall[1], abs=0.11)
    assert [bar["class"] for bar in picture.find_all("rect")] == [["a"], ["a"], ["t"]]


def test_a_fall_hangs_below_zero() -> None:
    picture, _ = drawn([figure("甲", "2021", -2, measure="change"), figure("甲", "2022", 2, measure="change")])
    low, high = picture.find_all("rect")
    assert float(str(low["y"])) == pytest.approx(float(str(high["y"])) + float(str(high["height"])), abs=0.11)


def test_many_periods_are_a_line_and_the_target_stays_off_it() -> None:
    years = [figure("甲", str(year), year - 2000) for year in range(2010, 2020)]
    picture, _ = drawn([*years, target("甲", "2025", 40)])
    assert picture.find_all("rect") == []
    line = picture.find("path", class_="l")
    assert isinstance(line, Tag) and str(line["d"]).count("L") == 9
    assert len(picture.find_all("circle", class_="t")) == 1


def test_the_picture_says_everything_in_words_and_links_every_row() -> None:
    rows = [figure("甲", "2021", 100, bound="about"), target("甲", "2025", 200, bound="at_least")]
    picture, series = drawn(rows)
    assert picture.svg is not None and picture.svg["role"] == "img"
    assert picture.svg.find("title").get_text() == "资产总额（亿元）"  # type: ignore[union-attr]
    assert picture.svg.find("desc").get_text() == "2021年 约100；2025年目标 ≥200"  # type: ignore[union-attr]
    assert [str(a["href"]).partition("#")[2] for a in picture.find_all("a")] == [
        f"obs-{p.rows[0].id}" for p in series.points
    ]


def test_hostile_names_are_text() -> None:
    rows = [figure("甲", year, 1 + k, indicator="<script>x</script>&") for k, year in enumerate(("2021", "2022"))]
    picture, _ = drawn(rows)
    assert picture.find("script") is None
    assert "<script>x</script>&" in picture.get_text()


def test_names_that_lie_beside_bars_stay_in_the_picture() -> None:
    rows = [figure("甲" * 40, "2022", 3), figure("乙", "2022", 12345678.5)]
    [(period, series)] = over_subjects(rows)
    picture = BeautifulSoup(charts.over_subjects(collected(rows), period, series, PAGE), "html.parser")
    for bar, value in zip(picture.find_all("rect"), picture.find_all("text", class_="s"), strict=True):
        assert float(str(bar["x"])) + float(str(bar["width"])) <= float(str(value["x"]))
        assert float(str(value["x"])) + charts.LETTER * len(value.get_text()) <= charts.WIDTH
    assert all(len(text.get_text()) <= charts.NAME_LENGTH for text in picture.find_all("text", class_="e"))


# ── plan against report ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        pytest.param([figure("甲", "2025", 60), target("甲", "2025", 80)], "75%", id="the same year"),
        pytest.param([figure("甲", "2025", 88), target("甲", "2025", 80)], "110%", id="more than was planned"),
        pytest.param([figure("甲", "2023", 20), target("甲", "2025", 80)], "起点 25%（2023年）", id="an earlier year"),
        pytest.param(
            [figure("甲", "2022", 10), figure("甲", "2023", 20), target("甲", "2025", 80)],
            "起点 25%（2023年）",
            id="the last of the earlier years",
        ),
        pytest.param([figure("甲", "2023", 90), target("甲", "2025", 80)], "目标低于已有数值（2023年）", id="falling"),
        pytest.param(
            [figure("甲", "2025", 90), target("甲", "2025", 80, bound="at_most")], "未达到", id="above the ceiling"
        ),
        pytest.param(
            [figure("甲", "2025", 70), target("甲", "2025", 80, bound="at_most")], "已达到", id="ceiling kept"
        ),
        pytest.param([figure("甲", "2026", 70), target("甲", "2025", 80)], "", id="only a later fact"),
        pytest.param(
            [figure("甲", "2025", 70), figure("甲", "2025", 71), target("甲", "2025", 80)],
            "有几个实际数值",
            id="two facts",
        ),
    ],
)
def test_share_of_the_target(rows: list[Observation], wanted: str) -> None:
    [series] = with_targets(rows)
    aim = next(p for p in series.points if p.target)
    held = held_against(aim, [p for p in series.points if not p.target])
    assert Pair(series, PAGE, "plan-1", aim, held).reached == wanted


def test_a_later_report_is_no_start() -> None:
    said = figure("甲", "2023", 20)
    [series] = with_targets([replace(said, at=replace(said.at, article="another")), target("甲", "2025", 80)])
    fact, aim = series.points
    assert Pair(series, PAGE, "plan-1", aim, (fact,)).reached == "25%（2023年）"


def test_less_is_better_of_some_indicators() -> None:
    rows = [figure("甲", "2025", 2.4), target("甲", "2025", 4.2)]
    [series] = with_targets([replace(row, indicator="城镇登记失业率") for row in rows])
    fact, aim = series.points
    pair = Pair(series, PAGE, "plan-1", aim, (fact,))
    assert (pair.reached, pair.share) == ("已达到", None)


def test_the_chart_of_a_change_says_so() -> None:
    picture, series = drawn([figure("甲", year, -9.5, measure="change", unit="%") for year in ("2022", "2023")])
    title, told = picture.find("title"), picture.find("desc")
    assert title is not None and title.text == f"{series.indicator}（增减）（%）"
    assert told is not None and told.text == "2022年 −9.5；2023年 −9.5"


def test_plan_page_shows_both_sentences() -> None:
    aim = replace(
        OBSERVATIONS[0], indicator="资产总额", subject=OBSERVATIONS[4].subject, base_value=None, base_unit=None
    )
    aim = replace(aim, subject_id=OBSERVATIONS[4].subject_id, bound="exact", value=400.0)
    made = publish(replace(CORPUS, observations=(aim, *OBSERVATIONS[4:6]), audits=()))["indicators/plan.md"].decode()
    assert "目标：" in made and "盘活资产**120亿元**以上" in made
    assert "实际：" in made and "**356.8**" in made
    assert "89.2%（2022年）" in made


def test_nothing_to_compare_is_said() -> None:
    assert "目前没有" in publish(replace(CORPUS, observations=(), audits=()))["indicators/plan.md"].decode()


# ── topics ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("indicator", "wanted"),
    [
        ("一般公共预算收入", "finance"),
        ("农村居民人均可支配收入", "livelihood"),
        ("工业固定资产投资", "investment"),
        ("规模以上工业增加值", "economy"),
        ("粮食播种面积", "agriculture"),
        ("空气质量优良天数", "ecology"),
        ("国家级赛事", "other"),
    ],
)
def test_topics(indicator: str, wanted: str) -> None:
    assert topic(indicator) == wanted


def test_every_topic_has_a_name() -> None:
    assert {row["topic"] for row in table("indicator_topics")} <= words.TOPICS.keys()


def test_no_keyword_stands_twice() -> None:
    keywords = [row["keyword"] for row in table("indicator_topics")]
    assert len(keywords) == len(set(keywords))


@pytest.mark.parametrize(
    ("indicator", "usual"),
    [
        ("累计完成营业收入", "营业收入"),
        ("实现“营收”", "营业收入"),
        ("粮食总产", "粮食总产量"),
        ("完成投资", "完成投资"),
        ("“双招双引”签约项目", "“双招双引”签约项目"),
    ],
)
def test_the_usual_name_of_an_indicator(indicator: str, usual: str) -> None:
    assert usual_name(indicator) == usual


def test_two_names_of_an_indicator_are_one_series_and_one_table() -> None:
    rows = [figure("甲", "2021", 200, indicator="总资产"), figure("甲", "2022", 300)]
    assert [(s.indicator, len(s.points)) for s in over_time(rows)] == [("资产总额", 2)]
    assert {name: len(held) for name, held in collected(rows).by_indicator.items()} == {"资产总额": 2}
