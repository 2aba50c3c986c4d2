"""How well a reading agrees with a gold one: the measures, and the disagreements one by one.

Both sides are mappings from article id to `Article` over the same texts; `load_corpus` makes one from a file.
"""

from onrecord.scoring.corpus import load_corpus
from onrecord.scoring.counts import Accuracy, Counts
from onrecord.scoring.errors import Miss, misses
from onrecord.scoring.measures import Scores, score
from onrecord.scoring.names import same_name

__all__ = ["Accuracy", "Counts", "Miss", "Scores", "load_corpus", "misses", "same_name", "score"]
