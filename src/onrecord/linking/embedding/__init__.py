"""Text -> a vector of its sense, by the packaged network."""

from onrecord.linking.embedding.sentences import DIMENSIONS, Embed, SentenceEmbedding, load_embedding

__all__ = ["DIMENSIONS", "Embed", "SentenceEmbedding", "load_embedding"]
