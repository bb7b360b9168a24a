"""Units of a page → its stories: whose headline is whose, where a story begins and ends, in what order it reads.

Beginnings are bylines, datelines and headlines. A headline is given to the body whose words it shares, whether it
stands before it, behind it or in the middle of one of its sentences; what no body takes and still looks like a story's
own headline (a deck, a first-level mark, nothing below it) makes a story, and takes the text beside it that is more
like it than like its neighbour. Within a story the text from its beginning on comes first, then what stood before it;
a fragment that begins in mid-sentence follows the one that stops there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field

from jianzhu.restoring.assigning import Assignment
from jianzhu.restoring.beginnings import beginnings, torn
from jianzhu.restoring.joining import closes_phrase, continues
from jianzhu.restoring.lines import cues, shows
from jianzhu.restoring.pieces import Unit
from jianzhu.restoring.vocabulary import Vocabulary

COVERAGE_WEIGHT = 5.0
"""How much a headline's words, all found in a body, weigh beside the signs below (each about 1 to 3)."""
RIGHT_ABOVE = 1.3
"""For a headline that stands right above a body's beginning; one near it or inside of it has 1."""
MOST_SIGNS = 2.5
"""Signs that count where a body's headline is chosen: how plain a headline one is says nothing of whose it is."""
STANDS_ALONE = 3.0
"""A headline's signs from which it makes a story that no byline opened."""
LEADS = 1.5
"""Signs from which the first head of a page without bylines is its headline: it stands above or below all text."""
LONE = 2.0
"""Signs of a headline that the only head in the middle of a story's text has."""
STRANGE_WEIGHT, MOST_STRANGE = 4.0, 1.5
"""Signs for each of its words, at most, that the text below has and the text above hasn't."""
LONGEST_SECTION_HEAD = 10
"""Characters of an unmarked head of a newspaper story's section."""
NEIGHBOURS = 8
"""Stories on either side whose headlines a body may take: those of a page, not of a volume."""
NEAREST = 0.15
"""Of its words: what a caption gives the story that it stands in over another that shares more of them."""
FITS = 0.2
"""Share of its words, or a place beside it, without which no body takes a head that has text of its own below."""
BELONGS = 1.0
"""Score below which no body takes a headline."""


@dataclass(slots=True)
class Story:
    headline: Unit | None = None
    units: list[Unit] = field(default_factory=list)
    start: int | None = None
    """Where in the page's units its byline or dateline stands."""
    margin: float = 1.0
    """How far its headline is ahead of the next best: 0 another would do as well, 1 nothing else came near."""
    missing_start: bool = False
    missing_end: bool = False


def find_stories(units: list[Unit]) -> list[Story]:
    """The stories of a page, in the order in which they begin; each unit is in exactly one."""
    words = Vocabulary(units)
    heads = [i for i, u in enumerate(units) if u.kind == "head"]
    starts = beginnings(units, words)
    signs = _signs(heads, starts, units)
    for i in heads:
        signs[i] += _lone(i, heads, starts, units, words)
    stories = [Story(start=s) for s in starts]
    taken: dict[int, Story] = {}
    assignment = Assignment(_scores(units, heads, starts, signs, words))
    for k, i in assignment.headline.items():
        stories[k].headline, taken[i] = units[i], stories[k]
        stories[k].margin = min(1.0, assignment.margin(k) / COVERAGE_WEIGHT)
    for i in heads:
        lone = not stories and i == heads[0] and signs[i] >= LEADS
        if i not in taken and (signs[i] >= STANDS_ALONE or lone):
            story = Story(units[i])
            stories.append(story)
            taken[i] = story
    units = _with_neighbours(units, heads, taken)
    if not stories:
        stories = [Story()]
    _allot(units, stories, taken, words)
    stories = [s for s in stories if s.units]
    positions = {id(u): k for k, u in enumerate(units)}
    for story in stories:
        _order(story, positions)
    return sorted(stories, key=lambda s: min(positions[id(u)] for u in (*s.units, s.headline) if u is not None))


