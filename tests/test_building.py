"""Pages → docs/ → site/: nobody's work is overwritten, stale pages go, a failed build leaves the old site."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from jianzhu.building import PagesKept, SiteFailed, build_site, write_pages
from jianzhu.building.manifest import MANIFEST, generated

PAGES = {"index.md": "# 家\n\n[甲](articles/a.md)\n".encode(), "articles/a.md": "# 甲 {#a}\n\n正文。\n".encode()}
CONFIG = """\
site_name: 小站
use_directory_urls: false
theme: {name: material, language: zh, font: false}
plugins: [search]
markdown_extensions: [attr_list]
"""


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_written_once_then_left_alone(tmp_path: Path) -> None:
    first = write_pages(tmp_path, PAGES)
    times = {name: (tmp_path / name).stat().st_mtime_ns for name in (*PAGES, MANIFEST)}
    again = write_pages(tmp_path, PAGES)
    assert (first.written, again.written, again.unchanged) == (2, 0, 2)
    assert times == {name: (tmp_path / name).stat().st_mtime_ns for name in (*PAGES, MANIFEST)}
    assert generated(tmp_path) == set(PAGES)


def test_a_stale_page_goes_with_its_folder_and_a_handwritten_one_stays(tmp_path: Path) -> None:
    write_pages(tmp_path, PAGES)
    (tmp_path / "about.md").write_text("# 关于\n", encoding="utf-8")
    assert write_pages(tmp_path, {"index.md": PAGES["index.md"]}).removed == 1
    assert sorted(tree(tmp_path)) == [MANIFEST, "about.md", "index.md"]
    assert not (tmp_path / "articles").exists()


@pytest.mark.parametrize("wanted", [{**PAGES, "articles/a.md": b"# new\n"}, {"index.md": PAGES["index.md"]}])
def test_an_edited_page_is_kept_and_nothing_is_written(tmp_path: Path, wanted: dict[str, bytes]) -> None:
    write_pages(tmp_path, PAGES)
    (tmp_path / "articles/a.md").write_text("# 我改的\n", encoding="utf-8")
    before = tree(tmp_path)
    with pytest.raises(PagesKept) as kept:
        write_pages(tmp_path, {**wanted, "entities/b.md": b"# b\n"})
    assert tree(tmp_path) == before
    assert kept.value.findings[0].where.endswith("articles/a.md")
    assert "edited by hand" in kept.value.findings[0].message and "copy your changes" in kept.value.findings[0].message


def test_a_handwritten_page_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.md").write_text("# 我写的\n", encoding="utf-8")
    with pytest.raises(PagesKept, match="written by hand and stands where a generated page goes"):
        write_pages(tmp_path, PAGES)


def test_a_handwritten_home_is_the_home(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("# 我的首页\n", encoding="utf-8")
    write_pages(tmp_path, PAGES)
    assert (tmp_path / "index.md").read_text(encoding="utf-8") == "# 我的首页\n"
    assert generated(tmp_path) == {"articles/a.md"}


def test_a_run_that_was_cut_off_leaves_nothing_that_looks_handwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pages(tmp_path, PAGES)
    newer = {name: content + b"\n" for name, content in PAGES.items()}
    from jianzhu.building import manifest

    whole, written = manifest._replace, []

    def cut_off(path: Path, content: bytes) -> None:
        if len(written) == 2:
            raise KeyboardInterrupt
        written.append(path)
        whole(path, content)

    monkeypatch.setattr(manifest, "_replace", cut_off)
    with pytest.raises(KeyboardInterrupt):
        write_pages(tmp_path, newer)
    monkeypatch.setattr(manifest, "_replace", whole)
    newest = {name: content + b"\n" for name, content in newer.items()}
    assert write_pages(tmp_path, newest).written == 2


@pytest.mark.parametrize("content", ["{", '{"files": 3}', '{"files": {"../x.md": "0"}}', '{"files": {"/etc/x": "0"}}'])
def test_a_broken_manifest_removes_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "x.md").write_text("x")
    (tmp_path / "docs" / MANIFEST).write_text(content)
    with pytest.raises(PagesKept):
        write_pages(tmp_path / "docs", PAGES)
    assert (tmp_path / "x.md").exists()


def test_pages_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("no folder")
    with pytest.raises(PagesKept, match="cannot be written"):
        write_pages(tmp_path / "docs", PAGES)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    write_pages(tmp_path / "docs", PAGES)
    return tmp_path


def test_a_site_is_built_twice_alike_and_a_failed_build_leaves_it(project: Path) -> None:
    config, docs, site = project / "mkdocs.yml", project / "docs", project / "out/site"
    told: list[int] = []
    assert build_site(config, docs, site, told.append) == 2
    first = tree(site)
    assert told == [1, 2] and "articles/a.html" in first
    assert b"lastmod" not in (site / "sitemap.xml").read_bytes()
    build_site(config, docs, site)
    assert tree(site) == first

    (docs / "broken.md").write_text("[x](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(SiteFailed, match=r"nowhere\.md"):
        build_site(config, docs, site)
    assert tree(site) == first
    assert [path.name for path in (project / "out").iterdir()] == ["site"]


def test_a_broken_configuration_is_one_line(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: x\ntheme: {name: nosuch}\n")
    with pytest.raises(SiteFailed, match="nosuch"):
        build_site(project / "mkdocs.yml", project / "docs", project / "site")
    assert not (project / "site").exists()


def test_a_folder_that_holds_something_else_is_not_replaced(project: Path) -> None:
    (project / "letters").mkdir()
    (project / "letters/dear.txt").write_text("dear")
    config, docs = project / "mkdocs.yml", project / "docs"
    for place in ("letters", "docs", ".", "mkdocs.yml", "mkdocs.yml/site"):
        with pytest.raises(SiteFailed, match="--site"):
            build_site(config, docs, project / place)
    assert (project / "letters/dear.txt").exists() and (docs / "index.md").exists()
