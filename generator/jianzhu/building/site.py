"""`docs/` → `site/` with MkDocs in strict mode; the old site stays until the new one is whole.

The new site is built into a folder beside the old one and takes its place by renaming. Nothing in it tells when or
where it was built: the sitemap's dates go, and archives carry no time.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jianzhu.model import Finding
from jianzhu.problems import Problem
from jianzhu.reading import shown

EPOCH = "315532800"
"""1980-01-01, the earliest date that every archive format can hold: the clock of a reproducible build."""
_LASTMOD = re.compile(rb"\s*<lastmod>[^<]*</lastmod>")
LAST_WORDS = 3
"""Lines of MkDocs' own output that a message quotes where it died without saying why."""


class SiteFailed(Problem):
    """Why no site was built; the old one is as it was."""


def build_site(config: Path, docs: Path, site: Path, told: Callable[[int], None] = lambda pages: None) -> int:
    """Build the site of `config` from `docs` into the folder `site`, and return the number of its pages.

    `told` is called with the number of pages built so far. Raises SiteFailed: a warning of MkDocs counts as failure.
    """
    site = site.resolve()
    try:
        check_place(site, config, docs)
        with _folder_beside(site) as beside:
            new = beside / "site"
            pages = _run(config, docs, new, told)
            _without_dates(new)
            _swap(new, site, beside / "old")
            return pages
    except OSError as error:
        raise SiteFailed(_unwritable(site, error)) from None


def check_place(site: Path, config: Path, docs: Path) -> None:
    """Raise SiteFailed where a site in the folder `site` could not be written, or would replace something else."""
    site = site.resolve()
    if not site.exists():
        above = next(folder for folder in site.parents if folder.exists())
        if not above.is_dir() or not os.access(above, os.W_OK):
            words = f"the site cannot be written there ({shown(above)} is no folder that can be written to)"
            raise SiteFailed(Finding(shown(site), f"{words}: choose another --site"))
        return
    if not site.is_dir():
        raise SiteFailed(Finding(shown(site), "is a file, where the site's folder should be: choose another --site"))
    held = (docs.resolve(), config.resolve().parent, Path.cwd().resolve())
    if any(site == folder or site in folder.parents for folder in held):
        raise SiteFailed(Finding(shown(site), "holds the project itself: choose another folder with --site"))
    if any(site.iterdir()) and not ((site / "index.html").is_file() and (site / "sitemap.xml").is_file()):
        words = "holds other files than a built site, which would be lost: choose an empty folder with --site"
        raise SiteFailed(Finding(shown(site), words))


@contextmanager
def _folder_beside(site: Path) -> Iterator[Path]:
    site.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        yield beside
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _run(config: Path, docs: Path, site: Path, told: Callable[[int], None]) -> int:
    environment = {"SOURCE_DATE_EPOCH": EPOCH, **os.environ, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8"}
    package = str(Path(__file__).parents[2])
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (package, environment.get("PYTHONPATH"))))
    command = [sys.executable, "-m", "jianzhu.building.mkdocs_process", str(config), str(docs), str(site)]
    found: list[Finding] = []
    pages, aborted = 0, ""
    with tempfile.TemporaryFile() as errors, subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=errors, env=environment, cwd=config.parent
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
        last_words = errors.read().decode("utf-8", "replace").strip().splitlines()[-LAST_WORDS:]
    if status == 0 and not found:
        return pages
    if not found:
        words = aborted or " / ".join(last_words) or f"ended with status {status} and no word"
        found = [Finding(shown(config), f"MkDocs: {_one_line(words)}")]
    raise SiteFailed(*found)


def _without_dates(site: Path) -> None:
    sitemap = site / "sitemap.xml"
    if sitemap.is_file():
        content = _LASTMOD.sub(b"", sitemap.read_bytes())
        sitemap.write_bytes(content)
        (site / "sitemap.xml.gz").write_bytes(gzip.compress(content, 9, mtime=0))


def _swap(new: Path, site: Path, old: Path) -> None:
    """Put the new site in the old one's place; where that fails the old one goes back."""
    if not site.exists():
        os.rename(new, site)
        return
    os.rename(site, old)
    try:
        os.rename(new, site)
    except OSError:
        os.rename(old, site)
        raise


def _unwritable(site: Path, error: OSError) -> Finding:
    return Finding(shown(site), f"the site cannot be written there ({error.strerror or error}): choose another --site")


def _one_line(message: str) -> str:
    return " ".join(message.split())
