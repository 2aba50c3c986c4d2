"""How well copies are found: labelled pairs of real articles, and pairs made by known edits."""
