"""Quotation marks with the word for what they name: `上线“税易达”平台` → “税易达”平台, a project.

Only a few words after the closing mark make a name of what is quoted, and a few endings inside the marks make an event
of it (“航展峰会”); quoted slogans and terms are the glossary's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.annotating.names.limits import role_of
from jianzhu.annotating.names.proofs import stem_words
from jianzhu.lexicon import column, derived, table
from jianzhu.model import EntityType
from jianzhu.segmentation import Word, frequency


@derived()
def _kinds(where: str) -> dict[str, EntityType]:
    return {row["kind"]: row["type"] for row in table("quoted_kinds") if row["where"] == where}  # type: ignore[misc]


def _any(where: str, kind: EntityType | None = None) -> str:
    """The kinds of the table that stand there, the longest first, as alternatives of a pattern."""
    found = [word for word, its in _kinds(where).items() if kind in (None, its)]
    return "|".join(map(re.escape, sorted(found, key=lambda w: (-len(w), w))))


_WORDS = "[^“”「」，。；！？、]"


@derived()
def _behind() -> re.Pattern[str]:
    return re.compile(
        rf"[“「](?P<quoted>{_WORDS}{{2,12}})[”」](?P<kind>{_any('behind')})(?!(?:\d|[一二两三四五六七八九十])+余?个|椅|流|作用|功能|模式|机制|经济|效应)"
    )


@derived()
def _inside(kind: EntityType, longest: int) -> re.Pattern[str]:
    return re.compile(rf"[“「]({_WORDS}{{1,{longest}}}(?:{_any('inside', kind)}))[”」]")


_SHOW = re.compile(rf"[“「]({_WORDS}{{1,18}}(?<![进开发扩拓施])展)[”」]")


@derived()
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_any('before')})[“「]([^“”「」，。；！？、+]{{2,10}})[”」]"
        "(?!等?(?:战略|行动|工程|理念|模式|服务|建设|评选))"
    )


@derived()
def _further() -> re.Pattern[str]:
    return re.compile(
        rf"[“「](?P<brand>{_WORDS}{{2,10}})[”」](?P<closer>[一-鿿]{{2,6}}?)(?P<kind>{_any('further')})"
        "(?=[，。、；！”）和与及在于将已的开举正启上是]|$)"
    )


_NO_NOUN = frozenset({"p", "c", "r", "d", "uj", "ul", "m", "q", "y", "f"})
"""Tags of words that don't tell what a quoted name names closer."""
_LOOSE = frozenset({"重点", "重大", "专项", "示范", "系列", "试点", "建设", "服务", "工作", "改造", "行动", "主题"})
"""Words that make no name of a slogan and a kind: “双碳”重点项目."""


def _acts(word: Word) -> bool:
    """Whether a word says what is done, rather than what kind of thing it is: 主导, 助力; not 夜游."""
    return role_of(word.text, "stop") or (word.tag == "v" and frequency(word.text) >= EVERYDAY_VERB)


EVERYDAY_VERB = 500
"""Occurrences in jieba's corpus from which a verb between a quotation and its kind is one of the sentence."""
_RUN = re.compile("(?:[“「][^“”「」，。；！？、+]{2,10}[”」]、?){2,9}")


@derived()
def _listed() -> re.Pattern[str]:
    return re.compile(rf"等(?:\d+|[一二两三四五六七八九十多]+)?[余多]?[个款项大家座]?[一-鿿]{{0,4}}?({_any('listed')})")


