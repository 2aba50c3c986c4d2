"""What the documents speak of is there: links, codes, limits, settings, commands, tests behind promises."""

import ast
import re
from dataclasses import replace

import pytest

from onrecord.records import (
    Article,
    Circumstance,
    Credit,
    Failure,
    Hop,
    Speaker,
    Statement,
    article,
    statement,
)
from onrecord.scoring import score
from onrecord.text.span import Span
from tests.contract.source import PACKAGE, ROOT, sources, tree
from tests.docs.generate import DOCS, pages

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def anchors(text):
    """The headings as links name them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    for target in LINK.findall(page.read_text("utf-8")):
        if target.startswith(("https://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{page.name} links to {target}"
        if anchor:
            assert anchor in anchors(file.read_text("utf-8")), f"{page.name} links to {target}"


def raised_codes():
    """Every error code in the source: `code = ...` of an error class, and those of InputError and Failure."""
    for path in sources():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef) and any("Error" in ast.unparse(base) for base in node.bases):
                for line in node.body:
                    if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "code":
                        yield path, line.value.value
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("InputError", "Failure"):
                arguments = [a.value for a in node.args[:2] if isinstance(a, ast.Constant)]
                arguments += [
                    k.value.value for k in node.keywords if k.arg == "code" and isinstance(k.value, ast.Constant)
                ]
                yield from ((path, a) for a in arguments if re.fullmatch(r"[a-z_]+", str(a)))


def test_every_code_is_explained():
    table = (DOCS / "errors.md").read_text("utf-8")
    found = sorted({code for _, code in raised_codes()})
    assert len(found) >= 5
    assert [code for code in found if f"`{code}`" not in table] == []


@pytest.mark.parametrize("name", ["limits.md", "settings.md"])
def test_generated_pages_are_current(name):
    assert (DOCS / name).read_text("utf-8") == pages()[name], "run `make docs`"


def test_every_page_is_in_the_table_of_contents():
    contents = (DOCS / "README.md").read_text("utf-8")
    missing = [p.name for p in DOCS.rglob("*.md") if p.name != "README.md" and p.name not in contents]
    assert not missing


def test_the_tests_behind_the_promises_exist():
    text = (DOCS / "promises.md").read_text("utf-8")
    named = TEST.findall(text)
    assert len(named) >= 7
    for file, function in named:
        path = ROOT / file
        assert path.is_file(), f"docs/promises.md names {file}"
        functions = {node.name for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)}
        assert not function or function in functions, f"docs/promises.md names {file}::{function}"


def test_each_promise_has_a_test_or_says_that_it_is_not_reached():
    sections = re.split(r"^## ", (DOCS / "promises.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert [section.partition(".")[0] for section in sections] == [str(n) for n in range(1, 11)]
    for section in sections:
        assert TEST.search(section) or "Not reached yet" in section, section.splitlines()[0]


def test_the_readme_names_only_commands_and_targets_that_exist():
    text = (ROOT / "README.md").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^make (\w+)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"make {target}"
    commands = "\n".join(path.read_text("utf-8") for path in (PACKAGE / "cli").glob("*.py"))
    for command in re.findall(r"^(?:\.venv/bin/)?onrecord (\w+)", text, re.MULTILINE):
        assert re.search(rf"def {command}\w*\(|\"{command}\"", commands), f"onrecord {command}"


def test_the_format_page_names_every_field_and_every_word():
    text = (DOCS / "format.md").read_text("utf-8")
    records = [Article, Statement, Speaker, Credit, Circumstance, Hop, Failure]
    names = {name for record in records for name in record.__dataclass_fields__} - {"unknown"}
    lists = [article.CREDIT_ROLES, article.CREDIT_PLACES, article.OFFSETS_TO_SOURCE, article.OUTCOMES]
    lists += [statement.SPEAKER_TYPES, statement.KINDS, statement.ATTITUDES, statement.CIRCUMSTANCES]
    words = {word for allowed in [*lists, statement.HOP_ROLES] for word in allowed}
    assert sorted(name for name in names | words if f"`{name}`" not in text) == []


def test_the_measures_page_names_every_measure():
    text = (DOCS / "eval.md").read_text("utf-8")
    said = Statement(id="1", content=(Span(0, 1),), cue=Span(2, 3), speaker="A", speaker_type="person", kind="direct")
    whole = replace(said, source=(Span(4, 6),), attitude="belief")
    credit = Credit(outlet="B", span=None, role="origin")
    gold = {"1": Article(id="1", text="a b he", statements=(whole,), credits=(credit,))}
    measures = score(gold, gold).as_dict().keys() - {"articles"}
    assert len(measures) > 20
    families = {f"`.{name.partition('.')[2]}`" if "." in name else f"`{name}`": name for name in measures}
    missing = [name for shown, name in families.items() if shown not in text and f"`{name}`" not in text]
    assert not missing
