"""How fast and how small: measured against stated targets (`make bench`)."""
