"""Which names are those of news agencies, and which two names mean one outlet.

Precision first: a name counts as an agency's if it has a star in `names.txt` or if its form tells ("... Newswire").
"""

from __future__ import annotations

import re

from onrecord.outlets.register import in_use

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
    known = in_use().agencies
    if bare in known or (bare.isupper() and len(bare) > 3 and bare.title() in known):
        return True
    # Every word but the small ones in capitals: "Additional material from Northern Wire" is a sentence, not a
    # name.
    named = all(w[0].isupper() or w.lower() in _SMALL for w in bare.split())
    return len(words) > 1 and named and bare[-1].isalnum() and bool(_FORM.search(bare))


def is_staff(name: str) -> bool:
    """Whether the name only says that nobody in particular signs ("Foreign Staff", "Agencies"). Raises
    nothing."""
    return bool(_STAFF.search(name)) and not _FORM.search(name)


def squeezed(name: str) -> str:
    """The name for comparison: case, spaces, punctuation and a leading "The" do not count. Raises nothing."""
    return "".join(c for c in name.casefold().removeprefix("the ") if c.isalnum())


def initials(name: str) -> str:
    """The capitals that the words of the name begin with: "Northern Press Agency" -> "NPA". Raises
    nothing."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name.removeprefix("The ")) if word[:1].isupper())


def same_outlet(one: str, other: str) -> bool:
    """Whether two names mean one outlet: the same letters, names of one line of `names.txt`, one the other's
    initials, or one the other's web domain.

    Raises nothing."""
    a, b = squeezed(one), squeezed(other)
    if not a or not b:
        return False
    if a == b or _listed(one) == _listed(other):
        return True
    return _short_for(one, other) or _short_for(other, one) or _domain_of(one, b) or _domain_of(other, a)


def _listed(name: str) -> str:
    """The first name of its line, or the name itself where it is not known."""
    canonical = in_use().canonical
    return canonical.get(name) or canonical.get(name.removeprefix("the ").removeprefix("The "), name)


def _short_for(short: str, long: str) -> bool:
    return short.isupper() and len(short) > 1 and " " in long and short == initials(long)


def _domain_of(domain: str, name: str) -> bool:
    labels = domain.casefold().split(".")
    return len(labels) > 1 and " " not in domain and name in {squeezed(label) for label in labels[:-1]}
