"""Text and the places in it: spans, words and quotation marks. Standard library only.

Every offset is a half-open range of Unicode code points into the stored text.
"""

from .quotes import Quotation, QuoteState, quotations, quote_states
from .span import Span, merge
from .words import word_spans

__all__ = ["Quotation", "QuoteState", "Span", "merge", "quotations", "quote_states", "word_spans"]
