"""The site's own words, and how facts are said in them: `Observation(6.07, "%", …)` → `6.07%`, `约`, `目标`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from jianzhu.auditing.rounding import signed
from jianzhu.model import AuditKind, Entity, Observation, RemovalReason, Term
from jianzhu.publishing.wording.speaking import Labels, Language, say, spoken

ENTITY_TYPES = Labels(
    {
        "organization": "机构",
        "person": "人物",
        "place": "地点",
        "project": "项目",
        "document": "文件",
        "event": "活动",
    }
)
"""In the order in which the site lists them."""
MEASURES = Labels({"level": "水平", "change": "增减", "share": "占比", "rank": "位次"})
BOUNDS = Labels({"exact": "", "about": "约", "at_least": "至少", "at_most": "至多"})
MODALITIES = Labels({"actual": "实际", "target": "目标"})
KINDS = Labels(
    {
        "news": "新闻",
        "plan": "规划",
        "notice": "通知",
        "communique": "公报",
        "report": "报告",
    }
)
REASONS: Labels[RemovalReason] = Labels(
    {
        "footnote marker": "注号",
        "notes head": "注释标题",
        "page reference": "转版说明",
        "unplaced": "无处可放",
        "page number": "页码",
        "contents line": "目录行",
        "doubled text": "重复文字",
        "running head": "页眉页脚",
        "markup": "标记符号",
        "table goes on": "续表字样",
        "front matter": "文件头信息",
        "registry": "人工更正",
    }
)
REPAIRS = Labels(
    {
        "zero in a year": "年份中的“〇”",
        "full-width number": "全角数字",
        "full-width letters": "全角字母",
        "letter in a number": "数字误作字母",
        "hyphen": "连接号",
        "minus": "负号",
        "letter-spacing": "字距",
        "stray space": "多余空格",
        "doubled text": "重复文字",
        "registry": "人工更正",
    }
)
"""For every kind of repair that restoring makes."""
SPACING = ("letter-spacing", "stray space")
"""Repairs that every page taken from print has, of which an article's reader isn't told."""
RESOLUTIONS = Labels(
    {
        "registry": "登记表指定",
        "introduced": "原文以“简称”“俗称”等引入",
        "known": "通行简称，见内置名录",
        "division": "行政区划名，省去级别",
        "organ": "机关名，按本文所述地区与规范全称还原",
        "shortened": "同文全称省去地名、法律形式或若干字，别无所指",
        "partial": "同文全名省去地名、级别或类别词",
        "region": "“市”“省”按本文所述地区补足",
        "elsewhere": "他文全称，唯一相合",
    }
)
"""Why an alias was taken for its entity, for every Resolution."""
FACTS = Labels(
    {
        "description": "简介",
        "office": "身份",
        "byline": "署名",
        "parent": "上级",
        "location": "所在",
        "date": "时间",
    }
)
"""For every kind of Fact, in the order in which a page lists them."""
FACTS_WITH = Labels({"office": "人员", "parent": "下属", "location": "境内"})
"""What a kind of Fact is called on the page of the other entity."""
BASES = Labels({"name": "据名称", "divisions": "据行政区划表", "context": "据上下文"})
AUDIT_KINDS: Labels[AuditKind] = Labels(
    {
        "growth_rate": "年均增速",
        "change": "增减幅度",
        "share": "占比",
        "rate": "比率",
        "sum": "合计",
        "conflict": "数据冲突",
        "per_head": "人均",
        "count": "列举个数",
    }
)
TOPICS = Labels(
    {
        "economy": "经济总量",
        "finance": "财政金融",
        "investment": "投资与项目",
        "industry": "产业与企业",
        "trade": "商贸流通",
        "innovation": "科技创新",
        "energy": "能源",
        "agriculture": "农林",
        "ecology": "生态环境",
        "transport": "交通",
        "land": "土地与房产",
        "livelihood": "民生",
        "governance": "政务",
        "other": "其他",
    }
)
"""In the order in which the site lists them; lexicon/indicator_topics.tsv says what belongs to each."""
VERDICTS = Labels({"agrees": "相符", "rounds": "误差内相符", "differs": "不符"})
"""For every verdict of an audit."""

SHORT = 60
"""Characters of an explanation in a tooltip: three lines of it."""


def shorten(text: str, length: int = SHORT) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[: length - 1]}…"


def entity_tip(entity: Entity, surface: str) -> str:
    """What an entity is, in the tooltip of its link: the description, the full name of a short one, or its aliases."""
    kind = ENTITY_TYPES.one(entity.type)
    if entity.description or entity.name != surface:
        return say("{kind}：{about}", kind=kind, about=shorten(entity.description or entity.name))
    if entity.aliases:
        return say("{kind}，又称{names}", kind=kind, names=shorten(listed(alias.form for alias in entity.aliases)))
    count = len(entity.mentions)
    return say("{kind}，共 {count} 处", kind=kind, count=count) if count > 1 else kind


CONTEXT_RANK = 5
"""Definition.rank from which a text's words tell how a thing works or what it is for, rather than what it is."""