def _scores(
    units: list[Unit], heads: list[int], starts: list[int], signs: dict[int, float], words: Vocabulary
) -> dict[tuple[int, int], float]:
    """(story, head) → how much the head looks like that story's headline; pairs that may not be are left out."""
    scores: dict[tuple[int, int], float] = {}
    segments = _segments(starts, len(units))
    for k, (low, high) in enumerate(segments):
        body = words.of([u for u in units[low:high] if u.kind in ("paragraph", "section", "caption")])
        near_low = segments[max(0, k - NEIGHBOURS)][0] if k >= NEIGHBOURS else 0
        near_high = segments[min(len(segments) - 1, k + NEIGHBOURS)][1]
        for i in heads[bisect_left(heads, near_low) : bisect_left(heads, near_high)]:
            cover = words.coverage(words.of([units[i]]), body)
            place = _place(i, low, high, units)
            score = COVERAGE_WEIGHT * cover + place + min(signs[i], MOST_SIGNS)
            fits = cover + place > FITS or _bodyless(i, units)
            if i != low - 1 and shows("notice_title", units[i].chars):
                continue
            if signs[i] >= 0 and score >= BELONGS and fits:
                scores[k, i] = score
    return scores


def _with_neighbours(units: list[Unit], heads: list[int], taken: dict[int, Story]) -> list[Unit]:
    """Heads that stand right above or below a headline, with no text of their own, are lines of it."""
    merged: set[int] = set()
    for i in heads:
        if i in taken or units[i].level or not (units[i].floats or _bodyless(i, units)):
            continue
        for j in (i + 1, i - 1):
            if j in taken and taken[j].headline is units[j] and not units[j].level:
                lines = units[i].lines
                units[j].lines = [*lines, *units[j].lines] if i < j else [*units[j].lines, *lines]
                merged.add(i)
                break
    if not merged:
        return units
    kept = [k for k in range(len(units)) if k not in merged]
    moved = {old: new for new, old in enumerate(kept)}
    for story in {id(s): s for s in taken.values()}.values():
        story.start = moved.get(story.start) if story.start is not None else None
    again = {moved[i]: story for i, story in taken.items()}
    taken.clear()
    taken.update(again)
    return [units[k] for k in kept]


def _segments(starts: list[int], length: int) -> list[tuple[int, int]]:
    return [(s, starts[k + 1] if k + 1 < len(starts) else length) for k, s in enumerate(starts)]


def _place(i: int, low: int, high: int, units: list[Unit]) -> float:
    """How near a headline stands to a body at units [low, high)."""
    if i == low - 1:
        return RIGHT_ABOVE
    if low <= i < high:
        return 1.0
    between = units[i + 1 : low] if i < low else units[high:i]
    return (
        1.0
        if i < low and all(u.kind in ("head", "official", "caption", "section") for u in between) and len(between) <= 1
        else 0.0
    )


def _signs(heads: list[int], starts: list[int], units: list[Unit]) -> dict[int, float]:
    """How much each head looks like a story's headline rather than like a section's head, from its form and place."""
    levels = Counter(units[i].level for i in heads if units[i].level)
    shapes = Counter((units[i].level, len(units[i].lines)) for i in heads if not units[i].floats)
    first_text = next((k for k, u in enumerate(units) if u.kind in ("paragraph", "section")), len(units))
    opens = frozenset(starts)
    found = {}
    for i in heads:
        unit = units[i]
        score = 0.0
        if unit.level:
            top = min(levels)
            single = unit.level == top and (top == 1 or levels[top] == 1)
            score += 4.0 if single else 1.0 if unit.level == 2 else -3.0
        if any(shows("deck", line.chars) for line in unit.lines[1:]):
            score += 3.0
        first = unit.lines[0].chars
        if len(unit.lines) > 1 and (shows("kicker_end", first) or first.endswith("—")):
            score += 3.0
        if unit.floats:
            score += 2.0
        if shows("notice_title", unit.chars) and not _bodyless(i, units):
            score += STANDS_ALONE
        if shows("document_title", unit.lines[-1].chars):
            score += 2.0
        if any(0 <= k < len(units) and units[k].kind in ("byline", "official") for k in (i - 1, i + 1)):
            score += 1.5
        alone = _bodyless(i, units) or i + 1 in opens
        if alone:
            score += 2.0
        if i < first_text:
            score += 2.0
        if i and units[i - 1].kind == "section" and shows("annex", units[i - 1].chars) and not unit.floats:
            score += STANDS_ALONE
        siblings = shapes[unit.level, len(unit.lines)] - (0 if unit.floats else 1)
        if siblings >= 2 and unit.level != 1 and not alone:
            score -= 1.5
        found[i] = score
    return found


