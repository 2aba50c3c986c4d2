"""Given names and places that may stand in any article, and how two spellings of a name are compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

GIVEN_NAMES = Path(__file__).parent / "given_names.txt"
PLACES = Path(__file__).parent / "places.txt"


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Given name, folded -> `m` or `f`; one that stands under both is not in it."""
    out: dict[str, str] = {}
    both: set[str] = set()
    gender = ""
    for line in GIVEN_NAMES.read_text("utf-8").splitlines():
        if line.startswith("["):
            gender = line.strip("[]")
        elif not line.startswith("#"):
            for name in map(fold, line.split()):
                if out.setdefault(name, gender) != gender:
                    both.add(name)
    return {name: g for name, g in out.items() if name not in both}


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Lower case, without accents, full stops and the Arabic article: how two spellings of a name are compared."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("ø", "o").replace("ł", "l").replace("ı", "i"))
    kept = "".join(c for c in plain if c.isalnum() or c in "-'’@").replace("’", "'")
    return kept[3:] if kept.startswith(("al-", "el-")) else kept


@lru_cache(maxsize=1)
def places() -> dict[str, str]:
    """Name of a country or another well-known place, folded -> "country", "state" or "city": who bears one of them is a
    body, not a person."""
    out: dict[str, str] = {}
    kind = ""
    for line in PLACES.read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif not line.startswith("#"):
            out.update((" ".join(map(fold, name.split())), kind) for name in line.split(","))
    return out
