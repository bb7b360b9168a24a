"""registry/*.yml → Registry: each mistake is named with file and line, and a broken file is left out whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianzhu.checking import unused_decisions
from jianzhu.model import Source
from jianzhu.reading.registry import read_registry

GOOD = {
    "entities.yml": "# 实体\n- name: 云溪市文化旅游集团有限公司\n  type: organization\n  aliases: [云溪文旅集团]\n",
    "terms.yml": "- term: 三生融合\n  expansion: [生产, 生活, 生态]\n",
    "corrections.yml": "- {action: heading, text: 让产业住下来, level: 3, source: a.txt}\n"
    "- {action: not_term, text: 吊机}\n",
}


def registry_of(folder: Path, **changed: str) -> Path:
    for name, text in {**GOOD, **{key.replace("__", "."): value for key, value in changed.items()}}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_good_registry(tmp_path: Path) -> None:
    registry, findings = read_registry(registry_of(tmp_path))
    assert findings == ()
    entity, term = registry.entities[0], registry.terms[0]
    assert (entity.name, entity.type, entity.aliases) == (
        "云溪市文化旅游集团有限公司",
        "organization",
        ("云溪文旅集团",),
    )
    assert entity.where == f"{tmp_path.name}/entities.yml:2"
    assert (term.term, term.expansion) == ("三生融合", ("生产", "生活", "生态"))
    assert [(c.action, c.level, c.source) for c in registry.corrections] == [
        ("heading", 3, "a.txt"),
        ("not_term", None, None),
    ]


def test_none_and_empty_files_are_an_empty_registry(tmp_path: Path) -> None:
    (tmp_path / "terms.yml").write_text("# nothing yet\n")
    for folder in (tmp_path, tmp_path / "none"):
        registry, findings = read_registry(folder)
        assert (registry.entities, registry.terms, registry.corrections, findings) == ((), (), (), ())


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("entities.yml", "- name: 甲市\n  type: town\n", "entities.yml:2: error: `type`: Input should be 'person'"),
        ("entities.yml", "- name: 甲市\n", "entities.yml:1: error: the key `type` is missing"),
        ("entities.yml", "- name: ''\n  type: place\n", "entities.yml:1: error: `name`: must not be empty"),
        ("entities.yml", "- type: place\n  name: 甲市\n  alias: 甲\n", "entities.yml:3: error: unknown key `alias`"),
        ("entities.yml", "- 甲市\n", "entities.yml:1: error: `the entry`: Input should be a valid dictionary"),
        ("entities.yml", "name: 甲市\n", "entities.yml:1: error: must hold a list"),
        ("entities.yml", "- name: 甲市\n  type: place\n  aliases: 甲\n", "entities.yml:3: error: `aliases`:"),
        ("entities.yml", "- name: [甲\n", "entities.yml:"),
        (
            "entities.yml",
            "- {name: 甲市, type: place}\n\n- {name: 甲市, type: place}\n",
            "entities.yml:3: error: `甲市` is decided twice, first in",
        ),
        ("terms.yml", "- term: 三资\n  term: 三资\n", "terms.yml:2: error: has the key `term` twice"),
        ("terms.yml", "- &a {term: 三资}\n- *a\n", "terms.yml:1: error: uses a YAML alias"),
        ("terms.yml", "- term: !!python/name:os.system\n", "terms.yml:1: error: "),
        ("corrections.yml", "- action: delete\n  text: 甲\n", "corrections.yml:1: error: `action`: Input should be"),
        ("corrections.yml", "- action: remove\n  text: 甲\n  level: 2\n", "corrections.yml:1: error: "),
        ("corrections.yml", "- action: heading\n  text: 甲\n  level: 9\n", "corrections.yml:3: error: `level`:"),
    ],
)
def test_a_mistake_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, text: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    registry, findings = read_registry(registry_of(tmp_path, **{file.replace(".", "__"): text}))
    assert len(findings) == 1
    assert str(findings[0]).startswith(said)
    kept = (registry.entities, registry.terms, registry.corrections)
    assert [bool(part) for part in kept] == [name != file for name in GOOD]


def test_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "terms.yml").write_bytes("- term: 三资\n".encode("gbk"))
    _, findings = read_registry(tmp_path)
    assert "is not UTF-8" in findings[0].message


def test_an_entry_that_names_nothing(tmp_path: Path) -> None:
    registry, _ = read_registry(registry_of(tmp_path))
    source = Source("b.txt", "云溪文旅\n集团提出“三生 融合”。", "utf-8", "0" * 64)
    findings = unused_decisions([source], registry)
    where = f"{tmp_path.name}/corrections.yml"
    assert [(finding.where, finding.severity) for finding in findings] == [
        (f"{where}:1", "warning"),
        (f"{where}:2", "warning"),
    ]
    assert "a.txt, which is no source" in findings[0].message and "stands in no source" in findings[1].message
