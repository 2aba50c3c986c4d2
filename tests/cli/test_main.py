"""The group: fast help, one line for an error, the traceback only when asked for."""

import resource
import subprocess
import sys

import click
import pytest

from onrecord import __version__
from onrecord.cli.main import cli


def test_version_and_help(onrecord_):
    assert onrecord_("--version").out == f"onrecord {__version__}\n"
    for name in cli.commands:
        got = onrecord_(name, "--help")
        assert got.status == 0
        assert "Exit status" in got.out


def test_without_a_command_the_help_is_shown_and_the_status_is_2(onrecord_):
    got = onrecord_()
    assert (got.status, got.out) == (2, "")
    assert "Commands:" in got.err
    assert onrecord_("reed").err.startswith("onrecord: [usage] No such command 'reed'.")


def test_help_answers_at_once():
    """In processor time, which a busy machine changes little; `make bench` holds the clock to it."""
    code = "from onrecord.cli.main import run; run(['--help'])"
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(times) < 0.3


@pytest.fixture
def broken(monkeypatch):
    """A command with a bug."""

    @click.command("broken")
    def command():
        raise ZeroDivisionError("of\ncourse")

    monkeypatch.setitem(cli.commands, "broken", command)


def test_a_bug_is_one_line_and_status_70(onrecord_, broken):
    got = onrecord_("broken")
    assert got.status == 70
    assert (
        got.err == "onrecord: [error] ZeroDivisionError: of course (this is a bug; see where with onrecord --debug)\n"
    )


def test_debug_shows_the_traceback(onrecord_, broken):
    got = onrecord_("--debug", "broken")
    assert got.status == 70
    assert "Traceback (most recent call last)" in got.err
    assert got.err.endswith("onrecord --debug)\n")


def test_an_interrupt_is_told_and_status_130(onrecord_, monkeypatch):
    @click.command("stop")
    def command():
        raise KeyboardInterrupt

    monkeypatch.setitem(cli.commands, "stop", command)
    got = onrecord_("stop")
    assert (got.status, got.err) == (
        130,
        "onrecord: [interrupted] stopped; what was not finished was not written\n",
    )
