"""Versions of reference records: who said what, when, and why."""
