"""Which two names mean one outlet."""

from __future__ import annotations

import re


def squeezed(name: str) -> str:
    """The name for comparison: case, spaces, punctuation and a leading "The" do not count. Raises nothing."""
    return "".join(c for c in name.casefold().removeprefix("the ") if c.isalnum())


def initials(name: str) -> str:
    """The capitals that the words of the name begin with: "Northern Press Agency" -> "NPA". Raises
    nothing."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name.removeprefix("The ")) if word[:1].isupper())


def same_outlet(one: str, other: str) -> bool:
    """Whether two names mean one outlet: the same letters, one the other's initials, or one the other's web
    domain.

    Raises nothing."""
    a, b = squeezed(one), squeezed(other)
    if not a or not b:
        return False
    return a == b or _short_for(one, other) or _short_for(other, one) or _domain_of(one, b) or _domain_of(other, a)


def _short_for(short: str, long: str) -> bool:
    return short.isupper() and len(short) > 1 and " " in long and short == initials(long)


def _domain_of(domain: str, name: str) -> bool:
    labels = domain.casefold().split(".")
    return len(labels) > 1 and " " not in domain and name in {squeezed(label) for label in labels[:-1]}
