"""Ways into the collection: its home page, its list from A to Z, its timeline, how far it can be trusted."""
