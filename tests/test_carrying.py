"""A site to carry away: what --offline switches off, what an archive holds, and what the other builder makes of it."""

from __future__ import annotations

import importlib.util
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from jianzhu.building import Builder, SiteFailed, build_site, check_builder, write_pages
from jianzhu.building.package import HOW_TO_OPEN, CannotPack, check_package, write_package
from jianzhu.building.settings import settings
from jianzhu.publishing.scripts import assets

PAGES = {
    "index.md": "# 家 {#home}\n\n[甲](articles/a.md)\n".encode(),
    "articles/a.md": "# 甲 {#a}\n\n正文。\n".encode(),
}
HOSTED = """\
INHERIT: base.yml
site_url: https://example.org/reports/
use_directory_urls: true
theme:
  name: material
  features: [navigation.instant, navigation.instant.prefetch, navigation.top]
plugins:
  - search: {lang: zh}
extra:
  analytics: {provider: google, property: G-1}
"""
BASE = "site_name: 小站\ntheme: {language: zh}\nmarkdown_extensions: [attr_list]\nplugins: [search]\n"
needs_zensical = pytest.mark.skipif(
    importlib.util.find_spec("zensical") is None, reason="Zensical is not installed: the extra `dev` does it"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "base.yml").write_text(BASE, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(HOSTED, encoding="utf-8")
    write_pages(tmp_path / "docs", {**PAGES, **dict(assets("小站"))})
    return tmp_path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {"index.html": "<p>家", "data/a.csv": "x\n", "articles/甲.html": "<p>甲"}.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text, encoding="utf-8")
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("written", "key", "offline"),
    [
        ("site_url: https://example.org/", "site_url", None),
        ("use_directory_urls: true", "use_directory_urls", False),
        ("theme: material", "theme", {"name": "material", "font": False, "features": []}),
        ("theme: {name: material, font: {text: Noto}}", "theme", {"name": "material", "font": False, "features": []}),
        (
            "theme: {features: [navigation.instant.progress, navigation.top]}",
            "theme",
            {"features": ["navigation.top"], "font": False},
        ),
        ("site_name: x", "plugins", [{"search": {"enabled": False}}]),
        ("plugins: [search, tags]", "plugins", ["tags", {"search": {"enabled": False}}]),
        ("plugins: [{material/search: {lang: zh}}]", "plugins", [{"search": {"enabled": False}}]),
        ("plugins: {search: {lang: zh}, tags: {}}", "plugins", {"tags": {}, "search": {"enabled": False}}),
        ("extra: {analytics: {x: 1}, a: 1}", "extra", {"a": 1}),
    ],
)
def test_offline_settings(tmp_path: Path, written: str, key: str, offline: object) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(written, encoding="utf-8")
    assert yaml.safe_load(settings(config, offline=True)).get(key) == offline


def test_settings_keep_tags_and_name_the_themes_folder_absolutely(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text(
        "site_name: !ENV [NAME, 站]\ntheme: {name: material, custom_dir: look}\n", "utf-8"
    )
    config = tmp_path / "mkdocs.yml"
    config.write_text("INHERIT: base.yml\ntheme: {language: zh}\nx: !!python/name:a.b ''\n", encoding="utf-8")
    text = settings(config, paths={"docs_dir": "pages"})
    assert "!ENV [NAME, 站]" in text and "!!python/name:a.b" in text and "docs_dir: pages" in text
    assert f"custom_dir: {tmp_path / 'look'}" in text and "language: zh" in text and "INHERIT" not in text


@pytest.mark.parametrize("builder", [Builder.MKDOCS, pytest.param(Builder.ZENSICAL, marks=needs_zensical)])
def test_an_offline_copy_needs_no_host(project: Path, builder: Builder) -> None:
    config, docs, site = project / "mkdocs.yml", project / "docs", project / "out/site"
    for _ in range(2):  # the second takes the first one's place
        assert build_site(config, docs, site, builder=builder, offline=True) == 2
    names = {path.relative_to(site).as_posix() for path in site.rglob("*")}
    assert "articles/a.html" in names and names.isdisjoint({"sitemap.xml", "sitemap.xml.gz", "404.html"})
    page = (site / "index.html").read_text(encoding="utf-8")
    assert "canonical" not in page and "googleapis" not in page and "G-1" not in page
    assert "md-search" not in page and 'href="articles/a.html"' in page
    assert [path.name for path in (project / "out").iterdir()] == ["site"]


def test_an_offline_copy_loads_nothing_from_outside(project: Path) -> None:
    page = """\
<img src="https://example.org/x.png"> <a href="nowhere.html">x</a>
<pre class="mermaid"><code>graph LR</code></pre>
"""
    (project / "docs/mine.md").write_text(page, encoding="utf-8")
    with pytest.raises(SiteFailed) as failed:
        build_site(project / "mkdocs.yml", project / "docs", project / "site", offline=True)
    for said in ("loads https://example.org/x.png from outside", "leads nowhere", "has a Mermaid diagram"):
        assert any(said in one.message and one.where.startswith("mine.html:") for one in failed.value.findings), said
    assert not (project / "site").exists()


@needs_zensical
@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            "[x](nowhere.md) [y](articles/a.md#gone)",
            r"mine\.md:1:5: error: Zensical: page does not exist(.|\n)+mine\.md:1:\d+: .*anchor does not exist",
        ),
        ("[x](gone.csv)", r"mine/index\.html:\d+: error: the link .* leads nowhere"),  # which it doesn't see itself
    ],
)
def test_zensical_finds_what_mkdocs_finds(project: Path, page: str, said: str) -> None:
    (project / "docs/mine.md").write_text(page, encoding="utf-8")
    with pytest.raises(SiteFailed, match=said):
        build_site(project / "mkdocs.yml", project / "docs", project / "site", builder=Builder.ZENSICAL)
    assert not (project / "site").exists()


