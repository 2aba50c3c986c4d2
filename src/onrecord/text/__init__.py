"""Text and the places in it. Standard library only; everything else in OnRecord rests on it.

Every offset is a half-open range of Unicode code points into the stored text, except in `Utf16Offsets`.
"""

from .clean import Cleaned, clean
from .paragraphs import paragraphs
from .quotes import Quotation, QuoteState, quotations, quote_states
from .sentences import sentences
from .span import Span, merge
from .units import Utf16Offsets
from .words import word_spans

__all__ = [
    "Cleaned",
    "Quotation",
    "QuoteState",
    "Span",
    "Utf16Offsets",
    "clean",
    "merge",
    "paragraphs",
    "quotations",
    "quote_states",
    "sentences",
    "word_spans",
]
