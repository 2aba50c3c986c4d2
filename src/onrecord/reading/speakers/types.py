"""What a speaker is: a person, a group, a document ..."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.entities import Entity


def speaker_type(speakers: Sequence[Entity]) -> str:
    """One of SPEAKER_TYPES for those who speak together."""
    entity = speakers[0]
    if entity.number < 0:
        return "author"
    votes = entity.votes
    if votes["media"]:
        return "media"
    if votes["document"]:
        return "document"
    if entity.named:
        return "person" if entity.person is not False else "organisation"
    if entity.plural:
        return "group"
    return "unnamed_person" if votes["person"] else "organisation"
