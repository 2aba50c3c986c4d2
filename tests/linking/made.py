"""Small articles made for tests: statements are written as they stand, and found again by their words."""

from functools import lru_cache

from onrecord.linking.embedding import load_embedding
from onrecord.linking.events import link_event
from onrecord.records import Article, CopyEdge, Credit, Speaker, Statement
from onrecord.text.span import Span


@lru_cache(maxsize=1)
def embedding():
    return load_embedding()


def say(speaker, words, kind="direct", by="person", cue="said", **more):
    """A statement to be: (speaker, words, ...). `by`: the speaker's type; `described`: how the article describes them;
    `via`: an outlet that the article names as the one who reported it; `called`: what stands for the speaker there;
    `to`: whom it was said to."""
    return {"speaker": speaker, "words": words, "kind": kind, "by": by, "cue": cue, **more}


def article(name, outlet, *said, credits=(), published=None, text="", domain=None):
    """An article of one paragraph for each statement. `credits`: (outlet, where), all of origin."""
    body, statements, speakers = text, [], []
    for n, s in enumerate(said):
        body += ("\n\n" if body else "") + (f"{s['described']} " if "described" in s else "")
        described = (Span(len(body) - len(s["described"]) - 1, len(body) - 1),) if "described" in s else ()
        called = s.get("called", s["speaker"] or "")
        source = Span(len(body), len(body) + len(called))
        body += f"{called} "
        cue = Span(len(body), len(body) + len(s["cue"]))
        body += f"{s['cue']} "
        to = (Span(len(body), len(body) + len(s["to"])),) if "to" in s else ()
        body += f"{s['to']} " if to else ""
        mark = '"' if s["kind"] == "direct" else ""
        content = Span(len(body), len(body) + len(s["words"]) + 2 * len(mark))
        body += f"{mark}{s['words']}{mark}."
        speakers.append(Speaker(f"e{n}", s["speaker"] or "", s["by"], (), described))
        statements.append(
            Statement(
                f"s{n}", (content,), cue, (source,) if s["speaker"] else (),
                speaker=s["speaker"], speaker_id=f"e{n}", speaker_type=s["by"], kind=s["kind"],
                attitude="communication", via=s.get("via", ()), addressee=to,
            )
        )  # fmt: skip
    made = tuple(Credit(o, None, "origin", where) for o, where in credits)
    return Article(name, body, name, outlet=outlet, domain=domain, published=published, title=None,
                   statements=tuple(statements), speakers=tuple(speakers), credits=made)  # fmt: skip


def edge(taker, source, relation="copy", direction=None, origin=None):
    """`taker` has its text from `source`; or in another direction, given as from the first to the second."""
    a, b = sorted((taker.id, source.id))
    found = direction or ("a_from_b" if a == taker.id else "b_from_a")
    return CopyEdge(a, b, relation, 0.9, 0.9, found, origin)


def event(articles, edges=(), families=(), owners=None):
    """The story and its claims."""
    ids = [[a.id for a in f] for f in families]
    return link_event(articles, list(edges), ids, embedding(), owners=owners)


def the_claim(found, words):
    """The one claim in which these words stand."""
    (claim,) = [c for c in found.claims if any(words in s.text for s in c.statements)]
    return claim
