"""Markup from strangers is read in a killable child process: the parent's side, the child's side, and what
passes between."""

from onrecord.ingest.sandbox.child import Child

__all__ = ["Child"]
