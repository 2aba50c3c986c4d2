"""Fictional articles for the exporters: nested, interrupted, floating and hostile ones.

`quote(article_text, "words")` finds where words stand, so no offset is counted by hand.
"""

from __future__ import annotations

from pathlib import Path

from onrecord.records import (
    Article,
    Circumstance,
    Credit,
    Failure,
    Hop,
    Speaker,
    Statement,
    article_id,
    text_hash,
)
from onrecord.text.span import Span

ROOT = Path(__file__).parents[2]

INTERVIEW = """\
TARSA, 4 May — A fighter held in Tarsa prison told the Lantern Press Agency that his commanders had \
promised the families safe passage. The interview took place in the presence of a prison official.

“They told us the road was open,” Idris Malko said in his cell, “and that the governor had written, \
‘Nobody will be touched.’

“I believed them,” he added.

The governor’s office did not say whether such a letter exists.

“A road is open until it is closed.”"""

FLOOD = """\
🌊 The river Sel rose by two metres in one night, the water board reported on Tuesday.

Mayor Noor Haddad (نور حداد) wrote on her page: “Leave the lower town now.” Some residents reportedly \
refused."""

HOSTILE = """\
A man said \x1b[31m“<script>alert(1)</script> & “more” \u202egnp.exe”\x07 and left.\
</p><img src=x onerror=alert(2)>

“]]>{{ 7*7 }}{% raw %}”, she replied."""


