"""One search box over everything, and what ids are called."""
