"""Prints and labels as PDF, and the accompanying note as data."""
