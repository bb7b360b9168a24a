"""How far the restoring's confidence can be trusted: of what it gives 0.8, is 0.8 right? By tenths, on damaged pages.

python benchmarks/confidence.py             the tables, as `restoring.py` writes them into restoring.md
python benchmarks/confidence.py --fit       the weights that fit best, to be rounded into lexicon/confidence.tsv
python benchmarks/confidence.py --pages 40  more pages a kind of damage
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "generator"), str(ROOT / "tests")]

from damage.clean_texts import clean_texts  # noqa: E402
from damage.measuring import ALIKE, likeness, squeeze  # noqa: E402
from damage.pages import KINDS, page  # noqa: E402
from damage.truth import TrueStory, Truth  # noqa: E402
from jianzhu.model import Article, Join, Passage, Source  # noqa: E402
from jianzhu.restoring import confidence, restore  # noqa: E402

PAGES = 16
"""Pages a kind of damage; their seeds are 0 to 15."""
ENDS = 8
"""Characters on either side of a seam by which its place in the clean text is known."""
STEPS = 1500
"""Of the fit, by gradient; the weights move by less than 0.05 in the last third of them."""
RATE = 2.0
RIDGE = 1.0
"""Pulls a weight that few cases speak for towards 0."""
LABELS = {"join": "joins", "headline": "headlines", "text": "stories' text"}
_MARK = re.compile(r"\[\^\d+\]|[¹²³⁴⁵⁶⁷⁸⁹①-⑨]")

Case = tuple[str, float, Mapping[str, float], bool]
"""`join`, `headline` or `text`; the confidence given; the signs it was given for; whether it is right."""


@cache
def _paragraphs() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs of the clean texts, and those of each text run together."""
    texts = [[squeeze(_MARK.sub("", p.text)) for p in t.pieces if p.role == "paragraph"] for t in clean_texts()]
    return tuple(p for text in texts for p in text), tuple("".join(text) for text in texts)


def _right_join(article: Article, join: Join) -> bool:
    """Whether the clean text goes on so: inside of one of its paragraphs, or from one to the next."""
    blocks = [b for b in article.blocks if isinstance(b, Passage) and b.role == "paragraph"]
    at = next(k for k, b in enumerate(blocks) if b.id == join.passage)
    chars = blocks[at].text.chars
    tail = chars[: join.position].strip() or blocks[at - 1].text.chars
    ends = squeeze(_MARK.sub("", tail))[-ENDS:] + squeeze(_MARK.sub("", chars[join.position :]))[:ENDS]
    inside = bool(chars[: join.position].strip())
    return any(ends in text for text in _paragraphs()[0 if inside else 1])


def _right_story(article: Article, truth: Truth) -> tuple[TrueStory | None, bool]:
    """The story that most of an article's text is of; whether all of it is, and in order."""
    whole = "\n".join(squeeze(b.text.chars) for b in article.blocks if isinstance(b, Passage) and b.role == "paragraph")
    places = [[whole.find(p) for p in story.paragraphs if p in whole] for story in truth.stories]
    most = max(range(len(places)), key=lambda k: len(places[k]), default=None)
    if most is None or not places[most]:
        return None, False
    alone = not any(place for k, place in enumerate(places) if k != most)
    return truth.stories[most], alone and places[most] == sorted(places[most])


def _right_headline(article: Article, story: TrueStory | None) -> bool:
    if article.title is None:
        return story is None or not story.titles
    return story is not None and any(likeness(article.title.text.chars, title) >= ALIKE for title in story.titles)


def cases(pages: int = PAGES) -> list[Case]:
    """What restoring said of every join, headline and story of the damaged pages, and whether it is so."""
    told: list[tuple[str, Mapping[str, float]]] = []
    plain = confidence.probability

    def heard(what: str, signs: Mapping[str, float]) -> float:
        told.append((what, signs))
        return plain(what, signs)

    found: list[Case] = []
    confidence.probability = heard
    try:
        for made in (page(kind, seed) for kind in KINDS for seed in range(pages)):
            told.clear()
            articles = restore(Source("page.txt", made.text, "utf-8", "0" * 64)).articles
            signs = iter(told)
            for article in articles:
                story, in_order = _right_story(article, made.truth)
                found += [(*_named(next(signs), join.confidence), _right_join(article, join)) for join in article.joins]
                found.append((*_named(next(signs), article.text_confidence), in_order))
                if article.title or len(articles) > 1:
                    found.append((*_named(next(signs), article.title_confidence), _right_headline(article, story)))
    finally:
        confidence.probability = plain
    return found


def _named(told: tuple[str, Mapping[str, float]], given: float) -> tuple[str, float, Mapping[str, float]]:
    return told[0], given, told[1]


def calibration_table(found: Iterable[Case]) -> str:
    """A Markdown table: a row a tenth of confidence, for each thing how many had it and how many of them were right."""
    tenths: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for what, given, _, right in found:
        tenths[what, min(9, int(given * 10))].append(right)
    rows = ["| confidence | " + " | ".join(f"{label} | right" for label in LABELS.values()) + " |",
            "| --- |" + " ---: |" * (2 * len(LABELS))]  # fmt: skip
    for k in range(10):
        cells = []
        for what in LABELS:
            held = tenths[what, k]
            cells += [str(len(held) or ""), f"{sum(held) / len(held):.2f}" if held else ""]
        rows.append(f"| {k / 10:.1f} to {(k + 1) / 10:.1f} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def fit(found: Iterable[Case], what: str) -> dict[str, float]:
    """The weights of the signs by which the cases are likeliest."""
    held = [(signs, right) for name, _, signs, right in found if name == what]
    names = sorted({sign for signs, _ in held for sign in signs})
    weights = dict.fromkeys(["base", *names], 0.0)
    for _ in range(STEPS):
        slope = {name: -RIDGE * weights[name] if name != "base" else 0.0 for name in weights}
        for signs, right in held:
            odds = weights["base"] + sum(weights[name] * value for name, value in signs.items() if value)
            error = right - 1 / (1 + math.exp(-odds))
            slope["base"] += error
            for name, value in signs.items():
                if value:
                    slope[name] += error * value
        for name in weights:
            weights[name] += RATE * slope[name] / len(held)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--fit", action="store_true")
    args = parser.parse_args()
    found = cases(args.pages)
    print(calibration_table(found))
    for what in LABELS if args.fit else ():
        for name, weight in fit(found, what).items():
            print(f"{what}\t{name}\t{weight:.1f}")


if __name__ == "__main__":
    main()
