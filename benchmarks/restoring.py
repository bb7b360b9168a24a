"""What restoring makes of damaged pages, by kind of damage, and how long it takes: prints it and writes restoring.md.

python benchmarks/restoring.py                  all pages and the timing
python benchmarks/restoring.py --kind NAME      one kind of damage: its pages' misses, nothing written
python benchmarks/restoring.py --page NAME 3    one page and what became of it, nothing written
python benchmarks/restoring.py --no-timing      all pages only, nothing written
python benchmarks/restoring.py --floors         all pages, and raises the floors in tests/floors_restoring.json
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "generator"), str(ROOT / "tests")]

from confidence import calibration_table, cases  # noqa: E402

from damage.clean_texts import stories  # noqa: E402
from damage.measuring import MEASURES, measure  # noqa: E402
from damage.pages import KINDS, page  # noqa: E402
from damage.printing import Setting, body_lines, head_lines  # noqa: E402
from jianzhu.model import Passage, Restored, Source  # noqa: E402
from jianzhu.restoring import restore  # noqa: E402

PAGES = 16
"""Pages a kind of damage; their seeds are 0 to 15."""
MARGIN = 0.02
"""By how much a floor stays under what was measured: a rule that helps ten pages may cost one."""
SIZES = (0.3, 0.6, 1.25, 2.5, 5.0)
"""Millions of bytes (UTF-8) of the pages that the timing reads."""
FLOORS = ROOT / "tests" / "floors_restoring.json"


def restored(text: str) -> Restored:
    return restore(Source("page.txt", text, "utf-8", "0" * 64))


def figures_of(kind: str, pages: int = PAGES, tell: bool = False) -> dict[str, float]:
    """The mean of each measure over the pages of a kind; `tell`: also prints what was missed."""
    found: dict[str, list[float]] = defaultdict(list)
    for seed in range(pages):
        made = page(kind, seed)
        try:
            articles, broken = restored(made.text).articles, []
        except Exception as error:  # a page that breaks the stage counts as a page that it lost
            articles, broken = (), [f"exception: {error!r}"]
        figures, misses = measure(articles, made.truth)
        misses = broken + misses
        for name, value in figures.items():
            found[name].append(value)
        if tell:
            print(f"== {kind} {seed}: " + ", ".join(f"{n} {v:.2f}" for n, v in figures.items() if v < 1))
            print("".join(f"   - {miss}\n" for miss in misses), end="")
    return {name: sum(found[name]) / len(found[name]) for name in MEASURES if found[name]}


def outline(result: Restored) -> str:
    lines = []
    for article in result.articles:
        lines.append(f"==== {article.title.text if article.title else '(none)'} {article.incomplete or ''}")
        lines += [f"^ {p.text}" for p in (article.kicker, article.subtitle, *article.bylines) if p]
        lines.append("@ " + " ".join(a.name for a in article.authors))
        for block in article.blocks:
            lines.append(f"{block.role[:3]} {block.text}" if isinstance(block, Passage) else f"table {block.caption}")
        lines += [f"note {note.marker} {note.passage.text}" for note in article.footnotes]
    lines += [f"- {r.reason}: {result.source.text[r.span.start : r.span.end]}" for r in result.removals]
    return "\n".join(lines)


def long_page(megabytes: float) -> str:
    """A page made of the stories again and again, their columns by turns."""
    rng = Random("long page")
    setting = Setting(width=20, blank=False)
    parts: list[str] = []
    size = 0
    while size < megabytes * 1_000_000:
        text = rng.choice(stories())
        lines = [line.text for line in head_lines(text, 0) + body_lines(text, 0, setting)]
        parts.append("\n".join(lines) + "\n")
        size += len(parts[-1].encode())
    return "".join(parts)


def timing() -> list[tuple[float, float]]:
    """(megabytes, seconds of processor time) for each size."""
    found = []
    for size in SIZES:
        text = long_page(size)
        began = time.process_time()
        restored(text)
        found.append((size, time.process_time() - began))
        print(f"{size:5.2f} MB  {found[-1][1]:7.2f} s", flush=True)
    return found


def quality_table(measured: dict[str, dict[str, float]]) -> str:
    """A Markdown table: a row a kind of damage, a column a measure, the mean below."""
    rows = ["| damage | " + " | ".join(name.replace("_", " ") for name in MEASURES) + " |",
            "| --- |" + " ---: |" * len(MEASURES)]  # fmt: skip
    means = {n: [f[n] for f in measured.values() if n in f] for n in MEASURES}
    every = {**measured, "**mean**": {n: sum(v) / len(v) for n, v in means.items() if v}}
    for kind, figures in every.items():
        rows.append(f"| {kind} | " + " | ".join(f"{figures[n]:.3f}" if n in figures else "" for n in MEASURES) + " |")
    return "\n".join(rows)


def timing_table(times: list[tuple[float, float]]) -> str:
    rows = ["| page (MB) | seconds | seconds per MB |", "| ---: | ---: | ---: |"]
    rows += [f"| {size:g} | {seconds:.1f} | {seconds / size:.1f} |" for size, seconds in times]
    return "\n".join(rows)


def confidence_section() -> str:
    """How far the confidence of joins, headlines and stories can be trusted."""
    return (
        "## Confidence\n\n"
        "What the restoring gave each join, headline and story's text, by tenths, and how many of those were right\n"
        "(`python benchmarks/confidence.py`). Below 0.5 the reader is told.\n\n"
        f"{calibration_table(cases())}\n\n"
    )


def raise_floors(measured: dict[str, dict[str, float]]) -> None:
    """Each floor to just under what was measured, never below what it was."""
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    new = {
        kind: {
            name: max(old.get(kind, {}).get(name, 0.0), max(0.0, int((value - MARGIN) * 1000) / 1000))
            for name, value in figures.items()
        }
        for kind, figures in measured.items()
    }
    FLOORS.write_text(json.dumps(new, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=list(KINDS))
    parser.add_argument("--page", nargs=2, metavar=("KIND", "SEED"))
    parser.add_argument("--no-timing", action="store_true")
    parser.add_argument("--floors", action="store_true")
    args = parser.parse_args()
    if args.page:
        made = page(args.page[0], int(args.page[1]))
        result = restored(made.text)
        print(made.text, outline(result), *measure(result.articles, made.truth)[1], sep="\n")
        return
    if args.kind:
        print(quality_table({args.kind: figures_of(args.kind, tell=True)}))
        return
    measured = {kind: figures_of(kind) for kind in KINDS}
    quality = quality_table(measured)
    print(quality)
    if args.floors:
        raise_floors(measured)
    if args.no_timing or args.floors:
        return
    times = timing()
    text = (
        "# What restoring makes of damaged pages\n\n"
        f"Written by `python benchmarks/restoring.py`: {PAGES} pages a kind of damage, their seeds fixed, the truth\n"
        "known by construction (`tests/damage/`). Each is the mean over the pages that give occasion for it, 0 to 1\n"
        "\n"
        f"{quality}\n\n"
        f"{confidence_section()}"
        "## Time\n\nOne page of many stories; twice the text should take twice the time.\n\n"
        f"{timing_table(times)}\n"
    )
    (ROOT / "benchmarks" / "restoring.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
