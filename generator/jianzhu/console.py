"""What a run shows while it goes and when it ends: a bar on a terminal, one line a stage elsewhere, then a summary."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from jianzhu.model import Finding
from jianzhu.pipeline import Edition


class Watch:
    """Shows how far a run is. Use as a context; call it as the pipeline's progress."""

    def __init__(self, quiet: bool = False) -> None:
        self._console = Console(stderr=True, quiet=quiet, highlight=False)
        self._bar: Progress | None = None
        self._task = TaskID(0)
        self._stage = ""
        if self._console.is_terminal and not quiet:
            columns = (
                TextColumn("{task.description:<26}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                TextColumn("{task.fields[at]}", markup=False),
            )
            self._bar = Progress(*columns, console=self._console, transient=True)

    def __enter__(self) -> Watch:
        if self._bar:
            self._bar.start()
            self._task = self._bar.add_task("", total=None, at="")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, stage: str, at: str, done: int, total: int) -> None:
        if self._bar:
            if stage != self._stage:
                self._bar.reset(self._task)
            self._bar.update(self._task, description=stage, completed=done, total=total or None, at=at)
        elif stage != self._stage:
            count = f" ({total} sources)" if at and total > 1 else ""
            self._console.print(f"{stage}{count}", markup=False, soft_wrap=True)
        self._stage = stage

    def building(self, files: Iterable[str]) -> Callable[[int], None]:
        """Shows that a site is being built of files; what it gives shows how many of its pages are done."""
        stage, total = "building the site", sum(name.endswith(".md") for name in files)
        self(stage, "", 0, total)
        return lambda pages: self(stage, "", min(pages, total), total)


def show(findings: Iterable[Finding], to_errors: bool = True) -> None:
    """One line a finding."""
    console = Console(stderr=to_errors, highlight=False, emoji=False)
    for finding in findings:
        style = "red" if finding.severity == "error" else "yellow"
        line = "".join(char if char.isprintable() else " " for char in str(finding))
        console.print(line, markup=False, soft_wrap=True, style=style if console.is_terminal else None)


def summary(edition: Edition, findings: Iterable[Finding], pages: int, seconds: float, where: str) -> str:
    """The run in two lines."""
    corpus = edition.corpus
    counts = (
        (len(corpus.restored), "source"),
        (sum(len(one.articles) for one in corpus.restored), "article"),
        (len(corpus.entities), "entity"),
        (len(corpus.terms), "term"),
        (len(corpus.observations), "observation"),
        (pages, "page"),
        (len(tuple(findings)), "finding"),
    )
    return f"{', '.join(_counted(n, noun) for n, noun in counts)} in {seconds:.1f} s\n{where}"


def _counted(number: int, noun: str) -> str:
    plural = "entities" if noun == "entity" else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"
