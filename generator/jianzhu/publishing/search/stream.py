"""Records → one stream of characters: the pairs in it, how long each record is, and the texts that results show.

    竹韵新材_南岭竹韵…_ 竹博会开幕_11月13日，…_   →   lengths 10 0 · 6 0 40, texts 0 (from 0), 1 (from 5,800), …

Names and passages have one place behind them in which nothing stands, so that no words run across it. The texts are
cut where a file is full; a record that goes on in the next file is there again with its title and address.
"""

from __future__ import annotations

from collections.abc import Iterable

from jianzhu.publishing.search.folding import folded
from jianzhu.publishing.search.grams import Grams
from jianzhu.publishing.search.records import Found, Record

LARGEST = 8_000
"""Bytes of one file of texts, about: each result of a search may need another file."""
Part = tuple[str, str, str, list[str], list[list[object]], tuple[str, str] | None, int]
"""Of a record, or as much of it as a file has: address, title, what is told beside it, its names, its passages (id,
the sentences with an anchor of their own, its length in the stream, the sentences), its example, how many of its names
are shown."""


class Stream:
    """All records one behind the other."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.grams = Grams()
        self.known: set[str] = set()
        """The characters that occur."""
        self.lengths: list[int] = []
        """Of each name, twice the length of its forms, or one more and behind it the length of what is said of it; of
        each article, the lengths of its heading, its outline and its text."""
        self.texts: list[list[Part]] = []
        """What each file of texts shows."""
        self.starts: list[int] = []
        """Where in the stream each file of texts begins."""
        self._position = 0
        self._room = 0
        for record in records:
            self._add(record)

    def _add(self, record: Record) -> None:
        part = self._part(record)
        start = self._position
        for form in (*record.forms, *record.spoken):
            plain = folded(form.text)
            self.grams.add_name(plain, form.syllables, self._position)
            self._passed(plain, form.text)
            part[3].append(form.text)
        named = self._position - start
        lengths = []
        for zone in (record.text,) if record.forms else (record.heading, record.outline, record.text):
            start = self._position
            for found in zone:
                if self._room <= 0:
                    part = self._part(record)
                self._read(found, part)
            lengths.append(self._position - start)
        if record.forms:
            said = lengths[0]
            lengths = [2 * named + 1, said] if said else [2 * named]
        self.lengths += lengths

    def _read(self, found: Found, part: Part) -> None:
        plain = folded(found.text)
        self.grams.add_text(plain, self._position)
        self._passed(plain, found.text)
        part[4].append([found.id, found.anchored, len(plain), *found.sentences])

    def _passed(self, plain: str, text: str) -> None:
        self.known.update(plain)
        self._position += len(plain) + 1
        self._room -= _bytes(text)

    def _part(self, record: Record) -> Part:
        """A new part of the record's texts, in a new file where the last one is full."""
        if self._room <= 0:
            self.texts.append([])
            self.starts.append(self._position)
            self._room = LARGEST
        part: Part = (record.url, record.title, record.told, [], [], record.example, len(record.forms))
        self.texts[-1].append(part)
        self._room -= _bytes(record.url, record.title, record.told, *(record.example or ()))
        return part


def _bytes(*texts: str) -> int:
    return sum(len(text.encode("utf-8", "replace")) + 3 for text in texts)
