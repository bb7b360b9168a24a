"""Which of several candidates a figure is about: each is weighed by how it stands there and what it fits.

`甲公司建成乙水厂，日供水能力20万吨` → 乙水厂, which the clause before brought in and which has capacities; with
`营业收入3亿元` instead → 甲公司, for a firm has revenue and a plant has none. Roles, kinds and weights are data
(`lexicon/subject_weights.tsv`, `subject_kinds.tsv`, `indicator_owners.tsv`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jianzhu.annotating.figures.main_subjects import COLLECTIVE, Subject, acts_for_region, is_region
from jianzhu.lexicon import table

CLOSE = 1.0
"""A lead in weight below which a choice is a close one."""
BODIES = ("firm", "institution")
"""Kinds that a project isn't of, whatever its tail: a firm's plant, a research centre that is being built."""
FITS = 3.0
"""The weight from which a kind of thing fits an indicator by itself."""

_KINDS = sorted(((row["tail"], row["kind"]) for row in table("subject_kinds")), key=lambda row: -len(row[0]))
_OWNERS = {row["word"]: row for row in table("indicator_owners")}
_LONGEST_FIRST = sorted(_OWNERS, key=lambda word: (-len(word), word))
_WEIGHTS = {row["sign"]: float(row["weight"]) for row in table("subject_weights")}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a figure may be about."""

    subject: Subject
    role: str
    """How it stands there: `clause` begins with it, the clause before `brought` it in, …: a sign of the table."""


def kind_of(name: str, types: Mapping[str, set[str]]) -> str:
    """What sort of thing has a name, in the words of `subject_kinds.tsv`; `types` has the types of the text's names."""
    if name.endswith(tuple(COLLECTIVE)):
        return "group"
    if is_region(name):
        return "region"
    if acts_for_region(name):
        return "office"
    own = types.get(name, set())
    if "person" in own:
        return "person"
    if "event" in own:
        return "event"
    for tail, kind in _KINDS:
        if name.endswith(tail) and not (own == {"project"} and kind in BODIES):
            return kind
    return "body" if "organization" in own else "spot" if own == {"place"} else "work"


def owner_of(words: str, among: Sequence[str] = ()) -> str:
    """What sort of thing a figure with the label `words` is mostly about, empty where anything may have it.

    Only those `among`, where any are given.
    """
    words = words.removeprefix("项目")
    for word in _LONGEST_FIRST:
        if among and _OWNERS[word]["owner"] not in among:
            continue
        if _OWNERS[word]["stands"] == "anywhere" and word in words:
            return _OWNERS[word]["owner"]
        if words == word or (words.endswith(word) and len(word) > 3):
            return _OWNERS[word]["owner"]
    return ""


def has(owner: str, kind: str) -> bool:
    """Whether figures of `owner` are looked for behind things of a kind: a work's behind works, sites and systems."""
    return bool(owner) and _WEIGHTS.get(f"{owner}_of_{kind}", 0) >= FITS


def choose(candidates: Sequence[Candidate], owner: str, types: Mapping[str, set[str]]) -> tuple[Subject | None, float]:
    """The likeliest subject of a figure that `owner` (of `owner_of`) mostly has, and by how much it leads the next one.

    None where there is no candidate. The earlier of two that weigh the same is taken.
    """
    weights: dict[str, float] = {}
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        name = candidate.subject.name
        kind = kind_of(name, types)
        weight = _WEIGHTS[candidate.role] + _WEIGHTS.get(f"{candidate.role}_of_{kind}", 0.0)
        if owner:
            weight += _WEIGHTS.get(f"{owner}_of_{kind}", _WEIGHTS[f"{owner}_of_other"])
        if name not in weights or weight > weights[name]:
            weights[name], best[name] = weight, candidate
    if not weights:
        return None, 0.0
    ranked = sorted(weights, key=lambda name: -weights[name])
    lead = weights[ranked[0]] - weights[ranked[1]] if len(ranked) > 1 else 2 * CLOSE
    return best[ranked[0]].subject, lead
