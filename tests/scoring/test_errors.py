"""Every class of disagreement, made on purpose."""

from dataclasses import replace

import pytest

from onrecord.scoring import misses
from onrecord.scoring.errors import CLASSES
from tests.scoring.samples import LIED, NEVER, SOLD, article, spans, statement

FLOATING = statement("f", None, [], ["“Never,”"])
INNER = replace(NEVER, parent="c")

CASES = {
    "missed": ([SOLD], []),
    "spurious": ([], [SOLD]),
    "nested.missed": ([LIED, INNER], [LIED]),
    "nested.spurious": ([LIED], [LIED, INNER]),
    "parent.wrong": ([LIED, INNER], [LIED, NEVER]),
    "cue.missing": ([replace(NEVER, source=())], [FLOATING]),
    "cue.spurious": ([FLOATING], [replace(NEVER, source=())]),
    "cue.boundary": ([LIED], [replace(LIED, cue=spans(["who thinks"])[0])]),
    "cue.punctuation": ([NEVER], [replace(NEVER, cue=spans(["” wrote"])[0])]),
    "source.missing": ([SOLD], [replace(SOLD, source=())]),
    "source.spurious": ([replace(SOLD, source=())], [SOLD]),
    "source.other": ([SOLD], [replace(SOLD, source=spans(["who"]))]),
    "source.boundary": ([SOLD], [replace(SOLD, source=spans(["Haas"]))]),
    "source.punctuation": ([NEVER], [replace(NEVER, source=spans(["Omar Lind,"]))]),
    "content.too_long_left": ([LIED], [replace(LIED, content=spans(["thinks the buyers lied"]))]),
    "content.too_short_left": ([LIED], [replace(LIED, content=spans(["buyers lied"]))]),
    "content.too_long_right": (
        [SOLD],
        [replace(SOLD, content=spans(["the mill, her own, was sold. “Never"]))],
    ),
    "content.too_short_right": ([LIED], [replace(LIED, content=spans(["the buyers"]))]),
    "content.inside": ([SOLD], [replace(SOLD, content=spans(["the mill,", "was sold"]))]),
    "content.punctuation": ([NEVER], [replace(NEVER, content=spans(["Never"]))]),
}


@pytest.mark.parametrize("kind", CLASSES)
def test_each_class_is_told_apart(kind):
    gold, pred = CASES[kind]
    found = misses(article(*gold), article(*pred))
    assert [miss.kind for miss in found] == [kind]
    assert (found[0].gold is None) == kind.endswith("spurious") * ("." not in kind or kind.startswith("nested"))
    assert (found[0].pred is None) == (kind in ("missed", "nested.missed"))


def test_agreement_is_no_miss():
    gold = article(SOLD, NEVER, LIED)
    assert misses(gold, gold) == []


def test_one_pair_may_differ_in_several_ways():
    off = replace(LIED, source=(), content=spans(["thinks the buyers"]))
    kinds = [miss.kind for miss in misses(article(LIED), article(off))]
    assert kinds == ["source.missing", "content.too_long_left", "content.too_short_right"]
