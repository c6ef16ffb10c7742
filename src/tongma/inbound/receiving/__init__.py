"""Receiving: order, notice and label compared three ways; goods into quarantine."""
