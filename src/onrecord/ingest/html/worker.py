"""The child that reads pages: `python -m onrecord.ingest.html.worker`."""

from __future__ import annotations

from onrecord.ingest.sandbox.serve import serve


def main() -> None:
    """Serve pages with the real extraction. Raises nothing; ends with stdin."""
    from onrecord.ingest.html.page_work import load, read

    load()
    serve(read)


if __name__ == "__main__":
    main()
