"""Tables → Measurements: one a numeric cell, label from the row's head, unit from head or cell, period from the column.

| 指标名称 | 2020 年 | 2025 年 | 年均增速 |       资产总额, 412.5 亿元, 2020, level, actual
| 资产总额（亿元） | 412.50 | 660.00 | 9.86% |  →  资产总额, 660 亿元, 2025, level, target
                                                  资产总额, 9.86 %, 2021/2025, change, target

Columns of running numbers (序号), blanks and dashes hold no figures. Where the first column names places or bodies
(or its head says so), the row is the subject and the column the label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jianzhu.annotating.figures.conversion import Value, in_base
from jianzhu.annotating.figures.indicators import Phrase
from jianzhu.annotating.figures.main_subjects import Subject
from jianzhu.annotating.figures.measures import kind_of_measure
from jianzhu.annotating.figures.modality import is_target_heading
from jianzhu.annotating.figures.numerals import ARABIC, parse
from jianzhu.annotating.figures.periods import find_periods
from jianzhu.annotating.figures.quantities import Quantity, find_quantities
from jianzhu.model import Bound, Measure, Measurement, Mention, Passage, Table

_CELL = re.compile(
    rf"\s*(?P<limit>[≥≧≤≦＞＜><]|不低于|不少于|不超过|不高于)?\s*(?P<sign>[-－−+]?)\s*(?P<low>{ARABIC})(?:\s*[-—–~～至]\s*(?P<high>{ARABIC}))?\s*(?P<unit>[^\d\s]*.{{0,8}}?)\s*"
)
_AT_LEAST = ("≥", "≧", "＞", ">", "不低于", "不少于")
_HEAD_UNIT = re.compile(r"[（(]([^（）()]*)[）)]\s*$")
_GROWTH = re.compile(r"增速|增长|增幅|增减|同比|环比|涨幅|升降|±")
_OF_PARTS = re.compile("^其中[：:，,]?(?=.)")
"""What says of a row's head that it is a part of the row above."""
_MARKER = re.compile(r"(?<=.)(?:[\[［]\d+[\]］]|[①-⑳¹²³⁴-⁹])+$")
_AGES = re.compile(r"\d+[-—–~～至]\d+周?岁")
"""A row's head that looks like a figure."""
_NUMBERING = re.compile(r"^(?:序号|编号|No\.?|序|排序)$")
_SUBJECT_HEAD = re.compile(r"^(?:地区|县市区?|县区|区县|城市|单位|企业|公司|项目名称?|园区|部门|市州|乡镇|街道|名称)")
_UNIT_HEAD = re.compile(r"(?:计量|数量)?单位")
_VALUE_HEAD = re.compile(
    r"[年月日末度]*|.*(?:目标|绝对[数量额值]|数值|数据|指标值|实绩|完成|现状?|基期|基准|规划|计划|预期|实际)值?"
)
"""What is left of a column's head that names a time only: 2027年目标值; the row says what is measured."""
_OBLIGES = re.compile(r"(?:预期|约束|指导)性?")
"""A cell that tells how a goal of a plan binds: only tables of goals have them."""
_UNIT_WORD = re.compile(r"单位[:：]\s*([^\s，）)]+)")


@dataclass(frozen=True, slots=True)
class _Column:
    head: str
    unit: str
    period: str | None
    growth: bool
    numbering: bool
    units: bool = False
    """Whether its cells give each row's unit."""


