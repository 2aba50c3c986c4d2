"""How well the shipped reader reads: measured on corpora that are not part of the project (`make eval`)."""
