"""Sheets of reference data and first stock: previewed row by row, then confirmed as a whole."""