def measure_table(
    table: Table, main: Subject | None, mentions: tuple[Mention, ...], year: int | None, target: bool
) -> list[Measurement]:
    """The figures of a table, row by row; `main` is their subject where no row names one.

    `year` is the document's: what a column gives for a later one is a target, and all of the table where `target` is
    set (it stands under a heading that names goals) and its column names no earlier year.
    """
    heads, rows = list(table.heads()), list(table.rows[table.further_heads :])
    if not heads and len(rows) > 1:
        heads, rows = [cell.text.chars for cell in rows[0]], rows[1:]
    caption = table.caption.text.chars if table.caption else ""
    said = caption + (table.note.text.chars if table.note else "")
    whole_unit = match[1] if (match := _UNIT_WORD.search(said)) else ""
    columns = [_column(head, year, [row[k] for row in rows if k < len(row)]) for k, head in enumerate(heads)]
    years = [c.period for c in columns if c.period and re.fullmatch(r"\d{4}", c.period)]
    base_year = min(years) if len(set(years)) > 1 else None
    span = _span(int(min(years)), int(max(years))) if len(set(years)) > 1 else None
    default = _only_period(caption, year)
    set_goals = any(_OBLIGES.fullmatch(cell.text.chars.strip()) for row in rows for cell in row)
    target = target or set_goals or is_target_heading(caption)
    subjects = {m.passage: m for m in reversed(mentions) if m.type in ("place", "organization", "project")}
    by_subject = bool(heads) and bool(_SUBJECT_HEAD.match(heads[0].strip())) and span is None
    found: list[Measurement] = []
    for row in rows:
        head, head_cell = _row_head(row, columns)
        head_unit = next((cell.text.chars.strip() for cell, c in zip(row, columns, strict=False) if c.units), "")
        if (match := _HEAD_UNIT.search(head)) and _is_unit(match[1]):
            head_unit, head = match[1].strip(), head[: match.start()].strip()
        mention = subjects.get(head_cell.id) if head_cell else None
        names_subject = by_subject or (mention is not None and mention.end - mention.start >= len(head) - 1)
        for k, cell in enumerate(row):
            column = columns[k] if k < len(columns) else _Column("", "", None, False, False)
            if cell is head_cell or column.numbering or column.units or not head:
                continue
            read = _read(cell.text.chars)
            if read is None:
                continue
            value, printed, bound, start, end = read
            unit = printed or (("%" if column.growth else "") or column.unit or head_unit or whole_unit)
            if column.growth and not printed and column.unit:
                unit = column.unit
            if not unit:
                unit = _counted(head)
            unit = re.sub(r"\s+", "", unit)
            own = names_subject and not (column.period and _VALUE_HEAD.fullmatch(column.head))
            label = column.head if own else _joined(head, _measured(columns, k))
            if not label:
                continue
            subject = main
            at = None
            if own and head_cell:
                name = mention.name if mention else head
                subject = Subject(name, None, True)
                at = (head_cell.id, 0, len(head_cell.text.chars))
            kind = _kind(value, unit, label, column)
            period = column.period or (span if column.growth and span else default)
            at_start = column.period == base_year and (set_goals or int(base_year or 0) <= (year or 0))
            past = bool(column.period and year and int(column.period[:4]) < year)
            planned = target and not (past or (at_start and bool(year or set_goals)))
            last = period.split("/")[-1] if period else ""
            late = bool(year and last and int(last[:4]) > year)
            base, base_unit = in_base(value, unit)
            found.append(
                Measurement(
                    passage=cell.id,
                    start=start,
                    end=end,
                    subject=subject.name if subject else "",
                    indicator=label,
                    value=value,
                    unit=unit,
                    period=period,
                    measure=kind,
                    modality="target" if late or planned or "目标" in column.head else "actual",
                    bound=bound,
                    confidence=0.9,
                    base_value=base,
                    base_unit=base_unit,
                    subject_at=at,
                )
            )
    return found


def _span(base: int, last: int) -> str:
    """The years over which growth from `base` to `last` came about: the first after the base to the last."""
    return str(last) if last == base + 1 else f"{base + 1}/{last}"


def _measured(columns: list[_Column], k: int) -> _Column:
    """The column that a column of growth is about, the one before it where that names something: 产量 | 比上年增长."""
    if k >= len(columns):
        return _Column("", "", None, False, False)
    before = columns[k - 1] if k else columns[k]
    if columns[k].growth and not (before.numbering or before.units or before.growth) and k > 1:
        return before
    return columns[k]


