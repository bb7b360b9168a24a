"""Every word that another stage uses for a kind of audit or a reason of removal has a Chinese one on the site.

The words are read out of those stages' code, so that a new one without a label fails here, not before a reader.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from jianzhu.publishing import words

PACKAGE = Path(words.__file__).parents[1]


def constants(node: ast.expr) -> list[str]:
    """The texts that an expression may give: a constant, either branch of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    return [*constants(node.body), *constants(node.orelse)] if isinstance(node, ast.IfExp) else []


def texts_for(parameter: str, tree: ast.AST, calls: dict[str, int]) -> set[str]:
    """What the code of `tree` gives for `parameter`: in calls (function → its place), keywords and assignments."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = calls.get(name)
            if place is not None and place < len(node.args):
                found.update(constants(node.args[place]))
            found.update(text for k in node.keywords if k.arg == parameter for text in constants(k.value))
        elif isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == parameter for t in node.targets):
            found.update(constants(node.value))
    return found


def functions_with(parameter: str, tree: ast.AST) -> dict[str, int]:
    """Functions that take `parameter`, and its place among the arguments of a call."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [a.arg for a in node.args.args if a.arg != "self"]
            if parameter in names:
                found[node.name] = names.index(parameter)
    return found


def texts_in(stage: str, parameter: str, of_model: dict[str, int]) -> set[str]:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((PACKAGE / stage).glob("*.py"))]
    calls = dict(of_model)
    for tree in trees:
        calls |= functions_with(parameter, tree)
    return {text for tree in trees for text in texts_for(parameter, tree, calls)}


@pytest.mark.parametrize(
    ("stage", "parameter", "of_model", "labels", "known"),
    [
        ("auditing", "kind", {"Audit": 0}, words.AUDIT_KINDS, {"conflict", "rate", "change"}),
        ("restoring", "reason", {"Removal": 1}, words.REASONS, {"page number", "unplaced", "registry"}),
    ],
)
def test_every_word_has_a_chinese_label(
    stage: str, parameter: str, of_model: dict[str, int], labels: dict[str, str], known: set[str]
) -> None:
    used = texts_in(stage, parameter, of_model)
    assert known <= used, "the code is no longer read rightly"
    assert used - labels.keys() == set()
    assert all("\u4e00" <= char <= "\u9fff" for label in labels.values() for char in label)


def test_a_new_kind_would_be_seen() -> None:
    tree = ast.parse("def f(kind, x): ...\nf('novel', 1)\nkind = 'a' if x else 'b'\nAudit('c', ())")
    assert texts_for("kind", tree, {"Audit": 0, **functions_with("kind", tree)}) == {"novel", "a", "b", "c"}
