"""Articles → their pages: the title block as in print, the text with its links, then what is said in it as tables.

Article(title, blocks, …)   →   `articles/ID.md`: headings `## … {#h2}`, paragraphs `… {: #p7 }`, Markdown tables
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from jianzhu.identifiers import sort_key
from jianzhu.model import Article, Entity, Footnote, Observation, Passage, Table, Term
from jianzhu.publishing import places
from jianzhu.publishing.articles import doubted, mended
from jianzhu.publishing.articles.citing import citation
from jianzhu.publishing.articles.marks import marked
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.indicators.rows import rows
from jianzhu.publishing.indicators.topics import main_topic
from jianzhu.publishing.templating import render
from jianzhu.publishing.wording import escaping, words
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import say, worded

SAID_WITH_TEXT = 120
"""Entities, terms and figures, of about 350 bytes each, listed below the text; more stand on their own page."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the lists below the text: an entity or a term, how often it is named and where first."""

    item: Entity | Term
    count: int
    place: str


def article_pages(collection: Collection) -> Iterator[tuple[str, bytes]]:
    for article in collection.articles.values():
        page = places.article(article.id)
        values = _values(collection, article, page)
        apart = values["apart"]
        yield page, render("article", **values)
        if apart:
            yield places.article_notes(article.id), _notes_page(collection, article)
    yield places.ARTICLES, _index(collection)


def _values(collection: Collection, article: Article, page: str) -> dict[str, object]:
    source = collection.source_of(article)
    line = collection.first_line(article)
    labels, loose = _note_labels(article)
    levels = heading_levels(article)
    doubtful = doubted.marked_passages(article)
    body = [m for block in article.blocks for m in _block(collection, article, block, page, labels, levels, doubtful)]
    source_page = places.source(collection.slug(source.name), line.part if line else 1)
    source_link = places.link(page, source_page, f"L{line.number}" if line else "")
    figures = _figures(collection, article)
    entities, terms = _said(collection, article)
    names = sum(len(held) for _, held in entities)
    apart: list[tuple[str, str, int]] = []
    if names + len(terms) + len(figures) > SAID_WITH_TEXT:
        notes = places.article_notes(article.id)
        counted = (
            (say("条目"), "jz-entities", names),
            (say("术语"), "jz-terms", len(terms)),
            (say("数据"), "jz-figures", len(figures)),
        )
        apart = [(label, places.link(page, notes, anchor), count) for label, anchor, count in counted if count]
    return {
        "title": collection.title(article),
        "headline": _headline(collection, article, page, labels),
        "article": article,
        "kicker": _line(collection, article, article.kicker, page, labels),
        "deck": _line(collection, article, article.subtitle, page, labels),
        "bylines": [m for b in article.bylines if (m := _line(collection, article, b, page, labels))],
        "imprint": _imprint(collection, article, source_link),
        "source_link": source_link,
        "cited": citation(collection, article),
        "body": body,
        "footnotes": [
            (label, marked(collection, article, note.passage, page, _labels(note.passage, {})), note.passage.id)
            for label, note in _noted(article, labels)
        ],
        "loose_notes": [
            (note, marked(collection, article, note.passage, page, _labels(note.passage, {}))) for note in loose
        ],
        "doubts": doubted.note(collection, article, page),
        "mended": mended.of_article(collection, article, page),
        "apart": apart,
        "entities": entities,
        "terms": terms,
        "rows": [] if apart else rows(collection, figures, page, anchors=False),
        "term_pages": collection.term_pages,
        "places": places,
        "page": page,
    }


def _notes_page(collection: Collection, article: Article) -> bytes:
    """What a long article names and counts, on a page of its own: its text alone is as much as a phone should load."""
    page = places.article_notes(article.id)
    entities, terms = _said(collection, article)
    return render(
        "article_notes",
        title=collection.title(article),
        home=places.link(page, places.article(article.id)),
        entities=entities,
        terms=terms,
        rows=rows(collection, _figures(collection, article), page, anchors=False),
        term_pages=collection.term_pages,
        places=places,
        page=page,
    )


def _figures(collection: Collection, article: Article) -> list[Observation]:
    return [o for p in article.passages() for o in collection.figures.get((article.id, p.id), ())]


