"""Who vouches for it: the same people under several names, unnamed ones, two who speak for one body."""

from tests.linking.made import article, edge, event, say, the_claim

WORDS = "The reactor was shut down at four in the morning"


def count(*said, edges=lambda _: ()):
    articles = [article(f"a{n}", f"Outlet {n}", s) for n, s in enumerate(said)]
    claim = the_claim(event(articles, edges(articles)), WORDS)
    return claim


def ends(claim):
    return claim.speakers.low, claim.speakers.high


def test_a_last_name_is_the_one_who_bears_it():
    claim = count(say("Jonas Brandt", WORDS), say("Brandt", WORDS), say("Mr Brandt", WORDS))
    assert ends(claim) == (1, 1)
    assert claim.speakers.members == ("Jonas Brandt",)


def test_two_of_one_last_name_are_two():
    claim = count(say("Jonas Brandt", WORDS, "indirect"), say("Mila Brandt", WORDS, "indirect"))
    assert ends(claim) == (2, 2)


def test_an_acronym_is_its_body():
    claim = count(
        say("National Nuclear Agency", WORDS, "indirect", "organisation"),
        say("NNA", WORDS, "indirect", "organisation"),
    )
    assert ends(claim) == (1, 1)


def test_a_role_is_the_one_who_holds_it():
    claim = count(say("Ilva Toren", WORDS, described="energy minister"), say("the energy minister", WORDS))
    assert ends(claim) == (1, 1)


def test_unnamed_sources_may_be_anybody():
    claim = count(
        say("Ilva Toren", WORDS, "indirect"),
        say("an official", WORDS, "indirect", "unnamed_person"),
        say("a diplomat", WORDS, "indirect", "unnamed_person"),
    )
    assert ends(claim) == (1, 3)
    assert {r.reason for r in claim.reasons if r.number == "speakers"} == {"named", "unnamed"}


def test_an_unnamed_source_stays_one_in_a_copy_of_the_text():
    unnamed = say("an official", WORDS, "indirect", "unnamed_person")
    articles = [article(f"a{n}", f"Outlet {n}", unnamed) for n in range(2)]
    found = event(articles, [edge(articles[1], articles[0])], [articles])
    assert ends(the_claim(found, WORDS)) == (1, 1)


def test_two_who_speak_for_one_body_are_one_institution_told_as_such():
    claim = count(
        say("Rolf Eder", WORDS, "indirect", described="Energy Ministry spokesman"),
        say("Nadia Sorel", WORDS, "indirect", described="a spokeswoman for the Energy Ministry"),
    )
    assert ends(claim) == (1, 2)
    assert any(r.reason == "same_institution" and "Energy Ministry" in r.detail for r in claim.reasons)
