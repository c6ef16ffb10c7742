"""Scanning: what object a code is, and what can be done with it here."""
