"""What must hold before a site is published: each check takes finished values and gives findings, one line each."""

from __future__ import annotations

from jianzhu.checking.accounting import accounting
from jianzhu.checking.decisions import unused_decisions
from jianzhu.checking.doubts import doubts
from jianzhu.checking.links import broken_links
from jianzhu.checking.misprints import misprints, suspected_misprints
from jianzhu.checking.quotes import misquoted_data, misquotes

__all__ = [
    "accounting",
    "broken_links",
    "doubts",
    "misprints",
    "misquoted_data",
    "misquotes",
    "suspected_misprints",
    "unused_decisions",
]
