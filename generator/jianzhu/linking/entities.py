"""Mentions of all articles → entities: one thing, one entity, whatever the texts call it.

Mentions of one article with one name are one thing already. Across articles two names of one type are one thing if they
are equal, or if one is short for the other and no third name could be meant. A division's name alone doesn't make two
counties one: where the articles lie in different prefectures they stay two. The registry's entries come first.

    甲市城市建设集团有限公司 (one text), 甲市城建集团 (another) → one entity, the short name its alias
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jianzhu.annotating.names.bodies import known_bodies
from jianzhu.annotating.names.divisions import Division, named
from jianzhu.annotating.names.short_names import explains, parts
from jianzhu.identifiers import person_pinyin, pinyin, slugs
from jianzhu.model import (
    Alias,
    Annotations,
    Article,
    Entity,
    EntityMention,
    EntityType,
    Mention,
    Passage,
    Provenance,
    RegisteredEntity,
    Registry,
    Restored,
    Source,
)

_Member = tuple[Source, Article, Passage, Mention]


@dataclass(slots=True)
class _Thing:
    type: EntityType
    name: str
    place: str = ""
    """Code of the prefecture that tells it from namesakes; empty where none is needed."""
    members: list[_Member] = field(default_factory=list)
    registered: RegisteredEntity | None = None


def link_entities(
    restored: tuple[Restored, ...], annotations: tuple[Annotations, ...], registry: Registry
) -> tuple[Entity, ...]:
    """The entities of the collection, sorted by type and id.

    `annotations` has one entry an article, in the order of the sources and their articles. An entity's mentions stand
    in that order too, then in reading order.
    """
    registered = {form: e for e in reversed(registry.entities) for form in (*e.aliases, e.name)}
    things: dict[tuple[str, str, str], _Thing] = {}
    for source, article, passages, notes in _articles(restored, annotations):
        place = _prefecture(notes)
        for mention in notes.mentions:
            entry = registered.get(mention.name) or registered.get(mention.surface)
            name = entry.name if entry else mention.name
            kind: EntityType = entry.type if entry else mention.type
            own = "" if entry else _needs_place(kind, name, place)
            if entry and mention.surface != name:
                mention = replace(mention, resolution="registry")
            thing = things.setdefault((kind, name, own), _Thing(kind, name, own, registered=entry))
            thing.members.append((source, article, passages[mention.passage], mention))
    merged = _merge(list(things.values()))
    return _entities(merged)


def _articles(
    restored: tuple[Restored, ...], annotations: tuple[Annotations, ...]
) -> Iterator[tuple[Source, Article, dict[str, Passage], Annotations]]:
    notes = iter(annotations)
    for one in restored:
        for article in one.articles:
            found = next(notes)
            if found.article != article.id:
                raise ValueError(f"annotations of {found.article} where those of {article.id} belong")
            yield one.source, article, {p.id: p for p in article.passages()}, found


def _prefecture(notes: Annotations) -> str:
    """The first four digits of the code of the prefecture that the article names most; empty if none."""
    counts: Counter[str] = Counter()
    for mention in notes.mentions:
        if mention.type == "place":
            choices = [d for d in named(mention.name) if d.name == mention.name]
            if choices and choices[0].level == 2:
                counts[choices[0].code[:4]] += 1
    return min(counts, key=lambda c: (-counts[c], c)) if counts else ""


def _needs_place(kind: EntityType, name: str, place: str) -> str:
    """What to tell namesakes apart by: the prefecture, for a county's name that the country has twice."""
    if kind != "place" or not place:
        return ""
    same: list[Division] = [d for d in named(name) if d.name == name]
    if len(same) < 2:
        return ""
    return place if any(d.code[:4] == place for d in same) else ""


def _merge(things: list[_Thing]) -> list[_Thing]:
    """Things whose names explain each other put together, across articles."""
    things.sort(key=lambda t: (t.registered is None, -len(t.name), t.type, t.name, t.place))
    groups: dict[tuple[str, str], list[_Thing]] = defaultdict(list)
    """By two characters that a short form of the name may begin with."""
    kept: list[_Thing] = []
    for thing in things:
        if thing.registered or thing.type != "organization" or thing.name in known_bodies():
            kept.append(thing)
            continue
        place, core, _ = parts(thing.name)
        options = [
            other for other in groups[core[:1], core[1:2]] if len(place) != 1 and explains(other.name, thing.name)
        ]
        if len(options) == 1:
            options[0].members.extend(
                (s, a, p, m if m.resolution else replace(m, resolution="elsewhere")) for s, a, p, m in thing.members
            )
            continue
        for begins in {(core[:1], follows) for follows in ("", *core[1:])} | {(place[:1], core[:1])}:
            groups[begins].append(thing)
        kept.append(thing)
    return kept


def _entities(things: list[_Thing]) -> tuple[Entity, ...]:
    labels: dict[int, str] = {}
    for k, thing in enumerate(things):
        labels[k] = thing.name
    seen = Counter(labels.values())
    for k, thing in enumerate(things):
        if seen[thing.name] > 1:
            labels[k] = " ".join(p for p in (thing.name, thing.type, thing.place) if p)
    ids = slugs(labels.values())
    made = []
    for k, thing in enumerate(things):
        entry = thing.registered
        read = person_pinyin if thing.type == "person" else pinyin
        members = sorted(thing.members, key=_order)
        made.append(
            Entity(
                id=ids[labels[k]],
                type=thing.type,
                name=thing.name,
                pinyin=(entry.pinyin if entry and entry.pinyin else read(thing.name)),
                aliases=_aliases(thing, members),
                mentions=tuple(
                    EntityMention(Provenance.of(s, a, p, m.start, m.end), m.surface, m.reason, m.resolution)
                    for s, a, p, m in members
                ),
                description=entry.description if entry else None,
                same_as=entry.same_as if entry else (),
                status="reviewed" if entry else "found",
            )
        )
    return tuple(sorted(made, key=lambda e: (e.type, e.id)))


def _aliases(thing: _Thing, members: list[_Member]) -> tuple[Alias, ...]:
    """What else the thing is called: the registry's forms in its order, then the texts', each with why it is meant."""
    registered = dict.fromkeys(thing.registered.aliases if thing.registered else ())
    uses: dict[str, list[_Member]] = {form: [] for form in registered}
    for member in members:
        uses.setdefault(re.sub(r"\s", "", member[3].surface), []).append(member)
    uses.pop(thing.name, None)
    made = []
    for form in (*registered, *sorted(uses.keys() - registered)):
        if form not in uses:
            continue
        best = min(uses[form], key=_proof, default=None)
        resolution = "registry" if form in registered else best[3].resolution if best else None
        at = Provenance.of(*best[:3], best[3].start, best[3].end) if best else None
        made.append(Alias(form, resolution, at))
    return tuple(made)


_INTRODUCING = re.compile(r"[（(][^（）()]*[称名]为?[：:]?\s*[“‘「『《]?$")


def _proof(member: _Member) -> int:
    """How well a mention speaks for its form of words, the best least: introduced here, introduced, anything else."""
    _, _, passage, mention = member
    if mention.resolution != "introduced":
        return 2
    return 0 if _INTRODUCING.search(passage.text.chars[: mention.start]) else 1


def _order(member: _Member) -> tuple[str, str, int, int]:
    source, article, passage, mention = member
    first = next((o for o in passage.text.offsets[mention.start : mention.end] if o >= 0), 0)
    return source.name, article.id, first, mention.start
