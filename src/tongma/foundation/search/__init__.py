"""Any part of what things are called finds them, on both databases alike."""
