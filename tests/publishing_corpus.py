"""A small linked collection, made by hand, on which publishing can be tried without the stages before it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from jianzhu.identifiers import digest, pinyin, slug
from jianzhu.model import (
    Alias,
    Article,
    Audit,
    Author,
    Column,
    Corpus,
    Entity,
    EntityMention,
    EntityType,
    Footnote,
    Metadata,
    NoteMark,
    Observation,
    Passage,
    Provenance,
    Removal,
    Restored,
    Source,
    Span,
    Table,
    Term,
    Text,
)

TEXT = """洞庭日报
江岸市：老厂房里的新账本
——江岸市盘活国有“三资”观察
记者 周明远 通讯员 李小禾
2023年6月8日，江岸市召开国有“三资”清查动员会。会议提出，力争到2025年盘活资产120亿元以上。江岸城建集团董事长何立新介绍，\
2022年集团综合融资成本降至4.85%，比上年下降0.62个百分点。
一、摸清家底
“三资”即国有资源、国有资产、国有资金。\
全市共清理闲置房产1,236处、土地3.2万亩，其中{{ config }}<script>alert(1)</script>、\
[链接](javascript:alert(1))和|竖线|都只是文字。
江岸城建集团与江岸水务公司共同组建江岸资产运营中心，何立新任主任。
表1 江岸城建集团主要指标
指标\t2021年\t2022年
资产总额（亿元）\t312.4\t356.8
资产负债率（%）\t61.2\t58.9
注：数据来自集团年报。
江岸资产运营中心在老厂房里揭牌。
- 12 -
"""
LINES = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", TEXT)]
SOURCE = Source(
    "dongting.txt",
    TEXT,
    "utf-8",
    hashlib.sha256(TEXT.encode()).hexdigest(),
    Metadata(title="洞庭日报六月八日二版", publisher="洞庭日报", date="2023-06-08", url="https://example.org/a"),
)


def _line(k: int) -> Text:
    return Text.cut(TEXT, *LINES[k])


def _cells(k: int, row: int) -> tuple[Passage, ...]:
    made = []
    for column, match in enumerate(re.finditer(r"[^\t]+", TEXT[slice(*LINES[k])]), 1):
        text = Text.cut(TEXT, LINES[k][0] + match.start(), LINES[k][0] + match.end())
        made.append(Passage(f"t1r{row}c{column}", "cell", text))
    return tuple(made)


def _article() -> Article:
    company = len("江岸城建集团")
    return Article(
        "dongting-1",
        SOURCE.name,
        "news",
        Passage("title", "title", _line(1)),
        subtitle=Passage("subtitle", "subtitle", _line(2)),
        bylines=(Passage("by1", "byline", _line(3)),),
        authors=(Author("周明远", "记者"), Author("李小禾", "通讯员")),
        date="2023-06-08",
        place="江岸",
        blocks=(
            Passage("p1", "paragraph", _line(4)),
            Passage("h1", "heading", _line(5), level=2),
            Passage("p2", "paragraph", _line(6), strong=((0, 4),)),
            Passage("p3", "paragraph", _line(7), notes=(NoteMark(company, "1", "[1]"),)),
            Table(
                "t1",
                Passage("t1cap", "table_caption", _line(8)),
                _cells(9, 0),
                (_cells(10, 1), _cells(11, 2)),
                columns=(Column("text"), Column("number"), Column("number")),
            ),
            Passage("fig1", "caption", _line(13)),
        ),
        footnotes=(Footnote("1", Passage("fn1", "footnote", _line(12))),),
        incomplete=("end",),
        confidence=0.5,
    )


ARTICLE = _article()
PASSAGES = {p.id: p for p in ARTICLE.passages()}


def place(passage: str, words: str, nth: int = 0) -> Provenance:
    """The nth place of `words` in a passage."""
    starts = [m.start() for m in re.finditer(re.escape(words), PASSAGES[passage].text.chars)]
    return Provenance.of(SOURCE, ARTICLE, PASSAGES[passage], starts[nth], starts[nth] + len(words))


def _entity(type: EntityType, name: str, aliases: tuple[str, ...], *places: tuple[str, str]) -> Entity:
    mentions = tuple(EntityMention(place(*at), at[1], "by hand") for at in places)
    return Entity(slug(name), type, name, pinyin(name), tuple(map(Alias, aliases)), mentions)


ENTITIES = (
    _entity(
        "organization",
        "江岸城建集团有限公司",
        ("江岸城建集团",),
        ("p1", "江岸城建集团"),
        ("p3", "江岸城建集团"),
        ("t1cap", "江岸城建集团"),
    ),
    _entity("organization", "江岸水务公司", (), ("p3", "江岸水务公司")),
    _entity("organization", "江岸资产运营中心", (), ("p3", "江岸资产运营中心"), ("fig1", "江岸资产运营中心")),
    _entity("person", "何立新", (), ("p1", "何立新"), ("p3", "何立新")),
    _entity("person", "周明远", (), ("by1", "周明远")),
    _entity("place", "江岸市", (), ("title", "江岸市"), ("p1", "江岸市")),
)
TERMS = (
    Term(
        "san-zi",
        "三资",
        pinyin("三资"),
        (place("p1", "三资"), place("p2", "三资")),
        "国有资源、国有资产、国有资金",
        "text",
        place("p2", "国有资源、国有资产、国有资金"),
        ("国有资源", "国有资产", "国有资金"),
    ),
    Term(
        "zong-he-rong-zi-cheng-ben",
        "综合融资成本",
        pinyin("综合融资成本"),
        (place("p1", "综合融资成本"),),
        "各类借款的利息与费用合起来，占借款总额的比率",
        "lexicon",
    ),
)


def _observation(
    passage: str, words: str, subject: str, indicator: str, value: float, unit: str, period: str | None
) -> Observation:
    at = place(passage, words)
    id = digest(f"{passage} {words} {indicator}", 8)
    subject_id = next((e.id for e in ENTITIES if e.name == subject), None)
    return Observation(
        id, at, subject, subject_id, indicator, value, unit, period, "level", "actual", "exact", 0.9, None, None
    )


GROUP = "江岸城建集团有限公司"
OBSERVATIONS = (
    replace(
        _observation("p1", "120亿元", "江岸市", "盘活资产", 120.0, "亿元", "2025"),
        modality="target",
        bound="at_least",
        base_value=1.2e10,
        base_unit="元",
    ),
    _observation("p1", "4.85%", GROUP, "综合融资成本", 4.85, "%", "2022"),
    replace(_observation("p1", "0.62个百分点", GROUP, "综合融资成本", -0.62, "个百分点", "2022"), measure="change"),
    replace(_observation("p2", "1,236处", "江岸市", "清理闲置房产", 0.0, "处", None), value=(1200.0, 1236.0)),
    _observation("t1r1c2", "312.4", GROUP, "资产总额", 312.4, "亿元", "2021"),
    _observation("t1r1c3", "356.8", GROUP, "资产总额", 356.8, "亿元", "2022"),
    _observation("t1r2c2", "61.2", "集团本部", "=资产负债率", 61.2, "%", "2020/2021"),
)
RESTORED = Restored(
    SOURCE,
    (ARTICLE,),
    (Removal(Span(*LINES[0]), "running head"), Removal(Span(*LINES[14]), "page number")),
)
CORPUS = Corpus(
    (RESTORED,),
    ENTITIES,
    TERMS,
    OBSERVATIONS,
    (
        Audit(
            "growth_rate",
            (OBSERVATIONS[4].id, OBSERVATIONS[5].id),
            12.0,
            14.21,
            "differs",
            "356.8÷312.4−1 = 14.2%",
            "12%",
        ),
    ),
)
