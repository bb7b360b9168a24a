"""How many of the terms that annotators marked are found, by class of term, and which are missed or invented.

python benchmarks/terms.py SOURCES GOLD.json [GOLD.json …]      SOURCES: the folder of the annotated texts

A term counts as found where the site lists it under the same words, or under words that hold it or that it holds and
that are at most two characters longer or shorter; what annotators call optional counts neither way. The share of
invented ones is given for all classes together, by the class that the invented string looks like.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "generator"))

from jianzhu.annotating import annotate  # noqa: E402
from jianzhu.annotating.glossary.term_patterns import is_numeric  # noqa: E402
from jianzhu.annotating.glossary.term_scan import bare  # noqa: E402
from jianzhu.annotating.glossary.terms import lexicon_names  # noqa: E402
from jianzhu.linking.terms import link_terms  # noqa: E402
from jianzhu.model import Registry  # noqa: E402
from jianzhu.pipeline import quieten  # noqa: E402
from jianzhu.reading import read_sources  # noqa: E402
from jianzhu.restoring import restore  # noqa: E402

SLACK = 2
"""Characters by which the listed form may be longer or shorter than the annotated one."""
CLASSES = (
    "sum",
    "figures",
    "numeric abbreviation",
    "Latin abbreviation",
    "slogan of members",
    "in the lexicon",
    "other",
)


def kind(term: str) -> str:
    """The class of a term, by its shape; the first of CLASSES that fits."""
    if re.search("[+＋]", term):
        return "sum"
    if term.isdigit():
        return "figures"
    if "、" in term:
        return "slogan of members"
    if re.fullmatch(r"[A-Za-z&-]+", term):
        return "Latin abbreviation"
    if bare(term) in {bare(form) for form in lexicon_names()}:
        return "in the lexicon"
    return "numeric abbreviation" if is_numeric(term) else "other"


def same(a: str, b: str) -> bool:
    return a == b or ((a in b or b in a) and abs(len(a) - len(b)) <= SLACK)


def squeezed(term: str) -> str:
    return bare("".join(term.split()))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("sources", type=Path)
    arguments.add_argument("gold", type=Path, nargs="+")
    given = arguments.parse_args()
    quieten()
    restored = tuple(restore(source) for source in read_sources([given.sources])[0])
    listed = link_terms(restored, tuple(a for one in restored for a in annotate(one, Registry())), Registry())
    wanted, found, invented, missed, extra = Counter[str](), Counter[str](), Counter[str](), [], []
    for path in given.gold:
        gold = json.loads(path.read_text(encoding="utf-8"))
        said = {squeezed(t.term) for t in listed if any(o.source == gold["source"] for o in t.occurrences)}
        terms = {squeezed(t["term"]): t for t in gold["terms"]}
        for term, entry in terms.items():
            if entry.get("optional"):
                continue
            wanted[kind(term)] += 1
            if any(same(term, one) for one in said):
                found[kind(term)] += 1
            else:
                missed.append(f"{term} ({path.stem})")
        for one in sorted(said):
            if not any(same(one, term) for term in terms):
                invented[kind(one)] += 1
                extra.append(f"{one} ({path.stem})")
    print(f"{'class':22} wanted  found  recall  invented  precision")
    for name in (*CLASSES, "all"):
        w, f, i = (sum(c.values()) if name == "all" else c[name] for c in (wanted, found, invented))
        recall = f"{f / w:.3f}" if w else "-"
        precision = f"{f / (f + i):.3f}" if f + i else "-"
        print(f"{name:22} {w:6} {f:6}  {recall:>6}  {i:8}  {precision:>9}")
    print("missed:", "，".join(missed) or "-")
    print("invented:", "，".join(extra) or "-")


if __name__ == "__main__":
    main()
