"""Hostile text → Markdown, attribute values and HTML that show exactly that text and nothing else.

    1. 见 <b>[城投](javascript:x)</b>|   →   1\\. 见 &lt;b&gt;\\[城投\\](javascript:x)&lt;/b&gt;&#124;

Everything that a template prints goes through `markdown` unless it is of the type `Markdown` already, so that nobody
can forget to escape. Backslashes stand where Markdown has them, numeric references elsewhere. The rules are those of
Python-Markdown with the extensions of the scaffold's `mkdocs.yml`, and hold as well where a site adds the usual ones
(emoji, tilde, caret, mark, keys, snippets, definition lists).
"""

from __future__ import annotations

import html
import re

_CONTROL = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)} | {0x7F: 0x2421}
"""Control characters show as their pictures: U+0002 and U+0003 would be Python-Markdown's own marks."""
_SPACES = dict.fromkeys((0x09, 0x0A, 0x0D, 0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0x2028, 0x2029), " ")
"""Whatever ends a line somewhere is a space inside a passage."""
_UNPRINTABLE = re.compile("[\x80-\x9f\ud800-\udfff\ufffe\uffff]")
"""What neither YAML nor UTF-8 nor HTML may hold: C1 controls, lone surrogates, no characters at all."""

_BACKSLASHED = "\\*_{}[]#!"
_REFERENCED = "<>&`|~^=$"
_INLINE = {ord(c): f"\\{c}" for c in _BACKSLASHED} | {ord(c): f"&#{ord(c)};" for c in _REFERENCED}
_INLINE |= {ord("<"): "&lt;", ord(">"): "&gt;", ord("&"): "&amp;"}

_BLOCK_START = re.compile(r"^(\s*)(?:([-+:]|/(?=//)|\?(?=\?\?))|(\d+)([.)])(?=\s|$))")
"""What would open a list, a definition, a rule (`---`), a block (`///`) or a fold (`???`) at the head of a line."""
_DOUBLED = re.compile(r"([-+:])(?=\1)")
_EMOJI = re.compile(r":(?=[A-Za-z0-9_+-]+:)")
_TITLE = {ord(c): f"&#{ord(c)};" for c in "\\*_{}[]#!`|~^=$\"'()"} | {ord("<"): "＜", ord(">"): "＞", ord("&"): "＆"}


class Markdown(str):
    """Markdown that is ready to stand on a page; anything else is text and gets escaped."""

    __slots__ = ()


def plain(text: str) -> str:
    """`text` on one line, control characters as pictures, the unprintable as U+FFFD; of the same length."""
    return _UNPRINTABLE.sub("\ufffd", text.translate(_SPACES).translate(_CONTROL))


def inline(text: str) -> Markdown:
    """`text` as Markdown that shows it, anywhere but at the head of a line."""
    made = plain(text).translate(_INLINE)
    made = _EMOJI.sub("&#58;", made)
    return Markdown(_DOUBLED.sub(lambda m: f"&#{ord(m[1])};", made))


def markdown(text: str) -> Markdown:
    """`text` as Markdown that shows it, wherever it stands, without blanks around it."""
    return disarmed(inline(text.strip()))


def disarmed(line: str) -> Markdown:
    """A line of Markdown whose head opens no list, directive or definition: a list mark there is text."""
    return Markdown(_BLOCK_START.sub(_disarm, line, count=1))


def _disarm(match: re.Match[str]) -> str:
    blank, mark, digits, point = match.groups()
    return f"{blank}&#{ord(mark)};" if mark else f"{blank}{digits}&#{ord(point)};"


def title(text: str) -> Markdown:
    """`text` as the title of a link, between double quotes.

    Angle brackets and ampersands become their full-width forms: Material puts a title into its tooltip as HTML, where
    a reference would come back to life.
    """
    return Markdown(" ".join(plain(text).split()).translate(_TITLE))


def element(text: str) -> Markdown:
    """`text` as HTML that shows it, inside a raw block or an attribute; never two lines."""
    made = html.escape(plain(text), quote=True)
    return Markdown(made.replace("`", "&#96;").replace("{", "&#123;").replace("[", "&#91;"))


def link(shown: Markdown, target: str, tip: str = "", attributes: str = "") -> Markdown:
    """A Markdown link; `target` is one of our own addresses, `tip` any text."""
    tipped = f' "{title(tip)}"' if tip.strip() else ""
    listed = f"{{{attributes}}}" if attributes else ""
    return Markdown(f"[{shown}]({target}{tipped}){listed}")


def front_matter_text(text: str) -> Markdown:
    """`text` as a quoted YAML value; HTML is escaped because themes print page titles as they are."""
    made = html.escape(" ".join(plain(text).split()), quote=False)
    return Markdown('"' + made.replace("\\", "\\\\").replace('"', '\\"') + '"')
