"""A count as its approver sees it; a counter sees bins and states only."""