def definition_label(term: Term) -> str:
    """Whose a term's definition is: the text's, the text's loosely, the editor's or this site's own."""
    if term.definition_from == "text":
        return say("原文语境") if term.definition_rank >= CONTEXT_RANK else text_says()
    return we_say() if term.definition_from == "lexicon" else say("编者审定")


def text_says() -> str:
    return say("原文释义")


def we_say() -> str:
    return say("本站释义")


def term_tip(term: Term) -> str:
    """What a term means, as the note beside it; empty where nobody says."""
    if term.gloss and term.definition_rank >= CONTEXT_RANK:
        return shorten(term.gloss, 2 * SHORT)
    if term.definition:
        return shorten(term.definition, 2 * SHORT)
    if term.expansion:
        return say("{term}：{parts}", term=term.term, parts=shorten(listed(term.expansion)))
    return ""


def figure_tip(row: Observation) -> str:
    told = [shorten(row.indicator, 30), shorten(row.subject, 24), row.period or "", MODALITIES[row.modality]]
    if row.modality == "actual":
        told.pop()
    return " · ".join(part for part in told if part)


def number(value: float) -> str:
    """A number as the texts write it: no exponent, no trailing `.0`."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else repr(value)


def amount(value: float | tuple[float, float]) -> str:
    """A value or a range as pages show it: `3～5`, `−1.2`."""
    return signed("～".join(number(v) for v in value) if isinstance(value, tuple) else number(value))


def grouped(value: float | tuple[float, float]) -> str:
    """A converted value or range, its digits in threes; from 1,000 on whole, for no text means more: `468 666 667`."""
    parts = value if isinstance(value, tuple) else (value,)
    return signed("～".join(_in_threes(part) for part in parts).replace(",", "\u00a0"))


def _in_threes(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.6f}".rstrip("0").rstrip(".")


def first_value(row: Observation) -> float:
    """By what a table sorts a row: its value in the unit's base, a range by its lower end."""
    value = row.base_value if row.base_value is not None else row.value
    return value[0] if isinstance(value, tuple) else value


def marks(row: Observation) -> list[str]:
    """What a reader must know of a figure beside its number, shortest first."""
    said = [BOUNDS[row.bound], MEASURES[row.measure] if row.measure != "level" else ""]
    return [word for word in (*said, MODALITIES["target"] if row.modality == "target" else "") if word]


_PASSAGES = {
    "title": "标题",
    "kicker": "肩题",
    "subtitle": "副题",
    "byline": "署名",
    "dateline": "电头",
    "heading": "小标题",
    "paragraph": "第 {number} 段",
    "caption": "图 {number}",
    "footnote": "注 {number}",
}
_DIGITS = re.compile(r"\d+")


def passage_name(role: str, id: str) -> str:
    """What a passage is called in the margin: `第 7 段`, `表 1`."""
    return say(_PASSAGES.get(role, "表 {number}"), number=passage_number(id)).strip()


def passage_number(id: str) -> str:
    """The number in a passage's id: `p7` → `7`; empty where it has none."""
    number = _DIGITS.search(id)
    return number[0] if number else ""


def day(date: str | None) -> str:
    """An ISO date as Chinese print has it: `2023-06-08` → `2023年6月8日`; spans keep both ends."""
    if not date:
        return ""
    days = [_one_day(part, spoken()) for part in date.split("/")]
    return say("{first}至{last}", first=days[0], last=days[-1]) if len(days) > 1 else days[0]


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@lru_cache(maxsize=4096)
def _one_day(date: str, language: Language) -> str:
    match = _ISO.fullmatch(date)
    if not match:
        return date
    year, month, day = match.groups()
    if language == "en":
        return " ".join(part for part in (day and str(int(day)), month and MONTHS[int(month) - 1], year) if part)
    return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")


def quoted(forms: Iterable[str]) -> str:
    return "".join(say("“{form}”", form=form) for form in forms)


def listed(names: Iterable[str]) -> str:
    return say("、").join(names)


def publisher(name: str | None) -> str:
    """A newspaper's name between its marks, a body's as it is."""
    bare = (name or "").strip("《》")
    return f"《{bare}》" if bare.endswith("报") else bare


GB_TYPES = {"news": "N", "report": "R"}
"""The letters of GB/T 7714—2015 (appendix B) for a kind of article: newspaper, report."""
GB_OTHER = "EB"
"""For all other kinds: an announcement that is published electronically."""

SEARCHED = Labels({**ENTITY_TYPES.words, "term": "术语", "indicator": "指标", "article": "文章", "page": "页面"})
"""What the search calls each kind of its results."""


def standing(articles: int, mentions: int) -> str:
    """How often something is named, in one line with its name."""
    return say("{articles} 篇 {mentions} 处", articles=articles, mentions=mentions)
