"""Entities beside each other → a small picture and the table behind it: who belongs to whom, who is named with whom.

    江岸城建集团; 何立新 its 董事长, named with 江岸市 in 5 sentences   →   one name at the left, a line to each other

The picture's lines say the relation that a text states, else in how many sentences both are named; a line is the
thicker the more they are. Its text alternative tells the same, and the table links every name. No ids, no dates: the
same corpus gives the same bytes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from jianzhu.identifiers import sort_key
from jianzhu.model import Entity
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.drawing import px, text
from jianzhu.publishing.wording import escaping, words
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import say

CROWD = 24
"""Entities in one sentence or paragraph beyond which nobody is anybody's neighbour: a list of names, no statement."""
SHOWN = 10
"""Names in the picture."""
LISTED = 24
"""Names in the table."""
WIDTH, ROW = 360, 26
"""Units of the picture's width and of a row's height, about a pixel each on a phone; letters are 11 high."""
HUB, NAMES = 84, 190
"""Where the entity's own box ends, and where the others' names begin."""
HUB_LINE, HUB_LINES, NAME_LENGTH, LABEL_LENGTH = 6, 3, 14, 5
"""Characters of a line in the box, lines in it, characters of another's name, of a relation."""
LABEL_LETTER = 9
"""Width of a character of a relation."""
THICK = (1, 3, 8, 20)
"""Sentences from which a line is of the next thickness."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Another entity, what a text says it is to this one (empty: nothing), and how often both are named together."""

    other: Entity
    label: str
    sentences: int
    paragraphs: int

    @property
    def told(self) -> str:
        return self.label or (
            say("同句{count}", count=self.sentences) if self.sentences else say("同段{count}", count=self.paragraphs)
        )


class Neighbours:
    """Which entities are named in one sentence or paragraph, counted over the whole collection once."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    @cached_property
    def _counts(self) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
        sentences: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        paragraphs: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        for entity in self._collection.corpus.entities:
            for mention in entity.mentions:
                at = mention.at
                sentences[at.article, self._collection.sentence(at).anchor][entity.id] = None
                paragraphs[at.article, at.passage][entity.id] = None
        return _pairs(list(sentences.values())), _pairs(list(paragraphs.values()))

    def of(self, entity: Entity) -> list[Relation]:
        """Those that a text relates to it, then those named beside it most, the most often first."""
        known = self._collection.entities
        in_sentences, in_paragraphs = (counts.get(entity.id, Counter()) for counts in self._counts)
        labels = self._labels(entity)
        found = [
            Relation(known[id], labels.get(id, ""), in_sentences[id], in_paragraphs[id])
            for id in {**dict.fromkeys(labels), **in_sentences, **in_paragraphs}
        ]
        found.sort(key=lambda r: (not r.label, -r.sentences, -r.paragraphs, sort_key(r.other.name), r.other.id))
        return found[:LISTED]

    def _labels(self, entity: Entity) -> dict[str, str]:
        """What the texts say that others are to it; a place above or in it says nothing that its page doesn't."""
        labels: dict[str, str] = {}
        for fact in self._collection.facts.get(entity.id, ()):
            if fact.other and fact.kind in ("office", "parent"):
                labels.setdefault(fact.other, fact.value if fact.kind == "office" else words.FACTS["parent"])
        for fact in self._collection.facts_with.get(entity.id, ()):
            if fact.kind in ("office", "parent"):
                labels.setdefault(fact.entity, fact.value if fact.kind == "office" else words.FACTS_WITH["parent"])
        return labels


def _pairs(groups: Sequence[dict[str, None]]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for ids in groups:
        if 1 < len(ids) <= CROWD:
            for id in ids:
                counts[id].update(other for other in ids if other != id)
    return counts


def picture(entity: Entity, relations: Sequence[Relation]) -> Markdown:
    """The picture as HTML; empty where there are no relations."""
    shown = relations[:SHOWN]
    if not shown:
        return Markdown("")
    height = ROW * max(len(shown), HUB_LINES)
    middle = height / 2
    made = [_hub(entity.name, middle)]
    for k, relation in enumerate(shown):
        y = height / len(shown) * (k + 0.5)
        label = _fitting(relation.told)
        end = NAMES - 10 - LABEL_LETTER * len(label)
        bend = (HUB + end) / 2
        kind = "r" if relation.label else "n"
        thickness = sum(relation.sentences >= least for least in THICK)
        made.append(
            f'<path class="{kind} w{thickness}" d="M{HUB} {px(middle)}C{px(bend)} {px(middle)} {px(bend)} {px(y)} '
            f'{px(end)} {px(y)}"/>'
        )
        made.append(text(NAMES - 6, y + 4, label, "e"))
        made.append(text(NAMES, y + 4, words.shorten(relation.other.name, NAME_LENGTH), "s"))
    told = say("；").join(say("{name}（{relation}）", name=r.other.name, relation=_said(r)) for r in shown)
    named = say("{name}：与之相关的条目", name=entity.name)
    return Markdown(
        f'<figure class="jz-chart jz-relations"><svg role="img" viewBox="0 0 {WIDTH} {px(height)}">'
        f"<title>{escaping.element(named)}</title><desc>{escaping.element(told)}</desc>"
        f"{''.join(made)}</svg></figure>"
    )


def _fitting(told: str) -> str:
    """A relation as short as the picture has room: the first of several offices, its end where that is long."""
    first = told.split(say("、"))[0]
    return first if len(first) <= LABEL_LENGTH else "…" + first[1 - LABEL_LENGTH :]


def _said(relation: Relation) -> str:
    counted = say(
        "同句 {sentences} 次，同段 {paragraphs} 次", sentences=relation.sentences, paragraphs=relation.paragraphs
    )
    return say("{label}，{counted}", label=relation.label, counted=counted) if relation.label else counted


def _hub(name: str, middle: float) -> str:
    lines = [name[k : k + HUB_LINE] for k in range(0, len(name), HUB_LINE)]
    if len(lines) > HUB_LINES:
        lines = [*lines[: HUB_LINES - 1], words.shorten("".join(lines[HUB_LINES - 1 :]), HUB_LINE)]
    tall = 14 * len(lines) + 10
    box = f'<rect class="h" x="1" y="{px(middle - tall / 2)}" width="{HUB - 1}" height="{tall}" rx="4"/>'
    first = middle - 7 * (len(lines) - 1)
    return box + "".join(text(HUB / 2, first + 14 * k + 4, line) for k, line in enumerate(lines))
