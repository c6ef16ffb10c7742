"""Holds by hand, with a reason; lifting them; the list of all."""
