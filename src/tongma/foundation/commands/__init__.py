"""The one way of every command: claim, savepoint, handle, journal, answer."""
