"""Marks are paired as a reader pairs them, and a missing one never spoils more than its paragraph."""

from functools import partial

import pytest

from onrecord.text import quotations
from tests.growth import MOST, growth


def marked(text: str) -> str:
    """The text with each quotation in ⟦ ⟧, an unclosed one in ⟦ ⟩."""
    inserts = []
    for quote in quotations(text):
        inserts.append((quote.start, 1, -quote.end, "⟦"))
        inserts.append((quote.end, 0, -quote.start, "⟧" if quote.closed else "⟩"))
    result, last = "", 0
    for place, _, _, sign in sorted(inserts):
        result, last = result + text[last:place] + sign, place
    return result + text[last:]


def bare(text: str) -> str:
    return text.replace("⟦", "").replace("⟧", "").replace("⟩", "")


EVERYDAY = [
    "⟦“Yes,”⟧ she said. ⟦“I know.”⟧",
    '⟦"Yes,"⟧ she said. ⟦"I know."⟧',
    "⟦''Yes,''⟧ she said. ⟦''I know.''⟧",
    "⟦``Yes,''⟧ she said. ⟦``I know.''⟧",
    "⟦„Ja“⟧, sagte sie. ⟦„Ja”⟧ ⟦»Ja«⟧ ⟦«Oui»⟧ ⟦« Oui »⟧ ⟦”Ja”⟧, sa hon.",
    "⟦「彼は⟦『はい』⟧と言った」⟧と。",
    '(⟦"Yes"⟧) — ⟦"no"⟧ and the ⟦"maybe"⟧-men',
    '⟦“Crooked"⟧ kind of ⟦“question’’⟧ that',  # two typists, one pair
    "Sources: ⟦“so”⟧; ⟦“so”⟧, ⟦“so”⟧.",
    "Nothing at all.",
    "",
]
INSIDE = [
    "⟦“He said ⟦‘go home’⟧ and I did.”⟧",
    "⟦\"He said ⟦'go home'⟧ and I did.\"⟧",
    "⟦''He said ⟦'go home,'⟧ that's all.''⟧ Then ⟦''he said ⟦'no'⟧.''⟧",
    "⟦''He said ⟦'go home.'⟧''⟧",
    "⟦'She said ⟦\"go home\"⟧ and left,'⟧ he said.",
    "⟦‘She said ⟦“go home”⟧ and left,’⟧ he said.",
    "⟦“⟦‘Crooked Harbour’⟧ sounds right,”⟧ he said, ⟦“doesn’t it, ⟦‘Ken’⟧?”⟧",
    "⟦“He told me ⟦“no”⟧ yesterday,”⟧ she said.",
    "⟦« Elle a dit ⟦“non”⟧ hier »⟧",
]
APOSTROPHES = [
    "Don't say the boys' room, James' hat, the ’90s, '90s, ’em, rock 'n' roll, goin' home.",
    "⟦“Don’t tell ’em ’bout the boys’ room,”⟧ she said. ⟦“’Twas fun in ’08.”⟧",
    "⟦‘The boys’ room is nice,’⟧ he said. ⟦‘Tell ’em.’⟧",
    "⟦'The boys' room isn't nice,'⟧ he said. ⟦'It's '90s rock 'n' roll.'⟧",
    "⟦‘The ‘90s were fun,’⟧ said Ken.",
    "the ⟦'Feds'⟧ are bad; they're ⟦'idiots'⟧ too",
    "An e.v.’s worth, the M.P.'s wife, the O’Hara’s.",
    "It ' s a Saints ' game and she didn 't go.",
    "He went to 'Frisco and never came back.",
    "I asked ‘em twice.",
]
MEASURES = [
    "He is 6' 2\" and she is 5'11\", a 12\" pipe, 40° 26' north.",
    "⟦“He’s like 6’2”,”⟧ he said.",
    '⟦"He is 6\' 2" tall,"⟧ she said. ⟦"Very."⟧',
    '⟦"A 12" pipe,"⟧ she said. ⟦"Very."⟧',
    "⟦'He is 6' tall,'⟧ she said.",
]
DAMAGED = [
    # A missing closing mark: the quotation ends where the next one begins.
    "⟦“I went there, he said.⟩ ⟦“I saw it.”⟧\n\n⟦“Good,”⟧ she said.",
    '⟦"I went there, he said.⟩ ⟦"I saw it."⟧\n\n⟦"Good,"⟧ she said.',
    # ... or with its paragraph, and the next paragraph starts afresh.
    "He said ⟦“I went there.⟩  \n\nShe said ⟦“good.”⟧",
    'He said ⟦"I went there.⟩\nShe said ⟦"good."⟧',
    # A missing opening mark: the closing one belongs to nothing.
    "I went there,” he said. ⟦“I saw it.”⟧\n\n⟦“Good,”⟧ she said.",
    'I went there," he said. ⟦"I saw it."⟧\n\n⟦"Good,"⟧ she said.',
    # A space on the wrong side, or none.
    '⟦"I went there, "⟧he said, ⟦"twice."⟧',
    'He said⟦" I went there."⟧ Then ⟦"more."⟧',
    'He said⟦"I went there"⟧and left.',
    "He said:⟦“I went there.”⟧She left.",
    # Marks set apart by a tokeniser.
    '⟦" We did , "⟧ he said . ⟦" The Saints \' game . "⟧',
    "Felt, ⟦' Deep Throat '⟧ of the war",
    # An inner quotation without its end ends with the one around it.
    "⟦“He said ⟦‘never⟩”⟧ and left.",
    "⟦“He said ⟦‘never.’⟧”⟧ and ⟦‘so.’⟧",
    # Marks the wrong way round.
    "⟦”House of Cards,”⟧ she said. ⟦“No“⟧, he said.",
    "\u202a⟦”Sorry,”⟧ she wrote.",
    # A mark with nothing behind it.
    "He said “\n\nShe left.",
    'He left. "',
    "“ ⟦“No,”⟧ he said.",
]


