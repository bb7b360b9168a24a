"""What tells things of one name apart: 城投集团 in texts about two cities → two bodies.

Names that every city has (lexicon/local_names.tsv, names without a word of their own, towns, streets, counties whose
name the country has twice) mean what stands at the text's own place, its home. A home is the beginning of a division's
code: six digits a county, four a prefecture, two a province, none where nothing tells. People of one name whose texts
have different homes are one person only where they write for one paper, share a source, or are named beside the same
body or person.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from jianzhu.annotating.names.bodies import known_names
from jianzhu.annotating.names.divisions import Division, named
from jianzhu.annotating.names.proofs import has_unknown
from jianzhu.annotating.names.short_names import parts
from jianzhu.lexicon import column
from jianzhu.model import Annotations, EntityType, Mention
from jianzhu.segmentation import words

_MUNICIPALITIES = ("11", "12", "31", "50")
"""First digits of the cities that are provinces."""
_LOCAL = re.compile("(?:[镇乡村路街巷道]|街道|社区)$")
"""What the names of places end in that many a county has: 城关镇, 解放路."""
_LINE = re.compile("(?:地铁|轻轨|轨道交通|有轨电车|公交)?[0-9一二三四五六七八九十]+号线")
"""Lines that many a city has, called by a number."""


def code_of(division: Division) -> str:
    """The digits of a division's code that say where it is: 2 a province, 4 a prefecture, 6 a county."""
    if division.code[:2] in _MUNICIPALITIES and division.level < 3:
        return division.code[:2]
    return division.code[: 2 * division.level]


def agree(one: str, other: str) -> bool:
    """Whether two homes can be one: either unknown, or one within the other."""
    return one.startswith(other) or other.startswith(one)


def home_of(notes: Iterable[Annotations]) -> str:
    """The prefecture that the articles name most, in the names of bodies too; empty where they name none.

    Empty as well where a city or county that no table has is named more: it is where the texts are at home.
    """
    counts: Counter[str] = Counter()
    for one in notes:
        for mention in one.mentions:
            place = mention.name if mention.type == "place" else parts(mention.name)[0]
            choices = [d for d in named(place) if d.name == place or d.level == 2]
            if choices and len({code_of(d)[:4] for d in choices}) == 1:
                code = code_of(choices[0])[:4]
                if len(code) == 4 or code in _MUNICIPALITIES:
                    counts[code[:2] if code[:2] in _MUNICIPALITIES else code] += 1
            elif not choices and mention.type == "place" and place.endswith(("市", "县")):
                counts[place] += 1
    most = min(counts, key=lambda c: (-counts[c], c), default="")
    return most if most.isdigit() else ""


def homes(notes: Annotations, home: str) -> tuple[str, ...]:
    """Where what each mention of an article names has its home; `home` is the article's own.

    Empty for a name that means one thing wherever it stands. The division that stands right before a place
    (甲县|城关镇) goes before the article's; what stands bare elsewhere is then the same place.
    """
    before: dict[tuple[str, int], Mention] = {(m.passage, m.end): m for m in notes.mentions if m.type == "place"}
    own: dict[int, str] = {}
    by_name: dict[str, set[str]] = defaultdict(set)
    for k, mention in enumerate(notes.mentions):
        if mention.type == "place" and (above := before.get((mention.passage, mention.start))):
            codes = {code_of(d) for d in named(above.name) if d.name == above.name}
            code = codes.pop() if len(codes) == 1 else ""
            same = _divisions(mention.name)
            inside = [d for d in same if code_of(d).startswith(code)] if code else []
            found = code_of(inside[0]) if len(inside) == 1 else "" if same else code
            if found:
                own[k] = found
                by_name[mention.name].add(found)
    made = []
    for k, mention in enumerate(notes.mentions):
        if not is_local(mention.type, mention.name):
            made.append("")
            continue
        codes = by_name[mention.name] if mention.type == "place" else set()
        near = own.get(k) or (min(codes) if len(codes) == 1 else home)
        same = _divisions(mention.name)
        inside = [d for d in same if code_of(d).startswith(near)] if near else []
        made.append((code_of(inside[0]) if len(inside) == 1 else "") if same else near)
    return tuple(made)


def is_local(kind: EntityType, name: str) -> bool:
    """Whether things of this name may stand in many places, or people of this name live in them."""
    if kind == "person":
        return name not in known_names("person")
    if kind == "place":
        same = _divisions(name)
        return len(same) > 1 or (not same and bool(_LOCAL.search(name)))
    if kind not in ("organization", "project") or name in known_names("organization"):
        return False
    place, core, _ = parts(name)
    if len(place) > 1:
        return len(_divisions(place)) > 1
    if kind == "project" and _LINE.match(name):
        return True
    return core in column("local_names", "name") or not has_unknown(list(words(core)))


def home_of_name(name: str) -> str:
    """The home that a body's name begins with: 衡阳市…集团 → that of 衡阳市."""
    place = parts(name)[0]
    for length in range(len(place), 1, -1):
        codes = {code_of(d) for d in named(place[:length])}
        if codes:
            return codes.pop() if len(codes) == 1 else ""
    return ""


def together(found: Mapping[str, Set[str]]) -> dict[str, str]:
    """Home → the home of the thing it belongs to, for the homes in which one name was found.

    `found` gives each home what is named beside it there; what two homes share makes one thing of them. A wider home,
    or none, belongs to the only narrower one within it.
    """
    leader: dict[str, str] = {}
    by_evidence: dict[str, str] = {}
    for home in sorted(found, key=lambda h: (-len(h), h)):
        near = sorted({_root(leader, by_evidence[e]) for e in found[home] if e in by_evidence})
        within = sorted({_root(leader, other) for other in leader if other.startswith(home)})
        leader[home] = home
        joined = near or (within if len(within) == 1 else [])
        for other in joined:
            leader[_root(leader, home)] = other
        for evidence in found[home]:
            by_evidence.setdefault(evidence, home)
    return {home: _root(leader, home) for home in leader}


def proofs(mention: Mention, beside: Iterable[Mention], source: str, paper: str) -> Iterator[str]:
    """What speaks for a person's identity at a mention: the source, the paper of a byline, who is named beside it."""
    if mention.type != "person":
        return
    yield f"source {source}"
    if mention.reason in ("byline", "author") and paper:
        yield f"paper {paper}"
    for other in beside:
        if (
            other.type in ("person", "organization")
            and other.name != mention.name
            and other.name not in known_names("organization")
        ):
            yield f"{other.type} {other.name}"


def _root(leader: Mapping[str, str], home: str) -> str:
    while leader[home] != home:
        home = leader[home]
    return home


def _divisions(name: str) -> list[Division]:
    return [d for d in named(name) if d.name == name]
