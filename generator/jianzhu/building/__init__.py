"""Pages in memory → Markdown files under `docs/` → a finished site, with nothing that anybody wrote put at risk."""

from __future__ import annotations

from jianzhu.building.manifest import PagesKept, write_pages
from jianzhu.building.site import SiteFailed, build_site

__all__ = ["PagesKept", "SiteFailed", "build_site", "write_pages"]
