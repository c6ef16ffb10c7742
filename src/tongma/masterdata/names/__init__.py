"""What stands beside an id in an answer: of items, lots, pieces, places, partners, people."""
