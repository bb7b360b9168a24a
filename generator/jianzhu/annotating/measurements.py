"""Article → Measurements: what a text measures, each figure with whom it is about, when it held and how it was meant.

`2025年，安仁县工业税收突破2亿元，同比增长35%` → `安仁县 | 工业税收 | 2 亿元 | 2025 | level | actual | at_least` and
`安仁县 | 工业税收 | 35 % | 2025 | change | actual | exact`. The parts: `quantities` finds the numbers, `periods` the times,
`indicators` the label, `subjects` whom it is about, `measured_tables` reads tables. A figure in a headline that the text
repeats is listed once, from the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jianzhu.annotating.indicators import Phrase, ends_in_noun, is_noun, leading_verb, noun_after, phrase_before
from jianzhu.annotating.measured_tables import measure_table
from jianzhu.annotating.measures import kind_of_measure, signed
from jianzhu.annotating.modality import Modalities, is_target_heading
from jianzhu.annotating.periods import Period, document_year, find_periods, title_year
from jianzhu.annotating.quantities import Quantity, dimension_of, find_quantities, in_base
from jianzhu.annotating.subjects import Subject, Subjects
from jianzhu.lexicon import column
from jianzhu.model import Article, Measurement, Mention, Passage, Source, Table
from jianzhu.sentences import sentences

HEADS = ("title", "kicker", "subtitle", "heading")
KEPT_CHANGES = ("节省", "节约", "增收", "节支", "增效")
"""Words of change that are what is measured: 每亩增收1200元."""
ATTRIBUTES = frozenset(column("attributes", "word"))
BATCHES = ("批次", "场次", "轮次")
"""Measure words that count something other than the noun behind them: 6批次干部 are batches, not cadres."""
LEAST_NAME = 6
"""Characters of a noun behind 的 that names one thing: 北斗信息产业群 does, 项目 doesn't."""
IMPLIED = {"area": "面积", "power": "装机容量"}
"""What a unit of a dimension measures where the text only names the thing: 800平方米办公楼 → 办公楼面积."""
DEPENDENT = frozenset(column("dependent_labels", "word"))
UNREAD = ("byline", "dateline", "table_note", "cell", "table_caption")
_CLAUSE = re.compile(r"[，,；;。！？：:】【]|——+|……")
_OPEN_BRACKET = re.compile(r"[（(](?=[^（()）]*$)")
_CLOSE_BRACKET = re.compile(r"[^（()）]*?(?=[）)])")
_JOINED = re.compile(r"\s*(?:、|和|及|与|以及|，|,|/)?\s*")
_FROM = re.compile(r"(?:从|由|原)[^，。；]*$")
_YEARLY = re.compile(
    r"(?:新增|每|预计)?年(?:产值|增加|新增|发电|创税|销售|收入|营收|利税|利润|产量|产能|处理|加工|税收|上缴|接待)"
)
"""Labels of what a project gives every year once it runs: no year of the text is theirs."""
_NAMED_THING = re.compile(
    r"的([^，。；、的0-9]{2,20}?(?:基地|项目|工程|产业园|中心|产业群|集群|平台|公路|大桥|电站|电厂|水库|机场|码头|铁路|高速))"
)
_SMALL_OK = re.compile(r"(?:至|到|为|达|达到|由|从|共|共有|新增|其中)$")


@dataclass(slots=True)
class _Figure:
    quantity: Quantity
    left: str
    right: str
    clause: int
    """Which clause of the sentence it stands in."""
    indicator: str = ""
    phrase: Phrase = Phrase("", None, False)
    measure: str = "level"
    period: str | None = None
    used: int = 0
    """Characters of `right` that the label took."""
    joined: bool = False
    """Whether it is a figure of the thing counted before it: 项目41个，总投资150亿元."""
    listed: bool = False
    """Whether 、 joins it to the figure before."""
    whole: str = ""
    """The label that it is a part of (其中): 提醒服务 for 提醒服务证照类."""


def measure(article: Article, source: Source, mentions: tuple[Mention, ...]) -> tuple[Measurement, ...]:
    """The figures of an article, in the order of its passages.

    `mentions` are the article's own, sorted; they name the subjects and may be empty. Each result's characters
    [start, end) of its passage's text hold the number and its unit.
    """
    closed = _closed_up(article)
    year = document_year(closed.article, source)
    found = _measure(closed.article, closed.inward(mentions), year)
    return tuple(closed.outward(found))


