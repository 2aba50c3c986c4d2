"""A claim: the statements, in any article, that say the same thing (FORMAT.md, "Across articles")."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from onrecord.errors import RecordError
from onrecord.records.count import Count, Reason, count_from_json, count_to_json, reason_from_json
from onrecord.records.json_values import Json, Taker, encodable, fields_of
from onrecord.records.statement import Unknown

VARIANTS = frozenset({"quotation", "shortened", "altered", "reported", "paraphrase"})
"""How a variant stands to the claim's text: `quotation` = the same words, marks aside; `shortened` = some of them;
`altered` = quoted, with other words; `reported` = as indirect speech; `paraphrase` = other words, the same sense."""


@dataclass(frozen=True, slots=True)
class ClaimStatement:
    """One statement of a claim: `statement` is its id within `article`; `text` its content, as printed."""

    article: str
    statement: str
    text: str
    speaker: str | None = None
    ref: str | None = None
    outlet: str | None = None
    unknown: Unknown = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Change:
    """What a variant altered in a quotation: `before` in the claim's text, `after` in the variant; "" = nothing."""

    before: str
    after: str
    unknown: Unknown = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a claim. `relation` is one of VARIANTS; `articles` (ids) and `outlets` printed it."""

    text: str
    relation: str
    articles: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    unknown: Unknown = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A statement that denies or negates the claim. `reason`: `denial` (a cue of denial) or `negation` (the contrary is
    said); `words` show it."""

    article: str
    statement: str
    text: str
    speaker: str | None
    reason: str
    words: str
    ref: str | None = None
    outlet: str | None = None
    unknown: Unknown = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements that say the same thing. `text` is the fullest wording that is printed; `story` an id or None."""

    id: str
    text: str
    statements: tuple[ClaimStatement, ...]
    variants: tuple[Variant, ...]
    outlets: Count
    newsrooms: Count
    speakers: Count
    reasons: tuple[Reason, ...] = ()
    disputed_by: tuple[Dispute, ...] = ()
    story: str | None = None
    unknown: Unknown = field(default_factory=dict, hash=False)


def claim_to_json(claim: Claim) -> Json:
    """The claim as plain JSON values, with the keys of FORMAT.md."""
    out = fields_of(claim, Claim)
    out["statements"] = [fields_of(s, ClaimStatement) for s in claim.statements]
    out["variants"] = [
        fields_of(v, Variant) | {"changes": [fields_of(c, Change) for c in v.changes]} for v in claim.variants
    ]
    for number in ("outlets", "newsrooms", "speakers"):
        out[number] = count_to_json(getattr(claim, number))
    out["reasons"] = [fields_of(r, Reason) for r in claim.reasons]
    out["disputed_by"] = [fields_of(d, Dispute) for d in claim.disputed_by]
    return out


def claim_from_json(value: Any) -> Claim:
    """The claim in a JSON value. Raises RecordError, which names the key that is off."""
    take = Taker(value, "claim")
    return Claim(
        id=take.required("id", str),
        text=take.required("text", str),
        statements=take.objects("statements", _statement_from_json),
        variants=take.objects("variants", _variant_from_json),
        outlets=count_from_json(take.required("outlets", dict), "claim.outlets"),
        newsrooms=count_from_json(take.required("newsrooms", dict), "claim.newsrooms"),
        speakers=count_from_json(take.required("speakers", dict), "claim.speakers"),
        reasons=take.objects("reasons", reason_from_json),
        disputed_by=take.objects("disputed_by", _dispute_from_json),
        story=take.optional("story", str),
        unknown=take.rest(),
    )


def claim_dumps(claim: Claim) -> str:
    """One line of JSON, without the newline."""
    # Reasons are most of it, and those of a text in hundreds of outlets are the same in all of its claims.
    parts = {k: _json(v) for k, v in claim_to_json(replace(claim, reasons=())).items()}
    parts["reasons"] = f"[{','.join(_reason_dumps(r) if not r.unknown else _new_dumps(r) for r in claim.reasons)}]"
    return encodable(f"{{{','.join(f'{_json(k)}:{v}' for k, v in parts.items())}}}")


def _new_dumps(reason: Reason) -> str:
    return _json(fields_of(reason, Reason))


_reason_dumps = lru_cache(maxsize=1 << 12)(_new_dumps)
"""Equal reasons are written equally; not so what is unknown in them, where 1 is equal to True."""


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _statement_from_json(value: Mapping[str, Any], at: str) -> ClaimStatement:
    take = Taker(value, at)
    return ClaimStatement(
        article=take.required("article", str),
        statement=take.required("statement", str),
        text=take.required("text", str),
        speaker=take.optional("speaker", str),
        ref=take.optional("ref", str),
        outlet=take.optional("outlet", str),
        unknown=take.rest(),
    )


def _variant_from_json(value: Mapping[str, Any], at: str) -> Variant:
    take = Taker(value, at)
    relation = take.choice("relation", VARIANTS)
    if relation is None:
        raise RecordError(f"{at}.relation: missing; one of {', '.join(sorted(VARIANTS))}")
    return Variant(
        text=take.required("text", str),
        relation=relation,
        articles=tuple(take.strings("articles")),
        outlets=tuple(take.strings("outlets")),
        changes=take.objects("changes", _change_from_json),
        unknown=take.rest(),
    )


def _change_from_json(value: Mapping[str, Any], at: str) -> Change:
    take = Taker(value, at)
    return Change(take.required("before", str), take.required("after", str), unknown=take.rest())


def _dispute_from_json(value: Mapping[str, Any], at: str) -> Dispute:
    take = Taker(value, at)
    return Dispute(
        article=take.required("article", str),
        statement=take.required("statement", str),
        text=take.required("text", str),
        speaker=take.optional("speaker", str),
        reason=take.required("reason", str),
        words=take.required("words", str),
        ref=take.optional("ref", str),
        outlet=take.optional("outlet", str),
        unknown=take.rest(),
    )
