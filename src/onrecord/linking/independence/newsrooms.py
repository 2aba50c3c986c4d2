"""Which newsrooms obtained it themselves: copies and credits followed back, for an article or for single statements.

An `Origin` is sure, or it may be one. Rules, in this order; the first that applies decides:

1. the statement itself is attributed to an outlet ("the Chronicle reported that ..."): that outlet;
2. the article credits another outlet for all of it, or in the statement's paragraph: that outlet, or whom that one has
   it from;
3. the article took its text from another: that one's origins, credited or not;
4. it tells the same in wordings that only one earlier article has: it may have it from there;
5. nothing of this: the article's own newsroom; so too where another is credited for other passages, and the article
   says that it was told or shown something itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.linking.independence.obtained import obtained_itself
from onrecord.linking.independence.outlets import Outlets
from onrecord.records import Article, CopyEdge, Credit, Reason, Statement
from onrecord.records.copy_edge import DERIVED

WHOLE_ARTICLE = frozenset({"byline", "dateline"})
"""Places where a credit of origin stands for the whole article. One in a footer or in a page's data may stand for a
passage only, unless the article's text is that outlet's."""
COPIED = ("copy", "cut")
"""Relations of a text that was taken as a whole."""
LEAST_WORDS = 8
"""Words of a statement from which nobody finds the same ones by chance."""
HOPS_TOLD = 8
"""Of the hands that a copied text went through before, those that its reasons tell."""
NEAR_CHARS = 400
"""A credit in the text counts for the statements of its paragraph, at most this far from it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A newsroom that obtained something itself (`sure`), or may have. `name` None: one that no article names."""

    name: str | None
    sure: bool
    reason: Reason


class Newsrooms:
    """Origins within one story. `follows`: article -> an earlier one whose own wordings it repeats (rule 4)."""

    def __init__(
        self,
        articles: Sequence[Article],
        edges: Iterable[CopyEdge],
        outlets: Outlets,
        follows: Mapping[str, str] | None = None,
    ) -> None:
        self._articles = {a.id: a for a in articles}
        self._order = {a.id: n for n, a in enumerate(articles)}
        self._outlets, self._follows = outlets, follows or {}
        self._takes = self._sources(edges)
        # Of a text that is copied whole it does not matter which of its statements is asked for.
        self._partial = {a for a, takes in self._takes.items() if any(e.relation not in COPIED for _, e in takes)}
        self._texts: dict[str, str] = {}
        self._by_outlet: dict[str | None, list[Article]] = {}
        for article in articles:
            self._by_outlet.setdefault(outlets.of(article), []).append(article)
        self._known_origins: dict[str, list[Credit]] = {}
        self._known_whole: dict[str, list[Credit]] = {}
        self._known_credited: dict[str, list[Origin]] = {}
        self._known_taken: dict[str, list[Origin]] = {}
        self._known_reported: dict[str, list[Origin]] = {}
        self._known_behind: dict[str, list[Origin]] = {}
        self._open: set[str] = set()

    def of_article(self, article: Article) -> list[Origin]:
        """The newsrooms that an article as a whole rests on."""
        if self._whole_credits(article):
            return self._credited_whole(article) + self._partly(article)
        taken = self._taken_whole(article)
        if taken:
            return taken + self._partly(article)
        return self._itself(article)

    def _itself(self, article: Article) -> list[Origin]:
        """The origins of an article that is no copy: its own newsroom, and those that it names for parts."""
        named, reported = self._origins(article), self._reported(article)
        only = bool(reported) and len(reported) == sum(s.parent is None for s in article.statements)
        itself = obtained_itself(article, self._outlets)
        return [
            *self._own(article, credited=not itself and (bool(named) or only), itself=itself),
            *self._credited(article, named, sure=False),
            *(Origin(o.name, only, o.reason) for o in reported),
        ]

    def of_statement(self, article: Article, statement: Statement) -> list[Origin]:
        """The newsrooms that obtained this statement."""
        reported = self._reported_by(article, statement)
        if reported is not None:
            return [reported]
        if self._whole_credits(article):
            return self._credited_whole(article)
        near = [c for c in self._origins(article) if c.where == "text" and self._is_near(c, statement, article.text)]
        if near:
            return self._credited(article, near, sure=True)
        taken = self._taken(article, statement) if article.id in self._partial else self._taken_whole(article)
        if taken:
            return taken
        based = self._origins(article)
        itself = obtained_itself(article, self._outlets)
        if based and itself and self._is_elsewhere(based, statement):
            return self._own(article, credited=False, itself=itself)
        return [*self._own(article, credited=bool(based)), *self._credited(article, based, sure=False)]

    def _is_elsewhere(self, credits: Sequence[Credit], statement: Statement) -> bool:
        """Whether each of these credits stands in the text, in another passage, and nobody in the credited outlet's
        articles says what this speaker says."""
        located = {self._outlets.named(c.outlet) for c in credits if c.where == "text" and c.span is not None}
        names = {self._outlets.named(c.outlet) for c in credits}
        theirs = [a for name in names for a in self._by_outlet.get(name, ())]
        heard = {s.speaker for a in theirs for s in a.statements}
        return names <= located and statement.speaker is not None and statement.speaker not in heard

    def _reported(self, article: Article) -> list[Origin]:
        """For each outermost statement that the article has from another outlet: that one."""
        if article.id not in self._known_reported:
            found = (self._reported_by(article, s) for s in article.statements if s.parent is None)
            self._known_reported[article.id] = [o for o in found if o is not None]
        return self._known_reported[article.id]

    def _reported_by(self, article: Article, statement: Statement) -> Origin | None:
        outlet = self._reporting_outlet(article, statement)
        if outlet is None:
            return None
        detail = f"{self._label(article)} has it from {outlet}"
        return Origin(outlet, True, self._reason(outlet, "reported_by", detail, article))

    def _sources(self, edges: Iterable[CopyEdge]) -> dict[str, list[tuple[str | None, CopyEdge]]]:
        """Article -> those it took its text from. Where nobody can tell who took from whom, the later one of the two
        in time; None for a third that both have it from."""
        takes: dict[str, list[tuple[str | None, CopyEdge]]] = {}
        for edge in edges:
            if edge.relation not in DERIVED or edge.a not in self._articles or edge.b not in self._articles:
                continue
            if edge.direction == "common":
                takes.setdefault(edge.a, []).append((None, edge))
                takes.setdefault(edge.b, []).append((None, edge))
                continue
            a_first = self._order[edge.a] < self._order[edge.b]
            from_a = edge.direction == "b_from_a" or (edge.direction == "unknown" and a_first)
            taker, source = (edge.b, edge.a) if from_a else (edge.a, edge.b)
            takes.setdefault(taker, []).append((source, edge))
        return takes

    def _taken_whole(self, article: Article) -> list[Origin]:
        if article.id not in self._known_taken:
            self._known_taken[article.id] = self._taken(article, None)
        return self._known_taken[article.id]

    def _taken(self, article: Article, statement: Statement | None) -> list[Origin]:
        """Rule 3. For a statement of an article that is only partly a copy, nothing is sure."""
        found: list[Origin] = []
        shared = False
        for source, edge in self._takes.get(article.id, ()):
            same_words = statement is not None and source is not None and self._stands_in(source, article, statement)
            whole = edge.relation in COPIED or same_words
            shared = shared or same_words
            if source is None:
                third = self._outlets.named(edge.origin) if edge.origin else None
                detail = f"{self._label(article)} and another share a text that both have from {third or 'a third'}"
                why = self._reason(third or "unnamed", "common_source", detail, article)
                theirs = self._by_outlet.get(third, []) if third is not None else []
                follow = len(theirs) == 1 and theirs[0] is not article
                behind = self._behind(theirs[0], article) if follow else []  # the third may have copied it itself
                found += [Origin(o.name, o.sure and whole, why) for o in behind] or [
                    Origin(third, whole and not follow, why)
                ]
                continue
            other = self._articles[source]
            behind = self._behind(other, article)
            detail = f"{self._label(article)} took its text from {self._label(other)} ({edge.relation})"
            names = dict.fromkeys(o.name for o in behind)
            copied = {n: self._reason(n or "unnamed", "copied", detail, article, other) for n in names}
            found += [Origin(o.name, o.sure and whole, copied[o.name]) for o in behind]
            found += [o for o in behind if o.reason.reason != "own_reporting"][:HOPS_TOLD]
        found = list(dict.fromkeys({(o.name, o.sure, id(o.reason)): o for o in found}.values()))
        partly = found and not any(e.relation in COPIED for _, e in self._takes[article.id])
        may_be_own = partly and statement is not None and not shared
        return found + (self._own(article, credited=True) if may_be_own else [])

    def _stands_in(self, source: str, article: Article, statement: Statement) -> bool:
        """Whether all words of the statement stand, a sentence or more, in the article that others were taken from."""
        pieces = [_words(span.of(article.text)) for span in statement.content]
        if sum(len(p) for p in pieces) < LEAST_WORDS:
            return False
        if source not in self._texts:
            self._texts[source] = f" {' '.join(_words(self._articles[source].text))} "
        return all(f" {' '.join(p)} " in self._texts[source] for p in pieces if p)

    def _behind(self, article: Article, taker: Article) -> list[Origin]:
        """The origins of the article that another one copied. Followed once for each article: among hundreds of copies
        of one text there are more ways back than can be walked. What leads back to where it came from is no way."""
        self._open.add(taker.id)
        try:
            if article.id in self._open:
                return []
            if article.id not in self._known_behind:
                whole = self._whole_credits(article)
                if whole:
                    found = self._credited(article, whole, sure=True)
                else:
                    taken = self._taken(article, None)
                    copied = bool(self._takes.get(article.id))
                    found = taken or (self._own(article, credited=True) if copied else self._itself(article))
                self._known_behind[article.id] = found
            return self._known_behind[article.id]
        finally:
            self._open.discard(taker.id)

    def _partly(self, article: Article) -> list[Origin]:
        """An article that is a copy only in part may have obtained the rest itself."""
        edges = [e for _, e in self._takes.get(article.id, ())]
        partial = bool(edges) and all(e.relation == "partial" for e in edges)
        return self._own(article, credited=True) if partial and not self._whole_credits(article) else []

    def _origins(self, article: Article) -> list[Credit]:
        """Credits of origin to another outlet than the one that published."""
        if article.id not in self._known_origins:
            mine = self._outlets.of(article)
            others = [c for c in article.credits if c.role == "origin" and self._outlets.named(c.outlet) != mine]
            self._known_origins[article.id] = others
        return self._known_origins[article.id]

    def _whole_credits(self, article: Article) -> list[Credit]:
        """Credits for all of the article: by their place, or because its text stands in the credited outlet's."""
        if article.id not in self._known_whole:
            takes = self._takes.get(article.id, ())
            taken = {self._outlets.of(self._articles[s]) for s, _ in takes if s is not None}
            self._known_whole[article.id] = [
                c
                for c in self._origins(article)
                if c.where in WHOLE_ARTICLE or (c.where != "text" and self._outlets.named(c.outlet) in taken)
            ]
        return self._known_whole[article.id]

    def _credited_whole(self, article: Article) -> list[Origin]:
        if article.id not in self._known_credited:
            self._known_credited[article.id] = self._credited(article, self._whole_credits(article), sure=True)
        return self._known_credited[article.id]

    def _credited(self, article: Article, credits: Iterable[Credit], *, sure: bool) -> list[Origin]:
        """The credited outlets; where the one article of such an outlet credits a third or is a copy, its origins."""
        found: list[Origin] = []
        for name in dict.fromkeys(self._outlets.named(c.outlet) for c in credits):
            why = self._reason(name, "credited", f"{self._label(article)} credits {name}", article)
            theirs = self._by_outlet.get(name, [])
            passed_on = theirs[0] if len(theirs) == 1 and theirs[0] is not article else None
            behind = self._behind(passed_on, article) if passed_on is not None else []
            if behind and all(o.reason.reason != "own_reporting" for o in behind):
                found += [Origin(o.name, o.sure and sure, why) for o in behind]
            else:
                in_a_circle = passed_on is not None and not behind
                found.append(Origin(name, sure and not in_a_circle, why))
        return found

    def _own(self, article: Article, *, credited: bool, itself: str | None = None) -> list[Origin]:
        """The article's own newsroom. `credited`: another is named for some of it, so its own is only possible.
        `itself`: the words that say it obtained something itself."""
        name, label = self._outlets.of(article), self._label(article)
        if itself:
            detail = f"{label} obtained some of it itself: “{itself}”"
            return [Origin(name, name is not None, self._reason(label, "own_reporting", detail, article))]
        if credited:
            return [
                Origin(name, False, self._reason(label, "unclear", f"{label} may have obtained some of it", article))
            ]
        if article.id in self._follows:
            earlier = self._articles[self._follows[article.id]]
            detail = f"{label} repeats wordings that only {self._label(earlier)} has, and names no source for them"
            why = self._reason(label, "shared_wording", detail, article, earlier)
            behind = self._behind(earlier, article)
            return [Origin(name, False, why), *(Origin(o.name, False, why) for o in behind)]
        why = self._reason(label, "own_reporting", f"{label}: no copied text and no credit to another", article)
        return [Origin(name, name is not None, why)]

    def _reporting_outlet(self, article: Article, statement: Statement) -> str | None:
        """The outlet that the text names as the one who reported the statement."""
        # A hop that rests on a credit for the whole article is rule 2's, which follows the credit further.
        names = [h.name for h in statement.via if h.role == "report" and h.name and h.unknown.get("basis") != "article"]
        by_id = {s.id: s for s in article.statements} if statement.parent is not None else {}
        at: Statement | None = statement
        for _ in article.statements:  # up to the outermost; never more steps than there are statements
            if at is None:
                break
            if at.speaker is not None and (at.speaker_type == "media" or self._outlets.is_known(at.speaker)):
                names.append(at.speaker)
            at = by_id.get(at.parent or "")
        if not names:
            return None
        mine = self._outlets.of(article)
        others = [n for n in (self._outlets.named(n) for n in names if self._outlets.is_known(n)) if n != mine]
        return others[-1] if others else None

    @staticmethod
    def _is_near(credit: Credit, statement: Statement, text: str) -> bool:
        if credit.span is None or not statement.content:
            return False
        first = min(credit.span.start, statement.content[0].start)
        last = max(credit.span.end, statement.content[0].end)
        return last - first <= NEAR_CHARS + len(statement.content[0]) and "\n\n" not in text[first:last]

    def _label(self, article: Article) -> str:
        return self._outlets.of(article) or article.ref or article.id

    @staticmethod
    def _reason(subject: str, reason: str, detail: str, *articles: Article) -> Reason:
        return Reason("newsrooms", subject, reason, detail, tuple(a.id for a in articles))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())
