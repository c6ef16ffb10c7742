"""RFID batches: the tags of one pass beside what was expected there."""
