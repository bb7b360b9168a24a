"""The collection → the files under `data/`: JSON and CSV with fixed names and meanings, one record a line.

    Observation(value=(3.0, 5.0), …)   →   {"id": …, "value": [3, 5], …}   and in CSV   `"[3, 5]"`, both ends beside it

Each list of observations that has a page has its files as well, in `data/tables/`. What isn't known
is null (an empty cell in CSV). Records stand in the corpus' own order, which is the same each time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from jianzhu.model import (
    DEEPEST,
    INSERTED,
    Article,
    Audit,
    Entity,
    Fact,
    Observation,
    Passage,
    Provenance,
    Restored,
    Table,
    Term,
)
from jianzhu.publishing import places
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.data.spreadsheets import ENDINGS, USUAL, Described, columns, described, spreadsheets
from jianzhu.publishing.indicators.listings import listings
from jianzhu.publishing.indicators.notes import figure, note
from jianzhu.publishing.indicators.plan import Pair, pairs
from jianzhu.publishing.templating import render
from jianzhu.publishing.wording.speaking import Labels

Record = dict[str, object]

FILES = Labels(
    {
        "articles": "文章：题目、正文、表格、脚注",
        "entities": "人物、机构、地点、项目、文件、活动，连同每一处提及",
        "terms": "术语，连同释义和每一处用例",
        "observations": "数据：主体、指标、数值、单位、时期",
        "plan": "目标与实际：同一主体的同一指标",
        "audits": "核对：复算与对照的结果",
        "sources": "来源：每个字符的去向",
    }
)
"""What is in `NAME.json` and, a row a record, in `NAME.csv`."""


def data_files(collection: Collection) -> Iterator[tuple[str, bytes]]:
    corpus = collection.corpus
    observations = {o.id: _observation(collection, o) for o in corpus.observations}
    records = {
        "articles": [_article(collection, a) for a in collection.articles.values()],
        "entities": [_entity(collection, e) for e in corpus.entities],
        "terms": [_term(t) for t in corpus.terms],
        "observations": list(observations.values()),
        "plan": [_pair(p) for p in pairs(collection)],
        "audits": [_audit(collection, a) for a in corpus.audits],
        "sources": [_source(collection, r) for r in corpus.restored],
    }
    tables = []
    for kind, held in records.items():
        yield f"data/{kind}.json", _json(held)
        yield from spreadsheets(kind, held, f"data/{kind}")
        tables += [Described(f"{kind}{ending}", FILES[kind], kind) for ending in ENDINGS]
    for listing in listings(collection):
        path = places.table(listing.by, listing.slug)
        if listing.by != "all":
            held = [observations[row.id] for row in listing.rows]
            yield f"{path}.json", _json(held)
            yield from spreadsheets(USUAL, held, path)
            name = path.removeprefix("data/")
            tables += [Described(f"{name}{ending}", listing.title, USUAL, is_whole=False) for ending in ENDINGS]
    yield from described(tables)


def data_page(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """The page that leads to the files and tells what their columns mean."""
    corpus = collection.corpus
    counts = {
        "articles": len(collection.articles),
        "entities": len(corpus.entities),
        "terms": len(corpus.terms),
        "observations": len(corpus.observations),
        "plan": sum(1 for _ in pairs(collection)),
        "audits": len(corpus.audits),
        "sources": len(corpus.restored),
    }
    counted = [(kind, label, counts[kind]) for kind, label in FILES.items()]
    yield places.DATA, render("data", kinds=counted, columns=columns)


def _place(at: Provenance) -> Record:
    starts, ends = [s.start for s in at.spans], [s.end for s in at.spans]
    record: Record = {
        "source": at.source,
        "article": at.article,
        "quote": at.quote,
        "start": min(starts) if starts else None,
        "end": max(ends) if ends else None,
    }
    if len(at.spans) > 1:
        record["spans"] = [[s.start, s.end] for s in at.spans]
    return record


def _text(passage: Passage | None) -> str | None:
    return (passage.text.chars.strip() or None) if passage else None


def _article(collection: Collection, article: Article) -> Record:
    source = collection.source_of(article)
    blocks = [b for b in article.blocks if isinstance(b, Passage)]
    notes = {b.id: b.notes for b in blocks}
    return {
        "id": article.id,
        "source": article.source,
        "url": places.url(places.article(article.id)),
        "kind": article.kind,
        "title": _text(article.title),
        "subtitle": _text(article.subtitle),
        "kicker": _text(article.kicker),
        "authors": [a.name for a in article.authors],
        "publisher": collection.publisher(article),
        "date": collection.date(article),
        "place": article.place,
        "document_number": article.document_number,
        "headings": list(_headings(blocks)),
        "paragraphs": [_with_notes(b) for b in blocks if b.role == "paragraph"],
        "captions": [b.text.chars for b in blocks if b.role == "caption"],
        "tables": [_table(b) for b in article.blocks if isinstance(b, Table)],
        "footnotes": [{"marker": f.marker, "text": f.passage.text.chars} for f in article.footnotes],
        "spans": [[s.start, s.end] for s in article.spans(source.text)],
        "incomplete": list(article.incomplete),
        "confidence": article.confidence,
        "title_confidence": article.title_confidence,
        "text_confidence": article.text_confidence,
        "joins": [
            {
                "passage": j.passage,
                "position": j.position + sum(len(n.printed) for n in notes[j.passage] if n.position <= j.position),
                "before": j.before,
                "after": j.after,
                "confidence": j.confidence,
            }
            for j in article.joins
        ],
    }


def _headings(blocks: Iterable[Passage]) -> Iterator[Record]:
    """The heads over sections, and those that a paragraph begins with in bold, one level below the section's."""
    level = 1
    for block in blocks:
        if block.role == "heading":
            level = block.level or 2
            yield {"level": level, "text": block.text.chars}
        elif head := block.run_in_head:
            yield {"level": min(level + 1, DEEPEST), "text": head}


