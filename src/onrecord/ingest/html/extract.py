"""The main text and the facts of pages, and the entries of feeds, as the children find them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord import limits
from onrecord.closing import Closing
from onrecord.ingest.credits import Clue
from onrecord.ingest.fields import Facts, field
from onrecord.ingest.sandbox import Child
from onrecord.ingest.sandbox.child import module_command
from onrecord.outlets.register import extra

PAGE_WORKER = module_command("onrecord.ingest.html.worker")
FEED_WORKER = module_command("onrecord.ingest.feed.worker")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What the child found in a page: its main text (paragraphs apart by blank lines), facts and credit
    clues."""

    text: str
    facts: Facts
    clues: tuple[Clue, ...]


class Extractor(Closing):
    """Reads markup in killable child processes: one for pages, one for feeds, each started when first needed.
    Use it as a context, or call `close`.

    `command` and `feed_command` start other workers that speak the same protocol; the one for pages gets a user's
    list of outlets as its argument. Not for use by several threads at once.
    """

    def __init__(
        self,
        command: Sequence[str] = PAGE_WORKER,
        *,
        feed_command: Sequence[str] = FEED_WORKER,
        seconds: float = limits.MAX_EXTRACT_SECONDS,
        grace_seconds: float = limits.EXTRACT_GRACE_SECONDS,
    ) -> None:
        times = {"seconds": seconds, "grace_seconds": grace_seconds}
        known = [str(path) for path in (extra(),) if path]
        self._pages = Child([*command, *known], doing="main-text extraction", instead="give its text", **times)
        self._feeds = Child(feed_command, doing="reading the feed", instead="give its entries as records", **times)

    @property
    def pid(self) -> int | None:
        """The id of the process that reads pages, None while there is none."""
        return self._pages.pid

    def start(self) -> None:
        """Start the child that reads pages, without waiting for it. Raises InputError `extract_crashed`."""
        self._pages.start()

    def extract(self, page: str) -> Extracted:
        """The main text, facts and clues of a decoded page without NUL and lone surrogates; text is "" if
        there is none.

        Raises InputError: `extract_timeout`, `extract_crashed`, `extract_memory`. The next page gets a sound
        child.
        """
        answer = self._pages.ask(page)
        try:
            clues = tuple(Clue(outlet, role, where) for outlet, role, where in answer["clues"])
            facts = Facts(**{name: field(value) for name, value in answer["facts"].items()})
            return Extracted(str(answer["text"]), facts, clues)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise self._pages.failed() from None

    def feed(self, document: str) -> dict[str, Any]:
        """What `feed.worker` finds in a decoded RSS, Atom or OPML document without NUL and lone surrogates.
        Raises InputError, as `extract` does."""
        return self._feeds.ask(document)

    def close(self) -> None:
        """End the children. May be called twice."""
        self._pages.close()
        self._feeds.close()
