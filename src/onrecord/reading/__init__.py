"""Article -> statements, speakers, credits: the encoder and what follows it."""

from onrecord.reading.model_files import ModelInfo, check_manifest
from onrecord.reading.reader import Reader, load_reader

__all__ = ["ModelInfo", "Reader", "check_manifest", "load_reader"]
