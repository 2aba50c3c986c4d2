"""One pair of extracting children for the tests of a package: to start one for each `ingest` takes half a second."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from onrecord.ingest import batch
from onrecord.ingest.html import Extractor


@pytest.fixture(scope="module", autouse=True)
def one_child() -> Iterator[None]:
    """While a module's tests run, `ingest` uses the same extractor each time and does not close it."""
    with Extractor() as extractor, pytest.MonkeyPatch.context() as patch:

        @contextmanager
        def shared() -> Iterator[Extractor]:
            yield extractor

        patch.setattr(batch, "Extractor", shared)
        yield
