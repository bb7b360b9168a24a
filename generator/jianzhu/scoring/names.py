"""Entities and terms as they were found → how many of the wanted ones, which are lacking, and what went wrong.

    wanted 甲市城建集团, said 城建集团   →   Miss("entities", "cut short", "甲市城建集团", "organization")

A surface counts once a source, whatever its number of mentions; what the gold calls optional counts neither way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from jianzhu.model import EntityType
from jianzhu.scoring.comparing import Tally, alike, grouped_alike, plain, same_term
from jianzhu.scoring.gold import Gold
from jianzhu.scoring.report import Measure, Miss

Record = Mapping[str, Any]
DEFINED = 0.6
"""Share of common characters from which a definition is the wanted one."""
TERM_CLASSES = ("sum", "figures", "slogan of members", "Latin abbreviation", "numeric abbreviation", "other")


def score_entities(gold: Gold, entities: Sequence[Record]) -> tuple[list[Measure], list[tuple[str, Tally]], list[Miss]]:
    """The measures of the gold's entities, given the records of entities.json; the same by type; what went wrong."""
    wanted: dict[str, tuple[int, str, frozenset[str]]] = {}
    free = {plain(s) for s in gold.ignore_surfaces}
    for number, entity in enumerate(gold.entities or ()):
        for surface in map(plain, entity.surfaces):
            if entity.optional:
                free.add(surface)
            else:
                wanted[surface] = (number, entity.type, frozenset({entity.type, *entity.also}))
    said: dict[str, tuple[str, str]] = {}
    for record in entities:
        for mention in record.get("mentions") or []:
            surface = plain(mention["quote"])
            if mention["source"] == gold.source and (surface in wanted or surface not in free):
                said[surface] = (record["id"], record["type"])
    right = [s for s in said if s in wanted]
    typed = [s for s in right if said[s][1] in wanted[s][2]]
    groups = [(said[s][0], wanted[s][0]) for s in right]
    measures = [
        Measure.of("entities", Tally(len(right), len(said), len(wanted))),
        Measure.of("entities_typed", Tally(len(typed), len(said), len(wanted))),
        Measure("entity_clusters_b3", grouped_alike(groups)),
    ]
    misses = [Miss("entities", _lack(s, said), s, kind) for s, (_, kind, _) in wanted.items() if s not in said]
    misses += [Miss("entities", _excess(s, wanted), s, kind) for s, (_, kind) in said.items() if s not in wanted]
    misses += [Miss("entities", f"typed {said[s][1]}", s, wanted[s][1]) for s in right if s not in typed]
    types = []
    for kind in get_args(EntityType):
        own = [s for s, (_, k, _) in wanted.items() if k == kind]
        called = [s for s in said if (wanted[s][1] if s in typed else said[s][1]) == kind]
        types.append((kind, Tally(sum(s in typed for s in own), len(called), len(own))))
    return measures, types, misses


def _lack(surface: str, said: Mapping[str, object]) -> str:
    """Why a surface that is wanted isn't there."""
    if any(one in surface for one in said):
        return "cut short"
    return "inside a longer name" if any(surface in one for one in said) else "missed"


def _excess(surface: str, wanted: Mapping[str, object]) -> str:
    """What is wrong with a surface that isn't wanted."""
    if any(surface in one for one in wanted):
        return "part of a name"
    return "runs on" if any(one in surface for one in wanted) else "invented"


def score_terms(gold: Gold, terms: Sequence[Record]) -> tuple[list[Measure], list[Miss]]:
    """The measures of the gold's terms and definitions, given the records of terms.json."""
    said = {plain(t["term"]): t for t in terms if any(o["source"] == gold.source for o in t.get("occurrences") or [])}
    wanted = {plain(t.term): t for t in gold.terms or () if not t.optional}
    free = {plain(t.term) for t in gold.terms or () if t.optional}
    answers = {w: next((s for s in said if same_term(s, w)), None) for w in wanted}
    used = {s for s in answers.values() if s}
    counted = [s for s in said if s in used or not any(same_term(s, f) for f in free)]
    found = sum(s is not None for s in answers.values())
    defined = {w: t.definition for w, t in wanted.items() if t.definition}
    explained = [w for w, d in defined.items() if (s := answers[w]) and alike(said[s].get("definition"), d) >= DEFINED]
    measures = [
        Measure.of("terms", Tally(found, len(counted), len(wanted))),
        Measure("definitions", len(explained) / len(defined) if defined else 1.0),
    ]
    misses = [Miss("terms", "missed", w, term_class(w)) for w, s in answers.items() if s is None]
    misses += [Miss("terms", "invented", s, term_class(s)) for s in counted if s not in used]
    misses += [Miss("definitions", "missed", w, term_class(w)) for w in defined if w not in explained]
    return measures, misses


_CLASSES = (
    ("sum", re.compile("[+＋]")),
    ("figures", re.compile(r"\d+$")),
    ("slogan of members", re.compile("、")),
    ("Latin abbreviation", re.compile(r"[A-Za-z&-]+$")),
    ("numeric abbreviation", re.compile("[一二两三四五六七八九十百千双多全]|.*[一二三四五六七八九十]")),
)


def term_class(term: str) -> str:
    """The class of a term by its shape, one of TERM_CLASSES."""
    for name, pattern in _CLASSES:
        if pattern.search(term) if name in ("sum", "slogan of members") else pattern.match(term):
            return name
    return "other"
