"""Counting: blind, by scan, while work goes on."""
