"""`gold/*.json` → Gold: what people annotated, to score a build against; mistakes with file and place.

{"source": "a.txt", "entities": [{"name": "甲"}]}   →   gold/a.json: error: entities.0.type: Field required
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from jianzhu.model import Finding
from jianzhu.reading import shown
from jianzhu.scoring.gold import Gold


def read_gold(paths: Sequence[Path]) -> tuple[tuple[Gold, ...], tuple[Finding, ...]]:
    """The gold in the files at `paths` and in the `.json` files of folders, by file; and what is wrong with it."""
    gold: list[Gold] = []
    problems: list[Finding] = []
    for path in paths:
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        for file in files:
            try:
                gold.append(Gold.model_validate(json.loads(file.read_bytes().decode("utf-8-sig"))))
            except json.JSONDecodeError as error:
                problems.append(Finding(f"{shown(file)}:{error.lineno}", f"is no JSON: {error.msg}"))
            except UnicodeDecodeError as error:
                problems.append(Finding(shown(file), f"is not UTF-8 (byte {error.start}): save it as UTF-8"))
            except OSError as error:
                problems.append(Finding(shown(file), f"cannot be read: {error.strerror or error}"))
            except ValidationError as error:
                for one in error.errors():
                    place = ".".join(map(str, one["loc"])) or "the file"
                    problems.append(Finding(shown(file), f"{place}: {one['msg']}"))
    return tuple(gold), tuple(problems)
