"""The child process: what it does to a page, and that nothing it does reaches the parent.

Workers that die, hang or babble are given as another command; no page can ask for that.
"""

import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psutil
import pytest

from onrecord.errors import InputError
from onrecord.ingest.html import Extractor, read_html
from tests.ingest.pages import BODY, page

ECHO = "{'text': page, 'facts': {}, 'clues': []}"


def worker(handle, **options):
    """The command of a worker whose pages are read by `handle`, the body of a function of `page`."""
    code = f"""
        import os, signal, sys, time
        from onrecord.ingest.sandbox.serve import serve
        def handle(page):
            {handle}
        serve(handle, **{options!r})
    """
    return (sys.executable, "-c", textwrap.dedent(code))


def outcome(extractor, markup):
    try:
        return extractor.extract(markup).text
    except InputError as error:
        return error.code


@pytest.fixture(scope="module")
def extractor():
    with Extractor() as extractor:
        yield extractor


def test_the_main_text_is_paragraphs_without_the_page_around_them(extractor):
    markup = page(
        above="<p class='byline'>By Ann Lee</p><time datetime='2025-03-08'>8 March 2025</time>",
        below="<h2>A second boat</h2><p>“It is safe,” he said.<br><br>He left at <i>noon</i> on Tuesday.</p>"
        "<figure><figcaption>The quay in March</figcaption></figure><p class='copyright'>© Quay Post</p>",
    )
    text = extractor.extract("<nav><a href='/'>Home</a></nav>" + markup).text
    expected = [*BODY, "A second boat", "“It is safe,” he said.\nHe left at noon on Tuesday."]
    assert text.split("\n\n") == expected


def test_marks_within_marks_survive(extractor):
    article = read_html(page().encode(), ref="a.html", extractor=extractor)
    assert article.text.split("\n\n")[1] == BODY[1]
    assert article.offsets_to_source == "exact"


def test_a_page_without_text_is_a_failure(extractor):
    with pytest.raises(InputError) as caught:
        read_html(b"<html><body><script>1</script></body></html>", ref="a.html", extractor=extractor)
    assert caught.value.code == "no_text"


def test_one_child_serves_many_pages():
    with Extractor() as extractor:
        first = outcome(extractor, page())
        child = extractor.pid
        assert [outcome(extractor, page()) for _ in range(20)] == [first] * 20
        assert extractor.pid == child


def test_closing_ends_the_child_and_may_be_done_twice():
    extractor = Extractor()
    extractor.extract(page())
    child = psutil.Process(extractor.pid)
    family = [child, *child.children()]
    extractor.close()
    extractor.close()
    _, alive = psutil.wait_procs(family, timeout=5)
    assert not alive


def test_a_hundred_crashing_pages_are_contained_and_quick():
    with Extractor(worker(f"os.abort() if 'die' in page else None; return {ECHO}")) as extractor:
        assert outcome(extractor, "sound") == "sound"
        began = time.perf_counter()
        assert {outcome(extractor, "die") for _ in range(100)} == {"extract_crashed"}
        assert time.perf_counter() - began < 20
        assert outcome(extractor, "sound") == "sound"


@pytest.mark.parametrize(
    ("handle", "code"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)", "extract_crashed"),
        ("os._exit(0)", "extract_crashed"),
        ("raise RecursionError", "extract_crashed"),
        ("raise MemoryError", "extract_memory"),
        ("return bytearray(3 << 30)", "extract_memory"),
        ("return {'text': 5}", "extract_crashed"),
        ("return {'text': '', 'facts': {'nonsense': 1}, 'clues': []}", "extract_crashed"),
        ("return [1]", "extract_crashed"),
        ("return {'failed': 'unheard of'}", "extract_crashed"),
    ],
)
def test_ways_to_fail(handle, code):
    with Extractor(worker(handle)) as extractor:
        assert [outcome(extractor, "a"), outcome(extractor, "b")] == [code, code]


def test_a_page_that_hangs_is_stopped_by_the_child_itself():
    hang = "time.sleep(60) if 'hang' in page else None; return " + ECHO
    with Extractor(worker(hang, seconds=0.2)) as extractor:
        assert outcome(extractor, "sound") == "sound"
        began = time.perf_counter()
        assert outcome(extractor, "hang") == "extract_timeout"
        assert time.perf_counter() - began < 5
        assert outcome(extractor, "sound") == "sound"


def test_a_child_that_never_answers_is_killed_by_the_parent():
    silent = (sys.executable, "-c", "import time; time.sleep(60)")
    with Extractor(silent, seconds=0.1, grace_seconds=0.1) as extractor:
        began = time.perf_counter()
        assert [outcome(extractor, page()), outcome(extractor, "x" * 1_000_000)] == ["extract_timeout"] * 2
        assert time.perf_counter() - began < 10


@pytest.mark.parametrize("code", ["", "print('hello, I am no frame')", "import sys; sys.exit(3)", "syntax error"])
def test_a_worker_that_does_not_speak_the_protocol_is_contained(code):
    with Extractor((sys.executable, "-c", code), seconds=5) as extractor:
        assert [outcome(extractor, "a"), outcome(extractor, "b")] == ["extract_crashed"] * 2


def test_a_worker_that_cannot_be_started():
    with Extractor(("/no/such/program",)) as extractor:
        assert outcome(extractor, "a") == "extract_crashed"


def test_what_libraries_print_does_not_reach_the_parent():
    noisy = worker(f"print('noise' * 10_000, flush=True); os.write(1, b'noise'); return {ECHO}")
    with Extractor(noisy) as extractor:
        assert [outcome(extractor, "a"), outcome(extractor, "b")] == ["a", "b"]


def test_the_child_ends_when_its_parent_is_killed():
    code = """
        import sys, time
        from onrecord.ingest.html import Extractor
        extractor = Extractor()
        extractor.extract("<p>words</p>")
        print(extractor.pid, flush=True)
        time.sleep(60)
    """
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True) as parent:
        child = psutil.Process(int(parent.stdout.readline()))
        family = [child, *child.children()]
        parent.send_signal(signal.SIGKILL)
    _, alive = psutil.wait_procs(family, timeout=10)
    assert len(family) == 2
    assert not alive


def test_modules_that_lie_about_are_not_imported(tmp_path, monkeypatch):
    """A folder of saved pages may hold anything, a `lxml.py` too."""
    (tmp_path / "lxml.py").write_text("raise SystemExit('imported from the folder of pages')")
    monkeypatch.chdir(tmp_path)
    with Extractor() as extractor:
        assert outcome(extractor, page()).startswith(BODY[0])


def test_no_descriptor_is_left_open():
    def count():
        return len(list(Path("/proc/self/fd").iterdir()))

    before = count()
    for _ in range(10):
        with Extractor(worker("os.abort()")) as extractor:
            outcome(extractor, "a")
    assert count() <= before
