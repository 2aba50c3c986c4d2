"""Which names are those of news agencies.

Precision first: a name counts as an agency's if it is in `agencies.txt` or if its form tells ("...
Newswire").
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_FORM = re.compile(
    r"\b(?:(?:News|Press|Telegraph|Telegraphic|Information)[ -]?(?:Agency|Service|Association|Bureau|Wire)|"
    r"Newswire|Wire Service|Wire|Associated Press|Agence|Agencia|Agência|Agenzia|Agentur|Nachrichtenagentur|"
    r"Presseagentur|Presse-Agentur|Persbureau|Tidningarnas Telegrambyrå|Telegrambyrå)\b"
)
_STAFF = re.compile(
    r"\b(?:staff|desk|newsroom|team|reporters?|correspondents?|editors?|editorial|contributors?|agencies|"
    r"agency reports|"
    r"wires?|admin|redaktion|rédaction)$",
    re.I,
)
_SMALL = frozenset("of de da do di du des la le for the and d' & van der für y".split())
_MAX_WORDS = 6


def is_agency(name: str) -> bool:
    """Whether the name, taken alone, is a news agency's. Raises nothing."""
    words = name.split()
    if not 0 < len(words) <= _MAX_WORDS or not name[0].isalpha() or set(name) & set(":,;|"):
        return False
    bare = name.removeprefix("The ").removeprefix("the ")
    if bare in _known() or (bare.isupper() and len(bare) > 3 and bare.title() in _known()):
        return True
    # Every word but the small ones in capitals: "Additional material from Northern Wire" is a sentence, not a
    # name.
    named = all(w[0].isupper() or w.lower() in _SMALL for w in bare.split())
    return len(words) > 1 and named and bare[-1].isalnum() and bool(_FORM.search(bare))


def is_staff(name: str) -> bool:
    """Whether the name only says that nobody in particular signs ("Foreign Staff", "Agencies"). Raises
    nothing."""
    return bool(_STAFF.search(name)) and not _FORM.search(name)


@cache
def _known() -> frozenset[str]:
    text = resources.files(__package__).joinpath("agencies.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
