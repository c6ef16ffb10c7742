"""Put-away: released goods into a bin that fits."""
