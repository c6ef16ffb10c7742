"""Acceptance: a second person releases or rejects what was received."""
