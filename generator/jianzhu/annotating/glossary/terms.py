"""Article → where its glossary terms stand and what it says they mean: `推行“田长制”改革` → a use of 田长制.

In this order: the registry's terms; the built-in lexicon's (`lexicon/terms.tsv`); what the article itself marks as a
term (`term_patterns`). Each term is then found wherever it stands in the article, in one pass, and defined from the
article's own words where it has any (`definitions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from jianzhu.annotating.glossary import definitions
from jianzhu.annotating.glossary.expansions import Listings, expected, numbered_parts
from jianzhu.annotating.glossary.explained_terms import explained_in_a_sentence
from jianzhu.annotating.glossary.found import Found
from jianzhu.annotating.glossary.naming import named
from jianzhu.annotating.glossary.quoted_terms import THRESHOLD, Candidate, from_quotations
from jianzhu.annotating.glossary.term_patterns import abbreviations, explained, is_numeric, latin_words, securities
from jianzhu.annotating.glossary.term_scan import CLOSING, TermScan, bare, names_of, quoted
from jianzhu.annotating.glossary.unfolding import parts_named, unfolded
from jianzhu.annotating.glossary.unquoted_terms import (
    compounds,
    examples,
    named_with_bracket,
    numbered_sets,
    slogans,
)
from jianzhu.lexicon import derived, table
from jianzhu.model import Article, Definition, Mention, Passage, Registry, Role, Source, TermUse
from jianzhu.segmentation import words
from jianzhu.sentences import sentences

SILENT_ROLES = frozenset({"byline", "dateline"})
"""Passages in which nothing is explained."""
DEFINED_IN = frozenset({"paragraph", "footnote", "caption", "table_note"})
"""Passages whose words can define a term: running text."""
NAMED_BODIES = frozenset({"person", "organization", "place"})
"""Entities whose names are only names; what a project, document or event is called can be a term as well."""
LOOKED_AT = 12
"""Uses of a term that are searched for its definition: a text explains a term early or not at all."""
AROUND = 8
"""Characters on either side of a short term that say whether it is a word of its own."""
MARKER_AFTER = 10
"""Characters between a term and the marker of the footnote that explains it: “…”制度体系¹."""
PLAIN = 6
"""Rank up to which a text says so plainly what a term means that its words count beside a general meaning."""
SHORT = 2
"""Characters of an abbreviation (两非) that is a term only where it is quoted: unquoted, it may be cut from others."""
CUT = 3
"""Characters of a term of the lexicon that may be cut from other words by chance; a longer one hardly is."""


OPENING_MARKS = frozenset("“「『‘")

_TITLE = re.compile(r"《[^《》]*》")
FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")
"""Half-width marks read as full-width ones: both are printed in Chinese, the rules know one. Lengths stay the same."""


@derived()
def lexicon_names() -> dict[str, str]:
    """Each form of the built-in lexicon → the term it stands for."""
    return names_of((row["term"], [a for a in row["aliases"].split("|") if a]) for row in table("terms"))


@derived()
def lexicon_expansions() -> dict[str, tuple[str, ...]]:
    return {row["term"]: tuple(row["expansion"].split("|")) for row in table("terms") if row["expansion"]}


@derived()
def _lexicon_forms() -> frozenset[str]:
    return frozenset(bare(form) for form in lexicon_names())


@derived()
def _plain() -> frozenset[str]:
    """Terms of the lexicon that any reader knows, marked only where a text sets them in quotation marks."""
    return frozenset(row["term"] for row in table("terms") if row["plain"])


@derived()
def _lexicon_scan() -> TermScan:
    return TermScan(lexicon_names())


@derived()
def _jargon_scan() -> TermScan:
    """The lexicon's terms that not any reader knows: 规模以上 is found inside 规模以上工业增加值."""
    return TermScan({form: term for form, term in lexicon_names().items() if term not in _plain()})


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
    texts = [(p.id, _read(p)) for p in passages]
    by_id = dict(texts)
    known = _lexicon_forms() | {bare(form) for form in registered}
    marked = {p: _marked(text) for p, text in texts}
    reasons: dict[str, str] = {}
    for candidate in from_quotations(texts, _names(texts, mentions)):
        plain = bare(candidate.text)
        if candidate.score >= THRESHOLD and plain not in known and not _is_name(candidate, mentions):
            reasons.setdefault(plain, candidate.reason)
    pieces = {part for term in reasons for part in numbered_parts(term) if part != term}
    reasons = {term: reason for term, reason in reasons.items() if term not in pieces}
    merged = _merged(reasons)
    meanings: dict[str, Found] = {}
    joined = [form for form in compounds(texts) if not any(form.endswith(one) for one in known)]
    built = latin_words(texts) + securities(texts) + numbered_sets(texts) + joined + slogans(texts)
    for form in built + examples(texts, mentions):
        if form not in known:
            reasons.setdefault(form, "built as a term")
    beside = abbreviations(texts) + explained(texts) + named_with_bracket(texts) + explained_in_a_sentence(texts)
    beside += _noted(article)
    for pid, _, _, form, start, end in beside:
        if bare(form) not in known:
            reasons.setdefault(form, "explained beside it")
        name = registered.get(form, lexicon_names().get(bare(form), form))
        meanings.setdefault(name, definitions.explanation(name, pid, by_id[pid], start, end))
    found_here = TermScan({term: term for term in (*registered, *reasons)})
    uses: list[TermUse] = []
    for passage in passages:
        text = _read(passage)
        own = [
            (a, b, registered.get(t, merged.get(t, t)), reasons.get(t, "registry")) for a, b, t in found_here.find(text)
        ]
        everywhere = (*_lexicon_scan().find(text), *_jargon_scan().find(text))
        general = [(a, b, t, "lexicon") for a, b, t in dict.fromkeys(everywhere)]
        uses += _settled(passage, own + general, marked[passage.id], refused, frozenset(meanings))
    uses = _own_words(_outside_names(uses, passages, mentions))
    meanings = _from_footnotes(article, uses) | meanings
    return tuple(uses), _definitions(passages, uses, meanings)