def _imprint(collection: Collection, article: Article, source_link: str) -> Markdown:
    """Who wrote it, where and when it was printed, and the way to the source, in one line."""
    # Where a byline was printed it stands above and names them, perhaps with the body and the day.
    named = () if article.bylines else article.authors
    above = {"".join(line.text.chars.split()) for line in article.bylines}
    publisher, day = collection.publisher(article) or "", words.day(collection.date(article))
    authors = " ".join(f"{a.role} {a.name}" if a.role else a.name for a in named)
    told = [
        escaping.markdown(words.KINDS.get(article.kind, article.kind)),
        escaping.inline(authors),
        escaping.inline(words.publisher(publisher) if publisher not in above else ""),
        escaping.inline(day if day not in above else ""),
        escaping.inline(article.place or ""),
        escaping.inline(article.document_number or ""),
        escaping.link(worded("来源原文"), source_link),
    ]
    url = collection.source_of(article).metadata.url
    if url and is_web(url):
        told.append(escaping.link(worded("原网页"), url))
    return Markdown(" · ".join(part for part in told if part))


def _headline(collection: Collection, article: Article, page: str, labels: dict[str, list[str]]) -> Markdown:
    if article.title and article.title.text.chars.strip():
        return _plain(article.title, labels)
    return escaping.markdown(collection.title(article))


def _plain(passage: Passage, labels: dict[str, list[str]]) -> Markdown:
    """A headline: no links in it, its notes at its end."""
    notes = "".join(f"[^{label}]" for label in _labels(passage, labels) if label)
    return Markdown(escaping.markdown(passage.text.chars) + notes)


def _line(
    collection: Collection, article: Article, passage: Passage | None, page: str, labels: dict[str, list[str]]
) -> Markdown | None:
    if passage is None or not passage.text.chars.strip():
        return None
    return marked(collection, article, passage, page, _labels(passage, labels))


# ── blocks ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def heading_levels(article: Article) -> dict[str, int]:
    """Of each heading (by id) the level on the page: 2 to 6, never more than one below the heading that it is under.

    What the text has as 3, 4, 4, 2 is 2, 3, 3, 2: an outline with a gap in it is read out as if something were lost.
    """
    above: list[int] = []
    found: dict[str, int] = {}
    for block in article.blocks:
        if isinstance(block, Passage) and block.role == "heading" and block.text.chars.strip():
            level = block.level or 2
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            found[block.id] = min(6, 1 + len(above))
    return found


def _block(
    collection: Collection,
    article: Article,
    block: Passage | Table,
    page: str,
    labels: dict[str, list[str]],
    levels: dict[str, int],
    doubtful: frozenset[str],
) -> Iterator[Markdown]:
    if isinstance(block, Table):
        yield from _table(collection, article, block, page, labels)
    elif not block.text.chars.strip():
        return
    elif block.role == "heading":
        yield Markdown(f"{'#' * levels[block.id]} {_plain(block, labels)} {{#{block.id}}}")
    else:
        text = marked(collection, article, block, page, _labels(block, labels))
        if block.role == "caption":
            yield Markdown(f"{text}\n{{: #{block.id} .jz-caption }}")
        elif block.role == "paragraph":
            number = words.passage_number(block.id)
            tip = escaping.title(say("第 {number} 段链接", number=number))
            permalink = f'[¶](#{block.id}){{.headerlink data-n="{number}" title="{tip}"}}'
            mark = f"[{worded('拼接存疑')}](#jz-doubts){{.jz-doubt}} " if block.id in doubtful else ""
            headed = " .jz-headed" if block.run_in_head else ""
            yield Markdown(f"{text} {mark}{permalink}\n{{: #{block.id} .jz-text{headed} }}")
        else:
            yield Markdown(f"{text}\n{{: #{block.id} .jz-{block.role.replace('_', '-')} }}")


def _table(
    collection: Collection, article: Article, table: Table, page: str, labels: dict[str, list[str]]
) -> Iterator[Markdown]:
    width = max((len(row) for row in (table.header, *table.rows)), default=0)
    if not width:
        return
    if table.caption and table.caption.text.chars.strip():
        caption = marked(collection, article, table.caption, page, _labels(table.caption, labels))
        yield Markdown(f"{caption}\n{{: #{table.caption.id} .jz-table-caption }}")
    anchored = collection.targets

    def row(cells: tuple[Passage, ...]) -> str:
        made = []
        for cell in cells:
            text = marked(collection, article, cell, page, _labels(cell, labels)).strip() or "&nbsp;"
            wanted = [f"#{cell.id}"] if cell is cells[0] or (article.id, cell.id) in anchored else []
            if cells is table.header and text == "&nbsp;":
                wanted.append('role="cell"')  # an empty corner heads nothing
            made.append(f"{text} {{: {' '.join(wanted)} }}" if wanted else text)
        made += ["&nbsp;"] * (width - len(cells))
        return f"| {' | '.join(made)} |"

    kinds = [column.type for column in table.columns] + ["text"] * (width - len(table.columns))
    rule = "|".join("---" if kind == "text" else "--:" for kind in kinds)
    made = Markdown("\n".join([row(table.header), f"|{rule}|", *(row(cells) for cells in table.rows)]))
    yield Markdown(f'<div class="jz-sortable" markdown="1">\n\n{made}\n\n</div>') if _can_be_sorted(table) else made
    if table.note and table.note.text.chars.strip():
        note = marked(collection, article, table.note, page, _labels(table.note, labels))
        yield Markdown(f"{note}\n{{: #{table.note.id} .jz-table-note }}")


