"""Scan sessions: what is scanned in a row, each thing counted once."""
