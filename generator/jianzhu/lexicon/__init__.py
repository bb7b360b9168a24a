"""The language's own facts as tables: units, tails of names, offices, surnames, divisions, policy terms.

A table is a tab-separated file beside this module: lines that begin with `#` are comments, the first other line names
the columns, the last column is `comment` and says what the row is for. A new rule is a new line. A collection may add
rows of its own to the tables of EXTENSIBLE:

    registry/lexicon/name_tails.tsv: 茶庄	organization	proper	2   →   use(rows)   →   虹溪茶庄 is an organisation
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, ParamSpec, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from jianzhu.model import LexiconTable

Row = Mapping[str, str]
P = ParamSpec("P")
R = TypeVar("R", covariant=True)

EXTENSIBLE = (
    "agencies",
    "definition_cues",
    "divisions",
    "former_divisions",
    "founded",
    "given_names",
    "known_names",
    "name_limits",
    "name_tails",
    "offices",
    "pinyin",
    "surnames",
    "term_tails",
    "terms",
)
"""The tables that `registry/lexicon/` may extend: all that finding and explaining names and terms reads."""


class Derived(Protocol, Generic[P, R]):
    """A function whose results are kept until the tables change."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R: ...
    def cache_clear(self) -> None: ...


_own: tuple[LexiconTable, ...] = ()
_derived: list[Callable[[], None]] = []
_watching: list[Callable[[], None]] = []


def derived(size: int | None = None) -> Callable[[Callable[P, R]], Derived[P, R]]:
    """`functools.lru_cache` for what is made of the tables: it is forgotten when they change."""

    def wrap(function: Callable[P, R]) -> Derived[P, R]:
        kept = cast("Derived[P, R]", lru_cache(maxsize=size)(function))
        _derived.append(kept.cache_clear)
        return kept

    return wrap


def watch(function: Callable[[], None]) -> None:
    """Call `function` now and whenever the tables change."""
    _watching.append(function)
    function()


def use(own: tuple[LexiconTable, ...]) -> None:
    """Add the rows `own` to the built-in tables, in place of those added before, for the whole process."""
    global _own
    if own == _own:
        return
    _own = own
    for forget in _derived:
        forget()
    for function in _watching:
        function()


@cache
def builtin(name: str) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The columns of `lexicon/NAME.tsv`, and its rows, each a mapping of column to text (`""` for an empty cell)."""
    lines = (files(__package__) / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    columns, body = rows[0], rows[1:]
    for row in body:
        if len(row) > len(columns):
            raise ValueError(f"lexicon/{name}.tsv: {len(row)} cells for {len(columns)} columns: {row}")
    return tuple(columns), tuple(_row(columns, row) for row in body)


def _row(columns: list[str] | tuple[str, ...], cells: list[str] | tuple[str, ...]) -> Row:
    padded = [*cells, *[""] * (len(columns) - len(cells))]
    return MappingProxyType(dict(zip(columns, padded, strict=True)))


@derived()
def table(name: str) -> tuple[Row, ...]:
    """The rows of the table NAME; a row of the collection's own replaces built-in ones with the same first cell."""
    columns, rows = builtin(name)
    added = [_row(columns, cells) for own in _own if own.name == name for cells in own.rows]
    if not added:
        return rows
    key = columns[0]
    replaced = {row[key] for row in added}
    return (*(row for row in rows if row[key] not in replaced), *added)


@derived()
def column(name: str, heading: str) -> tuple[str, ...]:
    """One column of a table, in the table's order."""
    return tuple(row[heading] for row in table(name))
