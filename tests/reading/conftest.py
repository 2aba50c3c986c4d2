"""The small vocabulary, written once."""

import pytest

from tests.reading import doubles


@pytest.fixture(scope="session")
def vocabulary(tmp_path_factory):
    """Vocabulary of tests/reading/doubles.py."""
    return doubles.vocabulary(tmp_path_factory.mktemp("vocabulary"))
