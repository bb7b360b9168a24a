"""Files → Sources: encodings, metadata, and each kind of bad input with its message."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianzhu.model import Finding, Source
from jianzhu.reading import read_sources

TEXT = "云溪市滨江片区更新\r\n\r\n　　截至2023年底，累计完成投资6.45亿元。\n老码头的灯火𠮷\n"
GOOD = "好".encode() * 50


def read(folder: Path, **files: bytes | str) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_sources([folder])


@pytest.mark.parametrize(
    ("encoding", "mark", "named"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("gb18030", b"", "gb18030"),
        ("gb18030", b"\x84\x31\x95\x33", "gb18030"),
    ],
)
def test_every_character_keeps_its_place(tmp_path: Path, encoding: str, mark: bytes, named: str) -> None:
    sources, findings = read(tmp_path, a__txt=mark + TEXT.encode(encoding))
    assert findings == ()
    assert sources[0].text == TEXT
    assert sources[0].encoding == named


def test_gbk_is_told_without_help_and_a_declared_encoding_wins(tmp_path: Path) -> None:
    plain = "今年以来，全市规模以上工业增加值增长7.2%，实现利税1.86亿元。\n"
    big5 = "縣政府公布年度預算。\n".encode("big5")
    sources, findings = read(tmp_path, a__txt=plain.encode("gbk"), b__txt=big5, b__yml="encoding: big5\n")
    assert findings == ()
    assert [(s.text, s.encoding) for s in sources] == [(plain, "gb18030"), ("縣政府公布年度預算。\n", "big5")]


def test_front_matter_may_declare_the_encoding(tmp_path: Path) -> None:
    text = "---\ntitle: 预算\nencoding: gbk\n---\n本年预算。\n"
    sources, findings = read(tmp_path, a__md=text.encode("gbk"))
    assert findings == ()
    assert (sources[0].metadata.title, sources[0].encoding) == ("预算", "gbk")


def test_metadata_comes_from_front_matter_and_from_the_file_beside_which_wins(tmp_path: Path) -> None:
    text = "---\n# 说明\ntitle: 规划\ndate: 2023-06-08\n---\n正文在此。\n"
    sources, findings = read(tmp_path, a__md=text, a__yml="title: 县规划\nurl: https://example.org/a\n")
    assert findings == ()
    said = sources[0].metadata
    assert (said.title, said.date, said.url, said.publisher) == ("县规划", "2023-06-08", "https://example.org/a", None)
    block = sources[0].front_matter
    assert block and text[block.end :] == "正文在此。\n"


def test_a_ruled_line_is_no_front_matter(tmp_path: Path) -> None:
    sources, findings = read(tmp_path, a__txt="---\n正文在此。\n---\n")
    assert findings == () and sources[0].front_matter is None


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a__txt", b"", "a.txt: error: the file is empty"),
        ("a__txt", b" \r\n\xe3\x80\x80\n", "a.txt: error: the file holds nothing but white space"),
        ("a__txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01\0\x02" * 40, "a.txt: error: the file holds binary data"),
        ("a__txt", bytes(range(128, 256)) * 3, "a.txt: error: is in no encoding that could be told"),
        ("a__txt", GOOD + b"\n\xe5\xa5" + GOOD, "a.txt: error: is UTF-8 with broken bytes, the first in line 2"),
        ("a__pdf", b"%PDF-1.7", "a.pdf: error: .pdf files are not read yet"),
        ("a__md", "---\ntitle: [甲\n---\n正文", "a.md:"),
        ("a__md", "---\ntitle: 甲\n正文", "a.md:1: error: the front matter block has no closing"),
        ("a__md", "---\ntitle: 甲\nauthor: 乙\n---\n正文", "a.md:3: error: unknown key `author`: known are date"),
        ("a__md", "---\ntitle: 甲\ntitle: 乙\n---\n正文", "a.md:3: error: has the key `title` twice"),
        ("a__md", "---\ndate: 去年\n---\n正文", "a.md:2: error: `date`: must be a date such as 2023"),
        ("a__md", "---\ntitle: 甲\n---\n \n", "a.md:1: error: holds front matter and no text"),
    ],
)  # fmt: skip
def test_bad_input_is_one_line_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    sources, findings = read(tmp_path, **{name: content}, good__txt="正文在此。")
    assert [source.name for source in sources] == ["good.txt"]
    assert len(findings) == 1
    assert str(findings[0]).startswith(said)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("titel: 甲\n", "a.yml:1: error: unknown key `titel`"),
        ("title: 甲\nurl: ftp://x\n", "a.yml:2: error: `url`: must begin with http"),
        ("title: 'x\n", "a.yml:"),
        ("- title\n", "a.yml:1: error: must hold `key: value` lines"),
        ("encoding: gbk2\n", "a.txt: error: the declared encoding 'gbk2' is none that is known"),
        ("encoding: ascii\n", "a.txt: error: is not ascii as declared, from line 1 on"),
        ("title: *x\n", "a.yml:1: error: is no valid YAML"),
    ],
)
def test_a_broken_file_beside_a_source_leaves_it_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    sources, findings = read(tmp_path, a__txt="正文在此。", a__yml=content)
    assert sources == ()
    assert str(findings[0]).startswith(said)


def test_a_missing_folder_and_a_strange_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1,2")
    _, findings = read_sources([tmp_path / "none", tmp_path / "a.csv"])
    assert [finding.message.split(":")[0] for finding in findings] == ["no such file or folder", "is no source"]


def test_two_sources_of_one_name(tmp_path: Path) -> None:
    for name in ("x/a.txt", "y/a.txt", "y/a.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"正文在此：{name}", encoding="utf-8")
    sources, findings = read_sources([tmp_path])
    assert [source.text for source in sources] == ["正文在此：y/a.md", "正文在此：x/a.txt"]
    assert len(findings) == 1 and "has the name of" in findings[0].message and "rename" in findings[0].message


def test_a_file_named_twice_is_one_source(tmp_path: Path) -> None:
    sources, findings = read(tmp_path, a__txt="正文在此。")
    assert read_sources([tmp_path / "a.txt", tmp_path]) == (sources, findings)


def test_a_line_of_5_mb_is_read(tmp_path: Path) -> None:
    text = "云溪市的滨江片区沿江排开" * 140_000
    sources, findings = read(tmp_path, a__txt=text)
    assert findings == () and sources[0].text == text
