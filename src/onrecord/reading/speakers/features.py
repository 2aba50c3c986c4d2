"""How a candidate stands to what has to be resolved: the numbers that the scorer weighs."""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.anaphor import SORTS, Anaphor
from onrecord.reading.speakers.entities import Entity, Mention
from onrecord.reading.speakers.nouns import NO_PRIOR, Prior, sense_of
from onrecord.reading.speakers.page import STEM, Page

Floats = NDArray[np.float64]

ECHO_MENTIONS = 12
"""Of an entity, the first mentions that are looked at for what is said again."""
KINDS = ("person", "organisation", "media", "document", "group")
ATTITUDES = ("communication", "belief", "knowledge", "intention")
CUES = ("ly", "ing", "passive", "noun", "to")
FEATURES = (
    *(f"sort.{s}" for s in SORTS),
    "possessive", "definite", "words", "in_quote", "nested", "no_statement", *(f"cue.{c}" for c in CUES),
    "nobody", "own", "own.seen", "own.long", "own.definite", "own.plain", "own.rival", "own.rival_ahead", "own.maker",
    "other.definite", "other.plain", "both", "affiliated",
    "gender.same", "gender.other", "gender.near", "gender.far", "plural.same", "plural.other", "members",
    *(f"kind.{k}" for k in KINDS), "kind.fits", "kind.differs", "named", "full",
    "back.none", "back.0", "back.1", "back.2", "back.3", "back.far", "paragraph", "distance",
    "rank", "rank.agreeing", "first.agreeing", "subject", "oblique", "owner", "quoted", "by_name", "head_of_sentence",
    *(f"{level}.{mode}" for level in ("parent", "grandparent") for mode in ("first", "third", "plain", "quoted")),
    "previous", "before",
    "before.same_paragraph", "before.far", "before.direct", "turn.same_sentence", "turn.last_sentence",
    "spoke", "spoke.lately", "direct", "starts",
    "mentions", "in_content", "ahead.sentence", "ahead", "in_title", "noun.same", "noun.in_name", "words.shared",
    "addressee", "maker", "only", "between", "member_of_parent",
    "bare", "lede", "later.rank", "later.near", "echo", "echo.cue", "own.named_later",
    "hinted", "own.hinted", "hinted.first",
    "hedged", *(f"attitude.{a}" for a in ATTITUDES), "plural.name", "noun.prior",
)  # fmt: skip
_AT = {name: i for i, name in enumerate(FEATURES)}


@dataclass(frozen=True, slots=True)
class Situation:
    """Where something has to be resolved, and what is known there.

    `content`, `addressee`: words of the statement; `parents`: who speak in the statements around it, innermost first,
    and whether what has to be resolved stands in a quotation of theirs; `previous`: who spoke last; `before`: who spoke
    last on the same level, in which paragraph; `turn`: how many statements came before; `title`: folded words of it;
    `makers`: numbers of those who are said to have made the document; `hinted`: of those named near it; `affiliated`:
    of those named beside the speaker around it; `prior`: what the description's noun tells, whoever is about.
    """

    anaphor: Anaphor
    content: frozenset[int] = frozenset()
    addressee: frozenset[int] = frozenset()
    cue: tuple[str, ...] = ()
    parents: Sequence[tuple[Sequence[Entity], bool]] = ()
    previous: Sequence[Entity] = ()
    before: Sequence[Entity] = ()
    before_at: int = -1
    before_direct: bool = False
    direct: bool = False
    nested: bool = False
    hedged: bool = False
    attitude: str = ""
    statement: bool = True
    turn: int = 0
    title: frozenset[str] = frozenset()
    makers: frozenset[int] = field(default_factory=frozenset)
    hinted: frozenset[int] = field(default_factory=frozenset)
    affiliated: frozenset[int] = field(default_factory=frozenset)
    prior: Prior = NO_PRIOR


