"""Article → mentions: what names people, organisations, places, projects, documents and events, and what is meant.

Finders propose candidates by evidence (`divisions`, `waters`, `bodies`, `tailed_names`, `founded_names`, `documents`,
`people`, `enumerations` and others);
each string that was found once is then sought everywhere in the article; of overlapping candidates the strongest and
then the longest stays; short names get the fullest name that the article gives.

    某市城市建设集团有限公司（简称“市城建集团”）… 城建集团 → three mentions of one name
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jianzhu.annotating.names.bodies import find_known_names, find_organs, find_working_bodies
from jianzhu.annotating.names.by_names import find_by_names
from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.annotating.names.canonical import Meant, Short, canonical_names
from jianzhu.annotating.names.coined_names import find_coined_names
from jianzhu.annotating.names.credits import find_credits
from jianzhu.annotating.names.divisions import Region, find_divisions, named, region_of, unlisted_city
from jianzhu.annotating.names.documents import find_documents
from jianzhu.annotating.names.enumerations import find_counted_works, find_siblings
from jianzhu.annotating.names.events import find_congresses, find_editions, find_regular_events
from jianzhu.annotating.names.extensions import find_extensions
from jianzhu.annotating.names.founded_names import find_founded_names
from jianzhu.annotating.names.name_scan import NameScan
from jianzhu.annotating.names.numbered_names import find_numbered_names
from jianzhu.annotating.names.people import find_people
from jianzhu.annotating.names.places import find_beside_places, find_clan_seats, find_listed_streets, find_sights
from jianzhu.annotating.names.proofs import has_unknown
from jianzhu.annotating.names.quoted_names import find_quoted_names
from jianzhu.annotating.names.seat_lists import find_seat_lists
from jianzhu.annotating.names.short_names import brands, introduced, parts, short_form
from jianzhu.annotating.names.tailed_names import find_places_by_tail, find_tailed_names
from jianzhu.annotating.names.waters import find_waters
from jianzhu.model import Article, Mention, Registry, Source
from jianzhu.segmentation import words


def find_mentions(article: Article, source: Source, registry: Registry) -> tuple[Mention, ...]:
    """The mentions of an article, none overlapping another, by passage in reading order and then by start.

    `source` is the article's own; the registry's names and aliases always win, what its corrections call `not_entity`
    is left out. `start` and `end` of a mention count characters of its passage's text.
    """
    page = Page.of(article, source)
    region = region_of(page)
    found = list(find_divisions(page, region))
    found += find_known_names(page)
    _note_proper(page, found)
    found += find_waters(page)
    _note_proper(page, found)
    for _ in range(2):  # the village after the town that the first look found
        places = list(find_places_by_tail(page))
        _note_proper(page, _resolve([*found, *places]))
        _note_proper(page, _elsewhere(page, places))
    seats = list(find_seat_lists(page))
    _note_proper(page, seats)
    found += [*places, *seats, *find_sights(page), *find_clan_seats(page), *find_listed_streets(page)]
    found += [*find_beside_places(page, found)]
    if not region.city:
        region = Region(city=unlisted_city(_surface(page, c) for c in places))
    organs = [*find_organs(page, region), *find_working_bodies(page, region)]
    _note_proper(page, organs)
    found += organs
    tailed = list(find_tailed_names(page))
    _note_proper(page, [c for c in tailed if _surface(page, c).endswith(_SERVED)])
    firms = [c for c in tailed if c.type == "organization" and _surface(page, c).endswith(_BODIES)]
    for c in [*firms, *(k for k in found if k.type == "organization")]:
        page.bodies[c.passage][c.end] = min(c.start, page.bodies[c.passage].get(c.end, c.start))
    found += find_tailed_names(page)
    found += [*find_documents(page), *find_founded_names(page)]
    found += [*find_congresses(page), *find_editions(page), *find_regular_events(page)]
    found += [*find_quoted_names(page), *find_numbered_names(page)]
    people = [*find_people(page), *find_credits(page)]
    found += [*people, *find_by_names(page, [c for c in _resolve([*found, *people]) if c.type == "person"])]
    found += [*find_counted_works(page), *find_siblings(page, _resolve(found))]
    found += find_coined_names(page, _resolve(found))
    for _ in range(2):  # a work on a reach of a water
        found += find_extensions(page, _resolve(found))
    kept = _resolve(found)
    full = _introduced(page, kept)
    own = {(c.type, _surface(page, c)) for c in kept}
    for c in kept:
        for inner in _inner_names(page, c):
            if c.type != "organization" or (c.type, inner) not in own:  # a parent isn't its daughter in a province
                full.setdefault(inner, Short(_surface(page, c), c, "partial"))
    towns = [c for c in found if c.type == "place" and re.search(_TOWN, _surface(page, c))]
    kept = _resolve([*kept, *_repeated(page, [*kept, *towns], full)])
    names = canonical_names(page, kept, region, full)
    return _mentions(page, _registered(page, registry, kept), names, registry, source)


_BODIES = ("公司", "集团", "所", "院", "大学", "学院", "局", "部", "银行")
"""Ends of the names of bodies that have units and works of their own, whose names begin with theirs."""


_SERVED = ("灌区", "景区", "水道", "古镇", "林场")
"""Ends of names of areas after which bodies and works are called: 星岭灌区|水利发展中心."""


def _note_proper(page: Page, found: Iterable[Candidate]) -> None:
    for c in found:
        ends = page.proper[c.passage]
        if c.end not in ends or c.start < ends[c.end]:
            ends[c.end] = c.start


_TOWN = "(?<!^[古老集城乡小])(?:镇|乡|街道|村)$"
"""What ends a town's name; 古镇 and 老街道 by themselves are sorts of places."""
_SEATS = ("镇", "乡", "街道", "村", "社区", *"山河湖江岭溪岛寺湾")


