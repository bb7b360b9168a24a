"""The data files that stand beside the pages, and their description."""
