"""Templates → Markdown pages: every value that a template prints is escaped unless it is `Markdown` already.

    {{ entity.name }} with `<b>[x]`   →   `&lt;b&gt;\\[x\\]`

Templates lie in `templates/NAME.md.j2`; runs of blank lines become one, so that a template may breathe.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from jianzhu.identifiers import pinyin
from jianzhu.publishing.wording import escaping, words
from jianzhu.publishing.wording.escaping import Markdown
from jianzhu.publishing.wording.speaking import Words, say, worded

_BLANK_LINES = re.compile(r"\n{3,}")


def _finalize(value: Any) -> Any:
    if isinstance(value, (Markdown, int)):
        return value
    if isinstance(value, Words):
        return escaping.inline(value)
    return "" if value is None else escaping.markdown(str(value))


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("jianzhu.publishing"),
        undefined=StrictUndefined,
        finalize=_finalize,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="<#",  # `{#` opens an id in Markdown
        comment_end_string="#>",
    )
    made.filters |= {
        "title": escaping.title,
        "element": escaping.element,
        "quoted": escaping.front_matter_text,
        "day": words.day,
        "pinyin": pinyin,
        "shorten": words.shorten,
        "ready": Markdown,
    }
    made.globals |= {"link": escaping.link, "inline": escaping.inline, "words": words, "Markdown": Markdown}
    made.globals |= {"say": say, "worded": worded}
    return made


def render(template: str, **values: Any) -> bytes:
    """The page that `templates/TEMPLATE.md.j2` makes of `values`, as UTF-8."""
    text = _environment().get_template(f"{template}.md.j2").render(**values)
    return (_BLANK_LINES.sub("\n\n", text).strip("\n") + "\n").encode("utf-8")
