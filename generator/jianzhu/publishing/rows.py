"""Observations → rows of the indicator tables: `6.07 %`, the sentence it comes from, the link to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jianzhu.model import Observation
from jianzhu.publishing import escaping, places, words
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.escaping import Markdown
from jianzhu.publishing.quoting import quoted


@dataclass(frozen=True, slots=True)
class Row:
    """An observation as a table shows it."""

    observation: Observation
    amount: Markdown
    """The value, to be sorted by the base value; the anchor `obs-ID` where the table is the row's own."""
    subject: Markdown
    indicator: Markdown
    period: str
    marks: str
    sentence: Markdown
    """The sentence with the figure in bold."""
    place: str
    """The address of the sentence in its article."""
    verdict: str
    """What the audit says of it, empty where there is none."""


def rows(collection: Collection, observations: Iterable[Observation], page: str, *, anchors: bool) -> list[Row]:
    """The rows of a table on `page`, a subject linked where it first stands; with `anchors` they are at home there."""
    made: list[Row] = []
    linked: set[str] = set()
    for observation in observations:
        made.append(_row(collection, observation, page, anchors, observation.subject in linked))
        linked.add(observation.subject)
    return made


def _row(collection: Collection, row: Observation, page: str, anchors: bool, linked: bool) -> Row:
    home = collection.row_pages[row.id]
    own = f' id="obs-{row.id}"' if anchors else ""
    amount = Markdown(f'<data value="{words.number(words.first_value(row))}"{own}>{words.amount(row.value)}</data>')
    if home != page:
        amount = escaping.link(amount, places.link(page, home, f"obs-{row.id}"))
    target = places.subject(collection.subject_slugs[row.subject])
    subject = escaping.inline(row.subject)
    if linked:
        pass
    elif row.subject_id and row.subject_id in collection.entities:
        subject = escaping.link(subject, places.link(page, places.entity(row.subject_id)))
    elif page != target:
        subject = escaping.link(subject, places.link(page, target))
    audits = collection.audits.get(row.id, ())
    verdict = "differs" if any(a.verdict == "differs" for a in audits) else "agrees" if audits else ""
    return Row(
        observation=row,
        amount=amount,
        subject=subject,
        indicator=_indicator(collection, row, page),
        period=(row.period or "").replace("/", "～"),
        marks=" · ".join(words.marks(row)),
        sentence=quoted(collection, row.at),
        place=places.link(page, places.article(row.at.article), collection.sentence(row.at).anchor),
        verdict=verdict,
    )


def _indicator(collection: Collection, row: Observation, page: str) -> Markdown:
    shown = escaping.inline(row.indicator)
    target = places.indicator(collection.indicator_slugs[row.indicator])
    if len(collection.by_indicator[row.indicator]) < 2 or page == target:
        return shown
    return escaping.link(shown, places.link(page, target))
