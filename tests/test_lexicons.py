"""Rows that a collection adds to the built-in tables: read, refused with file and line, and used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jianzhu.identifiers import pinyin
from jianzhu.lexicon import EXTENSIBLE, builtin, table, use
from jianzhu.model import LexiconTable
from jianzhu.reading.lexicons import read_lexicons
from jianzhu.scaffold import scaffold
from test_mentions import mentions_of

TAILS = "tail\ttype\tstrength\tleast\tcomment\n"


@pytest.fixture(autouse=True)
def built_in_tables_after_each_test() -> Iterator[None]:
    yield
    use(())


def lexicon_of(registry: Path, **files: str) -> Path:
    (registry / "lexicon").mkdir()
    for name, text in files.items():
        (registry / "lexicon" / f"{name}.tsv").write_text(text, encoding="utf-8")
    return registry


def test_rows_are_read_and_used(tmp_path: Path) -> None:
    text = "走进宁化县虹溪茶庄，品一杯茶。"
    assert "虹溪茶庄" not in " ".join(m.surface for m in mentions_of(text))
    registry = lexicon_of(tmp_path, name_tails=f"# ours\n{TAILS}\n茶庄\torganization\tproper\t2\n")
    tables, problems = read_lexicons(registry)
    assert (tables, problems) == ((LexiconTable("name_tails", (("茶庄", "organization", "proper", "2"),)),), ())
    use(tables)
    assert ("宁化县虹溪茶庄", "organization") in [(m.surface, m.type) for m in mentions_of(text)]
    use(())
    assert "虹溪茶庄" not in " ".join(m.surface for m in mentions_of(text))


def test_a_row_replaces_the_built_in_one() -> None:
    use((LexiconTable("name_tails", (("产业园", "place", "proper", "2"),)),))
    assert [row["type"] for row in table("name_tails") if row["tail"] == "产业园"] == ["place"]
    assert len(table("name_tails")) == len(builtin("name_tails")[1])


def test_a_reading_is_corrected() -> None:
    assert pinyin("长坡") == "zhǎng pō"
    use((LexiconTable("pinyin", (("长坡", "cháng pō"),)),))
    assert pinyin("长坡") == "cháng pō"


def test_no_folder_has_no_tables(tmp_path: Path) -> None:
    assert read_lexicons(tmp_path) == ((), ())


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("tails", TAILS, "tails.tsv: error: extends no table"),
        ("name_tails", "茶庄\torganization\tproper\t2\n", "name_tails.tsv:1: error: must name the columns"),
        ("name_tails", f"{TAILS}茶庄\tcompany\tproper\t2\n", "name_tails.tsv:2: error: `type` is `company`"),
        ("name_tails", f"{TAILS}茶庄\torganization\tproper\ttwo\n", "name_tails.tsv:2: error: `least` is `two`"),
        ("name_tails", f"{TAILS}\torganization\tproper\t2\n", "name_tails.tsv:2: error: has no `tail`"),
        ("surnames", "surname\tpinyin\tcomment\n肜\t\t\t\n", "surnames.tsv:2: error: has 4 cells for 3 columns"),
        ("surnames", "surname\tpinyin\n肜\n\n肜\n", "surnames.tsv:4: error: `肜` stands in line 2 too"),
        ("pinyin", "phrase\tpinyin\n行唐\tháng\n", "pinyin.tsv:2: error: `háng` must have one syllable"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, name: str, text: str, expected: str) -> None:
    tables, problems = read_lexicons(lexicon_of(tmp_path, **{name: text}))
    assert tables == ()
    assert expected in str(problems[0])


def test_the_example_of_a_new_project_is_right(tmp_path: Path) -> None:
    example = scaffold("name_tails.tsv").decode()
    commented = [line.removeprefix("# ") for line in example.splitlines() if "\t" in line]
    tables, problems = read_lexicons(lexicon_of(tmp_path, name_tails="\n".join(commented)))
    assert (len(tables), problems) == (1, ())
    assert [name for name in EXTENSIBLE if name not in example and name != "name_tails"] == []
