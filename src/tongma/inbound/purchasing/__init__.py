"""Purchase orders, shipping notices, and what a buyer decides."""
