"""THE one write path for quantities, and the bare nouns of the ledger."""
