"""Article → Measurements: what a text measures, each figure with whom it is about, when it held and how it was meant.

`2024年，白沙县财政收入突破9亿元，同比增长6%` → `白沙县 | 财政收入 | 9 亿元 | 2024 | level | actual | at_least` and
`白沙县 | 财政收入 | 6 % | 2024 | change | actual | exact`. The parts: `quantities` finds the numbers, `periods` the
times, `labels` the label, `subjects` whom it is about, `measured_tables` reads tables. A figure in a headline that the
text repeats is listed once, from the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from jianzhu.annotating.figures.agents import agent, each_of
from jianzhu.annotating.figures.calendar import Calendar
from jianzhu.annotating.figures.choosing import CLOSE, Candidate
from jianzhu.annotating.figures.clauses import clauses
from jianzhu.annotating.figures.conversion import dimension_of, in_base
from jianzhu.annotating.figures.distributing import distributed, to_each
from jianzhu.annotating.figures.holding import (
    comes_later,
    comes_yearly,
    is_first_of_two,
    is_local,
    of_kind,
    period_at,
    reaches_on,
    will_come_yearly,
)
from jianzhu.annotating.figures.labels import IMPLIED, Figure, carried_over, label, multiple_of, part_of, points_back
from jianzhu.annotating.figures.main_subjects import Subject
from jianzhu.annotating.figures.measured_tables import measure_table
from jianzhu.annotating.figures.measures import kind_of_measure, signed
from jianzhu.annotating.figures.modality import Modalities
from jianzhu.annotating.figures.periods import Period, document_year, find_periods, title_period
from jianzhu.annotating.figures.quantities import Quantity, find_quantities
from jianzhu.annotating.figures.sections import Sections
from jianzhu.annotating.figures.spacing import closed_up
from jianzhu.annotating.figures.subjects import Subjects
from jianzhu.annotating.figures.things_behind import thing_behind
from jianzhu.model import Article, Measurement, Mention, Passage, Source, Table
from jianzhu.proof import number_stands, words_at
from jianzhu.sentences import sentences

NOTHING: Mapping[int, str] = MappingProxyType({})
"""No misprints."""
UNREAD = ("byline", "dateline", "table_note", "cell", "table_caption")
_OPEN_BRACKET = re.compile(r"[（(](?=[^（()）]*$)")
_LOOKED_AT = re.compile(r"(?:其中|分)?[从按分][^，。；]{1,8}(?:来?看|来?分)")
"""从县区看, 分产业看: a clause that says how what was said before is parted, no label."""
_QUOTED_FIRST = re.compile(r"“([^“”]{2,12})”")
_ENUMERATED = re.compile(r"(?P<first>一是|首先)|[二三四五六七八九十]是|其次|再次")
"""How a sentence begins that opens the next part of a paragraph."""
_RANKED_IN = re.compile(r"(?:居|列|排名?|占)$")
"""What makes a place the one that a rank or a share is in, no subject: 增速居[青原市]第2位, 占[青原市]税收的三成."""
_LEADS_TO_TIME = re.compile(r"(?<![达升降增减加高低少长大短提回涨跌缩移])(?:截至|截止|[到至于在自])$")
_BEHIND_TIME = re.compile(r"[底末]?前(?![移进行后列期沿景往])|之前|以前|起")
"""Words beside a time that go with it: [到]2027年再建8所, 6月20日[前]完成14座."""
_SIZE = {"length": "长度", "area": "面积", "power": "装机容量"}
"""What a measure right behind a name is of it: 建设某航道[47公里]."""
_SMALL_OK = re.compile(r"(?:至|到|为|达|达到|共|共有|新增|其中|控制在|不超过)$")


def measure(
    article: Article, source: Source, mentions: tuple[Mention, ...], read_as: Mapping[int, str] = NOTHING
) -> tuple[Measurement, ...]:
    """The figures of an article, in the order of its passages.

    `mentions` are the article's own, sorted; they name the subjects and may be empty. `read_as` has the source's
    characters that are read as others, by their offsets. Each result's characters
    [start, end) of its passage's text hold the number and its unit.
    """
    closed = closed_up(article)
    year = document_year(closed.article, source)
    found = _measure(closed.article, closed.inward(mentions), year)
    passages = {passage.id: passage for passage in article.passages()}
    return tuple(one for one in closed.outward(found) if _proved(one, source, passages[one.passage], read_as))


def _proved(one: Measurement, source: Source, passage: Passage, read_as: Mapping[int, str]) -> bool:
    """Whether the source itself, its listed misprints read right, prints the figure's number where it was read."""
    spans = passage.text.spans(source.text, one.start, one.end)
    return number_stands(words_at(source.text, spans, read_as), one.value)


