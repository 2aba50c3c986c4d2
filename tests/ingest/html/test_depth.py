"""Flattening: only pages that are too deep change, and their words stay."""

import re

from onrecord import limits
from onrecord.ingest.html.depth import flattened


def depth(markup):
    deepest = level = 0
    for closing in re.findall(r"<(/?)div>", markup):
        level += -1 if closing else 1
        deepest = max(deepest, level)
    return deepest


def test_ordinary_pages_are_left_alone():
    markup = "<div><p>a<p>b<br><li>c</div>" * 2_000
    assert flattened(markup) is markup


def test_deep_pages_are_flattened_and_keep_their_words():
    markup = "<div>a" * 5_000 + "b</div>" * 5_000 + "<div>end</div>"
    flat = flattened(markup)
    assert depth(flat) <= limits.MAX_HTML_DEPTH
    assert re.sub(r"<[^>]*>|\s", "", flat) == "a" * 5_000 + "b" * 5_000 + "end"
    assert flat.endswith("<div>end</div>")


def test_end_tags_without_a_start_do_not_hide_the_depth():
    assert depth(flattened("<div></span>" * 5_000)) <= limits.MAX_HTML_DEPTH
