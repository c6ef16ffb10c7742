"""Header, number, lines, quantities, state, links, notes, files and tasks of every document."""