@pytest.mark.parametrize("expected", EVERYDAY + INSIDE + APOSTROPHES + MEASURES + DAMAGED)
def test_pairing(expected: str) -> None:
    assert marked(bare(expected)) == expected


def test_speech_reopened_in_the_next_paragraph_goes_on() -> None:
    for text in (
        "“One.\n\n“Two.\n\n“Three,” he said.",
        "''One.\n\n''Two.\n\n''Three,'' he said.",
        "‘One.\n\n‘Two.\n\n‘Three,’ he said.",
        "'One.\n\n'Two.\n\n'Three,' he said.",
    ):
        found = quotations(text)
        assert [(quote.continues, quote.closed) for quote in found] == [(None, False), (0, False), (1, True)]
        assert [quote.span.of(text).strip("“‘'”’") for quote in found] == ["One.", "Two.", "Three,"]


def test_both_marks_reopened_both_go_on() -> None:
    found = quotations("“She said: ‘One.\n\n  “‘Two,’ and left.”")
    assert [(quote.depth, quote.continues) for quote in found] == [(0, None), (1, None), (0, 0), (1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "“One,” he said.\n\n“Two,” she said.",  # the first one is closed
        "“One.\n\nHe said: “Two.”",  # not at the beginning of the paragraph
        "“One.\n\nNothing.\n\n“Two,” she said.",  # not in the next paragraph
        "“One.\n\n«Two», she said.",  # another kind of mark
    ],
)
def test_what_does_not_go_on(text: str) -> None:
    assert [quote.continues for quote in quotations(text)] == [None, None]


def test_a_mark_that_can_only_close_ends_the_quotation_of_the_line_before() -> None:
    text = '"It was fast.\nPeople were screaming.\nThe boys\' room, " he said. "So fast."'
    assert marked(text) == '⟦"It was fast.\nPeople were screaming.\nThe boys\' room, "⟧ he said. ⟦"So fast."⟧'


def test_a_closing_mark_too_far_away_belongs_to_nothing() -> None:
    text = '"It was fast.\n' + "Nobody came. " * 100 + '\nSo they say," he said.'
    (only,) = quotations(text)
    assert (only.span.of(text), only.closed) == ('"It was fast.', False)


def test_inner_leaves_the_marks_out_and_an_unclosed_end_has_none() -> None:
    text = "''Yes,'' she said. “No way.  "
    assert [quote.inner.of(text) for quote in quotations(text)] == ["Yes,", "No way."]
    assert [quote.span.of(text) for quote in quotations(text)] == ["''Yes,''", "“No way."]


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "“",
        "”",
        "'",
        "’",
        "‘’",
        "“‘",
        " ' ",
        ' " ',
        '"a',
        '"a\n',
        "“a” ",
        "''a '' ",
        "'a s' ",
        "«“",
        "“ \n",
    ],
)
def test_time_grows_with_the_marks_and_no_faster(unit: str) -> None:
    assert growth(lambda units: partial(quotations, unit * 4_000 * units)) < MOST


def test_deep_nesting_is_read_to_its_depth() -> None:
    found = quotations("“" * 5_000 + "word" + "”" * 5_000)
    assert [quote.depth for quote in found] == list(range(5_000))
    assert all(quote.closed for quote in found)
