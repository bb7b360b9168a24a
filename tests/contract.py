"""The data contract's promises, checked from outside: from the published files and the source files alone.

Written without the package's own code, so that a mistake in it can't prove itself right.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FILES = ("articles", "entities", "terms", "observations", "audits", "sources")


def load(site: Path, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((site / "data" / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(rows, list), f"data/{name}.json is no list"
    return rows


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def texts(site: Path, sources: Path) -> dict[str, str]:
    """The decoded text of each source file that the site says it was made of."""
    return {
        row["source"]: (sources / row["source"]).read_bytes().decode(row["encoding"]).removeprefix("\ufeff")
        for row in load(site, "sources")
    }


def quoting_rows(site: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of the data files that quotes a source, with words that say which."""
    for entity in load(site, "entities"):
        for mention in entity["mentions"]:
            yield f"entity {entity['name']}", mention
    for term in load(site, "terms"):
        for occurrence in term["occurrences"]:
            yield f"term {term['term']}", occurrence
    for observation in load(site, "observations"):
        yield f"observation {observation['id']}", observation


def misquotes(site: Path, sources: Path) -> list[str]:
    """Quotes that aren't what the source has at their place."""
    whole = texts(site, sources)
    wrong = []
    for what, row in quoting_rows(site):
        text = whole[row["source"]]
        spans = row.get("spans") or [[row["start"], row["end"]]]
        there = "".join(text[start:end] for start, end in spans)
        if squeeze(there) != squeeze(row["quote"]) or not squeeze(there):
            wrong.append(f"{what}: quotes {row['quote']!r}, {row['source']} {spans} has {there!r}")
        if [min(s for s, _ in spans), max(e for _, e in spans)] != [row["start"], row["end"]]:
            wrong.append(f"{what}: {row['start']}–{row['end']} are not the outer ends of {spans}")
    return wrong


def figures_not_in_quote(site: Path) -> list[str]:
    """Observations whose number doesn't stand in their quote, where that is written in digits."""
    wrong = []
    for row in load(site, "observations"):
        quote = squeeze(unicodedata.normalize("NFKC", row["quote"])).replace(",", "")
        printed = {float(number) for number in re.findall(r"\d+(?:\.\d+)?", quote)}
        fraction = "/" in quote or "分之" in quote
        if not printed or fraction or re.search("[一二三四五六七八九十百千万亿两半倍番成]", quote):
            continue
        values = row["value"] if isinstance(row["value"], list) else [row["value"]]
        if not {abs(float(value)) for value in values} <= printed:
            wrong.append(f"{row['id']}: {row['value']} is not in {row['quote']!r}")
    return wrong


def unaccounted(site: Path, sources: Path) -> list[str]:
    """Characters (white space aside) that are in no article and no removal, or in more than one of them."""
    wrong = []
    whole = texts(site, sources)
    articles = load(site, "articles")
    for row in load(site, "sources"):
        text = whole[row["source"]]
        places = [0] * len(text)
        spans = [span for article in articles if article["source"] == row["source"] for span in article["spans"]]
        spans += [[removal["start"], removal["end"]] for removal in row["removed"]]
        for start, end in spans:
            assert 0 <= start < end <= len(text), f"{row['source']}: no such span: {start}–{end}"
            for k in range(start, end):
                places[k] += 1
        for k, (char, count) in enumerate(zip(text, places, strict=True)):
            if not char.isspace() and count != 1:
                wrong.append(f"{row['source']}:{k}: {char!r} is in {count} places ({text[max(0, k - 9) : k + 9]!r})")
        for removal in row["removed"]:
            if squeeze(removal["text"]) != squeeze(text[removal["start"] : removal["end"]]):
                wrong.append(f"{row['source']}: removal {removal['start']}–{removal['end']} has another text")
            if not removal["reason"]:
                wrong.append(f"{row['source']}: removal {removal['start']}–{removal['end']} gives no reason")
        total = sum(not char.isspace() for char in text)
        removed = sum(len(squeeze(removal["text"])) for removal in row["removed"])
        if row["characters"] != total or row["kept"] + removed != total:
            wrong.append(f"{row['source']}: says {row['characters']} characters, {row['kept']} kept; has {total}")
    return wrong


def files(folder: Path) -> dict[str, bytes]:
    """Every file under `folder`, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def differing(one: Path, other: Path) -> list[str]:
    """Paths at which two built sites are not equal byte for byte."""
    left, right = files(one), files(other)
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))
