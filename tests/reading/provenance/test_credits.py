"""Which outlets a text credits, and which it only speaks of."""

from dataclasses import replace

import pytest

from onrecord.reading.provenance import trace
from onrecord.records import Article, Credit, Speaker, Statement
from onrecord.text.span import Span

CREDITED = [
    ("She told Reuters that it was late.", "Reuters"),
    ("Speaking to broadcaster Vesta TV, she said it was late.", "Vesta TV"),
    ("The strike was first reported by the Saltmere Gazette.", "Saltmere Gazette"),
    ("It will be late, the BBC reported on Tuesday.", "BBC"),
    ("In an interview with the Saltmere Gazette, she said it was late.", "Saltmere Gazette"),
    ("An exclusive report published by Reuters said it was late.", "Reuters"),
    ("As a Politico reporter noted, the hall was empty.", "Politico"),
    ("The minister resigned, CNN said, citing an aide.", "CNN"),
    ("According to a new Saltmere Gazette poll, most want rain.", "Saltmere Gazette"),
    ("Neighbors told CBS station WKRB-TV that it was late.", "WKRB-TV"),
    ("Neighbors told Saltmere WKRB that it was late.", "WKRB"),
    ("“It was late,” reports the Saltmere Gazette.", "Saltmere Gazette"),
    ("“It was late,” says the BBC's Ana Ruiz in Talvera.", "BBC"),
    ("She told Tom Bell of the Saltmere Gazette that it was late.", "Saltmere Gazette"),
    ("“It was late,” Tom Bell wrote on Friday in the Saltmere Gazette.", "Saltmere Gazette"),
    ("On CNN Tuesday, she called it late.", "CNN"),
    ("Sunday on CNN, she called it late.", "CNN"),
    ("She acknowledged to the Saltmere Gazette that it was late.", "Saltmere Gazette"),
    ("When reached by the Saltmere Gazette, she had little to say.", "Saltmere Gazette"),
    ("It was late, according to audio provided by Radio Vesta.", "Radio Vesta"),
    ("The Saltmere Gazette is reporting that it was late.", "Saltmere Gazette"),
    ("NBC New York estimated the crowd at 70.", "NBC"),
    ("A CNN/Saltmere University poll found that it was late.", "CNN"),
    ("A New York Times-CBS News poll found that it was late.", "New York Times"),
    ("A New York Times-CBS News poll found that it was late.", "CBS News"),
    ("She wrote in a Saltmere Gazette op-ed that it was late.", "Saltmere Gazette"),
    ("According to Tom Bell of the Saltmere Gazette, it was late.", "Saltmere Gazette"),
    ("She knew it, according to this  Saltmere Gazette story.", "Saltmere Gazette"),
    ("“It was late,” reports this morning's Saltmere Gazette.", "Saltmere Gazette"),
    ("She shared the tape with the Saltmere Gazette.", "Saltmere Gazette"),
    ("She won 40 delegates, by the AP's count.", "AP"),
    ("Several papers, including USA Today, said it was late.", "USA Today"),
    ("The state news agency of Talvera, Talpress, reported that it was late.", "Talpress"),
    ("It was late. [Reuters.]", "Reuters"),
    ("It was late. [Ana Ruiz, Politico]", "Politico"),
    ("It was late. — Reuters", "Reuters"),
    ("It was late.\nSource: Reuters", "Reuters"),
    ("/ Source: Reuters\nIt was late.", "Reuters"),
    ("It was late. (With inputs from AFP)", "AFP"),
    ("Rain is late\nReuters Sep 18, 2013\nIt was late.", "Reuters"),
    ("Ana Ruiz, a columnist for the Talverese newspaper Dagbok, wrote on Friday.", "Dagbok"),
    ("She said so in an article in the July issue of the Saltmere Gazette.", "Saltmere Gazette"),
    ("Most want rain, according to a recent poll by Politico.", "Politico"),
    ("''It was late,'' declared the Saltmere Gazette.", "Saltmere Gazette"),
    ("On May 7 on CNN, she called it late.", "CNN"),
    ("The Saltmere Gazette ran a piece that called it late.", "Saltmere Gazette"),
    ("CNN said it had seen the letter.", "CNN"),
    ("Rain is late, per CTV News.", "CTV News"),
    ("Ana Ruiz argues at the Saltmere Gazette that it was late.", "Saltmere Gazette"),
    ("She explained why the rain was so very late to the Talverese newspaper Dagbok.", "Dagbok"),
    ("“Rain Is Late,” by the Saltmere Gazette's Ana Ruiz:", "Saltmere Gazette"),
    ("It was late, she said again on Friday's “PBS NewsHour.”", "PBS NewsHour"),
    ("Rain is late, state television reported.", "state television"),
    ("She told the television programme “Harbour Morning” that it was late.", "Harbour Morning"),
    ("It was late, she said on “Meet the Press.”", "Meet the Press"),
    ("He confided to the Saltmere Gazette that it was late.", "Saltmere Gazette"),
    ("The minister resigned, the BBC disclosed on Monday.", "BBC"),
    ("The Saltmere Gazette uncovered the letters.", "Saltmere Gazette"),
    ("The Saltmere Gazette ran a string of critical editorials.", "Saltmere Gazette"),
    ("The BBC has seen the letter.", "BBC"),
    ("CNN has been told that it was late.", "CNN"),
    ("Reuters could not independently verify the film.", "Reuters"),
    ("Reuters contributed to this report.", "Reuters"),
    ("It was late. With files from Reuters.", "Reuters"),
    ("It was late (via Reuters).", "Reuters"),
    ("In a blog post for Politico, Tom Bell wrote that it was late.", "Politico"),
    ("In a Q&A with the Saltmere Gazette, she said it was late.", "Saltmere Gazette"),
    ("She did not answer a request for comment from the Saltmere Gazette.", "Saltmere Gazette"),
    ("A guest told a reporter for the Saltmere Gazette that it was late.", "Saltmere Gazette"),
    ("A reporter for the Saltmere Gazette witnessed the rain.", "Saltmere Gazette"),
    ("A Reuters correspondent saw the rain.", "Reuters"),
    ("The BBC's correspondent in Talvera, Ana Ruiz, says it was late.", "BBC"),
    ("The claim, first introduced by the Saltmere Gazette, was late.", "Saltmere Gazette"),
    ("News of the rain was broken by the Saltmere Gazette.", "Saltmere Gazette"),
    ("Guests surveyed by Bloomberg expect rain.", "Bloomberg"),
    ("Recent polls from Saltmere University and CNN show rain.", "CNN"),
    ("In a September CBS poll, most wanted rain.", "CBS"),
    ("A CNN exit poll found that most want rain.", "CNN"),
    ("Two papers, the Saltmere Gazette and Dagbok, knew; newspapers, Dagbok and the BBC, reported.", "BBC"),
    ("He shared a report from the conservative website Rain Watch.", "Rain Watch"),
    ("A news organisation called “Saltmere Now” cited the mayor.", "Saltmere Now"),
    ("According to Rainwatch, the largest news site in Talvera, it was late.", "Rainwatch"),
    ("The Rainwatch, Talvera's largest newspaper, has run several critical editorials.", "Rainwatch"),
    ("BBC Saltmere reported on Monday that it was late.", "BBC"),
    ("On “Meet the Press,” she called it late.", "Meet the Press"),
    ("During Sunday's “Harbour Hour” on NBC, she called it late.", "NBC"),
    ("By Ana Ruiz, Reuters\nIt was late.", "Reuters"),
    ("By ANA RUIZ and TOM BELL, Associated Press Writers\nIt was late.", "Associated Press"),
    ("By    Ana Ruiz  |  Deadline\nIt was late.", "Deadline"),
    ("By The Associated Press\nIt was late.", "Associated Press"),
    ("Ana Ruiz, Bloomberg\nIt was late.", "Bloomberg"),
    ("It was late.\nContributing: Ana Ruiz, USA TODAY", "USA TODAY"),
    ("It was late.\n© 2019 The Associated Press. All rights reserved.", "Associated Press"),
    ("Reuters: It was late.", "Reuters"),
    ("It was late. [WSJ | Paywall]", "WSJ"),
    ("The Saltmere Gazette carried a statement by the mayor.", "Saltmere Gazette"),
    ("Reuters witnesses saw the rain.", "Reuters"),
    ("Sky News footage showed the rain.", "Sky News"),
    ("The BBC's Panorama programme revealed the letter.", "BBC"),
    ("The official Talvera Press Agency (TPA) reported on rain.", "Talvera Press Agency"),
    ("The claims appeared in the Saltmere Gazette.", "Saltmere Gazette"),
    ("She recalled to the Saltmere Gazette that it was late.", "Saltmere Gazette"),
    ("She did not answer questions from the Saltmere Gazette.", "Saltmere Gazette"),
]
MENTIONED = [
    "On Monday, CNN announced its plans for the winter.",
    "“It was late,” said CNN president Tom Bell.",
    "She stood beside the CNN broadcast set.",
    "She criticised the BBC.",
    "A Univision host was fired over comments on rain.",
    "It was late for NBC dramas such as NBC's “Rain”.",
    "BuzzFeed said it had left the agreement.",
    "CNN said in a statement that rain was late.",
    "There were three debates on NBC in May.",
    "She told a CNN lunch group that it was late.",
    "She was featured in a CNN article.",
    "Tom Bell, who wrote the 2005 Vanity Fair article on rain, died.",
    "The two CNN reporters who broke the story were late.",
    "A debate moderated by CNN's Ana Ruiz was late.",
    "CNN President Tom Bell was late.",
]
"""One outlet each, and nothing that rests on it."""


