"""Each measure on an article small enough to work it out by hand."""

from dataclasses import replace

import pytest

from onrecord.errors import RecordError
from onrecord.records import Article
from onrecord.scoring import score
from tests.scoring.samples import LIED, NEVER, SOLD, TEXT, article, credit, spans, statement


def test_a_reading_that_agrees_has_every_point():
    gold = article(SOLD, NEVER, LIED)
    got = score(gold, gold).as_dict()
    assert got["articles"] == 1
    assert got["alpha"] == 100.0
    assert got["exact"] == {"f1": 100.0, "p": 100.0, "r": 100.0, "gold": 3, "pred": 3}


def test_nothing_read_has_no_point_but_counts_the_gold():
    got = score(article(SOLD, NEVER), {}).as_dict()
    assert got["aligned"] == {"f1": 0.0, "p": 0.0, "r": 0.0, "gold": 2, "pred": 0}
    assert got["token.cue"]["gold"] == 2
    assert got["alpha"] < 10


def test_no_article_and_no_word_give_no_error():
    assert score({}, {}).as_dict()["alpha"] == 100.0
    assert score(article(text=""), article(text="")).as_dict()["aligned"]["f1"] == 0.0


def test_aligned_needs_both_cue_and_content():
    other_cue = replace(SOLD, cue=NEVER.cue)
    other_content = replace(SOLD, content=LIED.content)
    for wrong in (other_cue, other_content):
        assert score(article(SOLD), article(wrong)).as_dict()["aligned"]["f1"] == 0.0
    touching = statement("z", "said", [], ["the mill"])
    assert score(article(SOLD), article(touching)).as_dict()["aligned"]["f1"] == 100.0


def test_linked_needs_half_of_the_content_and_a_source_that_touches():
    # The gold content is 8 tokens (the mill , her own , was sold): four of them are half, three are not.
    for content, linked in ((["the mill, her"], 100.0), (["the mill,"], 0.0)):
        got = score(article(SOLD), article(statement("z", "said", ["Haas"], content))).as_dict()
        assert got["linked"]["f1"] == linked
        assert got["aligned"]["f1"] == 100.0
    got = score(article(SOLD), article(replace(SOLD, source=()))).as_dict()
    assert got["linked"]["f1"] == 0.0
    got = score(article(replace(SOLD, source=())), article(replace(SOLD, source=()))).as_dict()
    assert got["linked"]["f1"] == 100.0


def test_white_space_at_the_ends_does_not_count_and_a_comma_does():
    wider = replace(NEVER, content=spans(["“Never,” "]))
    assert score(article(NEVER), article(wider)).as_dict()["exact"]["f1"] == 100.0
    without = replace(NEVER, content=spans(["Never,”"]))
    got = score(article(NEVER), article(without)).as_dict()
    assert got["exact"]["f1"] == 0.0
    assert got["linked"]["f1"] == 100.0


def test_fragments_are_runs_of_tokens():
    whole = article(statement("a", "said", ["Ida Haas"], ["the mill, her own, was sold"]))
    broken = article(statement("a", "said", ["Ida Haas"], ["the mill,", "was sold"]))
    got = score(whole, broken).as_dict()
    assert got["fragment.content"] == {"f1": 0.0, "p": 0.0, "r": 0.0, "gold": 1, "pred": 2}
    assert got["fragment.source"]["f1"] == 100.0
    # Five of eight tokens: precision 1, recall 5/8, F1 = 10/13.
    assert got["token.content"] == {"f1": 76.92, "p": 100.0, "r": 62.5, "gold": 8, "pred": 5}


def test_alpha_by_hand():
    # Ten tokens, gold labels one of them (a cue), the reading another. Two of ten units differ: Do = 0.2.
    # Values: cue 2, none 18 of 20; De = 1 - (2*1 + 18*17) / (20*19) = 72/380. alpha = 1 - 0.2 * 380/72.
    text = "a b c d e f g h i j"
    gold = article(statement("a", "a", [], [], text), text=text)
    pred = article(statement("a", "j", [], [], text), text=text)
    assert score(gold, pred).as_dict()["alpha"] == round(100 * (1 - 0.2 * 380 / 72), 2)


def test_nested_needs_the_aligned_parent():
    inner = statement("n", "wrote", [], ["Never"], parent="a")
    outer = statement("a", "thinks", ["Omar Lind"], ["“Never,” wrote"])
    gold = article(outer, inner)
    renamed = article(replace(outer, id="x"), replace(inner, parent="x"))
    assert score(gold, renamed).as_dict()["nested"] == {
        "f1": 100.0,
        "p": 100.0,
        "r": 100.0,
        "gold": 1,
        "pred": 1,
    }
    orphan = article(outer, SOLD, replace(inner, parent=SOLD.id + "2"))
    assert score(gold, orphan).as_dict()["nested"]["f1"] == 0.0
    flat = article(outer, replace(inner, parent=None))
    assert score(gold, flat).as_dict()["nested"] == {"f1": 0.0, "p": 0.0, "r": 0.0, "gold": 1, "pred": 0}


