"""Whether bytes are those that a digest of the archive names."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from typing import Any

_ALGORITHMS = frozenset({"md5", "sha1", "sha224", "sha256", "sha384", "sha512"})


def holds(stated: str | None, candidates: Iterable[bytes]) -> bool | None:
    """Whether a digest such as `sha1:QZWT4LCVF...` (base32, base64 or hex) is that of one of the byte strings; None
    where nothing is stated or the algorithm is unknown. Raises nothing.

    Several candidates, since writers do not agree on what a payload is: as sent, without chunks, decoded.
    """
    for data in candidates:
        hashing = hashing_for(stated)
        if hashing is None:
            return None
        hashing.update(data)
        if spelled(hashing.digest(), stated or ""):
            return True
    return False


def hashing_for(stated: str | None) -> Any:
    """A new hash of hashlib for the algorithm that the stated digest names, None if it is not known."""
    name, colon, _ = (stated or "").partition(":")
    name = name.strip().lower().replace("-", "")
    return hashlib.new(name) if colon and name in _ALGORITHMS else None


def spelled(digest: bytes, stated: str) -> bool:
    """Whether `stated` spells the digest: hex and base32 in either case, base64 in both its alphabets."""
    wanted = stated.partition(":")[2].strip().rstrip("=")
    encoded = (base64.b64encode(digest), base64.urlsafe_b64encode(digest), base64.b32encode(digest))
    plain, for_urls, base32 = (text.decode().rstrip("=") for text in encoded)
    return wanted in (plain, for_urls) or wanted.casefold() in (digest.hex(), base32.casefold())
