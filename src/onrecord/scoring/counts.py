"""What the measures are made of: counts that add up over articles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Counts:
    """True positives among what was predicted and what is gold, and the F1 they give."""

    true: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, true: int, predicted: int, gold: int) -> None:
        """Count one article's, or one pair's, share."""
        self.true += true
        self.predicted += predicted
        self.gold += gold

    @property
    def precision(self) -> float:
        """0 to 1; 0 where nothing was predicted."""
        return self.true / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """0 to 1; 0 where there is no gold."""
        return self.true / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def as_dict(self) -> dict[str, float]:
        """Percentages with two decimals, and the two totals."""
        return {
            "f1": percent(self.f1),
            "p": percent(self.precision),
            "r": percent(self.recall),
            "gold": self.gold,
            "pred": self.predicted,
        }


@dataclass(slots=True)
class Accuracy:
    """How many of `n` decisions were right."""

    right: int = 0
    n: int = 0

    def add(self, right: bool) -> None:
        """Count one decision."""
        self.right += right
        self.n += 1

    def as_dict(self) -> dict[str, float]:
        """A percentage with two decimals, and the number of decisions."""
        return {"accuracy": percent(self.right / self.n if self.n else 0.0), "n": self.n}


def percent(share: float) -> float:
    """0.12345 -> 12.35 (rounded as Python rounds)."""
    return round(100 * share, 2)