def _measure(article: Article, mentions: tuple[Mention, ...], year: int | None) -> tuple[Measurement, ...]:
    reader = _Reader(article, year, mentions)
    found: list[Measurement] = []
    headlines: list[Measurement] = []
    target_heading = False
    for passage in (article.kicker, article.title, article.subtitle):
        if passage:
            headlines.extend(reader.read(passage, False))
    for block in article.blocks:
        if isinstance(block, Table):
            found.extend(measure_table(block, reader.main, mentions, year, target_heading))
            continue
        if block.role == "heading":
            target_heading = is_target_heading(block.text.chars) or (
                target_heading and bool(block.level and block.level > 3)
            )
            headlines.extend(reader.read(block, target_heading))
        elif block.role not in UNREAD:
            found.extend(reader.read(block, target_heading))
    for footnote in article.footnotes:
        found.extend(reader.read(footnote.passage, False))
    said = {(m.value, m.unit) for m in found}
    found.extend(m for m in headlines if (m.value, m.unit) not in said)
    order = {passage.id: k for k, passage in enumerate(article.passages())}
    return tuple(sorted(found, key=lambda m: (order[m.passage], m.start)))


@dataclass(frozen=True, slots=True)
class _Closed:
    """An article without the white space that letter-spacing and line breaks left between its characters."""

    article: Article
    kept: dict[str, list[int]]
    """For each passage, the place in its own text of each character that was kept."""

    def inward(self, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        moved = []
        for mention in mentions:
            kept = self.kept[mention.passage]
            start, end = bisect_left(kept, mention.start), bisect_left(kept, mention.end)
            moved.append(replace(mention, start=start, end=end))
        return tuple(moved)

    def outward(self, found: Iterable[Measurement]) -> Iterator[Measurement]:
        for one in found:
            kept = self.kept[one.passage]
            at = one.subject_at
            if at:
                inner = self.kept[at[0]]
                at = (at[0], inner[at[1]], inner[at[2] - 1] + 1)
            yield replace(one, start=kept[one.start], end=kept[one.end - 1] + 1, subject_at=at)


_IDLE_SPACE = re.compile(r"(?<![0-9A-Za-z])\s+|\s+(?![0-9A-Za-z])")


def _closed_up(article: Article) -> _Closed:
    kept: dict[str, list[int]] = {}

    def close(passage: Passage) -> Passage:
        text = passage.text.chars
        idle = {k for m in _IDLE_SPACE.finditer(text) for k in range(m.start(), m.end())}
        kept[passage.id] = [k for k in range(len(text)) if k not in idle]
        return replace(passage, text=passage.text.keep(kept[passage.id]))

    def optional(passage: Passage | None) -> Passage | None:
        return close(passage) if passage else None

    def block(one: Passage | Table) -> Passage | Table:
        if isinstance(one, Passage):
            return close(one)
        return replace(
            one,
            caption=optional(one.caption),
            header=tuple(map(close, one.header)),
            rows=tuple(tuple(map(close, row)) for row in one.rows),
            note=optional(one.note),
        )

    closed = replace(
        article,
        title=optional(article.title),
        kicker=optional(article.kicker),
        subtitle=optional(article.subtitle),
        bylines=tuple(map(close, article.bylines)),
        blocks=tuple(map(block, article.blocks)),
        footnotes=tuple(replace(note, passage=close(note.passage)) for note in article.footnotes),
    )
    return _Closed(closed, kept)


class _Reader:
    """Reads the running text of one article, passage after passage."""

    def __init__(self, article: Article, year: int | None, mentions: tuple[Mention, ...]) -> None:
        self._year = year
        self._default = title_year(article)
        self._subjects = Subjects(article, mentions)
        self.main = self._subjects.main
        self._carried_subject = ""

    def read(self, passage: Passage, target_heading: bool) -> list[Measurement]:
        text = passage.text.chars
        self._subjects.begin_passage()
        carried: str | None = self._default
        self._carried_subject = ""
        found: list[Measurement] = []
        for start, end in sentences(text):
            periods = [
                replace(p, start=p.start + start, end=p.end + start) for p in find_periods(text[start:end], self._year)
            ]
            times = [(p.start, p.end) for p in periods]
            quantities = [
                replace(q, start=q.start + start, end=q.end + start, number=q.number + start)
                for q in find_quantities(text[start:end], [(a - start, b - start) for a, b in times])
            ]
            found.extend(self._sentence(passage, start, end, periods, quantities, carried, target_heading))
            if any(p.role == "holds" for p in periods):
                self._carried_subject = self._subjects.last_name()
            for period in periods:
                if period.role == "holds" and not _FROM.search(text[start : period.start]):
                    carried = period.value if _reaches_on(period.value) else self._default
                elif period.role == "open":
                    carried = self._default
        return found

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
        self._subjects.begin_sentence()
        modalities = Modalities(text[start:end], start, target_heading, self._year)
        bounds = sorted({start, *(start + m.end() for m in _CLAUSE.finditer(text[start:end])), end})
        times = [(p.start, p.end) for p in periods]
        found: list[Measurement] = []
        figures: list[_Figure] = []
        clause = 0
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
            aside = ""
            if bracket:
                aside = self._without(passage, left_start, left_start + bracket.start(), times)
                left_start += bracket.end()
            right_end = quantities[k + 1].start if k + 1 < len(quantities) else end
            right_end = min([right_end, *(b for b in bounds if b >= quantity.end)], default=end)
            left = self._without(passage, left_start, quantity.start, times)
            figure = _Figure(quantity, left, text[quantity.end : right_end], clause)
            figure.listed = bool(previous) and text[left_start - 1 : left_start] == "、"
            if quantity.small and not _SMALL_OK.search(left):
                continue
            self._label(figure, previous, aside or self._before(passage, bounds, clause, times), bool(aside))
            if not figure.indicator:
                continue
            period, named = self._period(passage, start, quantity, periods, carried)
            named_thing = self._counted_thing(passage, quantity, figure)
            acting = self._subjects.acting(passage.id, text, bounds[clause], quantity.start)
            subject = (
                named_thing
                or acting
                or self._subjects.of(passage.id, text, quantity.start, figure.phrase.words, figure.right)
            )
            if not named and period and self._carried_subject not in ("", subject.name):
                if subject.at and not subject.by_anaphor and subject.at[0] == passage.id and subject.at[1] >= start:
                    period = self._default
            modality = modalities.at(quantity.start, figure.right, period)
            if modality == "target" and _YEARLY.search(figure.left) and not _later(period, self._year):
                period = None
            figure.period = period
            found.append(self._made(passage, figure, subject, modality, named))
            figures.append(figure)
        while clause + 2 < len(bounds):
            clause += 1
            self._subjects.pass_clause(passage.id, text, bounds[clause], bounds[clause + 1], times)
        return _distributed(text, found, figures, periods)

    def _before(self, passage: Passage, bounds: list[int], clause: int, times: list[tuple[int, int]]) -> str:
        """The clause before, where it holds no number of its own."""
        if clause == 0:
            return ""
        return self._without(passage, bounds[clause - 1], bounds[clause], times).strip("，,：: ")

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
                if not listed and not re.search(r"[“《]$", between):
                    cut = mention.end
        kept, position = [], cut
        for low, high in times:
            if high > position and low < end:
                kept.append(text[position : max(low, position)])
                position = max(position, high)
        kept.append(text[position:end])
        return self._subjects.without_anaphor("".join(kept))

    def _label(self, figure: _Figure, previous: _Figure | None, before: str, inside: bool = False) -> None:
        """Find the figure's label; `before` is what stands before its clause or (`inside`) before its brackets."""
        quantity = figure.quantity
        figure.phrase = phrase = phrase_before(figure.left)
        words = phrase.words
        noun, predicate = "", ""
        if (quantity.kind in ("count", "measure", "duration") and not phrase.to and not (phrase.change and words)) or (
            quantity.kind == "count" and not ends_in_noun(words)
        ):
            noun, predicate = noun_after(figure.right, quantity)
        if quantity.kind == "count" and words and ends_in_noun(words) and not figure.left.rstrip().endswith("的"):
            noun = ""
        if quantity.kind == "measure" and figure.right[:1] == "的" and words and ends_in_noun(words):
            noun = ""
        if noun:
            figure.used = figure.right.index(noun) + len(noun)
            words = words + (predicate if not words or len(predicate) <= 4 else "") + noun
            implied = IMPLIED.get(dimension_of(quantity.unit))
            if implied and not words.endswith(implied) and (not phrase.words or implied == "装机容量"):
                words = noun + implied
        if quantity.kind == "ratio" and figure.right[:1] == "的" and not words:
            noun, predicate = noun_after(figure.right, quantity)
            words = predicate + noun
        if not words and phrase.change in KEPT_CHANGES:
            words = phrase.change or ""
        elif phrase.change in KEPT_CHANGES and quantity.kind == "measure" and phrase.change not in words:
            words = words + (phrase.change or "")
        if inside and not words:
            words = phrase_before(before).words
        words = self._inherited(figure, previous, words, before)
        if not words and figure.right:
            noun, predicate = noun_after(figure.right, replace(quantity, kind="count"))
            words = predicate + noun
        figure.indicator = _finished(words, quantity, figure)

    def _inherited(self, figure: _Figure, previous: _Figure | None, words: str, before: str) -> str:
        """The label with what it leaves to the figure or the clause before it."""
        left = figure.left.lstrip(" ，,、")
        if previous is None:
            return words or phrase_before(before).words
        near = figure.clause - previous.clause <= 1
        base = previous.indicator.removesuffix("排名")
        if left.startswith("占") and words:
            return base + "占" + words.removeprefix("占")
        if words.startswith("标准") and left.startswith(("按", "以")):
            return base + "标准"
        if not words:
            between = phrase_before(before).words if figure.clause > previous.clause + 1 else ""
            return between or base
        if figure.quantity.kind == "rank" and len(words) <= 6:
            return base + re.sub(r"^(?:稳居|位居|跃居|居|位列|名列|列|排名|排)", "", words)
        if words in DEPENDENT:
            return base + words
        verb = leading_verb(base)
        if words == leading_verb(words) and verb and previous.quantity.unit == figure.quantity.unit:
            return words + base.removeprefix(verb)
        same_clause = previous.clause == figure.clause and figure.listed and not previous.whole and is_noun(words)
        if same_clause and verb and not leading_verb(words) and figure.quantity.kind == previous.quantity.kind:
            return words if figure.used else verb + words
        if left.startswith("其中") and re.search(r"[级型类性]$", words):
            figure.whole = base
        elif previous.whole and previous.clause == figure.clause and re.search(r"[级型类性]$", words):
            figure.whole = previous.whole
        if figure.whole:
            return figure.whole + words
        if (
            near
            and previous.quantity.kind == "count"
            and left.startswith(words)
            and words in ATTRIBUTES
            and len(base) > 2
        ):
            figure.joined = True
            return base + words
        return words

    def _period(
        self, passage: Passage, start: int, quantity: Quantity, periods: list[Period], carried: str | None
    ) -> tuple[str | None, bool]:
        """The period that holds at a quantity, and whether its own sentence names it."""
        text = passage.text.chars
        value, named = carried, False
        for period in periods:
            if period.start >= quantity.start:
                break
            local = _FROM.search(text[start : period.start]) is not None
            near = not re.search(r"[，。；,;0-9]", text[period.end : quantity.start])
            if local and near:
                return period.value, True
            if local or period.role == "base":
                continue
            if re.match(r"[^，。；、的0-9]{1,8}的(?![0-9])", text[period.end :]) and self._names(passage, period.end):
                continue
            value, named = (period.value, True) if period.role == "holds" else (self._default, False)
        if re.search(r"(?:从|由|原)[^，。；0-9]*$", text[start : quantity.start]) and re.match(
            r"[^，。；0-9]{0,8}(?:至|到|为)", text[quantity.end :]
        ):
            return None, False
        return value, named

    def _names(self, passage: Passage, position: int) -> bool:
        """Whether a name follows the first 的 behind `position`, so that what stands before it belongs to that name."""
        place = passage.text.chars.index("的", position) + 1
        return any(m.start <= place + 1 and place <= m.start for m in self._subjects.mentions(passage.id))

    def _counted_thing(self, passage: Passage, quantity: Quantity, figure: _Figure) -> Subject | None:
        """The name right behind a measured value, which it belongs to: 规模超百亿元的某产业群, 200兆瓦某电站."""
        if quantity.kind != "measure":
            return None
        belongs = figure.right[:1] == "的" and figure.phrase.words
        if not belongs and dimension_of(quantity.unit) != "power":
            return None
        place = quantity.end + (figure.right[:1] == "的")
        for mention in self._subjects.mentions(passage.id):
            if place <= mention.start <= place + 1:
                return Subject(mention.name, (passage.id, mention.start, mention.end), True)
        named = _NAMED_THING.match(figure.right)
        noun = (noun_after(figure.right, quantity)[0] or (named[1] if named else "")) if belongs else ""
        return Subject(noun, (passage.id, place, place + len(noun)), True) if len(noun) >= LEAST_NAME else None

    def _made(self, passage: Passage, figure: _Figure, subject: Subject, modality: str, named: bool) -> Measurement:
        quantity = figure.quantity
        kind = kind_of_measure(quantity, figure.phrase, figure.indicator)
        if (
            kind == "level"
            and quantity.unit in ("%", "％")
            and (figure.left.endswith("的") or figure.right[:1] == "的")
        ):
            kind = "share"
        figure.measure = kind
        value = signed(quantity.value, figure.phrase, figure.indicator) if kind == "change" else quantity.value
        base, base_unit = in_base(value, quantity.unit)
        start = quantity.start
        return Measurement(
            passage=passage.id,
            start=start,
            end=quantity.end,
            subject=subject.name,
            indicator=figure.indicator,
            value=value,
            unit=quantity.unit,
            period=figure.period,
            measure=kind,
            modality="target" if modality == "target" else "actual",
            bound=quantity.bound,
            confidence=round(0.6 + 0.2 * subject.sure + 0.1 * named + 0.1 * bool(figure.phrase.words), 2),
            base_value=base,
            base_unit=base_unit,
            subject_at=subject.at,
        )


def _later(period: str | None, year: int | None) -> bool:
    return bool(period and year and int(period[:4]) > year)


def _reaches_on(period: str | None) -> bool:
    """Whether a period holds for the sentences after its own: years and spans do, the day of an event doesn't."""
    return bool(period) and (len(period or "") == 4 or "/" in (period or ""))


def _finished(words: str, quantity: Quantity, figure: _Figure) -> str:
    """The label as a row of a table has it: 闲置 → 闲置时间, 主业 from 5个 to 3个 → 主业数量, 第2位 → …排名."""
    if not words:
        return ""
    moves = figure.left.rstrip().endswith(("从", "由", "原")) or (figure.phrase.to and len(words) <= 3)
    if quantity.kind == "rank":
        words = re.sub(r"(?:稳居|分居|位居|居|位列|列)(?=全|.{0,3}$)", "", words)
        return words if words.endswith(("名", "次")) else words + "排名"
    if quantity.kind == "duration" and len(words) <= 4 and not words.endswith(("间", "期", "限", "龄", "长", "时")):
        return words + "时间"
    if quantity.unit in BATCHES and not words.endswith(quantity.unit):
        return words + quantity.unit
    if quantity.kind == "count" and moves and not re.search(r"[数量]$|层级$|人数$", words):
        return words + ("人数" if quantity.unit.endswith(("人", "名")) else "数量")
    return words


def _distributed(
    text: str, found: list[Measurement], figures: list[_Figure], periods: list[Period]
) -> list[Measurement]:
    """分别为6.07%、5.54%及4.95%: figures in a row after 分别 given, in order, to the years of a span or the things listed."""
    made = list(found)
    k = 0
    while k < len(figures):
        if "分别" not in figures[k].left and "分居" not in figures[k].left:
            k += 1
            continue
        last = k
        while last + 1 < len(figures) and _JOINED.fullmatch(
            text[figures[last].quantity.end : figures[last + 1].quantity.start]
        ):
            last += 1
        run = range(k, last + 1)
        years = _years(made[k].period)
        names = _listed(re.split(r"分别|分居", figures[k].left)[0])
        for place, j in enumerate(run):
            if len(years) == len(run):
                made[j] = replace(made[j], period=years[place])
            elif len(names) == len(run):
                made[j] = replace(made[j], indicator=names[place])
        k = last + 1
    return made


def _years(period: str | None) -> list[str]:
    match = re.fullmatch(r"(\d{4})/(\d{4})", period or "")
    return [str(year) for year in range(int(match[1]), int(match[2]) + 1)] if match else []


def _listed(words: str) -> list[str]:
    """A、B和C → A, B, C."""
    parts = [part.strip() for part in re.split(r"、|和|及|与|以及", words)]
    return [phrase_before(part).words or part for part in parts] if len(parts) > 1 and all(parts) else []
