"""Boosted trees that ask one question a level, read from arrays and walked for all blocks of a page at once."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.signals.characters import Floats
from pipeline.clean.signals.context import Signals
from pipeline.clean.signals.words import Lexicon

_AT_ONCE = 2000  # blocks scored in one go: bounds the memory of a page with very many


@dataclass(frozen=True)
class Trees:
    """Each tree has `depth` questions "signal > border"; their answers, the first the lowest bit, number a leaf."""

    signals: tuple[str, ...]
    questions: NDArray[np.int64]
    """Row of the signal asked about: trees x depth."""
    borders: Floats
    """Trees x depth; infinite where a tree has fewer questions."""
    leaves: Floats
    """Trees x 2 ** depth."""
    bias: float

    def score(self, signals: Signals) -> Floats:
        """How sure it is that each block is main text, 0-1."""
        matrix = np.empty((len(self.signals), len(signals[self.signals[0]])), np.float32)
        for row, name in enumerate(self.signals):
            matrix[row] = signals[name]
        starts = range(0, matrix.shape[1], _AT_ONCE)
        sums = np.concatenate([self._add_leaves(matrix[:, start : start + _AT_ONCE]) for start in starts])
        scores: Floats = (1 / (1 + np.exp(-sums))).astype(np.float32)
        return scores

    def _add_leaves(self, matrix: Floats) -> Floats:
        leaf = np.zeros((len(self.leaves), matrix.shape[1]), np.uint8)
        for rows, borders in reversed(self._levels):
            leaf += leaf  # the answers so far, one bit up
            leaf |= (matrix.take(rows, 0) > borders).view(np.uint8)
        # "clip" spares numpy a second look at the numbers: none lies outside.
        sums: Floats = self.leaves.ravel().take(leaf + self._offsets, mode="clip").sum(0) + np.float32(self.bias)
        return sums

    @cached_property
    def _levels(self) -> tuple[tuple[NDArray[np.int64], Floats], ...]:
        """Of each level the questions of all trees, and their borders in a column."""
        columns = zip(self.questions.T, self.borders.T, strict=True)
        return tuple((np.ascontiguousarray(rows), borders[:, None].copy()) for rows, borders in columns)

    @cached_property
    def _offsets(self) -> NDArray[np.int64]:
        """Where each tree's leaves begin."""
        offsets: NDArray[np.int64] = np.arange(len(self.leaves))[:, None] * self.leaves.shape[1]
        return offsets


@dataclass(frozen=True)
class Model:
    """Two rounds of trees: the first scores each block, the second also knows what the first said of its neighbours."""

    lexicon: Lexicon
    first: Trees
    second: Trees
    names: dict[str, float]
    """Weights of names in the DOM; empty in a model that knows the text only."""


def save_model(path: Path, model: Model, words: tuple[tuple[str, ...], Floats]) -> None:
    """Writes the model as compressed arrays: nothing in it can be run."""
    arrays: dict[str, NDArray[np.generic]] = {"words": np.array(words[0]), "word_weights": words[1].astype(np.float16)}
    arrays["names"] = np.array(tuple(model.names), str)
    arrays["name_weights"] = np.array(tuple(model.names.values()), np.float16)
    for name, trees in (("first", model.first), ("second", model.second)):
        arrays[f"{name}_signals"] = np.array(trees.signals)
        arrays[f"{name}_questions"] = trees.questions.astype(np.uint16)
        arrays[f"{name}_borders"] = trees.borders
        arrays[f"{name}_leaves"] = trees.leaves.astype(np.float16)
        arrays[f"{name}_bias"] = np.array(trees.bias)
    np.savez_compressed(path, allow_pickle=False, **arrays)


def load_model(path: Path) -> Model:
    """The model in the file.

    Raises:
        ValueError: the file holds objects, which could run code.
    """
    with np.load(path, allow_pickle=False) as arrays:
        lexicon = Lexicon(tuple(arrays["words"].tolist()), arrays["word_weights"].astype(np.float32))
        names = dict(zip(arrays["names"].tolist(), arrays["name_weights"].astype(float).tolist(), strict=True))
        first, second = (
            Trees(
                signals=tuple(arrays[f"{name}_signals"].tolist()),
                questions=arrays[f"{name}_questions"].astype(np.int64),
                borders=arrays[f"{name}_borders"].astype(np.float32),
                leaves=arrays[f"{name}_leaves"].astype(np.float32),
                bias=float(arrays[f"{name}_bias"]),
            )
            for name in ("first", "second")
        )
        return Model(lexicon, first, second, names)