def _elsewhere(page: Page, places: Iterable[Candidate]) -> Iterator[Candidate]:
    """Where else the towns, hills and waters that were found stand: there too a village or a work may follow."""
    names = {_surface(page, c) for c in places if _surface(page, c).endswith(_SEATS)}
    if not names:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n)))))
    for passage, text in page:
        for match in pattern.finditer(text):
            yield Candidate(passage, *match.span(), "place", "a town named elsewhere", Strength.PART)


def _resolve(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Of overlapping candidates the longest of the strongest; in reading order."""
    chosen: list[Candidate] = []
    taken: dict[int, list[bool]] = {}
    ranked = sorted(
        candidates,
        key=lambda c: (
            -max(c.strength, Strength.REPEATED),
            -(c.end - c.start),
            -c.strength,
            c.passage,
            c.start,
            c.type,
        ),
    )
    for c in ranked:
        line = taken.setdefault(c.passage, [])
        if len(line) < c.end:
            line.extend([False] * (c.end - len(line)))
        if not any(line[c.start : c.end]):
            line[c.start : c.end] = [True] * (c.end - c.start)
            chosen.append(c)
    return sorted(chosen, key=lambda c: (c.passage, c.start))


def _surface(page: Page, c: Candidate) -> str:
    return page.texts[c.passage][c.start : c.end]


def _introduced(page: Page, kept: list[Candidate]) -> dict[str, Short]:
    """Short name → what it is short for, for each 简称 bracket after a candidate's end."""
    ends = {(c.passage, c.end): c for c in kept}
    found: dict[str, Short] = {}
    for passage, text in page:
        for end, _, _, short in introduced(text):
            c = ends.get((passage, end)) or ends.get((passage, end - 1))
            if c:
                found[short] = Short(_surface(page, c), c, "introduced")
    return found


def _repeated(page: Page, kept: list[Candidate], full: dict[str, Short]) -> Iterable[Candidate]:
    """Every other occurrence of a string that was found once, and the short forms that full names allow."""
    sought: dict[str, Candidate] = {}
    for c in kept:
        if c.strength >= Strength.NAME and c.end - c.start >= 2:
            sought.setdefault(_surface(page, c), c)
    for c in kept:
        surface = _surface(page, c)
        if c.type == "place" and surface[-1] in "市县" and len(surface) >= 3 and not named(surface):
            sought.setdefault(surface[:-1], c)  # a city that the table of divisions doesn't have
    for short, (_, c, _) in full.items():
        sought.setdefault(short, c)
    for c in kept:
        surface = _surface(page, c)
        if c.type == "organization" and re.match(r"[省市县区].{2,}(?:集团|公司)$", surface):
            sought.setdefault(surface[1:], c)
    yield from _abbreviated(page, kept)
    if not sought:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(sought, key=lambda s: (-len(s), s)))))
    for passage, text in page:
        at = 0
        while match := pattern.search(text, at):
            at = match.end()
            c = sought[match.group()]
            if len(match.group()) == 2 and not page.begins_word(passage, match.start()):
                at = match.start() + 1
                continue
            yield Candidate(passage, *match.span(), c.type, f"repeated: {c.reason}", Strength.REPEATED, None)


_INNER = re.compile("(?:建设|改造|扩建|数字|综合|[一二三]期)*(?:项目|工程|产业园|物流园|景区)$")
"""Words for the kind of a work without which its name is used as well: 星岭|景区."""
_STANDING = re.compile("(?:港|桥|水库|机场|车站|医院|学校|高速|铁路|公园|运河|航道|码头|水厂|电厂)$")
"""Ends of names of what stands there before and after a work on it."""


def _is_stage(form: str, tail: str) -> bool:
    """Whether `tail` makes a work on `form` out of it, which is another thing: 星岭港|二期工程."""
    return bool(_STANDING.search(form) and re.search("[一二三]期|扩建|改造", tail))


_EDITION = re.compile(r"(?:第(?:[一二三四五六七八九十百]+|\d+)届|首届)(?=.{4})")
LONGEST_COMMON = 6
"""Characters from which a title's or name's own part is particular enough to be sought without its place."""


