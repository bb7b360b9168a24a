"""The one place that calls the stages in order: paths → Edition (the linked corpus, its pages, what to look at).

    reading → restoring → annotating → linking → auditing → checking → publishing

Each source is restored and annotated by itself, so that many can be worked on at once; the result is the same either
way. A stage that fails on one source leaves that source out, with a finding; a fact that isn't in its source stops
everything.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from jianzhu.annotating import annotate
from jianzhu.auditing import audit
from jianzhu.checking import accounting, misquotes, unused_decisions
from jianzhu.lexicon import use
from jianzhu.linking import link
from jianzhu.model import Annotations, Corpus, Finding, LexiconTable, Registry, Restored, Source
from jianzhu.problems import Problem
from jianzhu.publishing import PublishSettings, publish
from jianzhu.publishing.wording.speaking import Language
from jianzhu.reading import read_sources
from jianzhu.reading.gold import read_gold
from jianzhu.reading.registry import read_registry
from jianzhu.restoring import restore

Progress = Callable[[str, str, int, int], None]
"""Called with the stage, the source or page at hand (or ""), how many are done, and of how many."""
Worked = tuple[Restored, tuple[Annotations, ...], tuple[Finding, ...]]
"""A source restored and annotated, with what its checks found."""
Memory = MutableMapping[tuple[Source, Registry], Worked]
"""What a long-running command keeps, so that only changed sources are worked on again."""

LONGEST_PASSAGE = 50_000
"""Characters of one paragraph, sixty printed pages: the annotating stage weighs each name against the whole paragraph,
so that a text without any break (a file of one line) would keep it busy for hours. Drop it when that is linear."""
PARALLEL_FROM = 400_000
"""Characters of all sources together from which several processes pay: each needs about a second to load its tables."""


@dataclass(frozen=True)
class Edition:
    """What came of a run: the corpus, its files relative to `docs/`, and everything a person should look at."""

    corpus: Corpus
    pages: dict[str, bytes]
    findings: tuple[Finding, ...]


class Stopped(Problem):
    """Why there is no edition at all."""


def silent(stage: str, at: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def make_edition(
    sources: Sequence[Path],
    registry: Path | None = None,
    title: str = "笺注",
    progress: Progress = silent,
    memory: Memory | None = None,
    debug: bool = False,
    gold: Path | None = None,
    language: Language = "zh",
    written: Iterable[tuple[str, str]] = (),
) -> Edition:
    """Read, restore, annotate, link, audit, check and publish the sources at `sources` (files and folders).

    `title` is the collection's name. `gold` is the folder of annotated editions that the site's own is scored against,
    if it is there; `language` that of the site's own words; `written` are the hand-written pages beside the generated
    ones, each its path and its Markdown, for the search. `debug` lets an exception of a stage through, where
    otherwise its source is left out. Raises Stopped where no source is left, the registry is broken, or a quote isn't
    in its source.
    """
    progress("reading", "", 0, 1)
    read, findings = read_sources(sources)
    decisions, problems = read_registry(registry) if registry else (Registry(), ())
    progress("reading", "", 1, 1)
    if problems:
        raise Stopped(*findings, *problems)
    use(decisions.lexicon)
    if not read:
        raise Stopped(*findings, Finding("sources", "there is nothing to build: no source could be read"))
    findings += unused_decisions(read, decisions)
    annotated, wrong = read_gold([gold]) if gold and gold.is_dir() else ((), ())
    findings += wrong

    restored: list[Restored] = []
    annotations: list[Annotations] = []
    for done, (source, result) in enumerate(_worked(read, decisions, memory, debug, progress), 1):
        if isinstance(result, Finding):
            findings += (result,)
        else:
            restored.append(result[0])
            annotations.extend(result[1])
            findings += result[2]
        progress("restoring and annotating", source.name, done, len(read))
    if not restored:
        raise Stopped(*findings)

    progress("linking", "", 0, 1)
    corpus = link(tuple(restored), tuple(annotations), decisions)
    progress("auditing", "", 0, 1)
    corpus = replace(corpus, audits=audit(corpus))
    progress("checking", "", 0, 1)
    wrong = misquotes(corpus)
    if wrong:
        raise Stopped(*findings, *wrong)
    progress("publishing", "", 0, 1)
    return Edition(corpus, publish(corpus, PublishSettings(title, language, annotated, tuple(written))), findings)


def _start_worker(lexicon: tuple[LexiconTable, ...]) -> None:
    quieten()
    use(lexicon)


def quieten() -> None:
    """Keep jieba from telling that it loads its dictionary."""
    logging.getLogger("jieba").disabled = True


def work_on(source: Source, registry: Registry) -> Worked | Finding:
    """What becomes of one source by itself, or why it is left out."""
    restored = restore(source, registry.corrections)
    for article in restored.articles:
        for passage in article.passages():
            if len(passage.text) > LONGEST_PASSAGE:
                line = source.text.count("\n", 0, max(0, passage.text.offsets[0])) + 1
                words = f"left out, for a paragraph of {len(passage.text):,} characters begins here"
                advice = f"break it into paragraphs of at most {LONGEST_PASSAGE:,}, with blank lines between them"
                return Finding(f"{source.name}:{line}", f"{words}: {advice}")
    return restored, annotate(restored, registry), accounting(restored)


def _worked(
    sources: Sequence[Source], registry: Registry, memory: Memory | None, debug: bool, progress: Progress
) -> Iterator[tuple[Source, Worked | Finding]]:
    """Each source, in order, with what became of it or why it is left out."""
    known: Memory = {} if memory is None else memory
    todo = [source for source in sources if (source, registry) not in known]
    fresh = _in_processes(todo, registry) if _pays(todo) and not debug else _one_by_one(todo, registry, debug)
    current: set[tuple[Source, Registry]] = set()
    for number, source in enumerate(sources):
        progress("restoring and annotating", source.name, number, len(sources))
        key = source, registry
        current.add(key)
        result = known[key] if key in known else next(fresh)
        if not isinstance(result, Finding):
            known[key] = result
        yield source, result
    for key in known.keys() - current:
        with suppress(KeyError):
            del known[key]


def _one_by_one(sources: Sequence[Source], registry: Registry, debug: bool) -> Iterator[Worked | Finding]:
    for source in sources:
        yield work_on(source, registry) if debug else _tried(source, registry)


def _in_processes(sources: Sequence[Source], registry: Registry) -> Iterator[Worked | Finding]:
    done = 0
    try:
        with ProcessPoolExecutor(_processors(), get_context("spawn"), _start_worker, (registry.lexicon,)) as pool:
            for result in pool.map(_tried, sources, [registry] * len(sources)):
                yield result
                done += 1
    except BrokenProcessPool:  # no second process to be had here, or one was killed: go on alone
        yield from _one_by_one(sources[done:], registry, debug=False)


def _tried(source: Source, registry: Registry) -> Worked | Finding:
    try:
        return work_on(source, registry)
    except Exception as error:
        words = f"left out, for jianzhu failed on it ({type(error).__name__}: {error}): please report it"
        return Finding(source.name, words)


def _pays(sources: Sequence[Source]) -> bool:
    return len(sources) > 1 and _processors() > 1 and sum(len(s.text) for s in sources) >= PARALLEL_FROM


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1
