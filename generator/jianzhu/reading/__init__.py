"""Files → Sources: each decoded with every character in its place, with what is said about it from outside.

    sources/report.txt (GB18030), sources/report.yml  →  Source("report.txt", text, "gb18030", sha256, Metadata(…))

A file that cannot be read is reported in one line and left out; the others are read. Files are the only thing that
this stage touches, and nothing after it opens a source again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from jianzhu.identifiers import source_slug
from jianzhu.model import Finding, Source
from jianzhu.reading.decoding import Undecodable, decode
from jianzhu.reading.metadata import Said, declared_encoding, front_matter, metadata, parse

SUFFIXES = (".txt", ".md")
_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".wps", ".html", ".htm", ".epub")
"""What a user may well take for a source: worth a message, where other files in a folder are passed over."""


def read_sources(paths: Sequence[Path]) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The sources at `paths` (files, and folders with all that is below them), sorted by name, and what is wrong.

    Each error left a file out. Two files of one name, or of names that would give one page, cannot both be built: the
    first in the order of their paths stays. Nothing is raised.
    """
    sources: dict[str, tuple[Source, Path]] = {}
    findings: list[Finding] = []
    seen: set[Path] = set()
    for path, problem in _files(paths):
        if problem:
            findings.append(problem)
            continue
        if (real := path.resolve()) in seen:
            continue
        seen.add(real)
        name = path.name
        twin = sources.get(source_slug(name))
        if twin:
            same = "has the name of" if twin[0].name == name else "would have the same page as"
            findings.append(Finding(shown(path), f"{same} {shown(twin[1])} and is left out: rename one of them"))
            continue
        source, problems = _read(path)
        findings.extend(problems)
        if source:
            sources[source_slug(name)] = source, path
    found = sorted((source for source, _ in sources.values()), key=lambda source: source.name)
    return tuple(found), tuple(findings)


def shown(path: Path) -> str:
    """A path as messages name it: relative to the current folder where it is below it."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, Finding | None]]:
    """Each source file with None, or a path with what is wrong with it."""
    for path in paths:
        if path.is_dir():
            names = [p for p in _below(path) if p.suffix.lower() in SUFFIXES + _DOCUMENTS]
            if not names:
                yield path, Finding(shown(path), "holds no .txt or .md file: put a source there", "warning")
            for file in names:
                yield file, _unsupported(file)
        elif path.exists():
            yield path, _unsupported(path)
        else:
            yield path, Finding(shown(path), "no such file or folder: correct the path, or make the folder")


def _below(folder: Path) -> list[Path]:
    found = []
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        found += [Path(here) / file for file in files if not file.startswith((".", "~$"))]
    return sorted(found, key=lambda p: p.relative_to(folder).parts)


def _unsupported(path: Path) -> Finding | None:
    suffix = path.suffix.lower()
    if suffix in SUFFIXES and path.is_file():
        return None
    if suffix in _DOCUMENTS:
        return Finding(shown(path), f"{suffix} files are not read yet: save its text as a .txt file (UTF-8)")
    return Finding(shown(path), "is no source: .txt and .md files are read")


def _read(path: Path) -> tuple[Source | None, tuple[Finding, ...]]:
    file = shown(path)
    try:
        data = path.read_bytes()
        beside, findings = _beside(path)
    except OSError as error:
        return None, (Finding(file, f"cannot be read: {error.strerror or error}"),)
    if findings:
        return None, findings
    try:
        text, encoding = decode(data, beside.get("encoding") or declared_encoding(data))
    except Undecodable as problem:
        return None, (Finding(file, str(problem)),)
    block, said, findings = front_matter(text, file)
    if findings:
        return None, findings
    if block and not text[block.end :].strip():
        return None, (Finding(f"{file}:1", "holds front matter and no text: fill it or remove it"),)
    return Source(
        name=path.name,
        text=text,
        encoding=encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        metadata=metadata(said, beside),
        front_matter=block,
        original=data,
    ), ()


def _beside(path: Path) -> tuple[Said, tuple[Finding, ...]]:
    """What the `.yml` file beside a source says; nothing where there is none."""
    for name in (f"{path.stem}.yml", f"{path.name}.yml", f"{path.stem}.yaml"):
        neighbour = path.with_name(name)
        if not neighbour.is_file():
            continue
        try:
            yaml = neighbour.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return {}, (Finding(shown(neighbour), f"is not UTF-8 (byte {error.start}): save it as UTF-8"),)
        return parse(yaml, shown(neighbour))
    return {}, ()
