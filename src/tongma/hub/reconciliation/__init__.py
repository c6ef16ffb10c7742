"""The old system's stock beside ours, night by night, each difference named and explained."""
