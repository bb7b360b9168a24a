"""YAML whose every value knows its line, so that a message about it can name file and line.

    entities:
      - name: 某某大学        →  {"entities": [{"name": "某某大学"}]}, line 2 for ("entities", 0, "name")

Scalars stay text (`2023-06` is no number and `2023-06-08` no date): the schema that reads them decides. Only an empty
or `null` scalar is None. Aliases and unknown tags are refused, because a decision in a registry should read as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from jianzhu.model import Finding

Path = tuple[str | int, ...]


class YamlProblem(Exception):
    """What is wrong with a YAML text, and in which line (1-based)."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True)
class Located:
    """A YAML document as plain data, with the line (1-based) of each key and each item of a list."""

    data: Any
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of the value at `path`, or of the nearest thing that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def compose(text: str) -> yaml.Node | None:
    """The document's root node, None for an empty text. Raises YamlProblem where the text is no YAML."""
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = " ".join(part for part in (error.context, error.problem) if part)
        raise YamlProblem(mark.line + 1 if mark else 1, f"is no valid YAML: {words}") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlProblem(line, f"is no valid YAML: the character U+{ord(text[error.position]):04X}") from None


def load(text: str, first_line: int = 1) -> Located:
    """The YAML document `text`, whose first line is line `first_line` of its file. Raises YamlProblem."""
    lines: dict[Path, int] = {}
    shift = first_line - 1
    seen: set[int] = set()

    def plain(node: yaml.Node, path: Path) -> Any:
        line = node.start_mark.line + 1 + shift
        lines.setdefault(path, line)
        if id(node) in seen:
            raise YamlProblem(line, "uses a YAML alias (*name): write the value out instead")
        seen.add(id(node))
        if not node.tag.startswith("tag:yaml.org,2002:"):
            raise YamlProblem(line, f"has the tag {node.tag}, which has no meaning here")
        if isinstance(node, yaml.ScalarNode):
            return None if node.tag == "tag:yaml.org,2002:null" else node.value
        if isinstance(node, yaml.SequenceNode):
            return [plain(item, (*path, k)) for k, item in enumerate(node.value)]
        made: dict[str, Any] = {}
        for key, value in node.value:
            at = key.start_mark.line + 1 + shift
            if not isinstance(key, yaml.ScalarNode):
                raise YamlProblem(at, "has a key that is no plain word")
            if key.value in made:
                raise YamlProblem(at, f"has the key `{key.value}` twice")
            below = (*path, key.value)
            lines[below] = at
            made[key.value] = plain(value, below)
        return made

    try:
        root = compose(text)
        return Located(None if root is None else plain(root, ()), lines)
    except YamlProblem as problem:
        if problem.line <= shift:
            problem.line += shift
        raise
    except RecursionError:
        raise YamlProblem(first_line, "is nested too deeply") from None


def findings(
    error: ValidationError, located: Located, file: str, schema: type[BaseModel], base: Path = ()
) -> tuple[Finding, ...]:
    """One finding for each thing that a schema has against the value at `base`: `registry/terms.yml:4: …`."""
    found = []
    for problem in error.errors(include_url=False):
        path: Path = (*base, *problem["loc"])
        key = ".".join(str(part) for part in problem["loc"] if not isinstance(part, int)) or "the entry"
        kind = problem["type"]
        if kind == "extra_forbidden":
            known = ", ".join(sorted(schema.model_fields))
            words = f"unknown key `{path[-1]}`: known are {known}"
        elif kind == "missing":
            words = f"the key `{path[-1]}` is missing"
        else:
            given = problem["input"]
            shown = f", not {given!r}" if isinstance(given, str) and len(given) < 60 else ""
            words = f"`{key}`: {problem['msg'].removeprefix('Value error, ')}{shown}"
        found.append(Finding(f"{file}:{located.line(path)}", words))
    return tuple(found)
