"""What a person typed -> a full-text query that SQLite takes. Any text gives a query; none is an error.

Words stand for themselves, all of them wanted; "a phrase in quotation marks"; a prefix with an asterisk (`harb*`);
AND, OR, NOT in capitals, and parentheses. What makes no sense as an operator is a word or is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.limits import MAX_SEARCH_DEPTH, MAX_SEARCH_WORDS

TOKEN = re.compile(r'"([^"]*)"?(\*?)|([()])|([^\s()"]+)')
QUOTES = str.maketrans("“”„‟«»", '""""""')
OPERATORS = ("AND", "OR", "NOT")
OPEN, CLOSE = "(", ")"


@dataclass(frozen=True, slots=True)
class FullText:
    """FTS5 queries, as SQLite takes them. `wanted` None: nothing is asked for (all rows, less the `unwanted`)."""

    wanted: str | None
    unwanted: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """An operator or parenthesis, or (`term`) a phrase that is already in FTS5's own writing."""

    text: str
    term: bool = False


def full_text(typed: str) -> FullText | None:
    """The query in what was typed; None where it was only marks, which no text can match. Raises nothing.

    An empty text asks for nothing: all rows.
    """
    if not typed.strip():
        return FullText(None)
    tokens = list(_tokens(typed.translate(QUOTES)))
    if not any(token.term for token in tokens):
        return None
    wanted, unwanted = _Parser(tokens).parse()
    return FullText(wanted, unwanted)


def _tokens(typed: str) -> Iterator[Token]:
    words = 0
    for match in TOKEN.finditer(typed):
        phrase, star, paren, word = match.groups()
        if paren or word in OPERATORS:
            yield Token(paren or word)
        elif term := _term(word if word is not None else phrase, bool(star)):
            words += 1
            if words > MAX_SEARCH_WORDS:
                return
            yield Token(term, term=True)


def _term(word: str, star: bool) -> str | None:
    """A phrase in FTS5's writing; None for what holds no letter or digit: no text can match it."""
    prefix = star or word.endswith("*")
    bare = "".join(c if c.isprintable() and unicodedata.category(c) != "Cs" else " " for c in word).strip("* ")
    if not any(unicodedata.category(c)[0] in "LN" for c in bare):
        return None
    return '"' + bare.replace('"', '""') + '"' + ("*" if prefix else "")


class _Parser:
    """Recursive descent: any of alternatives, each of them all of some parts, less what follows a NOT."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens, self._at = tokens, 0

    def parse(self) -> tuple[str | None, str | None]:
        """What is wanted; where there is nothing but NOTs, what is unwanted."""
        parts: list[str] = []
        unwanted: list[str] = []
        while self._at < len(self._tokens):
            wanted, less = self._alternatives(0)
            parts += [wanted] if wanted else []
            unwanted += [less] if less else []
            self._take(CLOSE)  # one that was never opened
        wanted = _joined(parts, " AND ")
        less = _joined(unwanted, " OR ")
        return (f"({wanted}) NOT ({less})", None) if wanted and less else (wanted, less)

    def _alternatives(self, depth: int) -> tuple[str | None, str | None]:
        found: list[str] = []
        unwanted: list[str] = []
        while True:
            wanted, less = self._all_of(depth)
            found += [wanted] if wanted else []
            unwanted += [less] if less else []
            if not self._take("OR"):
                break
        # `a OR NOT b` cannot be said in FTS5: next to alternatives, one of only NOTs is left out.
        return (_joined(found, " OR "), None) if found else (None, _joined(unwanted, " OR "))

    def _all_of(self, depth: int) -> tuple[str | None, str | None]:
        wanted: list[str] = []
        unwanted: list[str] = []
        negated = False
        while (token := self._peek()) is not None:
            if token.term:
                self._at += 1
                (unwanted if negated else wanted).append(token.text)
                negated = False
            elif token.text == OPEN:
                self._at += 1
                # Beyond the cap parentheses are passed over: SQLite's own parser has a limit too.
                if depth < MAX_SEARCH_DEPTH:
                    inner, less = self._alternatives(depth + 1)
                    self._take(CLOSE)
                    (unwanted if negated else wanted).extend([inner] if inner else [])
                    (wanted if negated else unwanted).extend([less] if less else [])
                    negated = False
            elif token.text in ("OR", CLOSE):
                break
            else:
                self._at += 1
                negated = token.text == "NOT"
        all_of, less = _joined(wanted, " AND "), _joined(unwanted, " OR ")
        return (f"({all_of}) NOT ({less})", None) if all_of and less else (all_of, less)

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, text: str) -> bool:
        token = self._peek()
        if token is None or token.term or token.text != text:
            return False
        self._at += 1
        return True


def _joined(parts: list[str], by: str) -> str | None:
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else "(" + by.join(parts) + ")"
