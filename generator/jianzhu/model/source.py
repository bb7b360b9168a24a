"""What is read: stretches of text, the files of a collection and what is said about them.

plan.txt, plan.yml   →   Source("plan.txt", text, metadata=Metadata(title="…"))
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source's decoded text, [start, end) in characters."""

    start: int
    end: int


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said about a source from outside its text: front matter or `NAME.yml` beside it. None: not said."""

    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    """ISO 8601, whole or in part: `2023`, `2023-06`, `2023-06-08`."""
    url: str | None = None
    kind: str | None = None
    """`news`, `plan`, `notice`, `communique`, `report`, or the user's own word."""
    licence: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the collection, decoded and otherwise untouched."""

    name: str
    """The file's name without its folder; unique in a collection."""
    text: str
    """The decoded text, whole: line ends as they are, no byte order mark."""
    encoding: str
    sha256: str
    """Of the file's bytes, hexadecimal."""
    metadata: Metadata = Metadata()
    front_matter: Span | None = None
    """Where the front matter block stands in `text`; it is listed as removed."""
    original: bytes = field(default=b"", repr=False, compare=False)
