"""One run of a site builder: pages in a folder → a site in another, each warning a finding with words of one line.

    run(Builder.MKDOCS, project/mkdocs.yml, docs, new/site)   →   244, or SiteFailed("docs: MkDocs: Doc file …")

Builders run in a process of their own: themes and plugins leave traces in an interpreter, and one that crashes must
not take the run with it. MkDocs tells what it does line by line (`mkdocs_process`). Zensical reads the same
`mkdocs.yml` and wants the pages, the site and the configuration in one folder, which is made for it.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from jianzhu.building.settings import names, settings
from jianzhu.model import Finding
from jianzhu.problems import Problem
from jianzhu.reading import shown

EPOCH = "315532800"
"""1980-01-01, the earliest date that every archive format can hold: the clock of a reproducible build."""
LAST_WORDS = 3
"""Lines of a builder's own output that a message quotes where it died without saying why."""
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_ZENSICAL_FAILURE = re.compile(r"^(?:[\w.]+: )?(?:Python error: )?(\w+(?:Error|Exception): .+)", re.MULTILINE)
_ZENSICAL_WARNING = re.compile(r"^(?:Warning|Error): (.+)\n\s*╭─\[ (.+?) \]", re.MULTILINE)


class Builder(str, Enum):
    """What turns Markdown into the site."""

    MKDOCS = "mkdocs"
    ZENSICAL = "zensical"


class SiteFailed(Problem):
    """Why no site was built; the old one is as it was."""


def check_builder(builder: Builder, config: Path) -> tuple[Finding, ...]:
    """What of the configuration the builder leaves out, as warnings. Raises SiteFailed where it isn't installed."""
    if builder is Builder.MKDOCS:
        return ()
    if importlib.util.find_spec("zensical") is None:
        raise SiteFailed(
            Finding("zensical", "is not installed: `pip install 'jianzhu[zensical]'` does it, on Python 3.11 or later")
        )
    words = "is a hook, and Zensical runs none: what it does is missing from the site"
    return tuple(Finding(shown(config), f"{hook} {words}", "warning") for hook in names(config, "hooks"))


def run(builder: Builder, config: Path, docs: Path, site: Path, told: Callable[[int], None], offline: bool) -> int:
    """Build the site of `config` from the pages in `docs` into the new folder `site`, and return the number of pages.

    `told` is called with the number of pages built so far. Raises SiteFailed: a warning counts as failure.
    """
    if builder is Builder.ZENSICAL:
        return _zensical(config, docs, site, told, offline)
    return _mkdocs(config, docs, site, told, offline)


def _mkdocs(config: Path, docs: Path, site: Path, told: Callable[[int], None], offline: bool) -> int:
    command = [sys.executable, "-m", "jianzhu.building.mkdocs_process", str(config), str(docs), str(site)]
    if offline:
        changed = site.with_name("mkdocs.yml")
        changed.write_text(settings(config, offline), encoding="utf-8")
        command.append(str(changed))
    found: list[Finding] = []
    pages, aborted = 0, ""
    with tempfile.TemporaryFile() as errors, subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=errors, env=_environment(), cwd=config.parent
    ) as process:  # fmt: skip
        assert process.stdout
        try:
            for line in process.stdout:
                said = json.loads(line)
                if said["message"].startswith("Building page "):
                    pages += 1
                    told(pages)
                elif said["level"] == "ABORT":
                    aborted = said["message"]
                elif said["level"] in ("WARNING", "ERROR", "CRITICAL"):
                    found.append(Finding(shown(docs), f"MkDocs: {_one_line(said['message'])}"))
        except BaseException:
            process.kill()
            raise
        status = process.wait()
        errors.seek(0)
        last_words = _last_words(errors.read())
    if status == 0 and not found:
        return pages
    if not found:
        words = aborted or last_words or f"ended with status {status} and no word"
        found = [Finding(shown(config), f"MkDocs: {_one_line(words)}")]
    raise SiteFailed(*found)


def _zensical(config: Path, docs: Path, site: Path, told: Callable[[int], None], offline: bool) -> int:
    """Zensical builds no folder outside the configuration's: everything is put together beside the site to be."""
    room = site.with_name("zensical")
    shutil.copytree(docs, room / "docs")
    changed = room / "mkdocs.yml"
    text = settings(config, offline, {"docs_dir": "docs", "site_dir": "site"})
    changed.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(changed)]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=_environment(), cwd=config.parent
    ) as process:
        try:
            said = process.communicate()[1]
        except BaseException:
            process.kill()
            raise
    text = _COLOUR.sub("", said.decode("utf-8", "replace"))
    found = [
        Finding(f"{shown(docs)}/{place}", f"Zensical: {words}") for words, place in _ZENSICAL_WARNING.findall(text)
    ]
    if process.returncode and not found:
        failure = _ZENSICAL_FAILURE.search(text)
        words = failure[1] if failure else _last_words(said) or f"ended with status {process.returncode} and no word"
        found = [Finding(shown(config), f"Zensical: {_one_line(words)}")]
    if found:
        raise SiteFailed(*found)
    os.rename(room / "site", site)
    pages = sum(path.name != "404.html" for path in site.rglob("*.html"))
    told(pages)
    return pages


def _environment() -> dict[str, str]:
    environment = {"SOURCE_DATE_EPOCH": EPOCH, **os.environ, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8"}
    package = str(Path(__file__).parents[2])
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (package, environment.get("PYTHONPATH"))))
    return environment


def _last_words(output: bytes) -> str:
    return " / ".join(output.decode("utf-8", "replace").strip().splitlines()[-LAST_WORDS:])


def _one_line(message: str) -> str:
    return " ".join(message.split())
