"""The built site holds together: every link and anchor leads somewhere, nothing is asked for outside.

    <a href="glossary.html#term-x"> with no id="term-x" there   →   `articles/a.html: error: no anchor …`

A link to another site is fine (the reader follows it); a script, style, image or font from one is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from jianzhu.model import Finding

_LOADED = {
    "script": ("src",), "img": ("src", "srcset"), "iframe": ("src",), "source": ("src", "srcset"), "audio": ("src",),
    "video": ("src", "poster"), "embed": ("src",), "object": ("data",), "track": ("src",), "input": ("src",),
    "image": ("href",), "use": ("href",),
}  # fmt: skip
_LOADING_LINKS = frozenset(("stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest", "preconnect",
                            "dns-prefetch", "shortcut"))  # fmt: skip
_STYLE_URL = re.compile(r"""(?:url\(\s*|@import\s+)['"]?((?:https?:)?//[^'")\s;]+)""", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass
class _Page(HTMLParser):
    """The ids of a page, what it links to and what it loads."""

    ids: set[str] = field(default_factory=set)
    links: list[tuple[int, str]] = field(default_factory=list)
    loads: list[tuple[int, str]] = field(default_factory=list)
    diagram: int = 0
    """The line of the first Mermaid diagram, 0 for none: the theme draws it with a script that it loads then."""
    _in_style: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attributes}
        line = self.getpos()[0]
        self._in_style = tag == "style"
        self.ids.update(said[key] for key in ("id", "name") if key in said and (key == "id" or tag == "a"))
        if tag in ("a", "area") and "href" in said:
            self.links.append((line, said["href"]))
        if tag == "link" and "href" in said:
            loading = not _LOADING_LINKS.isdisjoint(said.get("rel", "").lower().split())
            local = not urlsplit(said["href"]).netloc
            if loading or local:
                self.loads.append((line, said["href"]))
        if tag == "pre" and "mermaid" in said.get("class", "").split():
            self.diagram = self.diagram or line
        for key in _LOADED.get(tag, ()):
            if key in said:
                urls = (
                    [part.split()[0] for part in said[key].split(",") if part.split()]
                    if key == "srcset"
                    else [said[key]]
                )
                self.loads.extend((line, url) for url in urls)
        if "style" in said:
            self.loads.extend((line, url) for url in _STYLE_URL.findall(said["style"]))

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.loads.extend((self.getpos()[0], url) for url in _STYLE_URL.findall(data))


def broken_links(site: Path, loads: bool = True) -> tuple[Finding, ...]:
    """What is broken in the site built at `site`, one finding each.

    Links and anchors that lead nowhere; with `loads` also what is loaded from outside.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages: dict[str, _Page] = {}
    for name in sorted(files):
        if name.endswith(".html"):
            page = _Page()
            page.feed((site / name).read_text(encoding="utf-8", errors="replace"))
            page.close()
            pages[name] = page
    found: list[Finding] = []
    for name, page in pages.items():
        if name == "404.html":  # its links begin at the host's root, wherever that is
            continue
        seen: set[str] = set()
        for line, url in page.links + page.loads:
            if url in seen:
                continue
            seen.add(url)
            words = _broken(name, url, files, pages)
            if words:
                found.append(Finding(f"{name}:{line}", words))
        if loads:
            found.extend(Finding(f"{name}:{line}", words) for line, words in _outside_loads(page))
    if loads:
        found.extend(_outside_styles(site, sorted(files)))
    return tuple(found)


def _broken(page: str, url: str, files: set[str], pages: dict[str, _Page]) -> str | None:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return f"the link {url!r} is no address: correct it"
    if parts.scheme in ("javascript", "vbscript"):
        return f"the link {url!r} runs a script: take it out"
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if path.startswith("/"):
        return f"the link {url!r} begins at the host's root, which another host or a folder has not: make it relative"
    target = _resolved(page, path) if path else page
    if target is None:
        return f"the link {url!r} leaves the site: correct it"
    if target not in files:
        target = f"{target}/index.html" if target not in ("", ".") else "index.html"
        if target not in files:
            return f"the link {url!r} leads nowhere: no such file in the site"
    anchor = unquote(parts.fragment)
    if anchor and target in pages and anchor not in pages[target].ids and anchor not in ("top", "__top"):
        return f"the link {url!r} leads to no anchor of {target}"
    return None


def _resolved(page: str, path: str) -> str | None:
    parts = list(PurePosixPath(page).parent.parts)
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _outside_loads(page: _Page) -> Iterator[tuple[int, str]]:
    for line, url in page.loads:
        if _outside(url):
            yield line, f"loads {url} from outside: put a copy into the site"
    if page.diagram and not any("mermaid" in url for _, url in page.loads):
        yield page.diagram, "has a Mermaid diagram, which the theme loads a script for: add one to extra_javascript"


def _outside(url: str) -> bool:
    parts = urlsplit(url.strip())
    return bool(parts.netloc) and parts.scheme in ("", "http", "https")


def _outside_styles(site: Path, files: list[str]) -> Iterator[Finding]:
    for name in files:
        if name.endswith((".css", ".svg")):
            text = _COMMENT.sub("", (site / name).read_text(encoding="utf-8", errors="replace"))
            for url in sorted(set(_STYLE_URL.findall(text))):
                yield Finding(name, f"loads {url} from outside: put a copy into the site")