def _column(head: str, year: int | None, cells: list[Passage]) -> _Column:
    text = re.sub(r"\s+", "", head)
    unit = ""
    if (match := _HEAD_UNIT.search(text)) and _is_unit(match[1]):
        unit, text = match[1], text[: match.start()]
    period = _only_period(text, year)
    growth = bool(_GROWTH.search(text))
    label = text
    for found in reversed(find_periods(text, year)):
        label = label[: found.start] + label[found.end :]
    units = bool(_UNIT_HEAD.fullmatch(text)) and 2 * sum(_is_unit(c.text.chars) for c in cells) > len(cells)
    return _Column(label.strip("（）()"), unit, period, growth, bool(_NUMBERING.match(text)), units)


def _only_period(text: str, year: int | None) -> str | None:
    periods = [p for p in find_periods(re.sub(r"\s+", "", text), year) if p.role == "holds"]
    if not periods and (match := re.fullmatch(r"((?:19|20)\d{2})", text.strip())):
        return match[1]
    return periods[0].value if len(periods) == 1 else None


def _row_head(row: tuple[Passage, ...], columns: list[_Column]) -> tuple[str, Passage | None]:
    """The last cell of words before the first number of a row, numbering left out."""
    head: Passage | None = None
    for k, cell in enumerate(row):
        text = cell.text.chars.strip()
        if (k < len(columns) and (columns[k].numbering or columns[k].units)) or (
            re.fullmatch(r"[\d.、]*", text) and head is None
        ):
            continue
        if not text or (_read(text) is not None and not _AGES.fullmatch(text)) or re.fullmatch(r"[-—–－/]+", text):
            if head is not None:
                break
            continue
        if k < len(columns) and columns[k].period:
            break
        head = cell
    return (_OF_PARTS.sub("", _MARKER.sub("", re.sub(r"\s+", "", head.text.chars))), head) if head else ("", None)


def _read(text: str) -> tuple[Value, str, Bound, int, int] | None:
    """Value, unit and limit printed in the cell, and the stretch that holds them; None where it holds no number."""
    match = _CELL.fullmatch(text)
    if not match or (match["unit"] and not _is_unit(match["unit"])):
        return None
    try:
        low = parse(match["low"])
    except ValueError:
        return None
    sign = -1 if match["sign"] in ("-", "－", "−") else 1
    value: Value = sign * low
    if match["high"]:
        value = (low, parse(match["high"]))
    start = len(text) - len(text.lstrip())
    limit = match["limit"] or ""
    bound: Bound = "exact" if not limit else "at_least" if limit in _AT_LEAST else "at_most"
    return value, re.sub(r"\s+", "", match["unit"]).replace("％", "%"), bound, start, len(text.rstrip())


def _is_unit(text: str) -> bool:
    compact = re.sub(r"\s+", "", text)
    if compact in ("%", "％", "‰"):
        return True
    found = find_quantities("10" + compact)
    return len(found) == 1 and found[0].end == len(compact) + 2


def _counted(head: str) -> str:
    """The measure word of a count whose label says no unit: 企业数量 → 家."""
    for noun, unit in (("企业", "家"), ("公司", "家"), ("机构", "家"), ("人数", "人"), ("人口", "人"), ("户数", "户")):
        if noun in head:
            return unit
    return "个" if re.search(r"(?<![指倍系参分常函])数量?$", head) else ""


def _joined(head: str, column: _Column) -> str:
    """The row's head with what its column adds to it: 出口 + 总额 → 出口总额; times and rates of growth add nothing."""
    extra = column.head
    if column.growth or _VALUE_HEAD.fullmatch(extra):
        return head
    said = extra in head or (extra[-1] in "量额值" and head.endswith(extra[-1]))
    return head if said else head + extra


def _kind(value: Value, unit: str, label: str, column: _Column) -> Measure:
    if column.growth:
        return "change"
    kind = "ratio" if unit in ("%", "‰", "倍") else "measure"
    quantity = Quantity(0, 0, 0, value, unit, kind, "exact")
    return kind_of_measure(quantity, Phrase(label), label, "")
