"""A collection of made-up stories, linked, as large as one likes: what the search is measured on.

    stories(2000)   →   a Corpus of 2,000 articles of 1,500 characters, 12,000 entities, 2,000 terms, 8,000 figures

The words are those of jieba's dictionary, as often as it has them, so that pairs of characters are as many as in print.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, pairwise
from random import Random

import jieba

from jianzhu.identifiers import pinyin, slugs
from jianzhu.model import (
    Article,
    Corpus,
    Entity,
    EntityMention,
    EntityType,
    Metadata,
    Observation,
    Passage,
    Provenance,
    Restored,
    Source,
    Term,
    Text,
)

PARAGRAPHS, LENGTH = 10, 150
"""Of a story, and the characters of each."""
PLACES = ("云川", "临江", "安澜", "平湖", "清溪", "长岭", "新渡", "石桥")
TAILS: dict[str, EntityType] = {
    "集团有限公司": "organization",
    "建设投资有限公司": "organization",
    "市财政局": "organization",
    "产业园": "project",
    "水库": "project",
    "镇": "place",
    "街道": "place",
    "发展规划": "document",
}
NAMES_A_STORY, TERMS_A_STORY, FIGURES_A_STORY = 6, 1, 4
"""New ones; as many again are named a second time."""


def stories(count: int, seed: int = 0) -> Corpus:
    """`count` stories with all that is found in them; the same for the same `count` and `seed`."""
    choose = Random(seed)
    jieba.setLogLevel(60)
    jieba.initialize()
    words = [word for word in jieba.dt.FREQ if 1 < len(word) < 5 and all("\u4e00" <= c <= "\u9fff" for c in word)]
    weights = list(accumulate(jieba.dt.FREQ[word] for word in words))
    pick = _picker(choose, words, weights)
    rare = [word for word in words if len(word) == 2]
    names: dict[str, tuple[EntityType, list[EntityMention]]] = {}
    terms: dict[str, list[Provenance]] = {}
    figures: list[Observation] = []
    restored = []
    for number in range(count):
        own = [_name(choose, rare) for _ in range(NAMES_A_STORY)] + choose.choices(
            [*names] or ["云川市"], k=NAMES_A_STORY
        )
        coined = [choose.choice(rare) + choose.choice(rare) for _ in range(TERMS_A_STORY)]
        amounts = [f"{choose.randrange(10, 9999) / 10}亿元" for _ in range(FIGURES_A_STORY)]
        lines = [f"{own[0]}{next(pick)}{next(pick)}", *_paragraphs(choose, pick, [*own, *coined, *amounts])]
        source = _source(f"story-{number:04}.txt", "\n".join(lines), number)
        article = _article(source, lines)
        restored.append(Restored(source, (article,), ()))
        for passage in article.passages():
            for name in own:
                start = passage.text.chars.find(name)
                if start >= 0:
                    at = Provenance.of(source, article, passage, start, start + len(name))
                    kind = next((kind for tail, kind in TAILS.items() if name.endswith(tail)), "place")
                    names.setdefault(name, (kind, []))[1].append(EntityMention(at, name, "made up"))
            for term in coined:
                start = passage.text.chars.find(term)
                if start >= 0:
                    terms.setdefault(term, []).append(Provenance.of(source, article, passage, start, start + len(term)))
            for amount in amounts:
                start = passage.text.chars.find(amount)
                if start >= 0:
                    at = Provenance.of(source, article, passage, start, start + len(amount))
                    indicator = choose.choice(rare) + choose.choice(("总额", "收入", "产值", "投资"))
                    figures.append(_figure(at, own[0], indicator, float(amount[:-2])))
    ids = slugs(names)
    entities = tuple(
        Entity(ids[name], kind, name, pinyin(name), (), tuple(mentions)) for name, (kind, mentions) in names.items()
    )
    term_ids = slugs(terms)
    held = tuple(Term(term_ids[term], term, pinyin(term), tuple(at)) for term, at in terms.items())
    return Corpus(tuple(restored), entities, held, tuple(figures))


def _picker(choose: Random, words: list[str], weights: list[int]) -> Iterator[str]:
    while True:
        yield from choose.choices(words, cum_weights=weights, k=1000)


def _name(choose: Random, rare: list[str]) -> str:
    return f"{choose.choice(PLACES)}{choose.choice(rare)}{choose.choice([*TAILS])}"


def _paragraphs(choose: Random, pick: Iterator[str], inside: list[str]) -> Iterator[str]:
    """Sentences of words, the names, terms and amounts spread over them."""
    waiting = list(inside)
    for _ in range(PARAGRAPHS):
        text = ""
        while len(text) < LENGTH:
            words = [next(pick) for _ in range(choose.randrange(4, 9))]
            if waiting and choose.random() < 0.6:
                words.insert(choose.randrange(len(words)), waiting.pop())
            text += "".join(words) + choose.choice("，，，。")
        yield text[:-1] + "。"


def _source(name: str, text: str, number: int) -> Source:
    date = f"{2015 + number % 10}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Source(name, text, "utf-8", digest, Metadata(title=text.split("\n")[0], publisher="云川日报", date=date))


def _article(source: Source, lines: list[str]) -> Article:
    ends = list(accumulate((len(line) + 1 for line in lines), initial=0))
    texts = [Text.cut(source.text, start, end - 1) for start, end in pairwise(ends)]
    blocks = tuple(Passage(f"p{k}", "paragraph", text) for k, text in enumerate(texts[1:], 1))
    article = Article(source.name.removesuffix(".txt"), source.name, "news", Passage("title", "title", texts[0]))
    return replace(article, blocks=blocks)


def _figure(at: Provenance, subject: str, indicator: str, value: float) -> Observation:
    id = f"{at.article}-{at.passage}-{at.start}"
    level = ("2023", "level", "actual", "exact", 0.9, value * 1e8, "元")
    return Observation(id, at, subject, None, indicator, value, "亿元", *level)
