"""What is known of a table beside its cells: what its columns hold and what heads them, and what the page makes of it.

How tables read is told in `cases/restoring/tables.md`.
"""

from __future__ import annotations

import json

import pytest

from jianzhu.annotating import annotate
from jianzhu.linking import link
from jianzhu.model import Corpus, Registry, Restored, Source, Table
from jianzhu.publishing import publish
from jianzhu.restoring import restore

SPANNED = """表8 目标

指标名称	单位	基期	目标值
			2030年	2035年
竹林	万亩	12	15	20
产值	亿元	8	20	30
"""
PLAIN = """表1 竹业

乡镇	面积（万亩）	占比（%）	增长	说明
石桥镇	1,250	40.5	8.3%	含林场
柳湾镇	80	—	-2.5%	约 3 万
白石镇	12	9
"""


def restored(text: str) -> Restored:
    return restore(Source("a.txt", text, "utf-8", "0" * 64))


def table(text: str) -> Table:
    return next(b for a in restored(text).articles for b in a.blocks if isinstance(b, Table))


def linked(text: str) -> Corpus:
    one = restored(text)
    return link((one,), annotate(one, Registry()), Registry())


def page(text: str) -> str:
    made = publish(linked(text))
    return next(made[name].decode() for name in made if name.startswith("articles/a"))


def test_the_type_of_each_column() -> None:
    assert [c.type for c in table(PLAIN).columns] == ["text", "number", "percent", "percent", "text"]


def test_heads_under_a_head_that_spans_columns() -> None:
    made = table(SPANNED)
    assert made.further_heads == 1
    assert made.heads() == ("指标名称", "单位", "基期", "目标值2030年", "目标值2035年")
    assert [c.type for c in made.columns] == ["text", "text", "number", "number", "number"]


def test_each_column_s_whole_head_dates_its_figures() -> None:
    rows = {(o.indicator, o.value, o.unit, o.period) for o in linked(SPANNED).observations}
    assert ("竹林", 15, "万亩", "2030") in rows and ("产值", 30, "亿元", "2035") in rows


@pytest.mark.parametrize("below", [False, True])
def test_the_unit_of_a_whole_table_stands_above_or_below_it(below: bool) -> None:
    rows = "林种	2030年	2031年\n毛竹林	1.2	1.3\n茶园	2.4	2.6\n"
    unit = "（单位：万亩）\n"
    text = f"表2 竹林面积\n\n{'' if below else unit}{rows}{unit if below else ''}"
    assert {o.unit for o in linked(text).observations} == {"万亩"}


def test_a_table_whose_rows_stand_for_themselves_can_be_sorted() -> None:
    assert '<div class="jz-sortable"' in page(PLAIN)
    assert "jz-sortable" not in page(SPANNED)


def test_the_data_tell_the_types_and_the_heads() -> None:
    (article,) = json.loads(publish(linked(SPANNED))["data/articles.json"])
    (made,) = article["tables"]
    assert made["header"] == ["指标名称", "单位", "基期", "目标值", ""] and made["further_heads"] == 1
    assert made["rows"][0] == ["", "", "", "2030年", "2035年"]
    assert made["columns"][-1] == {"head": "目标值2035年", "type": "number"}
