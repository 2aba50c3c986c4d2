"""Frozen records of the onrecord/1 format, and the one JSON codec for them."""

from onrecord.records.article import FORMAT, Article, Credit, Failure, Speaker, article_id, text_hash
from onrecord.records.codec import dumps, from_json, loads, to_json
from onrecord.records.copy_edge import (
    CopyEdge,
    Evidence,
    copy_edge_dumps,
    copy_edge_from_json,
    copy_edge_to_json,
)
from onrecord.records.statement import Circumstance, Hop, Statement

__all__ = [
    "FORMAT",
    "Article",
    "Circumstance",
    "CopyEdge",
    "Credit",
    "Evidence",
    "Failure",
    "Hop",
    "Speaker",
    "Statement",
    "article_id",
    "copy_edge_dumps",
    "copy_edge_from_json",
    "copy_edge_to_json",
    "dumps",
    "from_json",
    "loads",
    "text_hash",
    "to_json",
]
