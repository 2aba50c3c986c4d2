"""Which outlet is which: one name for each, however articles and credits spell it; and its owner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from onrecord.records import Article

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^\w]+")


class Outlets:
    """The outlets of some articles. `owners`: outlet -> owner; outlets of one owner count as one."""

    def __init__(self, articles: Iterable[Article], owners: Mapping[str, str] | None = None) -> None:
        self._owners = {key_of(outlet): owner for outlet, owner in (owners or {}).items()}
        self._printed: dict[str, str] = {}
        every = list(articles)
        credited = [c.outlet for a in every for c in a.credits]
        for a in every:
            if a.domain and a.outlet:
                self._printed.setdefault(key_of(a.domain), a.outlet)
        for name in sorted([n for a in every if (n := a.outlet or a.domain)], key=len, reverse=True) + credited:
            self._printed.setdefault(key_of(name), name)
        self._initials = {k: "".join(w[0] for w in k.split()) for k in self._printed}
        self._named: dict[str, str] = {}
        self._known: dict[str, bool] = {}

    def of(self, article: Article) -> str | None:
        """Who published it, by the one name; None where the article does not tell."""
        name = article.outlet or article.domain
        return None if not name or not key_of(name) else self.named(name)

    def named(self, name: str) -> str:
        """The one name of an outlet. A shortened one ("the Chronicle") is the known outlet that ends in it, if there is
        only one; the same for its initials."""
        if name not in self._named:
            self._named[name] = self._find(name)
        return self._named[name]

    def _find(self, name: str) -> str:
        key = key_of(name)
        if key not in self._printed:
            ends = [k for k in self._printed if k.endswith(f" {key}") or k.startswith(f"{key} ")]
            found = ends if len(ends) == 1 else self._with_initials(name, key)
            if len(found) == 1:
                key = found[0]
        return self._printed.get(key) or self._named.setdefault(key, name.strip())

    def _with_initials(self, name: str, key: str) -> list[str]:
        return [k for k, initials in self._initials.items() if initials == key] if name.isupper() else []

    def is_known(self, name: str | None) -> bool:
        """Whether this is an outlet that published or is credited here, by its full name, a short one or initials."""
        if not name:
            return False
        if name not in self._known:
            key = key_of(name)
            ends = key in self._printed or any(k.endswith(f" {key}") for k in self._printed)
            self._known[name] = bool(key) and (ends or bool(self._with_initials(name, key)))
        return self._known[name]

    def owner(self, name: str) -> str:
        """The owner of an outlet where the user named one, else the outlet itself."""
        return self._owners.get(key_of(name), name) if self._owners else name


@lru_cache(maxsize=1 << 12)
def key_of(name: str) -> str:
    """An outlet's name without its article, marks and capitals."""
    return _NOT_WORD.sub(" ", _ARTICLE.sub("", name.strip()).lower()).strip()
