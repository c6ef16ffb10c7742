"""Sales orders on their way out: allocated and why, staged and checked, packed and left."""
