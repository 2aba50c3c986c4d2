"""Outlets in running text: known ones, those whose form tells, those that are called one."""

from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.outlets.find import find_outlets
from tests.growth import MOST, growth

FOUND = [
    ("She told Reuters that it was late.", ["Reuters"]),
    ("According to the Saltmere Gazette, it rained.", ["Saltmere Gazette"]),
    ("He spoke to the newspaper Dagbok.", ["Dagbok"]),
    ("WKRB-TV reported it first.", ["WKRB-TV"]),
    ("It was a New York Times/CBS News poll.", ["New York Times", "CBS News"]),
    ("The Harbour Gazette said so. The Gazette did not say why.", ["Harbour Gazette", "Gazette"]),
    ("On Friday CNN’s Ana Ruiz asked.", ["CNN"]),
    ("A New York Times-CBS News poll found so.", ["New York Times", "CBS News"]),
    ("The Saltmere Union-Lantern met the Standard-Tern.", ["Saltmere Union-Lantern", "Standard-Tern"]),
    ("It was in the Saltmere Union-Tribune. The Union-Tribune knew.", ["Saltmere Union-Tribune", "Union-Tribune"]),
    ("The Talvera Broadcasting Corporation stood there.", ["Talvera Broadcasting Corporation"]),
    ("Rain is late\nReuters Sep 18, 2013", ["Reuters"]),
    ("She told Channel 7 and 9News so.", ["Channel 7", "9News"]),
    ("She told 1010 WINS so.", ["1010 WINS"]),
    ("She told Politico Monday that it was late.", ["Politico"]),
    ("She told Yahoo! News so.", ["Yahoo! News"]),
    ("She told People and Us Weekly so.", ["People", "Us Weekly"]),
    ("It was in the Post and the Herald.", ["Post", "Herald"]),
    ("The state news agency of Talvera, Talpress, knew.", ["Talpress"]),
    ("She told the Talvera daily Dagbok and the website Rain so.", ["Dagbok", "Rain"]),
    ("Talverese state media knew.", ["Talverese state media"]),
    ("She spoke to a gossip site Whispers, and State-run Talvera TV.", ["Whispers", "Talvera TV"]),
    ("She told VestaTV, SaltmereNews and Radio 2 so.", ["VestaTV", "SaltmereNews", "Radio 2"]),
    ("She told al-Vesta television so.", ["al-Vesta"]),
    ("She told The Ana Ruiz Show so.", ["Ana Ruiz Show"]),
    ("She told the Saltmere Messenger and Harbour Edition so.", ["Saltmere Messenger", "Harbour Edition"]),
    ("She told WKRB-TV Channel 4 so.", ["WKRB-TV Channel 4"]),
    ("She told the newspaper “Dagbok” so.", ["Dagbok"]),
    ("A news organisation called Harbour Now knew.", ["Harbour Now"]),
    ("Dagbok, the largest daily in Talvera, knew. So did Vesta, Talvera's oldest magazine.", ["Dagbok", "Vesta"]),
    ("She confirmed the news to PEOPLE.", ["PEOPLE"]),
    ("He met Ana Ruiz of CNN, a news channel.", ["CNN"]),
    ("It was in Talvera's Newsweek.", ["Newsweek"]),
]
NOT_FOUND = [
    "Michael Bloomberg said it was late. Bloomberg did not say why.",
    "In TV interviews she was late.",
    "The super PAC affiliate Talvera Rising was late.",
    "He led the Guardian Council.",
    "They met in Times Square.",
    "It was Good News for all.",
    "The Talvera Republic and the Saltmere Nation met.",
    "A Port Saltmere newspaper knew.",
    "Six Ketter newspapers knew.",
    "CCTV footage and CCTV cameras told more.",
    "He went to the Post Office and the Times Square.",
    "Tell People that it is late.",
    "The Saltmere Party of Tenants and Idlers (PTI) met. The PTI knew.",
    "The radiative transfer equation (RTE) is old.",
    "In a paper Bos and others met. The Class-A affiliate won.",
    "A book (Saltmere University Press) told more.",
    "A Talvera-based newspaper knew.",
    "A president spoke.",
    "He saw it at the Saltmere Auto Show, and on YouTube.",
    "A report from Bloomberg New Energy Finance and the Reuters Foundation told more.",
    "According to the newspaper, “Talvera knew.”",
    "He owns the newspaper with most readers in Talvera, a free daily.",
    "Ana Ruiz, the publisher of a newspaper, knew.",
    "",
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_what_is_an_outlet(text, names):
    assert [n.span.of(text) for n in find_outlets(text)] == names


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_is_none(text):
    assert find_outlets(text) == []


def test_a_paper_that_was_named_is_meant_by_its_last_word():
    text = "The Times knew. The Saltmere Times was late, The Times knew."
    assert [n.name for n in find_outlets(text)] == ["The Times", "Saltmere Times", "Saltmere Times"]


def test_names_from_elsewhere_may_be_shortened():
    assert [n.name for n in find_outlets("He told the Lantern so.", ["Ketterby Lantern"])] == ["Ketterby Lantern"]


@given(st.text(alphabet="AaBb .,'’/-\nRTthe é🙂", max_size=200))
def test_spans_are_sorted_apart_and_within_the_text(text):
    spans = [n.span for n in find_outlets(text)]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(s.end <= len(text) for s in spans)


def test_capitals_without_end_take_linear_time():
    assert growth(lambda units: partial(find_outlets, "Aa Bb Cc Dd " * 1_000 * units)) < MOST