def quote(text: str, words: str, nth: int = 0) -> Span:
    """Where `words` stand in the text for the nth time (from 0). Raises ValueError when they do not."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def interview() -> Article:
    """An interview in custody: three levels deep, interrupted contents, one across paragraphs, one
    floating, one negated.
    """
    t = INTERVIEW
    custody = Circumstance("in_custody", quote(t, "in his cell"))
    present = Circumstance("official_present", quote(t, "in the presence of a prison official"))
    hops = (
        Hop("publisher", "The Daily Ferry", None),
        Hop("report", "Lantern Press Agency", quote(t, "Lantern Press Agency")),
    )
    malko = Hop("speaker", "Idris Malko", quote(t, "Idris Malko"))
    commanders = Hop("speaker", "his commanders", quote(t, "his commanders"))
    first = Statement(
        id="s1",
        source=(quote(t, "A fighter held in Tarsa prison"),),
        cue=quote(t, "told"),
        content=(quote(t, "that his commanders had promised the families safe passage"),),
        speaker="Idris Malko",
        speaker_id="p1",
        speaker_type="person",
        kind="indirect",
        attitude="communication",
        addressee=(quote(t, "the Lantern Press Agency"),),
        place=(quote(t, "in Tarsa prison"),),
        circumstances=(Circumstance("in_custody", quote(t, "held in Tarsa prison")), present),
        via=(*hops, malko),
        score=0.93,
    )
    promise = Statement(
        id="s2",
        parent="s1",
        source=(quote(t, "his commanders"),),
        cue=quote(t, "promised"),
        content=(quote(t, "the families safe passage"),),
        speaker="his commanders",
        speaker_type="group",
        kind="indirect",
        attitude="intention",
        via=(*hops, malko, commanders),
        score=0.71,
    )
    road = Statement(
        id="s3",
        source=(quote(t, "Idris Malko"),),
        cue=quote(t, "said"),
        content=(
            quote(t, "“They told us the road was open,”"),
            quote(t, "“and that the governor had written, ‘Nobody will be touched.’"),
        ),
        speaker="Idris Malko",
        speaker_id="p1",
        speaker_type="person",
        kind="direct",
        attitude="communication",
        place=(quote(t, "in his cell"),),
        circumstances=(custody, present),
        via=(*hops, malko),
        score=0.97,
    )
    told = Statement(
        id="s4",
        parent="s3",
        source=(quote(t, "They"),),
        cue=quote(t, "told", 1),
        content=(
            quote(t, "the road was open"),
            quote(t, "that the governor had written, ‘Nobody will be touched.’"),
        ),
        speaker="his commanders",
        speaker_type="group",
        kind="mixed",
        via=(*hops, malko, commanders),
        score=0.64,
    )
    letter = Statement(
        id="s5",
        parent="s4",
        source=(quote(t, "the governor"),),
        cue=quote(t, "written"),
        content=(quote(t, "‘Nobody will be touched.’"),),
        speaker="the governor",
        speaker_type="unnamed_person",
        kind="direct",
        attitude="communication",
        medium=(quote(t, "written"),),
        score=0.58,
        circumstances=(Circumstance("written_statement", quote(t, "written")),),
    )
    he = quote(t, "he added").start
    belief = Statement(
        id="s6",
        source=(Span(he, he + 2),),
        cue=quote(t, "added"),
        content=(quote(t, "“I believed them,”"),),
        speaker="Idris Malko",
        speaker_id="p1",
        speaker_type="person",
        kind="direct",
        attitude="communication",
        via=(*hops, malko),
        score=0.95,
    )
    office = Statement(
        id="s7",
        source=(quote(t, "The governor’s office"),),
        cue=quote(t, "did not say"),
        content=(quote(t, "whether such a letter exists"),),
        speaker="The governor’s office",
        speaker_type="organisation",
        kind="indirect",
        attitude="communication",
        negated=True,
        hedged=False,
        score=0.88,
    )
    floating = Statement(
        id="s8", content=(quote(t, "“A road is open until it is closed.”"),), kind="direct", score=0.41
    )
    return _article(
        t,
        ref="pages/interview.html",
        outlet="The Daily Ferry",
        url="https://ferry.example/2031/05/04/interview?a=1&b=2",
        title="“They told us the road was open”",
        byline="By Lantern Press Agency",
        published="2031-05-04",
        language="en",
        statements=(first, promise, road, told, letter, belief, office, floating),
        outcome="read",
        speakers=(Speaker("p1", "Idris Malko", "person", mentions=(quote(t, "Idris Malko"),)),),
        credits=(
            Credit("Lantern Press Agency", quote(t, "Lantern Press Agency"), "origin", "text"),
            Credit("Lantern Press Agency", None, "origin", "byline"),
        ),
    )


def flood() -> Article:
    """An emoji before everything, a name in two scripts, a hedged act without content."""
    t = FLOOD
    board = Statement(
        id="b1",
        source=(quote(t, "the water board"),),
        cue=quote(t, "reported"),
        content=(quote(t, "The river Sel rose by two metres in one night"),),
        time=(quote(t, "on Tuesday"),),
        speaker="the water board",
        speaker_type="organisation",
        kind="indirect",
        attitude="communication",
        score=0.99,
    )
    mayor = Statement(
        id="b2",
        source=(quote(t, "Mayor Noor Haddad (نور حداد)"),),
        cue=quote(t, "wrote"),
        content=(quote(t, "“Leave the lower town now.”"),),
        medium=(quote(t, "on her page"),),
        speaker="Noor Haddad",
        speaker_type="person",
        kind="direct",
        circumstances=(Circumstance("social_media", quote(t, "on her page")),),
    )
    residents = Statement(
        id="b3",
        source=(quote(t, "Some residents"),),
        cue=quote(t, "refused"),
        content=(),
        speaker=None,
        speaker_type="group",
        attitude="intention",
        hedged=True,
    )
    return _article(
        t,
        ref="pages/flood.txt",
        refs=("pages/flood.txt", "copies/flood.txt"),
        title="Sel floods lower town",
        language="en",
        outlet="Sel Valley Post",
        published="2031-03-11T07:30:00Z",
        statements=(board, mayor, residents),
        outcome="read",
    )


def hostile() -> Article:
    """All that an article may try: markup, templates, terminal escapes, bidi overrides, a script as its
    address.
    """
    t = HOSTILE
    man = Statement(
        id='x1"><script>alert(3)</script>',
        source=(quote(t, "A man"),),
        cue=quote(t, "said"),
        content=(quote(t, "“<script>alert(1)</script> & “more” \u202egnp.exe”"),),
        speaker="A man</dd><script>alert(4)</script>",
        kind="direct",
        attitude="communication",
    )
    she = Statement(
        id="x2",
        parent="nobody",
        source=(quote(t, "she"),),
        cue=quote(t, "replied"),
        content=(quote(t, "“]]>{{ 7*7 }}{% raw %}”"),),
        kind="direct",
    )
    return _article(
        t,
        ref="../../hostile\"'<b>.html",
        url="javascript:alert(5)",
        title="</script><img src=x onerror=alert(1)>\x1b]0;owned\x07",
        outlet="\u202eteltuO live</title>",
        byline="<svg onload=alert(6)>",
        language='en" onclick="alert(7)',
        published="{{ 1 }}",
        statements=(man, she),
        outcome="read",
        credits=(Credit("<b>Agency</b>", None, "mention", "meta"),),
    )


def foreign() -> Article:
    """An article in a language that the model does not know: marked, not guessed at."""
    return _article(
        "“Rannat ovat kiinni”, sanoi kaupunginjohtaja.",
        ref="pages/ranta.txt",
        title="Rannat kiinni",
        language="fi",
        outlet="Rantalehti",
        outcome="unsupported_language",
    )


def failure() -> Failure:
    """An input that gave no article."""
    return Failure(
        "pages/broken.jsonl:3",
        "bad_json",
        "pages/broken.jsonl:3: line 3 is not JSON: expected a value at column 1",
    )


def _article(text: str, **fields: object) -> Article:
    place = {key: fields.get(key) for key in ("url", "outlet")}
    name = article_id(text, **place)  # type: ignore[arg-type]
    return Article(id=name, text=text, text_sha256=text_hash(text), **fields)  # type: ignore[arg-type]
