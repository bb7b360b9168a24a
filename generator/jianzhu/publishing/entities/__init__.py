"""People, bodies, places, projects, documents and events: their pages, indexes, cards and pictures."""
