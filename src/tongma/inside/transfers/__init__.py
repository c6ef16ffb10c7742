"""Relocation within a site and transfer between sites: one engine."""
