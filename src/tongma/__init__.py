"""Tongma: the data hub of a medical-device warehouse."""
