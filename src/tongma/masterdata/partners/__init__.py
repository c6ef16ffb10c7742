"""Suppliers, customers, carriers and our own companies."""
