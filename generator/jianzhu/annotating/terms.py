"""Article → where its glossary terms stand and what it says they mean: `推行“田长制”改革` → a use of 田长制.

In this order: the registry's terms; the built-in lexicon's (`lexicon/terms.tsv`); what the article itself marks as a
term (`term_patterns`). Each term is then found wherever it stands in the article, in one pass, and defined from the
article's own words where it has any (`definitions`).
"""

from __future__ import annotations

from functools import cache

from jianzhu.annotating import definitions
from jianzhu.annotating.term_patterns import THRESHOLD, abbreviations, from_quotations, is_numeric
from jianzhu.annotating.term_scan import TermScan, bare, names_of, quoted
from jianzhu.lexicon import table
from jianzhu.model import Article, Definition, Mention, Passage, Registry, Source, TermUse
from jianzhu.sentences import sentences

SILENT_ROLES = frozenset({"byline", "dateline"})
"""Passages in which nothing is explained."""
DEFINED_IN = frozenset({"paragraph", "footnote", "caption", "table_note"})
"""Passages whose words can define a term: running text."""
LOOKED_AT = 12
"""Uses of a term that are searched for its definition: a text explains a term early or not at all."""
SHORT = 2
"""Characters of an abbreviation (两非) that is a term only where it is quoted: unquoted, it may be cut from others."""


@cache
def lexicon_names() -> dict[str, str]:
    """Each form of the built-in lexicon → the term it stands for."""
    return names_of((row["term"], [a for a in row["aliases"].split("|") if a]) for row in table("terms"))


@cache
def lexicon_expansions() -> dict[str, tuple[str, ...]]:
    return {row["term"]: tuple(row["expansion"].split("|")) for row in table("terms") if row["expansion"]}


@cache
def _plain() -> frozenset[str]:
    """Terms of the lexicon that any reader knows, marked only where a text sets them in quotation marks."""
    return frozenset(row["term"] for row in table("terms") if row["plain"])


@cache
def _lexicon_scan() -> TermScan:
    return TermScan(lexicon_names())


def find_terms(
    article: Article, source: Source, mentions: tuple[Mention, ...], registry: Registry
) -> tuple[tuple[TermUse, ...], tuple[Definition, ...]]:
    """The uses of terms in an article and the definitions that its own words give.

    Uses point into the passages' texts, sorted by passage in reading order, then by start; none overlaps another. There
    is at most one definition a term. `source` and `mentions` are the article's own; nothing is raised.
    """
    passages = [p for p in article.passages() if p.role not in SILENT_ROLES and p.text.chars]
    refused = {
        bare(c.text)
        for c in registry.corrections
        if c.action == "not_term" and (c.source is None or c.source == source.name)
    }
    registered = names_of((t.term, t.aliases) for t in registry.terms)
    texts = [(p.id, p.text.chars) for p in passages]
    known = {bare(form) for form in (*registered, *lexicon_names())}
    marked = {p: _marked(text) for p, text in texts}
    reasons: dict[str, str] = {}
    for candidate in from_quotations(texts):
        plain = bare(candidate.text)
        if candidate.score >= THRESHOLD and plain not in known and not _is_name(candidate, mentions):
            reasons.setdefault(plain, candidate.reason)
    meanings: dict[str, definitions.Found] = {}
    for pid, _, _, short, start, end in abbreviations(texts):
        reasons.setdefault(short, "explained in brackets")
        meanings.setdefault(lexicon_names().get(short, short), definitions.Found(1, pid, start, end))
    found_here = TermScan({term: term for term in (*registered, *reasons)})
    uses: list[TermUse] = []
    for passage in passages:
        text = passage.text.chars
        own = [(a, b, registered.get(t, t), reasons.get(t, "registry")) for a, b, t in found_here.find(text)]
        general = [(a, b, t, "lexicon") for a, b, t in _lexicon_scan().find(text)]
        uses += _settled(passage, own + general, marked[passage.id], refused)
    uses = [use for use in uses if not _inside_name(use, mentions)]
    return tuple(uses), _definitions(passages, uses, meanings)


def _marked(text: str) -> frozenset[int]:
    """Offsets right after an opening quotation mark."""
    return frozenset(k + 1 for k, char in enumerate(text) if char in "“「『‘")


def _settled(
    passage: Passage, found: list[tuple[int, int, str, str]], marked: frozenset[int], refused: set[str]
) -> list[TermUse]:
    """The longest of what overlaps, without what was refused or is too short to stand unquoted."""
    text = passage.text.chars
    chosen: list[TermUse] = []
    taken = 0
    for start, end, term, reason in sorted(found, key=lambda f: (f[0], -f[1], f[3] != "registry")):
        surface = bare(text[start:end])
        if start < taken or surface in refused or bare(term) in refused:
            continue
        if reason != "registry" and len(surface) <= SHORT and is_numeric(surface) and start not in marked:
            continue
        if reason == "lexicon" and term in _plain() and not quoted(text, start, end):
            continue
        chosen.append(TermUse(passage.id, start, end, term, reason))
        taken = end
    return chosen


def _is_name(candidate: object, mentions: tuple[Mention, ...]) -> bool:
    """Whether the quoted words are just what an entity is called."""
    return any(
        m.passage == getattr(candidate, "passage") and (m.start, m.end) == (candidate.start, candidate.end)  # noqa: B009
        for m in mentions
    )


def _inside_name(use: TermUse, mentions: tuple[Mention, ...]) -> bool:
    return False


def _definitions(
    passages: list[Passage], uses: list[TermUse], meanings: dict[str, definitions.Found]
) -> tuple[Definition, ...]:
    by_id = {p.id: p for p in passages}
    places: dict[str, list[TermUse]] = {}
    for use in uses:
        places.setdefault(use.term, []).append(use)
    made = []
    for term, where in places.items():
        best = meanings.get(term)
        for use in where[:LOOKED_AT]:
            for found in _proposals(by_id[use.passage], use):
                if best is None or found.rank < best.rank:
                    best = found
        if best is None:
            continue
        text = by_id[best.passage].text.chars[best.start : best.end]
        made.append(Definition(term, best.passage, best.start, best.end, text, best.expansion))
    return tuple(made)


def _proposals(passage: Passage, use: TermUse) -> list[definitions.Found]:
    """What the words around one use say the term means."""
    if passage.role not in DEFINED_IN:
        return []
    text = passage.text.chars
    proposed = [
        definitions.explicit(use.term, passage.id, text, use.start, use.end),
        definitions.components(use.term, passage.id, text, use.start, use.end, lexicon_expansions().get(use.term, ())),
    ]
    if passage.role == "footnote":
        proposed.append(definitions.note(use.term, passage.id, text))
    if quoted(text, use.start, use.end) or use.reason != "lexicon":
        proposed.append(definitions.context(passage.id, text, use.start, use.end))
    sentence = next((s for s in sentences(text) if s[0] <= use.start < s[1]), (0, len(text)))
    proposed.append(definitions.aim(passage.id, text, use.start, use.end, sentence))
    return [found for found in proposed if found]
