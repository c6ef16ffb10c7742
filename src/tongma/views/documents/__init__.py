"""Documents of every kind, as lists and as a whole."""
