"""`onrecord stories`, `story`, `claims`, `claim`: what was reported, by how many sources really."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.ledger import console, ledger_option, link_new, open_ledger, page_options, with_options, write_records
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.records import Claim, Count, Reason, Story

FOUND, NOTHING_FOUND = 0, 1
FORMS = ("table", "json", "jsonl")
form_option = click.option("-f", "--format", "form", type=click.Choice(FORMS), default="table", show_default=True)
NUMBERS = ("outlets", "newsrooms", "speakers")
SHOWN_SPEAKERS, SHOWN_CLAIMS = 15, 15


@click.command("stories")
@click.argument("words", nargs=-1)
@with_options(ledger_option, *page_options, form_option)
@click.option("--least", type=int, default=2, show_default=True, metavar="N", help="Stories of at least N articles.")
def stories(words: tuple[str, ...], ledger: str | None, limit: int, offset: int, form: str, least: int) -> int:
    """Which events the articles report, and how many sources each really has.

    With WORDS: stories that have them in their title. What was added since the last time is linked first.

    \b
    outlets    who carries it
    newsrooms  who obtained something themselves, once copies and credits are followed back
    speakers   who is quoted
    A range, such as 2-3, says how far the evidence reaches; `onrecord story ID` gives the reasons.

    \b
    Exit status: 0 something was found; 1 nothing was; 2 the command line was wrong.
    """  # noqa: D301 - \b is how click is told to keep these lines
    text = " ".join(words)
    with open_ledger(ledger) as opened:
        link_new(opened)
        total = opened.count_stories(text, least=least)
        found = opened.stories(text, least=least, limit=limit, offset=offset)
    if form == "table":
        _print_stories(found, total)
    else:
        from onrecord.records import story_to_json

        write_records(form, "stories", [story_to_json(s) for s in found], (), total=total, offset=offset)
    return FOUND if total else NOTHING_FOUND


@click.command("story")
@click.argument("name", metavar="ID")
@with_options(ledger_option, form_option)
def story(name: str, ledger: str | None, form: str) -> int:
    """One story: its articles in time, who speaks, its claims, and the reasons for its numbers.

    ID is what `onrecord stories` gives; its beginning is enough.

    \b
    Exit status: 0 it is there; 2 it is not.
    """  # noqa: D301 - \b is how click is told to keep these lines
    with open_ledger(ledger) as opened:
        link_new(opened)
        found = opened.story(name)
        if found is None:
            raise UsageError(f"{name}: no story, or several, with such an id; onrecord stories lists them")
        claims = opened.claims(story=found.id, limit=SHOWN_CLAIMS)
    if form == "table":
        _print_story(found, claims)
    else:
        from onrecord.records import story_to_json

        write_records("jsonl", "story", [story_to_json(found)], ()) if form == "jsonl" else _json(story_to_json(found))
    return FOUND


@click.command("claims")
@click.argument("words", nargs=-1)
@with_options(ledger_option, *page_options, form_option)
@click.option("--story", "of_story", metavar="ID", help="Only claims of that story.")
def claims(words: tuple[str, ...], ledger: str | None, limit: int, offset: int, form: str, of_story: str | None) -> int:
    """What several articles claim, or somebody denies: quotations through their variants, and paraphrases.

    With WORDS, as for `onrecord search`: claims that have them in one of their wordings.

    \b
    Exit status: 0 something was found; 1 nothing was; 2 the command line was wrong.
    """  # noqa: D301 - \b is how click is told to keep these lines
    text = " ".join(words)
    with open_ledger(ledger) as opened:
        link_new(opened)
        total = opened.count_claims(text, story=of_story)
        found = opened.claims(text, story=of_story, limit=limit, offset=offset)
    if form == "table":
        _print_claims(found, total)
    else:
        from onrecord.records import claim_to_json

        write_records(form, "claims", [claim_to_json(c) for c in found], (), total=total, offset=offset)
    return FOUND if total else NOTHING_FOUND


@click.command("claim")
@click.argument("name", metavar="ID")
@with_options(ledger_option, form_option)
def claim(name: str, ledger: str | None, form: str) -> int:
    """One claim: its wordings and who printed which, what was altered, who denies it, and how many sources it has.

    ID is what `onrecord claims` gives; its beginning is enough.

    \b
    Exit status: 0 it is there; 2 it is not.
    """  # noqa: D301 - \b is how click is told to keep these lines
    with open_ledger(ledger) as opened:
        link_new(opened)
        found = opened.claim(name)
    if found is None:
        raise UsageError(f"{name}: no claim, or several, with such an id; onrecord claims lists them")
    if form == "table":
        _print_claim(found)
    else:
        from onrecord.records import claim_to_json

        write_records("jsonl", "claim", [claim_to_json(found)], ()) if form == "jsonl" else _json(claim_to_json(found))
    return FOUND


def _json(record: dict[str, Any]) -> None:
    import json

    click.echo(json.dumps(record, ensure_ascii=False, indent=2))


def number(count: Count) -> str:
    """`3`, `2-4`, or `unmeasured`."""
    if count.low is None:
        return "unmeasured"
    return str(count.low) if count.low == count.high else f"{count.low}-{count.high}"


def _clean(text: str | None) -> str:
    from onrecord.export.display import for_terminal, one_line

    return for_terminal(one_line(text or ""))


def _print_stories(found: list[Story], total: int) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from onrecord.export.display import count

    out = console()
    for s in found:
        days = [a.published[:10] for a in s.articles if a.published]
        when = " to ".join(dict.fromkeys((days[0], days[-1]))) if days else "no date"
        out.print(Text(f"{s.id}  {_clean(s.title)}", style="bold"))
        facts = _numbers(s)
        facts.append(f"  ·  {count(len(s.articles), 'article')}, {when}", style="dim")
        out.print(Padding(facts, (0, 0, 1, 4)))
    click.echo("1 story" if total == 1 else f"{total:,} stories")


def _print_story(s: Story, claims: list[Claim]) -> None:
    from rich.text import Text

    out = console()
    out.print(Text(_clean(s.title), style="bold"))
    out.print(_numbers(s))
    family = {member: n for n, f in enumerate(s.families, 1) for member in f}
    out.print("\nArticles, in time (the same number: one text and its copies)", style="dim")
    for a in s.articles:
        mark = f"{family[a.id]:>2}" if a.id in family else "  "
        when = (a.published or "")[:16].replace("T", " ")
        line = Text(f"{mark}  {when:<16}  {_clean(a.outlet) or 'outlet not told'}", style="bold")
        line.append(f"  {_clean(a.title)}", style="not bold")
        out.print(line, no_wrap=True, overflow="ellipsis")
    out.print("\nWho speaks", style="dim")
    for speaker in s.speaking[:SHOWN_SPEAKERS]:
        body = f" (for {_clean(speaker.institution)})" if speaker.institution not in (None, speaker.name) else ""
        where = f"{len(speaker.articles)} articles" if len(speaker.articles) > 1 else "1 article"
        out.print(Text(f"    {_clean(speaker.name)}{body}: {where}"))
    if len(s.speaking) > SHOWN_SPEAKERS:
        out.print(f"    and {len(s.speaking) - SHOWN_SPEAKERS} more", style="dim")
    if claims:
        out.print("\nClaims", style="dim")
        for c in claims:
            _claim_line(c, out)
    _print_reasons([r for r in s.reasons if r.number != "speakers"], out)


def _print_claims(found: list[Claim], total: int) -> None:
    from onrecord.export.display import count

    out = console()
    for c in found:
        _claim_line(c, out)
    click.echo(count(total, "claim"))


def _claim_line(c: Claim, out: Any) -> None:
    from rich.padding import Padding
    from rich.text import Text

    out.print(Text(f"{c.id}  “{_clean(c.text)}”", style="bold"))
    facts = _numbers(c)
    altered = sum(v.relation == "altered" for v in c.variants)
    if altered:
        facts.append(f"  ·  altered in {altered} of {len(c.variants)} wordings", style="yellow")
    if c.disputed_by:
        facts.append(f"  ·  disputed by {', '.join(_disputers(c))}", style="red")
    out.print(Padding(facts, (0, 0, 1, 4)))


def _disputers(c: Claim) -> list[str]:
    return list(dict.fromkeys(_clean(d.speaker) or "somebody not named" for d in c.disputed_by))


def _numbers(record: Story | Claim) -> Any:
    from rich.text import Text

    return Text("  ·  ".join(f"{n} {number(getattr(record, n))}" for n in NUMBERS), style="green")


def _print_claim(c: Claim) -> None:
    from rich.padding import Padding
    from rich.text import Text

    out = console()
    out.print(Text(f"“{_clean(c.text)}”", style="bold"))
    out.print(_numbers(c))
    for name in NUMBERS:
        count: Count = getattr(c, name)
        who = ", ".join(_clean(m) for m in count.members) or "-"
        note = f" ({count.unmeasured})" if count.unmeasured else ""
        out.print(Text(f"  {name}: {who}{note}"))
    out.print("\nWordings, and who printed them", style="dim")
    for v in c.variants:
        printed = ", ".join(_clean(o) for o in v.outlets) or f"{len(v.articles)} articles"
        out.print(Text.assemble((f"  {v.relation:<11}", "yellow" if v.relation == "altered" else "dim"), printed))
        out.print(Padding(Text(f"“{_clean(v.text)}”"), (0, 0, 0, 13)))
        for change in v.changes:
            words = Text(
                "“" + (_clean(change.before) or "nothing") + "” → “" + (_clean(change.after) or "nothing") + "”"
            )
            out.print(Padding(words, (0, 0, 0, 13)), style="yellow")
    out.print("\nWho says it", style="dim")
    for s in c.statements:
        out.print(
            Text(f"  {_clean(s.speaker) or 'not named'}, in {_clean(s.outlet or s.ref)}  {s.article}:{s.statement}")
        )
    if c.disputed_by:
        out.print("\nDisputed by", style="dim")
        for d in c.disputed_by:
            who, where = _clean(d.speaker) or "somebody not named", _clean(d.outlet or d.ref)
            out.print(Text(f"  {who}, in {where} ({d.reason}: {_clean(d.words)})", style="red"))
            out.print(Padding(Text(f"“{_clean(d.text)}”"), (0, 0, 0, 4)))
    _print_reasons(list(c.reasons), out)


def _print_reasons(reasons: list[Reason], out: Any) -> None:
    from rich.text import Text

    out.print("\nWhy these numbers", style="dim")
    for r in reasons:
        out.print(Text(f"  {r.number:<9}  {_clean(r.subject)}: {_clean(r.detail)}"))