def _measure(article: Article, mentions: tuple[Mention, ...], year: int | None) -> tuple[Measurement, ...]:
    reader = _Reader(article, year, mentions)
    sections = reader.sections
    found: list[Measurement] = []
    headlines: list[Measurement] = []
    for passage in (article.kicker, article.title, article.subtitle):
        if passage:
            headlines.extend(reader.read(passage, False))
    for block in article.blocks:
        if isinstance(block, Table):
            found.extend(
                measure_table(block, reader.main, mentions, year, sections.target and sections.current.level > 0)
            )
            continue
        if block.role == "heading":
            sections.enter(block)
            reader.begin_section()
            headlines.extend(reader.read(block, sections.target))
        elif block.role not in UNREAD:
            found.extend(reader.read(block, sections.target))
    for footnote in article.footnotes:
        found.extend(reader.read(footnote.passage, False))
    said = {(m.value, m.unit) for m in found}
    found.extend(m for m in headlines if (m.value, m.unit) not in said)
    order = {passage.id: k for k, passage in enumerate(article.passages())}
    return tuple(sorted(found, key=lambda m: (order[m.passage], m.start)))


class _Reader:
    """Reads the running text of one article, passage after passage."""

    def __init__(self, article: Article, year: int | None, mentions: tuple[Mention, ...]) -> None:
        self._year = year
        self._default = title_period(article)
        self._subjects = Subjects(article, mentions)
        self.main = self._subjects.main
        self._carried_subject = ""
        self._last_sentence = ""
        self._last_period: str | None = None
        self._changing = ("", "")
        """The last passage with a change, and what changed first in it: what 甲县增长7% without a label is about."""
        self._calendar = Calendar.of(article, year)
        self.sections = Sections(year, self._calendar.ahead or self._calendar.plan is not None)

    def begin_section(self) -> None:
        """Forget the sentence before: a new part of the text doesn't go on about it."""
        self._last_sentence, self._last_period, self._changing = "", None, ("", "")

    def read(self, passage: Passage, target_heading: bool) -> list[Measurement]:
        text = passage.text.chars
        self._subjects.begin_passage()
        if over := self._calendar.years_over(text):
            self.sections.look_back(over)
            target_heading = target_heading and self.sections.target
        section = self.sections.current
        told = int(section.period) if section.period and re.fullmatch(r"\d{4}", section.period) else None
        carried: str | None = section.period or self._default or self._taken_over(passage)
        self._of_section = bool(section.period)
        opening = carried
        self._carried_subject = ""
        self._labels: list[str] = []
        self._earlier: Figure | None = None
        self._parted, self._grown = False, ""
        found: list[Measurement] = []
        last: str | None = None
        for start, end in sentences(text):
            if text[:start].rstrip()[-1:] in ("；", ";"):
                carried = last or carried
            if listed := _ENUMERATED.match(text, start):
                opening = carried if listed["first"] else opening
                carried, self._of_section = section.period or opening, bool(section.period)
            periods = [
                replace(p, start=p.start + start, end=p.end + start)
                for p in find_periods(
                    text[start:end], self._year, told or self._calendar.year_told(carried, text[start:end])
                )
            ]
            times = [(p.start, p.end) for p in periods]
            quantities = [
                replace(q, start=q.start + start, end=q.end + start, number=q.number + start)
                for q in find_quantities(text[start:end], [(a - start, b - start) for a, b in times])
            ]
            periods = self._calendar.settled(text, start, end, periods, quantities)
            found.extend(self._sentence(passage, start, end, periods, quantities, carried, target_heading))
            if any(p.role == "holds" for p in periods):
                self._carried_subject = self._subjects.last_name()
            last = None
            for period in periods:
                last = period.value if period.role == "holds" else None if period.role == "open" else last
                if period.role == "holds" and not is_local(text, start, period):
                    carried = period.value if reaches_on(period.value) else self._default
                    self._of_section = False
                elif period.role == "open":
                    carried = self._default
                    self._of_section = False
            self._last_sentence = text[start:end]
        self._last_period = carried
        return found

    def _taken_over(self, passage: Passage) -> str | None:
        """The year in which the passage before ended, where this one goes on about a thing named in its last sentence.

        `…，今年将老厂整体移交。` and `老厂有厂房3栋，…` are of one year.
        """
        text, year = passage.text.chars, str(self._year)
        quoted = _QUOTED_FIRST.match(text)
        named = [m for m in self._subjects.mentions(passage.id) if m.start <= 1 and m.type != "place"]
        first = quoted[1] if quoted else text[named[0].start : named[0].end] if named else ""
        return year if first and self._last_period == year and first in self._last_sentence else None

    def _sentence(
        self,
        passage: Passage,
        start: int,
        end: int,
        periods: list[Period],
        quantities: list[Quantity],
        carried: str | None,
        target_heading: bool,
    ) -> list[Measurement]:
        text = passage.text.chars
        goes_on = text[:start].rstrip()[-1:] in ("；", ";")
        if not goes_on:
            self._subjects.begin_sentence(text, start)
        parted = _LOOKED_AT.match(text, start, end) is not None or (goes_on and self._parted)
        names = [(m.start, m.end) for m in self._subjects.mentions(passage.id)]
        modalities = Modalities(text[start:end], start, target_heading, self._year, periods, names)
        bounds = clauses(text, start, end)
        times = [(p.start, p.end) for p in periods]
        found: list[Measurement] = []
        figures: list[Figure] = []
        clause = 0
        whole: tuple[str, tuple[str, int, int] | None] | None = None
        each: dict[int, list[Subject]] = {}
        self._subjects.pass_clause(passage.id, text, bounds[0], bounds[1], times)
        for k, quantity in enumerate(quantities):
            while clause + 2 < len(bounds) and bounds[clause + 1] <= quantity.start:
                clause += 1
                self._subjects.pass_clause(passage.id, text, bounds[clause], bounds[clause + 1], times)
            previous = figures[-1] if figures else None
            left_start = bounds[clause]
            if previous and previous.quantity.end > left_start:
                left_start = previous.quantity.end + previous.used
                left_start = max(left_start, text.rfind("、", left_start, quantity.start) + 1)
            bracket = _OPEN_BRACKET.search(text[left_start : quantity.start])
            aside, opened = "", -1
            if bracket:
                opened = left_start + bracket.start()
                aside = self._without(passage, left_start, left_start + bracket.start(), times)
                left_start += bracket.end()
            right_end = quantities[k + 1].start if k + 1 < len(quantities) else end
            right_end = min([right_end, *(b for b in bounds if b >= quantity.end)], default=end)
            left = self._without(passage, left_start, quantity.start, times)
            row, behind = each_of(passage.id, text, left_start, quantity.start, self._subjects.mentions(passage.id))
            if row:
                each[len(figures)], left = row, behind
            figure = Figure(quantity, left, text[quantity.end : right_end], clause)
            figure.based = any(p.role == "base" and left_start <= p.start < quantity.start for p in periods)
            figure.listed = bool(previous) and text[left_start - 1 : left_start] == "、"
            beside = self._subjects.beside(passage.id, text, quantity.start, opened)
            figure.named = quantity.kind == "count" and self._subjects.name_ends(passage.id, quantity.start)
            comes_first = is_first_of_two(text, start, quantity)
            if quantity.small and not (comes_first or _SMALL_OK.search(left)):
                continue
            behind_value = previous is not None and opened == previous.quantity.end
            label(
                figure,
                previous,
                aside or ("" if behind_value else self._before(passage, bounds, clause, times)),
                opened >= 0,
            )
            if figure.indicator and (whole_time := multiple_of(text, left_start, quantity, periods)):
                figure.indicator += whole_time
            if previous is None:
                figure.indicator = carried_over(figure, self._earlier if goes_on else None)
            if points_back(figure.indicator) and self._labels:
                figure.indicator = self._labels[-1]
            if parted and figure.phrase.change:
                figure.indicator = part_of(figure.indicator, self._grown)
            if not figure.indicator and figure.phrase.change and quantity.unit in ("%", "％"):
                figure.indicator = self._changing[1]
            name = "" if figure.indicator else self._subjects.named_before(passage.id, quantity.start)
            size = name and _SIZE.get(dimension_of(quantity.unit), "")
            figure.indicator = figure.indicator or size or name
            if not figure.indicator:
                continue
            here = self._subjects.mentions(passage.id)
            period, named = period_at(text, start, quantity, periods, carried, self._default, here)
            nearest = {
                "behind": thing_behind(passage.id, text, figure, here),
                "beside": beside if (quantity.kind == "count" and not name) or opened >= 0 or size else None,
                "agent": agent(passage.id, text, bounds[clause], quantity.start, here),
                "acting": self._subjects.acting(passage.id, text, bounds[clause], quantity.start),
            }
            if nearest["behind"] and dimension_of(quantity.unit) == "power":
                figure.indicator = IMPLIED["power"]
            nearer = [Candidate(one, role) for role, one in nearest.items() if one]
            words = "" if figure.joined else figure.phrase.words
            subject, lead = self._subjects.of(passage.id, text, quantity.start, words, figure.right, nearer)
            among = text.rfind("其中", previous.quantity.end, quantity.start) if previous else -1
            if among >= 0:
                whole = found[-1].subject, found[-1].subject_at
            if whole and not subject.named_in(passage.id, max(among, found[-1].end)):
                subject = Subject(whole[0], whole[1], True)
            other = self._carried_subject not in ("", subject.name) and subject.named_in(passage.id, start)
            if (
                other
                and not named
                and not (
                    reaches_on(period)
                    and text[:start].rstrip()[-1:] in ("；", ";")
                    and modalities.at(quantity.start, figure.right, period) == "actual"
                )
            ):
                period = self._default
            modality = "actual" if comes_first else modalities.at(quantity.start, figure.right, period)
            later = will_come_yearly(figure, period, self._year) or comes_later(text, quantity, periods)
            if (modality == "target" and later) or comes_yearly(figure, periods, bounds[clause], self._default):
                period = None
            if period is None and not named and modality == "actual" and self._subjects.is_event(subject.name):
                period = self._calendar.today
            figure.period = period
            made = self._made(passage, figure, subject, modality, named, lead >= CLOSE)
            if self._of_section and not named and period == self.sections.current.period:
                period = self.sections.current.refined(
                    figure.indicator, figure.left, made.measure, quantity.kind == "count"
                )
            if not comes_first:
                words = figure.left + figure.indicator
                period = self._calendar.of_plan(period, words, made.modality == "target", named)
            if not named and not comes_first:
                planned = made.modality == "target" and period == self._default
                period = of_kind(period, figure.indicator, planned, self._year)
            period = self._calendar.at_founding(period, figure.indicator)
            figure.period = period
            found.append(replace(made, period=figure.period))
            if made.measure == "change" and self._changing[0] != passage.id:
                self._changing = passage.id, made.indicator
            figures.append(figure)
        while clause + 2 < len(bounds):
            clause += 1
            self._subjects.pass_clause(passage.id, text, bounds[clause], bounds[clause + 1], times)
        self._earlier, self._parted = figures[-1] if figures else None, parted
        if not parted:
            self._grown = next((one.indicator for one in found if one.measure == "change"), self._grown)
        earlier, self._labels = self._labels, [one.indicator for one in found if one.measure != "change"]
        return to_each(text, distributed(text, found, figures, earlier), figures, each)

    def _before(self, passage: Passage, bounds: list[int], clause: int, times: list[tuple[int, int]]) -> str:
        """The clause before, where it holds no number of its own."""
        if clause == 0:
            return ""
        said = self._without(passage, bounds[clause - 1], bounds[clause], times).strip("，,：: ")
        return "" if _LOOKED_AT.fullmatch(said) else said

    def _without(self, passage: Passage, start: int, end: int, times: list[tuple[int, int]]) -> str:
        """The characters [start, end) without times and without the subject that they begin with."""
        text = passage.text.chars
        cut = start
        for mention in self._subjects.mentions(passage.id):
            if mention.start >= start and mention.end <= end:
                between = text[cut : mention.start]
                listed = (
                    text[mention.end : mention.end + 1] in ("、", "等")
                    or text[mention.start - 1 : mention.start] == "、"
                )
                if _RANKED_IN.search(text, start, mention.start):
                    continue
                if not listed and not re.search(r"[“《]$", between):
                    cut = mention.end
                elif between == "“" and text[mention.end : mention.end + 1] == "”" and cut == start:
                    cut = mention.end + 1
        cut = self._subjects.after_reference(passage.id, text, cut)
        kept, position = [], cut
        for low, high in times:
            if high > position and low < end:
                kept.append(_LEADS_TO_TIME.sub("", text[position : max(low, position)]))
                behind = _BEHIND_TIME.match(text, high, end)
                position = max(position, behind.end() if behind else high)
        kept.append(text[position:end])
        return self._subjects.without_anaphor("".join(kept))

    def _made(
        self, passage: Passage, figure: Figure, subject: Subject, modality: str, named: bool, clear: bool
    ) -> Measurement:
        quantity = figure.quantity
        own = figure.phrase.words if figure.joined else figure.indicator
        kind = kind_of_measure(quantity, figure.phrase, own, figure.left)
        figure.measure = kind
        value = (
            signed(quantity.value, quantity.unit, figure.phrase, figure.indicator)
            if kind == "change"
            else quantity.value
        )
        base, base_unit = in_base(value, quantity.unit)
        return Measurement(
            passage=passage.id,
            start=quantity.start,
            end=quantity.end,
            subject=subject.name,
            indicator=figure.indicator,
            value=value,
            unit=quantity.unit,
            period=figure.period,
            measure=kind,
            modality="target" if modality == "target" else "actual",
            bound=quantity.bound,
            confidence=round(0.6 + 0.2 * (subject.sure and clear) + 0.1 * named + 0.1 * bool(figure.phrase.words), 2),
            base_value=base,
            base_unit=base_unit,
            subject_at=subject.at,
        )