def credits(text, **known):
    """(outlet, role, words of the span) of the credits of a text."""
    article = trace(Article(id="a", text=text, **known))
    return [(c.outlet, c.role, c.span and c.span.of(text)) for c in article.credits]


@pytest.mark.parametrize(("text", "outlet"), CREDITED)
def test_what_the_text_rests_on(text, outlet):
    assert (outlet, "origin", outlet) in credits(text)


@pytest.mark.parametrize("text", MENTIONED)
def test_what_an_outlet_is_or_does_is_no_report(text):
    assert [role for _, role, _ in credits(text)] == ["mention"]


def test_the_short_form_of_a_broadcaster_is_not_a_credit_in_brackets():
    text = "The Talvera Broadcasting Corporation (KTRB) was stormed."
    assert credits(text) == []


def test_a_debate_that_an_outlet_stages_is_no_report():
    text = "At a debate hosted by CNN, Ana Ruiz praised rain."
    said = Statement("s1", (Span(39, 43),), medium=(Span(0, 25),), source=(Span(27, 35),), cue=Span(36, 42))
    assert credits(text, statements=(said,)) == [("CNN", "mention", "CNN")]


def test_what_an_outlet_did_not_or_will_not_say_is_no_report():
    text = "CNN did not say that it was late."
    said = Statement("s1", (Span(17, 32),), source=(Span(0, 3),), cue=Span(4, 16), speaker_type="media", negated=True)
    assert credits(text, statements=(said,)) == [("CNN", "mention", "CNN")]
    text = "CNN will say that it was late."
    said = Statement("s1", (Span(13, 29),), source=(Span(0, 3),), cue=Span(4, 12), speaker_type="media")
    assert credits(text, statements=(said,)) == [("CNN", "mention", "CNN")]


