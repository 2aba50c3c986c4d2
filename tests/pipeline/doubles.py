"""Readers that read nothing, and break where they are told to."""

from dataclasses import replace

from onrecord.errors import ModelError


class Reader:
    """Marks each article as read; holds `batch` articles back, as the real one does. Breaks at texts that
    hold a bad word.
    """

    def __init__(self, batch=3, bad=("BREAK",), error=RuntimeError):
        self.batch, self.bad, self.error = batch, bad, error
        self.seen = []

    def read(self, articles):
        held = []
        for article in articles:
            held.append(article)
            if len(held) == self.batch:
                yield from self._read(held)
                held = []
        yield from self._read(held)

    def _read(self, held):
        if any(word in article.text for article in held for word in self.bad):
            raise self.error("the model\nfailed")
        self.seen += [article.text for article in held]
        return [replace(article, outcome="read", reader={"name": "double"}) for article in held]


class Lazy(Reader):
    """Stops without a word after its first batch."""

    def read(self, articles):
        held = [article for article, _ in zip(articles, range(self.batch), strict=False)]
        yield from self._read(held[:1])


class Gone(Reader):
    """A reader without its model."""

    def read(self, articles):
        for _ in articles:
            raise ModelError("the model is gone")
        yield
