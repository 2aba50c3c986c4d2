from tests.ingest.one_child import one_child

__all__ = ["one_child"]
