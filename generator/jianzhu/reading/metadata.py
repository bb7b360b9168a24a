"""What is said about a source from outside its text: a front matter block, or a file beside it.

    ---                              Metadata(title="某县发展规划", date="2023-06"), encoding None,
    title: 某县发展规划        →     and the block's place in the text
    date: 2023-06
    ---

`plan.yml` (or `plan.txt.yml`) beside `plan.txt` says the same without touching the text; where both speak, the file
beside wins. An unknown key is an error, because a misspelt one would be lost in silence.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from jianzhu.model import Finding, Metadata, Span
from jianzhu.reading.located_yaml import YamlProblem, findings, load

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z")
_BLOCK = re.compile(r"---[ \t]*\r?\n")
_BLOCK_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\r|\Z)", re.MULTILINE)
_KEY = re.compile(r"[ \t]*[\w-]+[ \t]*:(?:\s|\Z)")
LONGEST_BLOCK = 20_000
"""Characters in which a front matter block must end: titles and addresses, not a book."""


def _iso_date(value: str) -> str:
    if not _DATE.match(value):
        raise ValueError("must be a date such as 2023, 2023-06 or 2023-06-08")
    return value


def _web_address(value: str) -> str:
    if not re.match(r"https?://\S+\Z", value):
        raise ValueError("must begin with http:// or https://")
    return value


class _Metadata(BaseModel):
    """The keys of a front matter block and of a file beside a source."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, str_min_length=1)

    title: str | None = None
    publisher: str | None = None
    date: Annotated[str, AfterValidator(_iso_date)] | None = None
    url: Annotated[str, AfterValidator(_web_address)] | None = None
    kind: str | None = None
    licence: str | None = None
    language: str | None = None
    encoding: str | None = None


Said = dict[str, str]
"""Key → value of the keys that are given; `encoding` may be among them."""


def parse(yaml: str, file: str, first_line: int = 1) -> tuple[Said, tuple[Finding, ...]]:
    """The keys that a YAML text gives. `file` is for messages, `first_line` the line (1-based) of its first line."""
    try:
        located = load(yaml, first_line)
    except YamlProblem as problem:
        return {}, (Finding(f"{file}:{problem.line}", f"{problem.message}: write one `key: value` a line"),)
    if located.data is None:
        return {}, ()
    if not isinstance(located.data, dict):
        return {}, (Finding(f"{file}:{first_line}", "must hold `key: value` lines, such as `title: …`"),)
    try:
        checked = _Metadata.model_validate(located.data)
    except ValidationError as error:
        return {}, findings(error, located, file, _Metadata)
    return checked.model_dump(exclude_none=True), ()


def front_matter(text: str, file: str) -> tuple[Span | None, Said, tuple[Finding, ...]]:
    """Where the front matter block of `text` stands, its marks and line ends included, and what it says.

    No block is (None, {}, ()). A text that opens with `---` and no `key:` line after it has a ruled line, no block.
    """
    opening = _BLOCK.match(text)
    if not opening or not _KEY.match(text, _first_content(text, opening.end())):
        return None, {}, ()
    closing = _BLOCK_END.search(text, opening.end(), opening.end() + LONGEST_BLOCK)
    if not closing:
        advice = "the front matter block has no closing `---` line: add one after the last `key: value`"
        return None, {}, (Finding(f"{file}:1", advice),)
    said, problems = parse(text[opening.end() : closing.start()], file, first_line=2)
    return Span(0, closing.end()), said, problems


def declared_encoding(data: bytes) -> str | None:
    """The `encoding:` of a front matter block, read before the text can be decoded."""
    head = data[:LONGEST_BLOCK].removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    opening = _BLOCK.match(head)
    closing = _BLOCK_END.search(head, opening.end()) if opening else None
    if not opening or not closing:
        return None
    found = re.search(r"^encoding[ \t]*:[ \t]*([\w.-]+)[ \t]*\r?$", head[opening.end() : closing.start()], re.MULTILINE)
    return found[1] if found else None


def metadata(*said: Said) -> Metadata:
    """The metadata that several places give; the later one wins."""
    merged: Said = {}
    for one in said:
        merged.update(one)
    merged.pop("encoding", None)
    return Metadata(**merged)


def _first_content(text: str, position: int) -> int:
    """Where the first line that is neither blank nor a comment begins, at or after `position`."""
    blank = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*")
    found = blank.match(text, position)
    return found.end() if found else position
