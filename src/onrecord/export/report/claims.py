"""Claims as the page shows them: the wordings, who printed which, what was altered, who disputes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.export.display import one_line, shorten
from onrecord.export.report.numbers import Number, numbers
from onrecord.export.report.places import Link, Places
from onrecord.records import Change, Claim, Variant

TEXT_CHARS = 700
MOST_STATEMENTS = 60
RELATIONS = {
    "quotation": "quoted",
    "shortened": "shortened",
    "altered": "altered quotation",
    "reported": "reported, not quoted",
    "paraphrase": "in other words",
}
DISPUTES = {"denial": "denies it", "negation": "says the contrary"}


@dataclass(frozen=True, slots=True)
class Wording:
    """One variant. `pieces` are (text, whether it is a changed place); `changes` (before, after)."""

    relation: str
    altered: bool
    pieces: tuple[tuple[str, bool], ...]
    changes: tuple[tuple[str, str], ...]
    printed: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a claim, or one that disputes it (`reason`, `words`)."""

    speaker: str
    text: str
    outlet: Link
    href: str | None
    reason: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim. `left_out`: statements that are not listed."""

    anchor: str
    text: str
    numbers: tuple[Number, Number, Number]
    speakers: str
    wordings: tuple[Wording, ...]
    statements: tuple[Said, ...]
    left_out: int
    disputes: tuple[Said, ...]
    altered: bool


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of a story: those shown, and how many are not. None in `shown`: they have not been computed."""

    shown: tuple[ClaimView, ...] | None
    left_out: int = 0
    single: int = 0


def claims_view(claims: Iterable[Claim] | None, places: Places, prefix: str, most: int) -> Claims:
    """The claims that more than one statement makes or another disputes, the widest carried first, `most` of them.
    `prefix`: of their anchors."""
    if claims is None:
        return Claims(None)
    every = list(claims)
    shared = [claim for claim in every if len(claim.statements) > 1 or claim.disputed_by]
    shared.sort(key=_rank)
    shown = [_view(claim, places, f"{prefix}c{n}") for n, claim in enumerate(shared[:most], start=1)]
    return Claims(tuple(shown), len(shared) - len(shown), len(every) - len(shared))


def _rank(claim: Claim) -> tuple[int, bool, int, str]:
    """Widest carried first, then what was altered or is disputed."""
    altered = any(variant.relation == "altered" for variant in claim.variants)
    return (-(claim.outlets.high or 0), not (altered or claim.disputed_by), -len(claim.statements), claim.id)


def _view(claim: Claim, places: Places, anchor: str) -> ClaimView:
    statements = [
        Said(
            one_line(s.speaker),
            shorten(one_line(s.text), TEXT_CHARS),
            places.article(s.article, outlet=s.outlet, title=s.ref),
            places.statement(s.article, s.statement),
        )
        for s in claim.statements[:MOST_STATEMENTS]
    ]
    disputes = [
        Said(
            one_line(d.speaker),
            shorten(one_line(d.text), TEXT_CHARS),
            places.article(d.article, outlet=d.outlet, title=d.ref),
            places.statement(d.article, d.statement),
            DISPUTES.get(d.reason, one_line(d.reason)),
            one_line(d.words),
        )
        for d in claim.disputed_by[:MOST_STATEMENTS]
    ]
    names = dict.fromkeys(one_line(s.speaker) for s in claim.statements if s.speaker)
    return ClaimView(
        anchor=anchor,
        text=shorten(one_line(claim.text), TEXT_CHARS),
        numbers=numbers(claim, places),
        speakers=shorten(", ".join(names), 160),
        wordings=tuple(_wording(variant, places) for variant in claim.variants),
        statements=tuple(statements),
        left_out=len(claim.statements) - len(statements),
        disputes=tuple(disputes),
        altered=any(variant.relation == "altered" for variant in claim.variants),
    )


def _wording(variant: Variant, places: Places) -> Wording:
    text = one_line(variant.text)
    return Wording(
        relation=RELATIONS[variant.relation],
        altered=variant.relation == "altered",
        pieces=tuple(_pieces(text, variant.changes)),
        changes=tuple((one_line(change.before), one_line(change.after)) for change in variant.changes),
        printed=tuple(_printed(variant, places)),
    )


def _printed(variant: Variant, places: Places) -> Iterable[Link]:
    """The articles that printed it; the outlets where no article is told."""
    if not variant.articles:
        return [Link(one_line(outlet), None) for outlet in variant.outlets]
    return [places.article(article) for article in variant.articles]


def _pieces(text: str, changes: Sequence[Change]) -> list[tuple[str, bool]]:
    """The wording cut where it was changed. A change whose words do not stand in it marks nothing."""
    pieces: list[tuple[str, bool]] = []
    start = 0
    for change in changes:
        after = one_line(change.after)
        at = text.find(after, start) if after else -1
        if at < 0:
            continue
        pieces += [(text[start:at], False), (after, True)]
        start = at + len(after)
    pieces.append((text[start:], False))
    return [piece for piece in pieces if piece[0]]
