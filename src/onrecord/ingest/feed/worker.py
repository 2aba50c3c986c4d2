"""The child that reads feeds: `python -m onrecord.ingest.feed.worker`."""

from __future__ import annotations

from onrecord.ingest.sandbox.serve import serve


def main() -> None:
    """Serve feeds. Raises nothing; ends with stdin."""
    from onrecord.ingest.feed.feed_work import load, read

    load()
    serve(read)


if __name__ == "__main__":
    main()
