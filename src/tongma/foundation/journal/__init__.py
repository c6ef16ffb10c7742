"""The append-only record of everything: one record for every command, refused ones too."""
