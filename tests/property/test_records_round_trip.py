"""Every record that can be made comes back the same through JSON, with every field and every unknown key."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Article, Circumstance, Credit, Hop, Speaker, Statement, dumps, loads
from onrecord.records import article as article_module
from onrecord.records import statement as statement_module
from onrecord.text.span import Span

# Stored text has been cleaned: lone surrogates cannot stand in UTF-8 and never reach a record.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe = st.none() | words
flags = st.none() | st.booleans()
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
    max_leaves=4,
)


def one_of(names: frozenset[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(sorted(names))


def unknown(kind: type) -> st.SearchStrategy[dict[str, object]]:
    """Keys that are no field of the record."""
    fields = {*kind.__dataclass_fields__, "format"}
    return st.dictionaries(words.filter(lambda key: key not in fields), values, max_size=2)


def span_in(text: str) -> st.SearchStrategy[Span]:
    offsets = st.integers(0, len(text))
    return st.tuples(offsets, offsets).map(lambda pair: Span(min(pair), max(pair)))


def statements(text: str) -> st.SearchStrategy[Statement]:
    span = span_in(text)
    spans = st.lists(span, max_size=2).map(tuple)
    circumstance = st.builds(
        Circumstance,
        st.sampled_from(sorted(statement_module.CIRCUMSTANCES)),
        span,
        unknown=unknown(Circumstance),
    )
    hop = st.builds(
        Hop,
        st.sampled_from(sorted(statement_module.HOP_ROLES)),
        maybe,
        st.none() | span,
        unknown=unknown(Hop),
    )
    return st.builds(
        Statement,
        id=words,
        content=spans,
        cue=st.none() | span,
        source=spans,
        parent=maybe,
        speaker=maybe,
        speaker_id=maybe,
        speaker_type=one_of(statement_module.SPEAKER_TYPES),
        kind=one_of(statement_module.KINDS),
        attitude=one_of(statement_module.ATTITUDES),
        addressee=spans,
        medium=spans,
        time=spans,
        place=spans,
        negated=flags,
        hedged=flags,
        circumstances=st.lists(circumstance, max_size=2).map(tuple),
        via=st.lists(hop, max_size=2).map(tuple),
        score=st.none() | st.floats(0, 1),
        unknown=unknown(Statement),
    )


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(words)
    span = span_in(text)
    spans = st.lists(span, max_size=2).map(tuple)
    speaker = st.builds(
        Speaker,
        id=words,
        name=words,
        type=one_of(statement_module.SPEAKER_TYPES),
        mentions=spans,
        description=spans,
        unknown=unknown(Speaker),
    )
    credit = st.builds(
        Credit,
        outlet=words,
        span=st.none() | span,
        role=st.sampled_from(sorted(article_module.CREDIT_ROLES)),
        where=one_of(article_module.CREDIT_PLACES),
        unknown=unknown(Credit),
    )
    plain = (
        "ref",
        "url",
        "outlet",
        "domain",
        "title",
        "byline",
        "published",
        "language",
        "text_sha256",
        "raw_sha256",
    )
    return Article(
        id=draw(words.filter(bool)),
        text=text,
        refs=tuple(draw(st.lists(words, max_size=2))),
        statements=tuple(draw(st.lists(statements(text), max_size=2))),
        speakers=tuple(draw(st.lists(speaker, max_size=2))),
        credits=tuple(draw(st.lists(credit, max_size=2))),
        offsets_to_source=draw(one_of(article_module.OFFSETS_TO_SOURCE)),
        outcome=draw(one_of(article_module.OUTCOMES)),
        reader=draw(st.none() | st.dictionaries(words, values, max_size=2)),
        unknown=draw(unknown(Article)),
        **{name: draw(maybe) for name in plain},
    )


@given(articles())
def test_a_record_comes_back_the_same(article: Article) -> None:
    line = dumps(article)
    assert "\n" not in line
    assert loads(line) == article
    assert loads(line.encode("utf-8")) == article


def test_the_strategies_name_every_field() -> None:
    """A field added to a record must be drawn above: an unfilled one would pass the round trip unread."""
    source = Path(__file__).read_text("utf-8")
    for kind in (Article, Statement, Speaker, Credit):
        missing = [f for f in kind.__dataclass_fields__ if f"{f}=" not in source and f'"{f}"' not in source]
        assert not missing, f"{kind.__name__}: {missing}"
