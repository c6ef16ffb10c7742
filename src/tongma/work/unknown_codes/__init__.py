"""Codes that nobody has bound: noted where they are met, bound once, then known to all."""
