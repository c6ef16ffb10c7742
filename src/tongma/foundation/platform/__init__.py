"""What the application stands on: database, HTTP, files, settings, clock."""
