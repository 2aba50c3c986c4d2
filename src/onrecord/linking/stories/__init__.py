"""Articles -> stories: those about one event, in time."""

from onrecord.linking.stories.features import Features, features_of, lead_of
from onrecord.linking.stories.index import StoryIndex
from onrecord.linking.stories.packing import pack
from onrecord.linking.stories.similarity import Model, load_model

__all__ = ["Features", "Model", "StoryIndex", "features_of", "lead_of", "load_model", "pack"]
