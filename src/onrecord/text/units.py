"""Code point offsets to UTF-16 units and back: the only place where an offset changes its unit.

Browsers, Java and the W3C's position selectors on web pages count UTF-16 units, of which a character beyond
U+FFFF (an emoji) takes two. Inside OnRecord every offset is in code points.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Offsets:
    """Converts offsets into one text. Making it is linear in the text; a conversion is O(log n) in the number
    of characters beyond U+FFFF, and immediate where there is none.
    """

    __slots__ = ("_astral", "_astral_units", "code_points", "units")

    def __init__(self, text: str) -> None:
        places = [] if text.isascii() else [found.start() for found in _ASTRAL.finditer(text)]
        self._astral = array("q", places)
        self._astral_units = array("q", [place + before for before, place in enumerate(places)])
        self.code_points = len(text)  # the text's length in code points
        self.units = len(text) + len(places)  # and in UTF-16 units

    def to_utf16(self, code_point: int) -> int:
        """The offset in UTF-16 units. Raises `ValueError` unless `0 <= code_point <= code_points`."""
        if not 0 <= code_point <= self.code_points:
            raise ValueError(f"code point offset {code_point} is not in the text, 0 to {self.code_points}")
        return code_point + bisect_left(self._astral, code_point) if self._astral else code_point

    def to_code_point(self, units: int) -> int:
        """The offset in code points. Raises `ValueError` unless `0 <= units <= self.units`, and for an offset
        between the two halves of one character.
        """
        if not 0 <= units <= self.units:
            raise ValueError(f"UTF-16 offset {units} is not in the text, 0 to {self.units}")
        if not self._astral:
            return units
        before = bisect_left(self._astral_units, units)
        if before and self._astral_units[before - 1] == units - 1:
            raise ValueError(f"UTF-16 offset {units} is inside a surrogate pair; {units - 1} is before it")
        return units - before
