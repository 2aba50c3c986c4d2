"""What a speaker is: what its name and what its statements tell."""

import numpy as np
import pytest

from onrecord.reading.speakers.entities import Entity
from onrecord.reading.speakers.types import TYPES, Typer, crossed, features
from onrecord.reading.speakers.weights import load_weights
from tests.reading.speakers.marked import types

TOLD = [
    ("{1:Talvera Journal reporter Ana Ruiz} <1:said> [1:it was late].", "person"),
    ("{1:Norlanders} <1:hoped> [1:it was late].", "group"),
    ("{1:One of the painters} <1:said> [1:it was late].", "unnamed_person"),
    ("{1:A series of surveys} <1:shows> [1:it was late].", "document"),
    ("{1:The Talvera Board of Trade} <1:announced> [1:it was late].", "organisation"),
    ("{1:The Saltmere Gazette} <1:reported> [1:it was late].", "media"),
    ("{1:Business Insider} <1:reported> [1:it was late].", "media"),
    ("{1:Political observers} <1:expect> [1:it to rain].", "group"),
    ("{1:The legislation} <1:says> [1:it is late].", "document"),
]


@pytest.mark.parametrize(("marked", "kind"), TOLD)
def test_what_a_speaker_is(marked, kind):
    assert types(marked) == [kind]


def test_several_who_differ_are_as_the_first():
    assert types("{1:Mayor Ana Ruiz and the Talvera Board} <1:said> [1:it was late].") == ["person"]


def test_one_speaker_is_one_thing_throughout():
    marked = "{1:Rindi} <1:ruled> [1:it was late].\n\n{2:Rindi} <2:said> [2:“it rained”].\n\n{3:He} <3:wept> [3:so]."
    assert len(set(types(marked))) == 1


def row(kind):
    return np.array([float(t == kind) for t in TYPES])


def test_what_statements_tell_is_averaged_and_added_to_what_the_name_tells():
    speaker = Entity(1, "the board", nouns={"board"})
    typer = Typer({"noun=board": 0.6 * row("organisation"), "cue=shows": row("document"), "cue=said": row("group")})
    assert typer([speaker]) == "organisation"
    speaker.said = {"s1": ("cue=shows",)}
    assert typer([speaker]) == "document"
    speaker.said = {"s1": ("cue=shows",), "s2": ("cue=said",)}
    assert typer([speaker]) == "organisation"


def test_a_named_one_is_no_unnamed_person_and_the_other_way_round():
    typer = Typer({"any": 2 * row("unnamed_person") + row("person")})
    assert typer([Entity(1, "Ana Ruiz", key=("ana", "ruiz"))]) == "person"
    assert Typer({"any": 2 * row("person") + row("unnamed_person")})([Entity(1, "a witness")]) == "unnamed_person"


def test_how_a_source_calls_it_counts_by_what_else_is_known():
    assert crossed(Entity(1, "it", plural=True), ["source=they", "cue=said"]) == [
        "source=they",
        "source=they|False,True,None",
        "cue=said",
    ]


def test_features_of_one_without_words():
    assert "any" in features(Entity(1, ""))


def test_the_shipped_table_weighs_statements_too():
    """One that was fitted before statements told anything would pass every other test of loading."""
    table = load_weights().typer.table
    assert {"source=they", "cue=shows", "kind=direct"} <= set(table)


def test_nobody_found_is_told_by_the_pronoun():
    assert types("{1:They} <1:said> [1:it].") == ["group"]
