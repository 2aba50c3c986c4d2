"""Who is credited for a picture, and who for the text."""

import pytest

from onrecord.outlets.find import find_outlets
from onrecord.outlets.photos import photo_credits
from onrecord.reading.provenance import trace
from onrecord.records import Article, from_json, to_json

PHOTOS = [
    "The mayor at work. (AP Photo/Ana Ruiz)",
    "Image: Voice of America.",
    "Handout/Reuters.",
    "POOL New/Reuters.",
    "The bridge on Tuesday. Photo by Pavel Dorn/Getty Images",
    "Photo courtesy of the BBC",
]
TEXTS = ["She told Reuters that it was late.", "Talvera, AP/Reuters reported.", "Reuters video showed the bridge."]


@pytest.mark.parametrize("line", PHOTOS)
def test_a_photo_credit(line):
    assert len(photo_credits(line, find_outlets(line))) >= 1


@pytest.mark.parametrize("line", TEXTS)
def test_no_photo_credit(line):
    assert photo_credits(line, find_outlets(line)) == []


def test_it_is_kept_apart_from_the_credits_and_survives_its_file():
    text = "She told Reuters that it was late.\n\nThe mayor at work. (AP Photo/Ana Ruiz)"
    article = trace(Article(id="a", text=text))
    assert [c.outlet for c in article.credits] == ["Reuters"]
    again = from_json(to_json(article))
    (photo,) = again.unknown["photo_credits"]
    assert text[slice(*photo["span"])] == photo["outlet"] == "AP"
