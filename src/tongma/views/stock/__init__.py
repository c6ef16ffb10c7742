"""Stock with words, now or as of a past moment, and its movements."""
