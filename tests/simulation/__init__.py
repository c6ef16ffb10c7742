"""The seeded simulator: several devices, a bad network, wrong clocks, a server that dies."""
