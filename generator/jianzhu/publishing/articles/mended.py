"""What restoring set right, for the page of a source and for those of its articles.

Repair("zero in a year", "○", "〇", …) on line 12   →   年份中的“〇” | 1 | [12](#L12 "○ → 〇")
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from jianzhu.checking import suspected_misprints
from jianzhu.model import Article, Repair, Restored
from jianzhu.publishing import places
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.wording import escaping, words
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import say, worded

LISTED = 100
"""Lines given of a kind of repair; the data have all."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A kind of repair."""

    label: str
    count: int
    lines: Markdown
    """Links to its lines, each with what stood there and what it is read as."""


def of_source(collection: Collection, restored: Restored, page: str) -> list[Mended]:
    """The repairs of a source by kind, the most frequent first."""
    kinds: dict[str, list[Repair]] = defaultdict(list)
    for repair in restored.repairs:
        kinds[repair.kind].append(repair)
    found = []
    for kind in sorted(kinds, key=lambda k: (-len(kinds[k]), k)):
        links = [line_link(collection, restored, one.span.start, page, _told(one)) for one in kinds[kind][:LISTED]]
        more = "……" if len(kinds[kind]) > LISTED else ""
        found.append(Mended(words.REPAIRS[kind], len(kinds[kind]), Markdown(say("、").join(links) + more)))
    return found


def of_article(collection: Collection, article: Article, page: str) -> list[Markdown]:
    """What an article's reader is told quietly: that characters were read as others, and names that look misprinted."""
    restored = collection.of_article[article.id]
    spans = article.spans(restored.source.text)

    def holds(offset: int) -> bool:
        return any(span.start <= offset < span.end for span in spans)

    made = []
    read = [r for r in restored.repairs if r.after and r.kind not in words.SPACING and holds(r.span.start)]
    if read:
        place = places.link(page, places.source(collection.slug(article.source)), "repairs")
        made.append(
            worded(
                "正文有 {count} 处误识的字符已{corrected}，来源页仍是原样。",
                count=len(read),
                corrected=escaping.link(worded("订正"), place),
            )
        )
    for one in suspected_misprints(restored.source):
        if holds(one.span.start):
            line = line_link(collection, restored, one.span.start, page, say("来源原文"))
            made.append(
                worded("疑为误字：第 {line} 行“{form}”，他处作“{name}”。", line=line, form=one.form, name=one.name)
            )
    return made


def _told(repair: Repair) -> str:
    after = repair.after or say("（略去）")
    return words.shorten(f"{repair.before} → {after}")


def line_link(collection: Collection, restored: Restored, offset: int, page: str, tip: str) -> Markdown:
    """The number of the source's line that holds a character, leading there."""
    line = collection.line(restored.source, offset)
    target = places.source(collection.slug(restored.source.name), line.part)
    return escaping.link(escaping.inline(str(line.number)), places.link(page, target, f"L{line.number}"), tip)
