"""Every token of a text with one label, and how two labellings agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.scoring.align import Tokenised
from onrecord.scoring.counts import Counts

NONE = "none"


def labels(statements: Sequence[Tokenised], outermost: bool) -> dict[int, str]:
    """Token -> its role in an outermost statement. A cue wins over a source, a source over a content."""
    top = [s for s in statements if outermost or not s.statement.parent]
    out: dict[int, str] = {}
    for role in ("content", "source", "cue"):
        out.update((token, role) for s in top for token in s.part(role))
    return out


@dataclass(slots=True)
class LabelPairs:
    """How often each (gold label, predicted label) met on one token."""

    seen: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, gold: Mapping[int, str], pred: Mapping[int, str], tokens: int) -> None:
        """Count one text of `tokens` scored tokens; those that neither side labels count as agreed on."""
        labelled = gold.keys() | pred.keys()
        self.seen.update((gold.get(t, NONE), pred.get(t, NONE)) for t in labelled)
        self.seen[NONE, NONE] += tokens - len(labelled)

    def counts(self, role: str) -> Counts:
        """The tokens of one role."""
        return Counts(
            true=self.seen[role, role],
            predicted=sum(n for (_, theirs), n in self.seen.items() if theirs == role),
            gold=sum(n for (ours, _), n in self.seen.items() if ours == role),
        )

    def alpha(self) -> float:
        """Krippendorff's nominal alpha of two coders: 1 perfect, 0 chance; 1 where nothing could differ."""
        units = sum(self.seen.values())
        values: Counter[str] = Counter()
        for (ours, theirs), n in self.seen.items():
            values[ours] += n
            values[theirs] += n
        observed = sum(n for (ours, theirs), n in self.seen.items() if ours != theirs) / max(1, units)
        same = sum(n * (n - 1) for n in values.values())
        expected = 1 - same / max(1, 2 * units * (2 * units - 1))
        return 1 - observed / expected if expected else 1.0
