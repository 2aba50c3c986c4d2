"""The model that runs is the one in the manifest; anything else is refused in one line that names the file."""

import hashlib
import json

import pytest

from onrecord.errors import ModelError
from onrecord.reading import check_manifest, load_reader
from onrecord.reading.engine import OnnxEngine
from onrecord.reading.model_files import DECODER, LABELS, MANIFEST, NEEDED, ROLES, TAGGER, VOCABULARY, load_decoder
from tests.reading.doubles import PIECES

UNTYPED = pytest.param
SCORE = {"right": 0.5, "wrong": 0.5, "shift": 1.5}
N_CUE, N_ROLE = len(LABELS["cue"]), len(LABELS["role"])


def tables(labels: int) -> dict:
    return {"start": [0.0] * labels, "transitions": [[0.0] * labels] * labels, "end": [0.0] * labels}


def sign(folder, **changes) -> None:
    """Write a manifest that fits the files as they are."""
    files = {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in folder.iterdir() if f.name != MANIFEST}
    manifest = {"name": "test-en", "files": files, "labels": LABELS, **changes}
    (folder / MANIFEST).write_text(json.dumps({k: v for k, v in manifest.items() if v is not None}), "utf-8")


@pytest.fixture
def model(tmp_path):
    """A folder with the right files and a manifest; the graphs are no graphs."""
    (tmp_path / TAGGER).write_bytes(b"not a graph" * 10)
    (tmp_path / ROLES).write_bytes(b"no graph either")
    (tmp_path / VOCABULARY).write_text("\n".join(PIECES), "utf-8")
    (tmp_path / DECODER).write_text(json.dumps({"cue": tables(N_CUE), "role": tables(N_ROLE), "score": SCORE}), "utf-8")
    sign(tmp_path)
    return tmp_path


def refused(model, match: str) -> None:
    with pytest.raises(ModelError, match=match) as error:
        check_manifest(model)
    assert "\n" not in str(error.value)
    assert error.value.code == "model"


def test_a_good_folder_is_described(model):
    info = check_manifest(model)
    assert (info.folder, info.name) == (model, "test-en")
    assert info.manifest["labels"] == LABELS
    assert len(info.version) == 12 and int(info.version, 16) >= 0


def test_the_version_is_that_of_the_files(model):
    before = check_manifest(model).version
    sign(model, trained_on="other words")
    assert check_manifest(model).version == before
    (model / TAGGER).write_bytes(b"another graph")
    sign(model)
    assert check_manifest(model).version != before


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("place", [0, -1])
def test_one_flipped_bit_in_any_file_is_refused_with_its_path(model, name, place):
    content = bytearray((model / name).read_bytes())
    content[place] ^= 1
    (model / name).write_bytes(content)
    refused(model, f"{name}: not the file")


@pytest.mark.parametrize("name", NEEDED)
def test_a_file_cut_short_or_made_longer_is_refused(model, name):
    whole = (model / name).read_bytes()
    (model / name).write_bytes(whole[:-1])
    refused(model, f"{name}: not the file")
    (model / name).write_bytes(whole + b"\n")
    refused(model, f"{name}: not the file")


@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_file_is_refused_with_its_path(model, name):
    (model / name).unlink()
    refused(model, f"{name}: cannot be read")


@pytest.mark.parametrize("name", NEEDED)
def test_a_folder_in_place_of_a_file_is_refused(model, name):
    (model / name).unlink()
    (model / name).mkdir()
    refused(model, f"{name}: cannot be read")


def test_files_that_the_manifest_names_beyond_the_needed_are_checked_too(model):
    (model / "card.md").write_text("What the model is for.", "utf-8")
    sign(model)
    check_manifest(model)
    (model / "card.md").write_text("What the model is not for.", "utf-8")
    refused(model, r"card\.md: not the file")


def test_no_manifest(model):
    (model / MANIFEST).unlink()
    refused(model, r"manifest\.json: cannot be read")


def test_no_folder(tmp_path):
    refused(tmp_path / "nowhere", r"nowhere.*manifest\.json: cannot be read")


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b"7", b'"files"', b"{}", b'{"files": {}}', b'{"name": "x"}', b"\xff\xfe{",
        b'{"name": "x", "files": {}}', UNTYPED(b'{"name": "x", "files": null}'), UNTYPED(b'{"name": "x", "files": 7}'),
        UNTYPED(b'{"name": "x", "files": "tagger.onnx roles.onnx vocabulary.txt decoder.json"}'),
        UNTYPED(json.dumps({"name": "x", "files": list(NEEDED)}).encode()),
        json.dumps({"name": "x", "files": dict.fromkeys(NEEDED)}).encode(),
        UNTYPED(b"[" * 100_000),
    ],
    ids=lambda content: repr(content[:40]),
)  # fmt: skip
def test_a_manifest_that_is_none(model, content):
    (model / MANIFEST).write_bytes(content)
    refused(model, r"manifest\.json|tagger\.onnx")


