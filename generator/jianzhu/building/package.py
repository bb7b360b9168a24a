"""A site's folder → one archive to carry it away in: the same site gives the same bytes.

    site/index.html, …   →   竹业.zip: 竹业/index.html, …, 竹业/打开方式.txt

All lies in one folder with the archive's name, so that unpacking strews nothing about. Names are marked as UTF-8,
which is how Windows, too, reads them then.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

from jianzhu.building.replacing import replacing
from jianzhu.model import Finding
from jianzhu.problems import Problem
from jianzhu.reading import shown

HOW_TO_OPEN = "打开方式.txt"
_WORDS = """\
{title}

怎样打开

1. 先把压缩包整个解压（右键，“全部解压缩”）。直接在压缩包里双击，页面会缺样式，也搜不了。
2. 打开解压出来的文件夹，双击 index.html。常见的浏览器（Edge、Chrome、Firefox、Safari）都可以。
3. 不用联网：搜索、释义、图表和数据下载都在文件夹里。整个文件夹可以拷到U盘或别的电脑上，里面的文件不要移出来。

数据文件在 data 文件夹：JSON，CSV，以及供 Excel 打开的 CSV。
"""
_DATE = (1980, 1, 1, 0, 0, 0)
_FILE = 0o100644 << 16
"""A plain file that everybody may read, as an archive made on Unix says it."""
_UNIX = 3


class CannotPack(Problem):
    """Why no archive was written; a former one is as it was."""


def check_package(file: Path) -> None:
    """Raise CannotPack where the archive `file` could not be written, or would replace something else."""
    above = file.parent
    if file.suffix.lower() != ".zip":
        words = "doesn't end in .zip: name the archive first, as in `jianzhu package copy.zip`"
    elif file.is_dir():
        words = "is a folder: choose another name for the archive"
    elif file.exists() and not zipfile.is_zipfile(file):
        words = "is there and is no zip archive: choose another name, so that it isn't lost"
    elif not above.is_dir() or not os.access(above, os.W_OK):
        words = f"cannot be written ({shown(above)} is no folder that can be written to): choose another place"
    else:
        return
    raise CannotPack(Finding(shown(file), words))


def write_package(site: Path, file: Path, title: str, told: Callable[[int, int], None] = lambda done, of: None) -> int:
    """Pack the folder `site` into the archive `file`, whole or not at all, and return its size in bytes.

    `title` heads the note on how to open it. `told` is called with the number of files packed and of all. Raises
    CannotPack.
    """
    check_package(file)
    contents = sorted(path for path in site.rglob("*") if path.is_file())
    note = _WORDS.format(title=title).replace("\n", "\r\n").encode("utf-8-sig")  # as Windows' editor wants it
    try:
        with replacing(file) as stream, zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(_entry(f"{file.stem}/{HOW_TO_OPEN}"), note)
            for k, path in enumerate(contents, 1):
                archive.writestr(_entry(f"{file.stem}/{path.relative_to(site).as_posix()}"), path.read_bytes())
                told(k, len(contents))
    except OSError as error:
        words = f"cannot be written ({error.strerror or error}): choose another place"
        raise CannotPack(Finding(shown(file), words)) from None
    return file.stat().st_size


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _FILE
    return entry
