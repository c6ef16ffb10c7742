"""What public UDI databases say of our items: proposals that a person takes over or refuses."""
