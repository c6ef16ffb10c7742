"""Sales orders, and allocation with a reason for every lot passed over."""