def _merged(found: Iterable[str]) -> dict[str, str]:
    """Numeric abbreviations cut short → the whole: 三个到位 → 三个到位年, where an article has both."""
    numeric = sorted((term for term in found if is_numeric(term)), key=lambda term: (-len(term), term))
    whole: dict[str, str] = {}
    for term in numeric:
        longer = next((one for one in numeric if one != term and one.startswith(term)), None)
        if longer and len(term) >= SHORT and not term.isascii():
            whole[term] = whole.get(longer, longer)
    return whole


def _read(passage: Passage) -> str:
    """The passage's text with full-width marks, as long as it is printed."""
    return passage.text.chars.translate(FULL_WIDTH)


def _marked(text: str) -> frozenset[int]:
    """Offsets right after an opening quotation mark."""
    return frozenset(k + 1 for k, char in enumerate(text) if char in OPENING_MARKS)


def _settled(
    passage: Passage,
    found: list[tuple[int, int, str, str]],
    marked: frozenset[int],
    refused: set[str],
    explained_here: frozenset[str],
) -> list[TermUse]:
    """The longest of what overlaps, without what was refused or is too short to stand unquoted."""
    text = passage.text.chars
    plain = _plain() - explained_here
    chosen: list[TermUse] = []
    taken = 0
    for start, end, term, reason in sorted(found, key=lambda f: (f[0], -f[1], f[3] != "registry")):
        surface = bare(text[start:end])
        if start < taken or surface in refused or bare(term) in refused:
            continue
        alone = start in marked and text[end : end + 1] in CLOSING
        short = reason != "registry" and len(surface) <= SHORT and is_numeric(surface) and not alone
        if short and not (reason == "lexicon" and _a_word(text, start, end)):
            continue
        if reason == "lexicon" and start not in marked and _cut_from_words(text, start, end):
            continue
        if reason == "lexicon" and term in plain and not quoted(text, start, end):
            continue
        chosen.append(TermUse(passage.id, start, end, term, reason))
        taken = end
    return chosen


def _a_word(text: str, start: int, end: int) -> bool:
    """Whether the dictionary cuts [start, end) out as a word of its own: 两会 in 市两会, not in 两会议室."""
    low = max(0, start - AROUND)
    return any((low + w.start, low + w.end) == (start, end) for w in words(text[low : end + AROUND]))


def _cut_from_words(text: str, start: int, end: int) -> bool:
    """Whether a word of the dictionary runs over an end of [start, end): 定增 in 稳定增长, 一般债 in 一般债务."""
    if end - start > CUT:
        return False
    low = max(0, start - AROUND)
    around = ((low + w.start, low + w.end) for w in words(text[low : end + AROUND]))
    return any((a < start < b and b != end) or (a < end < b and a != start) for a, b in around)


