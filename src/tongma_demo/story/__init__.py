"""The story: the whole loop in plain words, with every exception and every way back."""
