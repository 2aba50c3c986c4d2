"""Two articles -> what one of them keeps, changes, drops and adds: sentence by sentence, statement by statement."""

from onrecord.linking.diff.changes import Diff, Edit, SentenceChange, StatementChange, diff, diff_to_json

__all__ = ["Diff", "Edit", "SentenceChange", "StatementChange", "diff", "diff_to_json"]
