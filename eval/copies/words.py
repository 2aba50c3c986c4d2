"""What another house writes otherwise, and what a rewrite replaces. Kept apart from what the product knows of it."""

from __future__ import annotations

import re

_HOUSE = {
    "percent": "per cent", "color": "colour", "labor": "labour", "honor": "honour", "neighbor": "neighbour",
    "favor": "favour", "harbor": "harbour", "center": "centre", "theater": "theatre", "meter": "metre",
    "liter": "litre",
    "program": "programme", "defense": "defence", "offense": "offence", "license": "licence", "organiz": "organis",
    "realiz": "realis", "recogniz": "recognis", "authoriz": "authoris",
    "critiz": "critis", "travel(?=ed|ing)": "travell",
    "cancel(?=ed|ing)": "cancell", "U\\.S\\.": "US", "U\\.N\\.": "UN", "U\\.K\\.": "UK", "toward\\b": "towards",
    "Mr\\.": "Mr", "Dr\\.": "Dr", "spokesperson": "spokesman",
}  # fmt: skip
HOUSE: list[tuple[re.Pattern[str], str]] = [
    *((re.compile(rf"\b{old}"), new) for old, new in _HOUSE.items()),
    (
        re.compile(
            r"\b(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})"
        ),
        r"\2 \1",
    ),
    (re.compile(r"\b(\d{1,2}):(\d\d) ?(a|p)\.?m\.?"), r"\1.\2\3m"),
    *((re.compile(rf"\b{word}\b"), digit) for word, digit in (("eleven", "11"), ("twelve", "12"), ("twenty", "20"))),
    (re.compile(r" — "), " – "),
    (re.compile(r"…"), "..."),
]

_PHRASES = {
    "said": ["told reporters", "stated", "noted"],
    "stated": ["said", "explained"],
    "announced": ["said", "made known"],
    "reported": ["said"],
    "told": ["said to", "informed"],
    "However, ": ["But ", "Still, "],
    "however": ["though"],
    "also": ["further", "in addition"],
    "because": ["since", "as"],
    "although": ["though", "while"],
    "following": ["after"],
    "prior to": ["before"],
    "approximately": ["about", "around"],
    "at least": ["no fewer than"],
    "more than": ["over"],
    "many": ["numerous", "a lot of"],
    "people": ["persons"],
    "killed": ["left dead"],
    "died": ["lost their lives"],
    "injured": ["hurt", "wounded"],
    "officials": ["authorities"],
    "police": ["officers"],
    "government": ["administration", "cabinet"],
    "president": ["head of state"],
    "country": ["nation"],
    "city": ["town"],
    "began": ["started"],
    "attempt(?:ed)?": ["try"],
    "large": ["big", "sizeable"],
    "several": ["a number of", "some"],
    "yesterday": ["the day before", "on the previous day"],
    "was found": ["turned up"],
    "is expected to": ["is due to", "should"],
    "will be": ["is going to be"],
    "used": ["made use of"],
    "received": ["got"],
    "located in": ["in", "found in"],
    "near": ["close to"],
    "between": ["from among"],
    "during": ["in the course of"],
    "including": ["among them"],
    "claimed": ["maintained", "asserted"],
    "shows?": ["makes clear"],
    "according to": ["going by"],
    "the first": ["an initial"],
    "a number of": ["several"],
    "in order to": ["to"],
    "the company": ["the firm"],
    "support": ["backing"],
    "asked": ["put the question to", "called on"],
}
PHRASES = [(re.compile(rf"\b{old}\b" if old[-1] != " " else rf"\b{old}"), new) for old, new in _PHRASES.items()]

FILLERS = ["Meanwhile,", "It has emerged that", "As is known by now,", "By all accounts,", "At the same time,"]
