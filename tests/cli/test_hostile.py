"""The whole command with the real model on every hostile input at once: each is an article or a failure with a code."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.reading import check_manifest
from tests.export.articles import ROOT

HOSTILE = ROOT / "tests" / "hostile"
MODEL_DIR = os.environ.get("ONRECORD_MODEL_DIR")
SENTENCE = "“It is late,” said Ann Lee, and went home. "
GENERATED = {
    "nothing.txt": "",
    "one.txt": "a",
    "no-space.txt": "x" * 1_000_000,
    "no-space-wide.txt": "水" * 200_000,
    "many-marks.txt": "“ " * 3_000,
    "sound.txt": SENTENCE,
}
NAMED = {"surrogates.jsonl": "lone\ufffd"}
"""Files whose records have names of their own."""


def model_dir():
    """The model to test with, None where there is none."""
    try:
        check_manifest(Path(MODEL_DIR) if MODEL_DIR else None)
    except ModelError:
        return None
    return MODEL_DIR or ""


pytestmark = pytest.mark.skipif(model_dir() is None, reason="no model is here")


def read(folder, *args):
    env = {**os.environ, "ONRECORD_MODEL_DIR": MODEL_DIR} if MODEL_DIR else dict(os.environ)
    return subprocess.run(
        [sys.executable, "-m", "onrecord", "read", *map(str, args)],
        env=env,
        cwd=folder,
        capture_output=True,
        timeout=600,
        check=False,
    )


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    for name, text in GENERATED.items():
        (folder / name).write_text(text, "utf-8")
    return read(folder, HOSTILE, ".", "not-there.txt", "--format", "jsonl")


@pytest.fixture(scope="module")
def outcomes(ran):
    """File name -> how many articles and the codes of its failures."""
    found = {}
    for line in ran.stdout.splitlines():
        article = json.loads(line)
        for ref in article.get("refs") or [article["ref"]]:
            found.setdefault(re.sub(r":\d+$", "", Path(ref).name), []).append("read")
    for line in ran.stderr.decode("utf-8").splitlines()[:-1]:
        match = re.match(r"onrecord: \[([a-z_]+)\] (.+?): .", line)
        assert match, line
        found.setdefault(re.sub(r":\d+$", "", Path(match.group(2)).name), []).append(match.group(1))
    return found


def test_the_status_is_1_and_nothing_is_a_traceback(ran):
    assert ran.returncode == 1
    assert b"Traceback" not in ran.stderr
    assert b"reader_error" not in ran.stderr
    assert re.search(rb"^\d+ articles, \d+ statements, .*\d+ failures$", ran.stderr.splitlines()[-1])


def test_every_input_is_an_article_or_a_failure(outcomes):
    inputs = {p.name for p in HOSTILE.iterdir() if p.suffix not in (".py", ".md") and p.is_file()}
    for name in [*inputs, *GENERATED, "not-there.txt"]:
        assert outcomes.get(NAMED.get(name, name)), name


def test_a_sound_article_among_them_is_read_as_ever(ran, outcomes):
    assert outcomes["sound.txt"] == ["read"]
    sound = next(json.loads(line) for line in ran.stdout.splitlines() if b"sound.txt" in line)
    assert sound["text"] == SENTENCE.strip() or sound["text"] == SENTENCE
    assert any(s["kind"] == "direct" for s in sound["statements"])


def test_failures_have_the_codes_that_are_documented(outcomes):
    documented = set(re.findall(r"^\| `([a-z_]+)`", (ROOT / "docs" / "errors.md").read_text("utf-8"), re.M))
    assert {code for codes in outcomes.values() for code in codes} - {"read"} <= documented
    assert outcomes["nothing.txt"] == ["empty"]
    assert outcomes["not-there.txt"] == ["not_found"]