def _with_notes(passage: Passage) -> str:
    """The passage's text with the marks of its footnotes as they are printed: data too say what a note belongs to."""
    chars, made, at = passage.text.chars, [], 0
    for one in passage.notes:
        made += [chars[at : one.position], one.printed]
        at = one.position
    return "".join([*made, chars[at:]])


def _table(table: Table) -> Record:
    return {
        "caption": _text(table.caption),
        "header": [c.text.chars for c in table.header],
        "rows": [[c.text.chars for c in row] for row in table.rows],
        "columns": [
            {"head": table.heads()[k] or None if table.header else None, "type": column.type}
            for k, column in enumerate(table.columns)
        ],
        "further_heads": table.further_heads,
        "note": _text(table.note),
    }


def _entity(collection: Collection, entity: Entity) -> Record:
    dates = collection.dates(entity)
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "pinyin": entity.pinyin,
        "aliases": [alias.form for alias in entity.aliases],
        "alias_reasons": [
            {"form": alias.form, "reason": alias.resolution, "at": _place(alias.at) if alias.at else None}
            for alias in entity.aliases
        ],
        "description": entity.description,
        "url": places.url(places.entity(entity.id)),
        "same_as": list(entity.same_as),
        "status": entity.status,
        "first_mentioned": dates[0] if dates else None,
        "last_mentioned": dates[-1] if dates else None,
        "facts": [_fact(f) for f in collection.facts.get(entity.id, ())],
        "mentions": [_place(m.at) for m in entity.mentions],
    }


def _fact(fact: Fact) -> Record:
    return {
        "kind": fact.kind,
        "value": fact.value,
        "entity": fact.other,
        "basis": fact.basis,
        "date": fact.date,
        "at": [_place(at) for at in fact.at],
    }


def _term(term: Term) -> Record:
    from_lexicon = term.definition_from == "lexicon"
    return {
        "id": term.id,
        "term": term.term,
        "pinyin": term.pinyin,
        "definition": None if from_lexicon else term.definition,
        "definition_from": None if from_lexicon else term.definition_from,
        "definition_at": _place(term.definition_at) if term.definition_at else None,
        "lexicon_definition": term.definition if from_lexicon else term.gloss,
        "coined": term.coined,
        "aliases": list(term.aliases),
        "other_definitions": [_place(at) for at in term.other_definitions],
        "expansion": list(term.expansion),
        "url": f"{places.url(places.GLOSSARY)}#term-{term.id}",
        "occurrences": [_place(at) for at in term.occurrences],
    }


