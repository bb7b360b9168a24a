"""Pages in memory → Markdown files under `docs/` → a finished site, with nothing that anybody wrote put at risk."""

from __future__ import annotations

from jianzhu.building.builders import Builder, SiteFailed, check_builder
from jianzhu.building.manifest import PagesKept, handwritten, write_pages
from jianzhu.building.site import build_site

__all__ = ["Builder", "PagesKept", "SiteFailed", "build_site", "check_builder", "handwritten", "write_pages"]
