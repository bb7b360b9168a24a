"""Source → Restored: the text as it was printed, and what became of every character."""

from __future__ import annotations

import re

from jianzhu.identifiers import source_slug
from jianzhu.model import Article, Correction, Passage, Restored, Source, Text


def restore(source: Source, corrections: tuple[Correction, ...] = ()) -> Restored:
    whole = source.text
    lines = [Text.cut(whole, m.start(), m.end()).strip() for m in re.finditer(r"[^\n]+", whole)]
    paras: list[Text] = []
    for line in lines:
        if not line.chars:
            continue
        if paras and paras[-1].chars[-1] not in "。！？”：" and len(paras[-1]) > 12:
            paras[-1] = paras[-1] + line
        else:
            paras.append(line)
    blocks = tuple(Passage(f"p{i+1}", "paragraph", t) for i, t in enumerate(paras[1:]))
    title = Passage("title", "title", paras[0]) if paras else None
    art = Article(f"{source_slug(source.name)}-1", source.name, source.metadata.kind or "news", title, blocks=blocks)
    return Restored(source, (art,), ())
