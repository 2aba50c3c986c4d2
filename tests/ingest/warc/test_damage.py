"""Damaged archives: what came before the damage is read, what is lost is told, and what follows is found again."""

import random

import pytest

from onrecord.ingest import ingest
from onrecord.records import Article
from tests.ingest.archives import info, text

PAGES = 7


def archive(packed):
    """The records of an archive, one of them no page."""
    return [info(packed), *(text(number, packed) for number in range(PAGES))]


def read(path, data):
    """Each article's text by the number of its record, and the codes of the failures by theirs."""
    path.write_bytes(data)
    texts, told = {}, {}
    for item in ingest([str(path)]):
        _, colon, number = item.ref.removesuffix(":digest").removeprefix(str(path)).partition(":")
        if isinstance(item, Article):
            texts[int(number)] = item.text
        else:
            told[int(number) if colon else 0] = item.code
    return texts, told


@pytest.fixture(scope="module", params=[True, False], ids=["packed", "plain"])
def sound(request, tmp_path_factory):
    """The records and what a sound archive of them gives."""
    parts = archive(request.param)
    texts, told = read(tmp_path_factory.mktemp("sound") / "a.warc", b"".join(parts))
    assert (len(texts), told) == (PAGES, {})
    return parts, texts


def test_cut_at_a_hundred_points(tmp_path, sound):
    parts, pages = sound
    data = b"".join(parts)
    ends = [sum(map(len, parts[: number + 1])) for number in range(len(parts))]
    chance = random.Random(7)
    path = tmp_path / "cut.warc"
    for cut in sorted(chance.sample(range(1, len(data)), 100)):
        found, told = read(path, data[:cut])
        whole = {number: pages[number] for number in pages if ends[number - 1] <= cut}
        # The last record's blank lines may be missing: it is there all the same.
        assert found.items() >= whole.items(), cut
        assert found.items() <= pages.items(), cut
        assert len(found) <= len(whole) + 1, cut
        if cut not in ends and len(found) == len(whole):
            number = len([end for end in ends if end <= cut]) + 1
            assert told.keys() in ({number}, {number + 1}), cut
            assert set(told.values()) <= {"truncated_warc", "truncated_gzip", "bad_warc"}, cut


def test_one_flipped_bit_at_five_hundred_places(tmp_path, sound):
    parts, pages = sound
    data = b"".join(parts)
    starts = [sum(map(len, parts[:number])) for number in range(len(parts))]
    packed = data.startswith(b"\x1f\x8b")
    chance = random.Random(11)
    path = tmp_path / "flipped.warc"
    silent = lost_after = after = 0
    for _ in range(500):
        at = chance.randrange(len(data))
        broken = bytearray(data)
        broken[at] ^= 1 << chance.randrange(8)
        found, told = read(path, broken)
        hit = max(number for number, start in enumerate(starts, start=1) if start <= at)
        before = {number: block for number, block in pages.items() if number < hit}
        assert {n: b for n, b in found.items() if n < hit} == before, at
        # A page is never given with other words than it had, unless that is told.
        assert all(block == pages.get(number) or number in told for number, block in found.items() if number <= hit), at
        silent += hit in pages and found.get(hit) != pages[hit] and not told
        later = [block for number, block in pages.items() if number > hit]
        after += len(later)
        lost_after += sum(block not in found.values() for block in later)
    assert silent == 0
    # In a plain file a record that claims to be longer takes others with it.
    assert lost_after == 0 if packed else lost_after < 0.01 * after


def test_a_hole_costs_what_was_in_it(tmp_path, sound):
    parts, pages = sound
    path = tmp_path / "hole.warc"
    for size in (1, 50, 3000):
        broken = [*parts]
        middle = len(broken[4]) - 60
        broken[4] = broken[4][:middle] + b"\xaa" * size + broken[4][middle + size :]
        found, told = read(path, b"".join(broken))
        lost = [block for number, block in pages.items() if block not in found.values()]
        assert lost in ([], [pages[5]], [pages[5], pages[6]])
        assert told


def test_text_between_records_is_passed_over(tmp_path, sound):
    parts, pages = sound
    path = tmp_path / "between.warc"
    found, told = read(path, b"".join([*parts[:3], b"some words\nthat belong nowhere\n", *parts[3:]]))
    lost = [block for block in pages.values() if block not in found.values()]
    assert lost == []
    assert len(told) == 1


def test_what_is_told_and_read_by_the_whole_command(tmp_path):
    parts = archive(True)
    broken = bytearray(parts[3])
    broken[len(broken) // 2] ^= 16
    texts, told = read(tmp_path / "a.warc.gz", b"".join([*parts[:3], bytes(broken), *parts[4:]]))
    assert sorted(texts) == [2, 3, 5, 6, 7, 8]
    assert told == {4: "bad_gzip"}


def test_no_archive_at_all(tmp_path):
    for data in (
        b"WARC/1.0",
        b"WARC/1.0\r\n\r\n",
        b"<html>no</html>",
        b"\x1f\x8b\x08",
        b"\x1f\x8b" + b"\0" * 99,
        b"\0" * 99,
    ):
        texts, told = read(tmp_path / "a.warc", data)
        assert not texts
        assert set(told.values()) <= {"bad_warc", "truncated_warc", "bad_gzip", "truncated_gzip"}, data
        assert told, data


@pytest.mark.parametrize("length", ["-1", "99999999999999999999999", "٣", "1e3", "", "0x10", "1 2"])
def test_lengths_that_make_no_sense(tmp_path, length):
    parts = archive(False)
    broken = parts[2].replace(b"Content-Length: ", f"Content-Length: {length}\r\nX: ".encode(), 1)
    texts, told = read(tmp_path / "a.warc", b"".join([*parts[:2], broken, *parts[3:]]))
    assert sorted(texts.values()) == sorted(set(texts.values()))
    assert len(texts) == PAGES - 1
    assert 3 in told


def test_a_length_beyond_the_file(tmp_path):
    parts = archive(False)
    broken = parts[2].replace(b"Content-Length: ", b"Content-Length: 9", 1)
    texts, told = read(tmp_path / "a.warc", b"".join([*parts[:2], broken, *parts[3:]]))
    assert (sorted(texts), told) == ([2], {3: "truncated_warc"})
