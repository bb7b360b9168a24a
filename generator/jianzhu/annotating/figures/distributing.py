"""Values given in a row to several periods or things: 三年利率分别为4.1%、3.8%和3.5% → one a year, in order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jianzhu.annotating.figures.conversion import in_base
from jianzhu.annotating.figures.indicators import phrase_before, tokens
from jianzhu.annotating.figures.labels import Figure
from jianzhu.annotating.figures.main_subjects import Subject
from jianzhu.model import Measurement

BOTH = 2
"""Values that 城乡 takes: one for the towns, one for the country."""
_THESE = re.compile(r"[这上][述]?[两二三四五六七八九十2-9]?[个项组]?(?:数字|数据|指标|数值)")
"""What speaks of the figures of the sentence before."""
_BODY = re.compile(r"(?:公司|集团|[省市县区镇村])$")
"""A name of whom figures are, which is no label."""
_SHARE_OF = re.compile(r"占[^，。；、0-9]{1,12}$")
_NUMBERED = re.compile(r"^[一二三四五六七八九十]是")
_MEASURED = re.compile(r"(?:[额量值价率数]|收入|支出|面积|投资|利润|成本|余额)$")
_JOINED = re.compile(r"\s*(?:、|和|及|与|以及|，|,|/)?\s*")


def distributed(
    text: str, found: list[Measurement], figures: list[Figure], earlier: Sequence[str] = ()
) -> list[Measurement]:
    """The figures of a sentence, those in a row after 分别 given in order to the years or the things listed.

    `earlier` are the labels of the levels of the sentence before, which 这三个数字分别是 speaks of again.
    """
    made = list(found)
    k = 0
    while k < len(figures):
        apart = "分别" in figures[k].left or "分居" in figures[k].left
        if not apart and not (made[k].measure == "change" and _two_changes(text, figures, k)):
            k += 1
            continue
        last = k
        while last + 1 < len(figures) and _JOINED.fullmatch(
            text[figures[last].quantity.end : figures[last + 1].quantity.start]
        ):
            last += 1
        run = range(k, last + 1)
        years = _years(made[k].period)
        both = made[k].indicator
        names = _listed(re.split(r"分别|分居", figures[k].left)[0])
        if _THESE.search(figures[k].left) and len(earlier) == len(run):
            names = list(earlier)
        for place, j in enumerate(run):
            if len(years) == len(run):
                made[j] = replace(made[j], period=years[place])
            elif len(run) == BOTH and "城乡" in both:
                made[j] = replace(made[j], indicator=both.replace("城乡", ("城镇", "农村")[place], 1))
            elif len(names) == len(run):
                made[j] = _of_name(made[j], names, place, figures[k])
        if made[k].measure == "change":
            made[k + 1 : last + 1] = [_changed(made[j], made[k], figures[j]) for j in run[1:]]
        if len(run) > 1 and len(years) != len(run) and len(names) != len(run) and k >= len(run):
            _to_those_before(made, figures, run)
        k = last + 1
    return made


def _two_changes(text: str, figures: list[Figure], k: int) -> bool:
    """Whether figure `k` and the one behind it are two changes told in one breath: 城乡居民收入增长8%和9%."""
    if k + 1 == len(figures) or figures[k].quantity.unit != figures[k + 1].quantity.unit:
        return False
    return text[figures[k].quantity.end : figures[k + 1].quantity.start].strip() in ("和", "及", "与")


def to_each(
    text: str, found: list[Measurement], figures: list[Figure], each: Mapping[int, Sequence[Subject]]
) -> list[Measurement]:
    """The figures of a sentence, those in a row given to the names in a row before them: 甲、乙分别投入2亿元、1亿元.

    `each` has these names by the number of the first figure of the row; they count only where they are as many.
    """
    made = list(found)
    for first, subjects in each.items():
        run = range(first, first + len(subjects))
        if not _in_a_row(text, figures, run):
            continue
        rows = [run]
        after = range(run.stop, run.stop + len(subjects))
        if _in_a_row(text, figures, after) and made[run.stop].measure == "change":
            rows.append(after)
        for row in rows:
            head = made[row.start]
            for j, subject in zip(row, subjects, strict=True):
                own = _changed(made[j], head, figures[j]) if head.measure == "change" and j > row.start else made[j]
                made[j] = replace(own, subject=subject.name, subject_at=subject.at, indicator=made[first].indicator)
    return made


def _in_a_row(text: str, figures: list[Figure], run: range) -> bool:
    """Whether the figures of a run are there and joined by 、 or 和 alone."""
    return run.stop <= len(figures) and all(
        _JOINED.fullmatch(text[figures[j].quantity.end : figures[j + 1].quantity.start]) for j in run[:-1]
    )


def _to_those_before(made: list[Measurement], figures: list[Figure], run: range) -> None:
    """Give changes in a row to as many values right before them: 事故56起，死亡41人，分别下降12%和8%."""
    first = made[run[0]]
    before = range(run[0] - len(run), run[0])
    share = _SHARE_OF.search(figures[run[0]].left) if first.measure == "share" else None
    if not (share or first.measure == "change") or any(made[j].measure != "level" for j in before):
        return
    if len({made[j].indicator for j in before}) != len(run):
        return
    for j, whole in zip(run, before, strict=True):
        if share:
            made[j] = replace(made[j], measure="share", indicator=made[whole].indicator + share[0].rstrip("的"))
            continue
        made[j] = replace(_changed(made[j], first, figures[j]), indicator=made[whole].indicator)


def _changed(one: Measurement, first: Measurement, figure: Figure) -> Measurement:
    """A later value of a row of changes, of the kind and sign of the first: 分别增长5%和7%."""
    value = figure.quantity.value
    if not isinstance(value, tuple) and not isinstance(first.value, tuple) and first.value < 0:
        value = -value
    base, unit = in_base(value, one.unit)
    return replace(one, measure="change", value=value, base_value=base, base_unit=unit)


def _of_name(one: Measurement, names: list[str], place: int, first: Figure) -> Measurement:
    """A value of a row with its name: a body's is its subject (甲公司、乙公司分别亏损), any other its label."""
    own = phrase_before(re.split(r"分别|分居", first.left)[-1]).words
    if own and all(_BODY.search(name) for name in names):
        return replace(one, subject=_NUMBERED.sub("", names[place]), subject_at=None, indicator=own)
    return replace(one, indicator=names[place])


def _years(period: str | None) -> list[str]:
    match = re.fullmatch(r"(\d{4})/(\d{4})", period or "")
    return [str(year) for year in range(int(match[1]), int(match[2]) + 1)] if match else []


def _listed(words: str) -> list[str]:
    """A、B和C → A, B, C."""
    parts = [part.strip() for part in re.split(r"、|和|及|与|以及", words)]
    if len(parts) < 2 or not all(parts):
        return []
    return _with_head([phrase_before(part).words or part for part in parts])


def _with_head(names: list[str]) -> list[str]:
    """Each of several names with the noun that only the last one has: 内贸, 外贸吞吐量 → 内贸吞吐量, 外贸吞吐量."""
    last, others = names[-1], names[:-1]
    if not _MEASURED.search(last) or any(_MEASURED.search(name) for name in others):
        return names
    size = len(others[-1]) if last[: len(others[-1])][-1] == others[-1][-1] else tokens(last)[0].end
    return [*(name + last[size:] for name in others), last] if size < len(last) else names