def _lone(i: int, heads: list[int], starts: list[int], units: list[Unit], words: Vocabulary) -> float:
    """How much more a head looks like the headline of a story whose beginning is lost than like a section's: a story
    has no single section, a section's head is short, and its words are no stranger to the text above."""
    unit = units[i]
    k = bisect_right(starts, i)
    low, high = starts[k - 1] if k else 0, starts[k] if k < len(starts) else len(units)
    others = [h for h in heads[bisect_left(heads, low) : bisect_left(heads, high)] if h != i]
    wide = len(unit.lines) > 1 or len(unit.chars.split()) > 1 or len(unit.chars) > LONGEST_SECTION_HEAD
    if not starts or unit.level or unit.floats or not wide or not all(_bodyless(h, units) for h in others):
        return 0.0
    stop = min((h for h in others if h > i), default=high)
    above = words.of([u for u in units[low:i] if u.kind == "paragraph"])
    below = words.of([u for u in units[i + 1 : stop] if u.kind == "paragraph"])
    if not above or not below:
        return 0.0
    own = words.of([unit])
    strange = words.coverage(own, below) - words.coverage(own, above)
    return LONE + min(MOST_STRANGE, STRANGE_WEIGHT * strange) if strange > 0 else 0.0


def _bodyless(i: int, units: list[Unit]) -> bool:
    """Whether no text stands below a head before the next head, byline or the page's end."""
    k = i + 1
    while k < len(units) and units[k].kind in ("caption", "official"):
        k += 1
    return k == len(units) or units[k].kind in ("head", "byline") or units[k].dateline


def _allot(units: list[Unit], stories: list[Story], taken: dict[int, Story], words: Vocabulary) -> None:
    """Gives each unit to a story: from each start to the next, and around headlines that have no start."""
    owner: list[Story | None] = [None] * len(units)
    opens: dict[int | None, Story] = {s.start: s for s in stories if s.start is not None}
    current: Story | None = None
    backward: list[tuple[int, Story]] = []
    for i, unit in enumerate(units):
        if i in opens:
            current = opens[i]
        elif i in taken and taken[i].start is None:
            if _has_body_below(i, units, opens, taken):
                current = taken[i]
            else:
                backward.append((i, taken[i]))
        owner[i] = taken.get(i) or current
        if unit.kind == "section" and i + 1 in taken and shows("annex", unit.chars):
            unit.kind, unit.style = "official", "annex"
        if unit.kind == "official":
            owner[i] = None
    for i, story in backward:
        _claim_backward(i, story, units, owner, opens, taken, words)
    _settle_rest(units, owner, stories, words)
    for unit, its in zip(units, owner, strict=True):
        (its or stories[0]).units.append(unit)


def _has_body_below(i: int, units: list[Unit], opens: dict[int | None, Story], taken: dict[int, Story]) -> bool:
    for k in range(i + 1, len(units)):
        if k in opens or k in taken:
            return False
        if units[k].kind in ("paragraph", "section", "table"):
            return True
    return False


def _claim_backward(
    i: int,
    story: Story,
    units: list[Unit],
    owner: list[Story | None],
    opens: dict[int | None, Story],
    taken: dict[int, Story],
    words: Vocabulary,
) -> None:
    """A headline behind its body takes, of the text above it, what is more like it than like the story it stands in."""
    low = i
    while low > 0 and (low - 1) not in taken and low not in opens:
        low -= 1
    host = owner[low]
    if host is None or host is story:
        for k in range(low, i):
            owner[k] = story
        return
    own_words = words.of([units[i]])
    host_words = words.of([host.headline] if host.headline else [units[low]])
    likeness = []
    for k in range(low, i):
        held = words.of([units[k]])
        likeness.append(words.coverage(own_words, held) - words.coverage(host_words, held))
    best, best_score, tail = i, 0.0, 0.0
    for k in range(i - 1, low, -1):
        tail += likeness[k - low]
        break_here = 0.0
        above = next((units[j] for j in range(k - 1, low - 1, -1) if units[j].kind == "paragraph"), None)
        if units[k].kind == "paragraph" and above is not None:
            if above.open_end and not continues(above.chars, units[k].chars, False):
                break_here = 0.6
            elif units[k].kind == "paragraph" and cues("fresh_start").search(units[k].chars[:40]):
                break_here = 0.1
        if units[k].kind == "paragraph" and tail + break_here > best_score:
            best, best_score = k, tail + break_here
    for k in range(best, i):
        owner[k] = story


