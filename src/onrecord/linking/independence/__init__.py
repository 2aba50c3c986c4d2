"""How many sources is that really? Outlets, newsrooms and speakers, each a range with its reasons."""

from onrecord.linking.independence.count import NewsroomCounts, count_outlets
from onrecord.linking.independence.newsrooms import Newsrooms, Origin
from onrecord.linking.independence.outlets import Outlets
from onrecord.linking.independence.people import Person, Voice, people_of
from onrecord.linking.independence.speakers import count_speakers, quotation_of, voice_of

__all__ = [
    "NewsroomCounts",
    "Newsrooms",
    "Origin",
    "Outlets",
    "Person",
    "Voice",
    "count_outlets",
    "count_speakers",
    "people_of",
    "quotation_of",
    "voice_of",
]
