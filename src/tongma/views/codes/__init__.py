"""What codes, lots and pieces meant, since when, by whom; and what contradicts itself."""
