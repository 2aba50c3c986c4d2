"""Records <-> database. Knows records and text only."""
