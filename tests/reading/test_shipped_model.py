"""The model that is shipped reads, and reads the same alone and in company, on one thread and on two."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from onrecord.pipeline.run import version_of
from onrecord.reading import check_manifest, load_reader
from onrecord.reading.model_files import MANIFEST, SHIPPED
from onrecord.reading.speakers import resolve
from onrecord.records import Article
from tests.reading.doubles import of

SHIPS = (SHIPPED / MANIFEST).is_file()
pytestmark = pytest.mark.skipif(not SHIPS, reason=f"no model in {SHIPPED}")

PAGES = Path(__file__).resolve().parents[2] / "sample" / "pages"
TEXT = (
    "Talvera, 3 May. The harbour reopened on Friday.\n\n"
    "Spokeswoman Ilse Brandqvist said the mayor had claimed that the pier was safe. “We did not see any engineers "
    "there,” fisherman Tomas Orrin told reporters."
)

TALK = (
    "Pavel Dorn met Tomas Orrin on the pier on Friday. The mayor said that the harbour would reopen. He doubted that "
    "it was safe, and the officials told him that they knew."
)


@cache
def reader(threads: int):
    return load_reader(threads=threads)


@cache
def sample() -> list[Article]:
    """Sixteen texts: the words of the sample's pages, paragraph by paragraph."""
    out = []
    for path in sorted(PAGES.glob("*.html")):
        page = html.fromstring(path.read_bytes())
        text = "\n\n".join(" ".join(p.text_content().split()) for p in page.iter("h1", "p"))
        out.append(Article(id=path.stem, text=text))
    return out[:16]


def test_its_files_are_the_ones_in_its_manifest():
    assert check_manifest().folder == SHIPPED


def test_who_speaks_is_weighed_with_the_words_of_the_encoder():
    (article,) = reader(1).read([Article(id="a", text=TALK)])
    (vectors,) = reader(1).vectors([TALK])
    bare = replace(article, statements=tuple(replace(s, speaker=None, unknown={}) for s in article.statements))
    told = [s.unknown["speaker_score"] for s in article.statements if s.speaker]
    assert told == [s.unknown["speaker_score"] for s in resolve(bare, vectors=vectors).statements if s.speaker]
    alone = [s.unknown["speaker_score"] for s in resolve(bare).statements if s.speaker]
    assert told != alone
    other = resolve(bare, vectors=replace(vectors, encoder="another"))
    assert alone == [s.unknown["speaker_score"] for s in other.statements if s.speaker]


def test_a_nested_attribution_is_read():
    (article,) = reader(1).read([Article(id="a", text=TEXT)])
    assert (article.outcome, article.language) == ("read", "en")
    by_cue = {s.cue.of(TEXT): s for s in article.statements if s.cue}
    said, told = by_cue["said"], by_cue["told"]
    (claimed,) = (s for cue, s in by_cue.items() if "claimed" in cue)
    assert of(TEXT, said.source) == ["Spokeswoman Ilse Brandqvist"]
    assert of(TEXT, said.content) == ["the mayor had claimed that the pier was safe"]
    assert of(TEXT, claimed.source) == ["the mayor"]
    assert "the pier was safe" in of(TEXT, claimed.content)[0]
    assert claimed.parent == said.id
    assert of(TEXT, told.source) == ["fisherman Tomas Orrin"]
    assert of(TEXT, told.content) == ["“We did not see any engineers there,”"]
    assert (said.kind, told.kind) == ("indirect", "direct")


def test_an_article_tells_the_version_that_read_it():
    (article,) = reader(1).read([Article(id="a", text=TEXT)])
    assert version_of(article) == reader(1).version


def test_one_thread_two_threads_alone_and_in_a_batch_of_sixteen():
    articles = sample()
    assert len(articles) == 16 and sum(len(a.text) for a in articles) > 16 * 1_000
    one = list(reader(1).read(articles))
    two = list(reader(2).read(articles))
    alone = [next(iter(reader(2).read([a]))) for a in articles]
    assert one == two == alone
    assert sum(len(a.statements) for a in one) > 50


def test_what_is_read_holds_by_itself():
    for article in reader(2).read(sample()):
        seen = {None}
        for statement in article.statements:
            assert statement.parent in seen
            seen.add(statement.id)
            assert statement.content
            for span in (*statement.content, *statement.source):
                words = span.of(article.text)
                assert words == words.strip() != ""
                assert "\n" not in words
            assert 0 <= statement.score <= 1
