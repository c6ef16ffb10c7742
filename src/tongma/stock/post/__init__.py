"""The only code that writes movements, balances, allocations, holds, lots, pieces, the tree."""
