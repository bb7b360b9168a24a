"""What a line's own form costs where it is read as a head, as a caption or as a paragraph's opening.

把水引到田头          a head: short, no mark
把水引到田头，        none: it ends in a comma
安全也有新招。车厢…   a short sentence first: likelier a paragraph's opening

The weights, in nats, are in `lexicon/line_weights.tsv`; what stands around the line is weighed elsewhere (weighing).
"""

from __future__ import annotations

import math
import re

from jianzhu.restoring.lines import NARROW, Line, ends_sentence, shows
from jianzhu.restoring.measures import Kind
from jianzhu.restoring.weights import weights

LONGEST_TOPIC = 12
"""Characters of a sentence that stands at a paragraph's head to say what it is about."""
LONGEST_HEAD = 44
"""Characters of an unmarked head."""
LONGEST_TITLE = 90
"""Characters of an official document's title (某某办公室关于印发《某某规划》的通知)."""
SHORTEST_HEAD = 3
MOST_HEADLINES = 5
"""Lines of one headline: a kicker, two of title, two of deck."""
LONGEST_HALF = 14
"""Characters of a headline on either side of its comma."""
LONGEST_CAPTION = 90
PICTURE_GAP = 3
"""Blank lines that a reader leaves where a picture stood."""
RUNNING_RANK = 6
"""Rank of numbers (1.) from which a numbered line may be a paragraph as well as a head."""

_HEAD_MARKS = re.compile(r"[。；;]|[，,、：:]$")
_COMMA = re.compile(r"[，,]")
_BRACKET_CLOSES = re.compile(r"^[^（(]*[）)]")
_SENTENCE_INSIDE = re.compile(r"[。；;](?=.)")
NO_HEAD_BEGINS = "□√☑☐（(、，。；：！？）)”’》—"
QUOTED_TITLE = re.compile(r"《[^》]*》")
_PAIRS = (("《", "》"), ("（", "）"), ("“", "”"), ("(", ")"), ("【", "】"))
_GROUPS = re.compile(r"^[^\s，。]*[^\s，。\d]{2}\s[^\s，。\d]{2}[^\s，。]*$")
_CLUSTER = re.compile(r"[A-Za-z0-9.%]+[，。、；：！？”’）》】…]*|[“‘（《【]*.[，。、；：！？”’）》】…]*")
_SENTENCE_END = re.compile(r"[。！？]")


def bracket_closes(chars: str) -> bool:
    """Whether a line closes a bracket that it didn't open."""
    return bool(_BRACKET_CLOSES.match(chars))


def opening_form(chars: str) -> float:
    """Of a line, its white space left out, as a paragraph's first: below 0 for what paragraphs open with."""
    weight = weights("line_weights")
    if shows("orphan_start", chars):
        return weight["opens_with_orphan"]
    if shows("turn_start", chars):
        return weight["opens_by_turn"]
    if shows("fresh_start", chars):
        return weight["opens_by_cue"]
    if chars.startswith(("“", "‘")):
        return weight["opens_by_quotation"]
    topic = _SENTENCE_END.search(chars)
    if topic and topic.end() <= LONGEST_TOPIC and not chars[0].isdigit():
        return weight["opens_by_topic"]
    return weight["opens_by_speaker"] if shows("speaker_start", chars) else 0.0


def caption_form(line: Line, kind: Kind, usual_gap: int) -> float:
    """Of a line as a picture's caption; infinite where it can be none."""
    weight, chars = weights("line_weights"), line.squeezed
    if kind.name != "body":
        return math.inf
    cost = weight["caption"]
    if len(chars) > LONGEST_CAPTION or len(_SENTENCE_END.findall(chars)) > 1:
        cost += weight["caption_long"]
    if shows("figure_name", chars):
        cost += weight["caption_named"]
    elif line.gap >= max(PICTURE_GAP, usual_gap + 2) and ends_sentence(chars):
        cost += weight["caption_apart"]
    return cost


def of_halves(chars: str) -> bool:
    """Whether a line is two halves of like length with a comma between, as headlines are, and has no other mark."""
    halves = _COMMA.split(chars)
    shorter, longer = min(map(len, halves)), max(map(len, halves))
    even = shorter >= SHORTEST_HEAD and longer <= min(LONGEST_HALF, 2 * shorter + 1)
    return len(halves) == 2 and even and not _HEAD_MARKS.search(chars)


def head_form(line: Line, kind: Kind) -> float:
    """Of a line as a head, whatever stands around it; infinite where it can be none."""
    weight, chars = weights("line_weights"), line.squeezed
    bare = QUOTED_TITLE.sub("《》", chars)
    official, deck = shows("document_title", chars), kind.name == "deck"
    if len(chars) > (LONGEST_TITLE if official else LONGEST_HEAD):
        return math.inf
    if kind.name == "numbered":
        return _numbered_form(bare, kind.level)
    if _HEAD_MARKS.search(bare) or (chars[:1] in NO_HEAD_BEGINS and not deck) or bracket_closes(bare):
        return math.inf
    balanced = of_halves(bare)
    signs = {
        "head_deck": deck,
        "head_of_halves": balanced,
        "head_comma": bool(_COMMA.search(bare)) and not balanced,
        "head_of_groups": bool(_GROUPS.match(line.text.chars)),
        "head_colon": "：" in bare,
        "head_exclaims": bare[-1:] in "！？!?…" or ends_sentence(chars),
        "head_unbalanced": any(chars.count(a) != chars.count(b) for a, b in _PAIRS),
        "head_tiny": len(chars) < SHORTEST_HEAD,
        "head_trails": shows("head_needs_more", chars),
        "head_fresh": shows("fresh_start", chars),
        "head_orphan": shows("orphan_start", chars),
        "head_official": official,
        "head_told": shows("headline_end", chars),
        "head_kicker": chars.endswith(("—", "－", "─")),
    }
    return sum(weight[sign] for sign, seen in signs.items() if seen)


def _numbered_form(bare: str, rank: int) -> float:
    weight = weights("line_weights")
    if _SENTENCE_INSIDE.search(bare):
        return math.inf
    cost = weight["head_numbered"]
    if bare.endswith(("；", ";", "，", ",", "、")):
        cost += weight["head_numbered_open"]
    elif ends_sentence(bare) and rank >= RUNNING_RANK:
        cost += weight["head_numbered_ended"]
    return cost


def cluster_width(chars: str) -> int:
    """Columns of what a line begins with that can't be broken: a character and the marks that cling to it, a number."""
    match = _CLUSTER.match(chars)
    return sum(1 if c < "\u0250" or c in NARROW else 2 for c in match.group()) if match else 0