def _settle_rest(units: list[Unit], owner: list[Story | None], stories: list[Story], words: Vocabulary) -> None:
    """Units above every beginning, captions, official lines: to the story that they are most like, or the nearest."""
    bodies: dict[int, list[Unit]] = {id(s): [] for s in stories}
    for unit, its in zip(units, owner, strict=True):
        if its is not None and unit.kind != "caption":
            bodies[id(its)].append(unit)
    known = {key: words.of(body) for key, body in bodies.items()}
    rank = {id(s): k for k, s in enumerate(stories)}
    for i, unit in enumerate(units):
        if unit.kind == "official":
            owner[i] = _official_owner(i, units, owner, stories)
        elif unit.kind == "caption" or owner[i] is None:
            near = owner[i] or next((o for o in owner[i:] if o), stories[0])
            pairs = words.of([unit])
            place = rank[id(near)]
            beside = stories[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
            best = max(beside, key=lambda s: words.coverage(pairs, known[id(s)]) + (NEAREST if s is near else 0.0))
            owner[i] = best if len(stories) > 1 else stories[0]


def _official_owner(i: int, units: list[Unit], owner: list[Story | None], stories: list[Story]) -> Story:
    """A signature under text belongs to that text; one under a headline, and a masthead, to the headline."""
    above = owner[i - 1] if i else None
    below = next((o for o in owner[i + 1 :] if o), None)
    if units[i].style == "signature" or units[i].style == "date":
        return above or below or stories[0]
    return below or above or stories[0]


def _order(story: Story, positions: dict[int, int]) -> None:
    """Puts a story's units in reading order, and joins the sentences that this brings together."""
    body = [u for u in story.units if u is not story.headline]
    if story.start is not None:
        before = [u for u in body if positions[id(u)] < story.start and u.kind != "official"]
        after = [u for u in body if positions[id(u)] >= story.start or u.kind == "official"]
        if any(u.kind == "paragraph" for u in before) and any(u.kind == "paragraph" for u in after):
            body = after + _carried_on(after, before)
    story.units = _chain(body)
    note_what_is_missing(story)


def _carried_on(above: list[Unit], below: list[Unit]) -> list[Unit]:
    """`below` without its first paragraph where that goes on with the last one of `above`, which then holds it."""
    tail, head = _last(above), below[0]
    if tail is None or head.kind != "paragraph" or not tail.open_end or not continues(tail.chars, head.chars, True):
        return below
    tail.lines = [*tail.lines, *head.lines]
    return below[1:]


def note_what_is_missing(story: Story) -> None:
    """Marks a story that begins or ends inside of a sentence."""
    paragraphs = [u for u in story.units if u.kind == "paragraph"]
    if paragraphs:
        story.missing_start = torn(paragraphs[0]) or "start" in paragraphs[0].carried
        official = any(u.kind == "official" for u in story.units)
        story.missing_end = (not official and paragraphs[-1].open_end) or "end" in paragraphs[-1].carried


def _chain(body: list[Unit]) -> list[Unit]:
    """Fragments that stop in mid-sentence, each followed by the one that goes on there."""
    cuts = [0]
    last: Unit | None = None
    for k, unit in enumerate(body):
        if unit.kind == "paragraph":
            if last is not None and last.open_end and not continues(last.chars, unit.chars, True):
                cuts.append(k)
            last = unit
    fragments = [body[a:b] for a, b in zip(cuts, [*cuts[1:], len(body)], strict=True)]
    orphan = next((f for f in fragments if _first(f) and cues("orphan_start").search(_first(f).chars[:20])), None)  # type: ignore[union-attr]
    if orphan is None:
        return body
    stops = [f for f in fragments if f is not orphan and _last(f) is not None and _last(f).open_end]  # type: ignore[union-attr]
    if not stops:
        return body
    target = max(stops, key=lambda f: (_fits(_last(f), _first(orphan)), fragments.index(f)))
    rest = [f for f in fragments if f is not orphan]
    at = rest.index(target) + 1
    tail, head = _last(target), _first(orphan)
    assert tail is not None and head is not None
    merged = [u for u in orphan if u is not head]
    tail.lines = [*tail.lines, *head.lines]
    ordered = [u for f in rest[:at] for u in f] + merged + [u for f in rest[at:] for u in f]
    return ordered


def _first(fragment: list[Unit]) -> Unit | None:
    return next((u for u in fragment if u.kind == "paragraph"), None)


def _last(fragment: list[Unit]) -> Unit | None:
    return next((u for u in reversed(fragment) if u.kind == "paragraph"), None)


def _fits(tail: Unit | None, head: Unit | None) -> float:
    if tail is None or head is None:
        return -1.0
    wants_noun = bool(cues("head_needs_more").search("".join(tail.chars[-10:].split())))
    return float(closes_phrase(tail.chars, head.chars)) - (0.5 if wants_noun else 0.0)
