"""Items, units, packaging levels, identifiers and certificates."""
