"""An article with statements and speakers -> the same with the text's credits, circumstances and chains."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.provenance.circumstances import circumstances
from onrecord.reading.provenance.credits import outlet_places, with_places
from onrecord.reading.provenance.meetings import meetings
from onrecord.reading.provenance.scene import Scene
from onrecord.reading.provenance.via import via
from onrecord.records import Article


def trace(article: Article) -> Article:
    """The article with its text's credits beside those of other places, and its statements' `circumstances` and `via`.

    Wants its statements and their speakers resolved. Time linear in the text and, but for few, in the statements.
    Raises nothing.
    """
    article = replace(article, credits=tuple(c for c in article.credits if c.where != "text"))
    places, photos = outlet_places(article)
    article = replace(article, credits=with_places(article.credits, places))
    if photos:
        told = [{"outlet": p.outlet, "span": [p.span.start, p.span.end]} for p in photos]
        article = replace(article, unknown={**article.unknown, "photo_credits": told})
    if not article.statements:
        return article
    scene = Scene(article)
    met = meetings(scene)
    found = zip(article.statements, circumstances(scene, met), via(scene, places, met), strict=True)
    return replace(article, statements=tuple(replace(s, circumstances=told, via=chain) for s, told, chain in found))
