"""Observations → rows of the indicator tables: `6.07 %`, the sentence it comes from, the link to it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jianzhu.indicators import usual_name
from jianzhu.model import Audit, Observation
from jianzhu.proof import words_at
from jianzhu.publishing import places
from jianzhu.publishing.articles.mended import line_link
from jianzhu.publishing.collection import Collection, questioned
from jianzhu.publishing.indicators import topics
from jianzhu.publishing.quoting import quoted
from jianzhu.publishing.wording import escaping, words
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import say, worded

_SAID = {
    "differs": ("存疑", "与复算或另一处记载不符"),
    "rounds": ("误差内相符", "与复算在四舍五入误差内相符"),
    "agrees": ("相符", "与复算或另一处记载相符"),
}
"""Of each verdict, what is said of the figure and in the tooltip."""
_SERVES = ("参与核对", "用来复算另一个数字")


@dataclass(frozen=True, slots=True)
class Row:
    """An observation as a table shows it."""

    observation: Observation
    amount: Markdown
    """The value, to be sorted by the base value; the anchor `obs-ID` where the table is the row's own."""
    subject: Markdown
    indicator: Markdown
    period: str
    marks: Markdown
    """What a reader must know beside the number: `约 · 目标`, and the way to its audit."""
    sentence: Markdown
    """The sentence with the figure in bold."""
    place: str
    """The address of the sentence in its article."""
    line: Markdown
    """Where the table is the row's own: the link to the line of the source."""


def rows(
    collection: Collection, observations: Iterable[Observation], page: str, *, anchors: bool, checked: bool = True
) -> list[Row]:
    """The rows of a table on `page`, a subject linked where it first stands.

    With `anchors` they are at home there, and tell all: the value in the unit's base, the line of the source. With
    `checked` they tell what an audit says of them.
    """
    made: list[Row] = []
    linked: set[str] = set()
    for observation in observations:
        made.append(_row(collection, observation, page, anchors, checked, observation.subject in linked))
        linked.add(observation.subject)
    return made


def _row(collection: Collection, row: Observation, page: str, anchors: bool, checked: bool, linked: bool) -> Row:
    home = collection.row_pages[row.id]
    own = f' id="obs-{row.id}"' if anchors else ""
    topic = words.TOPICS[topics.topic(row.indicator)]
    amount = Markdown(
        f'<data value="{words.number(words.first_value(row))}" data-topic="{topic}"{own}>'
        f"{words.amount(row.value)}</data>"
    )
    if home != page:
        amount = escaping.link(amount, places.link(page, home, f"obs-{row.id}"))
    if anchors and row.base_value is not None and row.base_value != row.value:
        amount = Markdown(
            f"{amount}<br><small>{words.grouped(row.base_value)} {escaping.inline(row.base_unit or '')}</small>"
        )
    target = places.subject(collection.subject_slugs[row.subject])
    subject = escaping.inline(row.subject)
    if linked:
        pass
    elif row.subject_id and row.subject_id in collection.entities:
        subject = escaping.link(subject, places.link(page, places.entity(row.subject_id)))
    elif page != target:
        subject = escaping.link(subject, places.link(page, target))
    return Row(
        observation=row,
        amount=amount,
        subject=subject,
        indicator=_indicator(collection, row, page),
        period=(row.period or "").replace("/", "～"),
        marks=Markdown(
            " · ".join(
                (*words.marks(row), *_misread(collection, row), *(_verdict(collection, row, page) if checked else ()))
            )
        ),
        sentence=quoted(collection, row.at),
        place=places.link(page, places.article(row.at.article), collection.sentence(row.at).anchor),
        line=_line(collection, row, page) if anchors else Markdown(""),
    )


def _misread(collection: Collection, row: Observation) -> Iterator[Markdown]:
    """What the source has for a figure in which a misprint was read as what was meant: `原文作“3O万人”`."""
    restored = collection.restored[row.at.source]
    read = words_at(restored.source.text, row.at.spans, collection.read_as(row.at.source))
    printed = "".join(row.at.quote.split())
    if unicodedata.normalize("NFKC", "".join(read.split())) != unicodedata.normalize("NFKC", printed):
        yield worded("原文作“{printed}”", printed=words.shorten(printed))


def _verdict(collection: Collection, row: Observation, page: str) -> Iterator[Markdown]:
    """The link to the worst audit of a figure itself, else to one that it only serves."""

    def serves(audit: Audit) -> bool:
        return row.id not in questioned(audit)

    audits = sorted(
        collection.audits.get(row.id, ()), key=lambda a: (serves(a), a.verdict != "differs", a.kind, a.arithmetic)
    )
    for audit in audits[:1]:
        said, tip = map(say, _SERVES if serves(audit) else _SAID[audit.verdict])
        yield escaping.link(escaping.inline(said), places.link(page, *collection.audit_places[audit]), tip)


def _line(collection: Collection, row: Observation, page: str) -> Markdown:
    starts = [span.start for span in row.at.spans]
    if not starts:
        return Markdown("")
    return line_link(collection, collection.restored[row.at.source], min(starts), page, say("到来源的这一行"))


def _indicator(collection: Collection, row: Observation, page: str) -> Markdown:
    shown = escaping.inline(row.indicator)
    name = usual_name(row.indicator)
    target = places.indicator(collection.indicator_slugs[name])
    if len(collection.by_indicator[name]) < 2 or page == target:
        return shown
    return escaping.link(shown, places.link(page, target))
