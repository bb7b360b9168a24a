"""The data files held against the contract: JSON Schema (draft 2020-12), in `schema/NAME.schema.json`.

{"id": "x", "value": "6.07", …}   →   `data/observations.json: record 0: value: '6.07' is not of type 'number'…`
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files

from jsonschema import Draft202012Validator

from jianzhu.model import Finding

LONGEST_MESSAGE = 200
"""Characters of a message: the validator quotes whole records."""
KINDS = ("articles", "entities", "terms", "observations", "plan", "audits", "sources")


def schema(kind: str) -> dict[str, object]:
    """The schema of one record of `data/KIND.json`."""
    loaded: dict[str, object] = json.loads((files(__package__) / "schema" / f"{kind}.schema.json").read_bytes())
    return loaded


def schema_files() -> Iterator[tuple[str, bytes]]:
    """The schemas as the site publishes them, beside the data."""
    for kind in KINDS:
        name = f"{kind}.schema.json"
        yield f"data/schema/{name}", (files(__package__) / "schema" / name).read_bytes()


def validate(made: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """What is wrong with the data files among `made` (path → content, as `publish` gives them); empty if nothing is."""
    found: list[Finding] = []
    for kind in KINDS:
        path = f"data/{kind}.json"
        if path not in made:
            found.append(Finding(path, "the file is missing"))
            continue
        try:
            records = json.loads(made[path])
        except ValueError as error:
            found.append(Finding(path, f"not JSON: {error}"))
            continue
        validator = Draft202012Validator(schema(kind))
        for wrong in sorted(validator.iter_errors(records), key=lambda e: [str(step).zfill(9) for step in e.path]):
            where = ": ".join(map(str, wrong.path))
            found.append(Finding(path, f"record {where}: {wrong.message[:LONGEST_MESSAGE]}"))
    return tuple(found)
