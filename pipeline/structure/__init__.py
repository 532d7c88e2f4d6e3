"""Labelled blocks into the facts of a brief."""

from pipeline.structure.find import METHODS, structure

__all__ = ["METHODS", "structure"]
