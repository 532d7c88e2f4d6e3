"""Documents into blocks: one file per kind of document."""

from pipeline.read.media import read

__all__ = ["read"]
