"""Suppliers' own papers become shipping notices: mapped once, read by themselves, or signed."""
