"""Who speaks: the source of each statement -> the fullest name or description that the article gives."""

from onrecord.reading.speakers.resolve import resolve

__all__ = ["resolve"]
