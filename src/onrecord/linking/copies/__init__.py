"""Articles -> who took text from whom: candidates, verified edges, families."""
