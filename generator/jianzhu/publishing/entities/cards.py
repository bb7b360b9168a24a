"""What a preview shows of an entity, a term or a figure, as parts that a page's script loads when it needs one.

Term("三资", "国有资源、…")   →   `cards/glossary/s.js`: {"term-san-zi": ["术语", "三资", "国有资源、…", …]}

A card is a list of plain text: its kind, its name, its lines. Cards stand together as the pages do to which their links
lead (no page has many rows or terms); entities, of which each has a page, are dealt out to `DEALT` parts by their ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from jianzhu.model import Entity, Fact, Observation, Term
from jianzhu.publishing.collection import Collection, questioned
from jianzhu.publishing.entities.above import above
from jianzhu.publishing.scripts import script
from jianzhu.publishing.wording import words
from jianzhu.publishing.wording.speaking import say

Card = list[str]
"""Kind, name, lines."""

DEALT = 64
"""Parts over which the entities are spread, here and in previews.js: 10,000 of them make parts of about 40 kB."""
FORMS = 6
"""Other names on a card."""
FACTS = 3
"""Statements on an entity's card."""


def card_files(collection: Collection) -> Iterator[tuple[str, bytes]]:
    parts: dict[str, dict[str, Card]] = defaultdict(dict)
    for entity in collection.corpus.entities:
        parts[f"entities/{dealt(entity.id)}"][entity.id] = _entity(collection, entity)
    for term in collection.corpus.terms:
        parts[_beside(collection.term_pages[term.id])][f"term-{term.id}"] = _term(term)
    for row in collection.corpus.observations:
        parts[_beside(collection.row_pages[row.id])][f"obs-{row.id}"] = _figure(collection, row)
    for name, cards in parts.items():
        yield script(f"cards/{name}", cards)


def dealt(id: str) -> int:
    """The part in which an entity's card stands; previews.js reckons the same."""
    number = 0
    for char in id:
        number = (number * 31 + ord(char)) % 2**32
    return number % DEALT


def _beside(page: str) -> str:
    return page.removesuffix(".md")


def _entity(collection: Collection, entity: Entity) -> Card:
    articles = len({mention.at.article for mention in entity.mentions})
    figures = len(collection.by_subject_entity.get(entity.id, ()))
    lines = [
        _also([alias.form for alias in entity.aliases]),
        words.shorten(entity.description, 2 * words.SHORT) if entity.description else "",
        *_facts(collection, entity),
        _named(articles, len(entity.mentions)) if articles else "",
        say("数据 {count} 条", count=figures) if figures else "",
    ]
    return [words.ENTITY_TYPES.one(entity.type), entity.name, *filter(None, lines)]


def _also(forms: Sequence[str]) -> str:
    more = "……" if len(forms) > FORMS else ""
    return say("又称 {names}", names=words.listed(forms[:FORMS]) + more) if forms else ""


def _named(articles: int, mentions: int) -> str:
    return say("见于 {articles} 篇文章，共 {mentions} 处", articles=articles, mentions=mentions)


def _facts(collection: Collection, entity: Entity) -> list[str]:
    """What it is and where it belongs, a statement a line; divisions, each above the other, in one."""
    told: dict[str, list[str]] = defaultdict(list)
    told["location"] = [place.name for place in above(collection, entity)]
    for fact in collection.facts.get(entity.id, ()):
        if fact.kind != "location" and fact.value != entity.description:
            told[fact.kind].append(_said(collection, fact))
    lines = []
    for kind, label in words.FACTS.items():
        held = list(dict.fromkeys(told[kind]))
        if held:
            lines.append(label + say("：") + (" › " if kind == "location" else say("；")).join(held))
    return [words.shorten(line) for line in lines[:FACTS]]


def _said(collection: Collection, fact: Fact) -> str:
    other = collection.entities.get(fact.other or "")
    if not other or other.name == fact.value:
        return fact.value
    return f"{other.name}{fact.value}" if fact.kind == "office" else other.name


def _term(term: Term) -> Card:
    lines = [
        _meaning(term.definition, words.definition_label(term)) if term.definition else "",
        _meaning(term.gloss, words.we_say()) if term.gloss and term.gloss != term.definition else "",
        say("构成：") + words.shorten(words.listed(term.expansion)) if term.expansion else "",
        say("提出：") + term.coined if term.coined else "",
        _also(term.aliases),
        _named(len({at.article for at in term.occurrences}), len(term.occurrences)),
    ]
    return [say("术语"), term.term, *filter(None, lines)]


def _meaning(told: str, whose: str) -> str:
    return say("{told}（{whose}）", told=words.shorten(told, 3 * words.SHORT), whose=whose)


def _figure(collection: Collection, row: Observation) -> Card:
    about = [words.shorten(row.subject, 40), words.shorten(row.indicator, 40), (row.period or "").replace("/", "～")]
    marks = [words.MODALITIES["actual"], *words.marks(row)] if row.modality == "actual" else words.marks(row)[::-1]
    base = row.base_value if row.base_value != row.value else None
    lines = [
        " · ".join(filter(None, about)),
        " · ".join(marks),
        f"= {words.grouped(base)} {row.base_unit or ''}" if base is not None else "",
        *(
            words.AUDIT_KINDS[audit.kind] + say("：") + words.VERDICTS[audit.verdict]
            for audit in collection.audits.get(row.id, ())
            if row.id in questioned(audit)
        ),
        say("出处") + say("：") + words.shorten(collection.title(collection.articles[row.at.article])),
    ]
    return [say("数据"), f"{words.amount(row.value)}{row.unit}", *dict.fromkeys(filter(None, lines))]
