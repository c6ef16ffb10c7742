"""Corrections of lots and pieces: what was said wrong, and goods under the wrong lot."""
