"""Labelled blocks into the facts of a brief."""

from pipeline.structure.draft import Draft, structure

__all__ = ["Draft", "structure"]
