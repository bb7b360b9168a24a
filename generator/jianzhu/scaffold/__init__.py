"""A new site project: `jianzhu init DIR` → mkdocs.yml, registry/, sources/ with one example, a publishing workflow.

The files are those beside this module; names that would mean something to tools where they lie (`.gitignore`) are
given at the end of the way.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from jianzhu.model import Finding
from jianzhu.problems import Problem
from jianzhu.reading import shown

FILES = {
    "mkdocs.yml": "mkdocs.yml",
    "gitignore": ".gitignore",
    "publish.yml": ".github/workflows/publish.yml",
    "example.txt": "sources/example.txt",
    "example.yml": "sources/example.yml",
    "entities.yml": "registry/entities.yml",
    "terms.yml": "registry/terms.yml",
    "corrections.yml": "registry/corrections.yml",
    "name_tails.tsv": "registry/lexicon/name_tails.tsv",
}
"""File beside this module → its place in a project."""


class InitRefused(Problem):
    """Why no project was started."""


def scaffold(name: str) -> bytes:
    """The content of one of FILES."""
    return (files(__package__) / name).read_bytes()


def start_project(folder: Path, force: bool = False) -> tuple[int, tuple[str, ...]]:
    """Write a new project into `folder`: how many files were written, and which were there and stay as they are.

    Raises InitRefused where the folder isn't empty (unless `force`) or cannot be written.
    """
    try:
        if folder.is_dir() and any(folder.iterdir()) and not force:
            words = "is not empty: choose another folder, or add --force (files that are there stay as they are)"
            raise InitRefused(Finding(shown(folder), words))
        written, kept = 0, []
        for name, place in FILES.items():
            path = folder / place
            if path.exists():
                kept.append(place)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(scaffold(name))
            written += 1
        (folder / "docs").mkdir(exist_ok=True)
    except OSError as error:
        raise InitRefused(Finding(shown(folder), f"cannot be written: {error.strerror or error}")) from None
    return written, tuple(kept)
