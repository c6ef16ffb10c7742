"""Checking: the second person proves what is about to leave."""
