"""Opening stock: what was there when Tongma began, signed by two persons."""
