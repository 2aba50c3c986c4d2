"""Photo credits: "AP Photo/Ana Ruiz", "Image: Vesta TV", "Handout/Reuters". They say nothing of whose the text is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.outlets.find import Named

_LINE_CHARS = 160
"""A longer line is prose; what it says of a picture is no credit."""

_PICTURE = r"(?:photo(?:graph)?|picture|image|pic|handout|pool|file|screenshot|screengrab|illustration|graphic)s?"
_PHOTOGRAPHER = r"(?:[\w.’'\s-]{1,40}[/,]\s?)?(?:the\s)?\Z"
_BEFORE = re.compile(rf"\b{_PICTURE}(?:\scredit)?\s?[:/]\s?{_PHOTOGRAPHER}", re.I)
_BY = re.compile(rf"\b(?!files?\s){_PICTURE}\s(?:by|from|courtesy\sof|via)\s{_PHOTOGRAPHER}", re.I)
_ENDS = re.compile(r"\s?[.)]|\s*(?:\n|\Z)")
_AFTER = re.compile(r"(?:\s(?:File|Pool))?\s(?:Photo|PHOTO)(?:/|\b)|/(?:Handout|Pool|File)\b|\s[Ii]mages?\b")
_STROKE = re.compile(r"[\w.’'\s-]{1,40}/\s?")


def photo_credits(text: str, named: Iterable[Named]) -> list[Named]:
    """Those of the outlets in a text that are credited for a picture: beside a word for one, or in a line of its own
    that names a photographer before a stroke. Raises nothing."""
    return [n for n in named if _is_photo(text, n)]


def _is_photo(text: str, named: Named) -> bool:
    start, stop = text.rfind("\n", 0, named.span.start) + 1, text.find("\n", named.span.end)
    stop = stop if stop >= 0 else len(text)
    before = text[max(start, named.span.start - 80) : named.span.start]
    if _BEFORE.search(before) or _AFTER.match(text, named.span.end):
        return True
    if _BY.search(before) and _ENDS.match(text, named.span.end):
        return True
    alone = text[named.span.end : stop].strip(" ).") == "" and stop - start <= _LINE_CHARS
    return alone and bool(_STROKE.fullmatch(text[start : named.span.start].strip(" (")))
