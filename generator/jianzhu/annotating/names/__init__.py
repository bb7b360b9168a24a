"""Who, where and what an article names: people, bodies, places, projects, documents, events."""
