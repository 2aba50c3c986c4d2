"""The background of linking's rarities: in how many articles of general news each frequent term stands.

`python -m training.background --corpora ../shared/data`
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from onrecord.linking.stories.features import KINDS, terms_of
from onrecord.linking.stories.similarity import BACKGROUND

CORPORA = ("polnear-train.jsonl.gz", "wikinews-train.jsonl.gz")
LEAST_SHARE = 0.015


def main(corpora: Path) -> None:
    """Write background.tsv: words, and pairs of such words, by number of articles. Names are left out."""
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    articles = 0
    for name in CORPORA:
        with gzip.open(corpora / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                found = dict(zip(KINDS, terms_of(json.loads(line)["text"]), strict=True))
                words.update(set(found["words"]))
                pairs.update(set(found["pairs"]))
                articles += 1
    least = LEAST_SHARE * articles
    known = {t: n for t, n in words.items() if n >= least}
    known |= {t: n for t, n in pairs.items() if n >= least and all(w in known for w in t.split())}
    kept = sorted(known.items())
    BACKGROUND.write_text("".join([f"{articles}\n", *(f"{t}\t{n}\n" for t, n in kept)]), "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="training.background", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    main(parser.parse_args().corpora)
