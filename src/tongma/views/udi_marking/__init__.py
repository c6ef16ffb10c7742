"""Should this box carry a UDI, and whose boxes did not."""
