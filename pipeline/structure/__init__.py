"""Labelled blocks into the facts of a brief."""

from pipeline.structure.find import structure

__all__ = ["structure"]
