"""One tree of errors. Each has a stable `code` for scripts and a one-line message for people:
what is wrong, where, what is allowed, what to do next.

Errors stop what was asked as a whole (a missing model, an unknown format). What goes wrong with *one* article is not
an exception but a value, `onrecord.records.Failure`, so that a batch goes on and the article stays visible.
"""

from __future__ import annotations


class OnRecordError(Exception):
    """Anything OnRecord refuses or cannot do. `code` never changes between versions."""

    code = "error"


class UsageError(OnRecordError):
    """The request itself is off: an unknown format, a path that is not there, two options that exclude each other."""

    code = "usage"


class InputError(OnRecordError):
    """One input cannot be read. `code` tells which way, from the table in docs/errors.md."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class RecordError(OnRecordError):
    """A JSON value is not a record of the onrecord/1 format."""

    code = "bad_record"


class ModelError(OnRecordError):
    """The model is missing, or its files are not the ones its manifest names."""

    code = "model"


class LedgerError(OnRecordError):
    """The ledger cannot be opened, read or written: missing, locked, full, damaged, or not a ledger."""

    code = "ledger"
