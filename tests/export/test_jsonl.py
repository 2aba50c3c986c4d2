"""JSON lines are the records, whole, and always can be encoded."""

import io
from dataclasses import replace

from onrecord.export.jsonl import write
from onrecord.records import loads
from tests.export import articles

EVERY = [articles.interview(), articles.flood(), articles.hostile(), articles.foreign()]


def test_lines_read_back_as_the_same_records():
    out = io.StringIO()
    write([*EVERY, articles.failure()], out)
    assert [loads(row) for row in out.getvalue().split("\n") if row] == EVERY


def test_a_lone_surrogate_in_a_key_we_pass_on_does_not_stop_the_batch(tmp_path):
    with (tmp_path / "out.jsonl").open("w", encoding="utf-8") as out:
        write([replace(articles.flood(), unknown={"theirs": "\ud800"}), articles.foreign()], out)
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 2


def test_each_article_is_out_before_the_next_is_asked_for():
    out = io.StringIO()

    def items():
        for number, article in enumerate(EVERY):
            assert out.getvalue().count("\n") == number
            yield article

    write(items(), out)