def _inner_names(page: Page, c: Candidate) -> Iterable[str]:
    """A title without its bracket and place, a work without the word for its kind, a brand without its place."""
    surface = _surface(page, c)
    if c.type == "document":
        plain = re.sub(r"[（(][^（）()]*[）)]$", "", surface)
        place, own, _ = parts(plain)
        for form in (plain, own if place else plain):
            if form != surface and len(form) >= LONGEST_COMMON + 2:
                yield form
    elif c.type == "event" and (edition := _EDITION.match(surface)):
        yield surface[edition.end() :]
    elif c.type in ("project", "place"):
        tail = _INNER.search(surface)
        stem = surface[: tail.start()] if tail else surface
        for form in (stem, *((surface[len(place) :],) if (place := parts(surface)[0]) and c.type == "project" else ())):
            core = parts(form)[1]
            if form == surface or len(core) < 3 or named(form) or (tail and _is_stage(form, tail.group())):
                continue
            if has_unknown(list(words(core))) or (len(core) >= LONGEST_COMMON and form != stem):
                yield form
    elif c.type == "organization" and c.reason in ("has a head", "moves in or signs"):
        place, own, _ = parts(surface)
        if place and len(own) >= 3:
            yield own
    if c.reason.startswith("base of "):
        yield surface.removeprefix(c.reason.removeprefix("base of "))


def _abbreviated(page: Page, kept: list[Candidate]) -> Iterable[Candidate]:
    """Short forms of companies that stand with their legal form somewhere in the article."""
    owners: dict[str, str] = {}
    places = {_surface(page, c).rstrip("省市县区") for c in kept if c.type == "place"}
    for c in kept:
        if c.type == "organization":
            surface = _surface(page, c)
            for brand in brands(surface):
                if brand not in places:
                    owners.setdefault(brand, surface)
    if not owners:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(owners, key=lambda s: (-len(s), s)))))
    works = {m.group() for _, text in page for m in pattern.finditer(text) if _OF_WORK.match(text, m.end())}
    for passage, text in page:
        for match in pattern.finditer(text):
            if match.group() in works or "+" in text[max(0, match.start() - 1) : match.end() + 1]:
                continue  # the company is called after the work: 引江济淮|二期
            full = owners[match.group()]
            end = match.end() + short_form(full, match.group(), text[match.end() : match.end() + 10])
            while end > match.end() and not page.begins_word(passage, end):
                end -= 1
            if end == match.end() and (
                len(full) == end - match.start() or not _stands_alone(page, passage, match.start(), end)
            ):
                continue
            if text[match.start() : end] != full:
                yield Candidate(
                    passage, match.start(), end, "organization", f"short for {full}", Strength.REPEATED, None
                )


_OF_WORK = re.compile("工程|项目|[一二三四]期")


def _stands_alone(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether a company's own name is used without anything: 与金龙相邻, but not 金龙段."""
    text = page.texts[passage]
    before = page.words[passage][page.word_at(passage, start - 1)] if start else None
    if before and re.match(r"[\u4e00-\u9fff]", before.text) and before.tag not in ("p", "c", "v", "d"):
        return False
    if end >= len(text) or not re.match(r"[\u4e00-\u9fffA-Za-z0-9]", text[end]):
        return True
    word = page.words[passage][page.word_at(passage, end)]
    return word.start == end and word.tag in ("v", "d", "p", "c", "vd", "uj", "f") and len(word.text) > 1


def _registered(page: Page, registry: Registry, kept: list[Candidate]) -> list[Candidate]:
    """The candidates with those of the registry's names and aliases over them."""
    sought: dict[str, Candidate] = {}
    for entity in registry.entities:
        for form in (entity.name, *entity.aliases):
            if form:
                sought.setdefault(form, Candidate(0, 0, 0, entity.type, "registry", Strength.REGISTRY, entity.name))
    if not sought:
        return kept
    scan = NameScan(sought)
    own = []
    lengths: dict[tuple[int, int], int] = {(c.passage, k): c.end - c.start for c in kept for k in range(c.start, c.end)}
    for passage, text in page:
        for start, end in scan.find(text):
            c = sought[text[start:end]]
            around = {lengths.get((passage, k), 0) for k in range(start, end)}
            if len(around) > 1 or around.pop() <= end - start:
                own.append(Candidate(passage, start, end, c.type, c.reason, c.strength, c.name))
    return _resolve([*own, *kept])


def _mentions(
    page: Page, kept: list[Candidate], names: dict[tuple[str, str], Meant], registry: Registry, source: Source
) -> tuple[Mention, ...]:
    refused = {
        re.sub(r"\s", "", c.text)
        for c in registry.corrections
        if c.action == "not_entity" and c.source in (None, source.name)
    }
    made = []
    for c in kept:
        surface = _surface(page, c)
        plain = re.sub(r"\s", "", surface)
        if plain in refused:
            continue
        meant = names.get((c.type, surface), Meant(surface, "partial"))
        if c.strength == Strength.REGISTRY and c.name:
            meant = Meant(c.name, "registry")
        made.append(
            Mention(
                page.passages[c.passage].id, c.start, c.end, surface, c.type, meant.name, c.reason,
                {Strength.REGISTRY: 1.0, Strength.DOCUMENT: 0.95, Strength.NAME: 0.85}.get(c.strength, 0.75),
                meant.resolution if plain != meant.name else None,
            )
        )  # fmt: skip
    return tuple(made)
