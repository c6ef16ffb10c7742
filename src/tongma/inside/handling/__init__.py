"""Handling units 物流单元: built, nested, opened and broken up, with their totals kept."""
