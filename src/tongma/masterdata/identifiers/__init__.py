"""Identifiers and what they are bound to."""
