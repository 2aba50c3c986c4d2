"""When two names mean the same one: the lenient comparison that speaker and credit measures use."""

from __future__ import annotations

import re

TITLES = frozenset(
    """
    a an the mr mrs ms dr sir us uk former foreign prime
    president minister senator sen rep gov governor secretary general gen
    spokesman spokeswoman spokesperson professor prof judge chief director coach captain
    """.split()
)
"""Words that come and go with a name without changing whose it is."""

SMALL_WORDS = frozenset({"of", "and", "for", "the"})
"""Words that give no letter to an acronym."""

WORD = re.compile(r"\w+")


def same_name(a: str | None, b: str | None) -> bool:
    """Equal but for titles, one within the other ("Haas", "Ida Haas"), or one the other's acronym.

    Two names without any word are the same; one without is like no other. Raises nothing.
    """
    x, y = _telling_words(a), _telling_words(b)
    if not x or not y:
        return not x and not y
    if x == y or "".join(x) == "".join(y):
        return True
    # Of two equally long names the first counts as the short one.
    (short, _), (long, long_name) = ((x, a), (y, b)) if len(x) <= len(y) else ((y, b), (x, a))
    return _within(short, long) or _is_acronym(short, long_name or "")


def _telling_words(name: str | None) -> list[str]:
    """The words of a name without titles, or all of them where it is nothing but titles ("the President")."""
    words = _words(name or "")
    return [word for word in words if word not in TITLES] or words


def _words(name: str) -> list[str]:
    return WORD.findall(name.casefold())


def _within(short: list[str], long: list[str]) -> bool:
    """The short name's words all stand in the long one, and are two, or its first or last word."""
    enough = len(short) >= 2 or short[0] in (long[0], long[-1])
    return enough and set(short) <= set(long)


def _is_acronym(short: list[str], name: str) -> bool:
    """The short name is one word of two letters or more: the initials of the other name's words."""
    initials = "".join(word[0] for word in _words(name) if word not in SMALL_WORDS)
    return len(short) == 1 and len(short[0]) >= 2 and short[0] == initials
