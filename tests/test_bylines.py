"""Bylines by what they hold, and what a page says of when, where and by whom it was published."""

from __future__ import annotations

import pytest

from jianzhu.restoring.bylines import authors_of_line, authors_of_paragraph, is_byline
from jianzhu.restoring.imprint import imprint


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("记者 易小青 通讯员 罗大山", "易小青 记者, 罗大山 通讯员"),
        ("记者/柳明", "柳明 记者"),
        ("□ 本报记者 易小青 柳明", "易小青 本报记者, 柳明 本报记者"),
        ("记者 柳明 摄影 罗大山", "柳明 记者, 罗大山 摄影"),
        ("本报驻京记者 柳明", "柳明 本报驻京记者"),
        ("本报记者 通讯员 柳明", "柳明 通讯员"),
        ("文/柳明 图/罗大山", "柳明 文, 罗大山 图"),
        ("柳明/文 罗大山/图", "柳明 文, 罗大山 图"),
        ("柳明 文/图", "柳明 文/图"),
        ("■本报记者 柳明 文/图", "柳明 本报记者"),
        ("记者/柳明 编辑/罗大山 校对/易小青", "柳明 记者"),
        ("统筹/罗大山 采写/柳明 摄影/易小青", "柳明 采写, 易小青 摄影"),
        ("通讯员 柳明 报道", "柳明 通讯员"),
        ("责任编辑 柳明 校对 罗大山", ""),
        ("一审：柳明 二审：罗大山 三审：易小青", ""),
        ("记者 柳明 通讯员 罗大山 摄影报道", "柳明 记者, 罗大山 通讯员"),
        ("记者 阿依古丽 通讯员 次仁·多吉", "阿依古丽 记者, 次仁·多吉 通讯员"),
        ("青梧县融媒体中心 柳明", "柳明 None"),
        ("发布时间：2031-05-06　来源：水利站　作者：柳明　浏览次数：12", "柳明 作者"),
        ("来源：青梧日报　记者：柳明 罗大山", "柳明 记者, 罗大山 记者"),
    ],
)
def test_a_line_of_names_behind_their_roles_is_a_byline(line: str, wanted: str) -> None:
    assert is_byline(line)
    assert ", ".join(f"{a.name} {a.role}" for a in authors_of_line(line)) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "记者走访了三个村",
        "通讯员在田头",
        "记者发现问题",
        "作者系某大学教授",
        "席会议。",
        "时间：5月6日 地点：县政府",
        "水渠修到田边",
    ],
)
def test_a_line_that_says_more_than_names_is_none(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("paragraph", "wanted"),
    [
        ("本报讯（记者 柳明 通讯员 罗大山）水渠通水。", "柳明 罗大山"),
        ("【本报讯】（记者 柳明）水渠通水。", "柳明"),
        ("新华社青梧5月6日电（记者柳明、罗大山）水渠通水。", "柳明 罗大山"),
        ("本报讯 记者柳明 通讯员罗大山报道：水渠通水。", "柳明 罗大山"),
        ("水渠通水。（本报记者 柳明）", "柳明"),
        ("水渠通水。（柳 明 罗大山）", "柳明 罗大山"),
        ("水渠通水。（据新华社电）", ""),
        ("水渠通水。（作者系某大学教授）", ""),
    ],
)
def test_datelines_and_closing_brackets_name_authors(paragraph: str, wanted: str) -> None:
    assert " ".join(a.name for a in authors_of_paragraph(paragraph, True, True)) == wanted


@pytest.mark.parametrize(
    ("opening", "wanted"),
    [
        ("新华社青梧5月6日电（记者柳明）水渠通水。", ("新华社", None, "青梧")),
        ("青梧日报5月6日讯（记者 柳明）水渠通水。", ("青梧日报", None, None)),
        ("本报青梧5月6日讯 水渠通水。", (None, None, "青梧")),
        ("本报讯（记者 柳明）水渠通水。", (None, None, None)),
        ("中国水利报青梧讯（记者 柳明）水渠通水。", ("中国水利报", None, "青梧")),
        ("社会各界捐款修渠，电工也来帮忙。", (None, None, None)),
    ],
)
def test_a_dateline_names_publisher_and_place(opening: str, wanted: tuple[str | None, ...]) -> None:
    known = imprint(opening, [], [], [])
    assert (known.publisher, known.date, known.place) == wanted


def test_dates_and_publishers_of_web_pages_signatures_and_page_heads() -> None:
    web = imprint("", ["发布时间：2031-05-06　来源：青梧日报　作者：柳明"], [], [])
    assert (web.publisher, web.date) == ("青梧日报", "2031-05-06")
    signed = imprint("", [], ["青梧县水利局 二〇三一年五月六日"], [])
    assert (signed.publisher, signed.date) == ("青梧县水利局", "2031-05-06")
    head = imprint("", [], [], ["青梧日报2031年5月6日星期二要闻"])
    assert (head.publisher, head.date) == ("青梧日报", "2031-05-06")
