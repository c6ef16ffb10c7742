"""Read every code on a medical device."""
