"""The commands: `jianzhu build texts/ --site site` → site/index.html.

Thin: each command opens a project, calls the pipeline and the builder, and shows what they say. Exit code 0: all is
well; 1: there are findings (a source left out, a page that would be overwritten, …); 2: the command was called wrongly.
"""

from __future__ import annotations

import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Optional

import typer

from jianzhu import __version__
from jianzhu.building import Builder, SiteFailed, build_site, check_builder, handwritten, write_pages
from jianzhu.building.manifest import check_pages, copy_handwritten
from jianzhu.building.package import check_package, write_package
from jianzhu.building.serving import check_address, serve_site
from jianzhu.building.site import check_place
from jianzhu.checking import broken_links, doubts, misprints, misquoted_data
from jianzhu.console import Watch, show, summary
from jianzhu.model import Finding
from jianzhu.pipeline import Edition, Memory, make_edition, quieten
from jianzhu.problems import Problem
from jianzhu.project import Project, open_project, scratch_project
from jianzhu.publishing import validate
from jianzhu.publishing.indicators.notes import listed
from jianzhu.reading import shown
from jianzhu.scaffold import start_project
from jianzhu.scoreboard import below, read_data, read_floors, reports_of, show_reports
from jianzhu.scoring import DATA

app = typer.Typer(
    name="jianzhu",
    help="Turn a folder of Chinese reports into a searchable, annotated reference site.\n\n"
    "Example: jianzhu build texts/ --site site",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Sources = Annotated[
    Optional[list[Path]],  # noqa: UP045  (typer on Python 3.10 reads this form)
    typer.Argument(
        metavar="[SOURCES]...",
        help="Files and folders (.txt, .md) to build by themselves, without a project.",
        show_default=False,
    ),
]
ProjectFolder = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--project", help="Folder of the site project (with mkdocs.yml); by default the current folder."),
]
SiteFolder = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--site", help="Folder for the finished site; by default the project's, or ./site."),
]
DocsFolder = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--docs", help="Folder for the pages; by default the project's, or ./docs."),
]
SiteBuilder = Annotated[
    Builder, typer.Option("--builder", help="What makes the site of the pages; zensical is an extra to be installed.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show where in the program an error arose.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress, only findings and the summary.")]


def main() -> None:
    """The command `jianzhu`."""
    quieten()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # ends like Ctrl-C: no half-built folder stays behind
    try:
        app(prog_name="jianzhu")
    except KeyboardInterrupt:
        sys.exit(130)
    except Problem as problem:
        show(problem.findings)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        words = f"{type(error).__name__}: {error}: this is a bug of jianzhu; `--debug` shows where, please report it"
        show([Finding("jianzhu", words)])
        sys.exit(1)


@app.callback(invoke_without_command=True)
def _top(version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False) -> None:
    if version:
        typer.echo(f"jianzhu {__version__}")
        raise typer.Exit


