"""Flags before environment before file before defaults; a wrong value says where it stands and what is
allowed.
"""

from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.settings import Settings, load


def test_defaults(tmp_path):
    assert load(environment={}, folder=tmp_path) == Settings(threads=None, min_score=0.0, color=None, model_dir=None)


def test_each_place_wins_over_the_next(tmp_path):
    (tmp_path / "onrecord.toml").write_text('threads = 1\nmin_score = 0.1\ncolor = "never"\nmodel_dir = "/"\n')
    environment = {"ONRECORD_THREADS": "2", "ONRECORD_MIN_SCORE": "0.2", "ONRECORD_COLOR": "auto"}
    flags = {"threads": 3, "min_score": None, "color": None}
    assert load(flags, environment=environment, folder=tmp_path) == Settings(3, 0.2, None, Path("/"))
    assert load({"color": False}, environment=environment, folder=tmp_path).color is False


def test_the_file_of_the_folder_counts_alone_then_that_of_the_user(tmp_path):
    (tmp_path / "config" / "onrecord").mkdir(parents=True)
    (tmp_path / "config" / "onrecord" / "config.toml").write_text("threads = 7\nmin_score = 0.7\n")
    environment = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    assert load(environment=environment, folder=tmp_path) == Settings(threads=7, min_score=0.7)
    (tmp_path / "onrecord.toml").write_text("threads = 1\n")
    assert load(environment=environment, folder=tmp_path) == Settings(threads=1, min_score=0.0)
    home = {"HOME": str(tmp_path / "home")}
    assert load(environment=home, folder=tmp_path / "elsewhere") == Settings()


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("THREADS", "many", "1 to 256"),
        ("THREADS", "0", "1 to 256"),
        ("MIN_SCORE", "1.5", "a number from 0 to 1"),
        ("MIN_SCORE", "nan", "a number from 0 to 1"),
        ("COLOR", "blue", "auto, always or never"),
        ("MODEL_DIR", "/no/such/folder", "folder that holds manifest.json"),
    ],
)
def test_a_wrong_value_names_its_variable_and_what_is_allowed(tmp_path, name, value, allowed):
    with pytest.raises(UsageError, match=rf"ONRECORD_{name}: '{value}'.*{allowed}"):
        load(environment={f"ONRECORD_{name}": value}, folder=tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("threads = ", "not a readable TOML file"),
        ("\xff".encode("latin-1"), "not a readable TOML file"),
        ("treads = 1", "unknown setting 'treads'; there are threads, min_score, color, model_dir"),
        ("threads = true", "onrecord.toml: threads: True is not allowed"),
        ("min_score = []", "onrecord.toml: min_score"),
        ("color = 3", "auto, always or never"),
        ("model_dir = 3", "is not a folder"),
        ("#" * 70_000, "larger than 65,536 bytes"),
    ],
)
def test_a_wrong_file_is_named(tmp_path, text, message):
    (tmp_path / "onrecord.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(UsageError, match=message):
        load(environment={}, folder=tmp_path)
