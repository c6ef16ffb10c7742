"""Labels: a code of our own for goods that have none."""
