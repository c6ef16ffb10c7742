"""Shipping: cartons, the gate once more, the accompanying note, carrier and proof."""
