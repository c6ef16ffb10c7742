"""Sites, zones, bins, docks and handling units, as people speak of them."""
