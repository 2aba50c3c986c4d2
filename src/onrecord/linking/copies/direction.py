"""Who took from whom: credits, names, dates, lengths, and edits that only go one way.

Each finding is one reason with a weight. A credit decides alone; a date or a length only together with something
else. Where both credit the same third outlet, the text is its, and neither took from the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from onrecord.linking.copies.align import Match
from onrecord.linking.copies.prepared import Prepared
from onrecord.linking.copies.verify import Comparison
from onrecord.outlets import same_outlet
from onrecord.records import Article, Credit, Evidence

CREDIT, MENTION, NAME, OWN, WEAK = 4.0, 2.0, 3.0, 2.0, 1.0
ENOUGH = 2.0
"""Weight from which on a direction is told."""
DECIDES = 3.0
"""Weight of a finding that outweighs a credit that both give to a third."""
SHORTENED_WORDS = 4
MIN_SHARE_LOST = 0.05
"""Of two copies, the one whose sentences stand in the other to a share greater by this is the shorter one."""
MIN_HOURS = 1.0
IN_TEXT = "text"
"""Where a credit stands that may be for a passage only."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason. `weight` > 0 speaks for a having taken from b, < 0 for b from a, 0 for neither."""

    reason: str
    detail: str
    weight: float = 0.0

    @property
    def evidence(self) -> Evidence:
        """The finding without its weight."""
        return Evidence(self.reason, self.detail)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`direction` as in FORMAT.md; `origin`: the outlet that obtained the text, if the credits tell; `strength`: the
    sum of the weights."""

    direction: str
    origin: str | None
    findings: list[Finding]
    strength: float


def judge(a: Prepared, b: Prepared, found: Comparison) -> Verdict:
    """The direction of two texts that share some. Raises nothing."""
    findings = [*_credits(a.article, b.article), *_names(a.article, b.article)]
    if found.relation != "quotes":
        findings += [*_dates(a.article, b.article), *_length(found), *_one_way(a, b, found.matches)]
    total = sum(f.weight for f in findings)
    decided = any(abs(f.weight) >= DECIDES for f in findings)
    if not decided and found.relation != "quotes":
        third = _both_credit(a.article, b.article) or (
            _one_credits(a.article, b.article) if abs(total) < ENOUGH else None
        )
        if third is not None:
            findings.append(Finding("common_credit", third.detail))
            return Verdict("common", third.reason, findings, total)
    if abs(total) < ENOUGH:
        return Verdict("unknown", None, findings, total)
    source = b.article if total > 0 else a.article
    direction = "a_from_b" if total > 0 else "b_from_a"
    return Verdict(direction, _origin(source), findings, total)


def _credits(a: Article, b: Article) -> Iterator[Finding]:
    for sign, x, y in ((1, a, b), (-1, b, a)):
        for role, weight in (("origin", CREDIT), ("mention", MENTION)):
            credit = next((c for c in x.credits if c.role == role and is_outlet(c.outlet, y)), None)
            if credit is not None:
                where = f" ({credit.where})" if credit.where else ""
                most = NAME if credit.where == IN_TEXT else CREDIT
                yield Finding("credit", f"{label(x)} credits {credit.outlet}{where}", sign * min(weight, most))
                break


def _names(a: Article, b: Article) -> Iterator[Finding]:
    """The other outlet is named in the text, as by a rewrite that says where it has it from."""
    for sign, x, y in ((1, a, b), (-1, b, a)):
        if not y.outlet or (x.outlet and same_outlet(x.outlet, y.outlet)):
            continue
        name = y.outlet.removeprefix("The ")
        if name not in x.text:
            continue
        # A name of one word that begins a sentence may be a word: Time, Mirror.
        before = r"(?<!\w)" if " " in name else r"(?<=[a-z,(] )|(?<=[(“])"
        found = re.search(rf"(?:{before}){re.escape(name)}(?!\w)", x.text)
        if found is not None:
            yield Finding("name", f"{label(x)} names {y.outlet} in its text", sign * NAME)


def _dates(a: Article, b: Article) -> Iterator[Finding]:
    hours = _hours_between(a.published, b.published)
    if hours is None or abs(hours) < MIN_HOURS:
        return
    first, later = (a, b) if hours > 0 else (b, a)
    gap = f"{abs(hours):.0f} hours" if abs(hours) < 48 else f"{abs(hours) / 24:.0f} days"
    yield Finding("date", f"{label(first)} was published {gap} before {label(later)}", -WEAK if hours > 0 else WEAK)


def _hours_between(one: str | None, other: str | None) -> float | None:
    """Hours from `one` to `other`; whole days where one of them has no time of day; None where that is not known."""
    try:
        x, y = datetime.fromisoformat(one or ""), datetime.fromisoformat(other or "")
    except ValueError:
        return None
    if len(one or "") <= 10 or len(other or "") <= 10 or (x.tzinfo is None) != (y.tzinfo is None):
        return (y.date() - x.date()).days * 24.0
    return (y - x).total_seconds() / 3600


def _length(found: Comparison) -> Iterator[Finding]:
    """Who cuts makes a text shorter; few reporters write around another's text and keep all of it."""
    a_is_cut = found.share_a > found.share_b
    more, less = max(found.share_a, found.share_b), min(found.share_a, found.share_b)
    if found.relation == "partial" or more - less < MIN_SHARE_LOST:
        return
    yield Finding("length", "the shorter text stands nearly whole in the longer one", WEAK if a_is_cut else -WEAK)


