"""The rules of the house that import-linter cannot say."""

import ast
import re
import subprocess
import sys
import tomllib

import pytest

from tests.contract.source import PACKAGE, ROOT, called, imported, sources, tree

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 50
OUR_FOLDERS = ("src", "tests", "training", "eval", "bench")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

SLOW_MODULES = {
    "apsw",
    "brotli",
    "charset_normalizer",
    "feedparser",
    "jinja2",
    "lxml",
    "multiprocessing",
    "numpy",
    "onnxruntime",
    "pyarrow",
    "tokenizers",
    "trafilatura",
    "warcio",
}
"""What takes a while to import, or is not needed to answer `--help`."""


def our_files():
    return [path for folder in OUR_FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]


def test_no_file_is_longer_than_a_reader_holds():
    long = {
        str(p.relative_to(ROOT)): n
        for p in our_files()
        if (n := len(p.read_text("utf-8").splitlines())) > MAX_FILE_LINES
    }
    assert not long, f"split by the question each part answers: {long}"


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= MAX_FUNCTION_LINES
    ]
    assert not long


def test_text_needs_the_standard_library_only():
    for path in sources("text"):
        for name in imported(path):
            top = name.partition(".")[0]
            ours = name.startswith("onrecord.text") or name in ("onrecord.limits", "onrecord.errors")
            assert ours or top in sys.stdlib_module_names, f"{path.name} imports {name}"


def test_one_file_knows_the_runtime_of_the_model():
    users = [path for path in sources() if any(n.partition(".")[0] == "onnxruntime" for n in imported(path))]
    assert len(users) <= 1, users
    assert all(path.parent == PACKAGE / "models" for path in users)


@pytest.mark.parametrize(
    "module",
    ["torch", "transformers", "pickle", "marshal", "shelve", "joblib", "socket", "http", "urllib.request"],
)
def test_nothing_is_unpickled_and_nothing_opens_a_connection(module):
    """As import-linter says too; this sees imports inside functions and of what is not installed as well."""
    users = [p.name for p in sources() for n in imported(p) if n == module or n.startswith(module + ".")]
    assert not users


def test_numpy_never_unpickles():
    assert not [p.name for p in sources() if "allow_pickle=True" in p.read_text("utf-8")]


def test_only_the_command_line_prints():
    for path in sources():
        if path.is_relative_to(PACKAGE / "cli"):
            continue
        for name, line in called(path):
            assert name not in ("print", "click.echo", "click.secho"), f"{path}:{line} prints"
        assert "click" not in {n.partition(".")[0] for n in imported(path)}, f"{path} imports click"


def test_no_assert_stands_for_an_error_message():
    """Only `assert x is not None` may stand: it tells the type checker what cannot be otherwise."""
    asserts = [(p.name, n) for p in sources() for n in ast.walk(tree(p)) if isinstance(n, ast.Assert)]
    found = [f"{name}:{n.lineno}" for name, n in asserts if not ast.unparse(n.test).rstrip(")").endswith("is not None")]
    assert not found


def test_help_loads_nothing_slow():
    code = "import onrecord.cli.main, sys; print(*sys.modules)"
    got = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in got.stdout.split()}
    assert not loaded & SLOW_MODULES


def test_every_dependency_has_a_lower_bound_and_a_reason():
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    for requirement in PROJECT["dependencies"]:
        assert re.fullmatch(r"[A-Za-z0-9_.\-]+>=[0-9.]+", requirement), requirement
        (line,) = [line for line in lines if f'"{requirement}",' in line and "#" in line]
        assert len(line.partition("#")[2].split()) >= 2, f"{requirement}: say what it is for"
    for requirements in PROJECT["optional-dependencies"].values():
        for requirement in requirements:
            assert ">=" in requirement, requirement


def test_every_dependency_is_used():
    """By its import name where that differs from the one it is installed by."""
    import_names = {"charset-normalizer": "charset_normalizer", "lxml-html-clean": None, "jinja2": "jinja2"}
    every = {name.partition(".")[0] for path in sources() for name in imported(path)}
    for requirement in PROJECT["dependencies"]:
        name = requirement.partition(">")[0]
        module = import_names.get(name, name)
        assert module is None or module in every, f"nothing imports {name}"


def test_the_version_stands_in_two_places_and_is_the_same():
    import onrecord

    assert onrecord.__version__ == PROJECT["version"]
    assert f"## {PROJECT['version']}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_licence_is_whole():
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert "9. Accepting Warranty or Additional Liability" in text
