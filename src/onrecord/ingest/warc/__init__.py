"""Web archives -> articles: records, the pages in them, and the packages (WACZ) that hold several archives."""

from onrecord.ingest.warc.read import read_warc
from onrecord.ingest.warc.wacz import read_wacz

__all__ = ["read_wacz", "read_warc"]
