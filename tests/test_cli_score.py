"""`jianzhu score` as a user calls it, and the page that a collection with gold has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from test_cli import TEXT, Run, run

__all__ = ["run"]

GOLD = {
    "source": "report.txt",
    "entities": [
        {"name": "云溪市住房和城乡建设局", "type": "organization", "surfaces": ["云溪市住房和城乡建设局"]},
        {"name": "何力", "type": "person", "surfaces": ["何力", "老何"]},
        {"name": "滨江片区", "type": "place", "surfaces": ["云溪市滨江片区"]},
    ],
}


@pytest.fixture
def project(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert run("init", "p")[0] == 0
    folder = tmp_path / "p"
    (folder / "sources" / "report.txt").write_text(TEXT, encoding="utf-8")
    (folder / "gold").mkdir()
    (folder / "gold" / "report.json").write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def test_tables_and_misses(run: Run, project: Path) -> None:
    code, said, _ = run("score", "--misses", "--quiet")
    assert code == 0
    assert "entities by type" in said
    assert "report.txt: entities: missed: 老何" in said


def test_json_of_a_finished_site_and_floors(run: Run, project: Path) -> None:
    assert run("generate", "--quiet")[0] == 0
    code, said, complained = run("score", "gold", "--data", "docs/data", "--json", "--floor", "entities=0.99")
    figures = json.loads(said)
    assert code == 1
    assert figures["types"]["person"]["recall"] == 0.5
    assert f"entities is {figures['mean']['entities']:.3f}, the floor is 0.99" in complained


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--floor", "entities"), "--floor: error: `entities` is no floor"),
        (("--floor", "beauty=1"), "--floor: error: `beauty` is no measure here"),
        (("--data", "nowhere"), "articles.json: error: cannot be read"),
        (("sources",), "sources: error: holds no gold"),
    ],
)
def test_called_in_vain(run: Run, project: Path, arguments: tuple[str, ...], expected: str) -> None:
    code, _, complained = run("score", "--quiet", *arguments)
    assert code == 1
    assert expected in complained


def test_gold_of_a_source_that_is_not_there(run: Run, project: Path) -> None:
    (project / "gold" / "more.json").write_text('{"source": "more.txt", "terms": []}', encoding="utf-8")
    code, _, complained = run("score", "--quiet")
    assert code == 1
    assert "more.txt: error: is annotated, but isn't in the collection" in complained


def test_a_site_with_gold_has_a_page_of_its_quality(run: Run, project: Path) -> None:
    assert run("generate", "--quiet")[0] == 0
    assert "| 人物 | 2 | 1 | 1 | 1.000 | 0.500 |" in (project / "docs" / "data" / "quality.md").read_text("utf-8")
    assert "data/quality.md" in (project / "docs" / "index.md").read_text("utf-8")
    (project / "gold" / "report.json").unlink()
    assert run("generate", "--quiet")[0] == 0
    assert not (project / "docs" / "data" / "quality.md").exists()
    assert "quality" not in (project / "docs" / "index.md").read_text("utf-8")
