"""What is compared of an article: any text and any date will do."""

import numpy as np
import pytest

from onrecord.linking.stories import features_of, lead_of
from onrecord.linking.stories.features import BUCKETS, day_of, terms_of

LEAD = np.zeros(384, dtype=np.float32)


def test_names_numbers_and_words_are_told_apart():
    text = "Mara Holt bought 12 boats. The boats sank in Port Amble; port fees rose 3.5%."
    words, names, numbers, pairs = terms_of(text)
    assert words.count("boats") == words.count("port") == 2
    assert names == ["mara", "holt", "the", "amble"]
    assert numbers == ["12", "3.5"]
    assert pairs[:4] == ["mara holt", "holt bought", "bought 12", "12 boats"]


def test_lines_of_addresses_do_not_count():
    assert terms_of("http://news.example/a-boat\nwww.x.example\n") == ([], [], [], [])
    assert terms_of("http://news.example/a-boat\nBoats.") == terms_of("Boats.")


@pytest.mark.parametrize("text", ["", "\0", "Ω" * 100_000, "\U0001f6a2", "12"])
def test_any_text_has_features(text):
    features = features_of(text, LEAD, "not a date")
    assert features.day is None
    assert len(features.buckets) == len(features.counts)
    assert not len(features.buckets) or 0 <= features.buckets.min() <= features.buckets.max() < BUCKETS
    assert lead_of(text, None) == lead_of(text, "")


def test_days():
    assert day_of("2031-03-01T23:00:00+02:00") - day_of("2031-02-28") == 1
    assert day_of(None) is day_of("2031-13-40") is None
