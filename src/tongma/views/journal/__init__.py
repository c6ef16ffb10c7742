"""The journal as people read it: what was done, by whom, when and why."""
