"""Frozen records of the onrecord/1 format, and the one JSON codec for them."""

from onrecord.records.article import FORMAT, Article, Credit, Failure, Speaker, article_id, text_hash
from onrecord.records.claim import (
    Change,
    Claim,
    ClaimStatement,
    Dispute,
    Variant,
    claim_dumps,
    claim_from_json,
    claim_to_json,
)
from onrecord.records.codec import dumps, from_json, loads, to_json
from onrecord.records.copy_edge import (
    CopyEdge,
    Evidence,
    copy_edge_dumps,
    copy_edge_from_json,
    copy_edge_to_json,
)
from onrecord.records.count import Count, Reason
from onrecord.records.statement import Circumstance, Hop, Statement
from onrecord.records.story import Story, StoryArticle, StorySpeaker, story_dumps, story_from_json, story_to_json

__all__ = [
    "FORMAT",
    "Article",
    "Change",
    "Circumstance",
    "Claim",
    "ClaimStatement",
    "CopyEdge",
    "Count",
    "Credit",
    "Dispute",
    "Evidence",
    "Failure",
    "Hop",
    "Reason",
    "Speaker",
    "Statement",
    "Story",
    "StoryArticle",
    "StorySpeaker",
    "Variant",
    "article_id",
    "claim_dumps",
    "claim_from_json",
    "claim_to_json",
    "copy_edge_dumps",
    "copy_edge_from_json",
    "copy_edge_to_json",
    "dumps",
    "from_json",
    "loads",
    "story_dumps",
    "story_from_json",
    "story_to_json",
    "text_hash",
    "to_json",
]
