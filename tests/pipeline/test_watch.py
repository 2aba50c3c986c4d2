"""Files that appear and change, given once each, and only when nobody writes to them any more."""

import os
import time

from onrecord.pipeline.watch import SETTLE_SECONDS, fresh, watch


def settled(path, text, age=SETTLE_SECONDS + 1):
    path.write_text(text, "utf-8")
    os.utime(path, (time.time() - age, time.time() - age))


def test_each_file_is_given_once_and_again_when_it_changes(tmp_path):
    settled(tmp_path / "a.txt", "one")
    settled(tmp_path / "b.jpg", "no article")
    seen = {}
    assert fresh([str(tmp_path)], seen) == [str(tmp_path / "a.txt")]
    assert fresh([str(tmp_path)], seen) == []
    settled(tmp_path / "a.txt", "one and more", age=SETTLE_SECONDS + 2)
    assert fresh([str(tmp_path)], seen) == [str(tmp_path / "a.txt")]


def test_what_is_still_written_waits(tmp_path):
    settled(tmp_path / "a.txt", "half", age=0)
    seen = {}
    assert fresh([str(tmp_path)], seen) == []
    settled(tmp_path / "a.txt", "half and half")
    assert fresh([str(tmp_path)], seen) == [str(tmp_path / "a.txt")]


def test_a_time_in_the_future_is_no_reason_to_wait(tmp_path):
    settled(tmp_path / "a.txt", "one", age=-1000)
    assert fresh([str(tmp_path / "a.txt"), str(tmp_path / "none"), "a\0b"], {}) == [str(tmp_path / "a.txt")]


def test_a_folder_that_comes_later_is_found(tmp_path):
    folder = tmp_path / "later"

    def sleep(seconds):
        folder.mkdir(exist_ok=True)
        settled(folder / "a.txt", "one")

    assert next(watch([str(folder)], sleep=sleep)) == [str(folder / "a.txt")]
