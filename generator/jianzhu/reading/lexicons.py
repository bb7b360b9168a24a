"""`registry/lexicon/*.tsv` → rows of the collection's own for the built-in tables, checked line by line.

    tail	type	strength	least	comment
    茶庄	organization	proper	2	tea houses         →   LexiconTable("name_tails", (("茶庄", "organization", …),))

A file is named like the table that it extends and has its columns. A cell of a column whose values are a fixed choice
in the built-in table must hold one of them. What is wrong is reported with file and line, and the file left out.
"""

from __future__ import annotations

import re
from pathlib import Path

from jianzhu.lexicon import EXTENSIBLE, builtin
from jianzhu.model import Finding, LexiconTable
from jianzhu.reading import shown

FOLDER = "lexicon"
_CHOICES: dict[str, tuple[str, ...]] = {
    "agencies": ("alone",),
    "definition_cues": ("how",),
    "known_names": ("type",),
    "name_limits": ("role",),
    "name_tails": ("type", "strength"),
    "offices": ("kind",),
}
"""The columns of each table that hold one of the values that the built-in table has."""
_NUMBERS = {"name_tails": "least", "term_tails": "weight", "divisions": "code"}
"""The column of each table that holds a whole number."""


def read_lexicons(registry: Path) -> tuple[tuple[LexiconTable, ...], tuple[Finding, ...]]:
    """The tables in the folder `lexicon` of the folder `registry`, by name, and what is wrong with them.

    A folder that isn't there has no tables.
    """
    tables: list[LexiconTable] = []
    problems: list[Finding] = []
    for path in sorted((registry / FOLDER).glob("*.tsv")):
        found, wrong = _read(path)
        problems += wrong
        if found:
            tables.append(found)
    return tuple(tables), tuple(problems)


def _read(path: Path) -> tuple[LexiconTable | None, list[Finding]]:
    file = shown(path)
    if path.stem not in EXTENSIBLE:
        names = ", ".join(f"{name}.tsv" for name in EXTENSIBLE)
        return None, [Finding(file, f"extends no table: rename it to one of {names}")]
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [Finding(file, f"is not UTF-8 (byte {error.start}): save it as UTF-8")]
    except OSError as error:
        return None, [Finding(file, f"cannot be read: {error.strerror or error}")]
    lines = [
        (number, [cell.strip() for cell in line.split("\t")])
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    if not lines:
        return None, []
    columns, _ = builtin(path.stem)
    (first, header), body = lines[0], lines[1:]
    if tuple(header) not in (columns, columns[:-1]):
        words = f"must name the columns, parted by tabs: {' '.join(columns)}"
        return None, [Finding(f"{file}:{first}", words)]
    problems = [
        Finding(f"{file}:{number}", wrong) for number, cells in body for wrong in _wrong(path.stem, columns, cells)
    ]
    seen: dict[str, int] = {}
    for number, cells in body:
        if cells[0] and seen.setdefault(cells[0], number) != number:
            problems.append(Finding(f"{file}:{number}", f"`{cells[0]}` stands in line {seen[cells[0]]} too: keep one"))
    if problems:
        return None, sorted(problems, key=lambda finding: int(finding.where.rpartition(":")[2]))
    return LexiconTable(path.stem, tuple(tuple(cells) for _, cells in body)), []


def _wrong(name: str, columns: tuple[str, ...], cells: list[str]) -> list[str]:
    """What is wrong with a row of the table."""
    if len(cells) > len(columns):
        return [f"has {len(cells)} cells for {len(columns)} columns ({' '.join(columns)}): take the last out"]
    found = [] if cells[0] else [f"has no `{columns[0]}`: the first cell must not be empty"]
    row = dict(zip(columns, [*cells, *[""] * (len(columns) - len(cells))], strict=True))
    for heading in _CHOICES.get(name, ()):
        choices = sorted({one[heading] for one in builtin(name)[1]})
        if row[heading] not in choices:
            found.append(
                f"`{heading}` is `{row[heading]}`, and must be one of {', '.join(c or '(empty)' for c in choices)}"
            )
    number = _NUMBERS.get(name)
    if number and not re.fullmatch(r"\d+", row[number]):
        found.append(f"`{number}` is `{row[number]}`, and must be a whole number")
    if name == "pinyin" and len(row["pinyin"].split()) != len(row["phrase"]):
        found.append(f"`{row['pinyin']}` must have one syllable for each character of `{row['phrase']}`")
    return found
