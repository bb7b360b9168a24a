"""The commands as a user calls them: what they say, what they leave behind, and their exit codes."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from jianzhu import cli, pipeline

TEXT = """\
老码头长出新产业

截至2023年底，云溪市滨江片区累计完成投资6.45亿元，同比增长14.3%。

云溪市住房和城乡建设局局长何力介绍，片区引进企业46家。
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call `jianzhu …` in a folder of its own: exit code, what it printed, what it complained about."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def called(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["jianzhu", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        code = ended.value.code
        return (code if isinstance(code, int) else 0), captured.out, captured.err

    return called


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", ["build", "package", "generate", "serve", "check", "init"])
def test_help_shows_an_example(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0 and f"\n    jianzhu {command}" in out


def test_called_wrongly(run: Run) -> None:
    for arguments in (("bild",), ("build", "--nosuch"), ("init",)):
        assert run(*arguments)[0] == 2


def test_no_project_here(run: Run) -> None:
    for command in ("build", "generate", "serve", "check"):
        code, out, err = run(command)
        assert code == 1 and "is no site project" in out + err and "jianzhu init" in out + err


def test_each_bad_source_is_one_line_and_the_others_are_built(run: Run, texts: Path, tmp_path: Path) -> None:
    (texts / "empty.txt").write_bytes(b"")
    (texts / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01" * 50)
    (texts / "noise.txt").write_bytes(bytes(range(128, 256)) * 3)
    (texts / "front.md").write_text("---\ntitle: [甲\n---\n正文。", encoding="utf-8")
    (texts / "sub").mkdir()
    (texts / "sub/good.txt").write_text(TEXT, encoding="utf-8")
    code, out, err = run("generate", "texts", "missing", "--docs", "pages")
    assert code == 1
    findings = [line for line in err.splitlines() if ": error: " in line]
    expected = [
        ("missing: error: no such file or folder", "correct the path"),
        ("texts/empty.txt: error: the file is empty", "fill it or remove it"),
        ("texts/front.md:2: error: is no valid YAML", "key: value"),
        ("texts/noise.txt: error: is in no encoding that could be told", "save it as UTF-8"),
        ("texts/picture.txt: error: the file holds binary data", "move it out of the sources"),
        ("texts/sub/good.txt: error: has the name of texts/good.txt", "rename one of them"),
    ]
    for line, (begins, advises) in zip(sorted(findings), expected, strict=True):
        assert line.startswith(begins) and advises in line
    assert out.startswith("1 source, 1 article") and "6 findings" in out
    assert [source["source"] for source in json.loads((tmp_path / "pages/data/sources.json").read_text())] == [
        "good.txt"
    ]


def test_a_file_with_one_line_of_5_mb_is_refused_in_one_line(run: Run, texts: Path) -> None:
    (texts / "line.txt").write_text("云溪市滨江片区沿江排开，" * 140_000, encoding="utf-8")
    code, out, err = run("generate", "texts")
    assert code == 1 and out.startswith("1 source, 1 article")
    findings = [line for line in err.splitlines() if ": error: " in line]
    assert len(findings) == 1
    assert findings[0].startswith("line.txt:1: error: left out, for a paragraph of 1,680,000 characters begins here")


def test_nothing_left_to_build(run: Run, texts: Path, tmp_path: Path) -> None:
    (texts / "good.txt").write_bytes(b"")
    code, _, err = run("build", "texts")
    assert code == 1 and "there is nothing to build" in err
    assert not (tmp_path / "site").exists()


def test_a_site_folder_that_cannot_be_written(run: Run, texts: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    code, _, err = run("build", "texts", "--site", "file/site")
    assert code == 1
    assert [line for line in err.splitlines() if "error" in line] == [
        "file/site: error: the site cannot be written there (file is no folder that can be written to): "
        "choose another --site"
    ]


def test_init_build_check(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run("init", "mine")
    assert code == 0 and "cd mine && jianzhu build" in out
    code, _, err = run("init", "mine")
    assert code == 1 and "mine: error: is not empty: choose another folder, or add --force" in err

    monkeypatch.chdir(tmp_path / "mine")
    code, out, err = run("build")
    assert (code, "Traceback" in err) == (0, False)
    assert out.startswith("1 source, 1 article") and out.endswith("The site is in site/index.html\n")
    assert err.splitlines()[0] == "reading" and "building the site" in err
    first = {p: p.read_bytes() for p in sorted(Path("site").rglob("*")) if p.is_file()}

    shutil.rmtree("docs")
    assert run("build")[0] == 0
    assert {p: p.read_bytes() for p in sorted(Path("site").rglob("*")) if p.is_file()} == first

    code, out, err = run("check")
    assert (code, out) == (0, "") and "Nothing to object to" in err
    code, out, err = run("check", "--audits")
    assert code == 0 and "Nothing to object to" in err
    assert all(re.match(r"(\S+:\d+: )?(Agrees|Differs)[a-z ]*: [A-Z][a-z ]+: .", line) for line in out.splitlines())

    Path("docs/mine.md").write_text(
        "[甲](https://example.org/) <img src='https://example.org/x.png'>\n[乙](#nowhere)\n"
    )
    Path("registry/terms.yml").write_text("- term: 子虚乌有\n", encoding="utf-8")
    before = sorted(Path(".").rglob("*"))
    code, out, _ = run("check")
    assert code == 1
    assert "registry/terms.yml:1: warning: the term `子虚乌有` (with its aliases) stands in no source" in out
    assert "mine.md" in out or "mine.html" in out
    assert sorted(Path(".").rglob("*")) == before

    page = next(Path("docs/articles").glob("example*.md"))
    page.write_text("# 我改的\n", encoding="utf-8")
    code, _, err = run("build")
    assert code == 1 and f"{page}: error: was edited by hand" in err
    assert page.read_text(encoding="utf-8") == "# 我改的\n"
    assert {p: p.read_bytes() for p in sorted(Path("site").rglob("*")) if p.is_file()} == first


def test_a_mistake_in_the_settings(run: Run, tmp_path: Path) -> None:
    assert run("init", ".")[0] == 0
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: x\nextra:\n  jianzhu:\n    source: texts\n", encoding="utf-8")
    code, _, err = run("generate")
    assert code == 1 and err.startswith("mkdocs.yml:4: error: unknown key `source`: known are ")


def test_settings_with_tags_and_inheritance(
    run: Run, texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "base.yml").write_text(
        "site_name: x\ndocs_dir: pages\nmarkdown_extensions:\n  - pymdownx.superfences:\n      custom_fences:\n"
        "        - name: x\n          class: x\n"
        "          format: !!python/name:pymdownx.superfences.fence_code_format\n"
        "extra:\n  jianzhu:\n    sources: nowhere\n",
        encoding="utf-8",
    )
    (tmp_path / "mkdocs.yml").write_text(
        "INHERIT: base.yml\nextra:\n  jianzhu:\n    sources: !ENV [TEXTS, nowhere]\n", encoding="utf-8"
    )
    monkeypatch.setenv("TEXTS", "texts")
    assert run("generate", "-q")[0] == 0
    assert (tmp_path / "pages/index.md").exists()


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("theme: {name: material, language: zh}\n", "## 最近的文章"),
        ("theme: {name: material, language: en}\n", "## Latest articles"),
        ("theme: {name: material, language: zh}\nextra: {jianzhu: {language: en}}\n", "## Latest articles"),
        ("theme: {name: material, language: de}\n", "## 最近的文章"),
    ],
)
def test_the_sites_language(run: Run, texts: Path, tmp_path: Path, config: str, said: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\n{config}", encoding="utf-8")
    texts.rename(tmp_path / "sources")
    assert run("generate", "-q")[0] == 0
    assert said in (tmp_path / "docs/index.md").read_text(encoding="utf-8")


def test_a_bug_is_one_line(run: Run, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("jianzhu.pipeline.restore", broken)
    code, _, err = run("build", "texts")
    assert code == 1 and "good.txt: error: left out, for jianzhu failed on it (ZeroDivisionError: oh)" in err


def test_serve_at_an_address_that_is_taken(run: Run, texts: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        code, _, err = run("serve", "texts", "--address", address)
    assert code == 1 and err.startswith(f"{address}: error: cannot be listened at")
    code, _, err = run("serve", "texts", "--address", "8000")
    assert code == 1 and "write host:port" in err


def test_many_processes_give_what_one_gives(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (texts / "also.txt").write_text(TEXT.replace("滨江", "湖畔"), encoding="utf-8")
    alone = pipeline.make_edition([texts])
    monkeypatch.setattr(pipeline, "PARALLEL_FROM", 0)
    monkeypatch.setattr(pipeline, "_processors", lambda: 2)
    assert pipeline.make_edition([texts]) == alone


def test_serve_follows_its_sources(texts: Path, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    package = str(Path(cli.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": package, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-m", "jianzhu", "serve", str(texts), "--address", address]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        assert _soon(f"http://{address}/sources/good.html", "滨江片区")
        (texts / "good.txt").write_text(TEXT.replace("滨江片区", "湖畔片区"), encoding="utf-8")
        assert _soon(f"http://{address}/sources/good.html", "湖畔片区")
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0


def _soon(url: str, wanted: str, seconds: int = 120) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(seconds * 2):
        try:
            if wanted in opener.open(url, timeout=5).read().decode():
                return True
        except OSError:
            pass
        time.sleep(0.5)
    return False