@needs_zensical
def test_zensical_says_what_is_wrong_with_the_configuration(project: Path) -> None:
    (project / "mkdocs.yml").write_text("INHERIT: base.yml\nmarkdown_extensions: [nosuch]\n")
    with pytest.raises(SiteFailed, match="nosuch"):
        build_site(project / "mkdocs.yml", project / "docs", project / "site", builder=Builder.ZENSICAL)
    (project / "mkdocs.yml").write_text("INHERIT: base.yml\nhooks: [mine.py]\n")
    assert [str(one).partition(": ")[2] for one in check_builder(Builder.ZENSICAL, project / "mkdocs.yml")] == [
        "warning: mine.py is a hook, and Zensical runs none: what it does is missing from the site"
    ]
    assert check_builder(Builder.MKDOCS, project / "mkdocs.yml") == ()


def test_zensical_is_asked_for_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SiteFailed, match="jianzhu\\[zensical\\]"):
        check_builder(Builder.ZENSICAL, Path("mkdocs.yml"))


def test_an_archive_is_the_same_each_time_and_says_how_to_open_it(site: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    first, again = tmp_path / "竹业.zip", tmp_path / "b/竹业.zip"
    again.parent.mkdir()
    size = write_package(site, first, "竹业文集", lambda done, total: told.append((done, total)))
    for path in site.rglob("*.html"):
        path.touch()
    write_package(site, again, "竹业文集")
    assert first.read_bytes() == again.read_bytes() and size == first.stat().st_size and told[-1] == (3, 3)
    with zipfile.ZipFile(first) as archive:
        names = [entry.filename for entry in archive.infolist()]
        assert names == [f"竹业/{name}" for name in (HOW_TO_OPEN, "articles/甲.html", "data/a.csv", "index.html")]
        assert all(entry.flag_bits & 0x800 for entry in archive.infolist()), "not marked as UTF-8"
        note = archive.read(f"竹业/{HOW_TO_OPEN}")
        assert note.startswith("\ufeff竹业文集\r\n".encode()) and "双击 index.html".encode() in note
        assert archive.testzip() is None


def test_an_archive_is_written_whole_or_not_at_all(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.zip"
    write_package(site, file, "一")
    before, there = file.read_bytes(), sorted(tmp_path.iterdir())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(CannotPack, match="No space left"):
        write_package(site, file, "二")
    assert file.read_bytes() == before and sorted(tmp_path.iterdir()) == there


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("reports", Path.mkdir, "doesn't end in .zip"),
        ("a.zip", Path.mkdir, "is a folder"),
        ("a.zip", lambda path: path.write_text("dear"), "is no zip archive"),
        ("nowhere/a.zip", lambda path: None, "no folder that can be written to"),
    ],
)
def test_an_archive_goes_over_nothing_else(
    tmp_path: Path, name: str, make: Callable[[Path], object], said: str
) -> None:
    make(tmp_path / name)
    with pytest.raises(CannotPack, match=said):
        check_package(tmp_path / name)
