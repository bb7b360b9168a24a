"""Data for the pages' scripts, as scripts: a page that was opened from a disk may load nothing else.

    script("cards/z", {"term-x": …})   →   `assets/jianzhu/cards/z.js`: jianzhu.arrived("cards/z", {"term-x":…});

What is loaded later than with the page costs nothing until somebody asks for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from jianzhu.publishing.wording.script_words import for_scripts

FOLDER = "assets/jianzhu"
"""Where the site's own scripts and styles stand; mkdocs.yml names those that every page loads."""


def assets(title: str) -> Iterator[tuple[str, bytes]]:
    """What every page loads: scripts, styles, and the words that the scripts say; the site is cited by its `title`."""
    for file in (files(__package__) / "assets").iterdir():
        yield f"{FOLDER}/{file.name}", file.read_bytes()
    held = for_scripts() | {"site": title}
    yield f"{FOLDER}/words.js", f"window.jianzhu = {{ words: {_json(held)} }};\n".encode()


def script(name: str, held: Any) -> tuple[str, bytes]:
    """The file of a part: `jianzhu.fetch(name, …)` in a page's script gets what it holds."""
    return f"{FOLDER}/{name}.js", f"jianzhu.arrived({_json(name)}, {_json(held)});\n".encode()


def _json(held: Any) -> str:
    """As JavaScript, on one line, in the order in which it was made; half a character becomes U+FFFD."""
    made = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    return made.encode("utf-8", "replace").decode().replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