def _can_be_sorted(table: Table) -> bool:
    """Whether each row stands for itself: none goes on under a head or in a group that another row opens."""
    return bool(table.header) and not table.further_heads and all(row[0].text.chars.strip() for row in table.rows)


# ── footnotes ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _note_labels(article: Article) -> tuple[dict[str, list[str]], list[Footnote]]:
    """For each passage id the labels of its marks, and the footnotes that no mark leads to.

    Markers may begin anew on each page of the print: the n-th mark 1 belongs to the n-th note 1.
    """
    waiting: dict[str, list[int]] = defaultdict(list)
    for k, note in enumerate(article.footnotes):
        waiting[note.marker].append(k)
    used: dict[str, int] = defaultdict(int)
    labels: dict[str, list[str]] = {}
    led: set[int] = set()
    notes = {id(f.passage) for f in article.footnotes}
    for passage in article.passages():
        if id(passage) in notes:
            continue
        for mark in passage.notes:
            known = waiting.get(mark.marker)
            if not known:
                labels.setdefault(passage.id, []).append("")
                continue
            k = known[min(used[mark.marker], len(known) - 1)]
            used[mark.marker] += 1
            led.add(k)
            labels.setdefault(passage.id, []).append(f"n{k + 1}")
    return labels, [note for k, note in enumerate(article.footnotes) if k not in led]


def _labels(passage: Passage, labels: dict[str, list[str]]) -> list[str | None]:
    return [label or None for label in labels.get(passage.id, [""] * len(passage.notes))]


def _noted(article: Article, labels: dict[str, list[str]]) -> list[tuple[str, Footnote]]:
    led = {label for of_passage in labels.values() for label in of_passage if label}
    return [(f"n{k + 1}", note) for k, note in enumerate(article.footnotes) if f"n{k + 1}" in led]


# ── what is said in it ───────────────────────────────────────────────────────────────────────────────────────────────


def _said(collection: Collection, article: Article) -> tuple[list[tuple[str, list[Said]]], list[Said]]:
    entities: dict[str, list[str]] = defaultdict(list)
    terms: dict[str, list[str]] = defaultdict(list)
    found: dict[str, Term] = {}
    for passage in article.passages():
        key = (article.id, passage.id)
        for mention, entity in collection.mentions.get(key, ()):
            entities[entity.id].append(collection.sentence(mention.at).anchor)
        for at, term in collection.terms.get(key, ()):
            terms[term.id].append(collection.sentence(at).anchor)
            found[term.id] = term
    by_type: list[tuple[str, list[Said]]] = []
    for kind, label in words.ENTITY_TYPES.items():
        said = [
            Said(collection.entities[id], len(at), at[0])
            for id, at in entities.items()
            if collection.entities[id].type == kind
        ]
        if said:
            by_type.append(
                (label, sorted(said, key=lambda s: (-s.count, sort_key(collection.entities[s.item.id].name))))
            )
    said_terms = [Said(found[id], len(at), at[0]) for id, at in terms.items()]
    return by_type, sorted(said_terms, key=lambda s: sort_key(found[s.item.id].term))


def _index(collection: Collection) -> bytes:
    listed = collection.newest_first()
    topics = {
        article.id: words.TOPICS[found]
        if (found := main_topic(o.indicator for o in _figures(collection, article)))
        else ""
        for article in listed
    }
    return render(
        "articles", articles=listed, topics=topics, collection=collection, places=places, page=places.ARTICLES
    )


def is_web(url: str) -> bool:
    """Whether an address from outside may stand in a link: http(s), nothing in it that Markdown or HTML would read."""
    return bool(re.fullmatch(r"https?://[^\s<>\"'()\[\]\\`{}|*_]+", url))
