"""Where known terms stand in a text, in one pass: `“专精特新”小巨人` + {专精特新小巨人} → [(0, 9, 专精特新小巨人)].

Quotation marks and white space don't count in the comparison, because print sets them at will (“专精特新”小巨人,
专精特新“小巨人”). The text is walked once; at each place only the terms that begin with the same two characters are
tried, longest first, so the time doesn't depend on how many terms there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

MARKS = frozenset("“”「」『』‘’\"'　 \t")
OPENING = '“「『‘"'
CLOSING = '”」』’"'
_OPENS = frozenset("“「『")
_DIGITS = frozenset("0123456789０１２３４５６７８９")


def bare(term: str) -> str:
    """A term without the marks that comparing leaves out: `“专精特新”小巨人` → `专精特新小巨人`."""
    return "".join(char for char in term if char not in MARKS)


class TermScan:
    """Finds the forms of `names` (form → the term that it stands for) in texts."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = {bare(form): term for form, term in names.items()}
        self._by_head: dict[str, list[tuple[str, str]]] = {}
        for plain, term in self._names.items():
            if len(plain) >= 2:
                self._by_head.setdefault(plain[:2], []).append((plain, term))
        for forms in self._by_head.values():
            forms.sort(key=lambda pair: (-len(pair[0]), pair[0]))

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """[start, end) in `text` and the term, longest first at each place, none overlapping another."""
        kept = [k for k, char in enumerate(text) if char not in MARKS]
        plain = "".join(text[k] for k in kept)
        found: list[tuple[int, int, str]] = []
        at = 0
        while at < len(plain) - 1:
            for form, term in self._by_head.get(plain[at : at + 2], ()):
                if not plain.startswith(form, at) or not _whole(plain, at, at + len(form)):
                    continue
                place = _balanced(text, kept[at], kept[at + len(form) - 1] + 1)
                if place:
                    found += self._apart(text, *place) or [(*place, term)]
                    at += len(form)
                    break
            else:
                at += 1
        return found

    def _apart(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """The terms that [start, end) is made of where a quotation begins inside: 两非 and 两资 of “两非”“两资”."""
        opened = [k for k in range(start + 1, end) if text[k] in _OPENS]
        parts = []
        for a, b in zip([start, *opened], [*opened, end], strict=True):
            inner = text[a:b].strip("“”「」『』")
            first = text.index(inner, a) if inner else a
            parts.append((first, first + len(inner), self._names.get(bare(inner), "")))
        return parts if len(parts) > 1 and all(term for _, _, term in parts) else []


def _balanced(text: str, start: int, end: int) -> tuple[int, int] | None:
    """[start, end), with the mark before or after it whose partner stands inside: “专精特新”小巨人.

    None where a mark's partner is further off: the words are cut from a longer quotation (县里“三资 of 县里“三资盘活”).
    """
    inside = text[start:end]
    opened, closed = sum(inside.count(m) for m in "“「『"), sum(inside.count(m) for m in "”」』")
    if closed > opened:
        return (start - 1, end) if start > 0 and text[start - 1] in OPENING else None
    if opened > closed:
        return (start, end + 1) if end < len(text) and text[end] in CLOSING else None
    return start, end


def _whole(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] isn't cut out of a longer Latin word or number: PPP in APPPS, 12345 in 123456."""
    return not (_glued(text, start - 1, start) or _glued(text, end - 1, end))


def _glued(text: str, left: int, right: int) -> bool:
    if left < 0 or right >= len(text):
        return False
    a, b = text[left], text[right]
    return (_latin(a) and _latin(b)) or (a in _DIGITS and b in _DIGITS)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def quoted(text: str, start: int, end: int) -> bool:
    """Whether [start, end) stands between quotation marks of its own."""
    return text[start - 1 : start] in tuple('“「『‘"') and text[end : end + 1] in tuple('”」』’"')


def names_of(terms: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Form → term, for terms with their aliases; the first to claim a form has it."""
    names: dict[str, str] = {}
    for term, aliases in terms:
        for form in (term, *aliases):
            names.setdefault(form, term)
    return names
