"""The composition root: server, worker, command line."""
