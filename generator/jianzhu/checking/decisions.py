"""A decision of the registry that no text answers to: `registry/terms.yml:4: names nothing`.

Most often a misspelt name, or one whose source has gone; of a correction, words that its source has no longer or has
more than once. White space and the difference between full-width and half-width forms do not count.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from jianzhu.model import Finding, Registry, Source
from jianzhu.restoring.decisions import PLACED, decide


def unused_decisions(sources: Sequence[Source], registry: Registry) -> tuple[Finding, ...]:
    """A warning for each entry whose name and aliases stand in no source, and whose words name no place in theirs."""
    texts = {source.name: squeeze(source.text) for source in sources}

    def stands(words: str, source: str | None = None) -> bool:
        wanted = squeeze(words)
        return any(wanted in text for name, text in texts.items() if source in (None, name))

    found = []
    for entity in registry.entities:
        if not any(map(stands, (entity.name, *entity.aliases))):
            found.append(_unused(entity.where, f"the entity `{entity.name}` (with its aliases)"))
    for term in registry.terms:
        if not any(map(stands, (term.term, *term.aliases))):
            found.append(_unused(term.where, f"the term `{term.term}` (with its aliases)"))
    for correction in registry.corrections:
        if correction.source is not None and correction.source not in texts:
            words = f"the correction is for {correction.source}, which is no source: correct its name or take it out"
            found.append(Finding(correction.where, words, "warning"))
        elif correction.source and correction.action in PLACED:
            continue  # told below, with the reason
        elif not stands(correction.text, correction.source):
            found.append(_unused(correction.where, f"the text of the correction `{correction.text}`"))
    for source in sources:
        own = [correction for correction in registry.corrections if correction.source == source.name]
        found += decide(source, own)[1]
    return tuple(found)


def squeeze(text: str) -> str:
    """Without white space, compatibility forms folded: `澜 江\\n集团（Ａ）` → `澜江集团(A)`."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _unused(where: str, what: str) -> Finding:
    return Finding(where, f"{what} stands in no source: correct the spelling or take the entry out", "warning")
