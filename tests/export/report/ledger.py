"""A fictional ledger for the report: an interview, its reprint, a cut of the reprint, a report of one's own; a claim
with an altered wording and a denial; and a story in which everything is hostile.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.linking.diff import diff
from onrecord.pipeline.report import Contents
from onrecord.records import (
    Article,
    Change,
    Claim,
    ClaimStatement,
    CopyEdge,
    Count,
    Dispute,
    Evidence,
    Reason,
    Story,
    StoryArticle,
    StorySpeaker,
    Variant,
)
from tests.export import articles

ROAD = "They told us the road was open"
SHUT = "They told us the road was shut"
SPITE = "</script><img src=x onerror=alert(9)>\x1b]0;\u202e"


def copy_of(article: Article, outlet: str, published: str, **changes: object) -> Article:
    """The same text elsewhere."""
    name = outlet.lower().replace(" ", "-")
    return replace(article, id=name, outlet=outlet, published=published, ref=f"{name}.html", **changes)  # type: ignore[arg-type]


AGENCY = copy_of(articles.interview(), "Lantern Press Agency", "2031-05-03T22:10:00Z", title="Fighter: road was open")
FERRY = copy_of(articles.interview(), "The Daily Ferry", "2031-05-04T06:30:00Z")
MAIL = copy_of(articles.interview(), "Upper Sel Mail", "2031-05-04T09:00:00Z", title="The road was shut, says fighter")
MAIL = replace(MAIL, text=MAIL.text.replace("the road was open", "the road was shut"), credits=())
SHEET = copy_of(articles.flood(), "Harbour Sheet", "2031-05-06", title="Governor’s office denies letter")
HOSTILE = articles.hostile()
PLAIN = articles.flood()


def edge(a: Article, b: Article, relation: str, direction: str, **fields: object) -> CopyEdge:
    """An edge whose evidence is one line."""
    evidence = (Evidence("credit", f"{b.outlet} credits {a.outlet}"),)
    values = {"share_a": 0.9, "share_b": 1.0, "evidence": evidence, **fields}
    return CopyEdge(a.id, b.id, relation, direction=direction, **values)  # type: ignore[arg-type]


EDGES = (
    edge(AGENCY, FERRY, "copy", "b_from_a"),
    edge(AGENCY, MAIL, "cut", "b_from_a", share_a=0.4),
    edge(FERRY, MAIL, "cut", "b_from_a", share_a=0.4),
    edge(AGENCY, SHEET, "quotes", "unknown", share_a=0.1, share_b=0.0),
)


def story_article(article: Article) -> StoryArticle:
    """The article as a story names it."""
    return StoryArticle(article.id, article.ref, article.outlet, article.published, article.title)


INTERVIEW_STORY = Story(
    id="story-1",
    title="Fighter says the road was open",
    articles=tuple(map(story_article, (AGENCY, FERRY, MAIL, SHEET))),
    families=((AGENCY.id, FERRY.id, MAIL.id),),
    outlets=Count(4, 4, ("Lantern Press Agency", "The Daily Ferry", "Upper Sel Mail", "Harbour Sheet")),
    newsrooms=Count(1, 2, ("Lantern Press Agency", "Harbour Sheet")),
    speakers=Count(None, None, (), "nobody is named"),
    speaking=(StorySpeaker("Idris Malko", "person", 9, (AGENCY.id, FERRY.id, MAIL.id)),),
    reasons=(
        Reason("newsrooms", "Lantern Press Agency", "own", "its reporter spoke to the man", (AGENCY.id,)),
        Reason("newsrooms", "Upper Sel Mail", "copy", "its text is that of The Daily Ferry", (MAIL.id, FERRY.id)),
    ),
)

HOSTILE_STORY = Story(
    id=SPITE,
    title=SPITE,
    articles=(story_article(HOSTILE), StoryArticle("gone", SPITE, SPITE, SPITE, SPITE)),
    families=(),
    outlets=Count(1, 2, (SPITE,), SPITE),
    newsrooms=Count(0, 0),
    speakers=Count(1, 1, (SPITE,)),
    speaking=(StorySpeaker(SPITE, "unnamed_person", 1, (HOSTILE.id,), SPITE),),
    reasons=(Reason("outlets", SPITE, SPITE, SPITE, (HOSTILE.id, "gone")),),
)
HOSTILE_EDGES = (
    CopyEdge(HOSTILE.id, "gone", "partial", 0.5, 0.5, "common", SPITE, (Evidence("credit", SPITE),)),
    CopyEdge(HOSTILE.id, HOSTILE.id, "copy", 1, 1, "a_from_b"),
)


def claim_statement(article: Article, text: str) -> ClaimStatement:
    """The article's third statement as a claim has it."""
    return ClaimStatement(article.id, "s3", text, "Idris Malko", article.ref, article.outlet)


ROAD_CLAIM = Claim(
    id="claim-1",
    text=ROAD,
    statements=(claim_statement(AGENCY, ROAD), claim_statement(FERRY, ROAD), claim_statement(MAIL, SHUT)),
    variants=(
        Variant(ROAD, "quotation", (AGENCY.id, FERRY.id)),
        Variant(SHUT, "altered", (MAIL.id,), (), (Change("open", "shut"),)),
    ),
    outlets=Count(3, 3, ("Lantern Press Agency", "The Daily Ferry", "Upper Sel Mail")),
    newsrooms=Count(1, 1, ("Lantern Press Agency",)),
    speakers=Count(1, 1, ("Idris Malko",)),
    disputed_by=(
        Dispute(SHEET.id, "none", "The road was never open", "the governor", "denial", "denied", None, "Harbour Sheet"),
    ),
    story=INTERVIEW_STORY.id,
)
SPITEFUL_CLAIM = Claim(
    id=SPITE,
    text=SPITE,
    statements=(ClaimStatement(HOSTILE.id, "s1", SPITE, SPITE, SPITE, SPITE), claim_statement(HOSTILE, SPITE)),
    variants=(
        Variant(SPITE, "altered", ("gone",), (SPITE,), (Change(SPITE, "img"), Change("", SPITE), Change("x", ""))),
    ),
    outlets=Count(1, 1, (SPITE,)),
    newsrooms=Count(None, None, (), SPITE),
    speakers=Count(1, 1),
    disputed_by=(Dispute("gone", SPITE, SPITE, SPITE, SPITE, SPITE),),
    story=HOSTILE_STORY.id,
)
LONE_CLAIM = replace(ROAD_CLAIM, id="lone", statements=ROAD_CLAIM.statements[:1], disputed_by=(), variants=())


def contents(**changes: object) -> Contents:
    """All of it. A plain article and a failure stand beside the stories."""
    every = {a.id: a for a in (AGENCY, FERRY, MAIL, SHEET, HOSTILE, PLAIN)}
    edges = {INTERVIEW_STORY.id: EDGES, HOSTILE_STORY.id: HOSTILE_EDGES}
    claims = {INTERVIEW_STORY.id: (ROAD_CLAIM, LONE_CLAIM), HOSTILE_STORY.id: (SPITEFUL_CLAIM,)}
    whole = Contents(
        name="onrecord.db",
        articles=tuple(every),
        article=every.get,
        stories=(INTERVIEW_STORY, HOSTILE_STORY),
        edges=lambda story: edges[story.id],
        claims=lambda story: claims[story.id] if story else (),
        compare=diff,
        failures=(articles.failure(),),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]
