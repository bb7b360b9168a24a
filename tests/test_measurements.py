"""Figures: the cases of tests/cases/observations and tests/cases/periods, tables, and what holds for every figure."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from jianzhu.annotating.figures.measurements import measure
from jianzhu.annotating.figures.periods import find_periods
from jianzhu.linking.observations import link_observations
from jianzhu.model import (
    Annotations,
    Article,
    Measurement,
    Mention,
    Passage,
    Restored,
    Source,
    Table,
    Text,
)

CASES = Path(__file__).parent / "cases"
LEAST_CASES = 300
"""Sentences that the corpus of figures holds at the least."""


def cases(folder: str) -> list[pytest.param]:
    found = []
    for path in sorted((CASES / folder).glob("*.md")):
        for part in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _, body = part.partition("\n")
            given, _, expected = body.strip().partition("\n.\n")
            found.append(pytest.param(given, expected.strip(), id=f"{path.stem}: {name}"))
    return found


def of_one_paragraph(text: str, year: str | None, names: list[tuple[str, str]], heading: str = "") -> list[Measurement]:
    """The figures of an article that has a title (the first of `names`), perhaps a heading, and one paragraph."""
    whole = heading + text
    blocks = [Passage("h1", "heading", Text.cut(whole, 0, len(heading)), 2)] if heading else []
    blocks.append(Passage("p1", "paragraph", Text.cut(whole, len(heading), len(whole))))
    mentions = [Mention("title", 0, len(names[0][0]), names[0][0], names[0][1], names[0][0], "case")]  # type: ignore[arg-type]
    taken: set[int] = set()
    inside = []
    for name, kind in sorted(names, key=lambda pair: -len(pair[0])):
        for match in re.finditer(re.escape(name), text):
            if not taken & set(range(*match.span())):
                taken |= set(range(*match.span()))
                inside.append(Mention("p1", *match.span(), name, kind, name, "case"))  # type: ignore[arg-type]
    title = Passage("title", "title", Text.inserted(names[0][0]))
    article = Article("a-1", "a.txt", "news", title, date=year, blocks=tuple(blocks))
    source = Source("a.txt", whole, "utf-8", "0")
    return list(measure(article, source, (*mentions, *sorted(inside, key=lambda m: m.start))))


def of_an_article(lines: list[str], kind: str, date: str | None, names: list[tuple[str, str]]) -> list[Measurement]:
    """The figures of an article: `= ` before its title, `== ` and `=== ` before its headings, else paragraphs."""
    whole = "".join(lines)
    place, passages = 0, []
    for k, line in enumerate(lines):
        marks, _, _ = line.partition(" ") if line.startswith("=") else ("", "", "")
        start, place = place + len(marks) + bool(marks), place + len(line)
        role = {"": "paragraph", "=": "title"}.get(marks, "heading")
        passages.append(Passage(f"p{k}", role, Text.cut(whole, start, place), len(marks) or None))  # type: ignore[arg-type]
    found = []
    for passage in passages:
        taken: set[int] = set()
        for name, type_ in sorted(names, key=lambda pair: -len(pair[0])):
            for match in re.finditer(re.escape(name), passage.text.chars):
                if not taken & set(range(*match.span())):
                    taken |= set(range(*match.span()))
                    found.append(Mention(passage.id, *match.span(), name, type_, name, "case"))  # type: ignore[arg-type]
    order = {passage.id: k for k, passage in enumerate(passages)}
    title = next((p for p in passages if p.role == "title"), None)
    blocks = tuple(p for p in passages if p.role != "title")
    article = Article("a-1", "a.txt", kind, title, date=date, blocks=blocks)
    mentions = tuple(sorted(found, key=lambda m: (order[m.passage], m.start)))
    return list(measure(article, Source("a.txt", whole, "utf-8", "0"), mentions))


def shown(one: Measurement) -> str:
    value = f"{one.value[0]:g}–{one.value[1]:g}" if isinstance(one.value, tuple) else f"{one.value:.10g}"
    return " | ".join(
        (
            one.subject or "-",
            one.indicator,
            f"{value} {one.unit}",
            one.period or "-",
            one.measure,
            one.modality,
            one.bound,
        )
    )


def read(given: str) -> tuple[str, dict[str, str]]:
    settings = {}
    lines = given.splitlines()
    while match := re.match(r"(year|names|heading|kind): (.*)", lines[0]):
        settings[match[1]] = match[2]
        lines.pop(0)
    return "\n".join(lines), settings


@pytest.mark.parametrize(("given", "expected"), cases("observations"))
def test_sentences(given: str, expected: str) -> None:
    text, settings = read(given)
    names = [(pair.split("=")[0], pair.split("=")[1]) for pair in settings["names"].split("; ")]
    found = of_one_paragraph(text, settings.get("year"), names, settings.get("heading", ""))
    assert ("\n".join(map(shown, found)) or "(none)") == expected


@pytest.mark.parametrize(("given", "expected"), cases("scopes"))
def test_scopes(given: str, expected: str) -> None:
    """What a headline, a heading, the paragraph before fix for the figures behind them."""
    text, settings = read(given)
    names = [(pair.split("=")[0], pair.split("=")[1]) for pair in settings["names"].split("; ")]
    found = of_an_article(text.strip().split("\n"), settings.get("kind", "news"), settings.get("year"), names)
    assert ("\n".join(map(shown, found)) or "(none)") == expected


def test_the_corpus_of_sentences_is_whole() -> None:
    assert len(cases("observations")) >= LEAST_CASES


@pytest.mark.parametrize(("given", "expected"), cases("periods"))
def test_periods(given: str, expected: str) -> None:
    year, text = given.splitlines()
    found = find_periods(text, None if year == "-" else int(year))
    assert ("\n".join(f"{text[p.start : p.end]} | {p.value or '-'} | {p.role}" for p in found) or "(none)") == expected


def table(rows: list[list[str]], caption: str = "") -> tuple[Source, Article]:
    whole = caption + "".join("".join(row) for row in rows)
    place = len(caption)
    made = []
    for r, row in enumerate(rows):
        cells = []
        for c, cell in enumerate(row):
            cells.append(Passage(f"t1r{r}c{c}", "cell", Text.cut(whole, place, place + len(cell))))
            place += len(cell)
        made.append(tuple(cells))
    head = Passage("t1cap", "table_caption", Text.cut(whole, 0, len(caption))) if caption else None
    block = Table("t1", head, made[0], tuple(made[1:]))
    article = Article("a-1", "a.txt", "plan", None, date="2022-05-07", blocks=(block,))
    return Source("a.txt", whole, "utf-8", "0"), article


def test_a_table_of_plan_indicators() -> None:
    source, article = table(
        [
            ["类别", "序号", "指标名称", "2020 年", "2025 年", "年均增速"],
            ["经济", "1", "资产总额（亿元）", "412.50", "660.00", "9.86%"],
            ["", "2", "资产负债率", "61.20%", "58.00%", "-1.07%"],
            ["创新", "3", "复种比重", "-", "2.50%", ""],
            ["", "4", "渔业企业数量", "0", "1-2 家", ""],
        ]
    )
    assert [shown(one) for one in measure(article, source, ())] == [
        "- | 资产总额 | 412.5 亿元 | 2020 | level | actual | exact",
        "- | 资产总额 | 660 亿元 | 2025 | level | target | exact",
        "- | 资产总额 | 9.86 % | 2021/2025 | change | target | exact",
        "- | 资产负债率 | 61.2 % | 2020 | level | actual | exact",
        "- | 资产负债率 | 58 % | 2025 | level | target | exact",
        "- | 资产负债率 | -1.07 % | 2021/2025 | change | target | exact",
        "- | 复种比重 | 2.5 % | 2025 | share | target | exact",
        "- | 渔业企业数量 | 0 家 | 2020 | level | actual | exact",
        "- | 渔业企业数量 | 1–2 家 | 2025 | level | target | exact",
    ]


def test_a_table_of_goals_with_limits() -> None:
    source, article = table(
        [
            ["指标名称", "单位", "2021年基期值", "2022年", "2025年目标值", "属性"],
            ["骨干教师占比", "%", "48.2", "50.0", "≥60", "约束性"],
            ["管网漏损率", "%", "9.1", "8.6", "≤7.5", "约束性"],
            ["东山书院", "所", "2", "3", "6", "预期性"],
        ],
        caption="临江市教育发展主要目标",
    )
    school = Mention("t1r3c1", 0, 4, "东山书院", "organization", "东山书院", "case")
    place = next(cell.id for row in article.blocks[0].rows for cell in row if cell.text.chars == "东山书院")  # type: ignore[union-attr]
    assert [shown(one) for one in measure(article, source, (replace(school, passage=place),))] == [
        "东山书院 | 骨干教师占比 | 48.2 % | 2021 | share | actual | exact",
        "东山书院 | 骨干教师占比 | 50 % | 2022 | share | target | exact",
        "东山书院 | 骨干教师占比 | 60 % | 2025 | share | target | at_least",
        "东山书院 | 管网漏损率 | 9.1 % | 2021 | share | actual | exact",
        "东山书院 | 管网漏损率 | 8.6 % | 2022 | share | target | exact",
        "东山书院 | 管网漏损率 | 7.5 % | 2025 | share | target | at_most",
        "东山书院 | 东山书院 | 2 所 | 2021 | level | actual | exact",
        "东山书院 | 东山书院 | 3 所 | 2022 | level | target | exact",
        "东山书院 | 东山书院 | 6 所 | 2025 | level | target | exact",
    ]


def test_cells_that_say_how_a_goal_binds_make_a_table_one_of_goals() -> None:
    source, article = table(
        [
            ["指标", "2020年", "2025年", "属性"],
            ["森林覆盖率（%）", "52.3", "60", "约束性"],
            ["护林员（人）", "31", "75", "预期性"],
        ]
    )
    found = {(m.indicator, m.period): m.modality for m in measure(replace(article, kind="news"), source, ())}
    assert found == {
        ("森林覆盖率", "2020"): "actual",
        ("森林覆盖率", "2025"): "target",
        ("护林员", "2020"): "actual",
        ("护林员", "2025"): "target",
    }


def test_a_table_whose_rows_are_places() -> None:
    source, article = table(
        [["地区", "产值（亿元）", "增长（%）"], ["东山区", "35.2", "6.1"], ["西河区", "28.7", "-1.4"]],
        caption="2021年各区工业",
    )
    assert [shown(one) for one in measure(article, source, ())] == [
        "东山区 | 产值 | 35.2 亿元 | 2021 | level | actual | exact",
        "东山区 | 增长 | 6.1 % | 2021 | change | actual | exact",
        "西河区 | 产值 | 28.7 亿元 | 2021 | level | actual | exact",
        "西河区 | 增长 | -1.4 % | 2021 | change | actual | exact",
    ]


def test_a_column_of_units() -> None:
    source, article = table(
        [
            ["产品名称", "单位", "产量", "比上年增长（%）"],
            ["水泥", "万吨", "35.2", "6.1"],
            ["发电量", "亿千瓦时", "28.7", "-1.4"],
            ["布", "亿 米", "1.9", "－"],
        ],
        caption="2021年主要产品产量",
    )
    assert [shown(one) for one in measure(article, source, ())] == [
        "- | 水泥产量 | 35.2 万吨 | 2021 | level | actual | exact",
        "- | 水泥产量 | 6.1 % | 2021 | change | actual | exact",
        "- | 发电量 | 28.7 亿千瓦时 | 2021 | level | actual | exact",
        "- | 发电量 | -1.4 % | 2021 | change | actual | exact",
        "- | 布产量 | 1.9 亿米 | 2021 | level | actual | exact",
    ]


def test_a_cell_without_a_unit_has_no_base() -> None:
    source, article = table([["名称", "指数"], ["东山指数", "1.2"]])
    (one,) = measure(article, source, ())
    assert (one.unit, one.base_value, one.base_unit) == ("", None, None)


@pytest.mark.parametrize(
    ("kind", "title", "date", "period"),
    [
        ("communique", "临江市2022年国民经济和社会发展统计公报", "2023-03-20", "2022"),
        ("report", "2022年度工作报告", "2023-01-05", "2022"),
        ("plan", "2024年工作计划", "2023-12-28", "2024"),
        ("news", "临江市公布统计公报", "2023-03-20", "2023"),
    ],
)
def test_this_year_is_the_year_of_a_yearly_documents_title(kind: str, title: str, date: str, period: str) -> None:
    text = "全年粮食总产量35.2万吨。"
    blocks = (Passage("p1", "paragraph", Text.cut(text, 0, len(text))),)
    article = Article("a-1", "a.txt", kind, Passage("title", "title", Text.inserted(title)), date=date, blocks=blocks)
    (one,) = measure(article, Source("a.txt", text, "utf-8", "0"), ())
    assert one.period == period


def test_words_with_a_numeral_in_them_are_no_figures() -> None:
    for text in ("临江集团压实队伍人数和结构。", "临江集团成倍成长。", "临江集团队伍、肆意、柒号院、万元户。"):
        for one in of_one_paragraph(text, "2023", [("临江集团", "organization")]):
            assert re.search("[一二三四五六七八九十百千万亿倍]", text[one.start : one.end])
    assert of_one_paragraph("临江集团充实人才队伍人员。", "2023", [("临江集团", "organization")]) == []


def test_letter_spacing_and_line_breaks_change_nothing() -> None:
    close = of_one_paragraph("临江集团盘活房产26宗，收入2.5亿元。", "2023", [("临江集团", "organization")])
    apart = of_one_paragraph("临江集团盘 活 房 产 26 宗 ，收 入 2.5 亿 元。", "2023", [("临江集团", "organization")])
    assert [shown(one) for one in close] == [shown(one) for one in apart]


def test_each_figure_stands_in_its_span() -> None:
    for param in cases("observations"):
        text, settings = read(param.values[0])
        names = [(pair.split("=")[0], pair.split("=")[1]) for pair in settings["names"].split("; ")]
        for one in of_one_paragraph(text, settings.get("year"), names):
            if one.passage == "p1":
                assert re.search(r"[0-9０-９一二三四五六七八九十百千万亿半两数翻首]", text[one.start : one.end])
                assert one.unit[-1:] in text[one.start : one.end] or one.unit in ("家", "%", "‰", "倍", "位")


def test_a_new_article_changes_no_id() -> None:
    found = of_one_paragraph("临江集团盘活房产26宗。", "2023", [("临江集团", "organization")])
    whole = "临江集团盘活房产26宗。"
    passages = (Passage("p1", "paragraph", Text.cut(whole, 0, len(whole))),)
    title = Passage("title", "title", Text.inserted("临江集团"))
    one = Restored(Source("a.txt", whole, "utf-8", "0"), (Article("a-1", "a.txt", "news", title, blocks=passages),), ())
    two = Restored(Source("b.txt", whole, "utf-8", "0"), (Article("b-1", "b.txt", "news", title, blocks=passages),), ())
    alone = link_observations((one,), (Annotations("a-1", measurements=tuple(found)),), ())
    both = link_observations(
        (two, one),
        (Annotations("b-1", measurements=tuple(found)), Annotations("a-1", measurements=tuple(found))),
        (),
    )
    assert {o.id for o in alone} < {o.id for o in both}
    assert len({o.id for o in both}) == 2


def test_a_span_without_a_number_stops_the_build() -> None:
    found = of_one_paragraph("临江集团盘活房产26宗。", "2023", [("临江集团", "organization")])
    wrong = [Measurement(**{**{f: getattr(one, f) for f in one.__slots__}, "start": 0, "end": 4}) for one in found]
    whole = "临江集团盘活房产26宗。"
    passages = (Passage("p1", "paragraph", Text.cut(whole, 0, len(whole))),)
    restored = Restored(
        Source("a.txt", whole, "utf-8", "0"), (Article("a-1", "a.txt", "news", None, blocks=passages),), ()
    )
    with pytest.raises(ValueError, match="not in"):
        link_observations((restored,), (Annotations("a-1", measurements=tuple(wrong)),), ())


def test_a_row_s_head_without_its_marks() -> None:
    rows = [
        ["指标", "年末数（人）"],
        ["户籍人口[1]", "8320"],
        ["其中：城镇", "2171"],
        ["18-34岁", "1895"],
        ["60岁及以上", "1256"],
    ]
    source, article = table(rows)
    labels = [one.indicator for one in measure(article, source, ())]
    assert labels == ["户籍人口数", "城镇数", "18-34岁数", "60岁及以上数"]