@app.command()
def build(
    sources: Sources = None,
    site: SiteFolder = None,
    project: ProjectFolder = None,
    offline: Annotated[
        bool,
        typer.Option(
            "--offline", help="Build a copy to be opened from a disk: nothing in it needs a host or a network."
        ),
    ] = False,
    builder: SiteBuilder = Builder.MKDOCS,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Build the finished site: the current project's, or one of the SOURCES by themselves.

    \b
    Examples:
      jianzhu build
      jianzhu build reports/ plan.txt --site out
      jianzhu build --offline --site copy
    """
    started = time.monotonic()
    with _opened(project, sources) as opened, Watch(quiet) as watch:
        target = (site or opened.site).absolute()
        edition, pages = _built(opened, target, builder, offline, watch, debug)
    where = f"The site is in {shown(target)}/index.html"
    _end(edition, pages, started, f"{where}: double-click it; the folder can be copied anywhere" if offline else where)


@app.command()
def package(
    file: Annotated[
        Path, typer.Argument(metavar="[FILE.zip]", help="The archive to write; it lies in the current folder else.")
    ] = Path("site.zip"),
    sources: Sources = None,
    project: ProjectFolder = None,
    builder: SiteBuilder = Builder.MKDOCS,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Build a copy to be read offline and pack it into one zip archive, with a note on how to open it.

    \b
    Examples:
      jianzhu package
      jianzhu package copy.zip reports/
    """
    started = time.monotonic()
    target = file.absolute()
    check_package(target)
    with (
        _opened(project, sources) as opened,
        tempfile.TemporaryDirectory(prefix="jianzhu-") as folder,
        Watch(quiet) as watch,
    ):
        site = Path(folder) / "site"
        edition, pages = _built(opened, site, builder, True, watch, debug)
        size = write_package(site, target, opened.title, lambda done, total: watch("packing", "", done, total))
    _end(edition, pages, started, f"The archive is {shown(target)} ({size / 1e6:.1f} MB)")


@app.command()
def generate(
    sources: Sources = None,
    docs: DocsFolder = None,
    project: ProjectFolder = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write the Markdown pages and the data files, without running MkDocs.

    \b
    Examples:
      jianzhu generate
      jianzhu generate reports/ --docs docs
    """
    started = time.monotonic()
    with _opened(project, sources) as opened, Watch(quiet) as watch:
        scratch = opened.registry is None
        target = (docs or (Path("docs") if scratch else opened.docs)).absolute()
        edition = _edition(opened, watch, debug)
        watch("writing pages", "", 0, 1)
        write_pages(target, edition.pages)
    pages = sum(name.endswith(".md") for name in edition.pages)
    _end(edition, pages, started, f"The pages are in {shown(target)}")


@app.command()
def serve(
    sources: Sources = None,
    project: ProjectFolder = None,
    address: Annotated[str, typer.Option(help="Host and port to serve at.")] = "127.0.0.1:8000",
    open_browser: Annotated[bool, typer.Option("--open", help="Open the site in the browser.")] = False,
    debug: Debug = False,
) -> None:
    """Build and serve the site; when a source, the registry or a page changes, rebuild and reload the browser.

    \b
    Examples:
      jianzhu serve
      jianzhu serve reports/ --address 127.0.0.1:8080
    """
    check_address(address)
    with _opened(project, sources) as opened:
        memory: Memory = {}

        def regenerate() -> None:
            started = time.monotonic()
            edition = _edition(opened, Watch(quiet=True), debug, memory)
            written = write_pages(opened.docs, edition.pages)
            show(edition.findings)
            seconds = time.monotonic() - started
            typer.echo(f"{written.written} pages written, {written.removed} removed in {seconds:.1f} s", err=True)

        regenerate()

        def again() -> None:
            try:
                regenerate()
            except Problem as problem:
                show(problem.findings)

        watched = [*opened.sources, *([opened.registry] if opened.registry else [])]
        code = serve_site(opened.config, watched, again, address, open_browser)
    raise typer.Exit(code)


@app.command()
def check(
    sources: Sources = None,
    project: ProjectFolder = None,
    audits: Annotated[bool, typer.Option("--audits", help="List what was recomputed, worst first.")] = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Check all that must hold before publishing; one line a finding, and exit code 1 where one is an error.

    Sources readable, registry valid and each entry of use, every character accounted for, each quote and figure in its
    source, no page in danger of being overwritten, MkDocs without a warning, no broken link or anchor, nothing loaded
    from outside. Warnings (a story restored with doubts, a name that looks misprinted) are listed and don't fail it.
    Nothing is written into the project.

    With --audits, each figure that could be recomputed or held against another is listed with the arithmetic; one that
    differs is for a person to judge and fails nothing.

    \b
    Examples:
      jianzhu check
      jianzhu check --audits
    """
    with _opened(project, sources) as opened, tempfile.TemporaryDirectory() as folder, Watch(quiet) as watch:
        findings: list[Finding] = []
        recomputed: tuple[str, ...] = ()
        try:
            edition = _edition(opened, watch, debug)
            recomputed = tuple(listed(edition.corpus, "en")) if audits else ()
            findings += edition.findings
            findings += validate(edition.pages)
            findings += misquoted_data(edition.pages, [one.source for one in edition.corpus.restored])
            findings += doubts(edition.corpus.restored)
            for one in edition.corpus.restored:
                findings += misprints(one.source)
            check_pages(opened.docs, edition.pages)
            docs, site = Path(folder) / "docs", Path(folder) / "site"
            copy_handwritten(opened.docs, docs)
            write_pages(docs, edition.pages)
            build_site(opened.config, docs, site, watch.building(edition.pages))
            watch("following the links", "", 0, 1)
            findings += broken_links(site)
        except Problem as problem:
            findings += [finding for finding in problem.findings if finding not in findings]
    for line in recomputed:
        typer.echo(line)
    show(findings, to_errors=False)
    if findings:
        typer.echo(f"{len(findings)} finding{'s' if len(findings) > 1 else ''}", err=True)
        if any(finding.severity == "error" for finding in findings):
            raise typer.Exit(1)
        return
    typer.echo("Nothing to object to", err=True)


@app.command()
def score(
    gold: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(metavar="[GOLD]...", help="Annotated editions (.json) and folders of them; else the project's."),
    ] = None,
    data: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--data", help="Folder `data` of a finished site to score; else the project's sources are read."),
    ] = None,
    project: ProjectFolder = None,
    floor: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--floor", metavar="NAME=VALUE", help="A mean that is lower ends with exit code 1; may repeat."),
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List each miss.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Score what is found against what people annotated (the format: docs/guide.md), by measure, type and error.

    \b
    Examples:
      jianzhu score
      jianzhu score gold/report.json --misses
      jianzhu score gold/ --data site/data --floor entities=0.9
    """
    floors = read_floors(floor or [])
    if data:
        found = {f"data/{name}.json": read_data(data / f"{name}.json") for name in DATA}
        folders = gold or [open_project(project or Path(".")).gold or Path("gold")]
    else:
        with _opened(project, None) as opened, Watch(quiet) as watch:
            found = _edition(opened, watch, debug).pages
        folders = gold or [opened.gold or Path("gold")]
    reports, problems = reports_of(found, folders)
    show_reports(reports, misses, as_json)
    low = [f"{name} is {value:.3f}, the floor is {least:g}" for name, value, least in below(reports, floors)]
    show([*problems, *(Finding("score", words) for words in low)])
    if problems or low:
        raise typer.Exit(1)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the new project.", show_default=False)],
    force: Annotated[
        bool, typer.Option("--force", help="Also in a folder that isn't empty; no file is replaced.")
    ] = False,
) -> None:
    """Start a site project: mkdocs.yml, an empty registry, one example source, a publishing workflow.

    \b
    Example:
      jianzhu init my-site
    """
    written, kept = start_project(folder, force)
    for name in kept:
        typer.echo(f"{name} was there already and stays as it is", err=True)
    typer.echo(f"{written} files in {folder}. Next: cd {folder} && jianzhu build")


@contextmanager
def _opened(project: Path | None, sources: list[Path] | None) -> Iterator[Project]:
    """The project to work in: the named one, a passing one for `sources` alone, or that of the current folder."""
    if sources and project is None:
        with scratch_project([path.absolute() for path in sources]) as scratch:
            yield scratch
        return
    opened = open_project(project or Path("."))
    yield replace(opened, sources=tuple(path.absolute() for path in sources)) if sources else opened


def _built(
    opened: Project, target: Path, builder: Builder, offline: bool, watch: Watch, debug: bool
) -> tuple[Edition, int]:
    """The edition of which a site now stands in the folder `target`, and the number of the site's pages."""
    check_place(target, opened.config, opened.docs)
    left_out = check_builder(builder, opened.config)
    edition = _edition(opened, watch, debug)
    edition = replace(edition, findings=(*edition.findings, *left_out))
    write_pages(opened.docs, edition.pages)
    try:
        pages = build_site(opened.config, opened.docs, target, watch.building(edition.pages), builder, offline)
    except SiteFailed as problem:
        raise SiteFailed(*edition.findings, *problem.findings) from None
    return edition, pages


def _edition(project: Project, watch: Watch, debug: bool, memory: Memory | None = None) -> Edition:
    return make_edition(
        project.sources,
        project.registry,
        project.title,
        watch,
        memory,
        debug,
        project.gold,
        project.language,
        handwritten(project.docs),
    )


def _end(edition: Edition, pages: int, started: float, where: str) -> None:
    show(edition.findings)
    typer.echo(summary(edition, edition.findings, pages, time.monotonic() - started, where))
    if any(finding.severity == "error" for finding in edition.findings):
        raise typer.Exit(1)
