"""OnRecord reads news and answers who said it, through whose hands it came, and how many sources that really is.

`read` and `read_text` read; a `Ledger` keeps what was read and answers questions. See docs/python.md.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.pipeline.python import Article as Article
    from onrecord.pipeline.python import Failure as Failure
    from onrecord.pipeline.python import Hit as Hit
    from onrecord.pipeline.python import Ledger as Ledger
    from onrecord.pipeline.python import OnRecordError as OnRecordError
    from onrecord.pipeline.python import Query as Query
    from onrecord.pipeline.python import Statement as Statement
    from onrecord.pipeline.python import Summary as Summary
    from onrecord.pipeline.python import read as read
    from onrecord.pipeline.python import read_text as read_text

__version__ = "0.1.0"
OFFERED = (
    "Article", "Failure", "Hit", "Ledger", "OnRecordError", "Query", "Statement", "Summary", "read", "read_text",
)  # fmt: skip
__all__ = ["__version__", *OFFERED]  # noqa: PLE0604 - strings, all of them


def __getattr__(name: str) -> Any:
    """The model and the database are loaded when they are first asked for, so that `import onrecord` is free."""
    if name not in OFFERED:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module("onrecord.pipeline.python"), name)
