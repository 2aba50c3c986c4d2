"""What every page needs around its contents: templates that escape, one style and one script, and the policy that
allows no other.

A Content-Security-Policy in the page names the style and the script by their hashes and forbids all else, so that no
word of an article can load or run anything even if escaping failed.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

LIT_NUMBERS = 500
"""Statements of one article whose words light up without scripts: each costs the browser a rule."""


def lit_rules(most: int) -> str:
    """Style: one rule for each statement number up to `most`: a card that is the link's target lights up its words,
    unscripted.
    """
    rules = []
    for n in range(1, min(most, LIT_NUMBERS) + 1):
        words = ",".join(f'[data-s~="{n}{letter}"]' for letter in "csq")
        rules.append(f".art:has(.k{n}:target) :is({words}){{background-color:var(--lit);color:var(--lit-ink)}}")
    return "\n".join(rules)


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy of a page with exactly this style and this script."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()


@cache
def asset(name: str, package: str = "onrecord.export.html") -> str:
    """The text of a file in a package's `templates`."""
    return files(package).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def environment(*packages: str) -> Environment:
    """Templates of these packages and of this one; everything that is put into them is escaped."""
    return Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in (*packages, "onrecord.export.html")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
