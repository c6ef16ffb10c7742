"""EPC on RFID tags and in URIs. Source: GS1 EPC Tag Data Standard (TDS) 2.3."""
