"""What docs/ says that the code says first: limits, settings. `make docs` writes it; a test compares.

python -m tests.docs.generate
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.contract.source import PACKAGE, ROOT, tree

DOCS = ROOT / "docs"

LIMITS_HEAD = """# Limits

Written by `make docs` from `src/onrecord/limits.py`. Every cap stands there and applies before the memory is
spent; what goes beyond one gets a code of [errors](errors.md).

| limit | value | what it caps |
|---|---|---|
"""

SETTINGS_HEAD = """# Settings

Written by `make docs` from `src/onrecord/settings.py`. A flag of the command line wins over the environment
(`ONRECORD_` and the name in capitals), that over the file (`onrecord.toml` in the working directory, else
`~/.config/onrecord/config.toml`), that over the default.

| setting | environment | default | what it does |
|---|---|---|---|
"""


def pages() -> dict[str, str]:
    """File name in docs/ -> what should stand in it."""
    limits = "".join(
        f"| `{name}` | {_value(value)} | {sentence} |\n"
        for name, value, sentence in _documented(tree(PACKAGE / "limits.py").body)
    )
    body = tree(PACKAGE / "settings.py").body
    (settings,) = [node for node in body if isinstance(node, ast.ClassDef) and node.name == "Settings"]
    rows = "".join(
        f"| `{name}` | `ONRECORD_{name.upper()}` | {_value(value)} | {sentence} |\n"
        for name, value, sentence in _documented(settings.body)
    )
    return {"limits.md": LIMITS_HEAD + limits, "settings.md": SETTINGS_HEAD + rows}


def _documented(body: list[ast.stmt]) -> Iterator[tuple[str, ast.expr, str]]:
    """Each name that is given a value, with the sentence that stands below it."""
    for node, following in zip(body, [*body[1:], ast.Pass()], strict=True):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
            below = following.value if isinstance(following, ast.Expr) else None
            sentence = below.value if isinstance(below, ast.Constant) else ""
            yield name, node.value, " ".join(str(sentence).split()).replace("|", "\\|")


def _value(node: ast.expr) -> str:
    value = eval(compile(ast.Expression(node), "limits", "eval"), {"__builtins__": {}})
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def write(folder: Path = DOCS) -> None:
    """Write every page anew."""
    for name, text in pages().items():
        (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    write()