def _observation(collection: Collection, row: Observation) -> Record:
    place = _place(row.at)
    sentence = collection.sentence(row.at)
    return {
        "id": row.id,
        "source": row.at.source,
        "article": row.at.article,
        "subject": row.subject,
        "subject_id": row.subject_id,
        "indicator": row.indicator,
        "value": _number(row.value),
        "unit": row.unit,
        "period": row.period,
        "measure": row.measure,
        "modality": row.modality,
        "bound": row.bound,
        **{key: place[key] for key in ("quote", "start", "end", "spans") if key in place},
        "confidence": row.confidence,
        "base_value": _number(row.base_value),
        "base_unit": row.base_unit,
        "url": f"{places.url(collection.row_pages[row.id])}#obs-{row.id}",
        "sentence_url": f"{places.url(places.article(row.at.article))}#{sentence.anchor}",
    }


def _pair(pair: Pair) -> Record:
    target, fact = pair.target, pair.fact
    first = target.rows[0]
    return {
        "subject": first.subject,
        "subject_id": first.subject_id,
        "indicator": first.indicator,
        "unit": pair.series.unit,
        "period": target.period,
        "target": _number(target.value),
        "target_bound": first.bound,
        "actual_period": pair.held[0].period if pair.held else None,
        "actual": _number(fact.value) if fact else None,
        "share": pair.share,
        "target_observations": [row.id for row in target.rows],
        "actual_observations": [row.id for point in pair.held for row in point.rows],
        "url": f"{places.url(pair.page)}#{pair.anchor}",
    }


def _audit(collection: Collection, audit: Audit) -> Record:
    one = figure(audit, collection.observations)
    return {
        "subject": one.subject if one else None,
        "indicator": one.indicator if one else audit.about,
        "period": one.period if one else None,
        "kind": audit.kind,
        "observations": list(audit.observations),
        "stated": _number(audit.stated),
        "computed": _number(audit.computed),
        "verdict": "differs" if audit.verdict == "differs" else "agrees",
        "rounded": audit.verdict == "rounds",
        "note": note(audit, collection.observations),
    }


def _source(collection: Collection, restored: Restored) -> Record:
    source = restored.source
    text = source.text
    slug = collection.slug(source.name)
    removed = sorted(restored.removals, key=lambda r: (r.span.start, r.span.end))
    kept = {o for a in restored.articles for p in a.passages() for o in p.text.offsets if o != INSERTED}
    return {
        "source": source.name,
        "url": places.url(places.source(slug)),
        "sha256": source.sha256,
        "encoding": source.encoding,
        "characters": sum(not c.isspace() for c in text),
        "kept": sum(not text[o].isspace() for o in kept),
        "removed": [
            {
                "start": r.span.start,
                "end": r.span.end,
                "text": text[r.span.start : r.span.end],
                "reason": r.reason,
            }
            for r in removed
        ],
        "repairs": [
            {"kind": r.kind, "start": r.span.start, "end": r.span.end, "before": r.before, "after": r.after}
            for r in restored.repairs
        ],
        "articles": [a.id for a in restored.articles],
        "title": source.metadata.title,
        "publisher": source.metadata.publisher,
        "date": source.metadata.date,
        "original_url": source.metadata.url,
        "licence": source.metadata.licence,
    }


def _number(value: float | tuple[float, float] | None) -> object:
    """Whole numbers without a decimal point, a range as a list."""
    if isinstance(value, tuple):
        return [_number(v) for v in value]
    if value is None:
        return None
    return int(value) if value == int(value) else value


def _json(records: Iterable[Record]) -> bytes:
    lines = ",\n".join(json.dumps(r, ensure_ascii=False, allow_nan=False) for r in records)
    return (f"[\n{lines}\n]\n" if lines else "[]\n").encode("utf-8", "replace")