def _is_name(candidate: Candidate, mentions: tuple[Mention, ...]) -> bool:
    """Whether the quoted words are just what a body or a person is called."""
    here = (candidate.passage, candidate.start, candidate.end)
    return any((m.passage, m.start, m.end) == here and m.type in NAMED_BODIES for m in mentions)


def _names(texts: list[tuple[str, str]], mentions: tuple[Mention, ...]) -> dict[tuple[str, int], int]:
    """The names of things that begin with a quotation: (passage, offset of the first word in it) → end."""
    by_id = dict(texts)
    found = {}
    for one in mentions:
        text = by_id.get(one.passage, "")
        start = one.start + (text[one.start : one.start + 1] in OPENING_MARKS)
        if one.type != "document" and text[start - 1 : start] in OPENING_MARKS:
            found[one.passage, start] = one.end - (text[one.end - 1] in CLOSING)
    return found


def _within(use: TermUse, mention: Mention) -> bool:
    """Whether a use is a part of a longer mention."""
    inside = mention.start <= use.start and use.end <= mention.end
    return inside and (mention.start, mention.end) != (use.start, use.end)


def _outside_names(uses: list[TermUse], passages: list[Passage], mentions: tuple[Mention, ...]) -> list[TermUse]:
    """The uses without those inside the name of a body or a person (低空经济 in 某低空经济研究院).

    What ends a name says what the thing is, and stays: 某项目工作专班. A term of the lexicon in a place's name
    (江城自贸区) is the place's, but a region that is a policy as well (粤港澳大湾区) is both; one inside a title 《…》
    belongs to the title.
    """
    texts = {p.id: p.text.chars for p in passages}
    names: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.type in NAMED_BODIES:
            names.setdefault(mention.passage, []).append(mention)
    titles = {p.id: [m.span() for m in _TITLE.finditer(p.text.chars)] for p in passages}
    kept = []
    for use in uses:
        here = names.get(use.passage, ())
        if use.reason == "lexicon" and not quoted(texts[use.passage], use.start, use.end):
            if any(m.type == "place" and _within(use, m) for m in here):
                continue
            if any(a < use.start and use.end < b for a, b in titles[use.passage]):
                continue
        inside = any(m.start <= use.start and use.end < m.end for m in names.get(use.passage, ()))
        if not inside or quoted(texts[use.passage], use.start, use.end):
            kept.append(use)
    return kept


def _own_words(uses: list[TermUse]) -> list[TermUse]:
    """The uses without short forms of a general term beside a text's own that holds its name: 链长 beside 双链长制."""
    own = {use.term for use in uses if use.reason != "lexicon"}
    general = {use.term for use in uses if use.reason == "lexicon"}
    held = {term for term in general - own if any(bare(term) in bare(one) for one in own)}
    return [use for use in uses if use.term not in held or use.end - use.start >= len(bare(use.term))]


def _definitions(passages: list[Passage], uses: list[TermUse], meanings: dict[str, Found]) -> tuple[Definition, ...]:
    texts = {p.id: _read(p) for p in passages}
    printed = {p.id: p.text.chars for p in passages}
    roles = {p.id: p.role for p in passages}
    lists = Listings(texts.items())
    places: dict[str, list[TermUse]] = {}
    for use in uses:
        places.setdefault(use.term, []).append(use)
    made = []
    for term, where in places.items():
        best = meanings.get(term)
        for use in where[:LOOKED_AT]:
            for found in _proposals(use, texts, roles[use.passage], lists):
                if best is None or found.rank < best.rank:
                    best = found
        if best is not None:
            text = printed[best.passage][best.start : best.end]
            made.append(Definition(term, best.passage, best.start, best.end, text, best.expansion, best.rank))
    return tuple(made)