def matrix(page: Page, situation: Situation, candidates: Sequence[Entity | None], own: Entity | None) -> Floats:
    """*Shape:* (candidates, features). `None` among the candidates: nobody; `own`: the description taken for itself."""
    common = _common(page, situation)
    at = min(situation.anaphor.start, len(page) - 1)
    cells = _Cells(len(candidates))
    backs = [c.before(situation.anaphor.start) if c is not None and c is not own else None for c in candidates]
    agreeing = [c is not None and _agrees(situation.anaphor, c) for c in candidates]
    later = _later(situation.anaphor, candidates, own)
    echoes = Echoes(page, situation)
    ranks = _ranks(backs, [True] * len(backs))
    agreeing_ranks = _ranks(backs, agreeing)
    lone, hinted_first = sum(agreeing) == 1, min(situation.hinted, default=-1)
    each = zip(candidates, backs, agreeing, ranks, agreeing_ranks, strict=True)
    for row, (c, back, fits, rank, among) in enumerate(each):
        if c is None:
            cells.put(row, {"nobody": 1.0})
            continue
        if own is not None and c is own:
            values = _own(situation, c, candidates)
        else:
            values = _place(page, situation, at, c, back)
            values["other.definite"] = bool(situation.anaphor.noun) and situation.anaphor.definite
            values["other.plain"] = bool(situation.anaphor.noun) and not situation.anaphor.definite
            values["both"] = situation.anaphor.both and len(c.members) == 2
            values["affiliated"] = c.number in situation.affiliated
            values["rank"] = 1.0 / rank if rank else 0.0
            values["rank.agreeing"] = 1.0 / among if among else 0.0
            values["first.agreeing"] = float(among == 1)
            values["only"] = float(fits and lone)
            if c.number in later:
                values["later.rank"] = 1.0 / later[c.number]
                near = page.sentence[c.mentions[0].start] - page.sentence[at]
                values["later.near"] = 1.0 / (1 + near)
            values["hinted"] = c.number in situation.hinted
            values["hinted.first"] = c.number == hinted_first
            values["echo"], values["echo.cue"] = echoes(c)
        if situation.anaphor.noun:
            values["noun.prior"] = situation.prior[sense_of(situation.anaphor.noun, c, own)]
        cells.put(row, values, _nature(situation.anaphor, c), _history(page, situation, at, c))
    out = cells.table()
    out[:, [_AT[name] for name in common]] = list(common.values())
    return out


class _Cells:
    """A table of numbers that is filled one by one, in which an array of numpy is slow."""

    def __init__(self, rows: int) -> None:
        self.numbers = array("d", bytes(8 * rows * len(FEATURES)))

    def put(self, row: int, *parts: Mapping[str, float]) -> None:
        begin = row * len(FEATURES)
        for values in parts:
            for name, value in values.items():
                if value:
                    self.numbers[begin + _AT[name]] = value

    def table(self) -> Floats:
        """*Shape:* (rows, features)."""
        return np.frombuffer(self.numbers).reshape(-1, len(FEATURES))


def _later(anaphor: Anaphor, candidates: Sequence[Entity | None], own: Entity | None) -> dict[int, int]:
    """Number of each candidate of a fitting kind that is named only behind the anaphor -> 1 for the nearest, 2 ..."""
    if not anaphor.noun:
        return {}
    found = [c for c in candidates if c and c is not own and c.named and c.mentions and not c.before(anaphor.end)]
    fitting = [c for c in found if _kind_of(c) in (None, anaphor.sort)]
    fitting.sort(key=lambda c: c.mentions[0].start)
    return {c.number: rank for rank, c in enumerate(fitting, 1)}


class Echoes:
    """How much of a statement is said again where a candidate is mentioned: a first line tells what follows."""

    def __init__(self, page: Page, situation: Situation) -> None:
        self.page = page
        words = (page.lower[i] for i in situation.content)
        self.content = frozenset(w[:STEM] for w in words if len(w) >= STEM)
        self.cue = frozenset(w[:STEM] for w in situation.cue if len(w) >= STEM - 1)
        at = min(situation.anaphor.start, len(page) - 1)
        own = {page.sentence[i] for i in (*situation.content, at)}
        self.known = dict.fromkeys(own, (0.0, 0.0))

    def __call__(self, entity: Entity) -> tuple[float, float]:
        """Share of the content's stems, and whether a stem of the cue, in the best sentence with the entity."""
        again = told = 0.0
        for mention in entity.mentions[:ECHO_MENTIONS] if len(self.content) > 1 else ():
            share, cue = self._of(self.page.sentence[mention.start])
            again, told = max(again, share), max(told, cue)
        return again, told

    def _of(self, sentence: int) -> tuple[float, float]:
        if sentence not in self.known:
            stems = self.page.stems[sentence]
            share = len(stems & self.content) / len(self.content)
            self.known[sentence] = share, float(share > 0.2 and not stems.isdisjoint(self.cue))
        return self.known[sentence]


