"""The public UDI databases: what NMPA and FDA publish of every registered device."""
