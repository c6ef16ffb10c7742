"""The command line: read, explain, write, diagnose."""
