"""How many of the annotated names and terms are found, by type and class of error, beside a dictionary's own tags.

python benchmarks/annotating.py            prints the tables and writes annotating.md
python benchmarks/annotating.py --misses   prints each miss as well, writes nothing

Two sets of texts: those of tests/gold, and those beside this repository (../shared), where they are. The baseline
takes each word that jieba tags as a name (nr, ns, nt, nz) for a person, place, organisation or project.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jieba.posseg

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "generator"))

from jianzhu.model import Corpus  # noqa: E402
from jianzhu.pipeline import make_edition, quieten  # noqa: E402
from jianzhu.reading.gold import read_gold  # noqa: E402
from jianzhu.scoring import Gold, Report, Tally, by_type, means, records, score, totals  # noqa: E402
from jianzhu.scoring.names import TERM_CLASSES, term_class  # noqa: E402

SETS = (
    ("texts of tests/gold", ROOT / "tests" / "gold", ROOT / "tests" / "gold"),
    ("texts beside the repository", ROOT.parent / "shared" / "seeds", ROOT.parent / "shared" / "gold"),
)
"""What the set is, where its sources lie, where its gold lies."""
TAGS = {"nr": "person", "nrt": "person", "ns": "place", "nt": "organization", "nz": "project"}
"""The type that each of jieba's tags of names stands for."""
Records = Mapping[str, list[dict[str, Any]]]


def tagged(corpus: Corpus) -> list[dict[str, Any]]:
    """The baseline's records of entities.json: each tagged word is an entity."""
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for one in corpus.restored:
        for article in one.articles:
            for passage in article.passages():
                for word, tag in jieba.posseg.cut(passage.text.chars):
                    if tag in TAGS and len(word) > 1:
                        mention = {"source": one.source.name, "quote": word}
                        found.setdefault((word, TAGS[tag]), []).append(mention)
    return [{"id": word, "type": kind, "mentions": mentions} for (word, kind), mentions in found.items()]


def figures(tally: Tally) -> str:
    return (
        f"{tally.wanted} | {tally.said} | {tally.right} | {tally.precision:.3f} | {tally.recall:.3f} | {tally.f1:.3f}"
    )


def entity_tables(ours: tuple[Report, ...], baseline: tuple[Report, ...]) -> list[str]:
    lines = [
        "| entities | wanted | said | right | precision | recall | F1 | F1 of the baseline |",
        "|---|" + "---:|" * 7,
    ]
    lookup = by_type(baseline)
    lines += [f"| {kind} | {figures(t)} | {lookup[kind].f1:.3f} |" for kind, t in by_type(ours).items() if t.wanted]
    whole, other = totals(ours)["entities_typed"], totals(baseline)["entities_typed"]
    lines.append(f"| all | {figures(whole)} | {other.f1:.3f} |")
    errors = Counter((m.error, m.type) for r in ours for m in r.misses if m.measure == "entities")
    kinds = [kind for kind, _ in ours[0].types]
    lines += ["", f"| class of error | {' | '.join(kinds)} |", "|---|" + "---:|" * len(kinds)]
    for error in sorted({e for e, _ in errors}):
        lines.append(f"| {error} | {' | '.join(str(errors[error, kind] or '') for kind in kinds)} |")
    return lines


def term_table(ours: tuple[Report, ...], gold: tuple[Gold, ...]) -> list[str]:
    wanted = Counter(term_class(t.term) for g in gold for t in g.terms or () if not t.optional)
    missed = Counter((m.error, m.type) for r in ours for m in r.misses if m.measure == "terms")
    undefined = Counter(m.type for r in ours for m in r.misses if m.measure == "definitions")
    lines = ["| terms | wanted | missed | invented | recall | definitions missed |", "|---|" + "---:|" * 5]
    for name in TERM_CLASSES:
        lacking = missed["missed", name]
        recall = f"{1 - lacking / wanted[name]:.3f}" if wanted[name] else ""
        cells = (wanted[name], lacking, missed["invented", name], recall, undefined[name])
        lines.append(f"| {name} | {' | '.join(map(str, cells))} |")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    quieten()
    lines = ["# What annotating finds", "", "Written by `python benchmarks/annotating.py`, with an empty registry."]
    for title, sources, folder in SETS:
        gold = read_gold([folder])[0] if folder.is_dir() and sources.is_dir() else ()
        if not gold:
            continue
        edition = make_edition([sources])
        data = records(edition.pages)
        ours = score(data, gold)
        baseline = score({**data, "entities": tagged(edition.corpus)}, gold)
        mean, other = means(ours), means(baseline)
        names = ("entities", "entities_typed", "entity_clusters_b3", "terms", "definitions")
        lines += ["", f"## {len(gold)} {title}", ""]
        lines.append("Means over the texts: " + ", ".join(f"{n} {mean[n]:.3f}" for n in names) + ".")
        lines.append(f"Those of the baseline: entities {other['entities']:.3f}, typed {other['entities_typed']:.3f}.")
        lines += ["", *entity_tables(ours, baseline), "", *term_table(ours, gold)]
        if given.misses:
            lines += [f"{r.source}: {m.measure}: {m.error}: {m.what}" for r in ours for m in r.misses]
    text = "\n".join(lines) + "\n"
    print(text, end="")
    if not given.misses:
        (ROOT / "benchmarks" / "annotating.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