_COUNTED = re.compile(r"[“「]([^“”「」，。；！？、+]{2,8})[”」]\d+[余多]?[台辆艘架列套枚]")
"""A product with the number of its pieces: 电动集卡“小蓝鲸”45台."""
_CALLED = re.compile(r"(?:命名为?|取名为?|更名为?|定名为?|名为)了?[“「]([^“”「」，。；！？、+]{2,10})[”」]")
_OPENED = re.compile(
    r"(?:建起|建成|建立|成立|设立|启用|投用|组建)(?:了|起)?[“「]([^“”「」，。；！？、]{2,10}(?:中心|基地|工坊|园区|驿站|学院))[”」]"
)
_MADE = re.compile(
    r"(?:推出|研发|研制|开发)(?:了|的|出)?([“「]([^“”「」，。；！？、+]{2,6})[”」](?!等|的|和|与|及|为)[\u4e00-\u9fff]{2,6}?)"
    r"(?<!产品)(?<!服务)(?<!模式)(?<!机制)(?<!举措)(?<!措施)(?<!政策)(?<!制度)(?<!方案)(?<!活动)(?<!做法)(?<!计划)"
    r"(?=[，。；、]|(?:已|正式|今年|首批|单品|先后|成功|累计|上市|上线))"
)
"""A product with its brand: 推出“晨曦”保温杯."""
_NO_NAME = re.compile(
    r"^[一二两三四五六七八九十百千万\d]+[个大类项链化]|^[“「]?互联网|(?:作用|效应|功能|模式|机制|优势|思维|理念)$"
)


def find_quoted_names(page: Page) -> Iterator[Candidate]:
    """A candidate for each quoted name with its tail."""
    for passage, text in page:
        for match in _behind().finditer(text):
            kind = _kinds("behind")[match["kind"]]
            if not is_phrase(match["quoted"], match["kind"]):
                yield Candidate(passage, *match.span(), kind, f"quoted before {match['kind']}", Strength.NAME)
        for match in _inside("project", 12).finditer(text):
            if _SO_MANY.search(text, max(0, match.start() - 6), match.start()):
                continue
            yield Candidate(passage, *match.span(1), "project", "quoted platform", Strength.NAME)
        for match in _further().finditer(text):
            words = stem_words(page, passage, *match.span("closer"))
            loose = any(w.tag in _NO_NOUN or w.text == "等" or w.text in _LOOSE or _acts(w) for w in words)
            if _names(match["brand"]) and not loose and page.begins_word(passage, match.start("kind")):
                kind = _kinds("further")[match["kind"]]
                yield Candidate(passage, *match.span(), kind, f"quoted before {match['kind']}", Strength.NAME)
        for pattern in (_before(), _OPENED, _MADE, _COUNTED, _CALLED):
            for match in pattern.finditer(text):
                if _names(match.group(match.lastindex or 1)):
                    yield Candidate(passage, *match.span(1), "project", "quoted beside its kind", Strength.NAME)
        for match in (*_inside("event", 18).finditer(text), *_SHOW.finditer(text)):
            yield Candidate(passage, *match.span(1), "event", "quoted event", Strength.NAME)
        for run in _RUN.finditer(text):
            if _listed().match(text, run.end()):
                for member in _MEMBER.finditer(text, *run.span()):
                    if _names(member.group(1)):
                        yield Candidate(passage, *member.span(1), "project", "quoted in a list", Strength.NAME)


_SO_MANY = re.compile(r"\d[余多]?[个家座处支所条批名]$")
"""A count, after which what is quoted is a kind of thing: 16个“田间工作室”."""
_LOOSE_KINDS = frozenset({"项目", "工程", "行动"})
"""Kinds that a term takes behind it without becoming the name of one: “飞地”项目."""


def is_phrase(quoted: str, kind: str) -> bool:
    """Whether what is quoted before a word for its kind is a phrase or a term of the glossary, no name: “低空+”工程."""
    return kind in _LOOSE_KINDS and (quoted[-1] in "+＋" or quoted in column("terms", "term"))


_MEMBER = re.compile("[“「]([^“”「」]+)[”」]")


def _names(quoted: str) -> bool:
    """Whether what is quoted can be the name of one thing: no slogan, no count, no term of the glossary."""
    return not _NO_NAME.search(quoted) and quoted not in column("terms", "term")
