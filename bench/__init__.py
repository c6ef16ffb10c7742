"""Measures the figures of docs/figures.md on both databases: ``make bench``."""
