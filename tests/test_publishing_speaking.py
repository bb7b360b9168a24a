"""The site's own words: every one that the code, the templates and the scripts say has its English in one table."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from jianzhu import publishing
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import english, say, speaking, worded

FOLDER = Path(str(files(publishing)))
HAN = re.compile("[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e“”…]")
NOT_SAID = {"笺注", "元", "……", "…", "《", "》", "《》", "报", "＜", "＞", "＆", "年", "月", "日", "～", "。：:"} | {
    "｜",
    "一",
    "“”„「」",
    "^(..[^省市县]?)[省市县](?=..)",
    "[，；：、]",
}  # the second line: what the search looks for, and folds
"""The project's name, a unit of measure that is looked for, and signs that are the same in both languages."""


def in_code(path: Path) -> Iterator[str]:
    """Strings of a module that hold Chinese, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield from [node.value] if HAN.search(node.value) else []


def in_template(path: Path) -> Iterator[str]:
    """Strings of a template's expressions that hold Chinese, and whatever stands outside of them."""
    text = path.read_text(encoding="utf-8")
    for block in re.findall(r"\{\{.*?\}\}|\{%.*?%\}", text, re.S):
        yield from (s for s in re.findall(r'"((?:[^"\\]|\\.)*)"', block) if HAN.search(s))
    yield from HAN.findall(re.sub(r"\{\{.*?\}\}|\{%.*?%\}|<#.*?#>", "", text, flags=re.S))


def in_script(path: Path) -> Iterator[str]:
    text = re.sub(r"(?m)(?<![:\"'])//.*$|/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    yield from (s for s in re.findall(r'"((?:[^"\\\n]|\\.)*)"', text) if HAN.search(s))


def all_words() -> Iterator[tuple[str, str]]:
    for pattern, found in (("*.py", in_code), ("templates/*.j2", in_template), ("assets/*.js", in_script)):
        for path in sorted(FOLDER.rglob(pattern)):
            yield from ((path.name, words) for words in found(path))
    for line in (FOLDER / "data" / "schema" / "columns.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        yield from (("columns.tsv", cell) for cell in line.split("\t")[3:] if cell)


def test_all_words_have_their_english() -> None:
    missing = {(name, words) for name, words in all_words() if words not in english() and words not in NOT_SAID}
    assert missing == set()


def test_no_row_is_left_over() -> None:
    assert english().keys() - {words for _, words in all_words()} == set()


@pytest.mark.parametrize("words", sorted(english()))
def test_a_row(words: str) -> None:
    many, one = english()[words]
    places = set(re.findall(r"\{\w*\}", words))
    assert set(re.findall(r"\{\w*\}", many)) == places >= set(re.findall(r"\{\w*\}", one))
    for said in (many, one):
        assert said.strip()
        assert not HAN.search(said.replace("“", "").replace("”", "").replace("…", ""))


def test_one_and_many() -> None:
    assert say("{count} 条", count=2) == "2 条"
    with speaking("en"):
        assert say("{count} 条", count=2) == "2 rows"
        assert say("{count} 条", count=1) == "1 row"
    assert say("{count} 条", count=1) == "1 条"


def test_values_are_escaped_unless_they_are_markdown() -> None:
    with speaking("en"):
        assert worded("{kind}：{about}", kind=Markdown("[a](b)"), about="[c]") == "[a](b): \\[c\\]"
