"""What the search loads, how long it takes, what it finds, beside other engines: prints tables and writes search.md.

python benchmarks/search.py                        2,000 made-up stories; the sample site with the theme's own search
python benchmarks/search.py --stories 200          fewer stories, nothing written
python benchmarks/search.py --rivals node_modules  the engines of npm as well: npm install minisearch pagefind

Bytes are those that the host sends, uncompressed, from the opening of the dialog until the results stand; what every
page loads anyway isn't counted. Milliseconds are from the last key to the results, their layout with it, the best of
several visits with an empty cache: to the first results, as many as are seen without scrolling, and to all ten. What is
found is held against the table of the tests (tests/cases/search/queries.tsv).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "generator"), str(ROOT / "tests"), str(ROOT / "benchmarks")]

from made_up import stories  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from jianzhu.building import build_site, write_pages  # noqa: E402
from jianzhu.pipeline import make_edition  # noqa: E402
from jianzhu.publishing.collection import Collection  # noqa: E402
from jianzhu.publishing.scripts import assets  # noqa: E402
from jianzhu.publishing.search import search_files  # noqa: E402
from jianzhu.publishing.search.records import records  # noqa: E402
from test_search import Result, queries, wrong  # noqa: E402

CHROMIUM = "/usr/bin/chromium"
VISITS = 5
ASKED = (
    "发展",
    "经济发展",
    "一",
    "建设投资有限公司",
    "123.4亿元",
    "云川市财政局",
    "经济 发展",
    "yunchuan",
    "ycsczj",
    "翡翠",
)
SCRIPTS = ("words", "jianzhu", "search_index", "search_finding", "search_results", "search_dialog", "search_arrival")
PAGE = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>x</title>
<link rel="stylesheet" href="assets/jianzhu/search.css"><header class="md-header__inner"></header><article></article>
{}</html>""".format("".join(f'<script src="assets/jianzhu/{name}.js"></script>' for name in SCRIPTS))
MATERIAL = """plugins:
  - search:
      lang: zh
      separator: '[\\s\\u200b\\u3000\\-_,:!=\\[\\]()"`/、。，．？！；：（）《》“”]+|\\.(?!\\d)'
"""
TYPED = """query => new Promise(done => {
  const dialog = document.querySelector("dialog.jz-search"), field = dialog.querySelector("input");
  const list = document.getElementById("jz-found"), status = dialog.querySelector("[role=status]");
  let first = 0;
  field.value = query;
  const began = performance.now();
  const since = () => { list.getBoundingClientRect(); return performance.now() - began; };
  new MutationObserver(() => { first = first || since(); }).observe(status, { childList: true });
  new MutationObserver(() => { if (dialog.dataset.query === query) done([first || since(), since()]); })
    .observe(dialog, { attributes: true });
  field.dispatchEvent(new Event("input"));
})"""


