"""Training of the part of the speakers' resolution that is learned; plain numpy, no accelerator, a few minutes."""
