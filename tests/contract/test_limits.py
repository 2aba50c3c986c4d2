"""Every cap says what it caps, in which unit, and is used."""

import ast
import re

from tests.contract.source import PACKAGE, sources, tree

UNITS = """
BYTES CHARS SECONDS DEPTH SPAN SHARE REPAIRS LINES FILES RECORDS
WORDS PIECES ITEMS NODES WINDOWS STORIES ARTICLES CLAIMS
""".split()


def limits():
    """Name -> the sentence below it."""
    body = tree(PACKAGE / "limits.py").body
    found = {}
    for node, following in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            (target,) = node.targets if isinstance(node, ast.Assign) else (node.target,)
            sentence = following.value if isinstance(following, ast.Expr) else None
            found[ast.unparse(target)] = sentence.value if isinstance(sentence, ast.Constant) else ""
    return found


def test_every_limit_has_a_sentence():
    assert len(limits()) >= 8
    for name, sentence in limits().items():
        assert len(sentence.split()) >= 4, f"{name}: say below it what it caps"


def test_every_limit_has_its_unit_in_its_name():
    for name in limits():
        assert any(unit in name for unit in UNITS), f"{name}: in which unit?"


def test_every_limit_is_used():
    text = "\n".join(path.read_text("utf-8") for path in sources() if path.name != "limits.py")
    unused = [name for name in limits() if not re.search(rf"\b{name}\b", text)]
    assert not unused


def test_no_cap_hides_elsewhere():
    """What begins with MAX_ stands in limits.py, where people look for it, and not in some module."""
    stray = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sources()
        if path.name != "limits.py"
        for node in tree(path).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).startswith("MAX_")
    ]
    assert not stray
