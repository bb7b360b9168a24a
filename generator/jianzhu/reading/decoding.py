"""Bytes → text, every character as it stands in the file: `b"\\xd6\\xea\\xd6\\xde"` → `株洲`, `gb18030`.

A declared encoding wins. Without one a byte order mark decides, then UTF-8 is tried strictly, then charset-normalizer
chooses among the encodings in which Chinese texts are stored. No line end is translated and no character replaced:
what doesn't decode is refused, with the line at which it stopped.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CANDIDATES = ["gb18030", "big5", "big5hkscs", "utf_16_le", "utf_16_be", "utf_32"]
"""What the detector may choose. All of the world's code pages among them would make short texts a lottery."""

MARK = "\ufeff"
ODD_SHARE = 0.02
"""Share of characters that no text holds (controls, unassigned, private use) from which a file counts as binary.
Text layers of PDFs carry a few private-use bullets; a picture read as GB18030 has a third and more."""
DAMAGED_SHARE = 0.1
"""Share of undecodable places among the non-ASCII characters up to which a file counts as UTF-8 with broken places.
A GB18030 text read as UTF-8 is broken at nearly every character."""
SAMPLE = 200_000
"""Characters looked at for the two shares above; a file doesn't change its nature after that many."""


class Undecodable(Exception):
    """Why bytes are no text, and what to do."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of a file and its encoding's name (`utf-8`, `gb18030`, `utf-16-le`, …); no byte order mark in the text.

    `declared` is the encoding that the user states, or None. Raises Undecodable.
    """
    if not data:
        raise Undecodable("the file is empty: fill it or remove it")
    text, encoding = _declared(data, declared) if declared else _found(data)
    text = text.removeprefix(MARK)
    if not text.strip():
        raise Undecodable("the file holds nothing but white space: fill it or remove it")
    odd = _odd_share(text[:SAMPLE])
    if "\0" in text[:SAMPLE] or odd >= ODD_SHARE:
        raise Undecodable(_BINARY)
    return text, encoding


_BINARY = "the file holds binary data, no text: save it as plain text (UTF-8) or move it out of the sources"


def _declared(data: bytes, declared: str) -> tuple[str, str]:
    try:
        return data.decode(declared), codecs.lookup(declared).name
    except (LookupError, TypeError):
        raise Undecodable(f"the declared encoding {declared!r} is none that is known: try utf-8 or gb18030") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        advice = "correct `encoding:` or leave it out, so that it is detected"
        raise Undecodable(f"is not {declared} as declared, from line {line} on: {advice}") from None
    except UnicodeError as error:
        raise Undecodable(f"is not {declared} as declared ({error})") from None


def _found(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                line = data.count(b"\n", 0, error.start) + 1
                raise Undecodable(
                    f"begins with the mark of {encoding} but doesn't decode as such from line {line} on: "
                    "save it anew, or declare `encoding:` in a .yml file beside it"
                ) from None
    broken = None
    if b"\0" not in data[:SAMPLE]:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError as error:
            broken = error.start
        if _damaged_utf8(data):
            line = data.count(b"\n", 0, broken) + 1
            raise Undecodable(
                f"is UTF-8 with broken bytes, the first in line {line}: repair the file, or fetch it anew"
            )
    best = from_bytes(data, cp_isolation=_CANDIDATES).best()
    if best is not None:
        encoding = codecs.lookup(best.encoding).name
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            pass
        else:
            if _odd_share(text[:SAMPLE]) < ODD_SHARE:
                return text, encoding
    if b"\0" in data:
        raise Undecodable(_BINARY)
    raise Undecodable(
        "is in no encoding that could be told (neither UTF-8 nor GB18030, Big5 or UTF-16): "
        "save it as UTF-8, or declare `encoding:` in a .yml file beside it"
    )


def _damaged_utf8(data: bytes) -> bool:
    text = data[: 4 * SAMPLE].decode("utf-8", "replace")
    foreign = sum(char > "\x7f" for char in text)
    return text.count("\ufffd") <= DAMAGED_SHARE * foreign and foreign > text.count("\ufffd")


def _odd_share(text: str) -> float:
    odd = 0
    for char, count in Counter(text).items():
        if char not in "\t\n\v\f\r\x1a\x85" and unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs"):
            odd += count
    return odd / len(text) if text else 0.0
