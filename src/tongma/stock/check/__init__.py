"""Proving that the books are right, by code that shares nothing with ``stock.post``."""
