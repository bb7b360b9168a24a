"""What comes out of a printer, read back from PDF: the document and nothing else, all of it, notes at the end.

a page of the sample site   →   page.pdf()   →   the words that pypdf reads on each sheet
"""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from browsing import Open
from conftest import BuiltSite
from jianzhu.publishing.search.folding import folded
from page_kinds import pages_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
SHEET = 657
"""Pixels between the margins of a sheet of A4."""
RADICALS = "\u2e80-\u2eff"
"""What a PDF reader takes some characters for that have the same glyph: ⻓ for 长."""


def printed(page: Page) -> list[str]:
    """The words on each sheet."""
    read = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, format="A4")))
    return [plain(sheet.extract_text()) for sheet in read.pages]


def plain(text: str) -> str:
    """Letters, characters and digits alone, in one shape each: one font has the glyph of 戶 for 户."""
    return "".join(char for char in folded(text) if char.isalnum() or "\u2e80" <= char <= "\u2eff")


def place(words: str, said: str) -> int:
    """Where on the sheets something is said."""
    found = re.search("".join(f"[{char}{RADICALS}]" for char in plain(said)), words)
    assert found, said
    return found.start()


@pytest.mark.parametrize(
    "kind",
    ["feature", "communique", "plan article", "person", "glossary", "glossary letter", "subject", "plan", "audits"],
)
def test_a_page_is_printed_whole_with_nothing_that_is_not_the_document(
    kind: str, opened: Open, sample_site: BuiltSite
) -> None:
    with opened(pages_of(sample_site.site)[kind]) as page:
        page.locator("h1").wait_for()
        sheets = printed(page)
        page.emulate_media(media="print")
        page.set_viewport_size({"width": SHEET, "height": 1000})
        document = plain(page.locator("article").inner_text())
        assert plain(page.locator("body").inner_text()) == document
        assert page.evaluate("document.documentElement.scrollWidth") <= SHEET
    assert min(len(sheet) for sheet in sheets) > 20
    lost = Counter(document) - Counter("".join(sheets))
    assert lost.total() <= len(re.findall(f"[{RADICALS}]", "".join(sheets))), lost
    for pressed in ("下载", "复制", "与来源对照", "分页"):
        assert pressed not in document


def test_notes_stand_behind_the_text(opened: Open, sample_site: BuiltSite) -> None:
    with opened(pages_of(sample_site.site)["communique"]) as page:
        words = "".join(printed(page))
        last = page.locator(".jz-text").last.locator("> span").last.inner_text()
        footnote = page.locator(".footnote li p").first.evaluate("p => p.firstChild.textContent")
        page.emulate_media(media="print")
        notes = page.locator(".jz-endnotes li").all_inner_texts()
        marks = page.locator(".jz-ref").count()
    assert len(notes) == marks > 0
    explained = [place(words, note) for note in notes]
    assert place(words, last) < place(words, footnote)
    assert place(words, last) < explained[0] and explained == sorted(explained)


def test_a_table_has_its_heads_on_each_sheet(opened: Open, sample_site: BuiltSite) -> None:
    with opened(pages_of(sample_site.site)["all figures"]) as page:
        page.locator("th button").first.wait_for()
        sheets = printed(page)
        page.emulate_media(media="print")
        heads = plain(page.locator("thead").first.inner_text())
    assert len(sheets) > 3
    assert all(sheet.startswith(heads) for sheet in sheets[1:])


def test_an_address_of_another_site_is_printed(opened: Open, sample_site: BuiltSite) -> None:
    with opened(pages_of(sample_site.site)["feature"]) as page:
        page.locator(".jz-text a").first.evaluate("a => { a.href = 'https://example.org/gongbao'; }")
        assert "httpsexampleorggongbao" in "".join(printed(page))
