"""Features <-> bytes, as a ledger keeps them; and what an index needs of thousands at once, without unpacking each.

Little-endian: the day (int32, 0 = unknown), the lead (float16), the buckets (int32), their counts (uint8).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.linking.embedding.sentences import DIMENSIONS, Floats
from onrecord.linking.stories.features import Features, Ints

_LEAD, _BUCKETS = 4, 4 + 2 * DIMENSIONS
"""Bytes before each part."""
_LARGE = 255


def pack(features: Features) -> bytes:
    """The bytes of one article's features. A term that stands there more than 255 times counts as 255."""
    parts = (
        np.array([features.day or 0], dtype="<i4"),
        features.lead.astype("<f2"),
        features.buckets.astype("<i4"),
        np.minimum(features.counts, 255).astype(np.uint8),
    )
    return b"".join(p.tobytes() for p in parts)


def unpack(packed: bytes) -> Features:
    """What `pack` was given; the lead as float16 has it. Raises ValueError for other bytes."""
    terms = _terms(packed)
    day = int(np.frombuffer(packed, "<i4", 1)[0])
    buckets = np.frombuffer(packed, "<i4", terms, _BUCKETS).astype(np.int32)
    counts = np.frombuffer(packed, np.uint8, terms, _BUCKETS + 4 * terms).astype(np.int32)
    return Features(buckets, counts, leads_of([packed])[0], day or None)


def leads_of(packed: Sequence[bytes]) -> Floats:
    """*Shape:* (packed, DIMENSIONS)."""
    joined = b"".join(p[_LEAD:_BUCKETS] for p in packed)
    return np.frombuffer(joined, "<f2").reshape(len(packed), DIMENSIONS).astype(np.float32)


def buckets_of(packed: Sequence[bytes]) -> Ints:
    """The buckets of all, one article after the other. *Shape:* (terms,)."""
    joined = b"".join(p[_BUCKETS : _BUCKETS + 4 * _terms(p)] for p in packed)
    return np.frombuffer(joined, "<i4").astype(np.int32)


def packed_counts(counts: Ints) -> bytes:
    """Counts, of which hardly any are large: a byte each, then the place and the count of those from 255 on."""
    (large,) = (counts >= _LARGE).nonzero()
    rest = np.stack((large, counts[large]), axis=1).astype("<i4")
    return np.minimum(counts, _LARGE).astype(np.uint8).tobytes() + rest.tobytes()


def unpacked_counts(packed: bytes, size: int) -> Ints:
    """What `packed_counts` was given: so many counts."""
    counts = np.frombuffer(packed, np.uint8, size).astype(np.int32)
    places, large = np.frombuffer(packed, "<i4", offset=size).reshape(-1, 2).T
    counts[places] = large
    return counts


def _terms(packed: bytes) -> int:
    return (len(packed) - _BUCKETS) // 5
