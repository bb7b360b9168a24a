"""The language's own facts as tables: units, tails of names, offices, surnames, divisions, policy terms.

A table is a tab-separated file beside this module: lines that begin with `#` are comments, the first other line names
the columns, the last column is `comment` and says what the row is for. A new rule is a new line.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `lexicon/NAME.tsv`, each a mapping of column to text (`""` for an empty cell)."""
    lines = (files(__package__) / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    columns, body = rows[0], rows[1:]
    for row in body:
        if len(row) > len(columns):
            raise ValueError(f"lexicon/{name}.tsv: {len(row)} cells for {len(columns)} columns: {row}")
    padded = (row + [""] * (len(columns) - len(row)) for row in body)
    return tuple(MappingProxyType(dict(zip(columns, row, strict=True))) for row in padded)


@cache
def column(name: str, heading: str) -> tuple[str, ...]:
    """One column of a table, in the table's order."""
    return tuple(row[heading] for row in table(name))
