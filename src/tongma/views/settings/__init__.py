"""Settings with the names of what they are set for and of who set them."""