def test_outermost_leaves_nested_ones_out_on_both_sides():
    inner = statement("n", "wrote", [], ["Never"], parent="c")
    got = score(article(LIED, inner), article(LIED), outermost=True).as_dict()
    assert got["exact"] == {"f1": 100.0, "p": 100.0, "r": 100.0, "gold": 1, "pred": 1}


def test_floating_quotations_align_by_half_of_their_words():
    floating = statement("f", None, [], ["“Never,”"])
    got = score(article(floating), article(floating)).as_dict()
    assert got["floating"]["f1"] == got["aligned"]["f1"] == 100.0
    with_cue = score(article(floating), article(NEVER)).as_dict()
    assert with_cue["aligned"]["f1"] == 100.0
    assert with_cue["floating"] == {"f1": 0.0, "p": 0.0, "r": 0.0, "gold": 1, "pred": 0}
    little = statement("f", None, [], ["Never,” wrote Omar Lind, who thinks"])
    assert score(article(floating), article(little)).as_dict()["aligned"]["f1"] == 0.0


def test_each_gold_statement_is_answered_once():
    got = score(article(SOLD), article(SOLD, replace(SOLD, id="again"))).as_dict()
    assert got["aligned"] == {"f1": 66.67, "p": 50.0, "r": 100.0, "gold": 1, "pred": 2}


def test_ignored_text_is_not_scored():
    last = spans(["who thinks the buyers lied"])[0]
    gold = article(SOLD, unknown={"ignore": [[last.start, last.end]]})
    got = score(gold, article(SOLD, LIED)).as_dict()
    assert got["aligned"] == {"f1": 100.0, "p": 100.0, "r": 100.0, "gold": 1, "pred": 1}
    assert got["alpha"] == 100.0


def test_speakers_and_the_fields_of_aligned_statements():
    gold = article(
        replace(SOLD, speaker="Ida Haas", speaker_type="person", attitude="communication", negated=False),
        replace(LIED, speaker="Omar Lind", attitude="belief", hedged=True, time=spans(["who thinks"])),
    )
    pred = article(
        replace(SOLD, speaker="Haas", speaker_type="group", attitude="communication", negated=True),
        replace(LIED, speaker="Ida Haas", attitude="belief", hedged=True, time=spans(["thinks"])),
        replace(NEVER, speaker="Omar Lind"),
    )
    got = score(gold, pred).as_dict()
    assert got["speaker"] == {"accuracy": 50.0, "n": 2}
    assert got["speaker_of_pronoun"] == {"accuracy": 0.0, "n": 1}  # the source is "who"
    assert got["speaker_end_to_end"] == {"f1": 40.0, "p": 33.33, "r": 50.0, "gold": 2, "pred": 3}
    assert got["type"] == {"accuracy": 0.0, "n": 1}
    assert got["attitude"] == {"accuracy": 100.0, "n": 2}
    assert got["negated"] == {"f1": 0.0, "p": 0.0, "r": 0.0, "gold": 0, "pred": 1}
    assert got["hedged"]["f1"] == 100.0
    assert got["frame.time"] == {"f1": 66.67, "p": 100.0, "r": 50.0, "gold": 2, "pred": 1}


def test_what_was_not_annotated_is_not_measured():
    got = score(article(SOLD), article(replace(SOLD, speaker="Ida Haas", kind="indirect"))).as_dict()
    assert not {"speaker", "kind", "credits", "type"} & got.keys()
    with_kind = score(article(replace(SOLD, kind="indirect")), article(replace(SOLD, kind="direct"))).as_dict()
    assert with_kind["kind"] == {"accuracy": 0.0, "n": 1}


def test_credits_count_each_origin_once():
    gold = article(credits=(credit("Tessel Press Agency"), credit("Oldmere Post"), credit("Echo", role="mention")))
    pred = article(credits=(credit("TPA"), credit("TPA"), credit("Echo")))
    got = score(gold, pred).as_dict()
    assert got["credits"] == {"f1": 50.0, "p": 50.0, "r": 50.0, "gold": 2, "pred": 2}


def test_other_texts_are_refused():
    with pytest.raises(RecordError, match=r"'1'.*texts"):
        score(article(SOLD), {"1": Article(id="1", text=TEXT + " ")})


def test_ignore_that_is_no_list_of_spans_is_refused():
    with pytest.raises(RecordError, match="ignore"):
        score(article(SOLD, unknown={"ignore": [3]}), {})
