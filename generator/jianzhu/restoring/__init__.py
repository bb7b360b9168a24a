"""Source → Restored: the text as it was printed, and what became of every character.

lines → recognizing (what each says of itself) → placing (what its place says) → untangling (columns of several
stories) → units (paragraphs, heads, …) → stories → articles; what no article holds is listed with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jianzhu.model import INSERTED, Article, Correction, Removal, Restored, Source, Span
from jianzhu.restoring.articles import make_article
from jianzhu.restoring.confidence import weigh
from jianzhu.restoring.correcting import correct, decided_kinds, repair, with_decided_levels
from jianzhu.restoring.decisions import decide
from jianzhu.restoring.headlines import free_swallowed_text, gather_lines, join_decks
from jianzhu.restoring.lines import Line, split_lines, usual_gap
from jianzhu.restoring.measures import Kind
from jianzhu.restoring.pieces import Unit
from jianzhu.restoring.placing import place
from jianzhu.restoring.recognizing import recognize
from jianzhu.restoring.repairing import apply, closed_spaces, doubled, misread_characters
from jianzhu.restoring.stories import Story, find_stories
from jianzhu.restoring.units import Builder
from jianzhu.restoring.untangling import untangle


def restore(source: Source, corrections: tuple[Correction, ...] = ()) -> Restored:
    """The articles of a source and the list of what is in none of them.

    `corrections`: human decisions; those for another source are passed over.
    """
    decisions, _ = decide(source, corrections)
    misread = misread_characters(source.text)
    lines, removals, decided = repair(split_lines(source, apply(misread, source.text)), decisions, source.text)
    builder, stories = _stories_of(lines, recognize(lines, decided_kinds(lines, decisions)))
    stories, builder.removals = correct(stories, builder.removals, decisions, source.text)
    made = [make_article(source, s, k, len(stories) == 1, builder) for k, s in enumerate(stories, 1)]
    articles = tuple(with_decided_levels(article, decisions) for article in _with_own_ids(made))
    removals += builder.removals
    if source.front_matter:
        removals.append(Removal(source.front_matter, "front matter"))
    removals += _unplaced(source, articles, removals)
    articles = tuple(weigh(source, articles, removals, [story.margin for story in stories], decisions))
    made_of = {o for a in articles for p in a.passages() for o in p.text.offsets}
    repairs = [r for r in (*misread, *decided) if r.span.start in made_of]
    repairs += [*closed_spaces(source.text, articles), *doubled(source.text, removals)]
    in_order = (tuple(sorted(removals, key=lambda r: r.span)), tuple(sorted(repairs, key=lambda r: r.span)))
    return Restored(source, articles, *in_order)


def _stories_of(lines: list[Line], said: list[Kind]) -> tuple[Builder, list[Story]]:
    """The stories of a page, and what was built of all its lines: story by story where their columns were mixed."""
    kinds, measures = place(lines, said)
    untangled = untangle(lines, kinds, measures)
    pictured = [kind if kind.name == "caption" else own for kind, own in zip(kinds, said, strict=True)]
    parts: Sequence[Sequence[int]] = untangled or (range(len(lines)),)
    whole = Builder(lines, kinds, measures)
    stories: list[Story] = []
    for part in parts:
        own_lines = [lines[i] for i in part]
        own_kinds, own_measures = place(own_lines, [pictured[i] for i in part]) if untangled else (kinds, measures)
        builder = Builder(own_lines, own_kinds, own_measures)
        builder.build()
        builder.units = gather_lines(join_decks(free_swallowed_text(_drop_title_page(builder))), usual_gap(lines))
        stories += find_stories(builder.units) if builder.units else []
        whole.units += builder.units
        whole.removals += builder.removals
        whole.running_heads += builder.running_heads
    return whole, stories


def _drop_title_page(builder: Builder) -> list[Unit]:
    """A headline printed twice (on a title page and above the text) stands where the text is."""
    last: dict[str, Unit] = {}
    for unit in builder.units:
        if unit.kind == "head":
            last["".join(unit.chars.split())] = unit
    kept: list[Unit] = []
    for k, unit in enumerate(builder.units):
        if (
            unit.kind == "head"
            and last["".join(unit.chars.split())] is not unit
            and len(unit.chars) >= LONGEST_COMMON_HEAD
        ):
            above_text = any(u.kind in ("paragraph", "section") for u in builder.units[k + 1 : k + 3])
            if not above_text or all(u.kind != "paragraph" for u in builder.units[:k]):
                for line in unit.lines:
                    builder.remove(line, "doubled text")
                for below in builder.units[k + 1 :]:
                    if below.kind != "official":
                        break
                    below.style = "title page"
                continue
        kept.append(unit)
    return kept


LONGEST_COMMON_HEAD = 8
"""Characters: a longer head that returns is the title, a shorter one may be a section's (主要目标)."""


def _with_own_ids(articles: list[Article]) -> list[Article]:
    """Two stories of one source with one title are numbered."""
    seen: dict[str, int] = {}
    found = []
    for article in articles:
        seen[article.id] = seen.get(article.id, 0) + 1
        again = seen[article.id]
        found.append(article if again == 1 else replace(article, id=f"{article.id}-{again}"))
    return found


def _unplaced(source: Source, articles: tuple[Article, ...], removals: list[Removal]) -> list[Removal]:
    """What neither an article nor a removal holds, so that nothing vanishes even where the stage errs."""
    held = bytearray(len(source.text))
    for removal in removals:
        held[removal.span.start : removal.span.end] = b"\1" * (removal.span.end - removal.span.start)
    for article in articles:
        for passage in article.passages():
            for offset in passage.text.offsets:
                if offset != INSERTED:
                    held[offset] = 1
    found: list[Removal] = []
    for offset, char in enumerate(source.text):
        if held[offset] or char.isspace():
            continue
        if found and not source.text[found[-1].span.end : offset].strip():
            found[-1] = Removal(Span(found[-1].span.start, offset + 1), "unplaced")
        else:
            found.append(Removal(Span(offset, offset + 1), "unplaced"))
    return found