def _common(page: Page, situation: Situation) -> dict[str, float]:
    """What is the same for every candidate."""
    anaphor = situation.anaphor
    values = {
        f"sort.{anaphor.sort}": 1.0,
        "possessive": anaphor.possessive,
        "definite": anaphor.definite,
        "words": math.log1p(len(anaphor.words)),
        "in_quote": page.quote[anaphor.start] >= 0 if anaphor.start < len(page) else 0.0,
        "nested": situation.nested,
        "no_statement": not situation.statement,
        "direct": situation.direct,
        "hedged": situation.hedged,
        "starts": page.first[anaphor.start] if anaphor.start < len(page) else 0.0,
        "bare": bool(anaphor.noun) and page.lower[anaphor.start] not in lexicon.DETERMINERS,
        "lede": 1.0 / (1 + page.sentence[min(anaphor.start, len(page) - 1)]),
    }
    if situation.attitude in ATTITUDES:
        values[f"attitude.{situation.attitude}"] = 1.0
    cue = situation.cue
    if cue:
        passive = any(w in ("was", "were", "been", "be", "is", "are") for w in cue) and cue[-1].endswith(
            ("ed", "en", "id", "wn", "n")
        )
        noun = not cue[-1].endswith(("ed", "ing", "s", "id", "ly", "en")) and len(cue) == 1
        flags = (cue[-1].endswith("ly"), cue[-1].endswith("ing"), passive, noun, cue[-1] == "to")
        values.update({f"cue.{name}": float(flag) for name, flag in zip(CUES, flags, strict=True)})
    return values


def _agrees(anaphor: Anaphor, entity: Entity) -> bool:
    """Nothing speaks against it in gender, number and kind."""
    if anaphor.sort in ("he", "she"):
        return entity.gender in (None, anaphor.gender) and entity.person is not False
    if anaphor.sort == "it":
        return entity.person is not True and not entity.plural
    if anaphor.sort in ("they", "we"):
        return entity.plural or entity.person is not True
    if anaphor.noun:
        return anaphor.noun in entity.nouns or anaphor.noun in entity.key or _kind_of(entity) == anaphor.sort
    return True


def _kind_of(entity: Entity) -> str | None:
    if entity.plural:
        return "group"
    best = max(KINDS, key=entity.votes.__getitem__)
    return best if entity.votes[best] else None


def _ranks(backs: Sequence[Mention | None], counted: Sequence[bool]) -> list[int]:
    """1 for the one mentioned last, 2 for the one before; 0 for those not mentioned yet or not counted."""
    order = sorted((i for i, b in enumerate(backs) if b and counted[i]), key=lambda i: -backs[i].start)  # type: ignore[union-attr]
    out = [0] * len(backs)
    for rank, i in enumerate(order, 1):
        out[i] = rank
    return out


def _own(situation: Situation, own: Entity, candidates: Sequence[Entity | None]) -> dict[str, float]:
    """A description taken for itself, and who else might be called so."""
    anaphor = situation.anaphor
    rivals = [c for c in candidates if c and c is not own and c.named and anaphor.noun in (*c.nouns, *c.key)]
    earlier = [c for c in rivals if c.before(anaphor.start)]
    return {
        "own": 1.0,
        "own.seen": own.before(anaphor.start) is not None,
        "own.long": math.log1p(anaphor.end - anaphor.start),
        "own.definite": anaphor.definite,
        "own.plain": not anaphor.definite,
        "own.rival": bool(earlier),
        "own.rival_ahead": bool(rivals) and not earlier,
        "own.maker": bool(situation.makers),
        "own.hinted": bool(situation.hinted),
        "own.named_later": any(
            c and c is not own and anaphor.noun in (*c.nouns, *c.key) and not c.before(anaphor.end) for c in candidates
        ),
    }


