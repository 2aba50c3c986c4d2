"""`onrecord doctor`: what is there, what is missing, and what to do about it."""

import json
from importlib import metadata
from types import SimpleNamespace

import pytest

import onrecord.reading
from onrecord import __version__
from onrecord.errors import ModelError


@pytest.fixture
def model(monkeypatch):
    """A model whose files are right; a test may put another answer in its place."""
    answer = {"check": lambda: SimpleNamespace(name="double", version="1a2b")}
    monkeypatch.setattr(onrecord.reading, "check_manifest", lambda folder: answer["check"]())
    return answer


def checks(got):
    value = json.loads(got.out)
    return value["ok"], {c["name"]: (c["state"], c["detail"]) for c in value["checks"]}


def test_all_is_there(onrecord_, model):
    got = onrecord_("doctor", "--format", "json")
    good, found = checks(got)
    assert (got.status, good) == (0, True)
    assert found["onrecord"] == ("ok", __version__)
    assert found["click"] == ("ok", metadata.version("click"))
    assert found["model"] == ("ok", "double, version 1a2b; the hashes of its files match")
    assert "pytest" not in found, "tools for developers are not needed"
    text = onrecord_("doctor").out
    assert text.endswith("All that is needed is there.\n")
    assert all(name in text for name in found)


def test_a_wrong_model_is_told(onrecord_, model):
    def wrong():
        raise ModelError("model.onnx is not the file that manifest.json names")

    model["check"] = wrong
    got = onrecord_("doctor", "--format", "json")
    assert got.status == 1
    assert checks(got)[1]["model"] == ("wrong", "model.onnx is not the file that manifest.json names")
    assert "missing or wrong" in onrecord_("doctor").out


def test_missing_and_old_packages_are_told_with_what_to_do(onrecord_, model, monkeypatch):
    real = metadata.version

    def version(name):
        if name in ("rich", "pyarrow"):
            raise metadata.PackageNotFoundError(name)
        return "1.2" if name == "numpy" else real(name)

    monkeypatch.setattr(metadata, "version", version)
    got = onrecord_("doctor", "--format", "json")
    assert got.status == 1
    found = checks(got)[1]
    assert found["rich"][0] == "missing"
    assert found["rich"][1].startswith("pip install 'rich>=")
    assert found["numpy"][0] == "wrong"
    assert "1.2 is too old" in found["numpy"][1]
    assert found["pyarrow"] == ("absent", "optional: reading .parquet files; pip install 'onrecord[parquet]'")


def test_an_absent_extra_is_no_fault(onrecord_, model, monkeypatch):
    real = metadata.version

    def version(name):
        if name == "pyarrow":
            raise metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(metadata, "version", version)
    assert onrecord_("doctor").status == 0
