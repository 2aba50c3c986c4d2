"""Pages for the tests: a sound article, with room for what the test is about."""

BODY = (
    "The dredger sank on Monday, said the harbour master, who had watched it from the quay.",
    "“He told me, ‘Get off the boat,’ and I did,” said Ole Brandt, a deckhand on the vessel.",
    "Nobody was hurt when the vessel went down, the company said in a written statement on Tuesday.",
)


def page(*, head="", above="", below="", lead="", body=BODY, title="Dredger sinks"):
    """HTML of an article with a heading; the pieces go where their names say."""
    paragraphs = "".join(f"<p>{lead if i == 0 else ''}{p}</p>" for i, p in enumerate(body))
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body>"
        f"<article><h1>{title}</h1>{above}{paragraphs}{below}</article></body></html>"
    )