class _Counting(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    """Connections are kept, as every host does."""
    disable_nagle_algorithm = True
    """No answer waits 40 ms for the browser to confirm its head, as with no host in use."""
    sent: list[int]

    def __init__(self, *args: Any, sent: list[int], **options: Any) -> None:
        self.sent = sent
        super().__init__(*args, **options)

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def copyfile(self, source: Any, outputfile: Any) -> None:
        content = source.read()
        self.sent.append(len(content))
        outputfile.write(content)


@contextmanager
def counted(site: Path) -> Iterator[tuple[str, list[int]]]:
    """The address at which `site` is served, and the sizes of what was sent."""
    sent: list[int] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Counting, sent=sent, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", sent
        server.shutdown()


# ── this site's search ───────────────────────────────────────────────────────────────────────────────────────────────


def ours(browser: Browser, site: Path) -> Iterator[tuple[str, float, int, float, float, float]]:
    """Of each query: kB, files, milliseconds to the first results at a first visit, to all, and to all once more."""
    with counted(site) as (address, sent):
        for query in ASKED:
            first, whole, again, size, files = [], [], [], 0, 0
            for _ in range(VISITS):
                context = browser.new_context()
                page = context.new_page()
                page.goto(f"{address}/index.html", wait_until="networkidle")
                sent.clear()
                page.keyboard.press("/")
                page.locator(".jz-search-ways").wait_for()
                stood, done = page.evaluate(TYPED, query)
                first.append(stood)
                whole.append(done)
                size, files = sum(sent), len(sent)
                page.evaluate("document.querySelector('dialog.jz-search').dataset.query = ''")
                page.wait_for_timeout(200)
                again.append(page.evaluate(TYPED, query)[1])
                context.close()
            yield query, size / 1000, files, min(first), min(whole), min(again)


# ── others ───────────────────────────────────────────────────────────────────────────────────────────────────────────

Ask = Callable[[str], list[str]]
"""Gives the pages that a query finds, best first."""


def hits(ask: Ask) -> tuple[int, list[str]]:
    """How many queries of the table are answered as they should be, and those that aren't."""
    failed = [
        query.words for query in queries() if wrong(query, [Result(page, "", (), "") for page in ask(query.words)])
    ]
    return len(queries()) - len(failed), failed


def own(page: Page, address: str) -> Ask:
    page.goto(f"{address}/index.html")
    page.keyboard.press("/")

    def ask(words: str) -> list[str]:
        page.locator(".jz-search-field input").fill(words)
        page.wait_for_function("w => document.querySelector('dialog.jz-search').dataset.query === w", arg=words.strip())
        while (more := page.locator("#jz-found .jz-search-more")).count():
            shown = page.locator("#jz-found a").count()
            more.first.click()
            page.wait_for_function("n => document.querySelectorAll('#jz-found a').length > n", arg=shown)
        return _pages(page.locator("#jz-found a").evaluate_all("all => all.map(a => a.href)"))

    return ask


def material(page: Page, address: str) -> Ask:
    page.goto(f"{address}/index.html")
    page.locator(".md-search__input").click()

    def ask(words: str) -> list[str]:
        box, meta = page.locator(".md-search__input"), page.locator(".md-search-result__meta")
        box.fill("")
        box.press("End")
        page.wait_for_function("m => /键入/.test(m.textContent)", arg=meta.element_handle())
        box.fill(words)
        box.press("End")
        page.wait_for_function("m => /\\d|没有找到/.test(m.textContent)", arg=meta.element_handle())
        return _pages(page.locator("a.md-search-result__link").evaluate_all("all => all.map(a => a.href)"))

    return ask


def pagefind(page: Page, address: str) -> Ask:
    page.goto(f"{address}/index.html")

    def ask(words: str) -> list[str]:
        found = page.evaluate(
            """async words => { const p = await import(location.origin + '/pagefind/pagefind.js');
            const all = (await p.search(words)).results; const data = await Promise.all(all.map(one => one.data()));
            return data.map(one => location.origin + one.url); }""",
            words,
        )
        return _pages(found)

    return ask


def _pages(addresses: list[str]) -> list[str]:
    """As the table names them: the path without `.html`, with the anchor but for articles."""
    found = []
    for address in addresses:
        url = urlsplit(address)
        page = unquote(url.path).strip("/").removesuffix(".html")
        is_place = url.fragment and page.startswith(("glossary", "indicators"))
        found.append(f"{page}#{url.fragment}" if is_place else page)
    return list(dict.fromkeys(found))


MINISEARCH = """
const MiniSearch = require("minisearch"), fs = require("fs");
const documents = JSON.parse(fs.readFileSync(0, "utf8"));
const tokenize = text => {
  const found = [];
  for (const run of text.normalize("NFKC").toLowerCase().match(/\\p{sc=Han}+|[a-z0-9.%]+/gu) || []) {
    if (!/\\p{sc=Han}/u.test(run) || run.length === 1) { found.push(run); continue; }
    for (let k = 0; k + 1 < run.length; k++) found.push(run.slice(k, k + 2));
  }
  return found;
};
const index = new MiniSearch({ fields: ["title", "text"], tokenize, processTerm: term => term });
index.addAll(documents.records);
const options = { combineWith: "AND", boost: { title: 3 } }, found = {};
const page = one => documents.records[one.id].page;
for (const query of documents.queries) found[query] = index.search(query, options).map(page);
console.log(JSON.stringify(found));
"""


def minisearch(modules: Path, collection: Collection, asked: list[str]) -> dict[str, list[str]]:
    """What MiniSearch finds among the same records, its words pairs of Han characters."""
    held = records(collection, {one.source.name: k for k, one in enumerate(collection.corpus.restored)})
    listed = [
        {
            "id": k,
            "page": _pages([f"http://x/{record.url}"])[0],
            "title": " ".join([record.title, *(form.text for form in record.forms)]),
            "text": " ".join(found.text for found in (*record.heading, *record.outline, *record.text)),
        }
        for k, record in enumerate(held)
    ]
    given = json.dumps({"records": listed, "queries": asked})
    done = subprocess.run(
        ["node", "-e", MINISEARCH],
        input=given, capture_output=True, text=True, cwd=modules.parent, check=True,
    )  # fmt: skip
    made: dict[str, list[str]] = json.loads(done.stdout)
    return made


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--stories", type=int, default=2000)
    arguments.add_argument("--rivals", type=Path, metavar="NODE_MODULES")
    asked = arguments.parse_args()
    said: list[str] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        work = Path(folder)
        said += large(browser, work / "large", asked.stories)
        said += sample(browser, work, asked.rivals)
        browser.close()
    print("\n".join(said))
    if asked.stories == 2000 and asked.rivals:
        (ROOT / "benchmarks" / "search.md").write_text("\n".join(said) + "\n", encoding="utf-8")


def large(browser: Browser, site: Path, count: int) -> list[str]:
    collection = Collection(stories(count))
    began = time.process_time()
    files = dict(search_files(collection))
    took = time.process_time() - began
    for name, content in {**files, **dict(assets("x")), "index.html": PAGE.encode()}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    rows = list(ours(browser, site))
    sizes, times = [row[1] for row in rows], [row[3] for row in rows]
    corpus = collection.corpus
    characters = sum(len(one.source.text) for one in corpus.restored)
    index = next(len(content) for name, content in files.items() if name.endswith("search/index.js"))
    made = [
        "# Search, beside other engines",
        "",
        "Made by `python benchmarks/search.py --rivals node_modules`.",
        "",
        f"## {count:,} made-up stories",
        "",
        f"{characters:,} characters, {len(corpus.entities):,} entities, {len(corpus.terms):,} terms, "
        f"{len(corpus.observations):,} figures. The index is {sum(map(len, files.values())) / 1e6:.1f} MB in "
        f"{len(files):,} files, made in {took:.0f} s of CPU time; each first query "
        f"loads {index / 1000:.0f} kB of what there is.",
        "",
        "| query | kB, first query | files | ms, first results | ms, all | ms, all again |",
        "|---|--:|--:|--:|--:|--:|",
        *(
            f"| {query} | {size:.0f} | {loaded} | {first:.0f} | {whole:.0f} | {again:.0f} |"
            for query, size, loaded, first, whole, again in rows
        ),
        "",
        f"Median {statistics.median(sizes):.0f} kB, {statistics.median(times):.0f} ms; "
        f"most {max(sizes):.0f} kB, {max(times):.0f} ms. The machine had {os.cpu_count()} cores and a load of "
        f"{os.getloadavg()[0]:.0f}.",
        "",
    ]
    return made


def sample(browser: Browser, work: Path, rivals: Path | None) -> list[str]:
    """The queries of the tests, asked of each engine on the sample site."""
    edition = make_edition([ROOT / "sources"], ROOT / "registry", "清梧竹业文集")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    docs = work / "docs"
    write_pages(docs, edition.pages)
    for page in ("about.md", "guide.md"):
        (docs / page).write_bytes((ROOT / "docs" / page).read_bytes())
    (work / "mkdocs.yml").write_text(config, encoding="utf-8")
    (work / "themes.yml").write_text(f"INHERIT: mkdocs.yml\n{MATERIAL}", encoding="utf-8")
    build_site(work / "mkdocs.yml", docs, work / "site")
    build_site(work / "themes.yml", docs, work / "theme")
    total = len(queries())
    rows: list[tuple[str, int, str, list[str]]] = []

    def asked(name: str, site: Path, engine: Callable[[Page, str], Ask], disk: str) -> None:
        with counted(site) as (address, _):
            page = browser.new_page(locale="zh-CN")
            right, failed = hits(engine(page, address))
            rows.append((name, right, disk, failed))
            page.close()

    asked("this site's", work / "site", own, "yes")
    asked("Material's own, with jieba and a separator for Chinese", work / "theme", material, "with a shim")
    if rivals:
        found = minisearch(rivals, Collection(edition.corpus), [query.words for query in queries()])
        right, failed = hits(lambda words: list(dict.fromkeys(found[words])))
        rows.append(("MiniSearch, pairs of Han characters, all of them", right, "one script", failed))
        command = [
            "node",
            str(rivals / "pagefind/lib/runner/bin.cjs"),
            "--site",
            str(work / "site"),
            "--force-language",
            "zh",
        ]
        subprocess.run(command, capture_output=True, check=True)
        asked("Pagefind", work / "site", pagefind, "no")
    return [
        "## The queries of the tests, on the sample site",
        "",
        "As `tests/cases/search/queries.tsv` wants it: what must come first does, what must be found is, what must not",
        "isn't. It was written for this search, which has articles, names and their sentences for results; the others",
        "have whole pages, those of sources and indexes too, which many rows don't allow. MiniSearch has the records",
        "of this search, without readings and traditional characters, in one file.",
        "",
        f"| engine | as wanted, of {total} | opened from a disk |",
        "|---|--:|---|",
        *(f"| {name} | {right} | {disk} |" for name, right, disk, _ in rows),
        "",
        *(f"- {name}, not as wanted: {'、'.join(failed)}" for name, _, _, failed in rows if failed),
    ]


if __name__ == "__main__":
    main()
