"""Goods that are easily taken for one another because they lie side by side."""
