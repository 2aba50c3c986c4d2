"""The bytes of what was read last are there for who keeps them, and for nobody else."""

import hashlib
import json

from onrecord.ingest import ingest, raw_bytes
from onrecord.ingest.raw import HELD


def test_the_bytes_of_each_article_are_held_when_it_comes(tmp_path):
    lines = [json.dumps({"text": f"number {i}"}).encode() for i in range(3 * HELD)]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    (tmp_path / "b.txt").write_bytes("Müller said so.".encode("latin-1"))
    with raw_bytes() as raw:
        found = [raw.get(article.raw_sha256) for article in ingest([str(tmp_path)])]
    assert found == [*lines, "Müller said so.".encode("latin-1")]


def test_only_the_last_ones_are_held_and_those_asked_for_stay():
    from onrecord.ingest.build import sha256

    with raw_bytes() as raw:
        first = sha256(b"first")
        for number in range(3 * HELD):
            sha256(str(number).encode())
            assert raw.get(first) == b"first"
        assert raw.get(hashlib.sha256(b"0").hexdigest()) is None
        assert raw.get(None) is None
    sha256(b"after")
    assert raw.get(hashlib.sha256(b"after").hexdigest()) is None
