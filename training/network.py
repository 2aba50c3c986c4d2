"""The network: MiniLM encoder, cue tagger, and for each cue a tagger of the words that play a role in its statement.

One encoder pass serves every cue of a window. Nesting comes for free: each cue has its own source and content.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.reading.labels import ATTITUDES, CUE_LABELS, ROLE_LABELS
from onrecord.reading.traits import N_BREAKS, N_DISTANCES, N_PARAGRAPH_STEPS, N_QUOTE_STATES, N_SHAPES
from training.crf import Crf

OUTSIDE, INSIDE = (CUE_LABELS.index(x) for x in "OI")


@dataclass(frozen=True)
class Size:
    """Width and depth of the encoder (MiniLM-L6) and of the heads."""

    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    key: int = 128
    role: int = 64
    reach: int = 5


def drop_units(x: Tensor, p: float) -> Tensor:
    """Dropout of whole units, the same at every place of a sequence (Gal and Ghahramani 2016).

    *Shape:* (batch, places, units). Ordinary dropout draws a number for every value, which on a CPU costs twice what
    the matrix products cost.
    """
    if p == 0.0:
        return x
    keep = torch.rand(x.shape[0], 1, x.shape[2]) >= p
    return x * (keep.to(x.dtype) / (1.0 - p))


class Layer(nn.Module):
    """One transformer layer (post-norm, GELU)."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = size.heads, dropout
        self.query = nn.Linear(size.hidden, size.hidden)
        self.key = nn.Linear(size.hidden, size.hidden)
        self.value = nn.Linear(size.hidden, size.hidden)
        self.merge = nn.Linear(size.hidden, size.hidden)
        self.norm1 = nn.LayerNorm(size.hidden, eps=1e-12)
        self.widen = nn.Linear(size.hidden, size.inner)
        self.narrow = nn.Linear(size.inner, size.hidden)
        self.norm2 = nn.LayerNorm(size.hidden, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """*Shape:* x (batch, pieces, hidden), mask (batch, 1, 1, pieces), additive -> as x."""
        batch, length, hidden = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        p = self.dropout if self.training else 0.0
        # In float: the backward pass of the fused attention takes twice as long in bfloat16.
        if torch.jit.is_tracing():  # written out, the ONNX optimiser can fuse it
            y = torch.softmax(q @ k.transpose(2, 3) / (hidden // self.heads) ** 0.5, dim=-1) @ v
        else:
            y = F.scaled_dot_product_attention(*(t.float() for t in (q, k, v)), attn_mask=mask)
        y = self.merge(y.transpose(1, 2).reshape(batch, length, hidden))
        x = self.norm1(x + drop_units(y, p))
        y = self.narrow(F.gelu(self.widen(x)))
        return self.norm2(x + drop_units(y, p))


class Encoder(nn.Module):
    """MiniLM over word pieces, with what an uncased vocabulary cannot see: case shape, paragraph breaks, quotation
    state."""

    def __init__(self, size: Size, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = dropout
        self.words = nn.Embedding(size.vocabulary, size.hidden)
        self.places = nn.Embedding(size.positions, size.hidden)
        self.kind = nn.Parameter(torch.zeros(size.hidden))
        self.shapes = nn.Embedding(N_SHAPES, size.hidden)
        self.breaks = nn.Embedding(N_BREAKS, size.hidden)
        self.quotes = nn.Embedding(N_QUOTE_STATES, size.hidden)
        self.norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        for table in (self.shapes, self.breaks, self.quotes):
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, pieces: Tensor, shapes: Tensor, breaks: Tensor, quotes: Tensor, mask: Tensor | None) -> Tensor:
        """*Shape:* all (batch, pieces) -> (batch, pieces, hidden). `mask`: 1 a piece, 0 padding; None: no padding."""
        length = pieces.shape[1]
        x = self.words(pieces) + self.places.weight[:length] + self.kind
        x = x + self.shapes(shapes) + self.breaks(breaks) + self.quotes(quotes)
        x = drop_units(self.norm(x), self.dropout if self.training else 0.0)
        additive = None if mask is None else (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, additive)
        return x


class Tagger(nn.Module):
    """Encoder and every linear head that is computed once for each word, whatever the cues are."""

    def __init__(self, size: Size, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder, self.dropout = Encoder(size, dropout), dropout
        self.cue = nn.Linear(size.hidden, len(CUE_LABELS))
        self.key = nn.Linear(size.hidden, size.key)
        self.query = nn.Linear(size.hidden, size.key)
        self.attitude = nn.Linear(size.hidden, len(ATTITUDES))

    def forward(
        self,
        pieces: Tensor,
        shapes: Tensor,
        breaks: Tensor,
        quotes: Tensor,
        mask: Tensor | None,
        first: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """*Shape:* first (batch, words), the index of each word's first piece -> cue scores (batch, words, 3), keys and
        queries (batch, words, key), attitude scores (batch, words, attitudes)."""
        return self.heads(self.words(pieces, shapes, breaks, quotes, mask, first))

    def words(
        self, pieces: Tensor, shapes: Tensor, breaks: Tensor, quotes: Tensor, mask: Tensor | None, first: Tensor
    ) -> Tensor:
        """*Shape:* as above -> the encoder's last layer at each word's first piece (batch, words, hidden)."""
        states = self.encoder(pieces, shapes, breaks, quotes, mask).float()
        index = first.unsqueeze(2).expand(-1, -1, states.shape[2])
        words = torch.gather(states, 1, index)
        if self.training:
            words = drop_units(words, self.dropout)
        return words

    def heads(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """*Shape:* (batch, words, hidden) -> as forward."""
        return self.cue(words), self.key(words), self.query(words), self.attitude(words)


class Roles(nn.Module):
    """For each cue, scores of every word of its window for each role."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.from_key = nn.Linear(size.key, size.role)
        self.from_query = nn.Linear(size.key, size.role, bias=False)
        self.from_both = nn.Linear(size.key, size.role, bias=False)
        self.distance = nn.Embedding(N_DISTANCES, size.role)
        self.paragraph = nn.Embedding(N_PARAGRAPH_STEPS, size.role)
        self.near = nn.Conv1d(size.role, size.role, size.reach, padding=size.reach // 2)
        self.label = nn.Linear(size.role, len(ROLE_LABELS))
        nn.init.normal_(self.distance.weight, std=0.2)
        nn.init.normal_(self.paragraph.weight, std=0.2)

    def forward(self, keys: Tensor, window: Tensor, query: Tensor, distance: Tensor, paragraph: Tensor) -> Tensor:
        """*Shape:* keys (batch, words, key), window (cues,), query (cues, key), distance and paragraph (cues, words)
        -> (cues, words, roles)."""
        k = keys[window]
        h = self.from_key(keys)[window] + self.from_query(query).unsqueeze(1)
        h = h + self.from_both(k * query.unsqueeze(1))
        h = F.gelu(h + self.distance(distance) + self.paragraph(paragraph))
        if self.training:
            h = drop_units(h, 0.1)
        h = h + F.gelu(self.near(h.transpose(1, 2)).transpose(1, 2))
        return self.label(h)


class Network(nn.Module):
    """Everything that is trained."""

    def __init__(self, size: Size | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        self.size = size or Size()
        self.tagger = Tagger(self.size, dropout)
        self.roles = Roles(self.size)
        self.cue_crf = Crf(len(CUE_LABELS), forbidden=[(OUTSIDE, INSIDE)], not_first=[INSIDE])
        self.role_crf = Crf(len(ROLE_LABELS))
