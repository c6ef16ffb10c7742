"""Tongma: the data hub of a medical-device warehouse."""

__version__ = "0.1.0"
