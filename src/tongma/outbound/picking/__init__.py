"""Picking: the right item, lot, level and quantity, proved by scan."""