def _one_way(a: Prepared, b: Prepared, matches: list[Match]) -> Iterator[Finding]:
    """Edits that are made to another's text: the outlet's own name goes, a quotation becomes shorter."""
    own = {1: 0, -1: 0}
    shortened = {1: 0, -1: 0}
    for match in matches:
        x, y = a.body[match.a], b.body[match.b]
        in_x, in_y = x.span.of(a.article.text), y.span.of(b.article.text)
        for sign, mine, theirs, text in ((-1, in_x, in_y, a), (1, in_y, in_x, b)):
            own[sign] += _tells_name(text.article, mine) and not _tells_name(text.article, theirs)
        lost = sum(x.quoted) - sum(y.quoted)
        if abs(lost) >= SHORTENED_WORDS and not match.part:
            shortened[-1 if lost > 0 else 1] += 1
    for sign, source, taker in ((-1, a, b), (1, b, a)):
        if own[sign] and not own[-sign]:
            detail = f"“{label(source.article)}” goes from a sentence that {label(taker.article)} also has"
            yield Finding("own_name", detail, sign * OWN)
        if shortened[sign] and not shortened[-sign]:
            detail = f"{shortened[sign]} of {label(source.article)}'s quotations are shorter in {label(taker.article)}"
            yield Finding("shortened_quotation", detail, sign * WEAK)


def _tells_name(article: Article, text: str) -> bool:
    """Whether the outlet's name stands in a text, or its last word after `the` ("told the Chronicle")."""
    words = (article.outlet or "").removeprefix("The ").split()
    if not words or words[-1] not in text:
        return False  # as a rule: to make a pattern for every outlet would take longer than all else here
    full = re.escape(" ".join(words))
    short = rf"|\b[Tt]he {re.escape(words[-1])}\b" if len(words) > 1 and words[-1][:1].isupper() else ""
    return re.search(rf"(?<!\w){full}(?!\w){short}", text) is not None


def _both_credit(a: Article, b: Article) -> Finding | None:
    """The outlet that both credit; its name as the reason."""
    for credit in _signed(a):
        if is_outlet(credit.outlet, b):
            continue
        if any(same_outlet(c.outlet, credit.outlet) for c in _signed(b)):
            return Finding(credit.outlet, f"both credit {credit.outlet}")
    return None


def _one_credits(a: Article, b: Article) -> Finding | None:
    """The outlet that one credits while the other credits nobody: the text is its, whoever prints it."""
    for x, y in ((a, b), (b, a)):
        credit = next(iter(_signed(x)), None)
        if credit is not None and not is_outlet(credit.outlet, y) and not _signed(y):
            return Finding(credit.outlet, f"{label(x)} credits {credit.outlet}; {label(y)} credits nobody")
    return None


def _signed(article: Article) -> list[Credit]:
    """Its credits to other outlets for all of it: in its byline, dateline or footer, not for a passage of the text."""
    found = [c for c in article.credits if c.role == "origin" and c.where != IN_TEXT]
    return [c for c in found if not is_outlet(c.outlet, article)]


def _origin(source: Article) -> str | None:
    """Who obtained the source's text: whom it credits, else itself."""
    credited = next((c.outlet for c in _signed(source)), None)
    return credited or source.outlet or source.domain


def is_outlet(name: str, article: Article) -> bool:
    """Whether `name` is the outlet that published the article."""
    return any(place and same_outlet(name, place) for place in (article.outlet, article.domain))


def label(article: Article) -> str:
    """What an article is called in a reason: its outlet, else its reference."""
    return article.outlet or article.domain or article.ref or article.id
