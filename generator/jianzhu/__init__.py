"""Jianzhu (笺注): a folder of Chinese reports becomes a searchable, annotated reference site."""

__version__ = "0.1.0"
