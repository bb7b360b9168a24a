"""Hand-written pages → what can be found of them.

    "# 怎样读这个站 {#guide}\\n\\n## 搜索 {#search}\\n\\n按 `/` 或 `s`……"   →   Record("page", "guide.html", title=…,
        outline=(Found("search", "搜索"),), text=(Found("search", "按 / 或 s……"),))

A page is read as MkDocs reads it, as far as headings, paragraphs, lists and tables go; what stands below a heading is
jumped to by the heading's id. A page with `search: {exclude: true}` at its top is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

import yaml
from markdown import Markdown

from jianzhu.publishing import places
from jianzhu.publishing.search.records import CELLS, PAGE, Found, Record
from jianzhu.sentences import sentences

WrittenPage = tuple[str, str]
"""The path of a hand-written page in `docs/`, and its Markdown."""
_EXTENSIONS = ("attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = (*_HEADINGS, "p", "li", "tr", "dt", "dd", "pre", "figcaption", "summary", "div", "ul", "ol", "table")
"""At whose beginning and end a passage ends."""
_CELLS = ("td", "th")
_UNSEEN = ("script", "style", "svg")


def written_records(pages: Iterable[WrittenPage]) -> Iterator[Record]:
    """A record for each page that may be found, in the order of their paths."""
    for path, text in sorted(pages):
        top, body = _split(text)
        search = top.get("search")
        if isinstance(search, dict) and search.get("exclude"):
            continue
        reader = _Reader()
        reader.feed(Markdown(extensions=list(_EXTENSIONS)).convert(body))
        reader.close()
        reader.end()
        title = str(top.get("title") or "") or next((said for level, _, said in reader.headings if level == 1), path)
        yield Record(
            PAGE,
            places.url(path),
            title,
            "",
            frozenset(),
            heading=(Found("", (title,)),),
            outline=tuple(Found(id, (said,)) for level, id, said in reader.headings if level > 1 or said != title),
            text=tuple(reader.found),
        )


def _split(text: str) -> tuple[dict[str, object], str]:
    """What stands about the page at its top, and the rest."""
    text = text.removeprefix("\ufeff")
    if text.startswith("---\n") and (end := text.find("\n---\n", 3)) >= 0:
        try:
            top = yaml.safe_load(text[4:end])
        except yaml.YAMLError:
            return {}, text
        return (top if isinstance(top, dict) else {}), text[end + 5 :]
    return {}, text


class _Reader(HTMLParser):
    """Headings (level, id, words) and passages of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[tuple[int, str, str]] = []
        self.found: list[Found] = []
        self._words: list[str] = []
        self._heading: tuple[int, str] | None = None
        self._id = ""
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        if tag in _CELLS and self._words:
            self._words = ["".join(self._words).rstrip(), CELLS]
        if tag == "br":
            self._words.append(" ")
        if tag in _BLOCKS:
            self.end()
        if tag in _HEADINGS:
            self._heading = int(tag[1]), dict(attrs).get("id") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen -= 1
        if tag in _BLOCKS:
            self.end()

    def handle_data(self, data: str) -> None:
        if not self._unseen and (data.strip() or self._words):
            self._words.append(data)

    def end(self) -> None:
        """The passage at hand ends here."""
        said = " ".join("".join(self._words).split())
        if said and self._heading:
            level, self._id = self._heading
            self.headings.append((level, self._id, said))
        elif said:
            self.found.append(Found(self._id, tuple(said[start:end] for start, end in sentences(said))))
        self._words, self._heading = [], None
