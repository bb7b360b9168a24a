"""What an article is cited as, up to where the reader's day and the address follow.

Article("盘活账", …)   →   gb     周明远. 盘活账[N/OL]. 洞庭日报, 2023-06-08
                          plain  周明远：《盘活账》，《洞庭日报》2023年6月8日
"""

from __future__ import annotations

from dataclasses import dataclass

from jianzhu.model import Article
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.wording import words
from jianzhu.publishing.wording.speaking import say

NAMED = 3
"""Authors that GB/T 7714—2015 (8.1.2) has named; of more it says 等."""


@dataclass(frozen=True, slots=True)
class Citation:
    gb: str
    """By GB/T 7714—2015; behind it go `[day]. address.`"""
    plain: str
    """As in a running text; behind it go the paragraph and the address."""


def citation(collection: Collection, article: Article) -> Citation:
    """Of an article as this site has it: author, title, kind, newspaper or body, date."""
    names = [author.name for author in article.authors]
    publisher = (collection.publisher(article) or "").strip("《》")
    date = collection.date(article) or ""
    title = collection.title(article)
    more: list[str] = [say("等")] if len(names) > NAMED else []
    kind = words.GB_TYPES.get(article.kind, words.GB_OTHER)
    printed = ", ".join(filter(None, (publisher, date.replace("/", "—"))))
    gb = ". ".join(filter(None, (", ".join(names[:NAMED] + more), f"{title}[{kind}/OL]", printed)))
    by = words.listed(names[:NAMED]) + "".join(more) + say("：") if names else ""
    paper = words.publisher(publisher)
    parts = [paper + words.day(date)] if paper.endswith("》") else [paper, words.day(date)]
    return Citation(gb if printed else f"{gb}. ", say("，").join(filter(None, (f"{by}《{title}》", *parts))))