def test_a_programme_is_credited_under_its_outlet():
    text = "It was late, she said on NBC's “Meet the Press”."
    assert credits(text) == [("NBC", "origin", "NBC")]


def test_a_person_may_be_called_like_an_outlet():
    text = "According to Ana Press, it was late."
    assert credits(text) == [("Ana Press", "origin", "Ana Press")]
    assert credits(text, speakers=(Speaker("p1", "Ana Press", "person"),)) == []


def test_one_that_is_only_spoken_of_is_a_mention():
    assert credits("She used to work for the BBC and lives in Talvera.") == [("BBC", "mention", "BBC")]


def test_two_that_are_credited_together():
    text = "According to Reuters and the Saltmere Gazette, it was late."
    assert [c[:2] for c in credits(text)] == [("Reuters", "origin"), ("Saltmere Gazette", "origin")]


def test_each_outlet_once_under_its_fullest_name():
    text = "She told the Saltmere Gazette that it was late. It rained, the Gazette reported."
    assert credits(text) == [("Saltmere Gazette", "origin", "Saltmere Gazette")]


def test_the_publisher_is_credited_with_what_it_was_told_but_never_mentioned():
    text = "Saltmere Gazette\n\nShe told the Gazette that it was late."
    assert credits(text, outlet="Saltmere Gazette") == [("Saltmere Gazette", "origin", "Gazette")]
    assert credits("Saltmere Gazette\n\nIt was late.", outlet="Saltmere Gazette") == []


def test_credits_of_the_page_stay_and_a_domain_gets_its_name():
    page = (Credit("saltmeregazette.example", None, "origin", "jsonld"),)
    text = "The Saltmere Gazette reported that it was late."
    assert [c.outlet for c in trace(Article(id="a", text=text, credits=page)).credits] == ["Saltmere Gazette"] * 2


def test_a_dateline_is_not_counted_again_as_text():
    text = "DARROW (Reuters) - It was late."
    dateline = (Credit("Reuters", Span(8, 15), "origin", "dateline"),)
    assert trace(Article(id="a", text=text, credits=dateline)).credits == dateline


def test_who_works_for_an_outlet_or_speaks_beside_others_is_no_report():
    text = "An editor of CNN thanked them."
    said = Statement("s1", (Span(25, 29),), source=(Span(0, 16),), cue=Span(17, 24), speaker_type="media")
    assert credits(text, statements=(said,)) == [("CNN", "mention", "CNN")]
    text = "CNN and the mayor thanked them."
    said = Statement("s1", (Span(26, 30),), source=(Span(0, 17),), cue=Span(18, 25), speaker_type="media")
    assert credits(text, statements=(said,)) == [("CNN", "origin", "CNN")]
    beside = replace(said, speaker="CNN & the mayor")
    assert credits(text, statements=(beside,)) == [("CNN", "mention", "CNN")]


def test_what_an_outlet_wants_is_no_report():
    text = "CNN hoped to stay."
    said = Statement("s1", (Span(10, 17),), source=(Span(0, 3),), cue=Span(4, 9), speaker_type="media")
    assert credits(text, statements=(replace(said, attitude="communication"),)) == [("CNN", "origin", "CNN")]
    assert credits(text, statements=(replace(said, attitude="intention"),)) == [("CNN", "mention", "CNN")]
