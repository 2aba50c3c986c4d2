"""Articles -> copies, stories, claims, independent sources. Knows records and text only."""
