"""Tables and papers that others made: their columns, texts, dates, units and numbers."""
