"""The child that reads pages: `python -m onrecord.ingest.html.worker [OUTLETS]`.

OUTLETS is a user's list of outlets that counts beside the shipped names.
"""

from __future__ import annotations

import sys
from pathlib import Path

from onrecord.ingest.sandbox.serve import serve


def main() -> None:
    """Serve pages with the real extraction. Raises nothing; ends with stdin."""
    from onrecord.ingest.html.page_work import load, read
    from onrecord.outlets import use

    use(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    load()
    serve(read)


if __name__ == "__main__":
    main()
