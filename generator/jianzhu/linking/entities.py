"""Mentions of all articles → entities: one thing, one entity, whatever the texts call it.

Mentions of one article with one name are one thing already. Across articles two names of one type are one thing if they
are equal, or if one is short for the other and no third name could be meant. Names that every city has, counties and
people of one name are told apart by `namesakes`. The registry's entries come first.

    甲市城市建设集团有限公司 (one text), 甲市城建集团 (another) → one entity, the short name its alias
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from jianzhu.annotating.names.bodies import known_names
from jianzhu.annotating.names.short_names import explains, parts
from jianzhu.identifiers import person_pinyin, pinyin, slugs
from jianzhu.linking.namesakes import agree, home_of, home_of_name, homes, is_local, proofs, together
from jianzhu.linking.spellings import apart, full, plain, spelling
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
    Resolution,
    Restored,
    Source,
)

_Member = tuple[Source, Article, Passage, Mention]
_Name = tuple[EntityType, str]
_Key = tuple[EntityType, str, str]
"""Type, name and home."""
BESIDE = 3
"""Mentions to both sides in a passage that are named beside one."""


@dataclass(slots=True)
class _Thing:
    type: EntityType
    name: str
    home: str = ""
    """Code of the division that tells it from namesakes; empty where none is needed."""
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
    things: dict[_Key, _Thing] = {}
    evidence: dict[_Name, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    by_source: dict[str, list[Annotations]] = defaultdict(list)
    for source, _, _, notes in _articles(restored, annotations):
        by_source[source.name].append(notes)
    around = {name: home_of(all_notes) for name, all_notes in by_source.items()}
    for source, article, passages, notes in _articles(restored, annotations):
        own = homes(notes, home_of([notes]) or around[source.name])
        for k, (mention, home) in enumerate(zip(notes.mentions, own, strict=True)):
            entry = registered.get(mention.name) or registered.get(mention.surface)
            name = entry.name if entry else plain(mention.name)
            kind: EntityType = entry.type if entry else mention.type
            if entry:
                home = ""
                mention = replace(mention, resolution="registry") if mention.surface != name else mention
            else:
                beside = [
                    m for m in notes.mentions[max(0, k - BESIDE) : k + BESIDE + 1] if m.passage == mention.passage
                ]
                evidence[kind, name][home].update(proofs(mention, beside, source.name, article.publisher or ""))
            thing = things.setdefault((kind, name, home), _Thing(kind, name, home, registered=entry))
            thing.members.append((source, article, passages[mention.passage], mention))
    return _entities(_merge(_together(things, evidence)))


def _together(things: dict[_Key, _Thing], evidence: dict[_Name, dict[str, set[str]]]) -> list[_Thing]:
    """The things, those of one name put together that are one in spite of their homes."""
    kept: dict[_Key, _Thing] = {}
    groups = {name: together(found) for name, found in evidence.items()}
    for (kind, name, home), thing in things.items():
        leader = home if thing.registered else groups[kind, name][home]
        first = kept.setdefault((kind, name, leader), _Thing(kind, name, leader, registered=thing.registered))
        first.members.extend(thing.members)
    return list(kept.values())


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


def _merge(things: list[_Thing]) -> list[_Thing]:
    """Things whose names explain each other put together, across articles."""
    things.sort(key=lambda t: (t.registered is None, -len(t.name), t.type, t.name, t.home))
    longer = _Longer(things)
    kept: list[_Thing] = []
    for thing in things:
        whole, resolution = (None, None) if thing.registered else longer.of(thing)
        if whole is None:
            longer.add(thing)
            kept.append(thing)
            continue
        if resolution is None and len(thing.members) > len(whole.members) and full(thing.name) == full(whole.name):
            whole.name = thing.name
        whole.members.extend(
            (s, a, p, m if m.resolution or not resolution else replace(m, resolution=resolution))
            for s, a, p, m in thing.members
        )
    return kept


class _Longer:
    """The things seen so far, by what a shorter name of theirs may be."""

    def __init__(self, things: Sequence[_Thing]) -> None:
        self._groups: dict[tuple[str, str], list[_Thing]] = defaultdict(list)
        """By two characters that a short form of the name may begin with."""
        self._spelt: dict[tuple[EntityType, str], list[_Thing]] = defaultdict(list)
        self._told: dict[tuple[EntityType, str, str], list[_Thing]] = defaultdict(list)
        """By source and a name that the source introduces for it, or that is left of it without the source's place."""
        self._places: dict[str, set[str]] = defaultdict(set)
        for thing in things:
            for source, _, _, mention in thing.members if thing.type == "place" else ():
                self._places[source.name].update((mention.surface, thing.name, thing.name.rstrip("省市县区州旗")))

    def add(self, thing: _Thing) -> None:
        self._spelt[thing.type, spelling(thing.type, thing.name)].append(thing)
        if thing.type != "organization":
            return
        told = {(s.name, m.surface) for s, _, _, m in thing.members if m.resolution == "introduced"}
        for source in {s.name for s, *_ in thing.members}:
            own = (thing.name[end:] for end in (2, 3, 4) if thing.name[:end] in self._places[source])
            told |= {(source, name) for name in own}
        for source, name in told:
            self._told[thing.type, source, name].append(thing)
        if not thing.registered and thing.name not in known_names("organization"):
            place, core, _ = parts(thing.name)
            for begins in {(core[:1], follows) for follows in ("", *core[1:])} | {(place[:1], core[:1])}:
                self._groups[begins].append(thing)

    def of(self, thing: _Thing) -> tuple[_Thing | None, Resolution | None]:
        """The thing that a name means, and how it was told, where there is no other that it could mean."""
        same = [
            other
            for other in self._spelt[thing.type, spelling(thing.type, thing.name)]
            if agree(_home(other), _home(thing)) and not apart(other.name, thing.name)
        ]
        if len(same) == 1 and same[0].name != thing.name:
            return same[0], None
        sources = {source.name for source, *_ in thing.members}
        told = {id(o): o for source in sources for o in self._told[thing.type, source, thing.name]}
        if len(told) == 1 and all(self._told[thing.type, source, thing.name] for source in sources):
            return next(iter(told.values())), "shortened"
        if thing.type != "organization" or thing.name in known_names("organization"):
            return None, None
        place, core, _ = parts(thing.name)
        options = [
            other
            for other in self._groups[core[:1], core[1:2]]
            if len(place) != 1 and explains(other.name, thing.name) and _may_be_one(other, thing)
        ]
        return (options[0], "elsewhere") if len(options) == 1 else (None, None)


def _may_be_one(other: _Thing, thing: _Thing) -> bool:
    """Whether the homes agree; that of a name that every city has must be known, or a source have both."""
    if not agree(_home(other), _home(thing)):
        return False
    known = bool(_home(other) and _home(thing)) or not is_local(thing.type, thing.name)
    return known or bool({s.name for s, *_ in thing.members} & {s.name for s, *_ in other.members})


def _home(thing: _Thing) -> str:
    return thing.home or home_of_name(thing.name)


def _entities(things: list[_Thing]) -> tuple[Entity, ...]:
    labels: dict[int, str] = {}
    for k, thing in enumerate(things):
        labels[k] = thing.name
    seen = Counter(labels.values())
    for k, thing in enumerate(things):
        if seen[thing.name] > 1:
            labels[k] = " ".join(p for p in (thing.name, thing.type, thing.home) if p)
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