def _nature(anaphor: Anaphor, entity: Entity) -> dict[str, float]:
    """Gender, number, kind, and shared words."""
    wanted, kind = anaphor.gender, _kind_of(entity)
    fits = anaphor.sort == kind or (anaphor.sort in ("he", "she") and kind == "person")
    values: dict[str, float] = {
        "plural.same": entity.plural == anaphor.plural,
        "plural.other": entity.plural and not anaphor.plural,
        "members": len(entity.members),
        "kind.fits": fits,
        "kind.differs": kind is not None and not fits,
        "named": entity.named or bool(entity.members),
        "full": len(entity.key) > 1,
        "plural.name": bool(entity.key) and entity.key[-1].endswith("s") and entity.votes["organisation"] > 0,
    }
    if wanted:
        gender, m, f = entity.gender, entity.near["m"], entity.near["f"]
        values["gender.same"], values["gender.other"] = gender == wanted, gender not in (None, wanted)
        if m != f:
            share = (m - f if wanted == "m" else f - m) / (m + f)
            values["gender.near"], values["gender.far"] = max(share, 0.0), max(-share, 0.0)
    if kind:
        values[f"kind.{kind}"] = 1.0
    if anaphor.noun:
        names = {*entity.key, *entity.name.lower().split()} if entity.named else set()
        values["noun.same"] = anaphor.noun in entity.nouns
        values["noun.in_name"] = anaphor.noun in names
        values["words.shared"] = len(anaphor.words & (names | entity.nouns))
    return values


def _place(page: Page, situation: Situation, at: int, entity: Entity, back: Mention | None) -> dict[str, float]:
    """Where the entity was mentioned last, seen from the anaphor, which stands at the word `at`."""
    anaphor, sentence = situation.anaphor, page.sentence[at]
    values: dict[str, float] = {
        "mentions": math.log1p(len(entity.mentions)),
        "maker": entity.number in situation.makers,
    }
    ahead = entity.after(max(anaphor.end, anaphor.start + 1))
    if ahead is not None and page.sentence[ahead.start] == sentence:
        values["ahead.sentence"] = 1.0
    values["ahead"] = back is None and ahead is not None
    if back is None:
        values["back.none"] = 1.0
        return values
    sentences = sentence - page.sentence[back.start]
    values[f"back.{sentences}" if sentences <= 3 else "back.far"] = 1.0
    before = page.lower[back.start - 1] if back.start else "."
    first = page.sentence[back.start - 1] != page.sentence[back.start] if back.start else True
    after = page.lower[back.end] if back.end < len(page) else "."
    values.update({
        "paragraph": page.paragraph[back.start] == page.paragraph[at],
        "distance": math.log1p(anaphor.start - back.end) / 3 if anaphor.start > back.end else 0.0,
        "subject": first or before in (",", '"', "”", "that", "but", "and") or page.first[back.start],
        "head_of_sentence": first,
        "oblique": before in lexicon.PREPOSITIONS,
        "owner": after in ("'s", "’s"),
        "quoted": page.quote[back.start] >= 0 and page.quote[back.start] != page.quote[at],
        "by_name": back.named,
        "in_content": not situation.content.isdisjoint(entity.starts)
        and any(m.start in situation.content for m in entity.mentions if m.named),
        "addressee": not situation.addressee.isdisjoint(entity.starts),
        "between": float(back.end >= anaphor.start - 1),
    })  # fmt: skip
    return values


def _history(page: Page, situation: Situation, at: int, entity: Entity) -> dict[str, float]:
    """Who spoke before, and around it."""
    values: dict[str, float] = {
        "previous": entity in situation.previous,
        "spoke": math.log1p(entity.spoke),
        "spoke.lately": 0 <= situation.turn - entity.last_spoke <= 3 and entity.spoke > 0,
        "in_title": bool(entity.key) and entity.key[-1] in situation.title,
    }
    for depth, (speakers, quoted) in enumerate(situation.parents):
        level = "grandparent" if depth else "parent"
        values[f"{level}.{_mode(situation.anaphor, quoted)}"] = entity in speakers
        if not depth:
            values["member_of_parent"] = any(entity in e.members for e in speakers)
    if entity in situation.before:
        paragraphs = page.paragraph[at] - page.paragraph[situation.before_at] if situation.before_at >= 0 else 9
        values["before"] = 1.0
        values["before.same_paragraph"] = paragraphs == 0
        values["before.far"] = paragraphs > 2
        values["before.direct"] = situation.before_direct
    if entity.turns:
        back = page.sentence[at] - page.sentence[entity.turns[-1]]
        values["turn.same_sentence"] = back == 0
        values["turn.last_sentence"] = back == 1
    return values


def _mode(anaphor: Anaphor, quoted: bool) -> str:
    """How it stands in the statement around it: in a quotation, I and we mean who speaks, he and she do not."""
    if not quoted:
        return "plain"
    if anaphor.sort in ("i", "we"):
        return "first"
    return "third" if anaphor.pronoun or anaphor.sort == "relative" else "quoted"