def _from_footnotes(article: Article, uses: list[TermUse]) -> dict[str, Found]:
    """The notes whose markers stand right after a term's own use: the note explains the term."""
    notes = {note.marker: note.passage for note in article.footnotes}
    made: dict[str, Found] = {}
    if not notes:
        return made
    by_passage: dict[str, list[TermUse]] = {}
    for use in uses:
        by_passage.setdefault(use.passage, []).append(use)
    for passage in article.passages():
        own = by_passage.get(passage.id, [])
        for mark in passage.notes:
            note = notes.get(mark.marker)
            near = [use for use in own if 0 <= mark.position - use.end <= MARKER_AFTER]
            if note is None or not near or explained([(note.id, _read(note))]):
                continue
            spelt = _is_latin(passage, near[-1], mark.position) and _IN_FULL.fullmatch(_read(note))
            if (not spelt and not _tells(note.text.chars)) or _OF_ANOTHER.match(_read(note)):
                continue
            parts = parts_named(_read(note))
            term = next((use.term for use in near if parts and _count(use.term) == len(parts)), near[-1].term)
            count = _count(term)
            end = len(note.text.chars.rstrip("。；;. "))
            made.setdefault(term, Found(1, note.id, 0, end, parts if len(parts) == count else ()))
    return made


_IN_FULL = re.compile("[一-鿿]{4,24}。?")
"""A note that gives an abbreviation's words and nothing else: ABS¹, `¹资产支持证券。`."""
_OF_ANOTHER = re.compile("[^，。]{2,20}中，[^，。]{2,14}(?:是指|指)")
"""A note that explains another word in the term's place: `船只统计中，渔船是指…`."""
_BODY_OF_NOTE = re.compile(
    "(?P<term>[一-鿿]{4,14}?)(?:主要)?(?:的?统计(?:范围|口径)(?:是|为|包括)(?P<scope>[^。]{6,200})|(?P<body>(?:包括|包含|涵盖)[^。]{6,200}))"
)


def _noted(article: Article) -> list[tuple[str, int, int, str, int, int]]:
    """Terms right before a marker whose note takes them up: `战略性新兴产业[3]增长`, `战略性新兴产业包括…`.

    Each as the note's passage, [start, end) of the term there, it, [start, end) of what it comprises.
    """
    notes = {note.marker: note.passage for note in article.footnotes}
    found = []
    for passage in article.passages():
        for mark in passage.notes:
            note = notes.get(mark.marker)
            match = _BODY_OF_NOTE.match(_read(note)) if note else None
            if note and match and passage.text.chars.endswith(match["term"], 0, mark.position):
                body = "body" if match["body"] else "scope"
                found.append((note.id, *match.span("term"), match["term"], *match.span(body)))
    return found


def _is_latin(passage: Passage, use: TermUse, marker: int) -> bool:
    """Whether the use is an abbreviation in Latin letters right before the marker."""
    return use.end == marker and passage.text.chars[use.start : use.end].isascii()


def _count(term: str) -> int | None:
    """How many components a term has by its own words; each digit of a number is one."""
    return len(term) if term.isdigit() else expected(term)


def _tells(note: str) -> bool:
    """Whether a note explains, rather than naming a source or listing titles."""
    return any(cue in note for cue in ("是指", "指", "即", "包括", "是")) and not note.startswith(
        ("《", "资料来源", "见")
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds [start, end), as far as it reaches within `definitions.NEAR` characters."""
    low = max(0, start - definitions.NEAR)
    around = sentences(text[low : end + definitions.NEAR])
    return next(((low + a, low + b) for a, b in around if low + a <= start < low + b), (start, end))


def _proposals(use: TermUse, texts: dict[str, str], role: Role, lists: Listings) -> list[Found]:
    """What the words around one use say the term means."""
    text = texts[use.passage]
    here = (use.passage, text, use.start, use.end)
    known = lexicon_expansions().get(use.term, ())
    proposed = [definitions.components(use.term, use.passage, use.start, use.end, known, texts, lists)]
    proposed = [found for found in proposed if found and not _itself(found, use)]
    if role in DEFINED_IN:
        proposed.append(definitions.explicit(use.term, *here))
        sentence = _sentence(text, use.start, use.end)
        general = use.reason == "lexicon"
        proposed += unfolded(use.term, *here, general=general)
        if quoted(text, use.start, use.end):
            proposed += (found for found in named(*here) if not general or found.rank <= PLAIN)
        proposed.append(definitions.context(*here, general=general))
        proposed.append(definitions.sentence_context(*here, sentence))
    return [found for found in proposed if found]


def _itself(found: Found, use: TermUse) -> bool:
    """Whether a list is just the term's own words, as with a slogan that lists its parts."""
    return found.passage == use.passage and found.start < use.end and use.start < found.end
