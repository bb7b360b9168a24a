"""Corpus → what the site's search reads: an index of every character, cut into scripts that are loaded when asked for.

    竹韵新材 in 9 articles   →   `search/index.js` (what there is), `search/VERSION/grams/4.js` (where 竹韵 and 新材
                                stand), `search/VERSION/texts/0.js` (the sentences there), in `assets/jianzhu/`

All that can be found is one stream of characters: names first, then the articles (`records`), then the pages that
people wrote themselves (`written`). For each two characters
that follow one another the index has every place in the stream (`grams`), so that any words are found by the places of
their pairs: 竹韵 at 120 and 新材 at 122 is 竹韵新材 at 120, and nothing is found that isn't there. Readings of names
are indexed the same way, by syllable and by initial. Everything is a script, not data to be fetched, because a page
that is opened from a disk may load nothing else; `assets/search_index.js` reads them. All but the first stand in a
folder that is named after their content, so that a browser never takes an old one for a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from jianzhu.identifiers import digest
from jianzhu.model import Restored
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.scripts import script
from jianzhu.publishing.search.examples import examples
from jianzhu.publishing.search.folding import leading_to
from jianzhu.publishing.search.grams import gaps, packed
from jianzhu.publishing.search.records import ARTICLE, PAGE, records
from jianzhu.publishing.search.stream import Stream
from jianzhu.publishing.search.written import WrittenPage, written_records
from jianzhu.publishing.wording import words

LABEL = 30
"""Characters of a source's name in a list to choose from."""


def search_files(collection: Collection, written: Iterable[WrittenPage] = ()) -> Iterator[tuple[str, bytes]]:
    """The files of the search, paths relative to `docs/`; hand-written pages are found as well."""
    sources = collection.corpus.restored
    held = records(collection, {one.source.name: k for k, one in enumerate(sources)})
    held += written_records(written)
    stream = Stream(held)
    grams = stream.grams.files()
    origins = {origin: k for k, origin in enumerate(sorted({one for record in held for one in record.origins}))}
    years = sorted({year for _, year in origins})
    stood = [sorted(origins[one] for one in record.origins) for record in held]
    names = sum(record.kind not in (ARTICLE, PAGE) for record in held)
    files: dict[str, Any] = {f"grams/{k}": inside for k, inside in enumerate(grams.files)}
    files |= {f"texts/{k}": inside for k, inside in enumerate(stream.texts)}
    files["sources"] = [_label(one) for one in sources]
    files["origins"] = [packed(gaps(of_name)) for of_name in stood[:names]]
    index = {
        "kinds": [[kind, words.SEARCHED.one(kind), len(list(same))] for kind, same in groupby(r.kind for r in held)],
        "names": names,
        "lengths": packed(stream.lengths),
        "sources": len(sources),
        "years": years,
        "origins": [packed(source for source, _ in origins), packed(years.index(year) for _, year in origins)],
        "articles": packed(one for of_article in stood[names:] for one in of_article),
        "texts": packed(gaps(stream.starts)),
        "grams": " ".join(grams.begins),
        "syllables": " ".join(stream.grams.syllables()),
        "alike": leading_to(stream.known),
        "examples": examples(collection),
    }
    version = digest(repr((index, files)), 8)
    yield script("search/index", index | {"version": version})
    for name, inside in files.items():
        yield script(f"search/{version}/{name}", inside)


def _label(restored: Restored) -> str:
    """What a source is called where a reader chooses among them: its title, that of its only article, or its file."""
    told = restored.source.metadata.title
    if not told and len(restored.articles) == 1 and restored.articles[0].title:
        told = restored.articles[0].title.text.chars
    return words.shorten(told or restored.source.name, LABEL)
