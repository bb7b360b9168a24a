"""Generated pages go to disk beside hand-written ones, and a manifest tells the two apart.

    docs/.jianzhu-manifest.json: {"files": {"articles/a.md": "9f86…"}}

A file whose hash is the manifest's is ours: it is replaced, or removed when nothing generates it any more. Every other
file is somebody's work: where a generated page would go over it nothing at all is written, and the message says what
to do. Only the home page gives way by itself: a hand-written `index.md` is the site's home.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jianzhu.building.replacing import replacing
from jianzhu.model import Finding
from jianzhu.problems import Problem
from jianzhu.reading import shown

MANIFEST = ".jianzhu-manifest.json"
HOME = "index.md"


@dataclass(frozen=True)
class Written:
    """How many generated files were written anew, were there already, and were removed as stale."""

    written: int
    unchanged: int
    removed: int


class PagesKept(Problem):
    """Files that somebody wrote or edited stand where generated ones should go; nothing was written."""


def write_pages(docs: Path, pages: Mapping[str, bytes]) -> Written:
    """Bring the generated files under `docs` (path relative to it → content) up to date. Raises PagesKept.

    A file that is as it should be is not touched, so that whoever watches the folder sees real changes only. While
    files are being written the manifest lists their old and new hashes both: a run that is cut off leaves no file that
    the next one would take for hand-written.
    """
    plan = _plan(docs, pages)
    try:
        _write(docs, pages, plan)
    except OSError as error:
        where = Path(error.filename) if isinstance(error.filename, str) else docs
        words = f"cannot be written: {error.strerror or error}: check the folder's permissions and the space left"
        raise PagesKept(Finding(shown(where), words)) from None
    return Written(len(plan.write), len(plan.wanted) - len(plan.write), len(plan.remove))


def check_pages(docs: Path, pages: Mapping[str, bytes]) -> None:
    """Raise what `write_pages` would raise of hand-written and edited files, and write nothing."""
    _plan(docs, pages)


def generated(docs: Path) -> frozenset[str]:
    """The files under `docs` that the last run wrote. Raises PagesKept where the manifest cannot be read."""
    return frozenset(_manifest(docs))


def handwritten(docs: Path) -> tuple[tuple[str, str], ...]:
    """The pages under `docs` that were written by hand: path and Markdown. Raises PagesKept as `generated`.

    A page that can't be read is the builder's to complain of.
    """
    ours = generated(docs)
    paths = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*.md")) if path.is_file()}
    return tuple((name, path.read_text("utf-8", "replace")) for name, path in paths.items() if name not in ours)


def copy_handwritten(docs: Path, target: Path) -> None:
    """Copy what was written by hand from the folder `docs` to the folder `target`. Raises PagesKept as `generated`."""
    ours = generated(docs)
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs).as_posix()
        if path.is_file() and name not in ours and name != MANIFEST:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target / name)


@dataclass(frozen=True)
class _Plan:
    wanted: Mapping[str, str]
    """Each file to be, with its hash."""
    old: Mapping[str, tuple[str, ...]]
    """Each file that the manifest lists, with the hashes that it may have."""
    write: tuple[str, ...]
    remove: tuple[str, ...]


def _plan(docs: Path, pages: Mapping[str, bytes]) -> _Plan:
    old = _manifest(docs)
    wanted = {name: hashlib.sha256(content).hexdigest() for name, content in pages.items()}
    for name in wanted:
        _checked(docs, name)
    problems: list[Finding] = []
    write: list[str] = []
    remove: list[str] = []
    kept_home = False
    for name in sorted(wanted.keys() | old.keys()):
        path = docs / name
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except (FileNotFoundError, NotADirectoryError):
            found = None
        except OSError as error:
            problems.append(Finding(shown(path), f"cannot be read: {error.strerror or error}"))
            continue
        if name not in wanted:
            if found in old[name]:
                remove.append(name)
            elif found:
                problems.append(_edited(path, "its source is gone"))
        elif found == wanted[name]:
            continue
        elif found is None or found in old.get(name, ()):
            write.append(name)
        elif name in old:
            problems.append(_edited(path, "it is a generated page"))
        elif name == HOME:
            kept_home = True
        else:
            words = "was written by hand and stands where a generated page goes: rename it, or move it away"
            problems.append(Finding(shown(path), words))
    if problems:
        raise PagesKept(*problems)
    if kept_home:
        del wanted[HOME]
    return _Plan(wanted, old, tuple(write), tuple(remove))


def _write(docs: Path, pages: Mapping[str, bytes], plan: _Plan) -> None:
    wanted, old = plan.wanted, plan.old
    docs.mkdir(parents=True, exist_ok=True)
    if plan.write or plan.remove:
        both = {name: [*old.get(name, ()), *([wanted[name]] if name in wanted else [])] for name in {*old, *wanted}}
        _replace(docs / MANIFEST, _json({name: hashes[-1] for name, hashes in both.items()}, both))
    for name in plan.write:
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, pages[name])
    for name in plan.remove:
        path = docs / name
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == docs or any(folder.iterdir()):
                break
            folder.rmdir()
    manifest = _json(wanted)
    if not (docs / MANIFEST).is_file() or (docs / MANIFEST).read_bytes() != manifest:
        _replace(docs / MANIFEST, manifest)


def _json(files: Mapping[str, str], both: Mapping[str, list[str]] | None = None) -> bytes:
    document: dict[str, object] = {"files": files}
    if both:
        document["unfinished"] = both
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _replace(path: Path, content: bytes) -> None:
    with replacing(path) as stream:
        stream.write(content)


def _manifest(docs: Path) -> dict[str, tuple[str, ...]]:
    """Each generated file with the hashes that it may have."""
    path = docs / MANIFEST
    try:
        document = json.loads(path.read_bytes())
        files: dict[str, tuple[str, ...]] = {str(name): (str(sha256),) for name, sha256 in document["files"].items()}
        for name, hashes in document.get("unfinished", {}).items():
            files[name] = tuple(map(str, hashes))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise PagesKept(Finding(shown(path), f"cannot be read: {error.strerror or error}")) from None
    except (ValueError, KeyError, AttributeError, TypeError):
        advice = "is broken: take it out together with the generated pages, and build again"
        raise PagesKept(Finding(shown(path), advice)) from None
    for name in files:
        _checked(path, name)
    return files


def _checked(where: Path, name: str) -> None:
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\\" in name or name == MANIFEST:
        raise PagesKept(Finding(shown(where), f"names {name!r}, which is no file below this folder"))


def _edited(path: Path, why: str) -> Finding:
    advice = "copy your changes to a page of your own or to the registry, then take this file out and build again"
    return Finding(shown(path), f"was edited by hand, and {why}: {advice}")
