"""Records → CSV files, and the description of their columns for people and programs.

    {"name": "江岸市", "aliases": ["江岸", "该市"], "mentions": [{…}, {…}]}   →   `江岸市,江岸|该市,2`

`schema/columns.tsv` says which columns a file has and what they mean. Each file is there twice: plain, and for Excel
with the byte order mark by which it knows UTF-8 and no cell that it would compute. `csv-metadata.json` describes them
as the W3C's CSV on the Web asks, `datapackage.json` as Frictionless does.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

Record = Mapping[str, object]

BETWEEN = "|"
"""Between the items of a list in one cell."""
USUAL = "observations"
"""What the files of single tables hold: their columns are told once, for all."""
ENDINGS = (".csv", "-excel.csv")
"""Of the plain file and of the one for Excel."""
_PERIOD = r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?"
_CSVW_TYPES: Mapping[str, object] = {
    "list": "string",
    "url": "anyURI",
    "period": {"base": "string", "format": f"^{_PERIOD}$"},
}
_FRICTIONLESS_TYPES: Mapping[str, Record] = {
    "list": {"type": "string"},
    "url": {"type": "string", "format": "default"},
    "period": {"type": "string", "constraints": {"pattern": _PERIOD}},
}


class Column(NamedTuple):
    """A row of `schema/columns.tsv`."""

    file: str
    name: str
    type: str
    """`string`, `number`, `integer`, `list` (of strings), `period` or `url`."""
    title: str
    comment: str


class Described(NamedTuple):
    """A CSV file of the site."""

    path: str
    """From `data/`."""
    title: str
    kind: str
    """Which columns it has: a file of `schema/columns.tsv`."""
    is_whole: bool = True
    """Whether it holds all records of its kind, not those of one table."""


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """The columns of the CSV of `kind`, in their order. Raises ValueError where none are described."""
    text = (files(__package__) / "schema" / "columns.tsv").read_text("utf-8")
    rows = [Column(*line.split("\t")) for line in text.splitlines()[1:]]
    found = tuple(row for row in rows if row.file == kind)
    if not found:
        raise ValueError(f"schema/columns.tsv describes no file {kind!r}")
    return found


def spreadsheets(kind: str, records: Sequence[Record], path: str) -> Iterator[tuple[str, bytes]]:
    """`records` as `PATH.csv` and `PATH-excel.csv`."""
    for ending in ENDINGS:
        yield f"{path}{ending}", _csv(kind, records, for_excel=ending != ENDINGS[0])


def described(tables: Sequence[Described]) -> Iterator[tuple[str, bytes]]:
    """The descriptions of the CSV files, for CSV on the Web and for Frictionless."""
    yield (
        "data/csv-metadata.json",
        _json(
            {
                "@context": ["http://www.w3.org/ns/csvw", {"@language": "zh"}],
                "dialect": {"header": True, "encoding": "utf-8", "lineTerminators": ["\r\n"]},
                "tableSchema": _csvw(USUAL),
                "tables": [
                    {"url": table.path, "dc:title": table.title}
                    | ({"tableSchema": _csvw(table.kind)} if table.is_whole else {})
                    for table in tables
                ],
            }
        ),
    )
    for kind in dict.fromkeys(table.kind for table in tables):
        yield f"data/schema/{kind}.fields.json", _json({"fields": [_field(column) for column in columns(kind)]})
    yield (
        "data/datapackage.json",
        _json(
            {
                "profile": "tabular-data-package",
                "name": "jianzhu",
                "resources": [
                    {
                        "profile": "tabular-data-resource",
                        "name": table.path.removesuffix(".csv").replace("/", "-"),
                        "title": table.title,
                        "path": table.path,
                        "encoding": "utf-8",
                        "schema": f"schema/{table.kind}.fields.json",
                    }
                    for table in tables
                ],
            }
        ),
    )


def _csvw(kind: str) -> Record:
    return {"columns": [_csvw_column(column) for column in columns(kind)]}


def _csvw_column(column: Column) -> Record:
    made: dict[str, object] = {
        "name": column.name,
        "titles": column.name,
        "dc:title": column.title,
        "dc:description": column.comment,
        "datatype": _CSVW_TYPES.get(column.type, column.type),
    }
    return {**made, "separator": BETWEEN} if column.type == "list" else made


def _field(column: Column) -> Record:
    kind = _FRICTIONLESS_TYPES.get(column.type, {"type": column.type})
    return {"name": column.name, "title": column.title, "description": column.comment, **kind}


def _csv(kind: str, records: Iterable[Record], *, for_excel: bool) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    held = columns(kind)
    writer.writerow([column.name for column in held])
    for record in records:
        wide = _with_ends(record) if kind == "observations" else record
        writer.writerow([_cell(wide[column.name], column.type, for_excel) for column in held])
    return out.getvalue().encode("utf-8-sig" if for_excel else "utf-8", "replace")


def _with_ends(record: Record) -> Record:
    """An observation with both ends of its value beside it."""
    value = record["value"]
    low, high = value if isinstance(value, list) else (value, value)
    return {**record, "value_low": low, "value_high": high}


def _cell(value: object, type: str, for_excel: bool) -> object:
    """A list as its items side by side, as how many they are, or (both ends of a range) as JSON."""
    if isinstance(value, list):
        value = BETWEEN.join(value) if type == "list" else len(value) if type == "integer" else json.dumps(value)
    if for_excel and isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
