"""Articles -> who took text from whom: candidates, verified edges, families."""

from onrecord.linking.copies.boilerplate import Lines
from onrecord.linking.copies.families import Family, families, resolve
from onrecord.linking.copies.index import Index, Postings
from onrecord.linking.copies.linker import CopyLinker, link

__all__ = ["CopyLinker", "Family", "Index", "Lines", "Postings", "families", "link", "resolve"]
