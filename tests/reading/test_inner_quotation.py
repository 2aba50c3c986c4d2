"""What is said in a quotation within a quotation ends with its marks."""

import numpy as np
import pytest

from onrecord.reading.inner_quotation import keep_within
from onrecord.reading.statements import Draft
from tests.reading.doubles import words_at


def kept(vocabulary, text: str, source: str, cue: str, *content: str) -> str:
    """The words of the content that is left."""
    encoded = vocabulary.encode(text)
    at = words_at(encoded, text, cue)
    said = np.concatenate([words_at(encoded, text, c) for c in content])
    draft = Draft((int(at[0]), int(at[-1]) + 1), words_at(encoded, text, source), said, 0.5)
    (found,) = keep_within([draft], text, encoded)
    return " ".join(text[s:e] for s, e in encoded.spans[found.content].tolist())


@pytest.mark.parametrize(
    ("text", "content", "left"),
    [
        ("“‘Go,’ they said, ‘go now’. I ran.”", ("‘Go,’", "‘go now’. I ran.”"), "‘ Go , ’ ‘ go now ’"),
        ("“They said, ‘Go now.’ I ran.”", ("‘Go now.’ I ran.",), "‘ Go now . ’"),
        ("“They said ‘go.’ I ran. ‘Go on.’ We ran.”", ("‘go.’ I ran. ‘Go on.’",), "‘ go . ’ ‘ Go on . ’"),
        ("“They said it rained. I ran.”", ("it rained",), "it rained"),
        ("“They said it was ‘wet’ there. I ran.”", ("it was ‘wet’ there",), "it was ‘ wet ’ there"),
        ("‘Go,’ they said, and she ran.", ("‘Go,’",), "‘ Go , ’"),
    ],
)
def test_it_ends_with_the_inner_marks(vocabulary, text, content, left):
    source = "they" if "they" in text else "They"
    assert kept(vocabulary, text, source, "said", *content) == left
