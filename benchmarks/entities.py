"""Entities by type against gold: `python benchmarks/entities.py DATA GOLD.json [GOLD.json ...]` prints a table.

DATA is a folder with the built site's entities.json. A surface counts once a text; what the gold calls optional or to
be ignored counts neither way. Quotation marks and white space make no difference.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

TYPES = ("person", "organization", "place", "project", "document", "event")
_MARKS = re.compile(r"[\s“”\"'‘’「」『』《》〈〉【】]+")
_FOLDED = str.maketrans("（），：；％！？．—–", "(),:;%!?.--")


def plain(text: str) -> str:
    return _MARKS.sub("", text).translate(_FOLDED)


def count(entities: list[dict[str, Any]], gold: dict[str, Any]) -> dict[str, Counter[str]]:
    """Type → how many surfaces were `wanted`, `said` and `right` (said as what the gold says, or also says)."""
    wanted: dict[str, tuple[str, set[str]]] = {}
    free = {plain(s) for s in gold.get("ignore_surfaces", [])}
    for entity in gold["entities"]:
        for surface in entity["surfaces"]:
            if entity.get("optional"):
                free.add(plain(surface))
            else:
                wanted[plain(surface)] = (entity["type"], {entity["type"], *entity.get("also", [])})
    said = {
        plain(m["quote"]): entity["type"]
        for entity in entities
        for m in entity["mentions"]
        if m["source"] == gold["source"]
    }
    table: dict[str, Counter[str]] = {kind: Counter() for kind in TYPES}
    for surface, (kind, kinds) in wanted.items():
        table[kind]["wanted"] += 1
        if surface in said:
            right = said[surface] in kinds
            table[kind if right else said[surface]]["said"] += 1
            table[kind]["right"] += right
    for surface, kind in said.items():
        if surface not in wanted and surface not in free:
            table[kind]["said"] += 1
    return table


def line(name: str, counts: Counter[str]) -> str:
    wanted, said, right = counts["wanted"], counts["said"], counts["right"]
    precision = right / said if said else 1.0
    recall = right / wanted if wanted else 1.0
    f1 = 2 * precision * recall / (precision + recall) if right else float(not wanted and not said)
    return f"| {name} | {wanted} | {said} | {right} | {precision:.3f} | {recall:.3f} | {f1:.3f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    given = parser.parse_args()
    loaded = json.loads((given.data / "entities.json").read_text(encoding="utf-8"))
    entities = loaded["entities"] if isinstance(loaded, dict) else loaded
    totals: dict[str, Counter[str]] = {kind: Counter() for kind in TYPES}
    for file in given.gold:
        for kind, counts in count(entities, json.loads(file.read_text(encoding="utf-8"))).items():
            totals[kind].update(counts)
    print("| type | wanted | said | right | precision | recall | F1 |\n|---|---|---|---|---|---|---|")
    for kind in TYPES:
        print(line(kind, totals[kind]))
    print(line("all", sum(totals.values(), Counter())))


if __name__ == "__main__":
    main()