@pytest.mark.parametrize("name", NEEDED)
def test_a_manifest_that_leaves_a_file_out(model, name):
    files = json.loads((model / MANIFEST).read_text("utf-8"))["files"]
    del files[name]
    sign(model, files=files)
    refused(model, f"lists no {name}")


@pytest.mark.parametrize(
    "name", ["../secret", "/etc/hostname", "a/b", "./tagger.onnx", "..", ".", "", "tagger.onnx/", UNTYPED("nul\0byte")]
)
def test_a_manifest_names_plain_files_of_its_folder_only(model, name):
    (model.parent / "secret").write_bytes(b"secret")
    files = json.loads((model / MANIFEST).read_text("utf-8"))["files"]
    sign(model, files={**files, name: hashlib.sha256(b"secret").hexdigest()})
    with pytest.raises(ModelError):
        check_manifest(model)


@pytest.mark.parametrize(
    "labels",
    [
        None,
        {},
        [],
        {**LABELS, "cue": ["O", "I", "B"]},
        {**LABELS, "role": LABELS["role"][:-1]},
        {**LABELS, "attitude": LABELS["attitude"][:-1]},
        {**LABELS, "more": []},
    ],
)
def test_other_labels_are_refused(model, labels):
    sign(model, labels=labels)
    refused(model, "labels differ")


def test_the_decoders_tables_are_as_written(model):
    cue = {"start": [0, 1, -1e4], "transitions": [[0, 1, -1e4], [2, 3, 4], [5, 6, 7]], "end": [0.5, 0, 0]}
    (model / DECODER).write_text(json.dumps({"cue": cue, "role": tables(N_ROLE), "score": SCORE}), "utf-8")
    sign(model)
    decoder = load_decoder(check_manifest(model))
    assert decoder.cue.start.tolist() == cue["start"]
    assert decoder.cue.transitions.tolist() == cue["transitions"]
    assert decoder.cue.end.tolist() == cue["end"]
    assert decoder.role.transitions.shape == (N_ROLE, N_ROLE)


@pytest.mark.parametrize(
    "content",
    [
        UNTYPED(""),
        UNTYPED("{"),
        UNTYPED("[]"),
        UNTYPED("null"),
        UNTYPED("{}"),
        UNTYPED(json.dumps({"cue": tables(N_CUE)})),
        UNTYPED(json.dumps({"cue": tables(N_CUE), "role": []})),
        UNTYPED(json.dumps({"cue": tables(N_CUE), "role": tables(N_ROLE)})),
        UNTYPED(json.dumps({"cue": tables(N_CUE), "role": tables(N_ROLE), "score": {**SCORE, "right": "high"}})),
        UNTYPED(json.dumps({"cue": tables(N_CUE), "role": {"start": [0.0]}})),
        json.dumps({"cue": tables(N_CUE + 1), "role": tables(N_ROLE)}),
        json.dumps({"cue": tables(N_CUE), "role": tables(N_ROLE - 1)}),
        json.dumps({"cue": {**tables(N_CUE), "end": [0.0]}, "role": tables(N_ROLE)}),
        UNTYPED(json.dumps({"cue": {**tables(N_CUE), "transitions": [[0.0], [0.0, 1.0]]}, "role": tables(N_ROLE)})),
        UNTYPED(json.dumps({"cue": {**tables(N_CUE), "start": ["a", "b", "c"]}, "role": tables(N_ROLE)})),
        UNTYPED(json.dumps({"cue": {**tables(N_CUE), "start": None}, "role": tables(N_ROLE)})),
        UNTYPED(json.dumps({"cue": {**tables(N_CUE), "start": [[0.0]] * N_CUE}, "role": tables(N_ROLE)})),
    ],
    ids=lambda content: content[:60],
)
def test_a_broken_decoder_is_refused_even_where_its_hash_fits(model, content):
    (model / DECODER).write_text(content, "utf-8")
    sign(model)
    info = check_manifest(model)
    with pytest.raises(ModelError) as error:
        load_decoder(info)
    assert "\n" not in str(error.value)


def test_a_graph_that_is_none_is_refused_with_its_path(model):
    with pytest.raises(ModelError, match=TAGGER):
        OnnxEngine(model / TAGGER, model / ROLES)
    with pytest.raises(ModelError, match=TAGGER):
        load_reader(model)


def test_a_reader_is_not_loaded_from_files_that_were_changed(model):
    (model / VOCABULARY).write_text("other words", "utf-8")
    with pytest.raises(ModelError, match=VOCABULARY):
        load_reader(model)
