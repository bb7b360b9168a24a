"""`docs/` → `site/`, each warning of the builder a failure; the old site stays until the new one is whole.

The new site is built into a folder beside the old one and takes its place by renaming. Nothing in it tells when or
where it was built: the sitemap's dates go, and archives carry no time. A copy to be read offline goes without what
only a host can use (sitemap, 404.html), and without anything that it would load from elsewhere.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jianzhu.building.builders import Builder, SiteFailed, run
from jianzhu.checking import broken_links
from jianzhu.model import Finding
from jianzhu.reading import shown

_LASTMOD = re.compile(rb"\s*<lastmod>[^<]*</lastmod>")
_HOST_FILES = ("sitemap.xml", "sitemap.xml.gz", "404.html")
"""What a host serves by itself; its addresses begin at the host's root."""
_MARKS = ("sitemap.xml", "assets/jianzhu/jianzhu.js")
"""Files one of which is in every finished site, beside index.html."""


def build_site(
    config: Path,
    docs: Path,
    site: Path,
    told: Callable[[int], None] = lambda pages: None,
    builder: Builder = Builder.MKDOCS,
    offline: bool = False,
) -> int:
    """Build the site of `config` from `docs` into the folder `site`, and return the number of its pages.

    `told` is called with the number of pages built so far. With `offline` the site is one to be opened from a disk:
    settings that need a host are off, and nothing may be loaded from outside. Raises SiteFailed: a warning of the
    builder counts as failure, and where it isn't MkDocs, which looks after links itself, a broken link does.
    """
    site = site.resolve()
    try:
        check_place(site, config, docs)
        with _folder_beside(site) as beside:
            new = beside / "site"
            pages = run(builder, config, docs, new, told, offline)
            if offline:
                for name in _HOST_FILES:
                    (new / name).unlink(missing_ok=True)
            if (offline or builder is not Builder.MKDOCS) and (broken := broken_links(new, loads=offline)):
                raise SiteFailed(*broken)
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
    if any(site.iterdir()) and not (
        (site / "index.html").is_file() and any((site / name).is_file() for name in _MARKS)
    ):
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
