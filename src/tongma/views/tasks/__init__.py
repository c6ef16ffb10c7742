"""What is to be done, by whom, on what."""
