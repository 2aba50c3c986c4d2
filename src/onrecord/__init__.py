"""OnRecord reads news and answers who said it, through whose hands it came, and how many sources that really is."""

__version__ = "0.1.0"
