"""Articles -> who took text from whom: candidates, verified edges, families."""

from onrecord.linking.copies.families import Family, families, resolve
from onrecord.linking.copies.index import Candidate, CandidateIndex, MemoryIndex
from onrecord.linking.copies.linker import CopyLinker, link

__all__ = ["Candidate", "CandidateIndex", "CopyLinker", "Family", "MemoryIndex", "families", "link", "resolve"]
